#include "report.h"

#include <errno.h>
#include <stdio.h>

int report_fault(const char *program, const struct fault *fault)
{
    static const int statuses[] = {
        [FAULT_NONE] = EXIT_ANSWERED,   [FAULT_DATA] = EXIT_REFUSED,    [FAULT_USAGE] = EXIT_USAGE,
        [FAULT_UNKNOWN] = EXIT_UNKNOWN, [FAULT_IO] = EXIT_IO,           [FAULT_PIPE] = EXIT_IO,
        [FAULT_PART] = EXIT_REFUSED,    [FAULT_STOPPED] = EXIT_REFUSED,
    };
    if (fault->kind != FAULT_PIPE) {
        fprintf(stderr, "%s: %s\n", program, fault->text);
    }
    return statuses[fault->kind];
}

int report_output(const char *program, int status)
{
    struct fault fault = {0};
    errno = 0;
    if ((fflush(stdout) == 0 && !ferror(stdout)) || status != EXIT_ANSWERED) {
        return status;
    }
    errno = errno ? errno : EIO; /* it failed earlier, and nobody knows why any more */
    fault_errno(&fault, FAULT_IO, "cannot write the output");
    return report_fault(program, &fault);
}

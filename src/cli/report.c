#include "report.h"

#include <stdio.h>

int report_fault(const char *program, const struct fault *fault)
{
    static const int statuses[] = {
        [FAULT_NONE] = EXIT_ANSWERED,   [FAULT_DATA] = EXIT_REFUSED, [FAULT_USAGE] = EXIT_USAGE,
        [FAULT_UNKNOWN] = EXIT_UNKNOWN, [FAULT_IO] = EXIT_IO,        [FAULT_PIPE] = EXIT_IO,
        [FAULT_PART] = EXIT_REFUSED,
    };
    if (fault->kind != FAULT_PIPE) {
        fprintf(stderr, "%s: %s\n", program, fault->text);
    }
    return statuses[fault->kind];
}

#include "pager.h"
#include "messages.h"

#include <string.h>

void pager_open(struct pager *pager)
{
    const char *command = platform_variable("PAGER");
    *pager = (struct pager){0};
    if (!command || (*command && strcmp(command, "cat") != 0)) {
        platform_reader_open(&pager->reader, command);
        pager->file = pager->reader.file;
    }
}

bool pager_close(struct pager *pager, struct fault *fault)
{
    if (pager->file == NULL) {
        return true;
    }
    pager->file = NULL;
    return platform_reader_close(&pager->reader) ||
           fault_say_with(fault, FAULT_IO, MSG_fault_pager, platform_variable("PAGER"));
}

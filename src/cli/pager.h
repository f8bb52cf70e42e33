#ifndef BLOCLINE_PAGER_H
#define BLOCLINE_PAGER_H

#include "fault.h"
#include "platform.h"

#include <stdbool.h>
#include <stdio.h>

/* A program that shows a long answer a page at a time: the command in PAGER (for sh), or
 * `less -FRX`, which is out of the way where all fits on the screen (and is not used on a terminal
 * that TERM calls dumb). */
struct pager {
    FILE *file; /* NULL: there is none */
    struct platform_reader reader;
};

/* Starts it on our stdout. Without one (PAGER is empty or "cat"), or if it does not start, `file`
 * stays NULL. From here on a reader that leaves early is a FAULT_PIPE and no longer ends the
 * program. Ctrl-C reaches both programs, and the caller must not leave the terminal to a pager that
 * is still there: it stops its work and closes the pager. */
void pager_open(struct pager *pager);

/* Waits until the reader has seen enough. FAULT_IO: there is no such program as PAGER says. */
bool pager_close(struct pager *pager, struct fault *fault);

#endif

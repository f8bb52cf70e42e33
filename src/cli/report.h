#ifndef BLOCLINE_REPORT_H
#define BLOCLINE_REPORT_H

#include "fault.h"

#include <stddef.h>

/* Exit statuses (src/README.md, "Contract for programs"). */
enum exit_status {
    EXIT_ANSWERED = 0,
    EXIT_REFUSED = 1, /* data refused or failed; an empty answer with --fail-empty */
    EXIT_USAGE = 2,
    EXIT_UNKNOWN = 3, /* no such bloc, actor or event */
    EXIT_IO = 4,
    EXIT_PIPE = 141 /* the reader of the output left early: as a shell says of SIGPIPE */
};

/* Prints "PROGRAM: text" on stderr (nothing for FAULT_PIPE) and returns the exit status. */
int report_fault(const char *program, const struct fault *fault);

/* For memory_handler: one line with the size, temporary files taken away, and the end (EXIT_IO). */
void report_no_memory_in(enum language language);

/* Says the text and ends the program at once, its temporary files taken away. By any thread. */
void report_overdue(const char *text);

/* The exit status where an argument of the command line is no text, after saying so. */
int report_arguments(const char *program);

/* After work that is in place: what stdout holds is out; if not, that is said, and the work is done
 * all the same. */
void report_done(const char *program);

/* For the end of main: `status`, or EXIT_IO if some of stdout could not be written (a help that was
 * cut off is no help), which is said unless a fault was reported before. */
int report_output(const char *program, int status);

#endif

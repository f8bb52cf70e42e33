#ifndef BLOCLINE_PROGRESS_H
#define BLOCLINE_PROGRESS_H

#include "language.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* One line on a terminal that says how far long work is. */

struct progress {
    FILE *out; /* NULL: nobody sees it */
    const char *program;
    enum language language;
    int what;                        /* being done now, an `enum message` */
    const char *of;                  /* of what; NULL */
    double begun, what_begun, shown; /* seconds; shown 0: not yet */
    double share, share_begun;       /* of the whole, where it is known otherwise; 0: it is not */
};

/* For `out`, if that is a terminal and `quiet` is false. Texts are borrowed. */
struct progress progress_to(FILE *out, const char *program, bool quiet, enum language language);

/* The `tick` of a struct watch. Silent in the first second. */
void progress_tick(void *context, int what, const char *of, size_t done, size_t all);

/* The `share` of a struct watch. */
void progress_share(void *context, size_t done, size_t all);

/* Takes the line away, before something else is said. */
void progress_clear(struct progress *progress);

#endif

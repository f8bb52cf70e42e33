#ifndef BLOCLINE_OPTION_WALK_H
#define BLOCLINE_OPTION_WALK_H

#include "options.h"

#include <stdbool.h>
#include <stddef.h>

/* The words of a command line one after the other, as getopt_long of GNU takes them apart: letters
 * in a bunch (-qh), arguments that are joined on (-dFILE, --lang=ru), long names that are cut where
 * they stay clear (--read for --reading). Our own, so that a command line means the same on every
 * system. */

struct option_walk {
    char **argv;
    int argc;
    int index;           /* of the next word */
    const char *letters; /* that are left of a bunch, or NULL */
};

enum option_step {
    OPTION_STEP_END,     /* nothing is left */
    OPTION_STEP_OPERAND, /* a word that is no option: `argument` */
    OPTION_STEP_OPTION,
    OPTION_STEP_UNKNOWN,   /* no option is called so */
    OPTION_STEP_WANTS,     /* its argument is missing */
    OPTION_STEP_TAKES_NONE /* it has an argument and takes none */
};

struct option_found {
    const struct option_spec *spec; /* NULL: none */
    const char *argument;           /* NULL: none; borrowed from argv */
    char letter;                    /* of a short option, or 0 */
};

/* The next of them. The words `--` and those that are dates are for the caller to look at first. */
enum option_step option_walk_next(struct option_walk *walk, const struct option_spec *specs,
                                  size_t count, struct option_found *found);

#endif

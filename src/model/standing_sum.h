#ifndef BLOCLINE_STANDING_SUM_H
#define BLOCLINE_STANDING_SUM_H

#include "standing.h"

#include <stddef.h>

/* How many stand somewhere, day by day. */

/* One standing: whose it is (an actor in a bloc), and its days. */
struct summand {
    uint64_t owner;
    struct bounds days;
};

/* From this day on, until the next step: how many surely do, and how many at most. */
struct sum_step {
    int64_t day;
    size_t certain, possible;
};

/* The steps of `count` standings, in order of days, no two neighbours alike. The standings of one
 * owner stand together and in order of time; those of them that touch or overlap are one stretch,
 * so that who passes from one status to another counts once. `steps` is malloc'ed. */
void standing_sum(const struct summand *list, size_t count, struct sum_step **steps,
                  size_t *step_count);

#endif

#ifndef BLOCLINE_PAIR_DRIVER_H
#define BLOCLINE_PAIR_DRIVER_H

#include "pair_sweep.h"
#include "scope.h"

/* Drives a pair sweep over the spells of a scope. The entries of some periods at a time are in
 * memory (a window), so that a million spells take no more of it than a hundred thousand; each
 * window costs one pass over the spells of its days. */

/* Called for each pair of a period, in order of period and pair. */
typedef bool pair_visit(void *context, int64_t period, const struct pair *pair,
                        struct fault *fault);

/* Units are actors and links are blocs, both by rank; with `of_blocs` the other way round. `labels`
 * are of the links, as in pair_sweep.h. Where only some units are chosen, only their pairs count;
 * if it is one, its pairs with all others. FAULT_USAGE if there are more than a million periods. */
bool pair_driver(struct scope *scope, bool of_blocs, const struct cell *labels, pair_visit *visit,
                 void *context, struct fault *fault);

#endif

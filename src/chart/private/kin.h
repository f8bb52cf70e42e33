#ifndef BLOCLINE_KIN_H
#define BLOCLINE_KIN_H

#include "chart.h"

/* The order of bands in a picture of a lineage. */

/* Whether a step is an arrow: what was renamed, transformed, merged, absorbed or succeeded. Others
 * (nested-in, inspired) are words. */
bool step_is_arrow(const struct chart_step *step);

/* Components that no step joins, by size; in each from old to young, with single moves while the
 * arrows cross less: one behind a living band costs 1, behind a dead one 0.08, one that goes up 3.
 * `order` has room for all blocs. */
void kin_order(const struct chart_data *data, size_t *order);

#endif

#ifndef BLOCLINE_POOL_H
#define BLOCLINE_POOL_H

#include <stddef.h>

/* Puts labels beside the points that they belong to: as near as can be (least squares), in the same
 * order, at least `gap` apart, none before `least`. (Isotonic regression by pooling adjacent
 * violators.) `anchors` do not fall. */
void pool_labels(const double *anchors, size_t count, double gap, double least, double *places);

#endif

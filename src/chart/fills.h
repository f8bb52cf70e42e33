#ifndef BLOCLINE_FILLS_H
#define BLOCLINE_FILLS_H

#include "svg.h"
#include "theme.h"

#include <stdbool.h>
#include <stddef.h>

/* How a status looks. Fill says as what: the fills can be distinguished without their colours. */

/* The fill of each of `count` statuses, in the order of statuses.csv: known ids keep theirs, the
 * others get those of their class in turn. `full` says which are of class full. */
void fills_assign(const char *const *ids, const bool *full, size_t count, enum fill *fills);

/* A bar of that fill: its ground, border and pattern, as marks of their own (patterns of SVG are
 * drawn differently by different renderers). Pixels. */
void fill_bar(struct svg *svg, enum fill fill, const struct theme *theme, double x, double y,
              double width, double height);

/* The tip of a bar that goes on: a triangle from `x` to the right (to the left: `left`). */
void fill_tip(struct svg *svg, enum fill fill, const struct theme *theme, double x, double y,
              double height, bool left);

/* Cuts the line through (x, y) with slope `rise` (1 or -1: 45 degrees) to a rectangle. False if it
 * misses it. `ends` gets x1, y1, x2, y2. */
bool hatch_clip(double x, double y, int rise, const double rect[4], double ends[4]);

/* The sign of a fill on a terminal: a block character, or ASCII. */
const char *fill_sign(enum fill fill, bool ascii);

#endif

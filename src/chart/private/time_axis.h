#ifndef BLOCLINE_TIME_AXIS_H
#define BLOCLINE_TIME_AXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Days laid along a line, and the marks that people read on it. */

struct time_axis {
    int64_t lo, hi; /* first and last day shown, lo < hi */
    double x0, x1;  /* where they are, in pixels (or cells) */
};

/* Where a day is; days outside are put on the nearer end. */
double axis_x(const struct time_axis *axis, int64_t day);

enum { TICK_TEXT_SIZE = 40, TICKS_MAX = 64 };

struct tick {
    int64_t day;
    char text[TICK_TEXT_SIZE]; /* "1995", "500 BCE", "1995-03", "1995-03-14" */
};

/* The words of years before year 1 in the language of the picture. */
struct era {
    const char *before; /* "BCE"; NULL: as ISO writes it, -0499 */
};

/* Ticks in order, `*count` at most TICKS_MAX: steps of 1, 2, 5, 10, 20, 25, 50, 100, ... years
 * (below two years months, below two months days), so large that `label_width` plus `gap` fits
 * between two. Before year 1 steps and labels are those of BCE years, which have no year 0: `500
 * BCE` is -0499. `measure` says how wide a label is. */
typedef double tick_measure(const char *text);
void axis_ticks(const struct time_axis *axis, const struct era *era, tick_measure *measure,
                double gap, struct tick ticks[TICKS_MAX], size_t *count);

/* The year of a day, as people write it. */
void year_text(int64_t year, const struct era *era, char out[TICK_TEXT_SIZE]);

#endif

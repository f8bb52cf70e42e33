#ifndef BLOCLINE_STANDING_H
#define BLOCLINE_STANDING_H

#include "edtf.h"
#include "words.h"

#include <stdbool.h>
#include <stdint.h>

/* Whether a standing held on a day, or on the days of a period (src/README.md, "The meaning of an
 * answer").
 */

/* The bounds of a spell, in days. Half-open: the end is the first day on which it no longer holds.
 */
struct bounds {
    int64_t start_lo, start_hi, end_lo, end_hi;
};

/* "certain", "possible" or "absent". */
const char *certainty_text(enum certainty certainty);

/* On one day: certain if start_hi <= day < end_lo, else possible if start_lo <= day < end_hi. */
enum certainty standing_on_day(const struct bounds *bounds, int64_t day);

/* Over the window of days from `lo` to `hi` (--from and --to; the infinities where there is no
 * limit): certain if there is a day of the window on which it surely holds, which is
 * max(start_hi, lo) < min(end_lo, hi + 1). For what several have in common the bounds are the
 * latest of their beginnings and the earliest of their ends. */
enum certainty standing_in_window(const struct bounds *bounds, int64_t lo, int64_t hi);

/* Over the days of `period`, those that the value may mean (its gaps do not count). The rule is
 * applied day by day: ANY is the surest of the days' answers, ALL the least sure.
 * A period without a first (or last) day has no answer for START (or END): ABSENT. */
enum certainty standing_in_period(const struct bounds *bounds, const struct edtf *period,
                                  enum rule rule);

#endif

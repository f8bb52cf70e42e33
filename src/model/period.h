#ifndef BLOCLINE_PERIOD_H
#define BLOCLINE_PERIOD_H

#include "standing.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The calendar as a row of periods: what a panel counts time in. Periods are numbers; the one after
 * `n` is `n + 1`. The words for them are by_words (words.h). */
enum by { BY_YEAR, BY_QUARTER, BY_MONTH, BY_DAY, BY_WHOLE /* all days are one period, number 0 */ };

/* The days asked about, `lo` to `hi` (finite), cut into periods. The first and the last period may
 * be cut short by them: what lies outside is not asked about, and rules about a period (standing.h)
 * are about what is left of it. */
struct calendar {
    enum by by;
    int64_t lo, hi;
    const struct period_table *table; /* or NULL; see below */
};

/* The first days of `count` periods from `first` on, and the day after them: what a sweep over a
 * million spells looks up instead of reckoning it for every day. (Pairs by year of a million
 * accounts: 443 ms reckoned, 392 looked up.) */
struct period_table {
    int64_t first;
    size_t count;
    double per_day;
    int64_t days[];
};

/* Makes the table of periods of months, quarters or years. To be freed; it must outlive the
 * calendars that have it. NULL where there is no use for one: too many periods, days, or one. */
struct period_table *period_table_new(enum by by, int64_t first, size_t count);

/* The number of the period that a day of the calendar lies in. */
int64_t period_of(const struct calendar *calendar, int64_t day);

/* The first and last day of a period of the calendar. */
int64_t period_first(const struct calendar *calendar, int64_t period);
int64_t period_last(const struct calendar *calendar, int64_t period);

/* Writes the period as EDTF: 1998, 1998-03, 1998-03-17; but a quarter as R and pandas read it,
 * 1998Q1 to 1998Q4, which EDTF calls 1998-33 to 1998-36. Years past 9999 are Y10000; of these only
 * whole years are EDTF. NUL-terminated; returns the length in bytes. */
enum { PERIOD_TEXT_SIZE = 32 };
size_t period_text(enum by by, int64_t period, char out[PERIOD_TEXT_SIZE]);

/* Periods from `first` to `last`; none if first > last. */
struct periods {
    int64_t first, last;
};

bool periods_have(struct periods periods, int64_t period);

/* The periods for which something that holds on the days of [from, to) (infinities allowed) holds
 * by the rule: on some day, on every day, on the first, on the last day of the period. */
struct periods periods_of_days(const struct calendar *calendar, enum rule rule, int64_t from,
                               int64_t to);

#endif

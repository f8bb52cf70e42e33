#ifndef BLOCLINE_WITH_BOUNDS_H
#define BLOCLINE_WITH_BOUNDS_H

#include "table_filter.h"

/* Plain days beside dates (--with-bounds), for programs that know no EDTF: of each column of dates
 * the first and the last day that it may mean, as 1996-08-01, or no value where there is no limit.
 *
 * Beside `start` and `end` these are start_earliest, start_latest, end_earliest and end_latest;
 * beside `date` date_earliest and date_latest. A row of a panel is about one standing: it has the
 * bounds of that. Where a row is of a period and of no single standing, they are the period's:
 * period_earliest and period_latest. */

enum { BOUND_COLUMNS_MAX = 8, BOUND_DATES_MAX = BOUND_COLUMNS_MAX / 2 };

/* What is added to a table. */
struct bound_columns {
    struct column columns[BOUND_COLUMNS_MAX]; /* two for each date */
    size_t from[BOUND_DATES_MAX]; /* the column of the date; the number of columns: it has none */
    size_t count;                 /* of columns; 0: the table has no dates */
};

/* What is added to a table with these columns. */
struct bound_columns bound_columns_of(const struct column *columns, size_t count);

/* Adds them. A command whose rows have no dates, but rest on standings, writes the columns itself,
 * after its own and in this order, with `..` where there is no limit: the filter only puts that
 * right. `fill` (EDTF, NULL for none) is where what goes on ends. In `begin`: FAULT_USAGE if there
 * is no date. */
struct table_filter *filter_bounds(struct table_sink *next, const char *fill);

/* A day as such a command writes it into `out` (EDTF_DAY_SIZE bytes). */
struct cell bound_cell(int64_t day, char *out);

#endif

#include "period.h"

#include "arena.h"
#include "day.h"

#include <stdio.h>

/* Periods in a year. */
static int64_t per_year(enum by by)
{
    return by == BY_MONTH ? 12 : by == BY_QUARTER ? 4 : 1;
}

static int64_t floor_divide(int64_t number, int64_t by)
{
    return number / by - (number % by < 0);
}

/* The first day of a period that is not cut: reckoned, */
static int64_t begins(enum by by, int64_t period)
{
    const int64_t parts = per_year(by), year = floor_divide(period, parts);
    return day_from_civil(year, (int)((period - year * parts) * (12 / parts)) + 1, 1);
}

enum { TABLE_MOST = 1 << 12 };

struct period_table *period_table_new(enum by by, int64_t first, size_t count)
{
    if (by == BY_DAY || by == BY_WHOLE || count == 0 || count > TABLE_MOST) {
        return NULL;
    }
    struct period_table *table = heap_alloc(sizeof *table + (count + 1) * sizeof *table->days);
    table->first = first;
    table->count = count;
    for (size_t i = 0; i <= count; i++) {
        table->days[i] = begins(by, first + (int64_t)i);
    }
    table->per_day = (double)count / (double)(table->days[count] - table->days[0]);
    return table;
}

/* The periods are of nearly the same length, so a guess is a step or two away. */
static int64_t look_up(const struct period_table *table, int64_t day)
{
    size_t i = (size_t)((double)(day - table->days[0]) * table->per_day);
    while (table->days[i] > day) {
        i--;
    }
    while (table->days[i + 1] <= day) {
        i++;
    }
    return table->first + (int64_t)i;
}

int64_t period_of(const struct calendar *calendar, int64_t day)
{
    const struct period_table *table = calendar->table;
    if (table && day >= table->days[0] && day < table->days[table->count]) {
        return look_up(table, day);
    }
    if (calendar->by == BY_DAY) {
        return day;
    }
    if (calendar->by == BY_WHOLE) {
        return 0;
    }
    const struct civil civil = day_to_civil(day);
    const int64_t parts = per_year(calendar->by);
    return civil.year * parts + (civil.month - 1) * parts / 12;
}

/* or looked up where it can be. */
static int64_t first_day(const struct calendar *calendar, int64_t period)
{
    const struct period_table *table = calendar->table;
    return table && period >= table->first && period - table->first <= (int64_t)table->count
               ? table->days[period - table->first]
               : begins(calendar->by, period);
}

int64_t period_first(const struct calendar *calendar, int64_t period)
{
    if (calendar->by == BY_DAY) {
        return period;
    }
    const int64_t day = calendar->by == BY_WHOLE ? calendar->lo : first_day(calendar, period);
    return day < calendar->lo ? calendar->lo : day;
}

int64_t period_last(const struct calendar *calendar, int64_t period)
{
    if (calendar->by == BY_DAY) {
        return period;
    }
    const int64_t day =
        calendar->by == BY_WHOLE ? calendar->hi : first_day(calendar, period + 1) - 1;
    return day > calendar->hi ? calendar->hi : day;
}

/* A year takes most of the time of a panel's row, so those of four digits are written by hand. */
static size_t year_text(int64_t year, char *out)
{
    if (year < 0 || year > 9999) {
        return (size_t)snprintf(out, PERIOD_TEXT_SIZE - 8,
                                year < -9999  ? "Y%05lld"
                                : year > 9999 ? "Y%lld"
                                              : "%05lld",
                                (long long)year);
    }
    for (int i = 3; i >= 0; i--) {
        out[i] = (char)('0' + year % 10);
        year /= 10;
    }
    out[4] = '\0';
    return 4;
}

static size_t part_text(int part, char *out)
{
    out[0] = '-';
    out[1] = (char)('0' + part / 10);
    out[2] = (char)('0' + part % 10);
    out[3] = '\0';
    return 3;
}

size_t period_text(enum by by, int64_t period, char out[PERIOD_TEXT_SIZE])
{
    if (by == BY_WHOLE) {
        out[0] = '\0';
        return 0;
    }
    if (by == BY_DAY) {
        const struct civil civil = day_to_civil(period);
        size_t size = year_text(civil.year, out);
        size += part_text(civil.month, out + size);
        return size + part_text(civil.day, out + size);
    }
    const int64_t parts = per_year(by), year = floor_divide(period, parts);
    const size_t size = year_text(year, out);
    if (by == BY_YEAR) {
        return size;
    }
    const int part = (int)(period - year * parts) + 1;
    if (by == BY_QUARTER) {
        out[size] = 'Q';
        out[size + 1] = (char)('0' + part);
        out[size + 2] = '\0';
        return size + 2;
    }
    return size + part_text(part, out + size);
}

bool periods_have(struct periods periods, int64_t period)
{
    return periods.first <= period && period <= periods.last;
}

struct periods periods_of_days(const struct calendar *calendar, enum rule rule, int64_t from,
                               int64_t to)
{
    const struct periods none = {INT64_MAX, INT64_MIN};
    if (from >= to || calendar->lo > calendar->hi || from > calendar->hi || to <= calendar->lo) {
        return none;
    }
    const int64_t lo = from < calendar->lo ? calendar->lo : from;
    const int64_t hi = to > calendar->hi ? calendar->hi : to - 1;
    struct periods periods = {period_of(calendar, lo), period_of(calendar, hi)};
    if ((rule == RULE_ALL || rule == RULE_START) && lo != period_first(calendar, periods.first)) {
        periods.first++;
    }
    if ((rule == RULE_ALL || rule == RULE_END) && hi != period_last(calendar, periods.last)) {
        periods.last--;
    }
    return periods.first <= periods.last ? periods : none;
}

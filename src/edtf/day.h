#ifndef BLOCLINE_DAY_H
#define BLOCLINE_DAY_H

#include <stdbool.h>
#include <stdint.h>

/* Days of the proleptic Gregorian calendar as numbers. Day 0 is 1970-01-01, the day before it is
 * -1. Year 0000 exists (it is 1 BC) and is a leap year (ISO 8601-1:2019, 4.2.1). */

/* The years we promise to count exactly, to either side of 0000. */
#define DAY_YEAR_MAX INT64_C(9999999999999999)

struct civil {
    int64_t year;
    int month; /* 1 to 12 */
    int day;   /* 1 to days_in_month(year, month) */
};

/* Whether the year has a 29th of February. Any year. */
bool year_is_leap(int64_t year);

/* How many days (28 to 31) the month (1 to 12) of the year has. Any year. */
int days_in_month(int64_t year, int month);

/* The number of the day. The year is within +-(DAY_YEAR_MAX + 1), month and day exist in it. */
int64_t day_from_civil(int64_t year, int month, int day);

/* The date of the day. Total: every int64_t is a day. */
struct civil day_to_civil(int64_t day);

#endif

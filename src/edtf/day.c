#include "day.h"

/* The calendar repeats every 400 years: an era. Years are counted from 1 March, so that the leap
 * day is the last of its year and the lengths of the months before it follow a straight line. The
 * method is Howard Hinnant's "chrono-compatible low-level date algorithms". */
enum {
    ERA_YEARS = 400,
    ERA_DAYS = 146097,
    CENTURY_DAYS = 36524,
    FOUR_YEARS_DAYS = 1460,
    YEAR_DAYS = 365,
    EPOCH_ERA = 4,            /* 1970-01-01 lies in the era from 1600-03-01, */
    EPOCH_DAY_OF_ERA = 135080 /* so many days into it */
};

bool year_is_leap(int64_t year)
{
    return (year & 3) == 0 && ((year & 15) == 0 || year % 25 != 0);
}

int days_in_month(int64_t year, int month)
{
    if (month == 2)
        return year_is_leap(year) ? 29 : 28;
    return 30 | (month ^ (month >> 3)); /* 31 for odd months up to July and even ones from August */
}

int64_t day_from_civil(int64_t year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - (ERA_YEARS - 1)) / ERA_YEARS;
    int year_of_era = (int)(y - era * ERA_YEARS);
    int month_from_march = month > 2 ? month - 3 : month + 9;
    int day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    int day_of_era = year_of_era * YEAR_DAYS + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (era - EPOCH_ERA) * ERA_DAYS + (day_of_era - EPOCH_DAY_OF_ERA);
}

struct civil day_to_civil(int64_t day)
{
    /* First divide, then move to the epoch's era: near the ends of int64_t the sum would overflow.
     */
    int64_t era = day / ERA_DAYS;
    int day_of_era = (int)(day % ERA_DAYS);
    if (day_of_era < 0) {
        day_of_era += ERA_DAYS;
        era--;
    }
    day_of_era += EPOCH_DAY_OF_ERA;
    if (day_of_era >= ERA_DAYS) {
        day_of_era -= ERA_DAYS;
        era++;
    }
    era += EPOCH_ERA;
    int year_of_era = (day_of_era - day_of_era / FOUR_YEARS_DAYS + day_of_era / CENTURY_DAYS -
                       day_of_era / (ERA_DAYS - 1)) /
                      YEAR_DAYS;
    int day_of_year = day_of_era - (YEAR_DAYS * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (5 * day_of_year + 2) / 153;
    int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return (struct civil){
        .year = era * ERA_YEARS + year_of_era + (month <= 2),
        .month = month,
        .day = day_of_year - (153 * month_from_march + 2) / 5 + 1,
    };
}

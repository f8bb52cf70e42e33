#include "day.h"
#include "edtf_parts.h"

#include <assert.h>

enum { FIRST_SEASON = 21, LAST_SEASON = 41, MONTHS = 12 };

/* First month and number of months of each season (specification, level 2, "Sub-year groupings").
 * Which months make a season it leaves open: the meteorological ones are taken. A winter belongs to
 * the year in which its December lies. */
static const struct {
    uint8_t month, length;
} season_months[] = {
    {3, 3}, {6, 3},  {9, 3}, {12, 3}, /* 21-24: spring, summer, autumn, winter; as northern */
    {3, 3}, {6, 3},  {9, 3}, {12, 3}, /* 25-28: the same, northern hemisphere */
    {9, 3}, {12, 3}, {3, 3}, {6, 3},  /* 29-32: the same, southern hemisphere */
    {1, 3}, {4, 3},  {7, 3}, {10, 3}, /* 33-36: quarters */
    {1, 4}, {5, 4},  {9, 4},          /* 37-39: quadrimesters */
    {1, 6}, {7, 6},                   /* 40-41: half-years */
};

void edtf_season_span(int season, int64_t year, int64_t *lo, int64_t *hi)
{
    assert(season >= FIRST_SEASON && season <= LAST_SEASON);
    int first = season_months[season - FIRST_SEASON].month;
    int after = first + season_months[season - FIRST_SEASON].length;
    *lo = day_from_civil(year, first, 1);
    if (after > MONTHS)
        *hi = day_from_civil(year + 1, after - MONTHS, 1) - 1;
    else
        *hi = day_from_civil(year, after, 1) - 1;
}

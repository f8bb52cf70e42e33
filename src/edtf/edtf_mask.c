#include "day.h"
#include "edtf_parts.h"

/* Masks: dates with digits left open. Days are found by stepping years, then months, and within a
 * month by bits, so that no call takes more than some hundred steps. */

enum { YEAR_DIGITS = 4, DECEMBER = 12, ALL_MONTHS = 0x1FFE, FEBRUARY_ONLY = 1 << 2 };

#define ALL_DAYS UINT32_C(0xFFFFFFFE)
#define LEAP_DAY (UINT32_C(1) << 29)

static const int power[YEAR_DIGITS + 1] = {1, 10, 100, 1000, 10000};

static bool digit_unset(const struct edtf_element *mask, int place)
{
    return (mask->unset >> place & 1) != 0;
}

static bool value_fits(const struct edtf_element *mask, int value)
{
    for (int place = 0; place < YEAR_DIGITS; place++)
        if (!digit_unset(mask, place) &&
            value / power[place] % 10 != mask->year / power[place] % 10)
            return false;
    return value >= (mask->negative ? 1 : 0); /* there is no year -0000 */
}

/* The nearest value of four digits at or above (step 1) or at or below (step -1) `value`, which has
 * at most four digits, that the mask's digits allow; -1 if there is none. */
static int value_near(const struct edtf_element *mask, int value, int step)
{
    int place = YEAR_DIGITS - 1; /* find the first digit that differs from a set one */
    int raised = YEAR_DIGITS;    /* the last open place before it that can be moved on */
    for (; place >= 0; place--) {
        int digit = value / power[place] % 10;
        if (digit_unset(mask, place)) {
            if (digit != (step > 0 ? 9 : 0))
                raised = place;
            continue;
        }
        int wanted = mask->year / power[place] % 10;
        if (wanted == digit)
            continue;
        int kept = value - value % power[place + 1];
        if (step > 0 ? wanted < digit : wanted > digit) {
            if (raised == YEAR_DIGITS)
                return -1;
            kept = value - value % power[raised] + step * power[raised];
            place = raised - 1;
        }
        /* What is below is free: the least digits going up, the greatest going down. */
        kept -= kept % power[place + 1];
        for (int low = place; low >= 0; low--)
            kept += power[low] *
                    (digit_unset(mask, low) ? (step > 0 ? 0 : 9) : mask->year / power[low] % 10);
        return kept;
    }
    return value;
}

/* The nearest year at or after (step 1) or at or before (-1) `year` that the mask allows. */
static bool year_near(const struct edtf_element *mask, int64_t year, int step, int64_t *out)
{
    int sign = mask->negative ? -1 : 1;
    int64_t wanted = sign * year;
    int64_t least = mask->negative ? 1 : 0;
    int going = sign * step;
    if (going > 0 && wanted < least)
        wanted = least;
    if (going < 0 && wanted >= power[YEAR_DIGITS])
        wanted = power[YEAR_DIGITS] - 1;
    if (wanted < least || wanted >= power[YEAR_DIGITS])
        return false;
    int value = value_near(mask, (int)wanted, going);
    if (value < least)
        return false;
    *out = sign * value;
    return true;
}

static bool year_fits(const struct edtf_element *mask, int64_t year)
{
    int64_t value = mask->negative ? -year : year;
    return value >= 0 && value < power[YEAR_DIGITS] && value_fits(mask, (int)value);
}

/* The days that fit in a month, as bits. */
static uint32_t days_of(const struct edtf_element *mask, int64_t year, int month)
{
    if ((mask->months >> month & 1) == 0)
        return 0;
    return mask->days & (UINT32_MAX >> (31 - days_in_month(year, month)));
}

static int lowest_bit(uint32_t bits)
{
    return __builtin_ctz(bits);
}

static int highest_bit(uint32_t bits)
{
    return 31 - __builtin_clz(bits);
}

static bool season_near(const struct edtf_element *mask, int64_t day, int step, int64_t *out)
{
    /* A winter reaches into the year after its own. */
    int64_t year = day_to_civil(day).year - (step > 0);
    while (year_near(mask, year, step, &year)) {
        int64_t lo;
        int64_t hi;
        edtf_season_span(mask->season, year, &lo, &hi);
        if (step > 0 ? day <= hi : day >= lo) {
            if (step > 0)
                *out = day > lo ? day : lo;
            else
                *out = day < hi ? day : hi;
            return true;
        }
        year += step;
    }
    return false;
}

static bool mask_next(const struct edtf_element *mask, int64_t from, int64_t *day)
{
    if (mask->season != 0)
        return season_near(mask, from, 1, day);
    struct civil c = day_to_civil(from);
    int64_t year;
    for (int64_t y = c.year; year_near(mask, y, 1, &year); y = year + 1) {
        bool first = year == c.year;
        for (int month = first ? c.month : 1; month <= DECEMBER; month++) {
            uint32_t days = days_of(mask, year, month);
            if (first && month == c.month)
                days &= UINT32_MAX << c.day;
            if (days != 0) {
                *day = day_from_civil(year, month, lowest_bit(days));
                return true;
            }
        }
    }
    return false;
}

static bool mask_prev(const struct edtf_element *mask, int64_t upto, int64_t *day)
{
    if (mask->season != 0)
        return season_near(mask, upto, -1, day);
    struct civil c = day_to_civil(upto);
    int64_t year;
    for (int64_t y = c.year; year_near(mask, y, -1, &year); y = year - 1) {
        bool last = year == c.year;
        for (int month = last ? c.month : DECEMBER; month >= 1; month--) {
            uint32_t days = days_of(mask, year, month);
            if (last && month == c.month)
                days &= UINT32_MAX >> (31 - c.day);
            if (days != 0) {
                *day = day_from_civil(year, month, highest_bit(days));
                return true;
            }
        }
    }
    return false;
}

/* The last year of the block of years that differ only in open digits at the end. The block after
 * it differs in a set digit, so that the two never touch. */
static int64_t last_year_of_block(const struct edtf_element *mask, int64_t year)
{
    int open = 0;
    while (open < YEAR_DIGITS && digit_unset(mask, open))
        open++;
    int value = (int)(mask->negative ? -year : year);
    int first = value - value % power[open];
    if (mask->negative)
        return first > 0 ? -first : -1;
    return first + power[open] - 1;
}

static int64_t mask_run_end(const struct edtf_element *mask, int64_t day)
{
    struct civil c = day_to_civil(day);
    if (mask->season != 0) {
        int64_t lo;
        int64_t hi;
        edtf_season_span(mask->season, c.year - 1, &lo, &hi);
        if (day > hi || !year_fits(mask, c.year - 1))
            edtf_season_span(mask->season, c.year, &lo, &hi);
        return hi;
    }
    if (mask->months == ALL_MONTHS && mask->days == ALL_DAYS)
        return day_from_civil(last_year_of_block(mask, c.year), DECEMBER, 31);
    for (;;) {
        uint32_t gaps = ~days_of(mask, c.year, c.month) & (UINT32_MAX << c.day);
        int length = days_in_month(c.year, c.month);
        int last = gaps == 0 ? length : lowest_bit(gaps) - 1;
        int64_t end = day_from_civil(c.year, c.month, last);
        if (last < length)
            return end;
        c.day = 1;
        c.month++;
        if (c.month > DECEMBER) {
            c.month = 1;
            c.year++;
        }
        if ((days_of(mask, c.year, c.month) & 2) == 0 || !year_fits(mask, c.year))
            return end;
    }
}

bool edtf_mask_fits(const struct edtf_element *mask, int64_t day)
{
    if (day < mask->lo || day > mask->hi)
        return false;
    struct civil c = day_to_civil(day);
    if (mask->season == 0)
        return (days_of(mask, c.year, c.month) >> c.day & 1) != 0 && year_fits(mask, c.year);
    for (int64_t year = c.year - 1; year <= c.year; year++) {
        int64_t lo;
        int64_t hi;
        edtf_season_span(mask->season, year, &lo, &hi);
        if (day >= lo && day <= hi)
            return year_fits(mask, year);
    }
    return false;
}

bool edtf_mask_settle(struct edtf_element *mask)
{
    if (mask->season == 0) {
        for (int month = 1; month <= DECEMBER; month++)
            if (days_of(mask, 4, month) == 0) /* year 4, a leap year: what no year has */
                mask->months &= (uint16_t) ~(1U << month);
        if (mask->months == 0)
            return false;
        /* No odd year is a leap year; this keeps the search for one short. */
        if (mask->months == FEBRUARY_ONLY && (mask->days & ~(UINT32_MAX << 30)) == LEAP_DAY &&
            !digit_unset(mask, 0) && (mask->year & 1) != 0)
            return false;
    }
    int64_t edge = (mask->negative ? -1 : 1) * (int64_t)power[YEAR_DIGITS];
    int64_t before = day_from_civil(mask->negative ? edge : -1, 1, 1);
    int64_t after = day_from_civil(mask->negative ? 1 : edge + 1, 1, 1);
    if (!mask_next(mask, before, &mask->lo) || !mask_prev(mask, after, &mask->hi))
        return false;
    mask->masked = mask_run_end(mask, mask->lo) != mask->hi;
    return true;
}

bool edtf_element_next(const struct edtf_element *element, int64_t from, int64_t *day)
{
    if (from > element->hi)
        return false;
    if (from <= element->lo) {
        *day = element->lo;
        return true;
    }
    if (element->masked)
        return mask_next(element, from, day);
    *day = from;
    return true;
}

bool edtf_element_prev(const struct edtf_element *element, int64_t upto, int64_t *day)
{
    if (upto < element->lo)
        return false;
    if (upto >= element->hi) {
        *day = element->hi;
        return true;
    }
    if (element->masked)
        return mask_prev(element, upto, day);
    *day = upto;
    return true;
}

int64_t edtf_element_run_end(const struct edtf_element *element, int64_t day)
{
    return element->masked ? mask_run_end(element, day) : element->hi;
}

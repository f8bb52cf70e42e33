#include "day.h"
#include "edtf_parts.h"

/* One date: `[-]YYYY[-MM[-DD]]` with X for open digits and qualifiers around its components. First
 * its form is settled, then whether there are such days: so a slip of form is named as one. */

const char EDTF_NOT_A_DATE[] = "not a date";

static const char MONTH_RANGE[] = "month out of range";
static const char DAY_RANGE[] = "day out of range";
static const char DAY_RANGE_FOR_MONTH[] = "day out of range for the month";

#define EVERY_DAY   UINT32_C(0xFFFFFFFE)
#define EVERY_MONTH UINT16_C(0x1FFE)

enum {
    FIRST_SEASON = 21,
    LAST_SEASON = 41,
    LAST_LEVEL1 = 24, /* seasons without a hemisphere are level 1 */
    OPEN = -1,        /* a digit X */
    YEAR_LENGTH = 4,
    COMPONENT_LENGTH = 2,
    YEAR_UNSET_BY_ONE = 0x1, /* 198X */
    YEAR_UNSET_BY_TWO = 0x3  /* 19XX */
};

/* A month or day: its two digits, and where they stand. */
struct component {
    int tens, ones;
    const char *at;
    bool present;
    unsigned before, after; /* qualifiers */
};

struct draft {
    struct component month, day;
    const char *year_at;
    int year; /* without its sign; 0 for X */
    unsigned unset;
    bool negative;
    unsigned before, after; /* qualifiers of the year */
};

static unsigned take_qualifier(const char **p, const char *end)
{
    unsigned qualifier = *p < end ? edtf_qualifier_of(**p) : 0;
    *p += qualifier != 0;
    return qualifier;
}

/* 0 to 9, OPEN for X; anything else is a value above 9. */
static int digit_at(const char *p)
{
    return *p == 'X' ? OPEN : (unsigned char)(*p - '0');
}

static bool read_component(const struct edtf_scan *scan, const char **p, const char *end,
                           struct component *c, const char *expected)
{
    ++*p; /* the hyphen */
    c->before = take_qualifier(p, end);
    c->at = *p;
    for (int i = 0; i < COMPONENT_LENGTH; i++) {
        if (*p == end || digit_at(*p) > 9)
            return edtf_refuse(scan, *p, end, EDTF_NOT_A_DATE, expected);
        ++*p;
    }
    c->tens = digit_at(c->at);
    c->ones = digit_at(c->at + 1);
    c->present = true;
    c->after = take_qualifier(p, end);
    return true;
}

static bool read_year_digits(const struct edtf_scan *scan, const char **p, const char *end,
                             struct draft *d)
{
    d->year_at = *p;
    d->negative = *p < end && **p == '-';
    *p += d->negative;
    d->year = 0;
    d->unset = 0;
    for (int place = YEAR_LENGTH - 1; place >= 0; place--, ++*p) {
        int digit = *p < end ? digit_at(*p) : 10;
        if (digit > 9)
            return edtf_refuse(scan, *p, end, EDTF_NOT_A_DATE,
                               place == YEAR_LENGTH - 1 ? "a date" : "a year of four digits");
        d->year *= 10;
        if (digit == OPEN)
            d->unset |= 1U << place;
        else
            d->year += digit;
    }
    return true;
}

static bool is_zero_year(const struct draft *d)
{
    return d->negative && d->year == 0 && d->unset == 0;
}

static bool refuse_zero_year(const struct edtf_scan *scan, const struct draft *d)
{
    return edtf_refuse(scan, d->year_at, d->year_at + YEAR_LENGTH + 1, "year -0000", "0000");
}

/* The numbers from 1 to greatest that fit the two digits, as bits. */
static uint32_t fitting(const struct component *c, int greatest)
{
    uint32_t bits = 0;
    for (int tens = c->tens == OPEN ? 0 : c->tens; tens <= (c->tens == OPEN ? 3 : c->tens); tens++)
        for (int ones = c->ones == OPEN ? 0 : c->ones; ones <= (c->ones == OPEN ? 9 : c->ones);
             ones++) {
            int number = tens * 10 + ones;
            if (number >= 1 && number <= greatest)
                bits |= UINT32_C(1) << number;
        }
    return bits;
}

static bool is_open(const struct component *c)
{
    return c->tens == OPEN || c->ones == OPEN;
}

static bool is_all_open(const struct component *c)
{
    return c->tens == OPEN && c->ones == OPEN;
}

static bool refuse_component(const struct edtf_scan *scan, const struct component *c,
                             const char *message, const char *expected)
{
    return edtf_refuse(scan, c->at, c->at + COMPONENT_LENGTH, message, expected);
}

/* The lowest level that has the mask (specification, "Unspecified digit(s) from the right" and, in
 * level 2, "Unspecified digit"): level 1 opens the last one or two digits of a year that stands
 * alone, a whole month, a whole day, or both of a set year. */
static int mask_level(const struct draft *d)
{
    bool year_only = !d->month.present;
    if (d->unset != 0)
        return year_only && (d->unset == YEAR_UNSET_BY_ONE || d->unset == YEAR_UNSET_BY_TWO) ? 1
                                                                                             : 2;
    if (!d->day.present)
        return is_all_open(&d->month) ? 1 : 2;
    if (!is_open(&d->month))
        return is_all_open(&d->day) ? 1 : 2;
    return is_all_open(&d->month) && is_all_open(&d->day) ? 1 : 2;
}

static const char *month_length_text(uint32_t months)
{
    uint32_t short_months =
        UINT32_C(1) << 4 | UINT32_C(1) << 6 | UINT32_C(1) << 9 | UINT32_C(1) << 11;
    if ((months & ~short_months) == 0)
        return "01 to 30";
    return months == UINT32_C(1) << 2 ? "01 to 28, or 29 in a leap year" : "a day that exists";
}

static bool fill_masked(const struct edtf_scan *scan, const struct draft *d, int season,
                        struct edtf_part *out)
{
    struct edtf_element *mask = &out->element;
    mask->months = EVERY_MONTH;
    mask->days = EVERY_DAY;
    if (season == 0 && d->month.present) {
        mask->months = (uint16_t)fitting(&d->month, 12);
        if (mask->months == 0)
            return refuse_component(scan, &d->month, MONTH_RANGE, "01 to 12");
    }
    if (d->day.present) {
        mask->days = fitting(&d->day, 31);
        if (mask->days == 0)
            return refuse_component(scan, &d->day, DAY_RANGE, "01 to 31");
    }
    mask->year = (uint16_t)d->year;
    mask->unset = (uint8_t)d->unset;
    mask->negative = d->negative;
    mask->season = (uint8_t)season;
    uint16_t months = mask->months;
    if (!edtf_mask_settle(mask))
        return refuse_component(scan, &d->day, DAY_RANGE_FOR_MONTH, month_length_text(months));
    return true;
}

static bool fill_set_day(const struct edtf_scan *scan, const struct draft *d, int64_t year,
                         int month, struct edtf_part *out)
{
    int day = d->day.tens * 10 + d->day.ones;
    if (day < 1 || day > 31)
        return refuse_component(scan, &d->day, DAY_RANGE, "01 to 31");
    if (day > days_in_month(year, month))
        return refuse_component(scan, &d->day, DAY_RANGE_FOR_MONTH,
                                days_in_month(year, month) == 30   ? "01 to 30"
                                : days_in_month(year, month) == 29 ? "01 to 29"
                                                                   : "01 to 28");
    out->element.lo = out->element.hi = day_from_civil(year, month, day);
    return true;
}

/* Days, precision and level by mask and season; qualifiers come after. */
static bool fill_days(const struct edtf_scan *scan, const struct draft *d, struct edtf_part *out)
{
    int64_t year = d->negative ? -d->year : d->year;
    bool open_month = d->month.present && is_open(&d->month);
    bool masked = d->unset != 0 || open_month || (d->day.present && is_open(&d->day));
    int month = d->month.present && !open_month ? d->month.tens * 10 + d->month.ones : 0;
    int season = 0;
    if (d->month.present && !open_month && (month < 1 || month > 12)) {
        if (d->day.present || month < FIRST_SEASON || month > LAST_SEASON)
            return refuse_component(scan, &d->month, MONTH_RANGE,
                                    d->day.present ? "01 to 12" : "01 to 12, or a season 21 to 41");
        season = month;
    }
    out->side.precision = d->day.present     ? EDTF_DAY
                          : season != 0      ? EDTF_SEASON
                          : d->month.present ? EDTF_MONTH
                                             : EDTF_YEAR;
    out->side.season = (uint8_t)season;
    out->side.masked = masked;
    out->level = d->negative ? 1 : 0;
    if (masked) {
        out->level = mask_level(d);
        if (d->unset != 0 && d->negative)
            out->extensions |= EDTF_EXT_NEGATIVE_MASK;
        if (season != 0)
            out->extensions |= EDTF_EXT_MASKED_SEASON;
        return fill_masked(scan, d, season, out);
    }
    if (season != 0) {
        out->level = season <= LAST_LEVEL1 ? 1 : 2;
        edtf_season_span(season, year, &out->element.lo, &out->element.hi);
        return true;
    }
    if (d->day.present)
        return fill_set_day(scan, d, year, month, out);
    int first = month == 0 ? 1 : month;
    int last = month == 0 ? 12 : month;
    out->element.lo = day_from_civil(year, first, 1);
    out->element.hi = day_from_civil(year, last, days_in_month(year, last));
    return true;
}

/* A qualifier after a component is for it and all before it, one before it for it alone
 * (specification, level 2, "Qualification"). Only one after the whole date is level 1. */
static void fill_qualifiers(const struct draft *d, struct edtf_part *out)
{
    const struct component *m = &d->month;
    const struct component *t = &d->day;
    unsigned from_day = t->after;
    unsigned from_month = m->after | from_day;
    unsigned from_year = d->after | from_month;
    out->side.day_q = (uint8_t)(from_day | t->before);
    out->side.month_q = (uint8_t)(from_month | m->before);
    out->side.year_q = (uint8_t)(from_year | d->before);
    out->qualifier = (unsigned)(out->side.day_q | out->side.month_q | out->side.year_q);
    if (out->qualifier == 0)
        return;
    bool inner = (d->before | m->before | t->before) != 0 || (m->present && d->after != 0) ||
                 (t->present && m->after != 0);
    if (inner)
        out->level = 2;
    else if (out->level == 0)
        out->level = 1;
    if (out->side.season != 0)
        out->extensions |= EDTF_EXT_QUALIFIED_SEASON;
}

bool edtf_read_date(const struct edtf_scan *scan, const char *p, const char *end,
                    struct edtf_part *out)
{
    *out = (struct edtf_part){.side = {.end = EDTF_END_DATE}};
    if (p < end && *p == 'Y')
        return edtf_read_long_year(scan, p, end, out);

    struct draft d = {.before = take_qualifier(&p, end)};
    if (!read_year_digits(scan, &p, end, &d))
        return false;
    if (p < end && *p == 'S' && d.before == 0 && d.unset == 0) {
        const char *last = end; /* of the digits */
        if (last > p + 2 && edtf_qualifier_of(last[-1]) != 0) {
            out->qualifier = edtf_qualifier_of(*--last);
            out->side.year_q = (uint8_t)out->qualifier;
            out->extensions |= EDTF_EXT_QUALIFIED_Y;
        }
        for (const char *digit = p + 1; digit == p + 1 || digit < last; digit++)
            if (digit >= last || *digit < '0' || *digit > '9')
                return edtf_refuse(scan, digit < last ? digit : last, end, EDTF_NOT_A_DATE,
                                   "how many digits are significant");
        if (is_zero_year(&d))
            return refuse_zero_year(scan, &d);
        return edtf_read_significant(scan, d.year, d.negative, p + 1, last, out);
    }
    d.after = take_qualifier(&p, end);
    if (p < end && *p == '-' && !read_component(scan, &p, end, &d.month, "a month of two digits"))
        return false;
    if (d.month.present && p < end && *p == '-' &&
        !read_component(scan, &p, end, &d.day, "a day of two digits"))
        return false;
    if (p != end)
        return edtf_refuse(scan, p, end, EDTF_NOT_A_DATE, "the end of the date");

    if (is_zero_year(&d))
        return refuse_zero_year(scan, &d);
    if (!fill_days(scan, &d, out))
        return false;
    fill_qualifiers(&d, out);
    out->side.earliest = out->element.lo;
    out->side.latest = out->element.hi;
    out->plain = !out->side.masked && out->side.season == 0 && out->qualifier == 0;
    return true;
}

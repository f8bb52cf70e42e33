#include "day.h"
#include "edtf_parts.h"

/* Years that are more than four digits: `Y170000002`, `Y17E7`, `Y3388E2S3`; significant digits,
 * also of a year of four digits: `1950S2`. */

enum {
    YEAR_DIGITS_MAX = 16, /* DAY_YEAR_MAX */
    SHORT_YEAR = 4        /* digits of a year that needs no Y */
};

/* A run of digits in the text. */
struct digits {
    const char *first, *end;
};

static struct digits take_digits(const char *p, const char *end)
{
    struct digits run = {p, p};
    while (run.end < end && *run.end >= '0' && *run.end <= '9')
        run.end++;
    return run;
}

static size_t count(struct digits run)
{
    return (size_t)(run.end - run.first);
}

/* Its value, or `limit` if it is greater: nothing overflows however many digits there are. */
static int64_t value_up_to(struct digits run, int64_t most)
{
    int64_t value = 0;
    for (const char *p = run.first; p < run.end && value <= most; p++)
        value = value * 10 + (*p - '0');
    return value < most ? value : most;
}

/* Makes *out the years within one of each other's `digits` first digits out of `length`. */
static bool fill_years(const struct edtf_scan *scan, int64_t year, bool negative, int length,
                       struct digits significant, struct edtf_part *out)
{
    int64_t block = 1;
    if (count(significant) > 0) {
        int64_t kept = value_up_to(significant, YEAR_DIGITS_MAX + 1);
        if (*significant.first == '0' || kept > length)
            return edtf_refuse(scan, significant.first, significant.end,
                               "significant digits out of range",
                               "from 1 to as many digits as the year has");
        for (int64_t i = kept; i < length; i++)
            block *= 10;
        out->side.significant = (uint8_t)kept;
    }
    int64_t first = year - year % block;
    int64_t last = first + block - 1;
    if (negative) {
        int64_t least = first > 0 ? first : 1; /* 0000 is not a negative year */
        first = -last;
        last = -least;
    }
    out->element.lo = out->side.earliest = day_from_civil(first, 1, 1);
    out->element.hi = out->side.latest = day_from_civil(last, 12, 31);
    out->side.precision = EDTF_YEAR;
    out->plain = count(significant) == 0 && out->qualifier == 0;
    return true;
}

bool edtf_read_significant(const struct edtf_scan *scan, int64_t year, bool negative,
                           const char *digits, const char *end, struct edtf_part *out)
{
    out->level = 2;
    return fill_years(scan, year, negative, SHORT_YEAR, (struct digits){digits, end}, out);
}

static bool malformed(const struct edtf_scan *scan, const char *at, const char *end,
                      const char *expected)
{
    return edtf_refuse(scan, at, end, "malformed Y year", expected);
}

bool edtf_read_long_year(const struct edtf_scan *scan, const char *p, const char *end,
                         struct edtf_part *out)
{
    const char *start = p++;
    bool negative = p < end && *p == '-';
    p += negative;
    struct digits year = take_digits(p, end);
    struct digits exponent = {end, end};
    struct digits significant = {end, end};
    p = year.end;
    if (count(year) == 0)
        return malformed(scan, p, end, "a year of five or more digits");
    if (p < end && *p == 'E') {
        exponent = take_digits(p + 1, end);
        p = exponent.end;
        if (count(exponent) == 0)
            return malformed(scan, p, end, "how many zeros follow");
    }
    bool has_exponent = count(exponent) > 0;
    if (p < end && *p == 'S') {
        significant = take_digits(p + 1, end);
        p = significant.end;
        if (count(significant) == 0)
            return malformed(scan, p, end, "how many digits are significant");
    }
    unsigned qualifier = p < end ? edtf_qualifier_of(*p) : 0;
    p += qualifier != 0;
    if (p != end)
        return malformed(scan, p, end, "the end of the year: with Y it has no month or mask");

    if (*year.first == '0')
        return edtf_refuse(scan, year.first, year.end, "leading zero in Y year",
                           "a first digit from 1 to 9");
    if (!has_exponent && count(year) <= SHORT_YEAR)
        return edtf_refuse(scan, start, year.end, "Y needs five or more digits",
                           "a year of four digits without Y");
    if (has_exponent && *exponent.first == '0')
        return edtf_refuse(scan, exponent.first, exponent.end, "exponent must be positive",
                           "a number from 1 on");
    int64_t zeros = has_exponent ? value_up_to(exponent, YEAR_DIGITS_MAX + 1) : 0;
    if (count(year) > YEAR_DIGITS_MAX || (int64_t)count(year) + zeros > YEAR_DIGITS_MAX)
        return edtf_refuse(scan, year.first, has_exponent ? exponent.end : year.end,
                           "year out of range", "a year of at most 16 digits");

    int64_t value = value_up_to(year, DAY_YEAR_MAX);
    for (int64_t i = 0; i < zeros; i++)
        value *= 10;
    out->level = has_exponent || count(significant) > 0 ? 2 : 1;
    out->qualifier = qualifier;
    out->side.year_q = (uint8_t)qualifier;
    if (qualifier != 0)
        out->extensions |= EDTF_EXT_QUALIFIED_Y;
    return fill_years(scan, value, negative, (int)count(year) + (int)zeros, significant, out);
}

#include "edtf_parts.h"

#include <string.h>

/* Date and time of day (level 0): `1985-04-12T23:20:30`, with nothing, `Z`, `+hh` or `+hh:mm`
 * behind it. The day counts as written: no shift to another zone moves it. */

static const char MALFORMED[] = "malformed time";
static const char TIME_RANGE[] = "time out of range";
static const char ZONE_RANGE[] = "zone out of range";

/* Whether p..end begins with the form, in which 0 stands for any digit; if not, *at is where it
 * ceases to. */
static bool has_form(const char *p, const char *end, const char *form, const char **at)
{
    for (; *form != '\0'; form++, p++) {
        bool fits = p < end && (*form == '0' ? *p >= '0' && *p <= '9' : *p == *form);
        if (!fits) {
            *at = p;
            return false;
        }
    }
    return true;
}

static int number(const char *p)
{
    return (p[0] - '0') * 10 + (p[1] - '0');
}

static bool zone_has_form(const char *p, const char *end, const char **at)
{
    *at = p;
    if (p == end || (*p == 'Z' && p + 1 == end))
        return true;
    if (*p != '+' && *p != '-')
        return false;
    if (!has_form(p + 1, end, "00", at))
        return false;
    *at = p + 3;
    return p + 3 == end || (has_form(p + 3, end, ":00", at) && (*at = p + 6) == end);
}

/* At most 14 hours from UTC, as no place ever was farther; minus nothing is written with a plus
 * (ISO 8601-1:2019, 4.3.13). */
static bool check_zone(const struct edtf_scan *scan, const char *p, const char *end)
{
    if (end - p < 3)
        return true;
    int hours = number(p + 1);
    int minutes = end - p > 3 ? number(p + 4) : 0;
    if (minutes > 59 || hours * 60 + minutes > 14 * 60)
        return edtf_refuse(scan, p, end, ZONE_RANGE, "-14:00 to +14:00");
    if (*p == '-' && hours == 0 && minutes == 0)
        return edtf_refuse(scan, p, end, "negative zero zone", "Z or +00:00");
    return true;
}

bool edtf_read_datetime(const struct edtf_scan *scan, const char *p, const char *end,
                        struct edtf_part *out)
{
    const char *at = p;
    const char *date = p + (p < end && *p == '-');
    if (!has_form(date, end, "0000-00-00T", &at))
        return edtf_refuse(scan, at, end, MALFORMED, "a date of year, month and day, then T");
    const char *date_end = date + strlen("0000-00-00");
    const char *time = date_end + 1;
    if (!has_form(time, end, "00:00:00", &at))
        return edtf_refuse(scan, at, end, MALFORMED, "a time of day as hh:mm:ss");
    const char *zone = time + strlen("00:00:00");
    if (!zone_has_form(zone, end, &at))
        return edtf_refuse(scan, at, end, MALFORMED, "the end, Z, +hh:mm or -hh:mm");

    if (!edtf_read_date(scan, p, date_end, out))
        return false;
    /* 60 is a leap second. 24:00:00 went out of ISO 8601-1 in 2019. */
    if (number(time) > 23)
        return edtf_refuse(scan, time, time + 2, TIME_RANGE, "00 to 23");
    if (number(time + 3) > 59)
        return edtf_refuse(scan, time + 3, time + 5, TIME_RANGE, "00 to 59");
    if (number(time + 6) > 60)
        return edtf_refuse(scan, time + 6, time + 8, TIME_RANGE, "00 to 60");
    out->side.timed = true;
    return check_zone(scan, zone, end);
}

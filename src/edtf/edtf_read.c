#include "edtf_parts.h"

#include <string.h>

/* Which kind of value the string is, and intervals. */

static const char MORE_SLASHES[] = "more than one \"/\"";
static const char NO_DATE[] = "interval without a date";
static const char BACKWARDS[] = "interval ends before it starts";

static int higher(int a, int b)
{
    return a > b ? a : b;
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* Makes *out, whose level, qualifier and extensions count from zero, the union with a part. */
static void add_features(struct edtf *out, const struct edtf_part *part)
{
    out->level = higher(out->level, part->level);
    out->qualifier |= part->qualifier;
    out->extensions |= part->extensions;
}

static void start_value(struct edtf *out, enum edtf_kind kind)
{
    /* Not the elements: they are 26 KB. */
    memset(out, 0, offsetof(struct edtf, element));
    out->kind = kind;
}

static void finish_date(struct edtf *out, const struct edtf_part *part)
{
    start_value(out, EDTF_DATE);
    add_features(out, part);
    out->start = part->side;
    out->element[0] = part->element;
    out->count = 1;
    out->earliest = out->end_earliest = part->element.lo;
    out->latest = out->start_latest = part->element.hi;
}

static bool is_dots(const char *s, const char *end)
{
    return end - s >= 2 && s[0] == '.' && s[1] == '.';
}

/* Reads one end. For the days on which it may lie, out->element.lo and hi hold also where it has no
 * date; then side.earliest and latest are the same. */
static bool read_end(const struct edtf_scan *scan, const char *s, const char *end, bool is_start,
                     struct edtf_part *out)
{
    if (s == end || (end - s == 2 && is_dots(s, end))) {
        *out = (struct edtf_part){.level = 1};
        out->element.lo = EDTF_NEG_INF;
        out->element.hi = EDTF_POS_INF;
        out->side.end = EDTF_END_UNKNOWN;
        if (s != end) {
            out->side.end = EDTF_END_OPEN;
            if (is_start)
                out->element.hi = EDTF_NEG_INF;
            else
                out->element.lo = EDTF_POS_INF;
        }
        out->side.earliest = out->element.lo;
        out->side.latest = out->element.hi;
        return true;
    }
    bool bounded = is_start ? is_dots(s, end) : is_dots(end - 2 < s ? end : end - 2, end);
    if (bounded && is_start)
        s += 2;
    else if (bounded)
        end -= 2;
    if (!edtf_read_date(scan, s, end, out))
        return false;
    if (out->side.masked)
        out->level = 2; /* a mask in an interval is a level 2 feature */
    if (out->side.season != 0)
        out->extensions |= EDTF_EXT_SEASON_INTERVAL;
    if (bounded) {
        out->side.end = EDTF_END_BOUNDED;
        out->level = 2;
        out->extensions |= EDTF_EXT_BOUNDED_ENDPOINT;
        out->element.masked = false; /* every day on one side of it */
        if (is_start)
            out->element.lo = EDTF_NEG_INF;
        else
            out->element.hi = EDTF_POS_INF;
    }
    return true;
}

bool edtf_read_interval(const struct edtf_scan *scan, const char *s, const char *slash,
                        const char *end, struct edtf *out)
{
    struct edtf_part start;
    struct edtf_part stop;
    const char *second = memchr(slash + 1, '/', (size_t)(end - slash - 1));
    if (second != NULL)
        return edtf_refuse(scan, second, second + 1, MORE_SLASHES,
                           "a start and an end with one \"/\" between them");
    if (!read_end(scan, s, slash, true, &start) || !read_end(scan, slash + 1, end, false, &stop))
        return false;
    bool dateless_start = start.side.end == EDTF_END_OPEN || start.side.end == EDTF_END_UNKNOWN;
    bool dateless_stop = stop.side.end == EDTF_END_OPEN || stop.side.end == EDTF_END_UNKNOWN;
    if (dateless_start && dateless_stop)
        return edtf_refuse(scan, s, end, NO_DATE, "a date on one side of \"/\"");
    if (start.element.lo > stop.element.hi)
        return edtf_refuse(scan, slash + 1, end, BACKWARDS, "an end that is not before the start");

    start_value(out, EDTF_INTERVAL);
    add_features(out, &start);
    add_features(out, &stop);
    out->start = start.side;
    out->end = stop.side;
    out->earliest = start.element.lo;
    out->latest = stop.element.hi;
    out->earliest_unknown = start.side.end == EDTF_END_UNKNOWN;
    out->latest_unknown = stop.side.end == EDTF_END_UNKNOWN;
    /* Only those ends count that fit the other: it does not end before it starts. */
    out->start_latest = earlier(start.element.hi, stop.element.hi);
    out->end_earliest = later(stop.element.lo, start.element.lo);
    edtf_element_prev(&start.element, stop.element.hi, &out->start_latest);
    edtf_element_next(&stop.element, start.element.lo, &out->end_earliest);
    out->element[0] = (struct edtf_element){.lo = out->earliest, .hi = out->latest};
    out->count = 1;
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Whether it is a visible ASCII character: no control character either. */
static bool is_visible(char c)
{
    return c > ' ' && c < 0x7F;
}

static bool refuse_bytes(const struct edtf_scan *scan, const char *s, const char *end)
{
    while (is_visible(*s))
        s++;
    bool blank = is_blank(*s);
    const char *last = s + 1;
    while (last < end && !is_visible(*last) && is_blank(*last) == blank)
        last++;
    if (blank)
        return edtf_refuse(scan, s, last, "whitespace", "no spaces or line ends");
    return edtf_refuse(scan, s, last, "not ASCII", "only digits, and signs such as \"-\" or \"/\"");
}

static bool read_value(const struct edtf_scan *scan, const char *s, const char *end,
                       struct edtf *out)
{
    if (s == end)
        return edtf_refuse(scan, s, end, EDTF_NOT_A_DATE, "a date");
    if (end - s > EDTF_LENGTH_MAX)
        return edtf_refuse(scan, s + EDTF_LENGTH_MAX, end, "too long", "at most 4096 bytes");
    bool visible = true;
    bool has_slash = false;
    bool has_time = false;
    for (const char *p = s; p < end; p++) {
        visible &= is_visible(*p);
        has_slash |= *p == '/';
        has_time |= *p == 'T';
    }
    if (!visible)
        return refuse_bytes(scan, s, end);
    if (*s == '[' || *s == '{') {
        start_value(out, *s == '[' ? EDTF_ONE_OF : EDTF_ALL_OF);
        return edtf_read_set(scan, s, end, out);
    }
    if (has_slash)
        return edtf_read_interval(scan, s, memchr(s, '/', (size_t)(end - s)), end, out);

    struct edtf_part part;
    if (has_time ? !edtf_read_datetime(scan, s, end, &part) : !edtf_read_date(scan, s, end, &part))
        return false;
    finish_date(out, &part);
    return true;
}

bool edtf_read(const char *s, size_t n, struct edtf *out, struct edtf_error *err)
{
    const char *text = n == 0 ? "" : s; /* n may be 0 with no s */
    const struct edtf_scan scan = {text, err};
    return read_value(&scan, text, text + n, out);
}

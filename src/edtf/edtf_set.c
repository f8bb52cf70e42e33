#include "edtf_parts.h"

/* Sets: `[a,b..c]` is one of its members, `{a,b..c}` all of them. */

static const char MALFORMED[] = "malformed set";
static const char RANGE_ENDS[] = "range ends must be plain dates";

static const char *find_dots(const char *s, const char *end)
{
    for (; end - s >= 2; s++)
        if (s[0] == '.' && s[1] == '.')
            return s;
    return NULL;
}

/* Reads a member: a date, `a..b`, `..b` or `a..`. The level and the like come from its dates. */
static bool read_member(const struct edtf_scan *scan, const char *s, const char *end,
                        struct edtf_part *out)
{
    const char *dots = find_dots(s, end);
    bool to_first = dots == s;
    bool from_last = dots != NULL && dots + 2 == end;
    if (dots == NULL || to_first || from_last) {
        const char *first = to_first ? s + 2 : s;
        const char *last = from_last && !to_first ? dots : end;
        if (!edtf_read_date(scan, first, last, out))
            return false;
        out->element.each_day = out->side.precision == EDTF_DAY && !out->side.masked;
        if (dots != NULL)
            out->element.masked = false; /* every day on one side of it */
        if (to_first)
            out->element.lo = EDTF_NEG_INF;
        else if (from_last)
            out->element.hi = EDTF_POS_INF;
        return true;
    }
    struct edtf_part last;
    if (!edtf_read_date(scan, s, dots, out) || !edtf_read_date(scan, dots + 2, end, &last))
        return false;
    if (!out->plain || !last.plain)
        return edtf_refuse(scan, s, end, RANGE_ENDS, "dates without X, S, season or qualifier");
    if (out->side.precision != last.side.precision)
        return edtf_refuse(scan, s, end, "range ends differ in precision",
                           "two years, two months or two days");
    if (out->element.lo > last.element.lo)
        return edtf_refuse(scan, s, end, "range ends before it starts",
                           "the earlier date before \"..\"");
    out->element.hi = last.element.hi;
    out->element.each_day = out->side.precision == EDTF_DAY;
    return true;
}

static bool add_member(const struct edtf_scan *scan, const char *s, const char *end,
                       struct edtf *out)
{
    struct edtf_part part;
    if (s == end)
        return edtf_refuse(scan, s, end, "empty set element", "a date");
    if (!read_member(scan, s, end, &part))
        return false;
    /* A member has four bytes at least and a comma before it, so there is room for all. */
    out->element[out->count++] = part.element;
    out->qualifier |= part.qualifier;
    out->extensions |= part.extensions;
    if (part.element.lo < out->earliest)
        out->earliest = part.element.lo;
    if (part.element.hi > out->latest)
        out->latest = part.element.hi;
    return true;
}

bool edtf_read_set(const struct edtf_scan *scan, const char *s, const char *end, struct edtf *out)
{
    char close = *s == '[' ? ']' : '}';
    if (end - s < 2 || end[-1] != close)
        return edtf_refuse(scan, end, end, MALFORMED,
                           close == ']' ? "\"]\" at the end" : "\"}\" at the end");
    if (end - s == 2)
        return edtf_refuse(scan, end - 1, end - 1, MALFORMED, "a date");
    out->level = 2;
    out->earliest = EDTF_POS_INF;
    out->latest = EDTF_NEG_INF;
    const char *last = end - 1;
    for (const char *member = s + 1;;) {
        const char *p = member;
        while (p < last && *p != ',')
            p++;
        if (!add_member(scan, member, p, out))
            return false;
        if (p == last)
            break;
        member = p + 1;
    }
    out->end_earliest = out->earliest;
    out->start_latest = out->latest;
    return true;
}

#include "standing.h"

const char *certainty_text(enum certainty certainty)
{
    return certainty_words.texts[certainty];
}

enum certainty standing_on_day(const struct bounds *bounds, int64_t day)
{
    if (bounds->start_hi <= day && day < bounds->end_lo) {
        return CERTAIN;
    }
    return bounds->start_lo <= day && day < bounds->end_hi ? POSSIBLE : ABSENT;
}

/* Whether the half-open [from, to) and the closed [lo, hi] share a day. */
static bool share_day(int64_t from, int64_t to, int64_t lo, int64_t hi)
{
    return from < to && from <= hi && lo < to;
}

enum certainty standing_in_window(const struct bounds *bounds, int64_t lo, int64_t hi)
{
    if (share_day(bounds->start_hi, bounds->end_lo, lo, hi)) {
        return CERTAIN;
    }
    return share_day(bounds->start_lo, bounds->end_hi, lo, hi) ? POSSIBLE : ABSENT;
}

static enum certainty on_some_day(const struct bounds *bounds, const struct edtf *period)
{
    enum certainty best = ABSENT;
    int64_t lo, hi, from = bounds->start_lo;
    /* Only runs that touch the spell matter; each step goes past one, so the walk ends. */
    while (best != CERTAIN && edtf_next_run(period, from, &lo, &hi) && lo < bounds->end_hi) {
        if (share_day(bounds->start_hi, bounds->end_lo, lo, hi)) {
            best = CERTAIN;
        } else if (share_day(bounds->start_lo, bounds->end_hi, lo, hi)) {
            best = POSSIBLE;
        }
        if (hi == EDTF_POS_INF) {
            break;
        }
        from = hi + 1;
    }
    return best;
}

/* Whether `day` comes before `end`. What goes on without an end outlasts a period without one. */
static bool lasts_through(int64_t day, int64_t end)
{
    return day < end || end == EDTF_POS_INF;
}

static enum certainty on_every_day(const struct bounds *bounds, const struct edtf *period)
{
    /* A standing is one run of days, so it covers the period if it covers its first and last day.
     */
    if (bounds->start_hi <= period->earliest && lasts_through(period->latest, bounds->end_lo)) {
        return CERTAIN;
    }
    return bounds->start_lo <= period->earliest && lasts_through(period->latest, bounds->end_hi)
               ? POSSIBLE
               : ABSENT;
}

enum certainty standing_in_period(const struct bounds *bounds, const struct edtf *period,
                                  enum rule rule)
{
    switch (rule) {
    case RULE_ANY:
        return on_some_day(bounds, period);
    case RULE_ALL:
        return on_every_day(bounds, period);
    case RULE_START:
        return period->earliest == EDTF_NEG_INF ? ABSENT
                                                : standing_on_day(bounds, period->earliest);
    case RULE_END:
        return period->latest == EDTF_POS_INF ? ABSENT : standing_on_day(bounds, period->latest);
    }
    return ABSENT;
}

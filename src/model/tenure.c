#include "tenure.h"

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t greater(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* What [from, to) shares with the days lo..hi; empty if lo > hi. */
static struct days cut(int64_t from, int64_t to, int64_t lo, int64_t hi)
{
    if (from >= to) {
        return (struct days){1, 0};
    }
    return (struct days){greater(from, lo), smaller(to - 1, hi)};
}

bool tenure_lay(struct tenure *tenure, const struct calendar *calendar, enum rule rule)
{
    const struct bounds *bounds = &tenure->bounds;
    tenure->possible = periods_of_days(calendar, rule, bounds->start_lo, bounds->end_hi);
    tenure->certain = periods_of_days(calendar, rule, bounds->start_hi, bounds->end_lo);
    return tenure->possible.first <= tenure->possible.last;
}

/* The periods on all days of which the standing holds of which `days` is a part; none without it.
 */
static struct periods periods_around(const struct calendar *calendar, const struct days *runs,
                                     size_t count, struct days days)
{
    for (size_t i = 0; days.lo <= days.hi && i < count; i++) {
        if (runs[i].lo <= days.lo && days.hi <= runs[i].hi) {
            return periods_of_days(calendar, RULE_ALL, runs[i].lo, runs[i].hi + 1);
        }
    }
    return (struct periods){INT64_MAX, INT64_MIN};
}

static struct periods periods_meet(struct periods a, struct periods b)
{
    return (struct periods){greater(a.first, b.first), smaller(a.last, b.last)};
}

size_t tenure_lay_through(struct tenure *tenures, size_t count, const struct calendar *calendar,
                          struct days *capacity)
{
    struct days *possible = capacity, *certain = capacity + count;
    const size_t possible_count = tenure_days(tenures, count, calendar, POSSIBLE, possible);
    const size_t certain_count = tenure_days(tenures, count, calendar, CERTAIN, certain);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct tenure tenure = tenures[i];
        const struct bounds *bounds = &tenure.bounds;
        if (!tenure_lay(&tenure, calendar, RULE_ANY)) {
            continue;
        }
        tenure.possible = periods_meet(
            tenure.possible,
            periods_around(calendar, possible, possible_count,
                           cut(bounds->start_lo, bounds->end_hi, calendar->lo, calendar->hi)));
        tenure.certain = periods_meet(
            tenure.certain,
            periods_around(calendar, certain, certain_count,
                           cut(bounds->start_hi, bounds->end_lo, calendar->lo, calendar->hi)));
        if (tenure.possible.first <= tenure.possible.last) {
            tenures[kept++] = tenure;
        }
    }
    return kept;
}

struct runs runs_of(const struct tenure *tenures, size_t count, enum rule rule)
{
    return (struct runs){tenures, count, 0, INT64_MIN, rule == RULE_ALL};
}

/* Up to which period nothing changes for a tenure that is possible in `period`. */
static int64_t steady_until(const struct tenure *tenure, int64_t period, enum certainty *certainty)
{
    const struct periods *certain = &tenure->certain;
    if (periods_have(*certain, period)) {
        *certainty = CERTAIN;
        return certain->last;
    }
    *certainty = POSSIBLE;
    return period < certain->first ? smaller(tenure->possible.last, certain->first - 1)
                                   : tenure->possible.last;
}

/* The decision for runs->next. False: no spell touches that period; *until is the last such. */
static bool decide(struct runs *runs, struct run *run, int64_t *until)
{
    const int64_t period = runs->next;
    run->tenure = NULL;
    *until = INT64_MAX;
    while (runs->first < runs->count && runs->tenures[runs->first].possible.last < period) {
        runs->first++;
    }
    for (size_t i = runs->first; i < runs->count; i++) {
        const struct tenure *tenure = &runs->tenures[i];
        enum certainty certainty;
        if (tenure->possible.first > period) {
            *until = smaller(*until, tenure->possible.first - 1);
            break;
        }
        if (tenure->possible.last < period) {
            continue;
        }
        *until = smaller(*until, steady_until(tenure, period, &certainty));
        if (!run->tenure || certainty > run->certainty ||
            (certainty == run->certainty && (runs->lowest ? tenure->class <= run->tenure->class
                                                          : tenure->class >= run->tenure->class))) {
            run->tenure = tenure;
            run->certainty = certainty;
        }
    }
    return run->tenure != NULL;
}

bool runs_next(struct runs *runs, struct run *run)
{
    int64_t until;
    while (!decide(runs, run, &until)) {
        if (until == INT64_MAX) {
            return false;
        }
        runs->next = until + 1;
    }
    run->periods = (struct periods){runs->next, until};
    runs->next = until + 1;
    return true;
}

int64_t tenure_certain_days(const struct tenure *tenures, size_t count,
                            const struct calendar *calendar, int64_t period)
{
    const int64_t lo = period_first(calendar, period), hi = period_last(calendar, period);
    int64_t sum = 0, next = lo; /* the first day that is not counted yet: those of blocs that
                                 * count as one (--follow) may overlap */
    for (size_t i = 0; i < count; i++) {
        const struct days days =
            cut(greater(tenures[i].bounds.start_hi, next), tenures[i].bounds.end_lo, lo, hi);
        sum += days.lo <= days.hi ? days.hi - days.lo + 1 : 0;
        next = days.lo <= days.hi ? days.hi + 1 : next;
    }
    return sum;
}

size_t tenure_days(const struct tenure *tenures, size_t count, const struct calendar *calendar,
                   enum certainty certainty, struct days *days)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const struct bounds *bounds = &tenures[i].bounds;
        const struct days more =
            certainty == CERTAIN
                ? cut(bounds->start_hi, bounds->end_lo, calendar->lo, calendar->hi)
                : cut(bounds->start_lo, bounds->end_hi, calendar->lo, calendar->hi);
        if (more.lo > more.hi) {
            continue;
        }
        if (used && more.lo <= days[used - 1].hi + 1) {
            days[used - 1].hi = greater(days[used - 1].hi, more.hi);
        } else {
            days[used++] = more;
        }
    }
    return used;
}

bool bounds_meet(const struct bounds *a, const struct bounds *b, struct bounds *both)
{
    *both = (struct bounds){greater(a->start_lo, b->start_lo), greater(a->start_hi, b->start_hi),
                            smaller(a->end_lo, b->end_lo), smaller(a->end_hi, b->end_hi)};
    return both->start_lo < both->end_hi;
}

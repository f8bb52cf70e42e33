#include "pair_feed.h"

#include <stdlib.h>
#include <string.h>

enum {
    PERIODS_MAX = 1 << 20,
    WINDOW_ENTRIES = 3 << 19 /* 30 MiB of them; a single period may take more */
};

struct feed {
    struct scope *scope;
    enum rule rule; /* of the scope, which itself must let every spell through meanwhile: two that
                     * follow each other may fill a period that neither does alone */
    bool of_blocs;
    pair_visit *visit;
    void *context;
    struct pair_sweep *sweep;
    int64_t base;     /* the first period; those below are counted from it */
    size_t periods;   /* how many */
    uint32_t *counts; /* by period: entries */
    size_t from, to;  /* the window; empty while the entries are counted */
    size_t *places;   /* by period of the window: where its next entry goes */
    struct pair_entry *entries;
    size_t entry_room;
    struct days *days; /* of the group at hand */
    size_t day_room;
    struct pair_entry *own;
    size_t own_room;
};

static void take_entry(struct feed *feed, const struct tenure_group *group,
                       struct pair_entry *entry)
{
    if (feed->from == feed->to) {
        feed->counts[entry->period]++;
        return;
    }
    if (entry->period < feed->from || entry->period >= feed->to) {
        return;
    }
    entry->unit = (feed->of_blocs ? group->bloc : group->actor) & 0xfffffffu;
    entry->link = feed->of_blocs ? group->actor : group->bloc;
    feed->entries[feed->places[entry->period - feed->from]++] = *entry;
}

static bool take_group(void *context, const struct tenure_group *group, struct fault *fault)
{
    struct feed *feed = context;
    const struct calendar *calendar = &feed->scope->calendar;
    (void)fault;
    feed->days = heap_grow(feed->days, &feed->day_room, group->count, sizeof *feed->days);
    feed->own = heap_grow(feed->own, &feed->own_room, 2 * group->count, sizeof *feed->own);
    for (enum certainty certainty = POSSIBLE; certainty <= CERTAIN; certainty++) {
        const size_t days =
            tenure_days(group->tenures, group->count, calendar, certainty, feed->days);
        const size_t count =
            pair_entries(calendar, feed->rule, feed->days, days, certainty, feed->base, feed->own);
        for (size_t i = 0; i < count; i++) {
            take_entry(feed, group, &feed->own[i]);
        }
    }
    return true;
}

static bool pass(struct feed *feed, struct fault *fault)
{
    return scope_groups(feed->scope, feed->of_blocs ? PARTY_ACTOR : PARTY_BLOC, take_group, NULL,
                        feed, fault);
}

/* The pairs of one period, whose entries begin at `first`. */
static bool sweep_period(struct feed *feed, size_t period, size_t first, struct fault *fault)
{
    const struct pair_entry *entries = feed->entries + first;
    struct pair pair;
    bool done = true;
    pair_sweep_enter(feed->sweep, entries, feed->counts[period]);
    while (done && pair_sweep_next(feed->sweep, &pair)) {
        done = feed->visit(feed->context, feed->base + (int64_t)period, &pair, fault);
    }
    pair_sweep_leave(feed->sweep, entries, feed->counts[period]);
    return done;
}

/* Fills the window with its entries, sorted by period, and sweeps it. */
static bool sweep_window(struct feed *feed, struct fault *fault)
{
    size_t total = 0;
    for (size_t i = feed->from; i < feed->to; i++) {
        feed->places[i - feed->from] = total;
        total += feed->counts[i];
    }
    feed->entries = heap_grow(feed->entries, &feed->entry_room, total, sizeof *feed->entries);
    if (!pass(feed, fault)) {
        return false;
    }
    size_t first = 0;
    for (size_t i = feed->from; i < feed->to; i++) {
        if (!sweep_period(feed, i, first, fault)) {
            return false;
        }
        first += feed->counts[i];
    }
    return true;
}

static bool sweep_all(struct feed *feed, struct fault *fault)
{
    const size_t window = feed->scope->window ? feed->scope->window : WINDOW_ENTRIES;
    if (!pass(feed, fault)) {
        return false;
    }
    while (feed->to < feed->periods) {
        size_t total = 0;
        feed->from = feed->to;
        do {
            total += feed->counts[feed->to++];
        } while (feed->to < feed->periods && total + feed->counts[feed->to] <= window);
        if (!sweep_window(feed, fault)) {
            return false;
        }
    }
    return true;
}

bool pair_feed(struct scope *scope, bool of_blocs, pair_visit *visit, void *context,
               struct fault *fault)
{
    const size_t actors = scope->actors.count, blocs = scope->blocs.count;
    struct feed feed = {.scope = scope,
                        .rule = scope->rule,
                        .of_blocs = of_blocs,
                        .visit = visit,
                        .context = context};
    if (scope->calendar.lo > scope->calendar.hi) {
        return true;
    }
    if (!scope_first_period(scope, &feed.base, fault)) {
        return false;
    }
    const int64_t last = period_of(&scope->calendar, scope->calendar.hi);
    if (last - feed.base >= PERIODS_MAX) {
        return fault_set(
            fault, FAULT_USAGE,
            "these are more than a million periods; ask for fewer with --from, --to or "
            "--by");
    }
    feed.periods = (size_t)(last - feed.base + 1);
    feed.counts = heap_alloc(feed.periods * sizeof *feed.counts);
    memset(feed.counts, 0, feed.periods * sizeof *feed.counts);
    feed.places = heap_alloc(feed.periods * sizeof *feed.places);
    feed.sweep = pair_sweep_new(of_blocs ? blocs : actors, of_blocs ? actors : blocs);
    scope->rule = RULE_ANY;
    const bool done = sweep_all(&feed, fault);
    scope->rule = feed.rule;
    pair_sweep_free(feed.sweep);
    free(feed.counts);
    free(feed.places);
    free(feed.entries);
    free(feed.days);
    free(feed.own);
    return done;
}

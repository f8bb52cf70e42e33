#include "pair_feed.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    PERIODS_MAX = 1 << 20,
    /* 4 MiB of them; a single period may take more. At a million spells a window of 1 MiB takes a
     * fifth longer, as each is a pass over the spells of its days, and one of 16 MiB 3 % less. */
    WINDOW_ENTRIES = 1 << 18
};

struct feed {
    struct scope *scope;
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
    struct pair_entry *sorted; /* of_blocs only: those of one period */
    size_t sorted_room;
    struct days *days; /* of the group at hand */
    size_t day_room;
    struct dated_entry *own;
    size_t own_room;
};

static void take_entry(struct feed *feed, const struct tenure_group *group,
                       const struct dated_entry *dated)
{
    if (feed->from == feed->to) {
        feed->counts[dated->period]++;
        return;
    }
    if (dated->period < feed->from || dated->period >= feed->to) {
        return;
    }
    struct pair_entry *entry = &feed->entries[feed->places[dated->period - feed->from]++];
    *entry = dated->entry;
    entry->unit = (feed->of_blocs ? group->bloc : group->actor) & 0x3ffffffu;
    entry->link = feed->of_blocs ? group->actor : group->bloc;
}

/* Whether what is possible is certain too. */
static bool is_exact(const struct tenure_group *group)
{
    bool exact = true;
    for (size_t i = 0; i < group->count; i++) {
        const struct bounds *bounds = &group->tenures[i].bounds;
        exact = exact && bounds->start_lo == bounds->start_hi && bounds->end_lo == bounds->end_hi;
    }
    return exact;
}

static size_t list_entries(struct feed *feed, const struct tenure_group *group,
                           enum certainty certainty, uint32_t levels, struct dated_entry *entries)
{
    const struct scope *scope = feed->scope;
    const size_t days =
        tenure_days(group->tenures, group->count, &scope->calendar, certainty, feed->days);
    return pair_entries(&scope->calendar, scope->rule, feed->days, days, levels, feed->base,
                        entries);
}

/* Makes one entry of two that say the same but for the level. Each is looked at by itself, not the
 * group: in a window only a part of the group may be seen, and must give the same entries. */
static void join_levels(struct dated_entry *possible, size_t count, struct dated_entry *certain)
{
    for (size_t i = 0; i < count; i++) {
        struct pair_entry *entry = &possible[i].entry, *other = &certain->entry;
        if (possible[i].period == certain->period && entry->lo == other->lo &&
            entry->hi == other->hi && (entry->flags ^ other->flags) == ENTRY_LEVELS) {
            entry->flags |= ENTRY_LEVELS;
            other->flags = 0;
        }
    }
}

static bool take_group(void *context, const struct tenure_group *group, struct fault *fault)
{
    struct feed *feed = context;
    (void)fault;
    feed->days = heap_grow(feed->days, &feed->day_room, group->count, sizeof *feed->days);
    feed->own = heap_grow(feed->own, &feed->own_room, 4 * group->count, sizeof *feed->own);
    const bool exact = is_exact(group);
    const size_t possible =
        list_entries(feed, group, POSSIBLE, exact ? ENTRY_LEVELS : ENTRY_POSSIBLE, feed->own);
    size_t count = possible;
    if (!exact) {
        count += list_entries(feed, group, CERTAIN, ENTRY_CERTAIN, feed->own + possible);
    }
    for (size_t i = possible; i < count; i++) {
        join_levels(feed->own, possible, &feed->own[i]);
    }
    for (size_t i = 0; i < count; i++) {
        if (feed->own[i].entry.flags) {
            take_entry(feed, group, &feed->own[i]);
        }
    }
    return true;
}

/* The spells that the entries of the window hang on. One that begins or ends in the period before
 * or after it may do so in the window by the rule; and whether it does is known only with the spell
 * that goes on from it the next day. */
static bool pass(struct feed *feed, struct fault *fault)
{
    const struct calendar *calendar = &feed->scope->calendar;
    struct days within = {calendar->lo, calendar->hi};
    if (feed->from < feed->to) {
        const int64_t before = feed->base + (int64_t)feed->from - 1;
        const int64_t after = feed->base + (int64_t)feed->to;
        within.lo = feed->from > 0 ? period_first(calendar, before) - 1 : within.lo;
        within.hi = feed->to < feed->periods ? period_last(calendar, after) + 1 : within.hi;
    }
    return scope_bare_groups(feed->scope, &within, take_group, feed, fault);
}

/* Entries come in order of bloc and actor; where blocs are the units, this is the order of link and
 * unit. Stable, by counting. */
static void sort_entries(struct feed *feed, struct pair_entry *entries, size_t count)
{
    const size_t links = feed->scope->actors.count;
    uint32_t *starts = heap_alloc((links + 1) * sizeof *starts);
    memset(starts, 0, (links + 1) * sizeof *starts);
    for (size_t i = 0; i < count; i++) {
        starts[entries[i].link + 1]++;
    }
    for (size_t i = 1; i <= links; i++) {
        starts[i] += starts[i - 1];
    }
    feed->sorted = heap_grow(feed->sorted, &feed->sorted_room, count, sizeof *feed->sorted);
    memcpy(feed->sorted, entries, count * sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        entries[starts[feed->sorted[i].link]++] = feed->sorted[i];
    }
    free(starts);
}

/* The pairs of one period, whose entries begin at `first`. */
static bool sweep_period(struct feed *feed, size_t period, size_t first, struct fault *fault)
{
    struct pair_entry *entries = feed->entries + first;
    struct pair pair;
    bool done = true;
    if (feed->of_blocs) {
        sort_entries(feed, entries, feed->counts[period]);
    }
    pair_sweep_enter(feed->sweep, entries, feed->counts[period]);
    while (done && pair_sweep_next(feed->sweep, &pair)) {
        done = feed->visit(feed->context, feed->base + (int64_t)period, &pair, fault);
    }
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
        assert(feed->places[i - feed->from] == first + feed->counts[i]);
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

bool pair_feed(struct scope *scope, bool of_blocs, const struct cell *marks, pair_visit *visit,
               void *context, struct fault *fault)
{
    const size_t actors = scope->actors.count, blocs = scope->blocs.count;
    struct feed feed = {.scope = scope, .of_blocs = of_blocs, .visit = visit, .context = context};
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
    /* What goes back without limit is counted from there. */
    if (scope->calendar.by != BY_WHOLE) {
        scope->calendar.lo = period_first(&scope->calendar, feed.base);
    }
    feed.periods = (size_t)(last - feed.base + 1);
    struct period_table *table = period_table_new(scope->calendar.by, feed.base, feed.periods);
    scope->calendar.table = table;
    feed.counts = heap_alloc(feed.periods * sizeof *feed.counts);
    memset(feed.counts, 0, feed.periods * sizeof *feed.counts);
    feed.places = heap_alloc(feed.periods * sizeof *feed.places);
    feed.sweep = pair_sweep_new(of_blocs ? blocs : actors, of_blocs ? actors : blocs, marks);
    const bool done = sweep_all(&feed, fault);
    scope->calendar.table = NULL;
    free(table);
    pair_sweep_free(feed.sweep);
    free(feed.counts);
    free(feed.places);
    free(feed.entries);
    free(feed.sorted);
    free(feed.days);
    free(feed.own);
    return done;
}

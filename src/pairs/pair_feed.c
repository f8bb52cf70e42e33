#include "pair_feed.h"

#include <stdlib.h>
#include <string.h>

enum {
    PERIODS_MAX = 1 << 20,
    /* 9 MiB of them; a single period may take more. Each window is a pass over the spells of its
     * days, which at a million spells takes 20 ms. */
    WINDOW_ENTRIES = 1 << 18,
    WINDOW_GROWTH = 4 /* a window is at most so many times longer than the last */
};

struct feed {
    struct scope *scope;
    bool of_blocs;
    pair_visit *visit;
    void *context;
    struct pair_sweep *sweep;
    uint32_t only;             /* the one unit whose pairs are asked for; NONE: all are */
    int64_t base;              /* the first period; those below are counted from it */
    size_t periods;            /* how many */
    size_t from, to;           /* the window */
    size_t window;             /* how many entries are wanted in it */
    uint32_t *counts;          /* by period of the window: entries, */
    struct dated_entry *taken; /* which come in order of bloc and actor */
    size_t taken_count, taken_room;
    struct pair_entry *entries; /* the same by period */
    size_t entry_room;
    struct pair_entry *sorted; /* of_blocs only: those of one period */
    size_t sorted_room;
    struct days *days; /* of the group at hand */
    size_t day_room;
    struct dated_entry *own;
    size_t own_room;
};

/* There are more entries in the window than were looked for: its last periods are left to the next
 * one. */
static void narrow(struct feed *feed)
{
    const size_t periods = feed->to - feed->from;
    size_t kept = 0, left = 0, used = 0;
    do {
        left += feed->counts[kept++];
    } while (kept + 1 < periods && left + feed->counts[kept] <= feed->window / 4 * 3);
    const size_t to = feed->from + kept;
    for (size_t i = 0; i < feed->taken_count; i++) {
        if (feed->taken[i].period < to) {
            feed->taken[used++] = feed->taken[i];
        }
    }
    feed->taken_count = used;
    feed->to = to;
}

static void take_entry(struct feed *feed, const struct tenure_group *group,
                       const struct dated_entry *dated)
{
    if (feed->taken_count >= feed->window && feed->to - feed->from > 1) {
        narrow(feed);
    }
    if (dated->period < feed->from || dated->period >= feed->to) {
        return;
    }
    if (feed->taken_count == feed->taken_room) {
        feed->taken =
            heap_grow(feed->taken, &feed->taken_room, feed->taken_count + 1, sizeof *feed->taken);
    }
    struct dated_entry *taken = &feed->taken[feed->taken_count++];
    *taken = *dated;
    taken->entry.unit = (feed->of_blocs ? group->bloc : group->actor) & 0x3ffffffu;
    taken->entry.link = feed->of_blocs ? group->actor : group->bloc;
    feed->counts[dated->period - feed->from]++;
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
    const int64_t before = feed->base + (int64_t)feed->from - 1;
    const int64_t after = feed->base + (int64_t)feed->to;
    within.lo = feed->from > 0 ? period_first(calendar, before) - 1 : within.lo;
    within.hi = feed->to < feed->periods ? period_last(calendar, after) + 1 : within.hi;
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

/* The pairs of one period. */
static bool sweep_period(struct feed *feed, size_t period, struct pair_entry *entries, size_t count,
                         struct fault *fault)
{
    struct pair pair;
    bool done = true;
    if (feed->of_blocs) {
        sort_entries(feed, entries, count);
    }
    pair_sweep_enter(feed->sweep, entries, count);
    while (done && pair_sweep_next(feed->sweep, &pair)) {
        if (feed->only != NONE && pair.first != feed->only && pair.second != feed->only) {
            continue;
        }
        done = feed->visit(feed->context, feed->base + (int64_t)period, &pair, fault);
    }
    return done;
}

/* Puts what was taken in order of period. `counts` then say where the entries of each end. */
static void order_taken(struct feed *feed)
{
    const size_t periods = feed->to - feed->from;
    uint32_t *const ends = feed->counts;
    uint32_t sum = 0;
    for (size_t i = 0; i < periods; i++) {
        const uint32_t count = ends[i];
        ends[i] = sum; /* where they begin; each that is put down moves it to the end */
        sum += count;
    }
    feed->entries =
        heap_grow(feed->entries, &feed->entry_room, feed->taken_count, sizeof *feed->entries);
    for (size_t i = 0; i < feed->taken_count; i++) {
        feed->entries[ends[feed->taken[i].period - feed->from]++] = feed->taken[i].entry;
    }
}

/* Sweeps the window, or as much of it from its beginning as has not too many entries. */
static bool sweep_window(struct feed *feed, struct fault *fault)
{
    feed->taken_count = 0;
    memset(feed->counts, 0, (feed->to - feed->from) * sizeof *feed->counts);
    if (!pass(feed, fault)) {
        return false;
    }
    order_taken(feed);
    for (size_t i = feed->from, first = 0; i < feed->to; i++) {
        const size_t end = feed->counts[i - feed->from];
        if (!sweep_period(feed, i, feed->entries + first, end - first, fault)) {
            return false;
        }
        first = end;
    }
    return true;
}

/* Of how many periods the first window is: as if entries, two of each spell of the blocs asked
 * about, were spread evenly over all periods. */
static bool first_length(const struct feed *feed, size_t *length, struct fault *fault)
{
    const struct question *question = feed->scope->question;
    const struct party_set *blocs = &feed->scope->blocs;
    size_t spells, chosen = 0;
    if (!store_packed_most(question->store, question->reading, &spells, fault)) {
        return false;
    }
    for (size_t i = 0; i < blocs->count; i++) {
        chosen += blocs->list[i].chosen;
    }
    const double entries = 2.0 * (double)spells * (double)chosen / (double)(blocs->count + 1);
    const double share = entries > 0 ? (double)feed->window / entries : 1;
    *length = share >= 1 ? feed->periods : (size_t)((double)feed->periods * share);
    return true;
}

/* Of the next one: as if entries were as dense as they were in the later half of the last. To count
 * them first would be one more pass over all spells (49 of 346 ms of the pairs of a million
 * accounts); if there are more than that, the window is made narrower on the way. */
static size_t next_length(const struct feed *feed)
{
    const size_t last = feed->to - feed->from, half = last / 2;
    const size_t entries = feed->taken_count - (half > 0 ? feed->counts[half - 1] : 0);
    const size_t fits = (last - half) * (feed->window / 4 * 3) / (entries + 1);
    return fits < WINDOW_GROWTH * last ? fits : WINDOW_GROWTH * last;
}

static bool sweep_all(struct feed *feed, struct fault *fault)
{
    size_t length;
    bool done = first_length(feed, &length, fault);
    while (done && feed->to < feed->periods) {
        const size_t left = feed->periods - feed->to;
        feed->from = feed->to;
        feed->to += length == 0 ? 1 : length < left ? length : left;
        done = sweep_window(feed, fault);
        length = next_length(feed);
    }
    return done;
}

/* A single chosen unit makes no pair by itself: who names one wants to know whom it is paired with.
 * Then all are let in, and it is returned; else NONE. */
static uint32_t let_all_in(struct party_set *units)
{
    uint32_t only = NONE;
    size_t chosen = 0;
    for (uint32_t i = 0; units->limited && i < units->count; i++) {
        only = units->list[i].chosen ? i : only;
        chosen += units->list[i].chosen;
    }
    if (chosen != 1) {
        return NONE;
    }
    for (size_t i = 0; i < units->count; i++) {
        units->list[i].chosen = true;
    }
    units->limited = false;
    return only;
}

bool pair_feed(struct scope *scope, bool of_blocs, const struct cell *marks, pair_visit *visit,
               void *context, struct fault *fault)
{
    const size_t actors = scope->actors.count, blocs = scope->blocs.count;
    struct feed feed = {.scope = scope, .of_blocs = of_blocs, .visit = visit, .context = context};
    if (scope->calendar.lo > scope->calendar.hi) {
        return true;
    }
    feed.only = let_all_in(of_blocs ? &scope->blocs : &scope->actors);
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
    feed.window = scope->window ? scope->window : WINDOW_ENTRIES;
    feed.counts = heap_alloc(feed.periods * sizeof *feed.counts);
    feed.sweep = pair_sweep_new(of_blocs ? blocs : actors, of_blocs ? actors : blocs, marks);
    const bool done = sweep_all(&feed, fault);
    scope->calendar.table = NULL;
    free(table);
    pair_sweep_free(feed.sweep);
    free(feed.counts);
    free(feed.taken);
    free(feed.entries);
    free(feed.sorted);
    free(feed.days);
    free(feed.own);
    return done;
}

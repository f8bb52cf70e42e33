#include "pair_driver.h"
#include "messages.h"

#include <stdlib.h>
#include <string.h>

enum {
    PERIODS_MAX = 1 << 20,
    /* 9 MiB of them; a single period may take more. Each window is a pass over the spells of its
     * days, which at a million spells takes 20 ms. */
    WINDOW_ENTRIES = 1 << 18,
    WINDOW_GROWTH = 4 /* a window is at most so many times longer than the last */
};

struct driver {
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
    size_t taken_count, taken_capacity;
    struct pair_entry *entries; /* the same by period */
    size_t entry_capacity;
    struct pair_entry *sorted; /* of_blocs only: those of one period */
    size_t sorted_capacity;
    struct days *days; /* of the group at hand */
    size_t day_capacity;
    struct dated_entry *own;
    size_t own_capacity;
};

/* There are more entries in the window than were looked for: its last periods are left to the next
 * one. */
static void narrow(struct driver *driver)
{
    const size_t periods = driver->to - driver->from;
    size_t kept = 0, left = 0, used = 0;
    do {
        left += driver->counts[kept++];
    } while (kept + 1 < periods && left + driver->counts[kept] <= driver->window / 4 * 3);
    const size_t to = driver->from + kept;
    for (size_t i = 0; i < driver->taken_count; i++) {
        if (driver->taken[i].period < to) {
            driver->taken[used++] = driver->taken[i];
        }
    }
    driver->taken_count = used;
    driver->to = to;
}

static void take_entry(struct driver *driver, const struct tenure_group *group,
                       const struct dated_entry *dated)
{
    if (driver->taken_count >= driver->window && driver->to - driver->from > 1) {
        narrow(driver);
    }
    if (dated->period < driver->from || dated->period >= driver->to) {
        return;
    }
    if (driver->taken_count == driver->taken_capacity) {
        driver->taken = heap_grow(driver->taken, &driver->taken_capacity, driver->taken_count + 1,
                                  sizeof *driver->taken);
    }
    struct dated_entry *taken = &driver->taken[driver->taken_count++];
    *taken = *dated;
    taken->entry.unit = (driver->of_blocs ? group->bloc : group->actor) & 0x3ffffffu;
    taken->entry.link = driver->of_blocs ? group->actor : group->bloc;
    driver->counts[dated->period - driver->from]++;
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

static size_t list_entries(struct driver *driver, const struct tenure_group *group,
                           enum certainty certainty, uint32_t levels, struct dated_entry *entries)
{
    const struct scope *scope = driver->scope;
    const size_t days =
        tenure_days(group->tenures, group->count, &scope->calendar, certainty, driver->days);
    return pair_entries(&scope->calendar, scope->rule, driver->days, days, levels, driver->base,
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
    struct driver *driver = context;
    (void)fault;
    driver->days =
        heap_grow(driver->days, &driver->day_capacity, group->count, sizeof *driver->days);
    driver->own =
        heap_grow(driver->own, &driver->own_capacity, 4 * group->count, sizeof *driver->own);
    const bool exact = is_exact(group);
    const size_t possible =
        list_entries(driver, group, POSSIBLE, exact ? ENTRY_LEVELS : ENTRY_POSSIBLE, driver->own);
    size_t count = possible;
    if (!exact) {
        count += list_entries(driver, group, CERTAIN, ENTRY_CERTAIN, driver->own + possible);
    }
    for (size_t i = possible; i < count; i++) {
        join_levels(driver->own, possible, &driver->own[i]);
    }
    for (size_t i = 0; i < count; i++) {
        if (driver->own[i].entry.flags) {
            take_entry(driver, group, &driver->own[i]);
        }
    }
    return true;
}

/* The spells that the entries of the window hang on. One that begins or ends in the period before
 * or after it may do so in the window by the rule; and whether it does is known only with the spell
 * that goes on from it the next day. */
static bool pass(struct driver *driver, struct fault *fault)
{
    const struct calendar *calendar = &driver->scope->calendar;
    struct days within = {calendar->lo, calendar->hi};
    const int64_t before = driver->base + (int64_t)driver->from - 1;
    const int64_t after = driver->base + (int64_t)driver->to;
    within.lo = driver->from > 0 ? period_first(calendar, before) - 1 : within.lo;
    within.hi = driver->to < driver->periods ? period_last(calendar, after) + 1 : within.hi;
    return scope_bare_groups(driver->scope, &within, take_group, driver, fault);
}

/* Entries come in order of bloc and actor; where blocs are the units, this is the order of link and
 * unit. Stable, by counting. */
static void sort_entries(struct driver *driver, struct pair_entry *entries, size_t count)
{
    const size_t links = driver->scope->actors.count;
    uint32_t *starts = heap_alloc((links + 1) * sizeof *starts);
    memset(starts, 0, (links + 1) * sizeof *starts);
    for (size_t i = 0; i < count; i++) {
        starts[entries[i].link + 1]++;
    }
    for (size_t i = 1; i <= links; i++) {
        starts[i] += starts[i - 1];
    }
    driver->sorted =
        heap_grow(driver->sorted, &driver->sorted_capacity, count, sizeof *driver->sorted);
    memcpy(driver->sorted, entries, count * sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        entries[starts[driver->sorted[i].link]++] = driver->sorted[i];
    }
    free(starts);
}

/* The pairs of one period. */
static bool sweep_period(struct driver *driver, size_t period, struct pair_entry *entries,
                         size_t count, struct fault *fault)
{
    struct pair pair;
    bool done = true;
    if (driver->of_blocs) {
        sort_entries(driver, entries, count);
    }
    pair_sweep_enter(driver->sweep, entries, count);
    while (done && pair_sweep_next(driver->sweep, &pair)) {
        done = driver->visit(driver->context, driver->base + (int64_t)period, &pair, fault);
    }
    return done;
}

/* Puts what was taken in order of period. `counts` then say where the entries of each end. */
static void order_taken(struct driver *driver)
{
    const size_t periods = driver->to - driver->from;
    uint32_t *const ends = driver->counts;
    uint32_t sum = 0;
    for (size_t i = 0; i < periods; i++) {
        const uint32_t count = ends[i];
        ends[i] = sum; /* where they begin; each that is put down moves it to the end */
        sum += count;
    }
    driver->entries = heap_grow(driver->entries, &driver->entry_capacity, driver->taken_count + 1,
                                sizeof *driver->entries);
    for (size_t i = 0; i < driver->taken_count; i++) {
        driver->entries[ends[driver->taken[i].period - driver->from]++] = driver->taken[i].entry;
    }
}

/* Sweeps the window, or as much of it from its beginning as has not too many entries. */
static bool sweep_window(struct driver *driver, struct fault *fault)
{
    driver->taken_count = 0;
    memset(driver->counts, 0, (driver->to - driver->from) * sizeof *driver->counts);
    if (!pass(driver, fault)) {
        return false;
    }
    order_taken(driver);
    for (size_t i = driver->from, first = 0; i < driver->to; i++) {
        const size_t end = driver->counts[i - driver->from];
        if (!sweep_period(driver, i, driver->entries + first, end - first, fault)) {
            return false;
        }
        first = end;
    }
    return true;
}

/* Of how many periods the first window is: as if entries, two of each spell of the blocs asked
 * about, were spread evenly over all periods. */
static bool first_length(const struct driver *driver, size_t *length, struct fault *fault)
{
    const struct question *question = driver->scope->question;
    const struct party_set *blocs = &driver->scope->blocs;
    size_t spells, chosen = 0;
    if (!store_packed_most(question->store, question->reading, &spells, fault)) {
        return false;
    }
    for (size_t i = 0; i < blocs->count; i++) {
        chosen += blocs->list[i].chosen;
    }
    const double entries = 2.0 * (double)spells * (double)chosen / (double)(blocs->count + 1);
    const double share = entries > 0 ? (double)driver->window / entries : 1;
    *length = share >= 1 ? driver->periods : (size_t)((double)driver->periods * share);
    return true;
}

/* Of the next one: as if entries were as dense as they were in the later half of the last. To count
 * them first would be one more pass over all spells (49 of 346 ms of the pairs of a million
 * accounts); if there are more than that, the window is made narrower on the way. */
static size_t next_length(const struct driver *driver)
{
    const size_t last = driver->to - driver->from, half = last / 2;
    const size_t entries = driver->taken_count - (half > 0 ? driver->counts[half - 1] : 0);
    const size_t fits = (last - half) * (driver->window / 4 * 3) / (entries + 1);
    return fits < WINDOW_GROWTH * last ? fits : WINDOW_GROWTH * last;
}

static bool sweep_all(struct driver *driver, struct fault *fault)
{
    size_t length;
    bool done = first_length(driver, &length, fault);
    while (done && driver->to < driver->periods) {
        const size_t left = driver->periods - driver->to;
        driver->from = driver->to;
        driver->to += length == 0 ? 1 : length < left ? length : left;
        done = sweep_window(driver, fault);
        length = next_length(driver);
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
        units->list[i].chosen = !units->list[i].skipped;
    }
    units->limited = false;
    return only;
}

bool pair_driver(struct scope *scope, bool of_blocs, const struct cell *labels, pair_visit *visit,
                 void *context, struct fault *fault)
{
    const size_t actors = scope->actors.count, blocs = scope->blocs.count;
    struct driver driver = {
        .scope = scope, .of_blocs = of_blocs, .visit = visit, .context = context};
    if (scope->calendar.lo > scope->calendar.hi) {
        return true;
    }
    driver.only = let_all_in(of_blocs ? &scope->blocs : &scope->actors);
    if (!scope_first_period(scope, &driver.base, fault) ||
        (driver.only != NONE && !of_blocs && !scope_only_blocs_of(scope, driver.only, fault))) {
        return false;
    }
    const int64_t last = period_of(&scope->calendar, scope->calendar.hi);
    if (last - driver.base >= PERIODS_MAX) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_too_many_periods);
    }
    /* What goes back without limit is counted from there. */
    if (scope->calendar.by != BY_WHOLE) {
        scope->calendar.lo = period_first(&scope->calendar, driver.base);
    }
    driver.periods = (size_t)(last - driver.base + 1);
    struct period_table *table = period_table_new(scope->calendar.by, driver.base, driver.periods);
    scope->calendar.table = table;
    driver.window = scope->window ? scope->window : WINDOW_ENTRIES;
    driver.counts = heap_alloc(driver.periods * sizeof *driver.counts);
    driver.sweep = pair_sweep_new(of_blocs ? blocs : actors, of_blocs ? actors : blocs, labels);
    if (driver.only != NONE) {
        pair_sweep_only(driver.sweep, driver.only);
    }
    const bool done = sweep_all(&driver, fault);
    scope->calendar.table = NULL;
    free(table);
    pair_sweep_free(driver.sweep);
    free(driver.counts);
    free(driver.taken);
    free(driver.entries);
    free(driver.sorted);
    free(driver.days);
    free(driver.own);
    return done;
}

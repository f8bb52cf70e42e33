#include "pair_sweep.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>

/* Marks of up to so many bytes, as nearly all ids are, are written in one go, past their end. */
enum { SHORT_MARK = 16 };

struct mark {
    char start[SHORT_MARK];
    const char *text;
    size_t size;
};

/* A unit holds a link in this period. `held` is made by hand of bits, as the innermost loop hangs
 * on it: the levels of it (ENTRY_LEVELS), those that last into the next period, whether it is
 * partial, whether all that is said of it in the period is one partial entry of both levels, and
 * the unit. */
struct hold {
    uint32_t link, held;
};
enum { HOLD_STAYS = 2, HOLD_PARTIAL = 1 << 4, HOLD_ALONE = 1 << 5, HOLD_UNIT = 6 };

static uint32_t unit_of(const struct hold *hold)
{
    return hold->held >> HOLD_UNIT;
}

/* How many links two units share: in the lower half those at least possible, in the upper those
 * certain too, so that one addition counts both. */
enum { TALLY_CERTAIN = 32 };

struct pair_sweep {
    size_t units;
    struct mark *marks;  /* by link, or NULL */
    struct hold *now;    /* by link and unit; after the last comes one of link UINT32_MAX */
    struct hold *before; /* the last period's, while the next is made; else without meaning */
    uint32_t *dated;     /* by place in `now`, of a partial one: its first entry */
    size_t count, room;
    const struct pair_entry *entries; /* of the period */
    size_t entry_count;
    uint32_t *places; /* the places in `now` of each unit, unit by unit */
    uint32_t *starts; /* by unit: where its places begin; one more for the end */
    /* By unit, of what it shares with the first unit of the pairs at hand: */
    uint64_t *tallies;
    char **begins, **ends; /* the marks, in `text` */
    char *text;
    size_t text_room;
    size_t *sizes;          /* by unit: bytes of the marks of its links */
    size_t tallied, second; /* of the units up to `tallied` the last is the first of the pairs at
                             * hand, and `second` is the next to look at */
};

struct pair_sweep *pair_sweep_new(size_t units, size_t links, const struct cell *marks)
{
    struct pair_sweep *sweep = heap_alloc(sizeof *sweep);
    *sweep = (struct pair_sweep){.units = units,
                                 .starts = heap_alloc((units + 1) * sizeof *sweep->starts),
                                 .sizes = heap_alloc((units + 1) * sizeof *sweep->sizes),
                                 .begins = heap_alloc((units + 1) * sizeof *sweep->begins),
                                 .ends = heap_alloc((units + 1) * sizeof *sweep->ends),
                                 .tallies = heap_alloc((units + 1) * sizeof *sweep->tallies)};
    memset(sweep->begins, 0, (units + 1) * sizeof *sweep->begins); /* no marks: empty */
    memset(sweep->ends, 0, (units + 1) * sizeof *sweep->ends);
    if (marks) {
        sweep->marks = heap_alloc((links + 1) * sizeof *sweep->marks);
        for (size_t i = 0; i < links; i++) {
            struct mark *mark = &sweep->marks[i];
            *mark = (struct mark){.text = marks[i].text, .size = marks[i].size};
            memcpy(mark->start, mark->text, mark->size < SHORT_MARK ? mark->size : SHORT_MARK);
        }
    }
    return sweep;
}

void pair_sweep_free(struct pair_sweep *sweep)
{
    if (sweep) {
        free(sweep->marks);
        free(sweep->now);
        free(sweep->before);
        free(sweep->dated);
        free(sweep->places);
        free(sweep->starts);
        free(sweep->begins);
        free(sweep->ends);
        free(sweep->sizes);
        free(sweep->tallies);
        free(sweep->text);
        free(sweep);
    }
}

/* ---- Who holds what ---- */

/* Makes room for `need` holds; `now` becomes `before`. */
static void turn_over(struct pair_sweep *sweep, size_t need)
{
    struct hold *const spare = sweep->before;
    sweep->before = sweep->now;
    sweep->now = spare;
    if (need > sweep->room) {
        size_t room = sweep->room, same = sweep->room, again = sweep->room, places = sweep->room;
        sweep->before = heap_grow(sweep->before, &room, need, sizeof *sweep->before);
        sweep->now = heap_grow(sweep->now, &same, need, sizeof *sweep->now);
        sweep->dated = heap_grow(sweep->dated, &again, need, sizeof *sweep->dated);
        sweep->places = heap_grow(sweep->places, &places, need, sizeof *sweep->places);
        sweep->room = room;
    }
}

static bool comes_before(const struct hold *hold, const struct pair_entry *entry)
{
    return hold->link < entry->link || (hold->link == entry->link && unit_of(hold) < entry->unit);
}

static bool same_hold(const struct pair_entry *a, const struct pair_entry *b)
{
    return a->link == b->link && a->unit == b->unit;
}

/* What was held goes on unless it was left. */
static size_t keep(struct pair_sweep *sweep, const struct hold *hold, size_t count)
{
    const uint32_t stays = hold->held >> HOLD_STAYS & ENTRY_LEVELS;
    sweep->now[count] =
        (struct hold){hold->link, unit_of(hold) << HOLD_UNIT | stays << HOLD_STAYS | stays};
    return count + (stays != 0);
}

/* Merges the period's entries into what is held. */
static void merge(struct pair_sweep *sweep, const struct pair_entry *entries, size_t count)
{
    const uint32_t alone = ENTRY_LEVELS | ENTRY_PARTIAL;
    const struct hold *hold = sweep->before, *const end = hold + sweep->count;
    size_t used = 0;
    for (size_t i = 0, next; i < count; i = next) {
        while (hold < end && comes_before(hold, &entries[i])) {
            used = keep(sweep, hold++, used);
        }
        const bool held =
            hold < end && hold->link == entries[i].link && unit_of(hold) == entries[i].unit;
        uint32_t levels = held ? (hold++)->held >> HOLD_STAYS & ENTRY_LEVELS : 0;
        uint32_t leaves = 0, all = 0;
        for (next = i; next < count && same_hold(&entries[next], &entries[i]); next++) {
            const uint32_t flags = entries[next].flags;
            levels |= flags & ENTRY_ENTERS ? flags & ENTRY_LEVELS : 0;
            leaves |= flags & ENTRY_LEAVES ? flags & ENTRY_LEVELS : 0;
            all |= flags;
        }
        if (levels) {
            sweep->dated[used] = (uint32_t)i;
            sweep->now[used++] = (struct hold){
                entries[i].link, (uint32_t)entries[i].unit << HOLD_UNIT |
                                     (levels & ~leaves) << HOLD_STAYS | levels |
                                     (all & ENTRY_PARTIAL ? HOLD_PARTIAL : 0) |
                                     (next - i == 1 && (all & alone) == alone ? HOLD_ALONE : 0)};
        }
    }
    while (hold < end) {
        used = keep(sweep, hold++, used);
    }
    sweep->count = used;
    sweep->now[used] = (struct hold){.link = UINT32_MAX};
}

/* Puts the places of `now` in order of unit. */
static void order_places(struct pair_sweep *sweep)
{
    uint32_t *const starts = sweep->starts;
    memset(starts, 0, (sweep->units + 1) * sizeof *starts);
    for (size_t i = 0; i < sweep->count; i++) {
        starts[unit_of(&sweep->now[i])]++;
    }
    uint32_t sum = 0;
    for (size_t i = 0; i <= sweep->units; i++) {
        sum += starts[i];
        starts[i] = sum; /* where its places end; each that is put down moves it to the front */
    }
    for (size_t i = sweep->count; i-- > 0;) {
        sweep->places[--starts[unit_of(&sweep->now[i])]] = (uint32_t)i;
    }
    if (sweep->marks) {
        memset(sweep->sizes, 0, (sweep->units + 1) * sizeof *sweep->sizes);
        for (size_t i = 0; i < sweep->count; i++) {
            sweep->sizes[unit_of(&sweep->now[i])] += sweep->marks[sweep->now[i].link].size;
        }
    }
}

void pair_sweep_enter(struct pair_sweep *sweep, const struct pair_entry *entries, size_t count)
{
    turn_over(sweep, sweep->count + count + 1);
    merge(sweep, entries, count);
    sweep->entries = entries;
    sweep->entry_count = count;
    order_places(sweep);
    memset(sweep->tallies, 0, (sweep->units + 1) * sizeof *sweep->tallies);
    sweep->tallied = 0;
    sweep->second = sweep->units;
}

/* ---- Pairs ---- */

/* One more link, shared at these levels (ENTRY_LEVELS). */
static uint64_t tally_of(uint32_t levels)
{
    return 1 + ((uint64_t)(levels & ENTRY_CERTAIN) << (TALLY_CERTAIN - 1));
}

static void tally_add(struct pair_sweep *sweep, uint32_t unit, uint32_t levels,
                      const struct mark *mark)
{
    sweep->tallies[unit] += tally_of(levels);
    if (mark) {
        memcpy(sweep->ends[unit], mark->text, mark->size);
        sweep->ends[unit] += mark->size;
    }
}

static bool share_day(const struct pair_entry *a, const struct pair_entry *b)
{
    return a->lo <= b->hi && b->lo <= a->hi;
}

/* Whether two partial holds of a link meet at this level: on some day, or because one of them lasts
 * all through the period. A unit may have several runs of days in it. */
static bool meet(const struct pair_sweep *sweep, uint32_t first, uint32_t second, uint32_t level)
{
    const struct pair_entry *const end = sweep->entries + sweep->entry_count;
    const struct pair_entry *const ours = sweep->entries + first;
    const struct pair_entry *const theirs = sweep->entries + second;
    const uint32_t wanted = level | ENTRY_PARTIAL;
    bool we = false, they = false;
    for (const struct pair_entry *a = ours;
         a < end && a->link == ours->link && a->unit == ours->unit; a++) {
        if ((a->flags & wanted) != wanted) {
            continue;
        }
        we = true;
        for (const struct pair_entry *b = theirs;
             b < end && b->link == theirs->link && b->unit == theirs->unit; b++) {
            if ((b->flags & wanted) == wanted) {
                they = true;
                if (share_day(a, b)) {
                    return true;
                }
            }
        }
    }
    return !we || !they;
}

/* At which levels two partial holds of a link, of these levels, meet. */
static uint32_t levels_met(const struct pair_sweep *sweep, size_t own, size_t other)
{
    const uint32_t first = sweep->dated[own], second = sweep->dated[other];
    const uint32_t both = sweep->now[own].held & sweep->now[other].held;
    if (both & HOLD_ALONE) {
        return share_day(&sweep->entries[first], &sweep->entries[second]) ? both : 0;
    }
    if (!meet(sweep, first, second, ENTRY_POSSIBLE)) {
        return 0;
    }
    return both & ENTRY_CERTAIN && meet(sweep, first, second, ENTRY_CERTAIN) ? ENTRY_LEVELS
                                                                             : ENTRY_POSSIBLE;
}

/* What the unit of the hold at `place` shares with those that hold the same link after it. */
static void tally_hold(struct pair_sweep *sweep, size_t place, const struct mark *mark)
{
    const struct hold *const own = &sweep->now[place];
    for (const struct hold *other = own + 1; other->link == own->link; other++) {
        uint32_t levels = own->held & other->held;
        if (levels & HOLD_PARTIAL) {
            levels = levels_met(sweep, place, (size_t)(other - sweep->now));
        }
        if (levels) {
            tally_add(sweep, unit_of(other), levels, mark);
        }
    }
}

/* The same for nearly all holds, which last all through the period and whose marks, if any, are
 * short: a loop that keeps all it needs in registers (all pairs of a million accounts with their
 * lists take a fifth less by it). */
static void tally_whole(struct pair_sweep *sweep, const struct hold *own, const struct mark *mark)
{
    uint64_t *const tallies = sweep->tallies;
    const uint32_t link = own->link, certain = own->held & ENTRY_CERTAIN;
    const struct hold *other = own + 1;
    if (!mark) {
        for (; other->link == link; other++) {
            tallies[unit_of(other)] += tally_of(other->held & certain);
        }
        return;
    }
    char **const ends = sweep->ends;
    const struct mark copy =
        *mark; /* the compiler cannot know that writing marks leaves it alone */
    for (; other->link == link; other++) {
        const uint32_t unit = unit_of(other);
        char *const end = ends[unit];
        tallies[unit] += tally_of(other->held & certain);
        memcpy(end, copy.start, SHORT_MARK);
        ends[unit] = end + copy.size;
    }
}

/* Room for the marks of all who may share something with the unit: a pair has at most what the one
 * of them has that has less, and what is written past the end. */
static void lay_out(struct pair_sweep *sweep, size_t unit)
{
    const size_t *const sizes = sweep->sizes;
    size_t need = 0;
    for (size_t i = unit + 1; i < sweep->units; i++) {
        need += SHORT_MARK + (sizes[i] < sizes[unit] ? sizes[i] : sizes[unit]);
    }
    sweep->text = heap_grow(sweep->text, &sweep->text_room, need, 1);
    char *at = sweep->text;
    for (size_t i = unit + 1; i < sweep->units; i++) {
        sweep->begins[i] = sweep->ends[i] = at;
        at += SHORT_MARK + (sizes[i] < sizes[unit] ? sizes[i] : sizes[unit]);
    }
}

/* All pairs of which the unit is the first. */
static void tally_unit(struct pair_sweep *sweep, size_t unit)
{
    const uint32_t *place = sweep->places + sweep->starts[unit];
    const uint32_t *const end = sweep->places + sweep->starts[unit + 1];
    if (sweep->marks && place < end) {
        lay_out(sweep, unit);
    }
    for (; place < end; place++) {
        const struct hold *own = &sweep->now[*place];
        const struct mark *mark = sweep->marks ? &sweep->marks[own->link] : NULL;
        if (own->held & HOLD_PARTIAL || (mark && mark->size > SHORT_MARK)) {
            tally_hold(sweep, *place, mark);
        } else {
            tally_whole(sweep, own, mark);
        }
    }
}

bool pair_sweep_next(struct pair_sweep *sweep, struct pair *pair)
{
    for (;;) {
        while (sweep->second < sweep->units) {
            const size_t second = sweep->second++;
            const uint64_t tally = sweep->tallies[second];
            if (tally) {
                const char *begin = sweep->begins[second];
                *pair = (struct pair){.first = (uint32_t)(sweep->tallied - 1),
                                      .second = (uint32_t)second,
                                      .count = (uint32_t)tally,
                                      .certain = (uint32_t)(tally >> TALLY_CERTAIN),
                                      .shared = {begin, (size_t)(sweep->ends[second] - begin)}};
                sweep->tallies[second] = 0;
                return true;
            }
        }
        if (sweep->tallied >= sweep->units) {
            return false;
        }
        tally_unit(sweep, sweep->tallied++);
        sweep->second = sweep->tallied;
    }
}

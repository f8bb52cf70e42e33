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

/* A unit holds a link in this period. `levels` are of ENTRY_LEVELS, `stays` those it still holds in
 * the next. */
struct hold {
    uint32_t link;
    uint32_t unit : 27, levels : 2, stays : 2, partial : 1;
};

/* What one unit shares with the first unit of the pairs at hand. */
struct tally {
    char *marks, *end;
    uint32_t count, certain;
};

struct pair_sweep {
    size_t units;
    struct mark *marks;  /* by link, or NULL */
    struct hold *now;    /* by link and unit; after the last comes one of link UINT32_MAX */
    struct hold *before; /* the last period's, while the next is made; else without meaning */
    uint32_t *dated;     /* by place in `now`, of a partial one: its first entry */
    size_t count, room;
    const struct pair_entry *entries; /* of the period */
    size_t entry_count;
    uint32_t *places;      /* the places in `now` of each unit, unit by unit */
    uint32_t *starts;      /* by unit: where its places begin; one more for the end */
    size_t *sizes;         /* by unit: bytes of the marks of its links */
    struct tally *tallies; /* by unit */
    char *text;            /* the marks of the tallies */
    size_t text_room;
    size_t tallied, second; /* of the units up to `tallied` the last is the first of the pairs at
                             * hand, and `second` is the next to look at */
};

struct pair_sweep *pair_sweep_new(size_t units, size_t links, const struct cell *marks)
{
    struct pair_sweep *sweep = heap_alloc(sizeof *sweep);
    *sweep = (struct pair_sweep){.units = units,
                                 .starts = heap_alloc((units + 1) * sizeof *sweep->starts),
                                 .sizes = heap_alloc((units + 1) * sizeof *sweep->sizes),
                                 .tallies = heap_alloc((units + 1) * sizeof *sweep->tallies)};
    memset(sweep->tallies, 0, (units + 1) * sizeof *sweep->tallies);
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
    return hold->link < entry->link || (hold->link == entry->link && hold->unit < entry->unit);
}

/* What was held goes on unless it was left. */
static size_t keep(struct pair_sweep *sweep, const struct hold *hold, size_t count)
{
    struct hold *kept = &sweep->now[count];
    *kept = *hold;
    kept->levels = hold->stays;
    kept->partial = 0;
    return count + (hold->stays != 0);
}

/* Merges the period's entries into what is held. */
static void merge(struct pair_sweep *sweep, const struct pair_entry *entries, size_t count)
{
    const struct hold *hold = sweep->before, *const end = hold + sweep->count;
    size_t used = 0;
    for (size_t i = 0, next; i < count; i = next) {
        while (hold < end && comes_before(hold, &entries[i])) {
            used = keep(sweep, hold++, used);
        }
        const bool held =
            hold < end && hold->link == entries[i].link && hold->unit == entries[i].unit;
        uint32_t levels = held ? (hold++)->stays : 0, leaves = 0, partial = 0;
        for (next = i; next < count && entries[next].link == entries[i].link &&
                       entries[next].unit == entries[i].unit;
             next++) {
            const uint32_t flags = entries[next].flags;
            levels |= flags & ENTRY_ENTERS ? flags & ENTRY_LEVELS : 0;
            leaves |= flags & ENTRY_LEAVES ? flags & ENTRY_LEVELS : 0;
            partial |= flags & ENTRY_PARTIAL;
        }
        if (levels) {
            sweep->dated[used] = (uint32_t)i;
            sweep->now[used++] = (struct hold){.link = entries[i].link,
                                               .unit = entries[i].unit,
                                               .levels = levels & ENTRY_LEVELS,
                                               .stays = levels & ~leaves & ENTRY_LEVELS,
                                               .partial = partial != 0};
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
        starts[sweep->now[i].unit]++;
    }
    uint32_t sum = 0;
    for (size_t i = 0; i <= sweep->units; i++) {
        sum += starts[i];
        starts[i] = sum; /* where its places end; each that is put down moves it to the front */
    }
    for (size_t i = sweep->count; i-- > 0;) {
        sweep->places[--starts[sweep->now[i].unit]] = (uint32_t)i;
    }
    if (sweep->marks) {
        memset(sweep->sizes, 0, (sweep->units + 1) * sizeof *sweep->sizes);
        for (size_t i = 0; i < sweep->count; i++) {
            sweep->sizes[sweep->now[i].unit] += sweep->marks[sweep->now[i].link].size;
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

static void tally_add(struct tally *tally, uint32_t certain, const struct mark *mark)
{
    tally->count++;
    tally->certain += certain;
    if (mark) {
        if (mark->size <= SHORT_MARK) {
            memcpy(tally->end, mark->start, SHORT_MARK);
        } else {
            memcpy(tally->end, mark->text, mark->size);
        }
        tally->end += mark->size;
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

/* The hold at `place` and those of the same link after it, where it lasts for a part of the period
 * only. */
static void tally_partial(struct pair_sweep *sweep, size_t place)
{
    const struct hold *const own = &sweep->now[place];
    const struct mark *mark = sweep->marks ? &sweep->marks[own->link] : NULL;
    for (const struct hold *other = own + 1; other->link == own->link; other++) {
        uint32_t levels = own->levels & other->levels;
        if (other->partial) {
            const uint32_t first = sweep->dated[place], second = sweep->dated[other - sweep->now];
            if (!meet(sweep, first, second, ENTRY_POSSIBLE)) {
                continue;
            }
            if (levels & ENTRY_CERTAIN && !meet(sweep, first, second, ENTRY_CERTAIN)) {
                levels &= ~(unsigned)ENTRY_CERTAIN;
            }
        }
        tally_add(&sweep->tallies[other->unit], levels / ENTRY_CERTAIN, mark);
    }
}

/* Room for the marks of all who may share something with the unit: a pair has at most what the one
 * of them has that has less, and what is written past the end. */
static void lay_out(struct pair_sweep *sweep, size_t unit)
{
    size_t need = 0;
    for (size_t i = unit + 1; i < sweep->units; i++) {
        need += SHORT_MARK +
                (sweep->sizes[i] < sweep->sizes[unit] ? sweep->sizes[i] : sweep->sizes[unit]);
    }
    sweep->text = heap_grow(sweep->text, &sweep->text_room, need, 1);
    char *at = sweep->text;
    for (size_t i = unit + 1; i < sweep->units; i++) {
        sweep->tallies[i].marks = sweep->tallies[i].end = at;
        at += SHORT_MARK +
              (sweep->sizes[i] < sweep->sizes[unit] ? sweep->sizes[i] : sweep->sizes[unit]);
    }
}

/* All pairs of which the unit is the first. */
static void tally_unit(struct pair_sweep *sweep, size_t unit)
{
    struct tally *const tallies = sweep->tallies;
    if (sweep->marks) {
        lay_out(sweep, unit);
    }
    for (size_t i = sweep->starts[unit]; i < sweep->starts[unit + 1]; i++) {
        const struct hold *const own = &sweep->now[sweep->places[i]];
        const struct mark *mark = sweep->marks ? &sweep->marks[own->link] : NULL;
        if (own->partial) {
            tally_partial(sweep, sweep->places[i]);
            continue;
        }
        for (const struct hold *other = own + 1; other->link == own->link; other++) {
            tally_add(&tallies[other->unit], (own->levels & other->levels) / ENTRY_CERTAIN, mark);
        }
    }
}

bool pair_sweep_next(struct pair_sweep *sweep, struct pair *pair)
{
    for (;;) {
        while (sweep->second < sweep->units) {
            struct tally *tally = &sweep->tallies[sweep->second++];
            if (tally->count) {
                *pair =
                    (struct pair){.first = (uint32_t)(sweep->tallied - 1),
                                  .second = (uint32_t)(sweep->second - 1),
                                  .count = tally->count,
                                  .certain = tally->certain,
                                  .shared = {tally->marks, (size_t)(tally->end - tally->marks)}};
                tally->count = tally->certain = 0;
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

#include "pair_sweep.h"

#include "arena.h"
#include "pair_matrix.h"

#include <stdlib.h>
#include <string.h>

/* Marks of up to so many bytes, as nearly all ids are, are written in one go, past their end. */
enum { SHORT_MARK = 16 };

struct mark {
    char start[SHORT_MARK];
    const char *text;
    size_t size;
};

#define ALL UINT32_MAX

struct pair_sweep {
    size_t units;
    uint32_t only;              /* of pair_sweep_only; or ALL */
    struct mark *labels;        /* by link, or NULL */
    struct pair_matrix *matrix; /* NULL: there are marks or too many units; then pairs are tallied
                                 * unit by unit, by what is below */
    struct affiliations affiliations;
    uint32_t *places; /* the places in `now` of each unit, unit by unit */
    size_t place_capacity;
    uint32_t *starts; /* by unit: where its places begin; one more for the end */
    /* By unit, of what it shares with the first unit of the pairs at hand: */
    uint64_t *tallies;
    char **begins, **ends; /* the marks, in `text` */
    char *text;
    size_t text_capacity;
    size_t *sizes;          /* by unit: bytes of the marks of its links */
    size_t tallied, second; /* of the units up to `tallied` the last is the first of the pairs at
                             * hand, and `second` is the next to look at */
};

struct pair_sweep *pair_sweep_new(size_t units, size_t links, const struct cell *labels)
{
    struct pair_sweep *sweep = heap_alloc(sizeof *sweep);
    *sweep = (struct pair_sweep){.units = units,
                                 .only = ALL,
                                 .starts = heap_alloc((units + 1) * sizeof *sweep->starts),
                                 .sizes = heap_alloc((units + 1) * sizeof *sweep->sizes),
                                 .begins = heap_alloc((units + 1) * sizeof *sweep->begins),
                                 .ends = heap_alloc((units + 1) * sizeof *sweep->ends),
                                 .tallies = heap_alloc((units + 1) * sizeof *sweep->tallies)};
    sweep->matrix = !labels && units <= MATRIX_UNITS ? pair_matrix_new(units) : NULL;
    if (labels) {
        sweep->labels = heap_alloc((links + 1) * sizeof *sweep->labels);
        for (size_t i = 0; i < links; i++) {
            struct mark *mark = &sweep->labels[i];
            *mark = (struct mark){.text = labels[i].text, .size = labels[i].size};
            memcpy(mark->start, mark->text, mark->size < SHORT_MARK ? mark->size : SHORT_MARK);
        }
    }
    return sweep;
}

void pair_sweep_free(struct pair_sweep *sweep)
{
    if (sweep) {
        free(sweep->labels);
        pair_matrix_free(sweep->matrix);
        holds_release(&sweep->affiliations);
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

void pair_sweep_only(struct pair_sweep *sweep, uint32_t unit)
{
    sweep->only = unit;
    pair_matrix_free(sweep->matrix);
    sweep->matrix = NULL;
}

/* Puts the places of `now` in order of unit. */
static void order_places(struct pair_sweep *sweep)
{
    uint32_t *const starts = sweep->starts;
    const struct affiliations *const affiliations = &sweep->affiliations;
    sweep->places = heap_grow(sweep->places, &sweep->place_capacity, affiliations->count + 1,
                              sizeof *sweep->places);
    memset(starts, 0, (sweep->units + 1) * sizeof *starts);
    for (size_t i = 0; i < affiliations->count; i++) {
        starts[unit_of(&affiliations->now[i])]++;
    }
    uint32_t sum = 0;
    for (size_t i = 0; i <= sweep->units; i++) {
        sum += starts[i];
        starts[i] = sum; /* where its places end; each that is put down moves it to the front */
    }
    for (size_t i = affiliations->count; i-- > 0;) {
        sweep->places[--starts[unit_of(&affiliations->now[i])]] = (uint32_t)i;
    }
    if (sweep->labels) {
        memset(sweep->sizes, 0, (sweep->units + 1) * sizeof *sweep->sizes);
        for (size_t i = 0; i < affiliations->count; i++) {
            sweep->sizes[unit_of(&affiliations->now[i])] +=
                sweep->labels[affiliations->now[i].link].size;
        }
    }
}

void pair_sweep_enter(struct pair_sweep *sweep, const struct pair_entry *entries, size_t count)
{
    affiliations_enter(&sweep->affiliations, entries, count);
    if (sweep->matrix) {
        pair_matrix_enter(sweep->matrix, &sweep->affiliations);
    } else {
        order_places(sweep);
    }
    sweep->tallied = 0;
    sweep->second = sweep->units;
}

/* ---- Pairs ---- */

static void tally_add(struct pair_sweep *sweep, uint32_t unit, uint32_t levels,
                      const struct mark *mark)
{
    sweep->tallies[unit] += tally_of(levels);
    if (mark) {
        memcpy(sweep->ends[unit], mark->text, mark->size);
        sweep->ends[unit] += mark->size;
    }
}

/* What the unit of the hold at `place` shares with those that hold the same link after it. */
static void tally_affiliation(struct pair_sweep *sweep, size_t place, const struct mark *mark)
{
    const struct affiliations *const affiliations = &sweep->affiliations;
    const struct affiliation *const own = &affiliations->now[place];
    for (const struct affiliation *other = own + 1; other->link == own->link; other++) {
        uint32_t levels = own->held & other->held;
        if (levels & AFFILIATION_PARTIAL) {
            levels = holds_levels_met(affiliations, place, (size_t)(other - affiliations->now));
        }
        if (levels) {
            tally_add(sweep, unit_of(other), levels, mark);
        }
    }
}

/* The same for nearly all holds, which last all through the period and whose marks, if any, are
 * short: a loop that keeps all it needs in registers (all pairs of a million accounts with their
 * lists take a fifth less by it). */
static void tally_whole(struct pair_sweep *sweep, const struct affiliation *own,
                        const struct mark *mark)
{
    uint64_t *const tallies = sweep->tallies;
    const uint32_t link = own->link, certain = own->held & ENTRY_CERTAIN;
    const struct affiliation *other = own + 1;
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

/* Room for the marks of all (from one on) who may share something with the unit: a pair has at most
 * what the one of them has that has less, and what is written past the end. */
static void lay_out(struct pair_sweep *sweep, size_t unit, size_t from)
{
    const size_t *const sizes = sweep->sizes;
    size_t need = 0;
    for (size_t i = from; i < sweep->units; i++) {
        need += SHORT_MARK + (sizes[i] < sizes[unit] ? sizes[i] : sizes[unit]);
    }
    sweep->text = heap_grow(sweep->text, &sweep->text_capacity, need, 1);
    char *at = sweep->text;
    for (size_t i = from; i < sweep->units; i++) {
        sweep->begins[i] = sweep->ends[i] = at;
        at += SHORT_MARK + (sizes[i] < sizes[unit] ? sizes[i] : sizes[unit]);
    }
}

/* All pairs of which the unit is the first. */
static void tally_unit(struct pair_sweep *sweep, size_t unit)
{
    const uint32_t *place = sweep->places + sweep->starts[unit];
    const uint32_t *const end = sweep->places + sweep->starts[unit + 1];
    memset(sweep->tallies + unit, 0, (sweep->units - unit) * sizeof *sweep->tallies);
    if (sweep->labels && place < end) {
        lay_out(sweep, unit, unit + 1);
    }
    for (; place < end; place++) {
        const struct affiliation *own = &sweep->affiliations.now[*place];
        const struct mark *mark = sweep->labels ? &sweep->labels[own->link] : NULL;
        if (own->held & AFFILIATION_PARTIAL || (mark && mark->size > SHORT_MARK)) {
            tally_affiliation(sweep, *place, mark);
        } else {
            tally_whole(sweep, own, mark);
        }
    }
}

/* All pairs of the one unit: with those that hold its links, before it and after it. */
static void tally_only(struct pair_sweep *sweep)
{
    const struct affiliations *const affiliations = &sweep->affiliations;
    const struct affiliation *const now = affiliations->now;
    const size_t unit = sweep->only;
    memset(sweep->tallies, 0, sweep->units * sizeof *sweep->tallies);
    if (sweep->labels) {
        lay_out(sweep, unit, 0);
    }
    for (size_t i = sweep->starts[unit]; i < sweep->starts[unit + 1]; i++) {
        const size_t own = sweep->places[i];
        const struct mark *mark = sweep->labels ? &sweep->labels[now[own].link] : NULL;
        size_t other = own;
        while (other > 0 && now[other - 1].link == now[own].link) {
            other--;
        }
        for (; now[other].link == now[own].link; other++) {
            uint32_t levels = other == own ? 0 : now[own].held & now[other].held;
            if (levels & AFFILIATION_PARTIAL) {
                levels = holds_levels_met(affiliations, own < other ? own : other,
                                          own < other ? other : own);
            }
            if (levels) {
                tally_add(sweep, unit_of(&now[other]), levels, mark);
            }
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
                const size_t unit = sweep->only == ALL ? sweep->tallied - 1 : sweep->only;
                *pair = (struct pair){.first = (uint32_t)(unit < second ? unit : second),
                                      .second = (uint32_t)(unit < second ? second : unit),
                                      .count = (uint32_t)tally,
                                      .certain = (uint32_t)(tally >> TALLY_CERTAIN)};
                if (sweep->labels) {
                    const char *begin = sweep->begins[second];
                    pair->shared = (struct cell){begin, (size_t)(sweep->ends[second] - begin)};
                }
                return true;
            }
        }
        if (sweep->tallied >= sweep->units) {
            return false;
        }
        if (sweep->only != ALL) {
            tally_only(sweep);
            sweep->tallied = sweep->units;
            sweep->second = 0;
            continue;
        }
        const size_t first = sweep->tallied++;
        if (!sweep->matrix) {
            tally_unit(sweep, first);
        } else if (!pair_matrix_row(sweep->matrix, first, sweep->tallies)) {
            continue;
        }
        sweep->second = first + 1;
    }
}

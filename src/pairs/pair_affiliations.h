#ifndef BLOCLINE_PAIR_AFFILIATIONS_H
#define BLOCLINE_PAIR_AFFILIATIONS_H

#include "pair_sweep.h"

/* Who holds what in a period of a pair sweep, and what changed since the period before. For
 * pair_sweep.c and pair_matrix.c only. */

/* A unit holds a link in this period. `held` is made by hand of bits, as the innermost loops hang
 * on it: the levels of it (ENTRY_LEVELS), those that last into the next period, whether it is
 * partial, whether all that is said of it in the period is one partial entry of both levels, and
 * the unit. */
struct affiliation {
    uint32_t link, held;
};
enum {
    AFFILIATION_STAYS = 2,
    AFFILIATION_PARTIAL = 1 << 4,
    AFFILIATION_ALONE = 1 << 5,
    AFFILIATION_UNIT = 6
};

static inline uint32_t unit_of(const struct affiliation *affiliation)
{
    return affiliation->held >> AFFILIATION_UNIT;
}

/* All zeros: nobody holds anything. */
struct affiliations {
    struct affiliation *now;    /* by link and unit; after the last comes one of link UINT32_MAX */
    struct affiliation *before; /* the same of the last period */
    size_t count;               /* of `now` */
    uint32_t *dated;            /* by place in `now`, of a partial one: its first entry */
    /* Places, in order: */
    uint32_t *left;    /* in `before`, of the ones whose levels are not the same now, */
    uint32_t *came;    /* in `now`, of the ones whose levels were not the same, */
    uint32_t *partial; /* and of those that are partial */
    size_t left_count, came_count, partial_count;
    size_t capacity;                  /* of each of these lists */
    const struct pair_entry *entries; /* of the period, borrowed */
    size_t entry_count;
};

/* Goes on to the next period, as pair_sweep_enter does. */
void affiliations_enter(struct affiliations *affiliations, const struct pair_entry *entries,
                        size_t count);

static inline bool share_day(const struct pair_entry *a, const struct pair_entry *b)
{
    return a->lo <= b->hi && b->lo <= a->hi;
}

/* holds_levels_met where more than one entry is to be looked at. */
uint32_t holds_levels_met_apart(const struct affiliations *affiliations, size_t own, size_t other);

/* At which levels two partial holds of a link, at these places, meet: on some day, or because one
 * of them lasts all through the period. */
static inline uint32_t holds_levels_met(const struct affiliations *affiliations, size_t own,
                                        size_t other)
{
    const uint32_t both = affiliations->now[own].held & affiliations->now[other].held;
    if (both & AFFILIATION_ALONE) {
        return share_day(&affiliations->entries[affiliations->dated[own]],
                         &affiliations->entries[affiliations->dated[other]])
                   ? ENTRY_LEVELS
                   : 0;
    }
    return holds_levels_met_apart(affiliations, own, other);
}

void holds_release(struct affiliations *affiliations);

/* How many links two units share: in the lower half those at least possible, in the upper those
 * certain too, so that one addition counts both. */
enum { TALLY_CERTAIN = 32 };

/* One more link, shared at these levels (ENTRY_LEVELS), of which one is possible. */
static inline uint64_t tally_of(uint32_t levels)
{
    return 1 + ((uint64_t)(levels & ENTRY_CERTAIN) << (TALLY_CERTAIN - 1));
}

#endif

#ifndef BLOCLINE_PAIR_SWEEP_H
#define BLOCLINE_PAIR_SWEEP_H

#include "tenure.h"

/* Who shares what, period by period. Units (actors) hold links (blocs); each unit has a row of
 * bits, one per link, that entries switch on and off as time goes by, and what two units share is
 * the AND of their rows. That is 64 blocs at a time: at a million spells the pairs of a year take
 * milliseconds, where joining spells with spells takes seconds.
 *
 * One thing bits cannot see: two that were both in a bloc in some year, but never on the same day
 * (one left in March, one came in June). Those who hold a link for only a part of the period say on
 * which days, and such pairs are taken out. */

enum {
    ENTRY_ENTERS = 1,  /* from this period on the unit holds the link */
    ENTRY_LEAVES = 2,  /* this period is the last */
    ENTRY_PARTIAL = 4, /* in this period on the days lo..hi only */
    ENTRY_CERTAIN = 8  /* said of what is certain; else of what is at least possible */
};

struct pair_entry {
    uint32_t period; /* of the calendar, from a base */
    uint32_t lo, hi; /* days of a partial one, from the period's first; at most UINT32_MAX, which is
                      * eleven million years */
    uint32_t link;
    uint32_t unit : 28, flags : 4; /* small, as the number of passes over the spells hangs on it */
};

/* What one period's entries do; see pair_sweep.c. */
struct pair_sweep;

/* Owned by the caller. */
struct pair_sweep *pair_sweep_new(size_t units, size_t links);
void pair_sweep_free(struct pair_sweep *sweep);

/* Begins a period: takes its entries, in order of link. */
void pair_sweep_enter(struct pair_sweep *sweep, const struct pair_entry *entries, size_t count);

/* Two units and the links they share: bit i%64 of shared[i/64]. */
struct pair {
    uint32_t first, second; /* first < second */
    uint32_t count, certain;
    const uint64_t *shared;
    size_t words;
};

/* The next pair of the period that shares anything; false at the end. Begin with {0}. Lent until
 * the next call. */
bool pair_sweep_next(struct pair_sweep *sweep, struct pair *pair);

/* Ends the period: the same entries once more. */
void pair_sweep_leave(struct pair_sweep *sweep, const struct pair_entry *entries, size_t count);

/* The entries of one unit's hold on one link: `days` as of tenure_days. Writes at most 2 per run
 * of days into `entries` (period, lo, hi and flags; periods as numbers of the calendar less `base`)
 * and returns how many. */
size_t pair_entries(const struct calendar *calendar, enum rule rule, const struct days *days,
                    size_t count, enum certainty certainty, int64_t base,
                    struct pair_entry *entries);

#endif

#ifndef BLOCLINE_PAIR_SWEEP_H
#define BLOCLINE_PAIR_SWEEP_H

#include "table.h"
#include "tenure.h"

/* Who shares what, period by period. Units (actors) hold links (blocs); entries say from which
 * period to which. The sweep keeps who holds what now, and for each unit in turn goes through its
 * links and the ones that hold them too: its pairs. What a pair shares is put together as marks,
 * one after the other in order of link: the text of a list, say, so that nothing has to be made of
 * it later. At a million spells and 230 actors it takes a millisecond for a year's pairs, counted.
 *
 * Two that were both in a bloc in some year, but never on the same day (one left in March, one came
 * in June), do not share it. Those who hold a link for only a part of the period say on which days.
 */

enum {
    ENTRY_POSSIBLE = 1, /* said of what is at least possible, */
    ENTRY_CERTAIN = 2,  /* of what is certain; or of both, where they agree */
    ENTRY_ENTERS = 4,   /* from this period on the unit holds the link */
    ENTRY_LEAVES = 8,   /* this period is the last */
    ENTRY_PARTIAL = 16, /* in this period on the days lo..hi only */
    ENTRY_LEVELS = ENTRY_POSSIBLE | ENTRY_CERTAIN
};

/* Small, as the number of passes over the spells hangs on it. */
struct pair_entry {
    uint32_t link, unit : 26, flags : 6; /* a unit is less than 2^26 */
    uint32_t lo, hi; /* of a partial one: its days, from the period's first; at most UINT32_MAX,
                      * which is eleven million years */
};

struct pair_sweep;

/* `labels`, by link, are borrowed until pair_sweep_free; NULL: shared links are counted and no
 * more. Owned by the caller. */
struct pair_sweep *pair_sweep_new(size_t units, size_t links, const struct cell *labels);
void pair_sweep_free(struct pair_sweep *sweep);

/* From now on only the pairs of this one unit, which come in the same order. */
void pair_sweep_only(struct pair_sweep *sweep, uint32_t unit);

/* Goes on to the next period: takes its entries, in order of link and unit, borrowed until the next
 * call. What is certain must be possible too. */
void pair_sweep_enter(struct pair_sweep *sweep, const struct pair_entry *entries, size_t count);

/* Two units that share links. */
struct pair {
    uint32_t first, second; /* first < second */
    uint32_t count, certain;
    struct cell shared; /* the marks of the `count` links; empty without marks */
};

/* The next pair of the period, in order of first and second; false at the end. Borrowed until the
 * next call. */
bool pair_sweep_next(struct pair_sweep *sweep, struct pair *pair);

/* ---- Entries ---- */

/* An entry and its period, as a number of the calendar from a base. */
struct dated_entry {
    uint32_t period;
    struct pair_entry entry;
};

/* The entries of one unit's hold on one link: `days` as of tenure_days, `levels` of ENTRY_LEVELS.
 * Writes at most 2 per run of days into `entries` (all but link and unit) and returns how many. */
size_t pair_entries(const struct calendar *calendar, enum rule rule, const struct days *days,
                    size_t count, uint32_t levels, int64_t base, struct dated_entry *entries);

#endif

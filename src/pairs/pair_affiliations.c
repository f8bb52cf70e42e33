#include "pair_affiliations.h"

#include "arena.h"

#include <stdlib.h>

static void *widen(void *list, const struct affiliations *affiliations, size_t need, size_t size)
{
    size_t capacity = affiliations->capacity;
    return heap_grow(list, &capacity, need, size);
}

/* Makes room for `need` holds; `now` becomes `before`. */
static void turn_over(struct affiliations *affiliations, size_t need)
{
    struct affiliation *const spare = affiliations->before;
    affiliations->before = affiliations->now;
    affiliations->now = spare;
    if (need > affiliations->capacity) {
        affiliations->before =
            widen(affiliations->before, affiliations, need, sizeof *affiliations->before);
        affiliations->now = widen(affiliations->now, affiliations, need, sizeof *affiliations->now);
        affiliations->dated =
            widen(affiliations->dated, affiliations, need, sizeof *affiliations->dated);
        affiliations->left =
            widen(affiliations->left, affiliations, need, sizeof *affiliations->left);
        affiliations->came =
            widen(affiliations->came, affiliations, need, sizeof *affiliations->came);
        affiliations->partial = heap_grow(affiliations->partial, &affiliations->capacity, need,
                                          sizeof *affiliations->partial);
    }
    affiliations->before[affiliations->count] = (struct affiliation){.link = UINT32_MAX};
    affiliations->left_count = affiliations->came_count = affiliations->partial_count = 0;
}

static bool comes_before(const struct affiliation *affiliation, const struct pair_entry *entry)
{
    return affiliation->link < entry->link ||
           (affiliation->link == entry->link && unit_of(affiliation) < entry->unit);
}

static bool same_affiliation(const struct pair_entry *a, const struct pair_entry *b)
{
    return a->link == b->link && a->unit == b->unit;
}

/* Notes that a hold of `before` and the next one of `now` do not say the same levels. */
static void note_change(struct affiliations *affiliations, const struct affiliation *affiliation,
                        uint32_t levels, size_t count)
{
    if (affiliation) {
        affiliations->left[affiliations->left_count++] =
            (uint32_t)(affiliation - affiliations->before);
    }
    if (levels) {
        affiliations->came[affiliations->came_count++] = (uint32_t)count;
    }
}

/* What was held goes on unless it was left. Every hold of every period passes here, and which of
 * them change cannot be foreseen: so changes are noted without a branch. */
static inline size_t keep(struct affiliations *affiliations, const struct affiliation *affiliation,
                          size_t count)
{
    const uint32_t held = affiliation->held, stays = held >> AFFILIATION_STAYS & ENTRY_LEVELS;
    const bool changed = stays != (held & ENTRY_LEVELS);
    affiliations->left[affiliations->left_count] = (uint32_t)(affiliation - affiliations->before);
    affiliations->left_count += changed;
    affiliations->came[affiliations->came_count] = (uint32_t)count;
    affiliations->came_count += changed && stays;
    affiliations->now[count] =
        (struct affiliation){affiliation->link, unit_of(affiliation) << AFFILIATION_UNIT |
                                                    stays << AFFILIATION_STAYS | stays};
    return count + (stays != 0);
}

/* What the entries from `first` to before `next`, all of one hold, make of it: `hold`, or of none
 * if that is NULL. */
static size_t change(struct affiliations *affiliations, const struct affiliation *affiliation,
                     size_t first, size_t next, size_t count)
{
    const uint32_t alone = ENTRY_LEVELS | ENTRY_PARTIAL;
    const uint32_t before = affiliation ? affiliation->held & ENTRY_LEVELS : 0;
    uint32_t levels = affiliation ? affiliation->held >> AFFILIATION_STAYS & ENTRY_LEVELS : 0,
             leaves = 0, all = 0;
    for (size_t i = first; i < next; i++) {
        const uint32_t flags = affiliations->entries[i].flags;
        levels |= flags & ENTRY_ENTERS ? flags & ENTRY_LEVELS : 0;
        leaves |= flags & ENTRY_LEAVES ? flags & ENTRY_LEVELS : 0;
        all |= flags;
    }
    if (levels != before) {
        note_change(affiliations, affiliation, levels, count);
    }
    if (!levels) {
        return count;
    }
    if (all & ENTRY_PARTIAL) {
        affiliations->dated[count] = (uint32_t)first;
        affiliations->partial[affiliations->partial_count++] = (uint32_t)count;
    }
    affiliations->now[count] = (struct affiliation){
        affiliations->entries[first].link,
        (uint32_t)affiliations->entries[first].unit << AFFILIATION_UNIT |
            (levels & ~leaves) << AFFILIATION_STAYS | levels |
            (all & ENTRY_PARTIAL ? AFFILIATION_PARTIAL : 0) |
            (next - first == 1 && (all & alone) == alone ? AFFILIATION_ALONE : 0)};
    return count + 1;
}

void affiliations_enter(struct affiliations *affiliations, const struct pair_entry *entries,
                        size_t count)
{
    turn_over(affiliations, affiliations->count + count + 1);
    affiliations->entries = entries;
    affiliations->entry_count = count;
    const struct affiliation *affiliation = affiliations->before, *const end = affiliation +
                                                                               affiliations->count;
    size_t used = 0;
    for (size_t i = 0, next; i < count; i = next) {
        while (affiliation < end && comes_before(affiliation, &entries[i])) {
            used = keep(affiliations, affiliation++, used);
        }
        for (next = i + 1; next < count && same_affiliation(&entries[next], &entries[i]);) {
            next++;
        }
        const bool held = affiliation < end && affiliation->link == entries[i].link &&
                          unit_of(affiliation) == entries[i].unit;
        used = change(affiliations, held ? affiliation++ : NULL, i, next, used);
    }
    while (affiliation < end) {
        used = keep(affiliations, affiliation++, used);
    }
    affiliations->count = used;
    affiliations->now[used] = (struct affiliation){.link = UINT32_MAX};
}

void holds_release(struct affiliations *affiliations)
{
    free(affiliations->now);
    free(affiliations->before);
    free(affiliations->dated);
    free(affiliations->left);
    free(affiliations->came);
    free(affiliations->partial);
}

/* Whether two partial holds of a link meet at this level: on some day, or because one of them lasts
 * all through the period. A unit may have several runs of days in it. */
static bool meet(const struct affiliations *affiliations, uint32_t first, uint32_t second,
                 uint32_t level)
{
    const struct pair_entry *const end = affiliations->entries + affiliations->entry_count;
    const struct pair_entry *const ours = affiliations->entries + first;
    const struct pair_entry *const theirs = affiliations->entries + second;
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

uint32_t holds_levels_met_apart(const struct affiliations *affiliations, size_t own, size_t other)
{
    const uint32_t first = affiliations->dated[own], second = affiliations->dated[other];
    const uint32_t both = affiliations->now[own].held & affiliations->now[other].held;
    if (!meet(affiliations, first, second, ENTRY_POSSIBLE)) {
        return 0;
    }
    return both & ENTRY_CERTAIN && meet(affiliations, first, second, ENTRY_CERTAIN)
               ? ENTRY_LEVELS
               : ENTRY_POSSIBLE;
}

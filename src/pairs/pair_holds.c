#include "pair_holds.h"

#include "arena.h"

#include <stdlib.h>

static void *widen(void *list, const struct holds *holds, size_t need, size_t size)
{
    size_t room = holds->room;
    return heap_grow(list, &room, need, size);
}

/* Makes room for `need` holds; `now` becomes `before`. */
static void turn_over(struct holds *holds, size_t need)
{
    struct hold *const spare = holds->before;
    holds->before = holds->now;
    holds->now = spare;
    if (need > holds->room) {
        holds->before = widen(holds->before, holds, need, sizeof *holds->before);
        holds->now = widen(holds->now, holds, need, sizeof *holds->now);
        holds->dated = widen(holds->dated, holds, need, sizeof *holds->dated);
        holds->left = widen(holds->left, holds, need, sizeof *holds->left);
        holds->came = widen(holds->came, holds, need, sizeof *holds->came);
        holds->partial = heap_grow(holds->partial, &holds->room, need, sizeof *holds->partial);
    }
    holds->before[holds->count] = (struct hold){.link = UINT32_MAX};
    holds->left_count = holds->came_count = holds->partial_count = 0;
}

static bool comes_before(const struct hold *hold, const struct pair_entry *entry)
{
    return hold->link < entry->link || (hold->link == entry->link && unit_of(hold) < entry->unit);
}

static bool same_hold(const struct pair_entry *a, const struct pair_entry *b)
{
    return a->link == b->link && a->unit == b->unit;
}

/* Notes that a hold of `before` and the next one of `now` do not say the same levels. */
static void note_change(struct holds *holds, const struct hold *hold, uint32_t levels, size_t count)
{
    if (hold) {
        holds->left[holds->left_count++] = (uint32_t)(hold - holds->before);
    }
    if (levels) {
        holds->came[holds->came_count++] = (uint32_t)count;
    }
}

/* What was held goes on unless it was left. Every hold of every period passes here, and which of
 * them change cannot be foreseen: so changes are noted without a branch. */
static inline size_t keep(struct holds *holds, const struct hold *hold, size_t count)
{
    const uint32_t held = hold->held, stays = held >> HOLD_STAYS & ENTRY_LEVELS;
    const bool changed = stays != (held & ENTRY_LEVELS);
    holds->left[holds->left_count] = (uint32_t)(hold - holds->before);
    holds->left_count += changed;
    holds->came[holds->came_count] = (uint32_t)count;
    holds->came_count += changed && stays;
    holds->now[count] =
        (struct hold){hold->link, unit_of(hold) << HOLD_UNIT | stays << HOLD_STAYS | stays};
    return count + (stays != 0);
}

/* What the entries from `first` to before `next`, all of one hold, make of it: `hold`, or of none
 * if that is NULL. */
static size_t change(struct holds *holds, const struct hold *hold, size_t first, size_t next,
                     size_t count)
{
    const uint32_t alone = ENTRY_LEVELS | ENTRY_PARTIAL;
    const uint32_t before = hold ? hold->held & ENTRY_LEVELS : 0;
    uint32_t levels = hold ? hold->held >> HOLD_STAYS & ENTRY_LEVELS : 0, leaves = 0, all = 0;
    for (size_t i = first; i < next; i++) {
        const uint32_t flags = holds->entries[i].flags;
        levels |= flags & ENTRY_ENTERS ? flags & ENTRY_LEVELS : 0;
        leaves |= flags & ENTRY_LEAVES ? flags & ENTRY_LEVELS : 0;
        all |= flags;
    }
    if (levels != before) {
        note_change(holds, hold, levels, count);
    }
    if (!levels) {
        return count;
    }
    if (all & ENTRY_PARTIAL) {
        holds->dated[count] = (uint32_t)first;
        holds->partial[holds->partial_count++] = (uint32_t)count;
    }
    holds->now[count] = (struct hold){
        holds->entries[first].link,
        (uint32_t)holds->entries[first].unit << HOLD_UNIT | (levels & ~leaves) << HOLD_STAYS |
            levels | (all & ENTRY_PARTIAL ? HOLD_PARTIAL : 0) |
            (next - first == 1 && (all & alone) == alone ? HOLD_ALONE : 0)};
    return count + 1;
}

void holds_enter(struct holds *holds, const struct pair_entry *entries, size_t count)
{
    turn_over(holds, holds->count + count + 1);
    holds->entries = entries;
    holds->entry_count = count;
    const struct hold *hold = holds->before, *const end = hold + holds->count;
    size_t used = 0;
    for (size_t i = 0, next; i < count; i = next) {
        while (hold < end && comes_before(hold, &entries[i])) {
            used = keep(holds, hold++, used);
        }
        for (next = i + 1; next < count && same_hold(&entries[next], &entries[i]);) {
            next++;
        }
        const bool held =
            hold < end && hold->link == entries[i].link && unit_of(hold) == entries[i].unit;
        used = change(holds, held ? hold++ : NULL, i, next, used);
    }
    while (hold < end) {
        used = keep(holds, hold++, used);
    }
    holds->count = used;
    holds->now[used] = (struct hold){.link = UINT32_MAX};
}

void holds_release(struct holds *holds)
{
    free(holds->now);
    free(holds->before);
    free(holds->dated);
    free(holds->left);
    free(holds->came);
    free(holds->partial);
}

/* Whether two partial holds of a link meet at this level: on some day, or because one of them lasts
 * all through the period. A unit may have several runs of days in it. */
static bool meet(const struct holds *holds, uint32_t first, uint32_t second, uint32_t level)
{
    const struct pair_entry *const end = holds->entries + holds->entry_count;
    const struct pair_entry *const ours = holds->entries + first;
    const struct pair_entry *const theirs = holds->entries + second;
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

uint32_t holds_levels_met_apart(const struct holds *holds, size_t own, size_t other)
{
    const uint32_t first = holds->dated[own], second = holds->dated[other];
    const uint32_t both = holds->now[own].held & holds->now[other].held;
    if (!meet(holds, first, second, ENTRY_POSSIBLE)) {
        return 0;
    }
    return both & ENTRY_CERTAIN && meet(holds, first, second, ENTRY_CERTAIN) ? ENTRY_LEVELS
                                                                             : ENTRY_POSSIBLE;
}

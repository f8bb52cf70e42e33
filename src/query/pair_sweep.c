#include "pair_sweep.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>

enum { LEVELS = 2 }; /* 0: possible, 1: certain */

/* Two units that both hold the link in this period, but on no common day. */
struct strangers {
    uint32_t first, second, level, link;
};

struct pair_sweep {
    size_t units, words;
    uint64_t *bits[LEVELS]; /* units x words */
    uint32_t *held;         /* by unit: possible links */
    struct strangers *strangers;
    size_t stranger_count, stranger_room, stranger_next;
    uint64_t *shared, *surely; /* of the pair at hand */
    uint32_t first, second;    /* the pair to look at next */
};

struct pair_sweep *pair_sweep_new(size_t units, size_t links)
{
    struct pair_sweep *sweep = heap_alloc(sizeof *sweep);
    const size_t words = links / 64 + 1, size = (units * words + 1) * sizeof(uint64_t);
    *sweep = (struct pair_sweep){.units = units,
                                 .words = words,
                                 .bits = {heap_alloc(size), heap_alloc(size)},
                                 .held = heap_alloc((units + 1) * sizeof(uint32_t)),
                                 .shared = heap_alloc(words * sizeof(uint64_t)),
                                 .surely = heap_alloc(words * sizeof(uint64_t))};
    memset(sweep->bits[0], 0, size);
    memset(sweep->bits[1], 0, size);
    memset(sweep->held, 0, (units + 1) * sizeof(uint32_t));
    return sweep;
}

void pair_sweep_free(struct pair_sweep *sweep)
{
    if (sweep) {
        free(sweep->bits[0]);
        free(sweep->bits[1]);
        free(sweep->held);
        free(sweep->strangers);
        free(sweep->shared);
        free(sweep->surely);
        free(sweep);
    }
}

static uint32_t level_of(const struct pair_entry *entry)
{
    return entry->flags & ENTRY_CERTAIN ? 1 : 0;
}

static uint64_t *word_of(struct pair_sweep *sweep, const struct pair_entry *entry)
{
    return &sweep->bits[level_of(entry)][entry->unit * sweep->words + entry->link / 64];
}

static bool share_day(const struct pair_entry *a, const struct pair_entry *b)
{
    return a->lo <= b->hi && b->lo <= a->hi;
}

/* The partial entries of one link: finds who of them never met. A unit may have several runs of
 * days in the period, so a pair that meets in none of them is known only when all are seen. */
static void find_strangers(struct pair_sweep *sweep, const struct pair_entry *entries, size_t count,
                           uint32_t level)
{
    for (size_t i = 0; i < count; i++) {
        if (!(entries[i].flags & ENTRY_PARTIAL) || level_of(&entries[i]) != level ||
            (i && entries[i - 1].unit == entries[i].unit && level_of(&entries[i - 1]) == level &&
             entries[i - 1].flags & ENTRY_PARTIAL)) {
            continue; /* not partial, or the unit has been seen to */
        }
        size_t ends = i + 1; /* of this unit's entries */
        while (ends < count && entries[ends].unit == entries[i].unit) {
            ends++;
        }
        for (size_t k = ends, next; k < count; k = next) {
            bool partial = false, met = false;
            for (next = k; next < count && entries[next].unit == entries[k].unit; next++) {
                if (!(entries[next].flags & ENTRY_PARTIAL) || level_of(&entries[next]) != level) {
                    continue;
                }
                partial = true;
                for (size_t j = i; j < ends; j++) {
                    met = met ||
                          (entries[j].flags & ENTRY_PARTIAL && level_of(&entries[j]) == level &&
                           share_day(&entries[j], &entries[next]));
                }
            }
            if (partial && !met) {
                sweep->strangers = heap_grow(sweep->strangers, &sweep->stranger_room,
                                             sweep->stranger_count + 1, sizeof *sweep->strangers);
                sweep->strangers[sweep->stranger_count++] =
                    (struct strangers){entries[i].unit, entries[k].unit, level, entries[i].link};
            }
        }
    }
}

static int compare_strangers(const void *left, const void *right)
{
    const struct strangers *a = left, *b = right;
    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return (a->second > b->second) - (a->second < b->second);
}

void pair_sweep_enter(struct pair_sweep *sweep, const struct pair_entry *entries, size_t count)
{
    sweep->stranger_count = sweep->stranger_next = 0;
    sweep->first = 0;
    sweep->second = 1;
    for (size_t i = 0, next; i < count; i = next) {
        size_t partial = 0;
        for (next = i; next < count && entries[next].link == entries[i].link; next++) {
            if (entries[next].flags & ENTRY_ENTERS) {
                *word_of(sweep, &entries[next]) |= UINT64_C(1) << entries[next].link % 64;
                sweep->held[entries[next].unit] += !level_of(&entries[next]);
            }
            partial += (entries[next].flags & ENTRY_PARTIAL) != 0;
        }
        for (uint32_t level = 0; partial > 1 && level < LEVELS; level++) {
            find_strangers(sweep, entries + i, next - i, level);
        }
    }
    if (sweep->stranger_count) {
        qsort(sweep->strangers, sweep->stranger_count, sizeof *sweep->strangers, compare_strangers);
    }
}

void pair_sweep_leave(struct pair_sweep *sweep, const struct pair_entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (entries[i].flags & ENTRY_LEAVES) {
            *word_of(sweep, &entries[i]) &= ~(UINT64_C(1) << entries[i].link % 64);
            sweep->held[entries[i].unit] -= !level_of(&entries[i]);
        }
    }
}

/* Bits in a word (Hacker's Delight, 5-1). Compilers turn the loop around it into vectors. */
static uint32_t bits_in(uint64_t word)
{
    word -= word >> 1 & UINT64_C(0x5555555555555555);
    word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
    word = (word + (word >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return (uint32_t)(word * UINT64_C(0x0101010101010101) >> 56);
}

/* Takes the strangers among the pair out of what it shares. */
static void part_strangers(struct pair_sweep *sweep)
{
    while (sweep->stranger_next < sweep->stranger_count) {
        const struct strangers *who = &sweep->strangers[sweep->stranger_next];
        if (who->first > sweep->first ||
            (who->first == sweep->first && who->second > sweep->second)) {
            return;
        }
        if (who->first == sweep->first && who->second == sweep->second) {
            uint64_t *words = who->level ? sweep->surely : sweep->shared;
            words[who->link / 64] &= ~(UINT64_C(1) << who->link % 64);
        }
        sweep->stranger_next++;
    }
}

/* What the pair at hand shares; false if nothing. */
static bool share(struct pair_sweep *sweep, struct pair *pair)
{
    const size_t words = sweep->words, a = sweep->first * words, b = sweep->second * words;
    const uint64_t *const possible = sweep->bits[0], *const certain = sweep->bits[1];
    uint64_t any = 0;
    for (size_t i = 0; i < words; i++) {
        sweep->shared[i] = possible[a + i] & possible[b + i];
        any |= sweep->shared[i];
    }
    if (!any) {
        return false;
    }
    for (size_t i = 0; i < words; i++) {
        sweep->surely[i] = certain[a + i] & certain[b + i];
    }
    part_strangers(sweep);
    *pair = (struct pair){
        .first = sweep->first, .second = sweep->second, .shared = sweep->shared, .words = words};
    for (size_t i = 0; i < words; i++) {
        pair->count += bits_in(sweep->shared[i]);
        pair->certain += bits_in(sweep->surely[i]);
    }
    return pair->count > 0;
}

bool pair_sweep_next(struct pair_sweep *sweep, struct pair *pair)
{
    for (; sweep->first + 1 < sweep->units; sweep->first++, sweep->second = sweep->first + 1) {
        if (!sweep->held[sweep->first]) {
            continue;
        }
        while (sweep->second < sweep->units) {
            const bool shares = sweep->held[sweep->second] && share(sweep, pair);
            sweep->second++;
            if (shares) {
                return true;
            }
        }
    }
    return false;
}

static uint32_t days_into(const struct calendar *calendar, int64_t period, int64_t day)
{
    const int64_t first = period_first(calendar, period);
    return day <= first ? 0 : day - first > UINT32_MAX ? UINT32_MAX : (uint32_t)(day - first);
}

static size_t add_entry(struct pair_entry *entries, size_t count, const struct calendar *calendar,
                        int64_t period, int64_t base, uint32_t flags, const struct days *days)
{
    struct pair_entry *entry = &entries[count];
    *entry = (struct pair_entry){.period = (uint32_t)(period - base), .flags = flags & 15u};
    if (flags & ENTRY_PARTIAL) {
        entry->lo = days_into(calendar, period, days->lo);
        entry->hi = days_into(calendar, period, days->hi);
    }
    return count + 1;
}

size_t pair_entries(const struct calendar *calendar, enum rule rule, const struct days *days,
                    size_t count, enum certainty certainty, int64_t base,
                    struct pair_entry *entries)
{
    const uint32_t level = certainty == CERTAIN ? ENTRY_CERTAIN : 0;
    size_t used = 0;
    struct periods before = {INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < count; i++) {
        const struct periods now = periods_of_days(calendar, rule, days[i].lo, days[i].hi + 1);
        if (now.first > now.last) {
            continue;
        }
        uint32_t first = level, last = level;
        if (rule == RULE_ANY) {
            const bool late = days[i].lo > period_first(calendar, now.first);
            const bool early = days[i].hi < period_last(calendar, now.last);
            first |= late || (early && now.first == now.last) ? ENTRY_PARTIAL : 0;
            last |= early || (late && now.first == now.last) ? ENTRY_PARTIAL : 0;
        }
        /* Another run of days in the period that the last one ended in: it goes on. */
        if (used && before.last == now.first) {
            entries[used - 1].flags &= ~(unsigned)ENTRY_LEAVES & 15u;
        } else {
            first |= ENTRY_ENTERS;
        }
        used = add_entry(entries, used, calendar, now.first, base, first, &days[i]);
        if (now.first == now.last) {
            entries[used - 1].flags |= ENTRY_LEAVES;
        } else {
            used =
                add_entry(entries, used, calendar, now.last, base, last | ENTRY_LEAVES, &days[i]);
        }
        before = now;
    }
    return used;
}

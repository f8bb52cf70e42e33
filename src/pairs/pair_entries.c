#include "pair_sweep.h"

/* From the days on which a unit holds a link to entries of periods. */

static uint32_t days_between(int64_t first, int64_t day)
{
    return day - first > UINT32_MAX ? UINT32_MAX : (uint32_t)(day - first);
}

/* Days are cut to the period: what a run of days does outside of it makes no other entry in it. */
static void add_entry(struct dated_entry *entry, const struct calendar *calendar, int64_t period,
                      int64_t base, uint32_t flags, const struct days *days)
{
    *entry =
        (struct dated_entry){.period = (uint32_t)(period - base), .entry = {.flags = flags & 63u}};
    if (flags & ENTRY_PARTIAL) {
        const int64_t first = period_first(calendar, period), last = period_last(calendar, period);
        entry->entry.lo = days_between(first, days->lo < first ? first : days->lo);
        entry->entry.hi = days_between(first, days->hi > last ? last : days->hi);
    }
}

size_t pair_entries(const struct calendar *calendar, enum rule rule, const struct days *days,
                    size_t count, uint32_t levels, int64_t base, struct dated_entry *entries)
{
    size_t used = 0;
    struct periods before = {INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < count; i++) {
        const struct periods now = periods_of_days(calendar, rule, days[i].lo, days[i].hi + 1);
        if (now.first > now.last) {
            continue;
        }
        uint32_t first = levels, last = levels;
        if (rule == RULE_ANY) {
            const bool late = days[i].lo > period_first(calendar, now.first);
            const bool early = days[i].hi < period_last(calendar, now.last);
            first |= late || (early && now.first == now.last) ? ENTRY_PARTIAL : 0;
            last |= early || (late && now.first == now.last) ? ENTRY_PARTIAL : 0;
        }
        /* Another run of days in the period that the last one ended in: it goes on. */
        if (used && before.last == now.first) {
            entries[used - 1].entry.flags &= ~(unsigned)ENTRY_LEAVES & 63u;
        } else {
            first |= ENTRY_ENTERS;
        }
        if (now.first == now.last) {
            first |= ENTRY_LEAVES;
        }
        add_entry(&entries[used++], calendar, now.first, base, first, &days[i]);
        if (now.first < now.last) {
            add_entry(&entries[used++], calendar, now.last, base, last | ENTRY_LEAVES, &days[i]);
        }
        before = now;
    }
    return used;
}

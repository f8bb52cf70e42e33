#include "pair_sweep.h"

#include "arena.h"
#include "day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The sweep alone, against an oracle that goes day by day. Worlds of the other tests have few blocs
 * and short ids; here holds come and go within a period, and marks are of all sizes. */

enum { UNITS = 7, LINKS = 6, DAYS = 200, LIST = 400 };

/* What each unit is in each link on each day: 0, 1 (possibly) or 2 (certainly). */
struct stage {
    int levels[LINKS][UNITS][DAYS];
    uint32_t seed;
    struct calendar calendar;
};

/* Marks end where a text of 16 bytes does, before and after. */
static const char *const labels[LINKS] = {"A ",
                                          "fifteen-bytes!! ",
                                          "sixteen-bytes-!! ",
                                          "Bc ",
                                          "a mark that is longer than what is written in one go ",
                                          "seven-b "};

static int pick(struct stage *stage, int below)
{
    stage->seed = stage->seed * 1664525u + 1013904223u;
    return (int)((stage->seed >> 8) % (uint32_t)below);
}

static void make_stage(struct stage *stage, uint32_t number)
{
    *stage = (struct stage){.seed = number * 7919u + 17u};
    stage->calendar.by = BY_MONTH;
    stage->calendar.lo = day_from_civil(1999, 9, 12);
    stage->calendar.hi = stage->calendar.lo + DAYS - 1;
    for (int link = 0; link < LINKS; link++) {
        for (int unit = 0; unit < UNITS; unit++) {
            for (int day = pick(stage, 40) - 20; day < DAYS;) {
                const int level = pick(stage, 3),
                          end = day + 1 + pick(stage, pick(stage, 2) ? 9 : 90);
                for (; day < end; day++) {
                    if (day >= 0 && day < DAYS) {
                        stage->levels[link][unit][day] = level;
                    }
                }
            }
        }
    }
}

/* The runs of days on which the unit is in the link at least at the level. */
static size_t list_days(const struct stage *stage, int link, int unit, int level, struct days *days)
{
    size_t count = 0;
    for (int day = 0; day < DAYS; day++) {
        if (stage->levels[link][unit][day] < level) {
            continue;
        }
        if (day == 0 || stage->levels[link][unit][day - 1] < level) {
            days[count++].lo = stage->calendar.lo + day;
        }
        days[count - 1].hi = stage->calendar.lo + day;
    }
    return count;
}

/* The entries of one month in order of link and unit. `joined`: of both levels at once where they
 * are the same all through. */
static size_t list_entries(const struct stage *stage, enum rule rule, uint32_t month, bool joined,
                           struct pair_entry *entries)
{
    const int64_t base = period_of(&stage->calendar, stage->calendar.lo);
    size_t used = 0;
    for (int link = 0; link < LINKS; link++) {
        for (int unit = 0; unit < UNITS; unit++) {
            struct days possible[DAYS], certain[DAYS];
            const size_t counts[] = {list_days(stage, link, unit, 1, possible),
                                     list_days(stage, link, unit, 2, certain)};
            const bool same = joined && counts[0] == counts[1] &&
                              memcmp(possible, certain, counts[0] * sizeof *possible) == 0;
            for (int level = 0; level < (same ? 1 : 2); level++) {
                struct dated_entry own[2 * DAYS];
                const size_t count =
                    pair_entries(&stage->calendar, rule, level ? certain : possible, counts[level],
                                 same    ? ENTRY_LEVELS
                                 : level ? ENTRY_CERTAIN
                                         : ENTRY_POSSIBLE,
                                 base, own);
                for (size_t i = 0; i < count; i++) {
                    if (own[i].period == month) {
                        entries[used] = own[i].entry;
                        entries[used].link = (uint32_t)link;
                        entries[used++].unit = (uint32_t)unit & 0xffffffu;
                    }
                }
            }
        }
    }
    return used;
}

static int level_by_rule(enum rule rule, const struct stage *stage, int link, int a, int b, int lo,
                         int hi)
{
    int most = 0, least = 2, first = 0, last = 0;
    for (int day = lo; day <= hi; day++) {
        const int own = stage->levels[link][a][day], other = stage->levels[link][b][day];
        last = own < other ? own : other;
        first = day == lo ? last : first;
        most = last > most ? last : most;
        least = last < least ? last : least;
    }
    return rule == RULE_ANY ? most : rule == RULE_ALL ? least : rule == RULE_START ? first : last;
}

/* The sweep's next pairs must be those of the month. */
static void expect_month(struct pair_sweep *sweep, const struct stage *stage, enum rule rule,
                         uint32_t month, bool with_marks, int only)
{
    const int64_t base = period_of(&stage->calendar, stage->calendar.lo) + month;
    const int lo = (int)(period_first(&stage->calendar, base) - stage->calendar.lo);
    const int hi = (int)(period_last(&stage->calendar, base) - stage->calendar.lo);
    struct pair pair;
    for (int a = 0; a < UNITS; a++) {
        for (int b = a + 1; b < UNITS; b++) {
            char list[LIST] = "";
            uint32_t count = 0, certain = 0;
            for (int link = 0; link < LINKS; link++) {
                const int level = level_by_rule(rule, stage, link, a, b, lo, hi);
                if (level > 0) {
                    count++;
                    certain += level == 2;
                    strcat(list, labels[link]);
                }
            }
            if (count == 0 || (only >= 0 && a != only && b != only)) {
                continue;
            }
            assert_true(pair_sweep_next(sweep, &pair));
            assert_int_equal(pair.first, a);
            assert_int_equal(pair.second, b);
            assert_int_equal(pair.count, count);
            assert_int_equal(pair.certain, certain);
            assert_int_equal(pair.shared.size, with_marks ? strlen(list) : 0);
            if (with_marks) {
                assert_memory_equal(pair.shared.text, list, pair.shared.size);
            }
        }
    }
    assert_false(pair_sweep_next(sweep, &pair));
}

/* `only`: the unit whose pairs are asked for; -1: all are. */
static void check_stage(const struct stage *stage, enum rule rule, bool with_marks, bool joined,
                        int only)
{
    struct cell cells[LINKS];
    struct pair_entry *entries = heap_alloc((size_t)LINKS * UNITS * 4 * DAYS * sizeof *entries);
    for (int i = 0; i < LINKS; i++) {
        cells[i] = cell_text(labels[i]);
    }
    struct pair_sweep *sweep = pair_sweep_new(UNITS, LINKS, with_marks ? cells : NULL);
    if (only >= 0) {
        pair_sweep_only(sweep, (uint32_t)only);
    }
    const int64_t last = period_of(&stage->calendar, stage->calendar.hi);
    const int64_t first = period_of(&stage->calendar, stage->calendar.lo);
    for (uint32_t month = 0; month <= last - first; month++) {
        const size_t count = list_entries(stage, rule, month, joined, entries);
        pair_sweep_enter(sweep, entries, count);
        expect_month(sweep, stage, rule, month, with_marks, only);
    }
    pair_sweep_free(sweep);
    free(entries);
}

static void test_sweep(void **state)
{
    struct stage *stage = heap_alloc(sizeof *stage);
    (void)state;
    for (uint32_t number = 0; number < 24; number++) {
        make_stage(stage, number);
        for (enum rule rule = RULE_ANY; rule <= RULE_END; rule++) {
            check_stage(stage, rule, true, number % 2, -1);
            check_stage(stage, rule, false, number % 3, -1);
            check_stage(stage, rule, number % 2, number % 3, (int)number % UNITS);
        }
    }
    free(stage);
}

/* A period whose pairs nobody asked for to the end leaves nothing to the next. */
static void test_broken_off(void **state)
{
    const struct pair_entry entries[] = {
        {.link = 0, .unit = 0, .flags = ENTRY_LEVELS | ENTRY_ENTERS},
        {.link = 0, .unit = 1, .flags = ENTRY_LEVELS | ENTRY_ENTERS},
        {.link = 0, .unit = 2, .flags = ENTRY_LEVELS | ENTRY_ENTERS}};
    struct pair_sweep *sweep = pair_sweep_new(3, 1, NULL);
    struct pair pair;
    (void)state;
    pair_sweep_enter(sweep, entries, 3);
    assert_true(pair_sweep_next(sweep, &pair));
    pair_sweep_enter(sweep, NULL, 0);
    for (int i = 0; i < 3; i++) {
        assert_true(pair_sweep_next(sweep, &pair));
        assert_int_equal(pair.count, 1);
    }
    assert_false(pair_sweep_next(sweep, &pair));
    pair_sweep_free(sweep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sweep),
        cmocka_unit_test(test_broken_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "day.h"
#include "standing.h"

#include <stdlib.h>
#include <string.h>

/* The days the brute force looks at: all bounds and closed periods lie well inside. */
enum { FIRST = -80, LAST = 700, BOUND = 420 };

static int64_t base;

static int64_t random_state = 1;

/* A number in 0..n-1; the same series in every run. */
static int64_t pick(int64_t n)
{
    random_state = (random_state * 1103515245 + 12345) & 0x7fffffff;
    return random_state / 65536 % n;
}

/* src/README.md, "The meaning of an answer", word for word. */
static enum certainty by_definition(const struct bounds *bounds, int64_t day)
{
    const bool certain = bounds->start_hi <= day && day < bounds->end_lo;
    const bool possible = bounds->start_lo <= day && day < bounds->end_hi;
    return certain ? CERTAIN : possible ? POSSIBLE : ABSENT;
}

static void expect_period(const struct bounds *bounds, const struct edtf *period, const char *text)
{
    enum certainty any = ABSENT, all = CERTAIN, start = ABSENT, end = ABSENT;
    bool first = true;
    for (int64_t day = base + FIRST; day <= base + LAST; day++) {
        if (edtf_is(period, day) == EDTF_NO) {
            continue;
        }
        const enum certainty here = by_definition(bounds, day);
        any = here > any ? here : any;
        all = here < all ? here : all;
        start = first ? here : start;
        end = here;
        first = false;
    }
    assert_false(first);
    start = period->earliest == EDTF_NEG_INF ? ABSENT : start;
    end = period->latest == EDTF_POS_INF ? ABSENT : end;
    const enum certainty expected[] = {any, all, start, end};
    for (enum rule rule = RULE_ANY; rule <= RULE_END; rule++) {
        const enum certainty got = standing_in_period(bounds, period, rule);
        if (got != expected[rule]) {
            fail_msg("%s, rule %d: %s, by definition %s (start %ld..%ld, end %ld..%ld)", text,
                     (int)rule, certainty_text(got), certainty_text(expected[rule]),
                     (long)bounds->start_lo, (long)bounds->start_hi, (long)bounds->end_lo,
                     (long)bounds->end_hi);
        }
    }
}

static struct bounds pick_bounds(void)
{
    struct bounds bounds;
    bounds.start_lo = base - 40 + pick(BOUND);
    bounds.start_hi = bounds.start_lo + (pick(2) ? 0 : pick(60));
    bounds.end_lo = bounds.start_lo + pick(120);
    bounds.end_hi = bounds.end_lo + (pick(2) ? 0 : pick(60));
    bounds.end_hi = bounds.end_hi < bounds.start_hi ? bounds.start_hi : bounds.end_hi;
    switch (pick(6)) {
    case 0:
        bounds.end_lo = bounds.end_hi = EDTF_POS_INF; /* goes on */
        break;
    case 1:
        bounds.start_lo = EDTF_NEG_INF; /* since nobody knows when */
        break;
    default:
        break;
    }
    return bounds;
}

static void test_rules_by_brute_force(void **state)
{
    /* In 1994 and the beginning of 1995; gaps between the days of sets and masks are no days of
     * the period. */
    static const char *const periods[] = {
        "1994-03-07",
        "1994-03",
        "1994",
        "1994~",
        "1994-02/1994-05",
        "1994-02-27/1994-03-02",
        "../1994-06-30",
        "1994-06-30/..",
        "1994-06-30/",
        "/1994-03",
        "[1994-01-05..1994-02-10]",
        "{1994-01-05,1994-07-01..1994-07-03,1994-12}",
        "[1994-01-05,1994-11-30]",
        "{..1994-01-05,1994-09-01}",
        "[1994-09-01,1994-11-30..]",
        "1994-XX-03",
        "1994-0X",
        "1994-0X-1X",
        "1994-1X-XX",
        "1994-21",
        "1994-XX-31",
        "1994-02-XX/1994-1X-05",
    };
    (void)state;
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
        struct edtf period;
        struct edtf_error error;
        if (!edtf_parse(periods[i], strlen(periods[i]), &period, &error)) {
            fail_msg("%s: %s", periods[i], error.message);
        }
        for (int round = 0; round < 400; round++) {
            const struct bounds bounds = pick_bounds();
            expect_period(&bounds, &period, periods[i]);
        }
    }
}

static void test_single_days(void **state)
{
    (void)state;
    for (int round = 0; round < 2000; round++) {
        const struct bounds bounds = pick_bounds();
        const int64_t day = base + FIRST + pick(LAST - FIRST);
        assert_int_equal(standing_on_day(&bounds, day), by_definition(&bounds, day));
    }
}

static void test_gaps_do_not_count(void **state)
{
    (void)state;
    /* A standing that fits into a gap of the set. */
    const struct bounds inside = {base + 10, base + 10, base + 20, base + 20};
    struct edtf set;
    assert_true(edtf_parse("{1994-01-05,1994-02-05}", 23, &set, NULL));
    assert_int_equal(standing_in_period(&inside, &set, RULE_ANY), ABSENT);
    assert_int_equal(standing_in_period(&inside, &set, RULE_ALL), ABSENT);
}

static void test_unending(void **state)
{
    (void)state;
    const struct bounds unending = {base, base, EDTF_POS_INF, EDTF_POS_INF};
    struct edtf period;
    assert_true(edtf_parse("1994-06/..", 10, &period, NULL));
    assert_int_equal(standing_in_period(&unending, &period, RULE_ALL), CERTAIN);
    assert_int_equal(standing_in_period(&unending, &period, RULE_END), ABSENT);
    assert_int_equal(standing_on_day(&unending, INT64_MAX - 1), CERTAIN);
}

static void test_words(void **state)
{
    (void)state;
    assert_string_equal(rule_words.texts[RULE_ANY], "any");
    assert_string_equal(rule_words.texts[RULE_ALL], "all");
    assert_string_equal(rule_words.texts[RULE_START], "start");
    assert_string_equal(rule_words.texts[RULE_END], "end");
    assert_null(rule_words.texts[RULE_END + 1]);
    assert_string_equal(certainty_text(CERTAIN), "certain");
    assert_string_equal(certainty_text(POSSIBLE), "possible");
}

int main(void)
{
    base = day_from_civil(1994, 1, 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_by_brute_force),
        cmocka_unit_test(test_single_days),
        cmocka_unit_test(test_gaps_do_not_count),
        cmocka_unit_test(test_unending),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

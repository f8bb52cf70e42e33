#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "day.h"

/* The calendar as it is taught: one step at a time. */
static struct civil next_day(struct civil c)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = c.year % 4 == 0 && (c.year % 100 != 0 || c.year % 400 == 0);
    int length = c.month == 2 && leap ? 29 : lengths[c.month - 1];
    if (c.day < length)
        return (struct civil){c.year, c.month, c.day + 1};
    if (c.month < 12)
        return (struct civil){c.year, c.month + 1, 1};
    return (struct civil){c.year + 1, 1, 1};
}

static void assert_same_date(struct civil a, struct civil b)
{
    assert_int_equal(a.year, b.year);
    assert_int_equal(a.month, b.month);
    assert_int_equal(a.day, b.day);
}

static void epoch_and_known_days(void **state)
{
    (void)state;
    assert_int_equal(day_from_civil(1970, 1, 1), 0);
    assert_int_equal(day_from_civil(1969, 12, 31), -1);
    assert_int_equal(day_from_civil(2000, 3, 1), 11017);
    assert_int_equal(day_from_civil(1, 1, 1), -719162);
    assert_int_equal(day_from_civil(0, 1, 1), -719528);
    assert_int_equal(day_from_civil(-4713, 11, 24), -2440588); /* Julian day 0 */
}

static void every_day_of_a_thousand_years(void **state)
{
    (void)state;
    struct civil c = {-500, 1, 1};
    for (int64_t day = day_from_civil(-500, 1, 1); c.year < 500; day++, c = next_day(c)) {
        assert_int_equal(day_from_civil(c.year, c.month, c.day), day);
        assert_same_date(day_to_civil(day), c);
        struct civil after = next_day(c);
        if (after.day == 1)
            assert_int_equal(days_in_month(c.year, c.month), c.day);
    }
}

static void leap_years(void **state)
{
    (void)state;
    static const int64_t leap[] = {-400, -4, 0, 4, 1600, 1996, 2000, 9999999999999996};
    static const int64_t common[] = {-100, -1, 1, 100, 1700, 1900, 2100, 9999999999999900};
    for (size_t i = 0; i < sizeof leap / sizeof *leap; i++) {
        assert_true(year_is_leap(leap[i]));
        assert_int_equal(days_in_month(leap[i], 2), 29);
    }
    for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
        assert_false(year_is_leap(common[i]));
        assert_int_equal(days_in_month(common[i], 2), 28);
    }
}

/* Around the ends of the years we promise, dates still follow each other. */
static void far_years(void **state)
{
    (void)state;
    static const int64_t years[] = {DAY_YEAR_MAX, -DAY_YEAR_MAX, 123456789012345, -400000000000000};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        struct civil c = {years[i], 1, 1};
        int64_t day = day_from_civil(years[i], 1, 1);
        for (; c.year == years[i]; day++, c = next_day(c)) {
            assert_int_equal(day_from_civil(c.year, c.month, c.day), day);
            assert_same_date(day_to_civil(day), c);
        }
        assert_int_equal(day, day_from_civil(years[i] + 1, 1, 1));
    }
    /* 400 years are 146097 days, however far. */
    assert_int_equal(day_from_civil(DAY_YEAR_MAX, 1, 1) - day_from_civil(DAY_YEAR_MAX - 400, 1, 1),
                     146097);
}

static void the_last_numbers_are_days_too(void **state)
{
    (void)state;
    static const int64_t days[] = {INT64_MIN, INT64_MIN + 1, INT64_MAX - 1, INT64_MAX};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct civil c = day_to_civil(days[i]);
        assert_in_range(c.month, 1, 12);
        assert_in_range(c.day, 1, days_in_month(c.year, c.month));
        assert_true((c.year > 0) == (days[i] > 0));
    }
    assert_same_date(next_day(day_to_civil(INT64_MIN)), day_to_civil(INT64_MIN + 1));
    assert_same_date(next_day(day_to_civil(INT64_MAX - 1)), day_to_civil(INT64_MAX));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(epoch_and_known_days),
        cmocka_unit_test(every_day_of_a_thousand_years),
        cmocka_unit_test(leap_years),
        cmocka_unit_test(far_years),
        cmocka_unit_test(the_last_numbers_are_days_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

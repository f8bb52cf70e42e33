#include "period.h"

#include "day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

/* A calendar with a table says what it says without one, within the table and beyond it. */
static void test_table(void **state)
{
    static const enum by bys[] = {BY_MONTH, BY_QUARTER, BY_YEAR};
    (void)state;
    for (size_t i = 0; i < sizeof bys / sizeof *bys; i++) {
        const struct calendar plain = {
            .by = bys[i], .lo = day_from_civil(-3, 5, 17), .hi = day_from_civil(2024, 2, 29)};
        struct calendar quick = plain;
        const int64_t first = period_of(&plain, day_from_civil(1816, 4, 9));
        const size_t count = (size_t)(period_of(&plain, day_from_civil(2005, 8, 2)) - first) + 1;
        struct period_table *table = period_table_new(bys[i], first, count);
        assert_non_null(table);
        quick.table = table;
        for (int64_t day = day_from_civil(1810, 1, 1); day < day_from_civil(2011, 1, 1); day++) {
            const int64_t period = period_of(&plain, day);
            assert_int_equal(period_of(&quick, day), period);
            assert_int_equal(period_first(&quick, period), period_first(&plain, period));
            assert_int_equal(period_last(&quick, period), period_last(&plain, period));
        }
        const int64_t ends[] = {plain.lo, plain.hi};
        for (size_t k = 0; k < 2; k++) { /* periods that the calendar cuts */
            const int64_t period = period_of(&plain, ends[k]);
            assert_int_equal(period_of(&quick, ends[k]), period);
            assert_int_equal(period_first(&quick, period), period_first(&plain, period));
            assert_int_equal(period_last(&quick, period), period_last(&plain, period));
        }
        free(table);
    }
}

static void test_no_table(void **state)
{
    (void)state;
    assert_null(period_table_new(BY_DAY, 0, 10));
    assert_null(period_table_new(BY_WHOLE, 0, 1));
    assert_null(period_table_new(BY_YEAR, 0, 0));
    assert_null(period_table_new(BY_YEAR, -2000000, 4000000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_no_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

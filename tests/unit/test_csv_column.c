#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_rows.h"

#include <string.h>

static void check_column(const char *text, uint32_t line, uint32_t field, uint32_t offset,
                         uint32_t shown_line, uint32_t column)
{
    const struct place asked = {.line = line, .field = field, .offset = offset};
    struct place place = asked;
    struct csv_seek seek = {0};
    csv_rows_locate(text, strlen(text), ',', &seek, &place);
    assert_int_equal(place.line, shown_line);
    assert_int_equal(place.column, column);
    assert_int_equal(csv_rows_column(text, strlen(text), ',', &asked), column);
}

static void test_columns(void **state)
{
    (void)state;
    const char *text = "a,b,c\n\xD0\x96\xD0\x96,\"x\"\"yz\",,\"\"\n\"p\nq\",r\n";
    check_column(text, 1, 0, 0, 1, 1);
    check_column(text, 1, 2, 0, 1, 5);
    check_column(text, 2, 0, 2, 2, 2);   /* the second Ж */
    check_column(text, 2, 0, 3, 2, 2);   /* a byte inside it */
    check_column(text, 2, 0, 4, 2, 3);   /* its end */
    check_column(text, 2, 1, 0, 2, 5);   /* after the quote */
    check_column(text, 2, 1, 1, 2, 6);   /* the doubled quote */
    check_column(text, 2, 1, 2, 2, 8);   /* after it */
    check_column(text, 2, 1, 99, 2, 10); /* no further than its end */
    check_column(text, 2, 2, 0, 2, 12);
    check_column(text, 2, 3, 0, 2, 14);
    check_column(text, 3, 0, 0, 3, 2);
    check_column(text, 3, 0, 2, 4, 1); /* behind a quoted newline */
    check_column(text, 3, 1, 0, 4, 4);
}

static void test_columns_that_cannot_be_told(void **state)
{
    (void)state;
    check_column("a,b\n1,2\n", 9, 0, 0, 9, 1);
    check_column("a,b\n1,2\n", 2, 5, 0, 2, 1);
    check_column("a,b\n1,2\n", 2, PLACE_ROW, 0, 2, 1);
    check_column("", 1, 0, 0, 1, 1);
    check_column("a\n", 0, 0, 0, 0, 1);
}

static void test_seek_goes_both_ways(void **state)
{
    (void)state;
    const char *text = "a,b\n1,2\n3,4\n5,6\n";
    struct csv_seek seek = {0};
    const uint32_t lines[] = {2, 4, 4, 1, 3};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct place place = {.line = lines[i], .field = 1};
        csv_rows_locate(text, strlen(text), ',', &seek, &place);
        assert_int_equal(place.line, lines[i]);
        assert_int_equal(place.column, 3);
    }
    struct place known = {.line = 2, .field = 1, .column = 77};
    csv_rows_locate(text, strlen(text), ',', &seek, &known);
    assert_int_equal(known.column, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_columns_that_cannot_be_told),
        cmocka_unit_test(test_seek_goes_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

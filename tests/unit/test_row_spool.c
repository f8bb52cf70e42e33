/* Rows put aside, in memory and in a file: what comes out is what went in. */
#include "row_pack.h"
#include "row_spool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { COLUMNS = 3, ROWS = 2000 };

/* Row `number`: texts of many lengths, one of them longer than what may stay in memory. */
static void make_row(size_t number, char *text, struct cell *cells)
{
    const size_t size = number % 97 == 96 ? 20000 : number % 300;
    memset(text, 'a' + (int)(number % 26), size);
    cells[0] = (struct cell){text, size};
    cells[1] = number % 3 ? (struct cell){NULL, 0} : (struct cell){"", 0};
    cells[2] = (struct cell){"a\0b", 3};
}

static void assert_row(size_t number, const struct cell *cells)
{
    static char text[20000];
    struct cell expected[COLUMNS];
    make_row(number, text, expected);
    for (size_t i = 0; i < COLUMNS; i++) {
        assert_int_equal(cells[i].size, expected[i].size);
        assert_int_equal(cells[i].text == NULL, expected[i].text == NULL);
        if (cells[i].text != NULL) {
            assert_memory_equal(cells[i].text, expected[i].text, expected[i].size);
            assert_int_equal(cells[i].text[cells[i].size], '\0');
        }
    }
}

static void go_through(size_t count, size_t memory)
{
    static char text[20000];
    struct row_spool *spool = row_spool_new(COLUMNS, memory, getenv("TMPDIR"));
    struct fault fault = {0};
    const struct cell *row = NULL;
    for (size_t i = 0; i < count; i++) {
        struct cell cells[COLUMNS];
        make_row(i, text, cells);
        assert_true(row_spool_add(spool, cells, &fault));
    }
    assert_int_equal(row_spool_count(spool), count);
    for (size_t i = 0; i < count; i++) {
        assert_true(row_spool_next(spool, &row, &fault));
        assert_non_null(row);
        assert_row(i, row);
    }
    for (int i = 0; i < 2; i++) {
        assert_true(row_spool_next(spool, &row, &fault));
        assert_null(row);
    }
    row_spool_free(spool);
}

static void rows_come_back_as_they_went(void **state)
{
    static const size_t memories[] = {ROW_SPOOL_MEMORY, 5000, 1};
    (void)state;
    for (size_t i = 0; i < sizeof memories / sizeof *memories; i++) {
        go_through(ROWS, memories[i]);
        go_through(1, memories[i]);
        go_through(0, memories[i]);
    }
}

static void a_folder_that_is_not_there_is_a_fault(void **state)
{
    (void)state;
    static const struct cell cells[] = {{"some text", 9}};
    struct row_spool *spool = row_spool_new(1, 20, "/nowhere");
    struct fault fault = {0};
    assert_true(row_spool_add(spool, cells, &fault)); /* needs no file yet */
    assert_false(row_spool_add(spool, cells, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
    assert_non_null(strstr(fault.text, "/nowhere"));
    row_spool_free(spool);
}

static void packed_rows_may_be_moved(void **state)
{
    (void)state;
    struct row_bytes bytes = {0};
    static char long_text[70000];
    memset(long_text, 'x', sizeof long_text);
    const struct cell cells[] = {{long_text, sizeof long_text}, {NULL, 0}, {"y", 1}};
    for (int i = 0; i < 2; i++) {
        row_pack(&bytes, cells, 3);
        assert_int_equal(bytes.used, (size_t)(i + 1) * row_pack_size(cells, 3));
    }
    unsigned char *moved = malloc(bytes.used);
    memcpy(moved, bytes.bytes, bytes.used);
    free(bytes.bytes);
    struct cell got[3];
    const size_t first = row_unpack(moved, got, 3);
    assert_int_equal(row_unpack(moved + first, got, 3), first);
    assert_int_equal(got[0].size, sizeof long_text);
    assert_memory_equal(got[0].text, long_text, sizeof long_text);
    assert_null(got[1].text);
    assert_string_equal(got[2].text, "y");
    free(moved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_back_as_they_went),
        cmocka_unit_test(a_folder_that_is_not_there_is_a_fault),
        cmocka_unit_test(packed_rows_may_be_moved),
    };
    return cmocka_run_group_tests_name("row_spool", tests, NULL, NULL);
}

#include "workbook.h"
#include "zip_stored.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Stored ZIP files, and the workbooks that are made of them. */

static uint32_t number_at(const char *bytes, size_t at, size_t size)
{
    uint32_t number = 0;
    for (size_t i = 0; i < size; i++) {
        number |= (uint32_t)(unsigned char)bytes[at + i] << (8 * i);
    }
    return number;
}

static void test_crc(void **state)
{
    (void)state; /* the check value of CRC-32 in catalogues */
    assert_int_equal(crc32_of("123456789", 9), 0xcbf43926);
    assert_int_equal(crc32_of("", 0), 0);
}

static void test_zip(void **state)
{
    struct zip_stored zip = {0};
    (void)state;
    zip_add(&zip, "one", "1\0 2", 4);
    zip_add(&zip, "folder/two", NULL, 0);
    zip_end(&zip);
    const size_t end = zip.size - 22;
    assert_memory_equal(zip.bytes, "PK\3\4", 4);
    assert_int_equal(number_at(zip.bytes, 8, 2), 0); /* stored */
    assert_int_equal(number_at(zip.bytes, 12, 2), 33);
    assert_memory_equal(zip.bytes + 30, "one1\0 2", 7);
    assert_memory_equal(zip.bytes + end, "PK\5\6", 4);
    assert_int_equal(number_at(zip.bytes, end + 10, 2), 2);
    const uint32_t directory = number_at(zip.bytes, end + 16, 4);
    assert_memory_equal(zip.bytes + directory, "PK\1\2", 4);
    assert_int_equal(number_at(zip.bytes, directory + 16, 4), crc32_of("1\0 2", 4));
    assert_int_equal(directory + number_at(zip.bytes, end + 12, 4), end);
    const uint32_t second = directory + 46 + 3;
    assert_memory_equal(zip.bytes + second + 46, "folder/two", 10);
    assert_memory_equal(zip.bytes + number_at(zip.bytes, second + 42, 4) + 30, "folder/two", 10);
    zip_release(&zip);
}

static void test_cells(void **state)
{
    struct workbook workbook = {0};
    struct writing out = {0};
    (void)state;
    workbook_row(&workbook);
    workbook_text(&workbook, "=1+1 <&>\"\x01");
    workbook_text(&workbook, "");
    workbook_number(&workbook, -7);
    workbook_row(&workbook);
    workbook_row(&workbook);
    workbook_text(&workbook, "Қазақ");
    workbook_end(&workbook, &out);
    /* Nothing is compressed, so that what was written can be looked for. */
    bool cells = false, texts = false;
    static const char wanted[] =
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\"><v>-7</v></c></row>"
        "<row r=\"2\"></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c></row>";
    static const char strings[] = "<t xml:space=\"preserve\">=1+1 &lt;&amp;&gt;&quot;</t>";
    for (size_t i = 0; i < out.size; i++) {
        cells = cells || (out.size - i > sizeof wanted &&
                          memcmp(out.text + i, wanted, sizeof wanted - 1) == 0);
        texts = texts || (out.size - i > sizeof strings &&
                          memcmp(out.text + i, strings, sizeof strings - 1) == 0);
    }
    assert_true(cells);
    assert_true(texts);
    writing_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_crc), cmocka_unit_test(test_zip),
                                       cmocka_unit_test(test_cells)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

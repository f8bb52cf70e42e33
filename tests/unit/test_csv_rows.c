#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "csv_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What was read, as text: a row is "line:field|field\n", NULL is "-". And what was said of it:
 * "line:column rule\n", places worked out, in order. */
struct outcome {
    char rows[4096];
    char said[4096];
    size_t visited;
    size_t stop_after; /* 0: never */
    struct findings findings;
};

static void append(char *to, size_t capacity, const char *text)
{
    const size_t used = strlen(to);
    snprintf(to + used, capacity - used, "%s", text);
}

static bool visit(void *context, const struct csv_row *row, struct fault *fault)
{
    struct outcome *outcome = context;
    char number[16];
    outcome->visited++;
    snprintf(number, sizeof number, "%u:", row->line);
    append(outcome->rows, sizeof outcome->rows, number);
    for (size_t i = 0; i < row->count; i++) {
        const struct csv_field *field = &row->fields[i];
        assert_int_equal(field->size, field->text ? strlen(field->text) : 0);
        append(outcome->rows, sizeof outcome->rows, i ? "|" : "");
        append(outcome->rows, sizeof outcome->rows, field->text ? field->text : "-");
    }
    append(outcome->rows, sizeof outcome->rows, "\n");
    if (outcome->visited == outcome->stop_after) {
        return fault_set(fault, FAULT_DATA, "enough");
    }
    return true;
}

static bool read_with(struct outcome *outcome, const char *text, size_t size, char delimiter,
                      struct fault *fault)
{
    const struct csv_options options = {.delimiter = delimiter, .file = 3};
    struct csv_seek seek = {0};
    findings_init(&outcome->findings);
    const bool done =
        csv_rows_read(text, size, &options, visit, outcome, &outcome->findings, fault);
    findings_sort(&outcome->findings);
    for (size_t i = 0; i < outcome->findings.count; i++) {
        csv_rows_locate(text, size, delimiter, &seek, &outcome->findings.list[i].place);
    }
    findings_sort(&outcome->findings); /* now that all columns are known */
    for (size_t i = 0; i < outcome->findings.count; i++) {
        const struct finding *finding = &outcome->findings.list[i];
        char line[128];
        assert_int_equal(finding->place.file, 3);
        snprintf(line, sizeof line, "%u:%u %s\n", finding->place.line, finding->place.column,
                 finding->rule);
        append(outcome->said, sizeof outcome->said, line);
    }
    return done;
}

static void check_bytes(const char *text, size_t size, const char *rows, const char *said)
{
    struct outcome outcome = {0};
    struct fault fault = {0};
    assert_true(read_with(&outcome, text, size, ',', &fault));
    assert_string_equal(outcome.rows, rows);
    assert_string_equal(outcome.said, said);
    findings_release(&outcome.findings);
}

static void check(const char *text, const char *rows, const char *said)
{
    check_bytes(text, strlen(text), rows, said);
}

static void test_plain(void **state)
{
    (void)state;
    check("a,b\n1,2\n", "1:a|b\n2:1|2\n", "");
    check("a,b\n1,2", "1:a|b\n2:1|2\n", "");
    check("a", "1:a\n", "");
}

static void test_empty_field_and_empty_text_differ(void **state)
{
    (void)state;
    check("a,b,c\n,\"\",\n", "1:a|b|c\n2:-||-\n", "");
    check("a,b\n1,\"\"", "1:a|b\n2:1|\n", "");
    check("a,b\n1,", "1:a|b\n2:1|-\n", "");
}

static void test_quotes(void **state)
{
    (void)state;
    check("a,b\n\"x, \"\"y\"\"\",\"\"\"\"\n", "1:a|b\n2:x, \"y\"|\"\n", "");
}

static void test_spaces_are_kept(void **state)
{
    (void)state;
    check("a,b\n x ,\t\n", "1:a|b\n2: x |\t\n", "");
    check("a,b\n\" x \",1\n", "1:a|b\n2: x |1\n", "");
}

static void test_line_ends(void **state)
{
    (void)state;
    check("a,b\r\n1,2\r\n3,4", "1:a|b\n2:1|2\n3:3|4\n", "");
    check("a,b\r1,2\r3,4\r", "1:a|b\n2:1|2\n3:3|4\n", "");
    check("a,b\r\n1,2\r3,4\n5\n", "1:a|b\n2:1|2\n3:3|4\n", "4:1 ragged-row\n");
}

static void test_quoted_newlines_count(void **state)
{
    (void)state;
    check("a,b\n\"1\n\n2\",x\n3,4\n", "1:a|b\n2:1\n\n2|x\n5:3|4\n", "");
    check("a,b\r\n\"1\r\n2\",x\r\n3\r\n", "1:a|b\n2:1\r\n2|x\n", "4:1 ragged-row\n");
    check("\"a\nA\",b\n1,2\n", "1:a\nA|b\n3:1|2\n", "");
}

static void test_ragged_rows(void **state)
{
    (void)state;
    /* too long: the first field without a column; too short: the row */
    check("a,b\n1,\xD0\x96,3,4\n1\n5,6\n", "1:a|b\n4:5|6\n", "2:5 ragged-row\n3:1 ragged-row\n");
    struct outcome outcome = {0};
    struct fault fault = {0};
    const char *text = "a;b\n1;2;3\n";
    assert_true(read_with(&outcome, text, strlen(text), ';', &fault));
    assert_string_equal(outcome.findings.list[0].text,
                        "this row has 3 fields, the header has 2 "
                        "(a ';' inside a text needs quotes around it)");
    findings_release(&outcome.findings);
}

static void test_blank_lines(void **state)
{
    (void)state;
    check("\n\na,b\n\n1,2\n  \t\n\n", "3:a|b\n5:1|2\n",
          "1:1 blank-line\n4:1 blank-line\n6:1 blank-line\n");
    /* a line of delimiters is a row */
    check("a,b\n,\n", "1:a|b\n2:-|-\n", "");
    struct outcome outcome = {0};
    struct fault fault = {0};
    assert_true(read_with(&outcome, "a\tb\n \t \n", 8, '\t', &fault));
    assert_string_equal(outcome.rows, "1:a|b\n2: | \n");
    assert_string_equal(outcome.said, "");
    findings_release(&outcome.findings);
}

static void test_no_header(void **state)
{
    (void)state;
    check("", "", "0:1 no-header\n");
    check("\n \n", "", "0:1 no-header\n1:1 blank-line\n");
    check("\xEF\xBB\xBF", "", "0:1 no-header\n1:1 byte-order-mark\n");
}

static void test_byte_order_mark(void **state)
{
    (void)state;
    check("\xEF\xBB\xBF"
          "a,b\n1,2\n3\n",
          "1:a|b\n2:1|2\n", "1:1 byte-order-mark\n3:1 ragged-row\n");
    check("\xEF\xBB\xBF\"a\",b,c\n1,2,3,4\n", "1:a|b|c\n", "1:1 byte-order-mark\n2:7 ragged-row\n");
    check_bytes("\xFF\xFE"
                "a\0,\0b\0",
                8, "", "1:1 not-utf8\n");
}

static void test_bytes_that_are_no_text(void **state)
{
    (void)state;
    check("a,b\n\xD0\x96,x\xFFy\xFF\n1,2\n", "1:a|b\n3:1|2\n", "2:4 not-utf8\n");
    check("a,b\n1,\xED\xA0\x80\n1,2\n", "1:a|b\n3:1|2\n", "2:3 not-utf8\n"); /* surrogate */
    check("a,b\n1,\xD0\n", "1:a|b\n", "2:3 not-utf8\n");
    check_bytes("a,b\n1,\0\n3,4\n", 12, "1:a|b\n3:3|4\n", "2:3 nul-byte\n");
    /* inside a field of several lines, the physical line is said and the whole row skipped */
    check("a,b\n\"1\n2\xFF\n3\",x\n5,6\n", "1:a|b\n5:5|6\n", "3:2 not-utf8\n");
    /* the widths of such rows are checked as well */
    check("a,b\n\xFF,2,3\n", "1:a|b\n", "2:1 not-utf8\n2:5 ragged-row\n");
}

static void test_bad_quotes(void **state)
{
    (void)state;
    check("a,b\n1,x\"y\n\"1\"x,2\n1, \"2\"\n\"1\" ,2\n3,4\n", "1:a|b\n6:3|4\n",
          "2:4 bad-quote\n3:4 bad-quote\n4:4 bad-quote\n5:4 bad-quote\n");
    /* in a later line of the row, but in a field that begins there */
    check("a,b,c\n\"1\n2\",\xD0\x96\"\xD0\x96\",3\n4,5,6\n", "1:a|b|c\n4:4|5|6\n",
          "3:5 bad-quote\n");
}

static void test_open_quote(void **state)
{
    (void)state;
    /* to the end of the file: the rows it swallows are read all the same */
    check("a,b\n1,\"open\n2,x\n3,y", "1:a|b\n3:2|x\n4:3|y\n", "2:3 open-quote\n");
    check("a,b\n1,\"", "1:a|b\n", "2:3 open-quote\n");
    check("a,b\n1,\"x\n", "1:a|b\n", "2:3 open-quote\n");
    /* to the next quoted field, whose own quote seems to close it */
    check("a,b\n1,\"open\n2,x\n3,\"fine\"\n4,y\n", "1:a|b\n3:2|x\n4:3|fine\n5:4|y\n",
          "2:3 open-quote\n");
    /* opened in a later line of the row: said there, and only the lines after that read again */
    check("a,b,c\n\"1\n2\",\"\xD0\x96\",\"open\n3,4,5\n", "1:a|b|c\n4:3|4|5\n", "3:8 open-quote\n");
    /* several */
    check("a,b\n1,\"x\n2,y\n3,\"z\n4,w\n", "1:a|b\n3:2|y\n5:4|w\n",
          "2:3 open-quote\n4:3 open-quote\n");
    /* what is bad in the swallowed lines is said once */
    check("a,b\n1,\"x\n2,\xFF\n3\n", "1:a|b\n", "2:3 open-quote\n3:3 not-utf8\n4:1 ragged-row\n");
}

static void test_open_quote_says_where_it_noticed(void **state)
{
    (void)state;
    struct outcome outcome = {0};
    struct fault fault = {0};
    const char *text = "a,b\n1,\"open\n\xD0\x96,\"fine\"\n";
    assert_true(read_with(&outcome, text, strlen(text), ',', &fault));
    assert_string_equal(outcome.findings.list[0].text,
                        "quote opened here is never closed "
                        "(the next quote, on line 3, column 3, does not end a field)");
    findings_release(&outcome.findings);
}

static void test_broken_header(void **state)
{
    (void)state;
    /* no row can be understood, but their bytes and quotes are checked */
    check("a,\"b\nx,y\n1,\xFF\n2,3,4\n", "", "1:3 open-quote\n3:3 not-utf8\n");
    check("a,\xFF\n1,2,3\n", "", "1:3 not-utf8\n");
    check("a,b\"\n1,2,3\n4,5\"\n", "", "1:4 bad-quote\n3:4 bad-quote\n");
}

static void test_wide_header(void **state)
{
    (void)state;
    char text[2 * CSV_COLUMNS_MAX + 16];
    for (size_t i = 0; i < CSV_COLUMNS_MAX; i++) {
        memcpy(text + 2 * i, "h,", 2);
    }
    struct outcome outcome = {0};
    struct fault fault = {0};
    assert_true(read_with(&outcome, text, 2 * CSV_COLUMNS_MAX - 1, ',', &fault));
    assert_int_equal(outcome.visited, 1);
    assert_int_equal(outcome.findings.count, 0);
    findings_release(&outcome.findings);

    outcome = (struct outcome){0};
    assert_true(read_with(&outcome, text, 2 * CSV_COLUMNS_MAX, ',', &fault));
    assert_int_equal(outcome.visited, 0);
    assert_string_equal(outcome.said, "1:513 wide-header\n");
    findings_release(&outcome.findings);
}

/* "a,b\n", then a row whose second field begins with `open` and has `size` bytes of `fill`, then
 * `after`. */
static char *make_long(const char *open, size_t size, const char *fill, const char *after,
                       size_t *whole)
{
    char *text = heap_alloc(size + 64);
    size_t used = (size_t)sprintf(text, "a,b\n1,%s", open);
    const size_t step = strlen(fill);
    for (size_t i = 0; i < size; i++) {
        text[used++] = fill[i % step];
    }
    used += (size_t)sprintf(text + used, "%s", after);
    *whole = used;
    return text;
}

static void test_long_fields(void **state)
{
    (void)state;
    const struct {
        const char *open, *fill, *after;
        size_t size;
        const char *said;
        size_t visited; /* with the header */
    } cases[] = {
        {"", "x", "\n2,3\n", CSV_FIELD_MAX, "", 3},
        {"\"", "x", "\"\n2,3\n", CSV_FIELD_MAX, "", 3},
        {"\"", "\n", "\"\n2,3\n", CSV_FIELD_MAX, "", 3},
        {"", "x", "\n2,3\n", CSV_FIELD_MAX + 100, "2:3 long-field\n", 2},
        {"\"", "x", "\"\n2,3\n", CSV_FIELD_MAX + 100, "2:3 long-field\n", 2},
        /* a quote that is left open stops at the limit, and what it swallowed is read again */
        {"\"x\n", "2,3\n", "4,5\n", CSV_FIELD_MAX, "2:3 open-quote\n", 2 + CSV_FIELD_MAX / 4},
        {"\"x\n", "2,3\n", "4,\"5\"\n", 4 * CSV_FIELD_MAX, "2:3 open-quote\n", 2 + CSV_FIELD_MAX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct outcome outcome = {0};
        struct fault fault = {0};
        size_t size;
        char *text = make_long(cases[i].open, cases[i].size, cases[i].fill, cases[i].after, &size);
        assert_true(read_with(&outcome, text, size, ',', &fault));
        assert_string_equal(outcome.said, cases[i].said);
        assert_int_equal(outcome.visited, cases[i].visited);
        findings_release(&outcome.findings);
        free(text);
    }
}

static void test_visit_stops(void **state)
{
    (void)state;
    struct outcome outcome = {.stop_after = 2};
    struct fault fault = {0};
    const char *text = "a,b\n1,2\n3,4\n5\n";
    assert_false(read_with(&outcome, text, strlen(text), ',', &fault));
    assert_string_equal(outcome.rows, "1:a|b\n2:1|2\n");
    assert_int_equal(fault.kind, FAULT_DATA);
    assert_string_equal(fault.text, "enough");
    findings_release(&outcome.findings);

    outcome = (struct outcome){.stop_after = 2};
    assert_false(read_with(&outcome, "a\n1", 3, ',', &fault));
    findings_release(&outcome.findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_empty_field_and_empty_text_differ),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_spaces_are_kept),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_quoted_newlines_count),
        cmocka_unit_test(test_ragged_rows),
        cmocka_unit_test(test_blank_lines),
        cmocka_unit_test(test_no_header),
        cmocka_unit_test(test_byte_order_mark),
        cmocka_unit_test(test_bytes_that_are_no_text),
        cmocka_unit_test(test_bad_quotes),
        cmocka_unit_test(test_open_quote),
        cmocka_unit_test(test_open_quote_says_where_it_noticed),
        cmocka_unit_test(test_broken_header),
        cmocka_unit_test(test_wide_header),
        cmocka_unit_test(test_long_fields),
        cmocka_unit_test(test_visit_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "day.h"
#include "edtf.h"

enum { LINE_SIZE = 8192 };

static struct edtf parsed(const char *text)
{
    struct edtf value;
    struct edtf_error err;
    if (!edtf_parse(text, strlen(text), &value, &err))
        fail_msg("%s: %s", text, err.message);
    return value;
}

static struct edtf_error refused(const char *text)
{
    struct edtf value;
    struct edtf_error err;
    if (edtf_parse(text, strlen(text), &value, &err))
        fail_msg("%s was accepted", text);
    return err;
}

/* Appends a character of at most four hexadecimal digits as UTF-8. */
static char *put_character(char *out, unsigned c)
{
    if (c < 0x80) {
        *out++ = (char)c;
    } else if (c < 0x800) {
        *out++ = (char)(0xC0 | c >> 6);
        *out++ = (char)(0x80 | (c & 0x3F));
    } else {
        *out++ = (char)(0xE0 | c >> 12);
        *out++ = (char)(0x80 | (c >> 6 & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    }
    return out;
}

/* Undoes the escapes of cases.tsv. Returns the length. */
static size_t unescape(const char *s, char *out)
{
    static const char letters[] = "ntrs\\";
    static const char meant[] = "\n\t\r \\";
    char *start = out;
    for (; *s != '\0'; s++) {
        if (*s != '\\') {
            *out++ = *s;
            continue;
        }
        s++;
        const char *known = strchr(letters, *s);
        if (*s == 'u') {
            char digits[5] = {s[1], s[2], s[3], s[4], '\0'};
            out = put_character(out, (unsigned)strtoul(digits, NULL, 16));
            s += 4;
        } else if (known != NULL && *s != '\0') {
            *out++ = meant[known - letters];
        } else {
            fail_msg("unknown escape \\%c", *s);
        }
    }
    return (size_t)(out - start);
}

/* What a row of cases.tsv would say of the string. */
static void write_row(const char *written, const char *text, size_t length, char *out)
{
    struct edtf e;
    struct edtf_error err;
    char earliest[EDTF_DAY_SIZE];
    char latest[EDTF_DAY_SIZE];
    char start_latest[EDTF_DAY_SIZE];
    char end_earliest[EDTF_DAY_SIZE];
    char extensions[EDTF_EXTENSIONS_SIZE];
    FILE *row = fmemopen(out, LINE_SIZE, "w");
    assert_non_null(row);
    if (!edtf_parse(text, length, &e, &err)) {
        fprintf(row, "%s\tinvalid\t\t\t\t\t\t%s", written, err.message);
        fclose(row);
        return;
    }
    edtf_format_earliest(&e, earliest);
    edtf_format_latest(&e, latest);
    edtf_format_day(e.start_latest, start_latest);
    edtf_format_day(e.end_earliest, end_earliest);
    edtf_format_extensions(e.extensions, extensions);
    fprintf(row, "%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s", written, e.level, earliest, latest, start_latest,
            end_earliest, edtf_qualifier_text(e.qualifier), extensions);
    fclose(row);
}

static void every_row_of_the_cases(void **state)
{
    (void)state;
    FILE *file = fopen(BLOCLINE_TESTS_DIR "/edtf/cases.tsv", "r");
    assert_non_null(file);
    static char line[LINE_SIZE];
    static char row[LINE_SIZE];
    assert_non_null(fgets(line, sizeof line, file));
    assert_string_equal(
        line, "edtf\tlevel\tearliest\tlatest\tstart_latest\tend_earliest\tqualifier\tnote\n");
    int rows = 0;
    int wrong = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        char written[LINE_SIZE];
        char text[LINE_SIZE];
        size_t end = strcspn(line, "\t");
        memcpy(written, line, end);
        written[end] = '\0';
        write_row(written, text, unescape(written, text), row);
        rows++;
        if (strcmp(line, row) != 0) {
            wrong++;
            print_error("expected: %s\ngot:      %s\n", line, row);
        }
    }
    fclose(file);
    assert_int_equal(wrong, 0);
    assert_true(rows > 600);
}

/* Rules that the rows of the cases leave to be inferred. */
static void words_of_errors(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", "not a date"},
        {"/", "interval without a date"},
        {"../..", "interval without a date"},
        {"../", "interval without a date"},
        {"a/b/c", "more than one \"/\""},
        {"1985-13/abc", "month out of range"},
        {"1985/1985-02-30", "day out of range for the month"},
        {"[1667/1668", "malformed set"},
        {"[1667]~", "malformed set"},
        {"{", "malformed set"},
        {"[]", "malformed set"},
        {"[,1667]", "empty set element"},
        {"[1985-13]", "month out of range"},
        {"[1985..1984]", "range ends before it starts"},
        {"[1985..,..]", "not a date"},
        {"1985-13-1", "not a date"}, /* its form is wrong before its month is */
        {"1985-21-01", "month out of range"},
        {"-0000-13", "year -0000"},
        {"Y-10000-01", "malformed Y year"},
        {"Y12345S0", "significant digits out of range"},
        {"1950S5", "significant digits out of range"},
        {"1950S99999999999999999999", "significant digits out of range"},
        {"Y1E99999999999999999999999999", "year out of range"},
        {"Y1E0", "exponent must be positive"},
        {"1985-04-12T25:00:00", "time out of range"},
        {"1985-04-12T10:60:00", "time out of range"},
        {"-0000-04-12T10:00:00", "year -0000"},
        {"XX10-02-29", "day out of range for the month"},
        {"1985-0X-3X/1985", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (cases[i][1][0] == '\0')
            parsed(cases[i][0]);
        else
            assert_string_equal(refused(cases[i][0]).message, cases[i][1]);
    }
    struct edtf value;
    struct edtf_error err;
    assert_false(edtf_parse(NULL, 0, &value, &err));
    assert_string_equal(err.message, "not a date");
    assert_false(edtf_parse("1985\0", 5, &value, &err));
    assert_string_equal(err.message, "not ASCII");
    assert_false(edtf_parse("abc", 3, &value, NULL));
}

static void errors_point_at_the_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t offset, length;
        const char *expected;
    } cases[] = {
        {"1994-13-01", 5, 2, "01 to 12"},
        {"1994-04-31", 8, 2, "01 to 30"},
        {"1995-02-29", 8, 2, "01 to 28"},
        {"1994/1993", 5, 4, "an end that is not before the start"},
        {"1994/1995-4", 11, 0, "a month of two digits"},
        {"1994-04-30T9:00:00", 12, 6, "a time of day as hh:mm:ss"},
        {"[1994,1995", 10, 0, "\"]\" at the end"},
        {"1994 г.", 4, 1, "no spaces or line ends"},
        {"Y012345", 1, 6, "a first digit from 1 to 9"},
        {"", 0, 0, "a date"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edtf_error err = refused(cases[i].text);
        assert_int_equal(err.offset, cases[i].offset);
        assert_int_equal(err.length, cases[i].length);
        assert_string_equal(err.expected, cases[i].expected);
    }
}

static void lengths_and_counts_are_capped(void **state)
{
    (void)state;
    char text[EDTF_LENGTH_MAX + 1];
    memset(text, '1', sizeof text);
    struct edtf value;
    struct edtf_error err;
    assert_false(edtf_parse(text, sizeof text, &value, &err));
    assert_string_equal(err.message, "too long");
    assert_false(edtf_parse(text, sizeof text - 1, &value, &err));
    assert_string_equal(err.message, "not a date");

    size_t length = 0;
    text[length++] = '[';
    /* A set has as many members as its text has room for. */
    for (int i = 0; i < EDTF_SET_MAX; i++)
        length += (size_t)sprintf(text + length, "%s%d", i == 0 ? "" : ",", 1900 + 2 * i);
    text[length++] = ']';
    assert_int_equal(length, EDTF_LENGTH_MAX);
    assert_true(edtf_parse(text, length, &value, &err));
    assert_int_equal(value.count, EDTF_SET_MAX);
    assert_int_equal(value.latest, day_from_civil(1900 + 2 * (EDTF_SET_MAX - 1), 12, 31));
    assert_int_equal(edtf_is(&value, day_from_civil(2900, 5, 1)), EDTF_POSSIBLE);
    assert_int_equal(edtf_is(&value, day_from_civil(2901, 5, 1)), EDTF_NO);
}

static void assert_qualifiers(const struct edtf_side *side, unsigned year, unsigned month,
                              unsigned day)
{
    assert_int_equal(side->year_q, year);
    assert_int_equal(side->month_q, month);
    assert_int_equal(side->day_q, day);
}

static void qualifiers_of_components(void **state)
{
    (void)state;
    enum { U = EDTF_UNCERTAIN, A = EDTF_APPROXIMATE };
    static const struct {
        const char *text;
        unsigned year, month, day;
    } cases[] = {
        {"2004-06-11", 0, 0, 0},       {"2004-06-11%", U | A, U | A, U | A},
        {"2004-06~-11", A, A, 0},      {"2004?-06-11", U, 0, 0},
        {"?2004-06-~11", U, 0, A},     {"2004-%06-11", 0, U | A, 0},
        {"2004?-06-11~", U | A, A, A}, {"Y17000~", A, 0, 0},
        {"2001-21?", U, U, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edtf value = parsed(cases[i].text);
        assert_qualifiers(&value.start, cases[i].year, cases[i].month, cases[i].day);
    }
    struct edtf interval = parsed("2004-06~/2006-?08-20");
    assert_qualifiers(&interval.start, A, A, 0);
    assert_qualifiers(&interval.end, 0, U, 0);
    assert_int_equal(interval.qualifier, U | A);
}

static void sides_say_how_they_were_written(void **state)
{
    (void)state;
    struct edtf value = parsed("198X-21/2004-06-XX");
    assert_int_equal(value.kind, EDTF_INTERVAL);
    assert_int_equal(value.start.precision, EDTF_SEASON);
    assert_int_equal(value.start.season, 21);
    assert_true(value.start.masked);
    assert_int_equal(value.start.latest, day_from_civil(1989, 5, 31));
    assert_int_equal(value.end.precision, EDTF_DAY);
    assert_int_equal(value.end.earliest, day_from_civil(2004, 6, 1));
    value = parsed("..2004/");
    assert_int_equal(value.start.end, EDTF_END_BOUNDED);
    assert_int_equal(value.start.latest, day_from_civil(2004, 12, 31));
    assert_int_equal(value.end.end, EDTF_END_UNKNOWN);
    assert_true(value.latest_unknown);
    assert_false(value.earliest_unknown);
    assert_int_equal(value.latest, EDTF_POS_INF);
    value = parsed("../2004");
    assert_int_equal(value.start.end, EDTF_END_OPEN);
    assert_false(value.earliest_unknown);
    assert_true(parsed("1985-04-12T23:20:30Z").start.timed);
    assert_int_equal(parsed("Y3388E2S3").start.significant, 3);
    assert_int_equal(parsed("[1985]").kind, EDTF_ONE_OF);
    assert_int_equal(parsed("{1985}").kind, EDTF_ALL_OF);
}

/* The latest start and earliest end are those of completions that fit the other end. */
static void core_of_masked_intervals(void **state)
{
    (void)state;
    struct edtf value = parsed("198X-12-25/1985-06");
    assert_int_equal(value.start_latest, day_from_civil(1984, 12, 25));
    assert_int_equal(value.end_earliest, day_from_civil(1985, 6, 1));
    assert_int_equal(edtf_is(&value, day_from_civil(1985, 1, 1)), EDTF_CERTAIN);
    assert_int_equal(edtf_is(&value, day_from_civil(1984, 12, 24)), EDTF_POSSIBLE);
    value = parsed("1985-06-15/1985-XX-10");
    assert_int_equal(value.end_earliest, day_from_civil(1985, 7, 10));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_of_the_cases),
        cmocka_unit_test(words_of_errors),
        cmocka_unit_test(errors_point_at_the_place),
        cmocka_unit_test(lengths_and_counts_are_capped),
        cmocka_unit_test(qualifiers_of_components),
        cmocka_unit_test(sides_say_how_they_were_written),
        cmocka_unit_test(core_of_masked_intervals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ini_keys.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct outcome {
    struct ini_keys *keys;
    struct findings findings;
    char said[2048]; /* "line:column rule\n" */
};

static void read_bytes(struct outcome *outcome, const char *text, size_t size)
{
    struct fault fault = {0};
    *outcome = (struct outcome){0};
    findings_init(&outcome->findings);
    outcome->keys = ini_keys_new(text, size, 5, &outcome->findings, &fault);
    assert_string_equal(fault.text, "");
    assert_non_null(outcome->keys);
    for (size_t i = 0; i < outcome->findings.count; i++) {
        const struct finding *finding = &outcome->findings.list[i];
        const size_t used = strlen(outcome->said);
        assert_int_equal(finding->place.file, 5);
        snprintf(outcome->said + used, sizeof outcome->said - used, "%u:%u %s\n",
                 finding->place.line, finding->place.column, finding->rule);
    }
}

static void release(struct outcome *outcome)
{
    ini_keys_free(outcome->keys);
    findings_release(&outcome->findings);
}

/* Reads `text`, of which [s] k must have this value (NULL: not be there), at this place, and of
 * which this must be said. */
static void check(const char *text, const char *value, uint32_t line, uint32_t column,
                  const char *said)
{
    struct outcome outcome;
    read_bytes(&outcome, text, strlen(text));
    assert_string_equal(outcome.said, said);
    const char *found = ini_keys_text(outcome.keys, "s", "k");
    if (value) {
        assert_non_null(found);
        assert_string_equal(found, value);
    } else {
        assert_null(found);
    }
    const struct place place = ini_keys_place(outcome.keys, "s", "k");
    assert_int_equal(place.file, 5);
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
    release(&outcome);
}

static void check_value(const char *text, const char *value, uint32_t column)
{
    check(text, value, 2, column, "");
}

static void check_refused(const char *text, const char *said)
{
    check(text, NULL, 0, 0, said);
}

static void test_sections_and_keys(void **state)
{
    (void)state;
    struct outcome outcome;
    const char *text = "[Package]\nTitle = T\n; comment\n# comment = 1\n\n[files]\nb=1\na=2\n"
                       "[empty]\n[package]\nid=x\n";
    read_bytes(&outcome, text, strlen(text));
    assert_string_equal(outcome.said, "");
    assert_string_equal(ini_keys_section(outcome.keys, 0), "package");
    assert_string_equal(ini_keys_section(outcome.keys, 1), "files");
    assert_string_equal(ini_keys_section(outcome.keys, 2), "empty");
    assert_null(ini_keys_section(outcome.keys, 3));
    assert_string_equal(ini_keys_key(outcome.keys, "package", 0), "title");
    assert_string_equal(ini_keys_key(outcome.keys, "package", 1), "id");
    assert_null(ini_keys_key(outcome.keys, "package", 2));
    assert_string_equal(ini_keys_key(outcome.keys, "files", 0), "b");
    assert_string_equal(ini_keys_key(outcome.keys, "files", 1), "a");
    assert_null(ini_keys_key(outcome.keys, "empty", 0));
    assert_null(ini_keys_key(outcome.keys, "nowhere", 0));
    assert_string_equal(ini_keys_text(outcome.keys, "files", "a"), "2");
    assert_null(ini_keys_text(outcome.keys, "files", "title"));
    assert_null(ini_keys_text(outcome.keys, "empty", ""));
    assert_int_equal(ini_keys_place(outcome.keys, "package", "id").line, 11);
    release(&outcome);
}

static void test_plain_values(void **state)
{
    (void)state;
    check_value("[s]\nk=v", "v", 3);
    check_value("[s]\n  k  =  v w \t\n", "v w", 9);
    check_value("[s]\r\nk = v\r\n", "v", 5);
    check_value("[s]\rk = v\r", "v", 5);
    check_value("[ s ]\nk = a = b\n", "a = b", 5);
    check_value("[s]\nK = it is \"so\"\n", "it is \"so\"", 5);
    check_value("[s]\nk =\n", "", 4);
    check_value("[s]\nk = 010\n", "010", 5);
    check_value("[s]\nk = C:\\x\n", "C:\\x", 5);
}

static void test_quoted_values(void **state)
{
    (void)state;
    check_value("[s]\nk = \"v\"\n", "v", 6);
    check_value("[s]\nk = \"\"\n", "", 6);
    check_value("[s]\nk = ''\n", "", 6);
    check_value("[s]\nk = \" v \"\n", " v ", 6);
    check_value("[s]\nk = \";\" ; the delimiter\n", ";", 6);
    check_value("[s]\nk = \"\" # none\n", "", 6);
    check_value("[s]\nk = \"a # b; c\"\n", "a # b; c", 6);
    check_value("[s]\nk = 'a \"b\" c'\n", "a \"b\" c", 6);
    check_value("[s]\nk = \"it's\"\n", "it's", 6);
    check_value("[s]\nk = \"\\\"\n", "\\", 6);
    check_value("[s]\nk = '\"x\" # y'\n", "\"x\" # y", 6);
}

static void test_joined_lines(void **state)
{
    (void)state;
    check_value("[s]\nk = one \\\n  two\n", "one two", 5);
    check("[s]\nk = \\\n\\\n v\nl=1\n", "v", 4, 2, "");
    check_value("[s]\nk = v \\\n\n", "v", 5);
    check("[s]\nk = a\\\nb # c\n", NULL, 0, 0, "3:3 cut-value\n");
    check("[s]\n# comment \\\nk = v\n", "v", 3, 5, "2:11 bad-continuation\n");
    check_refused("[s]\nk = v \\", "2:7 bad-continuation\n");
    check_refused("[s]\nk = v \\\n", "2:7 bad-continuation\n");
}

static void test_values_that_would_be_read_otherwise(void **state)
{
    (void)state;
    check_refused("[s]\nk = a # b\n", "2:7 cut-value\n");
    check_refused("[s]\nk = \xD0\x96;\n", "2:6 cut-value\n");
    check_refused("[s]\nk = # b\n", "2:5 cut-value\n");
    check_refused("[s]\nk = \"a\n", "2:5 open-quote\n");
    check_refused("[s]\nk = '\n", "2:5 open-quote\n");
    check_refused("[s]\nk = \"a\" b\n", "2:9 bad-quote\n");
    check_refused("[s]\nk = \"\" b\n", "2:8 bad-quote\n");
}

static void test_lines_that_say_nothing(void **state)
{
    (void)state;
    check("[s]\nwhat\nk=v\n", "v", 3, 3, "2:1 bad-line\n");
    check("[s]\n  = 1\nk=v\n", "v", 3, 3, "2:3 bad-key\n");
    check("[s]\na:b = 1\nk=v\n", "v", 3, 3, "2:2 bad-key\n");
    check("[s]\nk # = 1\nk=v\n", "v", 3, 3, "2:3 bad-key\n");
    check("k = u\n[s]\nk=v\n", "v", 3, 3, "1:1 no-section\n");
    check("[s]\nk = v\nK = w\n[s]\n k=x\n", "v", 2, 5, "3:1 duplicate-key\n5:2 duplicate-key\n");
}

static void test_broken_sections(void **state)
{
    (void)state;
    /* keys after such a line are not keys of the section before it */
    check("[s]\nk=v\n[t\nk=w\n", "v", 2, 3, "3:3 bad-section\n");
    check("[s]\nk=v\n[]\nk=w\n", "v", 2, 3, "3:1 bad-section\n");
    check("[s]\nk=v\n[t] # x\nk=w\n", "v", 2, 3, "3:5 bad-section\n");
    check("[s]\nk=v\n[t]u]\nk=w\n", "v", 2, 3, "3:4 bad-section\n");
    check("[s]\nk=v\n[t:u]\nk=w\n", "v", 2, 3, "3:3 bad-section\n");
    check("[t\nk=w\n[s]\nk=v\n", "v", 4, 3, "1:3 bad-section\n");
}

static void test_bytes(void **state)
{
    (void)state;
    check("[s]\nk=\xD0\x96\xFF\nk=v\n", "v", 3, 3, "2:4 not-utf8\n");
    check("[s]\nk=a\x1b\nk=v\n", "v", 3, 3, "2:4 control-character\n");
    check("\xEF\xBB\xBF[s]\nk=v\n", "v", 2, 3, "1:1 byte-order-mark\n");
    struct outcome outcome;
    read_bytes(&outcome, "[s]\nk=a\0b\n", 10);
    assert_string_equal(outcome.said, "2:4 nul-byte\n");
    assert_null(ini_keys_text(outcome.keys, "s", "k"));
    release(&outcome);
    read_bytes(&outcome, "\xFF\xFE[\0s\0]\0", 8);
    assert_string_equal(outcome.said, "1:1 not-utf8\n");
    release(&outcome);
    read_bytes(&outcome, "", 0);
    assert_string_equal(outcome.said, "");
    assert_null(ini_keys_section(outcome.keys, 0));
    release(&outcome);
}

/* A line of `size` bytes, "k=vvv...". */
static void check_length(size_t size, const char *said)
{
    char text[4096] = "[s]\nk=";
    struct outcome outcome;
    memset(text + 6, 'v', size - 2);
    strcpy(text + 4 + size, "\nl=1\n");
    read_bytes(&outcome, text, strlen(text));
    assert_string_equal(outcome.said, said);
    const char *value = ini_keys_text(outcome.keys, "s", "k");
    assert_int_equal(value ? strlen(value) : 0, *said ? 0 : size - 2);
    assert_string_equal(ini_keys_text(outcome.keys, "s", "l"), "1");
    release(&outcome);
}

static void test_long_lines(void **state)
{
    (void)state;
    check_length(1022, "");
    check_length(1023, "2:1 long-line\n");
    check_length(3000, "2:1 long-line\n");
    char text[1100] = "[s]\n";
    memset(text + 4, 'k', 300);
    strcpy(text + 304, "=1\nk=v\n");
    check(text, "v", 3, 3, "2:1 bad-key\n");
}

static void test_too_many_keys(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    char *text = malloc((size_t)COUNT * 16);
    assert_non_null(text);
    size_t used = (size_t)sprintf(text, "[s]\n");
    for (int i = 0; i < COUNT; i++) {
        used += (size_t)sprintf(text + used, "k%d=1\n", i);
    }
    struct outcome outcome;
    read_bytes(&outcome, text, used);
    assert_int_equal(outcome.findings.count, 1);
    assert_string_equal(outcome.findings.list[0].rule, "too-many-keys");
    assert_non_null(ini_keys_text(outcome.keys, "s", "k4000"));
    release(&outcome);
    free(text);
}

static void test_cyrillic(void **state)
{
    (void)state;
    /* In an 8-bit locale the last byte of Р (D0 A0) may be white space to iniparser. */
    const char *locales[] = {"C", "C.UTF-8", "ru_RU.CP1251", "tr_TR.UTF-8"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        setlocale(LC_ALL, locales[i]);
        check_value("[s]\nK = \xD0\xA0 \xD0\xA0\n", "\xD0\xA0 \xD0\xA0", 5);
        check_value("[S]\nk = \"\xD0\x81, I\"\n", "\xD0\x81, I", 6);
    }
    setlocale(LC_ALL, "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections_and_keys),
        cmocka_unit_test(test_plain_values),
        cmocka_unit_test(test_quoted_values),
        cmocka_unit_test(test_joined_lines),
        cmocka_unit_test(test_values_that_would_be_read_otherwise),
        cmocka_unit_test(test_lines_that_say_nothing),
        cmocka_unit_test(test_broken_sections),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_long_lines),
        cmocka_unit_test(test_too_many_keys),
        cmocka_unit_test(test_cyrillic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

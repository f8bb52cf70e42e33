#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "day.h"
#include "edtf.h"

static struct edtf parsed(const char *text)
{
    struct edtf value;
    struct edtf_error err;
    if (!edtf_parse(text, strlen(text), &value, &err))
        fail_msg("%s: %s", text, err.message);
    return value;
}

/* A day is written as its date; "-inf" and "inf" are the infinities. */
static int64_t day_of(const char *text)
{
    if (strcmp(text, "-inf") == 0)
        return EDTF_NEG_INF;
    return strcmp(text, "inf") == 0 ? EDTF_POS_INF : parsed(text).earliest;
}

static void verdicts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *day;
        enum edtf_verdict verdict;
    } cases[] = {
        {"1994-04-30", "1994-04-30", EDTF_CERTAIN},
        {"1994-04-30?", "1994-04-30", EDTF_CERTAIN}, /* qualifiers change nothing */
        {"1994-04-30", "1994-05-01", EDTF_NO},
        {"1994-04-30T23:20:30Z", "1994-04-30", EDTF_CERTAIN},
        {"2001-X2-30", "2001-12-30", EDTF_CERTAIN}, /* the only completion */
        {"1985", "1985-07-01", EDTF_POSSIBLE},
        {"1985-02", "1985-02-28", EDTF_POSSIBLE},
        {"1999-24", "2000-02-29", EDTF_POSSIBLE},
        {"19X5", "1996-01-01", EDTF_NO},
        {"19X5", "1995-01-01", EDTF_POSSIBLE},
        {"XXXX-02-29", "1996-02-29", EDTF_POSSIBLE},
        {"XXXX-02-29", "1996-02-28", EDTF_NO},
        {"-000X", "0000-06-01", EDTF_NO},
        {"198X-24", "1990-01-15", EDTF_POSSIBLE},
        {"198X-24", "1980-01-15", EDTF_NO},
        {"1985/1990", "1985-12-30", EDTF_POSSIBLE},
        {"1985/1990", "1985-12-31", EDTF_CERTAIN},
        {"1985/1990", "1990-01-01", EDTF_CERTAIN},
        {"1985/1990", "1990-01-02", EDTF_POSSIBLE},
        {"1985/1990", "1991-01-01", EDTF_NO},
        {"1985/1985", "1985-06-01", EDTF_POSSIBLE}, /* it may begin late and end early */
        {"1985-04-12/..", "2999-01-01", EDTF_CERTAIN},
        {"1985-04-12/", "1985-04-12", EDTF_CERTAIN},
        {"1985-04-12/", "2999-01-01", EDTF_POSSIBLE}, /* it may have ended */
        {"../1985-04-12", "-9999-01-01", EDTF_CERTAIN},
        {"/1985-04-12", "-9999-01-01", EDTF_POSSIBLE},
        {"..2004-06-01/2004-06-20..", "2004-06-10", EDTF_CERTAIN},
        {"..2004-06-01/2004-06-20..", "2004-05-31", EDTF_POSSIBLE},
        {"[1667,1669]", "1668-06-01", EDTF_NO},
        {"[1994-04-30,1994-05-02]", "1994-04-30", EDTF_POSSIBLE},
        {"[1994-04-30]", "1994-04-30", EDTF_CERTAIN},
        {"[1994-04-01..1994-04-30]", "1994-04-15", EDTF_POSSIBLE},
        {"[..1984,1990..]", "1987-01-01", EDTF_NO},
        {"[..1984,1990..]", "inf", EDTF_POSSIBLE},
        {"{1994-04-30,1994-05-02}", "1994-04-30", EDTF_CERTAIN},
        {"{1994-04-30,1994-05-02}", "1994-05-01", EDTF_NO},
        {"{1994-04-01..1994-04-30}", "1994-04-15", EDTF_CERTAIN},
        {"{1994-04..1994-06}", "1994-05-15", EDTF_POSSIBLE}, /* some day in each month */
        {"{..1994-04-30}", "1900-01-01", EDTF_CERTAIN},
        {"{1985,1985-02-03}", "1985-02-03", EDTF_CERTAIN},
        {"{1985,1985-02-03}", "1985-02-04", EDTF_POSSIBLE},
        {"Y-9999999999999999", "-inf", EDTF_NO},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edtf value = parsed(cases[i].text);
        if (edtf_is(&value, day_of(cases[i].day)) != cases[i].verdict)
            fail_msg("%s on %s should be %d", cases[i].text, cases[i].day, cases[i].verdict);
    }
}

/* Writes the runs from a day on as "lo/hi lo/hi", at most `limit` of them. */
static void write_runs(const char *text, const char *from, int most, char *out)
{
    struct edtf value = parsed(text);
    int64_t lo = 0;
    int64_t hi = 0;
    int64_t day = day_of(from);
    const char *start = out;
    *out = '\0';
    for (; most > 0 && edtf_next_run(&value, day, &lo, &hi); most--, day = hi + 1) {
        if (out > start)
            *out++ = ' ';
        out += edtf_format_day(lo, out);
        *out++ = '/';
        out += edtf_format_day(hi, out);
        if (hi == EDTF_POS_INF)
            break;
    }
}

static void runs(void **state)
{
    (void)state;
    static const struct {
        const char *text, *from;
        int most;
        const char *runs;
    } cases[] = {
        {"1985", "-inf", 9, "1985-01-01/1985-12-31"},
        {"1985", "1985-06-01", 9, "1985-06-01/1985-12-31"}, /* from there on */
        {"1985", "1986-01-01", 9, ""},
        {"../1985", "-inf", 9, "-inf/1985-12-31"},
        {"1985/", "-inf", 9, "1985-01-01/inf"},
        {"1X8X", "1100-01-01", 2, "1180-01-01/1189-12-31 1280-01-01/1289-12-31"},
        {"-1X8X", "-1100-01-01", 2, "-1089-01-01/-1080-12-31"},
        {"2004-XX-3X", "-inf", 3,
         "2004-01-30/2004-01-31 2004-03-30/2004-03-31 2004-04-30/2004-04-30"},
        {"2004-XX-X1", "2004-01-31", 2, "2004-01-31/2004-02-01 2004-02-11/2004-02-11"},
        {"XXXX-02-29", "1897-01-01", 2, "1904-02-29/1904-02-29 1908-02-29/1908-02-29"},
        {"XXXX-24", "2001-01-15", 2, "2001-01-15/2001-02-28 2001-12-01/2002-02-28"},
        {"[1667,1668,1670..1672]", "-inf", 9, "1667-01-01/1668-12-31 1670-01-01/1672-12-31"},
        {"{1990..,..1984}", "-inf", 9, "-inf/1984-12-31 1990-01-01/inf"},
        {"[1994-05,1994-04,1994-03]", "-inf", 9, "1994-03-01/1994-05-31"},
        {"[199X-04,199X-05-1X,1994-06]", "1994-01-01", 2,
         "1994-04-01/1994-04-30 1994-05-10/1994-05-19"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        write_runs(cases[i].text, cases[i].from, cases[i].most, text);
        assert_string_equal(text, cases[i].runs);
    }
}

/* Months that take turns through ten thousand years: in pieces, but every day of them. */
static void interlocking_masks_are_bounded(void **state)
{
    (void)state;
    struct edtf value = parsed("{XXXX-01,XXXX-02,XXXX-03,XXXX-04,XXXX-05,XXXX-06,XXXX-07,XXXX-08,"
                               "XXXX-09,XXXX-10,XXXX-11,XXXX-12}");
    int64_t lo = 0;
    int64_t hi = 0;
    int64_t from = value.earliest;
    for (; edtf_next_run(&value, from, &lo, &hi); from = hi + 1) {
        assert_int_equal(lo, from);
        assert_true(hi == value.latest || hi - lo > 365);
    }
    assert_int_equal(from, value.latest + 1);
}

static void formats(void **state)
{
    (void)state;
    static const struct {
        int64_t year;
        const char *text;
    } cases[] = {
        {1994, "1994-04-30"},
        {44, "0044-04-30"},
        {0, "0000-04-30"},
        {-44, "-0044-04-30"},
        {-10000, "Y-10000-04-30"},
        {10000, "Y10000-04-30"},
        {9999999999999999, "Y9999999999999999-04-30"},
    };
    char text[EDTF_DAY_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(edtf_format_day(day_from_civil(cases[i].year, 4, 30), text),
                         strlen(cases[i].text));
        assert_string_equal(text, cases[i].text);
    }
    edtf_format_day(EDTF_NEG_INF, text);
    assert_string_equal(text, "-inf");
    edtf_format_day(EDTF_POS_INF, text);
    assert_string_equal(text, "inf");
    assert_true(edtf_format_day(EDTF_NEG_INF + 1, text) < EDTF_DAY_SIZE);

    char extensions[EDTF_EXTENSIONS_SIZE];
    assert_true(edtf_format_extensions(~0U, extensions) < EDTF_EXTENSIONS_SIZE);
    edtf_format_extensions(0, extensions);
    assert_string_equal(extensions, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts),
        cmocka_unit_test(runs),
        cmocka_unit_test(interlocking_masks_are_bounded),
        cmocka_unit_test(formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

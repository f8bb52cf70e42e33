#include "dataset_text.h"
#include "day.h"
#include "edtf.h"
#include "fold.h"
#include "standing.h"

/* What the fold says, and of what it complains. Its answers are compared with those of an obvious,
 * slow fold in test_fold_oracle.c. */

static const char header[] = "event,date,kind,bloc,effects,source,locator\n";

struct folded {
    struct loading loading;
    struct fold fold;
};

/* Loads rows of events (event,date,kind,bloc,effects,source,locator) and folds by a reading. */
static void fold_rows(struct folded *folded, const char *rows, const char *sources)
{
    char text[4096];
    loading_init(&folded->loading);
    load_ground(&folded->loading);
    snprintf(text, sizeof text, "%s%s", header, rows);
    load_text(&folded->loading, "events", text);
    load_reading(&folded->loading, "asked", sources);
    fold_reading(&folded->fold, &folded->loading.dataset, 1, &folded->loading.findings);
    findings_sort(&folded->loading.findings);
}

static void release(struct folded *folded)
{
    fold_release(&folded->fold);
    loading_release(&folded->loading);
}

/* The spells as text: "B0 A1 member 2000-01-01 2000-02-01/2000-02-29; ..." with the days on which
 * they begin and end. */
static void write_bound(char *text, size_t size, int64_t lo, int64_t hi)
{
    char days[2][EDTF_DAY_SIZE];
    const size_t used = strlen(text);
    edtf_format_day(lo, days[0]);
    edtf_format_day(hi, days[1]);
    snprintf(text + used, size - used, " %s%s%s", days[0], lo == hi ? "" : "/",
             lo == hi ? "" : days[1]);
}

static void expect_spells(const struct folded *folded, const char *expected)
{
    char text[2048] = "";
    const struct dataset *dataset = &folded->loading.dataset;
    for (size_t i = 0; i < folded->fold.count; i++) {
        const struct fold_spell *spell = &folded->fold.spells[i];
        const size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%s %s %s", i ? "; " : "",
                 dataset->blocs[spell->bloc].id, dataset->actors[spell->actor].id,
                 dataset->statuses[spell->status].id);
        write_bound(text, sizeof text, spell->bounds.start_lo, spell->bounds.start_hi);
        write_bound(text, sizeof text, spell->bounds.end_lo, spell->bounds.end_hi);
    }
    assert_string_equal(text, expected);
}

/* Rows that must fold without a finding, to these spells. */
static void expect_fold(const char *rows, const char *spells)
{
    struct folded folded;
    fold_rows(&folded, rows, "*");
    show_findings(&folded.loading.findings);
    assert_int_equal(folded.loading.findings.count, 0);
    expect_spells(&folded, spells);
    release(&folded);
}

/* Rows that must have this one finding, on this line (the header is line 1). */
static void expect_finding(const char *rows, const char *rule, enum severity severity,
                           uint32_t line)
{
    struct folded folded;
    fold_rows(&folded, rows, "*");
    const struct findings *findings = &folded.loading.findings;
    if (findings->count != 1) {
        show_findings(findings);
    }
    assert_int_equal(findings->count, 1);
    assert_string_equal(findings->list[0].rule, rule);
    assert_int_equal(findings->list[0].severity, severity);
    assert_int_equal(findings->list[0].place.line, line);
    release(&folded);
}

static void test_joining_and_leaving(void **state)
{
    (void)state;
    expect_fold("in,2000-01-05,accession,B0,member=A1 A0,treaty,1\n",
                "B0 A0 member 2000-01-05 inf; B0 A1 member 2000-01-05 inf");
    expect_fold("in,2000-01-05,accession,B0,member=A0,treaty,1\n"
                "out,2001,withdrawal,B0,none=A0,treaty,2\n",
                "B0 A0 member 2000-01-05 2001-01-01/2001-12-31");
    expect_fold("in,2000,accession,B0,observer=A0,treaty,1\n"
                "up,2001-03,accession,B0,member=A0,treaty,2\n",
                "B0 A0 observer 2000-01-01/2000-12-31 2001-03-01/2001-03-31; "
                "B0 A0 member 2001-03-01/2001-03-31 inf");
    expect_fold("out,2001,withdrawal,B0,none=A0,treaty,2\n"
                "in,2000,accession,B0,member=A0,treaty,1\n"
                "back,2005,accession,B0,member=A0,treaty,3\n",
                "B0 A0 member 2000-01-01/2000-12-31 2001-01-01/2001-12-31; "
                "B0 A0 member 2005-01-01/2005-12-31 inf");
}

static void test_end_of_a_bloc(void **state)
{
    (void)state;
    expect_fold("in,2000-01-05,institution,B0,member=A0; observer=A1,treaty,1\n"
                "end,2001-02-03,dissolution,B0,,treaty,2\n",
                "B0 A0 member 2000-01-05 2001-02-03; B0 A1 observer 2000-01-05 2001-02-03");
    expect_fold("in,2000-01-05,institution,B0,member=A0,treaty,1\n"
                "new,2001-02-03,renaming,B0,B1:member=A0 A1,treaty,2\n",
                "B0 A0 member 2000-01-05 2001-02-03; B1 A0 member 2001-02-03 inf; "
                "B1 A1 member 2001-02-03 inf");
    expect_fold("in,2000-01-05,institution,B0,member=A0,treaty,1\n"
                "end,2001-02-03,merger,B0,none=A0,treaty,2\n",
                "B0 A0 member 2000-01-05 2001-02-03");
    expect_fold("in,2000,institution,B0,member=A0,treaty,1\n"
                "out,2001-01-01,withdrawal,B0,none=A0,treaty,2\n"
                "end,2002,dissolution,B0,,treaty,3\n",
                "B0 A0 member 2000-01-01/2000-12-31 2001-01-01");
}

static void test_order(void **state)
{
    (void)state;
    /* Dates that overlap, told in the order in which they lie. */
    expect_fold("a,[2000-01..2000-05],accession,B0,observer=A0,treaty,1\n"
                "b,[2000-03..2000-08],accession,B0,member=A0,treaty,2\n",
                "B0 A0 observer 2000-01-01/2000-05-31 2000-03-01/2000-08-31; "
                "B0 A0 member 2000-03-01/2000-08-31 inf");
    /* The same date: the file decides, if the day is not known. */
    expect_fold("a,2000-03,accession,B0,observer=A0,treaty,1\n"
                "b,2000-03,accession,B0,member=A0,treaty,2\n",
                "B0 A0 observer 2000-03-01/2000-03-31 2000-03-01/2000-03-31; "
                "B0 A0 member 2000-03-01/2000-03-31 inf");
    expect_finding("b,[2000-03..2000-08],accession,B0,member=A0,treaty,2\n"
                   "a,[2000-01..2000-05],accession,B0,observer=A0,treaty,1\n",
                   "undecided-order", SEVERITY_ERROR, 2);
    expect_finding("a,2000,accession,B0,observer=A0,treaty,1\n"
                   "b,2000-04-30,accession,B0,member=A0,treaty,2\n",
                   "undecided-order", SEVERITY_ERROR, 3);
    expect_finding("a,2000-03-01,accession,B0,observer=A0,treaty,1\n"
                   "b,2000-03-01,accession,B0,member=A0,treaty,2\n",
                   "two-statuses", SEVERITY_ERROR, 3);
    /* One account is of one day, known or not. */
    expect_finding("a,2000,accession,B0,observer=A0; member=A0,treaty,1\n", "two-statuses",
                   SEVERITY_ERROR, 2);
    /* Of different actors or blocs nothing needs an order. */
    expect_fold("a,2000,accession,B0,observer=A0,treaty,1\n"
                "b,2000-04-30,accession,B0,member=A1; B1:member=A0,treaty,2\n",
                "B0 A0 observer 2000-01-01/2000-12-31 inf; B0 A1 member 2000-04-30 inf; "
                "B1 A0 member 2000-04-30 inf");
}

static void test_what_makes_no_sense(void **state)
{
    (void)state;
    expect_finding("out,2001,withdrawal,B0,none=A0,treaty,2\n", "leaving-without-belonging",
                   SEVERITY_ERROR, 2);
    expect_finding("in,2000,institution,B0,member=A0,treaty,1\n"
                   "early,1999,accession,B0,member=A1,treaty,2\n",
                   "before-bloc", SEVERITY_ERROR, 3);
    expect_finding("in,2000,institution,B0,member=A0,treaty,1\n"
                   "end,2002-01-01,dissolution,B0,,treaty,2\n"
                   "late,2003,accession,B0,member=A1,treaty,3\n",
                   "after-bloc", SEVERITY_ERROR, 4);
    expect_finding("in,2000,accession,B0,member=A0,treaty,1\n"
                   "again,2001,accession,B0,member=A0,treaty,2\n",
                   "same-status", SEVERITY_WARNING, 3);
    expect_finding("in,2000-01-01,institution,B0,member=A0,treaty,1\n"
                   "new,2001-02-03,renaming,B0,B1:member=A0,treaty,2\n"
                   "early,2001-02-02,accession,B1,observer=A1,treaty,3\n",
                   "before-bloc", SEVERITY_ERROR, 4);
}

static void test_place_of_findings(void **state)
{
    (void)state;
    struct folded folded;
    fold_rows(&folded, "in,2000,accession,B0,member=A0; observer=A1; none=A2 A3,treaty,1\n", "*");
    const struct findings *findings = &folded.loading.findings;
    assert_int_equal(findings->count, 2);
    assert_int_equal(findings->list[0].place.field, 4);
    assert_int_equal(findings->list[0].place.offset, strlen("member=A0; observer=A1; none="));
    assert_int_equal(findings->list[1].place.offset, strlen("member=A0; observer=A1; none=A2 "));
    release(&folded);
}

static void test_readings(void **state)
{
    static const char rows[] = "in,2000-01-05,accession,B0,member=A0,book,1\n"
                               "in,2000-01-07,,,member=A0 A1,treaty,1\n"
                               "in,2000-01-09,,,member=A2,treaty,2\n"
                               "more,2001-01-01,accession,B0,member=A3,book,2\n";
    struct folded folded;
    (void)state;
    fold_rows(&folded, rows, "kind:treaty *");
    expect_spells(&folded, "B0 A0 member 2000-01-07 inf; B0 A1 member 2000-01-07 inf; "
                           "B0 A3 member 2001-01-01 inf");
    assert_int_equal(folded.fold.chosen[0], 1);
    assert_int_equal(folded.fold.chosen[1], 3);
    release(&folded);
    fold_rows(&folded, rows, "book");
    expect_spells(&folded, "B0 A0 member 2000-01-05 inf; B0 A3 member 2001-01-01 inf");
    release(&folded);
    fold_rows(&folded, rows, "treaty"); // what it does not know is not there
    expect_spells(&folded, "B0 A0 member 2000-01-07 inf; B0 A1 member 2000-01-07 inf");
    assert_int_equal(folded.fold.chosen[1], NONE);
    release(&folded);
}

static void test_unreadable_account_is_not_blamed_twice(void **state)
{
    (void)state;
    /* A0's joining cannot be read: that it leaves without belonging is no news; A1 does. */
    struct folded folded;
    fold_rows(&folded,
              "in,2000-02-30,accession,B0,member=A0,treaty,1\n"
              "out,2001,withdrawal,B0,none=A0 A1,treaty,2\n",
              "*");
    const struct findings *findings = &folded.loading.findings;
    assert_int_equal(findings->count, 2);
    assert_string_equal(findings->list[0].rule, "bad-date");
    assert_string_equal(findings->list[1].rule, "leaving-without-belonging");
    assert_int_equal(strncmp(findings->list[1].text, "A1 ", 3), 0);
    release(&folded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_joining_and_leaving),
        cmocka_unit_test(test_end_of_a_bloc),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_what_makes_no_sense),
        cmocka_unit_test(test_place_of_findings),
        cmocka_unit_test(test_readings),
        cmocka_unit_test(test_unreadable_account_is_not_blamed_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

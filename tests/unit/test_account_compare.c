#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "account_compare.h"

/* "date", "precision" or "" for two dates. */
static const char *between(const char *a, const char *b)
{
    const struct account_values one = {.date = a}, other = {.date = b};
    assert_int_equal(accounts_differ(&one, &other, ASPECT_DATE),
                     accounts_differ(&other, &one, ASPECT_DATE));
    assert_int_equal(accounts_differ(&one, &other, ASPECT_PRECISION),
                     accounts_differ(&other, &one, ASPECT_PRECISION));
    return accounts_differ(&one, &other, ASPECT_DATE)        ? "date"
           : accounts_differ(&one, &other, ASPECT_PRECISION) ? "precision"
                                                             : "";
}

static void dates(void **state)
{
    (void)state;
    assert_string_equal(between("2015-08-06", "2015-08-12"), "date");
    assert_string_equal(between("2003-12", "2003-09-19"), "date");
    assert_string_equal(between("1994", "1993"), "date");
    assert_string_equal(between("2004", "2004-10-18"), "precision");
    assert_string_equal(between("[2013-12-13..2014-01-31]", "2014-01"), "precision");
    assert_string_equal(between("../1991", "1990-05-01"), "precision");
    assert_string_equal(between("1994-01-10", "1994-01-10"), "");
    assert_string_equal(between("1994-01-10?", "1994-01-10~"), "");
    assert_string_equal(between("1994-01", "[1994-01-01..1994-01-31]"), "");
    /* Within the same first and last day, days may still be different ones. */
    assert_string_equal(between("[1994,1996]", "1995"), "date");
    assert_string_equal(between("[1994,1996]", "[1994..1996]"), "precision");
    assert_string_equal(between("2015-XX-12", "2015-08-12"), "precision");
    assert_string_equal(between("1998/..", "../1998"), "precision");
}

static bool differ(enum aspect aspect, const char *a_actors, const char *a_effects,
                   const char *b_actors, const char *b_effects)
{
    const struct account_values a = {.actors = a_actors, .effects = a_effects};
    const struct account_values b = {.actors = b_actors, .effects = b_effects};
    assert_int_equal(accounts_differ(&a, &b, aspect), accounts_differ(&b, &a, aspect));
    return accounts_differ(&a, &b, aspect);
}

static void parties(void **state)
{
    (void)state;
    const enum aspect parties = ASPECT_PARTIES;
    assert_true(differ(parties, "BLR KAZ RUS", NULL, "BLR KAZ", NULL));
    assert_false(differ(parties, "KAZ UZB", "party=KAZ UZB", "KAZ UZB", NULL));
    assert_false(differ(parties, "KAZ UZB", "party=KAZ UZB", NULL, NULL));
}

static void statuses(void **state)
{
    (void)state;
    const enum aspect status = ASPECT_STATUS;
    assert_true(differ(status, NULL, "party=KAZ", NULL, "signatory=KAZ"));
    assert_true(differ(status, NULL, "party=BLR KAZ", NULL, "party=BLR; signatory=KAZ"));
    /* Who is in it is another question. */
    assert_false(differ(status, NULL, "party=BLR KAZ", NULL, "party=KAZ RUS"));
    assert_false(differ(status, NULL, "party=KAZ", NULL, NULL));
    /* What happens in another bloc is another thing. */
    assert_false(differ(status, NULL, "party=KAZ", NULL, "CACO:member=KAZ"));
    assert_true(differ(status, NULL, "CACO:party=KAZ", NULL, "CACO:member=KAZ"));
    assert_false(differ(status, NULL, "member=KAZ", NULL, "member=KAZ; CACO:party=KAZ"));
    /* No id is taken for the beginning of another. */
    assert_false(differ(status, NULL, "party=KAZ", NULL, "signatory=KAZ2"));
}

static void places(void **state)
{
    (void)state;
    const struct account_values moscow = {.place = "Moscow"}, shouted = {.place = "MOSCOW"};
    const struct account_values minsk = {.place = "Minsk"}, silent = {0};
    assert_true(accounts_differ(&moscow, &minsk, ASPECT_PLACE));
    assert_false(accounts_differ(&moscow, &shouted, ASPECT_PLACE));
    assert_false(accounts_differ(&moscow, &silent, ASPECT_PLACE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates),
        cmocka_unit_test(parties),
        cmocka_unit_test(statuses),
        cmocka_unit_test(places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

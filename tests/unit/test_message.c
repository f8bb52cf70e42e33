/* The catalogue of messages as code sees it. What may stand in its files is tested in
 * check_catalogue.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "date_phrases.h"
#include "edtf.h"
#include "kinds.h"
#include "message.h"
#include "question.h"
#include "date_reason.h"

#include <stdio.h>
#include <string.h>

static void numbers_choose_their_form(void **state)
{
    static const struct {
        enum language language;
        uint64_t number;
        const char *text;
    } cases[] = {
        {LANG_EN, 0, "0 days"},     {LANG_EN, 1, "1 day"},
        {LANG_EN, 2, "2 days"},     {LANG_EN, 21, "21 days"},
        {LANG_RU, 0, "0 дней"},     {LANG_RU, 1, "1 день"},
        {LANG_RU, 2, "2 дня"},      {LANG_RU, 4, "4 дня"},
        {LANG_RU, 5, "5 дней"},     {LANG_RU, 11, "11 дней"},
        {LANG_RU, 12, "12 дней"},   {LANG_RU, 14, "14 дней"},
        {LANG_RU, 21, "21 день"},   {LANG_RU, 22, "22 дня"},
        {LANG_RU, 100, "100 дней"}, {LANG_RU, 101, "101 день"},
        {LANG_RU, 111, "111 дней"}, {LANG_RU, 112, "112 дней"},
        {LANG_RU, 122, "122 дня"},  {LANG_KK, 1, "1 күн"},
        {LANG_KK, 5, "5 күн"},      {LANG_RU, UINT64_MAX, "18446744073709551615 дней"},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(
            message_plural(&arena, cases[i].language, MSG_date_days, cases[i].number, NULL, 0),
            cases[i].text);
    }
    arena_release(&arena);
}

static void arguments_stand_where_the_language_has_them(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_string_equal(message_format(&arena, LANG_EN, MSG_date_day, "30", "April", "1994"),
                        "30 April 1994");
    assert_string_equal(message_format(&arena, LANG_KK, MSG_date_day, "30", "сәуір", "1994 жылғы"),
                        "1994 жылғы 30 сәуір");
    /* What an argument holds is not looked at again. */
    assert_string_equal(message_format(&arena, LANG_RU, MSG_date_range, "{2}%s", "\\n"),
                        "{2}%s – \\n");
    arena_release(&arena);
}

static void no_message_is_an_empty_text(void **state)
{
    (void)state;
    assert_string_equal(message(LANG_KK, MSG_NONE), "");
}

/* kind_name counts on from the first kind: the catalogue has to have them in the table's order. */
static void kinds_have_their_own_names(void **state)
{
    uint32_t count = 0;
    (void)state;
    for (; kinds()[count].id != NULL; count++) {
        char words[64];
        snprintf(words, sizeof words, "%s", kinds()[count].id);
        for (char *at = words; (at = strchr(at, '-')) != NULL;) {
            *at = ' ';
        }
        assert_string_equal(kind_name(LANG_EN, count), words);
    }
    assert_int_equal(MSG_kind_proposal + count - 1, MSG_kind_publication);
}

static void languages_go_by_other_names(void **state)
{
    (void)state;
    assert_int_equal(language_alias("rus"), LANG_RU);
    assert_int_equal(language_alias("kz"), LANG_KK);
    assert_int_equal(language_alias("қаз"), LANG_KK);
    assert_int_equal(language_alias("ru"), LANG_COUNT); /* that is its code */
    assert_int_equal(language_alias(""), LANG_COUNT);
}

/* Reasons are found by their English text, which is the reader's: none may have been reworded. */
static void refused_dates_have_reasons_in_every_language(void **state)
{
    static const char *const refused[] = {"soon",
                                          "1994–1995",
                                          "1994 ",
                                          "-0000",
                                          "1994-13",
                                          "1994-01-32",
                                          "1994-02-30",
                                          "1994/1995/1996",
                                          "/",
                                          "1995/1994",
                                          "[1994",
                                          "[1994~..1995]",
                                          "[1994..1995-01]",
                                          "[1995..1994]",
                                          "[1994,,1995]",
                                          "1994-01-01T1",
                                          "1994-01-01T25:00:00",
                                          "1994-01-01T10:00:00+99:00",
                                          "1994-01-01T10:00:00-00:00",
                                          "Y",
                                          "Y012345",
                                          "Y1994",
                                          "Y1E0",
                                          "1994S9"};
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct edtf date;
        struct edtf_error error;
        assert_false(edtf_parse(refused[i], strlen(refused[i]), &date, &error));
        assert_string_equal(date_reason(error.message, LANG_EN), error.message);
        if (strcmp(date_reason(error.message, LANG_RU), error.message) == 0) {
            print_error("%s: \"%s\" has no reason in the catalogue\n", refused[i], error.message);
            fail();
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_choose_their_form),
        cmocka_unit_test(arguments_stand_where_the_language_has_them),
        cmocka_unit_test(no_message_is_an_empty_text),
        cmocka_unit_test(kinds_have_their_own_names),
        cmocka_unit_test(languages_go_by_other_names),
        cmocka_unit_test(refused_dates_have_reasons_in_every_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "stem.h"

struct gathered {
    char stems[512], words[512];
    size_t count;
    bool cyrillic, kazakh; /* of the last word */
};

static void take(void *context, const struct stemmed *word)
{
    struct gathered *gathered = context;
    const char *between = gathered->count++ ? "|" : "";
    strcat(strcat(gathered->stems, between), word->stem);
    strcat(strcat(gathered->words, between), word->word);
    gathered->cyrillic = word->cyrillic;
    gathered->kazakh = word->kazakh;
}

static const struct gathered *stems(const char *text, size_t size)
{
    static struct gathered gathered;
    struct stemmer *stemmer = stemmer_new();
    gathered = (struct gathered){.count = 0};
    stem_text(stemmer, text, size, take, &gathered);
    stemmer_free(stemmer);
    return &gathered;
}

static const char *stem(const char *text)
{
    return stems(text, strlen(text))->stems;
}

static void assert_same_stem(const char *a, const char *b)
{
    struct gathered first = *stems(a, strlen(a)); /* the next call fills the same room */
    assert_string_equal(first.stems, stem(b));
}

/* A stem is kept for the next time; so it must be the same then, whatever came between. */
static void stems_stay_the_same(void **state)
{
    static const char text[] = "Unions союзов 2nd Kazakhstani Қазақстан unions СОЮЗОВ "
                               "pneumonoultramicroscopicsilicovolcanoconiosis Unions";
    struct gathered first = {0}, again = {0};
    struct stemmer *stemmer = stemmer_new();
    (void)state;
    stem_text(stemmer, text, strlen(text), take, &first);
    for (int i = 0; i < 60000; i++) { /* more words than can be kept */
        char words[64];
        struct gathered other = {0};
        snprintf(words, sizeof words, "word%c%c%c%cqing", 'a' + i % 26, 'a' + i / 26 % 26,
                 'a' + i / 676 % 26, 'a' + i / 17576 % 26);
        stem_text(stemmer, words, strlen(words), take, &other);
        assert_memory_equal(other.stems, words, 9); /* without its -ing */
        assert_int_equal(strlen(other.stems), 9);
    }
    stem_text(stemmer, text, strlen(text), take, &again);
    assert_string_equal(again.stems, first.stems);
    assert_string_equal(again.words, first.words);
    assert_non_null(strstr(first.stems, "|pneumonoultramicroscopicsilicovolcanoconiosi|union"));
    stemmer_free(stemmer);
}

static void words_in_any_form(void **state)
{
    (void)state;
    assert_same_stem("customs unions", "Custom Union");
    assert_same_stem("таможенного союза", "Таможенный Союз");
    assert_same_stem("Kazakhstan's", "KAZAKHSTAN");
    assert_same_stem("Kazakhstan’s", "kazakhstan");
    assert_same_stem("её", "ее");
    assert_same_stem("Озёрная", "озерной");
    assert_same_stem("сою́з", "союз"); /* a mark of stress */
    assert_same_stem("Türkiye", "Turkiye");
}

static void letters_stay_letters(void **state)
{
    (void)state;
    assert_string_not_equal(stem("май"), "маи");
    assert_string_equal(stems("одақ", strlen("одақ"))->words, "одақ");
    assert_string_equal(stem("одақтары"), "одақтары"); /* not by Russian rules */
    assert_true(stems("одақ", strlen("одақ"))->kazakh);
    assert_true(stems("союз", strlen("союз"))->cyrillic);
    assert_false(stems("союз", strlen("союз"))->kazakh);
    assert_false(stems("CIS", 3)->cyrillic);
}

static void words_end_where_letters_do(void **state)
{
    (void)state;
    assert_string_equal(stem("Cholpon-Ata, 1994"), "cholpon|ata|1994");
    assert_string_equal(stem("4+N"), "4|n");
    assert_string_equal(stem("'s"), "s");
    assert_string_equal(stem("it's so"), "it|so");
    assert_string_equal(stem("it'sso"), "it|sso");
    assert_string_equal(stem(""), "");
    assert_string_equal(stem("\" * ( ) : ^ -"), "");
    assert_string_equal(stem("\xEE\x80\x80"), ""); /* the index keeps this one to itself */
}

static void what_is_not_text_has_no_words(void **state)
{
    (void)state;
    assert_int_equal(stems("ab\xFF"
                           "cd",
                           5)
                         ->count,
                     0);
    assert_int_equal(stems("", 0)->count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_in_any_form),
        cmocka_unit_test(stems_stay_the_same),
        cmocka_unit_test(letters_stay_letters),
        cmocka_unit_test(words_end_where_letters_do),
        cmocka_unit_test(what_is_not_text_has_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

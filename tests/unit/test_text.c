/* Text: validity, width, folding, nearness. */
#include "text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static int release_arena(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static const char *fold(const char *text)
{
    return text_fold(&arena, text, strlen(text));
}

static void invalid_bytes_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size;
        size_t at;
    } cases[] = {
        {"", 0, 0},
        {"plain", 5, 5},
        {"a\0b", 3, 3},
        {"Қазақстан", 18, 18},
        {"中🙂\xF4\x8F\xBF\xBF", 11, 11},
        {"ab\xFF", 3, 2},
        {"ab\x80", 3, 2},
        {"й\xD0", 3, 2},    /* ends within a character */
        {"\xE4\xB8", 2, 0}, /* likewise */
        {"\xE4\xB8"
         "a",
         3, 0},                     /* interrupted */
        {"\xC0\xAF", 2, 0},         /* overlong */
        {"\xE0\x80\xAF", 3, 0},     /* overlong */
        {"\xF0\x80\x80\xAF", 4, 0}, /* overlong */
        {"\xED\xA0\x80", 3, 0},     /* a surrogate */
        {"\xF4\x90\x80\x80", 4, 0}, /* above U+10FFFF */
        {"\xCA\xE0\xE7", 3, 0},     /* "Каз" in Windows-1251 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(text_invalid(cases[i].text, cases[i].size), cases[i].at);
    }
}

static void points_and_widths(void **state)
{
    (void)state;
    assert_int_equal(text_points("", 0), 0);
    assert_int_equal(text_points("Қаз中🙂", 13), 5);
    assert_int_equal(text_width("", 0), 0);
    assert_int_equal(text_width("Қаз", 6), 3);
    assert_int_equal(text_width("中文", 6), 4);
    assert_int_equal(text_width("🙂", 4), 2);
    assert_int_equal(text_width("и\xCC\x86", 4), 1); /* и and a breve */
    assert_int_equal(text_width("a\xE2\x80\x8B"
                                "b",
                                5),
                     2); /* zero-width space */
    assert_int_equal(text_width("a\x1B"
                                "b",
                                3),
                     2);
    assert_int_equal(text_width("a\xFF", 2), 2);
}

static void cutting_keeps_characters_whole(void **state)
{
    (void)state;
    assert_int_equal(text_cut("abc", 3, 0), 0);
    assert_int_equal(text_cut("abc", 3, 2), 2);
    assert_int_equal(text_cut("abc", 3, 9), 3);
    assert_int_equal(text_cut("Қаз", 6, 2), 4);
    assert_int_equal(text_cut("中文", 6, 3), 3);
    assert_int_equal(text_cut("中文", 6, 1), 0);
    assert_int_equal(text_cut("и\xCC\x86"
                              "а",
                              6, 1),
                     4); /* the mark stays with its letter */
}

static void a_cut_leaves_no_half_character(void **state)
{
    (void)state;
    static const char text[] = "aй中🙂";
    static const size_t whole[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
    for (size_t size = 0; size < sizeof text; size++) {
        assert_int_equal(text_whole(text, size), whole[size]);
    }
    assert_int_equal(text_whole("\x80\x80", 2), 2); /* no cut: it was never text */
}

static void names_fold_alike(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"EAEU", "eaeu"},
        {"ЕАЭС", "еаэс"},
        {"ҚАЗАҚСТАН ӘӨҮҰҢҒҺІ", "қазақстан әөүұңғһі"},
        {"ЁЖИК Й Ї Ў", "ёжик й ї ў"},
        {"Йошкар", "И\xCC\x86"
                   "ошкар"}, /* composed or not */
        {"Ёлка", "Е\xCC\x88"
                 "лка"},
        {"Straße", "STRASSE"},
        {"ΣΟΦΟΣ", "σοφος"}, /* final sigma */
        {"  Commonwealth \t of\nIndependent\xC2\xA0States ", "commonwealth of independent states"},
        {"Алма\xE2\x80\x91"
         "Ата",
         "алма-ата"}, /* non-breaking hyphen */
        {"1994\xE2\x80\x93"
         "1995",
         "1994-1995"}, /* en dash */
        {"\xE2\x88\x92"
         "1 \xE2\x80\x94",
         "-1 -"}, /* minus, em dash */
        {"«Евразия»", "\"евразия\""},
        {"„Eurasia“", "\"eurasia\""},
        {"O‘zbekiston", "o'zbekiston"},
        {"Oʻzbekiston", "O’ZBEKISTON"},
        {"Казах\xC2\xAD"
         "стан",
         "казахстан"}, /* soft hyphen */
        {"\xEF\xBB\xBF"
         "CIS",
         "cis"}, /* byte order mark */
        {"İstanbul", "istanbul"},
        {"İSTANBUL", "I\xCC\x87stanbul"},
        {"Isparta", "ISPARTA"},
        {"i\xCC\x87\xCC\x81", "í"}, /* Lithuanian */
        {"ﬁn", "FIN"},
        {"", "  "},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_non_null(fold(pairs[i][0]));
        assert_string_equal(fold(pairs[i][0]), fold(pairs[i][1]));
    }
    assert_string_equal(fold(" Қазақ  ЕЛІ—“x” "), "қазақ елі-\"x\"");
    assert_string_equal(fold("И\xCC\x86"), "й");
    assert_string_equal(fold("IĞDIR"), "iğdir");
    struct arena names = {0};
    assert_string_equal(text_name_key(&names, "Ёлкин Е\xCC\x88", 15), "елкин е");
    arena_release(&names);
}

static void letters_that_differ_stay_apart(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"й", "и"}, {"ё", "е"}, {"қ", "к"},  {"ң", "н"}, {"ү", "ұ"},    {"і", "i"}, {"ı", "i"},
        {"é", "e"}, {"²", "2"}, {"№", "No"}, {"С", "C"}, {"ab", "a b"}, {"ż", "z"}, {"Ａ", "a"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_string_not_equal(fold(pairs[i][0]), fold(pairs[i][1]));
    }
}

static void folding_twice_changes_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Şanghay İşbirliği Örgütü",
        "«Қазақстан» — 1994",
        "ǰ ΐ ﬁ ß ẞ ŉ",
        "i\xCC\xA3\xCC\x87",
        "Ợ ộ é",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_string_equal(fold(fold(texts[i])), fold(texts[i]));
    }
}

static void long_and_invalid_texts_fold(void **state)
{
    (void)state;
    char text[4001];
    for (size_t i = 0; i < 2000; i++) {
        memcpy(text + 2 * i, "Ж", 2);
    }
    const char *key = text_fold(&arena, text, 4000);
    assert_int_equal(strlen(key), 4000);
    assert_memory_equal(key, "жжж", 6);
    assert_null(text_fold(&arena, "\xCA\xE0\xE7", 3));
    assert_null(text_fold(&arena, text, 3999));
}

static void distances(void **state)
{
    (void)state;
    assert_int_equal(text_distance("", "", 0), 0);
    assert_int_equal(text_distance("", "abc", 5), 3);
    assert_int_equal(text_distance("kitten", "sitting", 5), 3);
    assert_int_equal(text_distance("еаэс", "еаес", 5), 1); /* one letter, not two bytes */
    assert_int_equal(text_distance("eaeu", "eeau", 5), 1); /* neighbours swapped */
    assert_int_equal(text_distance("abcd", "badc", 5), 2);
    assert_int_equal(text_distance("ca", "abc", 5), 3);
    assert_int_equal(text_distance("kitten", "sitting", 3), 3);
    assert_int_equal(text_distance("kitten", "sitting", 2), 3);
    assert_int_equal(text_distance("kitten", "sitting", 0), 1);
    assert_int_equal(text_distance("same", "same", 0), 0);
    assert_int_equal(text_distance("a", "abcdefgh", 2), 3);

    char longest[66];
    memset(longest, 'x', 65);
    longest[65] = '\0';
    assert_int_equal(text_distance(longest, longest, 3), 4);
    longest[64] = '\0';
    assert_int_equal(text_distance(longest, longest, 3), 0);
}

static void limit_does_not_change_near_distances(void **state)
{
    (void)state;
    static const char *const words[] = {"abcd", "badc", "bacd", "abdc", "ab",   "dcba",
                                        "acbd", "xabc", "",     "abab", "baba", "aabb"};
    enum { WORDS = sizeof words / sizeof *words };
    for (size_t a = 0; a < WORDS; a++) {
        for (size_t b = 0; b < WORDS; b++) {
            size_t full = text_distance(words[a], words[b], 64);
            assert_int_equal(full, text_distance(words[b], words[a], 64));
            for (size_t limit = 0; limit < 6; limit++) {
                assert_int_equal(text_distance(words[a], words[b], limit),
                                 full <= limit ? full : limit + 1);
            }
        }
    }
}

static void suggestions(void **state)
{
    (void)state;
    struct nearest nearest = nearest_to("членсво");
    assert_string_equal(nearest_hint(&arena, &nearest, LANG_EN), "");
    nearest_offer(&nearest, "выход", "выход");
    assert_string_equal(nearest_hint(&arena, &nearest, LANG_EN), "");
    nearest_offer(&nearest, "член", "член"); /* 3 edits in 7 letters: too far */
    assert_null(nearest.best);
    nearest_offer(&nearest, "членство", "Членство");
    assert_string_equal(nearest_hint(&arena, &nearest, LANG_EN), " (did you mean Членство?)");

    nearest = nearest_to("memebr");
    nearest_offer(&nearest, "members", "members"); /* 2 */
    nearest_offer(&nearest, "member", "member");   /* 1 */
    nearest_offer(&nearest, "memeba", "other");    /* as near, but later */
    assert_string_equal(nearest.best, "member");
    assert_int_equal(nearest.distance, 1);

    nearest = nearest_to("cis");
    nearest_offer(&nearest, "csto", "CSTO"); /* 2 edits in 3 letters */
    assert_null(nearest.best);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(invalid_bytes_are_found),
        cmocka_unit_test(points_and_widths),
        cmocka_unit_test(cutting_keeps_characters_whole),
        cmocka_unit_test(a_cut_leaves_no_half_character),
        cmocka_unit_test(names_fold_alike),
        cmocka_unit_test(letters_that_differ_stay_apart),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(long_and_invalid_texts_fold),
        cmocka_unit_test(distances),
        cmocka_unit_test(limit_does_not_change_near_distances),
        cmocka_unit_test(suggestions),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, release_arena);
}

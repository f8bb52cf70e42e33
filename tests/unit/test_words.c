#include "words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_a_word_is_found_whole(void **state)
{
    (void)state;
    assert_int_equal(word_find(&class_words, "none"), CLASS_NONE);
    assert_int_equal(word_find(&class_words, "full"), CLASS_FULL);
    assert_int_equal(word_find(&class_words, "Full"), WORD_UNKNOWN);
    assert_int_equal(word_find(&class_words, "ful"), WORD_UNKNOWN);
    assert_int_equal(word_find(&class_words, ""), WORD_UNKNOWN);
    assert_int_equal(language_of("kk"), LANG_KK);
    assert_int_equal(language_of("kz"), LANG_COUNT);
}

static void test_a_refusal_names_the_nearest_and_all(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(word_hint(&arena, &coverage_words, "compleet", LANG_EN),
                        " (did you mean complete?)");
    assert_string_equal(word_hint(&arena, &coverage_words, "xyzzy", LANG_EN), "");
    assert_string_equal(words_listed(&arena, &coverage_words), "complete, partial, mentioned");
    assert_string_equal(words_listed(&arena, &yes_words), "yes");
    arena_release(&arena);
}

static void test_numbers_of_the_cow_data(void **state)
{
    (void)state;
    assert_string_equal(cow_status_text(COW_MISSING), "-9");
    assert_string_equal(cow_status_text(0), "0");
    assert_string_equal(cow_status_text(3), "3");
    assert_null(cow_status_text(COW_NO_CODE));
    assert_null(cow_status_text(4));
    assert_null(cow_status_text(INT64_MIN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_word_is_found_whole),
        cmocka_unit_test(test_a_refusal_names_the_nearest_and_all),
        cmocka_unit_test(test_numbers_of_the_cow_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

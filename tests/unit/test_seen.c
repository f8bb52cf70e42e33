/* What was seen is never forgotten, and hardly anything new is taken for it. */
#include "seen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { TEXTS = 200000 };

static void texts_are_known_again(void **state)
{
    (void)state;
    struct seen *seen = seen_new();
    size_t mistaken = 0;
    char text[32];
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < TEXTS; i++) {
            const int size = snprintf(text, sizeof text, "event-%zu", i);
            const bool before = seen_before(seen, text, (size_t)size);
            if (round == 0) {
                mistaken += before;
            } else {
                assert_true(before);
            }
        }
    }
    assert_in_range(mistaken, 0, 2);
    assert_false(seen_before(seen, "", 0));
    assert_true(seen_before(seen, "", 0));
    seen_free(seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_known_again)};
    return cmocka_run_group_tests_name("seen", tests, NULL, NULL);
}

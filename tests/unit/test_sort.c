#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sort.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 300, ROUNDS = 400, PADDING = 90 };

struct item {
    int key, place;
};

struct large {
    int key, place;
    char rest[PADDING];
};

static int by_key(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    return (a->key > b->key) - (a->key < b->key);
}

static int by_key_of(const void *left, const void *right, void *calls)
{
    ++*(size_t *)calls;
    return by_key(left, right);
}

static void keeps_equals_in_order(void **state)
{
    (void)state;
    srandom(3);
    for (int round = 0; round < ROUNDS; round++) {
        struct item items[MOST];
        struct large large[MOST];
        const size_t count = (size_t)random() % MOST;
        size_t calls = 0;
        for (size_t i = 0; i < count; i++) {
            items[i] = (struct item){(int)(random() % 20), (int)i};
            large[i] = (struct large){items[i].key, items[i].place, ""};
            memset(large[i].rest, items[i].key, PADDING);
        }
        sort_list(items, count, sizeof *items, by_key);
        sort_list_with(large, count, sizeof *large, by_key_of, &calls);
        assert_true(calls <= count * 12);
        for (size_t i = 0; i < count; i++) {
            assert_true(i == 0 || items[i - 1].key < items[i].key ||
                        (items[i - 1].key == items[i].key && items[i - 1].place < items[i].place));
            assert_int_equal(large[i].place, items[i].place);
            assert_int_equal(large[i].rest[PADDING - 1], items[i].key);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(keeps_equals_in_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

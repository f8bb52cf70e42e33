#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Numbers drawn from a seed: those of the published generators, on every machine. */

static void test_fnv(void **state)
{
    (void)state; /* test vectors of the authors: isthe.com/chongo/src/fnv/test_fnv.c */
    assert_true(text_hash(TEXT_HASH_START, "") == UINT64_C(0xcbf29ce484222325));
    assert_true(text_hash(TEXT_HASH_START, "a") == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(text_hash(TEXT_HASH_START, "foobar") == UINT64_C(0x85944171f73967e8));
    assert_true(text_hash(text_hash(TEXT_HASH_START, "foo"), "bar") ==
                UINT64_C(0x85944171f73967e8));
}

static void test_splitmix(void **state)
{
    /* From the state 1234567, as Vigna's splitmix64.c gives them. */
    static const uint64_t expected[] = {
        UINT64_C(6457827717110365317), UINT64_C(3203168211198807973), UINT64_C(9817491932198370423),
        UINT64_C(4593380528125082431), UINT64_C(16408922859458223821)};
    struct random random = {1234567};
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(random_next(&random) == expected[i]);
    }
}

static void test_below(void **state)
{
    struct random random = random_from("below");
    size_t seen[6] = {0};
    (void)state;
    for (int i = 0; i < 6000; i++) {
        const uint32_t drawn = random_below(&random, 6);
        assert_true(drawn < 6);
        seen[drawn]++;
    }
    for (size_t i = 0; i < 6; i++) {
        assert_in_range(seen[i], 850, 1150);
        assert_int_equal(random_below(&random, 1), 0);
    }
}

static void test_shuffle(void **state)
{
    struct random random = random_from("shuffle");
    size_t orders[27] = {0};
    (void)state;
    for (int i = 0; i < 6000; i++) {
        uint32_t list[3] = {0, 1, 2};
        random_shuffle(&random, list, 3);
        assert_true(list[0] != list[1] && list[1] != list[2] && list[0] != list[2]);
        orders[list[0] * 9 + list[1] * 3 + list[2]]++;
    }
    for (size_t i = 0; i < 27; i++) { /* six orders, each as often as others */
        assert_true(orders[i] == 0 || (orders[i] > 850 && orders[i] < 1150));
    }
    random_shuffle(&random, NULL, 0);
}

static void test_streams_are_apart(void **state)
{
    struct random one = random_from("7/digest/record/2/members"),
                  same = random_from("7/digest/record/2/members"),
                  other = random_from("7/digest/record/2/odd");
    (void)state;
    assert_true(random_next(&one) == random_next(&same));
    assert_true(random_next(&one) != random_next(&other));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fnv),
        cmocka_unit_test(test_splitmix),
        cmocka_unit_test(test_below),
        cmocka_unit_test(test_shuffle),
        cmocka_unit_test(test_streams_are_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Texts that are kept aside. */
#include "spool.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

enum { PIECES = 40000, LONG = 9 << 20 }; /* 40000 pieces of 200 bytes and more: some go to a file */

static size_t write_piece(char *text, size_t number)
{
    return (size_t)sprintf(text, "piece %zu %0*d", number, 200 + (int)(number % 100), 0) + 1;
}

static void expect_piece(const struct spool *spool, uint64_t piece, size_t number)
{
    char text[512];
    write_piece(text, number);
    assert_string_equal(spool_at(spool, piece), text);
}

/* Pieces are read back while more are put, and in any order. */
static void fill(struct spool *spool)
{
    static uint64_t pieces[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        char text[512];
        const size_t size = write_piece(text, i);
        const struct spool_part parts[] = {{text, 5}, {NULL, 0}, {text + 5, size - 5}};
        pieces[i] = spool_put(spool, parts, 3);
        expect_piece(spool, pieces[i], i);
        expect_piece(spool, pieces[i / 2], i / 2);
    }
    for (size_t i = 0; i < PIECES; i++) {
        const size_t number = i * 7919 % PIECES;
        expect_piece(spool, pieces[number], number);
        if (i % 10000 == 0) {
            spool_rest(spool);
        }
    }
}

static void pieces_come_back(void **state)
{
    struct spool *spool = spool_new();
    (void)state;
    fill(spool);
    spool_free(spool);
}

static void one_piece_may_be_long(void **state)
{
    struct spool *spool = spool_new();
    char *text = malloc(LONG);
    (void)state;
    assert_non_null(text);
    memset(text, 'x', LONG);
    text[LONG - 1] = '\0';
    const struct spool_part parts[] = {{text, LONG}, {"end", 4}};
    const uint64_t first = spool_put(spool, parts, 2);
    const uint64_t second = spool_put(spool, parts + 1, 1);
    assert_memory_equal(spool_at(spool, first), text, LONG);
    assert_string_equal(spool_at(spool, first) + LONG, "end");
    assert_string_equal(spool_at(spool, second), "end");
    free(text);
    spool_free(spool);
}

/* What a file cannot take stays in memory. */
static void pieces_come_back_without_a_file(void **state)
{
    struct rlimit before, limit;
    struct spool *spool = spool_new();
    (void)state;
    signal(SIGXFSZ, SIG_IGN); /* so that a write over the limit fails as on a full disk */
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = before;
    limit.rlim_cur = 6 << 20; /* the first megabytes fit, what follows does not */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    fill(spool);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    spool_free(spool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_come_back),
        cmocka_unit_test(one_piece_may_be_long),
        cmocka_unit_test(pieces_come_back_without_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "settled_world.h"

/* What may be said of an actor in a bloc whichever source is right. */

static const char blocs[] = "bloc,kind,coverage\nB0,organisation,complete\n"
                            "B1,treaty,complete\nB2,organisation,partial\n"
                            "B3,organisation,complete\n";
static const char names[] = "of,id,lang,form,name,used\nbloc,B0,en,name,River Union,\n";
static const char lineage[] = "from,to,relation,event\nB0,B3,succeeded-by,b3-begins\n";
static const char events[] =
    "event,date,kind,bloc,effects,source,locator\n"
    "b0-begins,1990-01-01,entry-into-force,B0,member=XAA XAB,treaty,1\n"
    /* the dates exclude each other; the shorter window ends before the days asked about */
    "b0-xac,1995-06-01,accession,B0,member=XAC,treaty,2\n"
    "b0-xac,1996-06-01,accession,B0,member=XAC,book,2\n"
    /* the same day, but another standing */
    "b0-xad,1997-01-01,accession,B0,member=XAD,treaty,3\n"
    "b0-xad,1997-01-01,accession,B0,observer=XAD,book,3\n"
    /* only less exact: no window */
    "b0-xae,1998-03-15,accession,B0,member=XAE,treaty,4\n"
    "b0-xae,1998,accession,B0,member=XAE,book,4\n"
    "b0-xaa-leaves,2000-05-05,withdrawal,B0,none=XAA,treaty,5\n"
    "b0-signed,1999-01-01,signature,B0,signatory=XAF,treaty,6\n"
    "b0-un,1992-01-01,accession,B0,member=x-UN,treaty,7\n"
    "b2-begins,1990-01-01,entry-into-force,B2,member=XAA XAB,treaty,8\n"
    "b3-begins,2005-01-01,entry-into-force,B3,member=XAA XAB,treaty,9\n";

static enum settled on(const struct pool *pool, const char *bloc, const char *actor, int64_t year,
                       int month, int day, int64_t margin)
{
    return settled_on(&pool->facts, &pool->facts.blocs[bloc_of(pool, bloc)], actor_of(pool, actor),
                      day_from_civil(year, month, day), margin);
}

static void with_pool(void (*test)(struct pool *pool), bool by_reading)
{
    struct settled_world world;
    struct pool pool;
    settled_open(&world, blocs, names, lineage, events);
    settled_pool(&world, &pool,
                 &(struct pool_options){.level = 3, .seed = "1", .by_reading = by_reading});
    test(&pool);
    pool_release(&pool);
    settled_close(&world);
}

static void plain(struct pool *pool)
{
    assert_int_equal(on(pool, "B0", "XAA", 1990, 1, 1, 0), SETTLED_FULL);
    assert_int_equal(on(pool, "B0", "XAA", 1989, 12, 31, 0), SETTLED_NO);
    /* within a margin the answer has to be the same */
    assert_int_equal(on(pool, "B0", "XAA", 1990, 1, 7, 7), UNSETTLED);
    assert_int_equal(on(pool, "B0", "XAA", 1990, 1, 8, 7), SETTLED_FULL);
    assert_int_equal(on(pool, "B0", "XAA", 2000, 5, 4, 0), SETTLED_FULL);
    assert_int_equal(on(pool, "B0", "XAA", 2000, 5, 5, 0), SETTLED_NO);
    /* who is never named was no member, on a day before the end of the records */
    assert_int_equal(on(pool, "B0", "XAG", 2004, 1, 1, 30), SETTLED_NO);
    assert_int_equal(on(pool, "B0", "XAG", 2010, 12, 31, 0), UNSETTLED);
    assert_int_equal(on(pool, "B0", "XAG", 2010, 12, 30, 0), SETTLED_NO);
    assert_int_equal(on(pool, "B0", "XAG", 2010, 12, 20, 30), UNSETTLED);
}

static void test_plain(void **state)
{
    (void)state;
    with_pool(plain, false);
}

static void contested(struct pool *pool)
{
    /* from the first to the last day on which any account has it begin */
    assert_int_equal(on(pool, "B0", "XAC", 1995, 5, 31, 0), SETTLED_NO);
    assert_int_equal(on(pool, "B0", "XAC", 1995, 6, 1, 0), UNSETTLED);
    assert_int_equal(on(pool, "B0", "XAC", 1996, 1, 1, 0), UNSETTLED);
    assert_int_equal(on(pool, "B0", "XAC", 1996, 6, 1, 0), UNSETTLED);
    assert_int_equal(on(pool, "B0", "XAC", 1996, 6, 2, 0), SETTLED_FULL);
    assert_int_equal(on(pool, "B0", "XAC", 1996, 7, 10, 30), UNSETTLED);
    assert_int_equal(on(pool, "B0", "XAC", 1996, 8, 10, 30), SETTLED_FULL);
    /* another standing: without end, for nothing touches the pair afterwards */
    assert_int_equal(on(pool, "B0", "XAD", 1996, 12, 31, 0), SETTLED_NO);
    assert_int_equal(on(pool, "B0", "XAD", 2009, 1, 1, 0), UNSETTLED);
    /* a day that is only less exact makes no window, but the other reading has to agree */
    assert_int_equal(on(pool, "B0", "XAE", 1998, 6, 1, 0), UNSETTLED);
    assert_int_equal(on(pool, "B0", "XAE", 1999, 1, 1, 0), SETTLED_FULL);
}

static void test_contested(void **state)
{
    (void)state;
    with_pool(contested, false);
}

static void by_reading(struct pool *pool)
{
    assert_int_equal(on(pool, "B0", "XAC", 1996, 1, 1, 0), SETTLED_FULL);
    assert_int_equal(on(pool, "B0", "XAD", 2009, 1, 1, 0), SETTLED_FULL);
    /* what is not of the sources stays: open signatures, coverage, the end of the records */
    assert_int_equal(on(pool, "B0", "XAF", 2005, 1, 1, 0), UNSETTLED);
    assert_int_equal(on(pool, "B2", "XAG", 2005, 1, 1, 0), UNSETTLED);
    assert_int_equal(on(pool, "B0", "XAA", 2011, 1, 1, 0), UNSETTLED);
}

static void test_by_reading(void **state)
{
    (void)state;
    with_pool(by_reading, true);
}

static void denials(struct pool *pool)
{
    /* a signature of which nothing followed: its ratification is unknown */
    assert_int_equal(on(pool, "B0", "XAF", 1998, 12, 31, 0), SETTLED_NO);
    assert_int_equal(on(pool, "B0", "XAF", 1999, 1, 1, 0), UNSETTLED);
    /* records of the bloc are partial: nobody can be denied, members stay members */
    assert_int_equal(on(pool, "B2", "XAG", 2005, 1, 1, 0), UNSETTLED);
    assert_int_equal(on(pool, "B2", "XAA", 2005, 1, 1, 0), SETTLED_FULL);
}

static void test_denials(void **state)
{
    (void)state;
    with_pool(denials, false);
}

static void lives(struct pool *pool)
{
    const struct fact_bloc *b0 = &pool->facts.blocs[bloc_of(pool, "B0")];
    assert_false(bloc_lives(b0, day_from_civil(1989, 12, 31)));
    assert_true(bloc_lives(b0, day_from_civil(1990, 1, 1)));
    assert_true(bloc_lives(b0, day_from_civil(2004, 12, 31)));
    assert_false(bloc_lives(b0, day_from_civil(2005, 1, 1))); /* B3 took its place */
}

static void test_lives(void **state)
{
    (void)state;
    with_pool(lives, false);
}

static void numbers(struct pool *pool)
{
    const struct fact_bloc *b0 = &pool->facts.blocs[bloc_of(pool, "B0")];
    size_t count;
    assert_true(settled_count(&pool->facts, b0, day_from_civil(1994, 1, 1), 7, &count));
    assert_int_equal(count, 3); /* XAA, XAB, x-UN */
    assert_false(settled_count(&pool->facts, b0, day_from_civil(1996, 1, 1), 7, &count));
    assert_false(settled_count(&pool->facts, b0, day_from_civil(1999, 6, 1), 7, &count));
}

static void test_numbers(void **state)
{
    (void)state;
    with_pool(numbers, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),      cmocka_unit_test(test_contested),
        cmocka_unit_test(test_by_reading), cmocka_unit_test(test_denials),
        cmocka_unit_test(test_lives),      cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

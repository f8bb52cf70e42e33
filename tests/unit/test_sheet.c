#include "settled_world.h"
#include "sheet.h"

/* Whole sheets: items that do not answer each other, in orders that give nothing away. */

static char *world_events(void)
{
    enum { BLOCS = 6, ACTORS = 8, STEPS = 4 };
    static char text[20000];
    size_t at = (size_t)snprintf(text, sizeof text,
                                 "event,date,kind,bloc,effects,source,locator,title_en\n");
    for (int b = 0; b < BLOCS; b++) {
        at += (size_t)snprintf(text + at, sizeof text - at,
                               "b%d,%d-02-03,entry-into-force,B%d,member=XA%c XA%c XA%c,treaty,1,"
                               "Union %c begins\n",
                               b, 1980 + b, b, 'A' + b % ACTORS, 'A' + (b + 1) % ACTORS,
                               'A' + (b + 2) % ACTORS, 'A' + b);
        for (int s = 0; s < STEPS; s++) {
            at += (size_t)snprintf(
                text + at, sizeof text - at,
                "b%d-%d,%d-0%d-1%d,accession,B%d,member=XA%c,treaty,2,%c grows\n", b, s,
                1987 + 3 * s, 1 + b, s, b, 'A' + (b + 3 + s) % ACTORS, 'A' + b);
        }
    }
    return text;
}

static void open_six(struct settled_world *world, struct pool *pool, const char *seed)
{
    char blocs[400] = "bloc,kind,coverage\n", names[1000] = "of,id,lang,form,name,used\n";
    for (int b = 0; b < 6; b++) {
        snprintf(blocs + strlen(blocs), sizeof blocs - strlen(blocs), "B%d,organisation,complete\n",
                 b);
        snprintf(names + strlen(names), sizeof names - strlen(names),
                 "bloc,B%d,en,name,The %c League,\nbloc,B%d,en,abbreviation,%c%cL,\n", b, 'P' + b,
                 b, 'P' + b, 'P' + b);
    }
    settled_open(world, blocs, names, "from,to,relation\n", world_events());
    settled_pool(world, pool,
                 &(struct pool_options){.level = 3, .seed = seed, .langs = {[LANG_EN] = true}});
}

static struct sheet_request request_of(size_t count, size_t variants)
{
    struct sheet_request request = {.count = count, .variants = variants, .remake = ""};
    for (const struct exercise_kind *kind = exercise_kinds(); kind->name; kind++) {
        if (!kind->apart) {
            request.kinds[request.kind_count++] = kind;
        }
    }
    return request;
}

static bool share(const char *const *a, size_t a_count, const char *const *b, size_t b_count)
{
    for (size_t i = 0; i < a_count; i++) {
        for (size_t k = 0; k < b_count; k++) {
            if (strcmp(a[i], b[k]) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void test_nothing_answers_another(void **state)
{
    (void)state;
    for (int seed = 0; seed < 4; seed++) {
        struct settled_world world;
        struct pool pool;
        struct sheet sheet;
        char text[16];
        snprintf(text, sizeof text, "seed %d", seed);
        open_six(&world, &pool, text);
        const struct sheet_request request = request_of(20, 1);
        sheet_make(&sheet, &pool, &request);
        assert_true(sheet.count >= 8);
        int points = 0;
        for (size_t i = 0; i < sheet.count; i++) {
            const struct item *a = &sheet.items[i];
            assert_true(a->said[LANG_EN].stem && *a->said[LANG_EN].stem);
            points += a->points;
            for (size_t k = 0; k < i; k++) {
                const struct item *b = &sheet.items[k];
                assert_string_not_equal(a->id, b->id);
                assert_false(share(a->asks, a->ask_count, b->asks, b->ask_count));
                assert_false(share(a->asks, a->ask_count, b->reveals, b->reveal_count));
                assert_false(share(a->reveals, a->reveal_count, b->asks, b->ask_count));
            }
        }
        assert_int_equal(points, sheet.points);
        sheet_release(&sheet);
        pool_release(&pool);
        settled_close(&world);
    }
}

/* Where the right option stands on each variant, of items with four. */
static void count_letters(const struct sheet *sheet, size_t variant, size_t letters[4])
{
    for (size_t i = 0; i < sheet->count; i++) {
        const struct item *item = &sheet->items[i];
        for (size_t k = 0; k < 4 && item->form == ITEM_SINGLE && item->option_count == 4; k++) {
            letters[k] += item->options[sheet->orders[variant].options[i][k]].right;
        }
    }
}

static void test_orders(void **state)
{
    struct settled_world world;
    struct pool pool;
    struct sheet sheet;
    (void)state;
    open_six(&world, &pool, "orders");
    const struct sheet_request request = request_of(20, 8);
    sheet_make(&sheet, &pool, &request);
    for (size_t v = 0; v < 8; v++) {
        const struct sheet_order *order = &sheet.orders[v];
        bool seen[SHEET_ITEMS] = {false};
        size_t letters[4] = {0}, most = 0, least = SHEET_ITEMS;
        enum part part = PART_CHOOSE;
        for (size_t i = 0; i < sheet.count; i++) {
            assert_false(seen[order->items[i]]);
            seen[order->items[i]] = true;
            assert_true(sheet.items[order->items[i]].part >= part); /* parts stay together */
            part = sheet.items[order->items[i]].part;
        }
        count_letters(&sheet, v, letters);
        for (size_t i = 0; i < 4; i++) {
            most = letters[i] > most ? letters[i] : most;
            least = letters[i] < least ? letters[i] : least;
        }
        assert_true(most - least <= 1);
        for (size_t i = 0; i < sheet.count; i++) { /* never in order, nor backwards */
            const struct item *item = &sheet.items[i];
            bool up = true, down = true;
            for (size_t k = 1; k < item->option_count; k++) {
                up = up && order->options[i][k] > order->options[i][k - 1];
                down = down && order->options[i][k] < order->options[i][k - 1];
            }
            assert_false((item->form == ITEM_ORDER || item->form == ITEM_TIMELINE) && (up || down));
        }
    }
    sheet_release(&sheet);
    pool_release(&pool);
    settled_close(&world);
}

static void test_same_seed_same_items(void **state)
{
    struct settled_world world;
    struct pool pool;
    struct sheet one, other;
    (void)state;
    open_six(&world, &pool, "same");
    const struct sheet_request request = request_of(12, 1), fewer = request_of(6, 1);
    sheet_make(&one, &pool, &request);
    sheet_make(&other, &pool, &request);
    assert_int_equal(one.count, other.count);
    for (size_t i = 0; i < one.count; i++) {
        assert_string_equal(one.items[i].claim, other.items[i].claim);
    }
    sheet_release(&other);
    sheet_make(&other, &pool, &fewer);
    assert_string_equal(one.items[0].claim, other.items[0].claim);
    sheet_release(&one);
    sheet_release(&other);
    pool_release(&pool);
    settled_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nothing_answers_another),
                                       cmocka_unit_test(test_orders),
                                       cmocka_unit_test(test_same_seed_same_items)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

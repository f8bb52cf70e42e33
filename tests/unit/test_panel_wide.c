#include "random_world.h"

#include "captured.h"
#include "panel.h"

/* The wide forms of panels and pairs say what the long forms say. */

enum { COLUMNS = 5 + BLOCS, FIRST_YEAR = 1993, LAST_YEAR = 2003 };

struct row {
    char cell[COLUMNS][64];
};

static void split(const char *line, struct row *row)
{
    memset(row, 0, sizeof *row);
    for (int i = 0; i < COLUMNS; i++) {
        const size_t size = strcspn(line, "|");
        snprintf(row->cell[i], sizeof row->cell[i], "%.*s", (int)size, line);
        line += line[size] ? size + 1 : size;
    }
}

typedef bool query(const struct question *, const struct panel_options *, struct table_sink *,
                   struct fault *);

static struct capture run(query *ask, struct world *world, const struct panel_options *words,
                          const char *status)
{
    struct capture capture = capture_new();
    struct question question;
    struct fault fault = {0};
    const struct question_options said = {.from = "1993", .status = status};
    assert_true(question_init(&question, world->store, &said, NULL, NULL, &fault));
    assert_true(ask(&question, words, &capture.sink, &fault));
    assert_int_equal(capture.sink.rows, capture.lines.count);
    return capture;
}

static int index_of(const char *const *list, int count, const char *word)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(list[i], word) == 0) {
            return i;
        }
    }
    fail_msg("no %s", word);
    return 0;
}

/* What the long form says of a year, actor and bloc: a status, or a count of 1; 0: no row. */
static int told[LAST_YEAR + 1][ACTORS][ACTORS][BLOCS];

static size_t tell_panel(const struct capture *capture)
{
    memset(told, 0, sizeof told);
    for (size_t i = 0; i < capture->lines.count; i++) {
        struct row row;
        split(capture->lines.list[i], &row);
        told[atoi(row.cell[0])][index_of(actor_ids, ACTORS, row.cell[2])][0]
            [index_of(bloc_ids, BLOCS, row.cell[1])] = index_of(status_ids, STATUSES, row.cell[3]);
    }
    return capture->lines.count;
}

static size_t tell_dyads(const struct capture *capture)
{
    size_t sum = 0;
    memset(told, 0, sizeof told);
    for (size_t i = 0; i < capture->lines.count; i++) {
        struct row row;
        split(capture->lines.list[i], &row);
        for (char *bloc = strtok(row.cell[4], " "); bloc; bloc = strtok(NULL, " ")) {
            const int a = index_of(actor_ids, ACTORS, row.cell[1]);
            const int b = index_of(actor_ids, ACTORS, row.cell[2]);
            told[atoi(row.cell[0])][a][b][index_of(bloc_ids, BLOCS, bloc)] = 1;
            sum++;
        }
    }
    return sum;
}

static void test_words(void **state)
{
    (void)state;
    for (uint32_t number = 700; number < 700 + world_count(); number++) {
        struct world *world = world_new(number, false);
        struct panel_options words = {.wide = false};
        struct capture plain = run(query_panel, world, &words, "all");
        size_t cells = 0;
        const size_t expected = tell_panel(&plain);
        words.wide = true;
        struct capture wide = run(query_panel, world, &words, "all");
        assert_string_equal(wide.head, "period|actor|AB|BC|Cd|DE");
        for (size_t i = 0; i < wide.lines.count; i++) {
            struct row row;
            split(wide.lines.list[i], &row);
            for (int bloc = 0; bloc < BLOCS; bloc++) {
                const int status =
                    told[atoi(row.cell[0])][index_of(actor_ids, ACTORS, row.cell[1])][0][bloc];
                assert_string_equal(row.cell[2 + bloc], status ? status_ids[status] : "");
                cells += status != 0;
            }
        }
        assert_int_equal(cells, expected);
        lines_release(&plain.lines);
        lines_release(&wide.lines);
        world_free(world);
    }
}

/* Whether anybody stood in the bloc on some day of the year, in any status. */
static bool bloc_lives(const struct world *world, int bloc, int year)
{
    static const bool wanted[STATUSES] = {false, true, true, true, true};
    bool before = false, after = false;
    for (int64_t day = day_of(1990, 1, 1); day <= day_of(2007, 12, 31); day++) {
        for (int actor = 0; actor < ACTORS; actor++) {
            if (stands(world, bloc, actor, wanted, day)) {
                before = before || day <= day_of(year, 12, 31);
                after = after || day >= day_of(year, 1, 1);
            }
        }
    }
    return before && after;
}

static void check_cow(const struct world *world, const char *cell, int bloc, int year,
                      const char *number)
{
    if (number) {
        assert_string_equal(cell, number);
    } else {
        assert_string_equal(cell, bloc_lives(world, bloc, year) ? "0" : "");
    }
}

static void test_cow(void **state)
{
    static const char *const numbers[STATUSES] = {NULL, "1", "1", "3", ""};
    (void)state;
    for (uint32_t number = 800; number < 800 + world_count(); number++) {
        struct world *world = world_new(number, false);
        struct panel_options words = {.scope = {.with_cow = true}};
        struct capture plain = run(query_panel, world, &words, NULL);
        size_t cells = 0;
        const size_t expected = tell_panel(&plain);
        words.cow = true;
        struct capture cow = run(query_panel, world, &words, NULL);
        assert_string_equal(cow.head, "ccode|year|state|ab|bc|cd|de");
        for (size_t i = 0; i < cow.lines.count; i++) {
            struct row row;
            split(cow.lines.list[i], &row);
            const int actor = index_of(actor_ids, ACTORS, row.cell[2]), year = atoi(row.cell[1]);
            assert_string_equal(row.cell[0], actor % 2 ? "" : actor == 0 ? "900" : "20");
            for (int bloc = 0; bloc < BLOCS; bloc++) {
                const int status = told[year][actor][0][bloc];
                check_cow(world, row.cell[3 + bloc], bloc, year, numbers[status]);
                cells += status != 0;
            }
        }
        assert_int_equal(cells, expected);
        lines_release(&plain.lines);
        lines_release(&cow.lines);
        world_free(world);
    }
}

static void test_cow_dyads(void **state)
{
    (void)state;
    for (uint32_t number = 900; number < 900 + world_count(); number++) {
        struct world *world = world_new(number, false);
        struct panel_options words = {.cow = false};
        struct capture plain = run(query_dyads, world, &words, NULL);
        size_t cells = 0;
        const size_t expected = tell_dyads(&plain);
        words.cow = true;
        struct capture cow = run(query_dyads, world, &words, NULL);
        assert_int_equal(cow.lines.count, plain.lines.count);
        assert_string_equal(cow.head, "ccode1|ccode2|year|state1|state2|ab|bc|cd|de");
        for (size_t i = 0; i < cow.lines.count; i++) {
            struct row row;
            split(cow.lines.list[i], &row);
            int a = index_of(actor_ids, ACTORS, row.cell[3]);
            int b = index_of(actor_ids, ACTORS, row.cell[4]);
            /* The lower number first, and those without a number last. */
            const int low = row.cell[0][0] ? atoi(row.cell[0]) : 10000;
            assert_true(low <= (row.cell[1][0] ? atoi(row.cell[1]) : 10000));
            if (a > b) {
                const int swapped = a;
                a = b;
                b = swapped;
            }
            for (int bloc = 0; bloc < BLOCS; bloc++) {
                const int shared = told[atoi(row.cell[2])][a][b][bloc];
                check_cow(world, row.cell[5 + bloc], bloc, atoi(row.cell[2]), shared ? "1" : NULL);
                cells += (size_t)shared;
            }
        }
        assert_int_equal(cells, expected);
        lines_release(&plain.lines);
        lines_release(&cow.lines);
        world_free(world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_cow),
        cmocka_unit_test(test_cow_dyads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

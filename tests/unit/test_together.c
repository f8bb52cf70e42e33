#include "random_world.h"

#include "captured.h"
#include "together.h"

/* together against the steps of a random world. */


static struct question ask(struct world *world, const char *from, const char *to,
                           const char *status)
{
    struct question question;
    struct fault fault = {0};
    const struct question_options words = {.from = from, .to = to, .status = status};
    assert_true(question_init(&question, world->store, &words, NULL, NULL, &fault));
    return question;
}

static void want(bool *wanted, const char *status)
{
    for (int i = 0; i < STATUSES; i++) {
        wanted[i] = status ? i != 0 : status_classes[i] == CLASS_FULL;
    }
}

/* ---- together ---- */

/* The days from the beginning of all steps to well after their end. */
static const int64_t first_day = 8000, last_day = 13700; /* 1991-11-27, 2007-07-06 */

/* What a row's two dates mean, against the days on which a step of each actor holds. */
static void check_bounds(const char *start_text, const char *end_text, const int *levels)
{
    struct edtf start, end;
    const bool open = strcmp(end_text, "..") == 0;
    assert_true(edtf_parse(start_text, strlen(start_text), &start, NULL));
    if (!open) {
        assert_true(edtf_parse(end_text, strlen(end_text), &end, NULL));
    }
    for (int64_t day = first_day; day <= last_day; day++) {
        const bool certain = start.latest <= day && (open || day < end.earliest);
        const bool possible = start.earliest <= day && (open || day < end.latest);
        assert_int_equal(levels[day - first_day], certain ? 2 : possible ? 1 : 0);
    }
}

struct row {
    char cell[9][128];
};

static void split(const char *line, struct row *row)
{
    for (int i = 0; i < 9; i++) {
        const size_t size = strcspn(line, "|");
        snprintf(row->cell[i], sizeof row->cell[i], "%.*s", (int)size, line);
        line += line[size] ? size + 1 : size;
    }
}

/* One step of each of some actors in a bloc. */
struct choice {
    const struct world *world;
    const int *actors;
    int count, bloc, step[3];
};

static const struct world_step *chosen(const struct choice *choice, int i)
{
    return &choice->world->steps[choice->bloc][choice->actors[i]][choice->step[i]];
}

/* The next choice in the bloc; false at the end. */
static bool choose_next(struct choice *choice)
{
    for (int i = choice->count; i-- > 0;) {
        if (++choice->step[i] < choice->world->count[choice->bloc][choice->actors[i]]) {
            return true;
        }
        choice->step[i] = 0;
    }
    return false;
}

/* How all of them stand on each day; the surest of the days, 0 if a status is not asked for. */
static int lay_choice(const struct choice *choice, const bool *wanted, int *levels)
{
    int best = 0;
    for (int64_t day = first_day; day <= last_day; day++) {
        int least = 2;
        for (int i = 0; i < choice->count; i++) {
            const int own =
                wanted[chosen(choice, i)->status]
                    ? holds(choice->world, choice->bloc, choice->actors[i], choice->step[i], day)
                    : 0;
            least = own < least ? own : least;
        }
        levels[day - first_day] = least;
        best = least > best ? least : best;
    }
    return best;
}

/* The line of the row without its dates: they are checked by what they mean. */
static void write_choice(const struct choice *choice, int best, char *text)
{
    char party[64] = "", statuses[64] = "";
    bool same = true;
    for (int i = 0; i < choice->count; i++) {
        same = same && chosen(choice, i)->status == chosen(choice, 0)->status;
        strcat(strcat(party, i ? " " : ""), actor_ids[choice->actors[i]]);
        strcat(strcat(statuses, i ? " " : ""), status_ids[chosen(choice, i)->status]);
    }
    snprintf(text, TEXT, "%s|%s|Bloc %d|%s|%s", bloc_ids[choice->bloc], party, choice->bloc,
             same ? status_ids[chosen(choice, 0)->status] : statuses,
             best == 2 ? "certain" : "possible");
}

/* Whether the row begins when the last of them begins, and by an event that says so. */
static bool begins_right(const struct choice *choice, const struct row *row)
{
    struct edtf start;
    int64_t lo = EDTF_NEG_INF, hi = EDTF_NEG_INF;
    bool deciding = false;
    assert_true(edtf_parse(row->cell[5], strlen(row->cell[5]), &start, NULL));
    for (int i = 0; i < choice->count; i++) {
        lo = chosen(choice, i)->lo > lo ? chosen(choice, i)->lo : lo;
        hi = chosen(choice, i)->hi > hi ? chosen(choice, i)->hi : hi;
    }
    for (int i = 0; i < choice->count; i++) {
        deciding = deciding || (strcmp(chosen(choice, i)->event, row->cell[7]) == 0 &&
                                chosen(choice, i)->hi == hi);
    }
    return start.earliest == lo && start.latest == hi && deciding;
}

/* Finds the row of a choice, and checks its end. */
static bool find_row(const struct choice *choice, int best, const int *levels,
                     const struct lines *lines)
{
    char text[TEXT];
    write_choice(choice, best, text);
    for (size_t i = 0; i < lines->count; i++) {
        struct row row;
        split(lines->list[i], &row);
        if (strncmp(lines->list[i], text, strlen(text)) == 0 && begins_right(choice, &row)) {
            check_bounds(row.cell[5], row.cell[6], levels);
            assert_true((row.cell[8][0] == '\0') == (strcmp(row.cell[6], "..") == 0));
            return true;
        }
    }
    return false;
}

/* Each choice of a step for each actor that can share days must be one row. Returns how many. */
static size_t check_party(const struct world *world, const int *actors, int count,
                          const bool *wanted, const struct lines *lines)
{
    static int levels[13700 - 8000 + 1];
    size_t found = 0;
    for (int bloc = 0; bloc < BLOCS; bloc++) {
        struct choice choice = {.world = world, .actors = actors, .count = count, .bloc = bloc};
        bool all = true;
        for (int i = 0; i < count; i++) {
            all = all && world->count[bloc][actors[i]] > 0;
        }
        while (all) {
            const int best = lay_choice(&choice, wanted, levels);
            if (best) {
                assert_true(find_row(&choice, best, levels, lines));
                found++;
            }
            all = choose_next(&choice);
        }
    }
    return found;
}

static void test_together(void **state)
{
    (void)state;
    for (uint32_t number = 300; number < 300 + world_count(); number++) {
        struct world *world = world_new(number, number % 4 == 3);
        const char *status = number % 2 ? "all" : NULL;
        const char *const names[] = {"XAB", "XAD", "x-F"};
        const int actors[] = {1, 3, 5}, pairs[3][2] = {{1, 3}, {1, 5}, {3, 5}};
        const struct question question = ask(world, NULL, NULL, status);
        bool wanted[STATUSES];
        want(wanted, status);
        for (int any_pair = 0; any_pair < 2; any_pair++) {
            const struct together_options words = {
                .actors = names, .actor_count = 3, .any_pair = any_pair};
            struct capture capture = capture_new();
            struct fault fault = {0};
            size_t expected = 0;
            assert_true(query_together(&question, &words, &capture.sink, &fault));
            if (any_pair) {
                for (int i = 0; i < 3; i++) {
                    expected += check_party(world, pairs[i], 2, wanted, &capture.lines);
                }
            } else {
                expected = check_party(world, actors, 3, wanted, &capture.lines);
            }
            assert_int_equal(capture.lines.count, expected);
            assert_int_equal(capture.sink.rows, expected);
            lines_release(&capture.lines);
        }
        world_free(world);
    }
}

static void test_together_days(void **state)
{
    (void)state;
    for (uint32_t number = 400; number < 400 + world_count(); number++) {
        struct world *world = world_new(number, number % 4 == 3);
        const char *const names[] = {"XAA", "XAC"};
        const struct question question = ask(world, "1994-05-01", "2001", "all");
        const struct together_options words = {.actors = names, .actor_count = 2, .days = true};
        struct capture capture = capture_new();
        struct lines expected = {0};
        struct fault fault = {0};
        bool wanted[STATUSES];
        want(wanted, "all");
        for (int bloc = 0; bloc < BLOCS; bloc++) {
            char text[128];
            int certain = 0, possible = 0;
            for (int64_t day = day_of(1994, 5, 1); day <= day_of(2001, 12, 31); day++) {
                const int a = stands(world, bloc, 0, wanted, day);
                const int b = stands(world, bloc, 2, wanted, day);
                certain += a == 2 && b == 2;
                possible += a && b;
            }
            snprintf(text, sizeof text, "%s|XAA XAC|Bloc %d|%d|%d", bloc_ids[bloc], bloc, certain,
                     possible);
            if (possible) {
                lines_add(&expected, text);
            }
        }
        assert_true(query_together(&question, &words, &capture.sink, &fault));
        lines_same(&capture.lines, &expected);
        lines_release(&capture.lines);
        lines_release(&expected);
        world_free(world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_together),
        cmocka_unit_test(test_together_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

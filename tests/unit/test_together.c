#include "random_world.h"

#include "captured.h"

/* together and changes against the steps of a random world. */

enum { WORLDS = 16 };

static struct question ask(struct world *world, const char *from, const char *to,
                           const char *status)
{
    struct question question;
    struct fault fault = {0};
    const struct question_words words = {.from = from, .to = to, .status = status};
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

/* Checks the rows of some actors, in the order bloc by bloc, whatever the order within a bloc: each
 * choice of a step for each actor that can share days must be one row. Returns how many. */
static size_t check_party(const struct world *world, const int *actors, int count,
                          const bool *wanted, const struct lines *lines)
{
    static int levels[13700 - 8000 + 1];
    size_t found = 0;
    for (int bloc = 0; bloc < BLOCS; bloc++) {
        int choice[3] = {0, 0, 0}, limits[3] = {1, 1, 1};
        for (int i = 0; i < count; i++) {
            limits[i] = world->count[bloc][actors[i]];
        }
        for (choice[0] = 0; choice[0] < limits[0]; choice[0]++) {
            for (choice[1] = 0; choice[1] < limits[1]; choice[1]++) {
                for (choice[2] = 0; choice[2] < limits[2]; choice[2]++) {
                    int best = 0;
                    bool apt = true, matched = false;
                    char statuses[128] = "";
                    bool same = true;
                    for (int i = 0; i < count; i++) {
                        const int own = world->steps[bloc][actors[i]][choice[i]].status;
                        apt = apt && wanted[own];
                        same = same && own == world->steps[bloc][actors[0]][choice[0]].status;
                        strcat(strcat(statuses, i ? " " : ""), status_ids[own]);
                    }
                    if (same) {
                        *(strchr(statuses, ' ')) = '\0';
                    }
                    for (int64_t day = first_day; apt && day <= last_day; day++) {
                        int least = 2;
                        for (int i = 0; i < count; i++) {
                            const int own = holds(world, bloc, actors[i], choice[i], day);
                            least = own < least ? own : least;
                        }
                        levels[day - first_day] = least;
                        best = least > best ? least : best;
                    }
                    if (!best) {
                        continue;
                    }
                    found++;
                    for (size_t i = 0; i < lines->count && !matched; i++) {
                        struct row row;
                        char party[128] = "";
                        split(lines->list[i], &row);
                        for (int k = 0; k < count; k++) {
                            strcat(strcat(party, k ? " " : ""), actor_ids[actors[k]]);
                        }
                        const struct world_step *step = &world->steps[bloc][actors[0]][choice[0]];
                        struct edtf start;
                        assert_true(edtf_parse(row.cell[5], strlen(row.cell[5]), &start, NULL));
                        int64_t lo = step->lo, hi = step->hi;
                        for (int k = 1; k < count; k++) {
                            step = &world->steps[bloc][actors[k]][choice[k]];
                            lo = step->lo > lo ? step->lo : lo;
                            hi = step->hi > hi ? step->hi : hi;
                        }
                        matched = strcmp(row.cell[0], bloc_ids[bloc]) == 0 &&
                                  strcmp(row.cell[1], party) == 0 &&
                                  strcmp(row.cell[3], statuses) == 0 && start.earliest == lo &&
                                  start.latest == hi;
                        if (matched) {
                            check_bounds(row.cell[5], row.cell[6], levels);
                            assert_string_equal(row.cell[4], best == 2 ? "certain" : "possible");
                        }
                    }
                    assert_true(matched);
                }
            }
        }
    }
    return found;
}

static void test_together(void **state)
{
    (void)state;
    for (uint32_t number = 300; number < 300 + WORLDS; number++) {
        struct world *world = world_new(number, number % 4 == 3);
        const char *status = number % 2 ? "all" : NULL;
        const char *const names[] = {"XAB", "XAD", "x-F"};
        const int actors[] = {1, 3, 5}, pairs[3][2] = {{1, 3}, {1, 5}, {3, 5}};
        const struct question question = ask(world, NULL, NULL, status);
        bool wanted[STATUSES];
        want(wanted, status);
        for (int any_pair = 0; any_pair < 2; any_pair++) {
            const struct together_words words = {
                .actors = names, .actor_count = 3, .any_pair = any_pair};
            struct capture capture = capture_new();
            struct fault fault = {0};
            size_t rows = 0, expected = 0;
            assert_true(query_together(&question, &words, &capture.sink, &rows, &fault));
            if (any_pair) {
                for (int i = 0; i < 3; i++) {
                    expected += check_party(world, pairs[i], 2, wanted, &capture.lines);
                }
            } else {
                expected = check_party(world, actors, 3, wanted, &capture.lines);
            }
            assert_int_equal(capture.lines.count, expected);
            assert_int_equal(rows, expected);
            lines_release(&capture.lines);
        }
        world_free(world);
    }
}

static void test_together_days(void **state)
{
    (void)state;
    for (uint32_t number = 400; number < 400 + WORLDS; number++) {
        struct world *world = world_new(number, number % 4 == 3);
        const char *const names[] = {"XAA", "XAC"};
        const struct question question = ask(world, "1994-05-01", "2001", "all");
        const struct together_words words = {.actors = names, .actor_count = 2, .days = true};
        struct capture capture = capture_new();
        struct lines expected = {0};
        struct fault fault = {0};
        size_t rows = 0;
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
        assert_true(query_together(&question, &words, &capture.sink, &rows, &fault));
        lines_same(&capture.lines, &expected);
        lines_release(&capture.lines);
        lines_release(&expected);
        world_free(world);
    }
}

/* ---- changes ---- */

struct change {
    const struct world_step *step;
    int bloc, actor, number, from;
};

static int compare_changes(const void *left, const void *right)
{
    const struct change *a = left, *b = right;
    if (a->step->lo != b->step->lo) {
        return a->step->lo < b->step->lo ? -1 : 1;
    }
    if (a->step->hi != b->step->hi) {
        return a->step->hi < b->step->hi ? -1 : 1;
    }
    return a->bloc != b->bloc     ? a->bloc - b->bloc
           : a->actor != b->actor ? a->actor - b->actor
                                  : a->number - b->number;
}

static void add_change(const struct change *change, bool certain, struct lines *lines)
{
    char text[TEXT];
    snprintf(text, sizeof text, "%s|%s|%s|Actor %d|%s|%s|%s|%s", change->step->date,
             bloc_ids[change->bloc], actor_ids[change->actor], change->actor,
             change->from ? status_ids[change->from] : "",
             change->step->status ? status_ids[change->step->status] : "", change->step->event,
             certain ? "certain" : "possible");
    lines_add(lines, text);
}

/* Every step is a change of its own. */
static void expect_changes(const struct world *world, int64_t from, int64_t to, struct lines *lines)
{
    struct change list[BLOCS * ACTORS * STEPS];
    size_t count = 0;
    for (int bloc = 0; bloc < BLOCS; bloc++) {
        for (int actor = 0; actor < ACTORS; actor++) {
            for (int i = 0; i < world->count[bloc][actor]; i++) {
                const struct world_step *step = &world->steps[bloc][actor][i];
                const struct change change = {step, bloc, actor, i, i ? step[-1].status : 0};
                if (step->lo <= to && step->hi > from && (change.from || step->status)) {
                    list[count++] = change;
                }
            }
        }
    }
    qsort(list, count, sizeof *list, compare_changes);
    for (size_t i = 0; i < count; i++) {
        add_change(&list[i], list[i].step->lo > from && list[i].step->hi <= to, lines);
    }
}

static void check_changes(struct world *world, const char *from, const char *to, bool net,
                          const struct lines *expected)
{
    const struct question question = ask(world, NULL, NULL, NULL);
    const struct changes_words words = {.from = from, .to = to, .net = net};
    struct capture capture = capture_new();
    struct fault fault = {0};
    size_t rows = 0;
    assert_true(query_changes(&question, &words, &capture.sink, &rows, &fault));
    assert_string_equal(capture.head, "date|bloc|actor|name|from|to|event|certainty");
    lines_same(&capture.lines, expected);
    assert_int_equal(rows, expected->count);
    lines_release(&capture.lines);
}

static void test_changes(void **state)
{
    (void)state;
    for (uint32_t number = 500; number < 500 + WORLDS; number++) {
        struct world *world = world_new(number, number % 4 == 3);
        struct lines expected = {0};
        expect_changes(world, day_of(1996, 12, 31), day_of(1999, 3, 31), &expected);
        check_changes(world, "1996", "1999-03", false, &expected);
        lines_release(&expected);
        expect_changes(world, day_of(1990, 1, 1), day_of(2010, 1, 1), &expected);
        check_changes(world, "1990-01-01", "2010-01-01", false, &expected);
        lines_release(&expected);
        world_free(world);
    }
}

/* With exact dates the standing of a day is plain, and so is what differs between two. */
static void test_net_changes(void **state)
{
    (void)state;
    for (uint32_t number = 600; number < 600 + WORLDS; number++) {
        struct world *world = world_new(number, true);
        const int64_t from = day_of(1997, 3, 1), to = day_of(2002, 9, 30);
        struct lines expected = {0};
        struct change list[BLOCS * ACTORS];
        size_t count = 0;
        for (int bloc = 0; bloc < BLOCS; bloc++) {
            for (int actor = 0; actor < ACTORS; actor++) {
                const struct world_step *last = NULL;
                int before = 0, after = 0;
                for (int i = 0; i < world->count[bloc][actor]; i++) {
                    const struct world_step *step = &world->steps[bloc][actor][i];
                    before = step->lo <= from ? step->status : before;
                    if (step->lo <= to) {
                        after = step->status;
                        last = step;
                    }
                }
                if (before != after) {
                    list[count++] = (struct change){last, bloc, actor, 0, before};
                }
            }
        }
        qsort(list, count, sizeof *list, compare_changes);
        for (size_t i = 0; i < count; i++) {
            add_change(&list[i], true, &expected);
        }
        check_changes(world, "1997-03-01", "2002-09-30", true, &expected);
        lines_release(&expected);
        world_free(world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_together),
        cmocka_unit_test(test_together_days),
        cmocka_unit_test(test_changes),
        cmocka_unit_test(test_net_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

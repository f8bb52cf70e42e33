#include "random_world.h"

#include "captured.h"
#include "changes.h"

/* changes against the steps of a random world: from the change log, and from the spells of the
 * blocs that were named. */


/* A question. */
struct asked {
    const char *from, *to;
    int64_t from_day, to_day;
    bool certain_only, net;
    unsigned blocs, actors; /* bits of those that are named; 0: every one */
};

static bool is_asked(unsigned named, int number)
{
    return !named || named >> number & 1;
}

/* The ids of those named, "AB,DE", or NULL. */
static const char *words_of(unsigned named, const char *const *ids, int count, char *text)
{
    text[0] = '\0';
    for (int i = 0; i < count; i++) {
        if (named >> i & 1) {
            strcat(strcat(text, text[0] ? "," : ""), ids[i]);
        }
    }
    return named ? text : NULL;
}

struct expected_change {
    const struct world_step *step;
    int bloc, actor, number, from;
};

static int compare_changes(const void *left, const void *right)
{
    const struct expected_change *a = left, *b = right;
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

static void add_change(const struct asked *asked, const struct expected_change *change,
                       bool certain, struct lines *lines)
{
    char text[TEXT];
    const bool of_bloc = asked->actors && !asked->blocs;
    if (asked->certain_only && !certain) {
        return;
    }
    snprintf(text, sizeof text, "%s|%s|%s|%s %d|%s|%s|%s|%s", change->step->date,
             bloc_ids[change->bloc], actor_ids[change->actor], of_bloc ? "Bloc" : "Actor",
             of_bloc ? change->bloc : change->actor, change->from ? status_ids[change->from] : "",
             change->step->status ? status_ids[change->step->status] : "", change->step->event,
             certain ? "certain" : "possible");
    lines_add(lines, text);
}

/* Every step is a change of its own. */
static void expect_changes(const struct world *world, const struct asked *asked,
                           struct lines *lines)
{
    struct expected_change list[BLOCS * ACTORS * STEPS];
    const int64_t from = asked->from_day, to = asked->to_day;
    size_t count = 0;
    for (int bloc = 0; bloc < BLOCS; bloc++) {
        for (int actor = 0; actor < ACTORS; actor++) {
            for (int i = 0; i < world->count[bloc][actor]; i++) {
                const struct world_step *step = &world->steps[bloc][actor][i];
                const struct expected_change change = {step, bloc, actor, i,
                                                       i ? step[-1].status : 0};
                if (is_asked(asked->blocs, bloc) && is_asked(asked->actors, actor) &&
                    step->lo <= to && step->hi > from && (change.from || step->status)) {
                    list[count++] = change;
                }
            }
        }
    }
    qsort(list, count, sizeof *list, compare_changes);
    for (size_t i = 0; i < count; i++) {
        add_change(asked, &list[i], list[i].step->lo > from && list[i].step->hi <= to, lines);
    }
}

static void check_changes(struct world *world, const struct asked *asked,
                          const struct lines *expected)
{
    char blocs[TEXT], actors[TEXT];
    const struct question_options nothing = {0};
    const struct changes_options words = {
        .from = asked->from,
        .to = asked->to,
        .blocs = words_of(asked->blocs, bloc_ids, BLOCS, blocs),
        .actors = words_of(asked->actors, actor_ids, ACTORS, actors),
        .net = asked->net,
        .certain_only = asked->certain_only,
        .window = world->seed % 2 ? 3 : 0,
    };
    struct capture capture = capture_new();
    struct question question;
    struct fault fault = {0};
    assert_true(question_init(&question, world->store, &nothing, NULL, NULL, &fault));
    assert_true(query_changes(&question, &words, &capture.sink, &fault));
    assert_string_equal(capture.head, "date|bloc|actor|name|from|to|event|certainty");
    lines_same(&capture.lines, expected);
    assert_int_equal(capture.sink.rows, expected->count);
    lines_release(&capture.lines);
}

static void test_changes(void **state)
{
    const struct {
        unsigned blocs, actors;
    } named[] = {{0, 0}, {1u << 2, 0}, {(1u << BLOCS) - 1, 0}, {0, 1u << 3}, {0, 7}, {3, 6}};
    (void)state;
    for (uint32_t number = 500; number < 500 + world_count(); number++) {
        struct world *world = world_new(number, number % 4 == 3);
        struct asked asked[] = {
            {.from = "1996",
             .to = "1999-03",
             .from_day = day_of(1996, 12, 31),
             .to_day = day_of(1999, 3, 31)},
            {.from = "1990-01-01",
             .to = "2010-01-01",
             .from_day = day_of(1990, 1, 1),
             .to_day = day_of(2010, 1, 1)},
            {.from = "1998-02-28",
             .to = "1998-03-01",
             .from_day = day_of(1998, 2, 28),
             .to_day = day_of(1998, 3, 1)},
        };
        for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
            for (size_t k = 0; k < 2 * sizeof named / sizeof *named; k++) {
                struct lines expected = {0};
                asked[i].blocs = named[k / 2].blocs;
                asked[i].actors = named[k / 2].actors;
                asked[i].certain_only = k % 2;
                expect_changes(world, &asked[i], &expected);
                check_changes(world, &asked[i], &expected);
                lines_release(&expected);
            }
        }
        world_free(world);
    }
}

/* With exact dates the standing of a day is plain, and so is what differs between two. */
static void test_net_changes(void **state)
{
    (void)state;
    for (uint32_t number = 600; number < 600 + world_count(); number++) {
        struct world *world = world_new(number, true);
        const struct asked asked = {.from = "1997-03-01", .to = "2002-09-30", .net = true};
        const int64_t from = day_of(1997, 3, 1), to = day_of(2002, 9, 30);
        struct lines expected = {0};
        struct expected_change list[BLOCS * ACTORS];
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
                    list[count++] = (struct expected_change){last, bloc, actor, 0, before};
                }
            }
        }
        qsort(list, count, sizeof *list, compare_changes);
        for (size_t i = 0; i < count; i++) {
            add_change(&asked, &list[i], true, &expected);
        }
        check_changes(world, &asked, &expected);
        lines_release(&expected);
        world_free(world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes),
        cmocka_unit_test(test_net_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "random_world.h"

#include "captured.h"
#include "standings.h"
#include "together.h"

/* Every command that takes days against an oracle of completions: a standing surely holds on a day
 * if it does so however the dates of its beginning and end are completed, and may hold if it does
 * for one. In a window (--from, --to) and in a period (--on) with the rule any, certain means that
 * there is a day on which it surely holds. The windows are where dates are vague: about the steps
 * of the world. */

struct window {
    int64_t lo, hi;
    char from[16], to[16], on[40];
};

/* A window that begins or ends near some step, from one day to half a year long. */
static struct window make_window(struct world *world)
{
    struct window window;
    const int bloc = pick(world, BLOCS), actor = pick(world, ACTORS);
    const int count = world->count[bloc][actor];
    int64_t day = day_of(1998, 1, 1);
    if (count > 0) {
        const struct world_step *step = &world->steps[bloc][actor][pick(world, count)];
        day = pick(world, 2) || step->lo == EDTF_NEG_INF ? step->hi : step->lo;
    }
    window.lo = day - pick(world, 40);
    window.hi = window.lo + (pick(world, 4) ? pick(world, 180) : 0);
    write_day(window.from, window.lo);
    write_day(window.to, window.hi);
    snprintf(window.on, sizeof window.on, "%s/%s", window.from, window.to);
    return window;
}

/* Whether a run of days from some day of start_lo..start_hi to before some day of end_lo..end_hi
 * holds on a day: in all its completions (2), in one (1) or in none (0). The days between lo and hi
 * are enough to distinguishes completions. */
static int completed(const struct world_step *start, const struct world_step *end, int64_t day)
{
    bool all = true, some = false;
    const int64_t starts[] = {start->lo, start->hi, day, day + 1};
    const int64_t ends[] = {end ? end->lo : EDTF_POS_INF, end ? end->hi : EDTF_POS_INF, day,
                            day + 1};
    for (int i = 0; i < 4; i++) {
        for (int k = 0; k < 4; k++) {
            const bool is_start = start->lo <= starts[i] && starts[i] <= start->hi;
            const bool is_end =
                end ? end->lo <= ends[k] && ends[k] <= end->hi : ends[k] == EDTF_POS_INF;
            if (is_start && is_end) {
                const bool holds_then = starts[i] <= day && day < ends[k];
                all = all && holds_then;
                some = some || holds_then;
            }
        }
    }
    return all && some ? 2 : some ? 1 : 0;
}

/* The surest of the days of the window for one step. */
static int in_window(const struct world *world, int bloc, int actor, int number,
                     const struct window *window)
{
    const struct world_step *step = &world->steps[bloc][actor][number];
    const bool last = number + 1 == world->count[bloc][actor];
    int best = 0;
    for (int64_t day = window->lo; step->status && day <= window->hi; day++) {
        const int own = completed(step, last ? NULL : step + 1, day);
        best = own > best ? own : best;
    }
    return best;
}

static const char *const certainties[] = {"absent", "possible", "certain"};

static bool has_line(const struct lines *lines, const char *text)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (strncmp(lines->list[i], text, strlen(text)) == 0) {
            return true;
        }
    }
    return false;
}

/* The rows of an answer about one bloc or one actor. */
static void check_rows(const struct world *world, const struct lines *lines, int of_bloc,
                       int of_actor, const struct window *window)
{
    size_t expected = 0;
    for (int bloc = 0; bloc < BLOCS; bloc++) {
        for (int actor = 0; actor < ACTORS; actor++) {
            if ((of_bloc >= 0 && bloc != of_bloc) || (of_actor >= 0 && actor != of_actor)) {
                continue;
            }
            for (int i = 0; i < world->count[bloc][actor]; i++) {
                const int best = in_window(world, bloc, actor, i, window);
                char text[TEXT];
                snprintf(text, sizeof text, "%s|%s|%s %d|%s|%s|", bloc_ids[bloc], actor_ids[actor],
                         of_bloc >= 0 ? "Actor" : "Bloc", of_bloc >= 0 ? actor : bloc,
                         status_ids[world->steps[bloc][actor][i].status], certainties[best]);
                if (best) {
                    assert_true(has_line(lines, text));
                    expected++;
                }
            }
        }
    }
    assert_int_equal(lines->count, expected);
}

static struct question ask(struct world *world, const struct window *window, bool on)
{
    struct question question;
    struct fault fault = {0};
    const struct question_options words = {.from = on ? NULL : window->from,
                                           .to = on ? NULL : window->to,
                                           .on = on ? window->on : NULL,
                                           .status = "all"};
    assert_true(question_init(&question, world->store, &words, NULL, NULL, &fault));
    return question;
}

enum { WINDOWS = 60 };

/* history, and members and blocs with --on, say the same of the same days. */
static void test_standings(void **state)
{
    (void)state;
    for (uint32_t number = 500; number < 500 + world_count(); number++) {
        struct world *world = world_new(number, false);
        for (int i = 0; i < WINDOWS; i++) {
            const struct window window = make_window(world);
            const int bloc = pick(world, BLOCS), actor = pick(world, ACTORS);
            const struct question within = ask(world, &window, false),
                                  on = ask(world, &window, true);
            struct fault fault = {0};
            for (int way = 0; way < 4; way++) {
                const bool of_bloc = way % 2 == 0;
                const char *word = of_bloc ? bloc_ids[bloc] : actor_ids[actor];
                struct capture capture = capture_new();
                assert_true(way < 2 ? standings_history(&within, &word, 1, &capture.sink, &fault)
                                    : standings_of(&on, word, of_bloc ? WANT_BLOC : WANT_ACTOR,
                                                   &capture.sink, &fault));
                check_rows(world, &capture.lines, of_bloc ? bloc : -1, of_bloc ? -1 : actor,
                           &window);
                lines_release(&capture.lines);
            }
        }
        world_free(world);
    }
}

/* How two actors' steps in a bloc stand together in the window: the surest day. */
static int together_in(const struct world *world, int bloc, const int *actors, const int *steps,
                       const struct window *window, int *days)
{
    int best = 0;
    for (int64_t day = window->lo; day <= window->hi; day++) {
        int least = 2;
        for (int i = 0; i < 2; i++) {
            const struct world_step *step = &world->steps[bloc][actors[i]][steps[i]];
            const bool last = steps[i] + 1 == world->count[bloc][actors[i]];
            const int own = step->status ? completed(step, last ? NULL : step + 1, day) : 0;
            least = own < least ? own : least;
        }
        days[least]++;
        best = least > best ? least : best;
    }
    return best;
}

/* The rows of together, --certain and --days say the same of the window. */
static void test_together(void **state)
{
    (void)state;
    for (uint32_t number = 600; number < 600 + world_count(); number++) {
        struct world *world = world_new(number, false);
        for (int i = 0; i < WINDOWS; i++) {
            const struct window window = make_window(world);
            const struct question question = ask(world, &window, false);
            const char *const names[] = {"XAB", "XAD"};
            const int actors[] = {1, 3};
            size_t certain = 0, possible = 0, days_certain = 0;
            for (int bloc = 0; bloc < BLOCS; bloc++) {
                int sure = 0;
                for (int a = 0; a < world->count[bloc][1]; a++) {
                    for (int b = 0; b < world->count[bloc][3]; b++) {
                        const int steps[] = {a, b};
                        int days[3] = {0};
                        const int best = together_in(world, bloc, actors, steps, &window, days);
                        certain += best == 2;
                        possible += best == 1;
                        sure += days[2];
                    }
                }
                days_certain += (size_t)sure;
            }
            for (int way = 0; way < 3; way++) {
                const struct together_options words = {
                    .actors = names, .actor_count = 2, .certain_only = way == 1, .days = way == 2};
                struct capture capture = capture_new();
                struct fault fault = {0};
                size_t said_certain = 0, said_days = 0;
                assert_true(query_together(&question, &words, &capture.sink, &fault));
                for (size_t k = 0; k < capture.lines.count; k++) {
                    const char *line = capture.lines.list[k];
                    said_certain += strstr(line, "|certain|") != NULL;
                    if (way == 2) {
                        const char *cell = strstr(line, "|Bloc ") + strlen("|Bloc 0|");
                        said_days += strtoul(cell, NULL, 10);
                    }
                }
                if (way < 2) {
                    assert_int_equal(said_certain, certain);
                    assert_int_equal(capture.lines.count, certain + (way == 0 ? possible : 0));
                } else if (window.hi <= day_of(2003, 6, 15)) { /* days are counted up to as_of */
                    assert_int_equal(said_days, days_certain);
                }
                lines_release(&capture.lines);
            }
        }
        world_free(world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_standings),
        cmocka_unit_test(test_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

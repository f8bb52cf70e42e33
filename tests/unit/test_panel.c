#include "random_world.h"

#include "captured.h"
#include "panel.h"
#include "shaping.h"

/* Panels and pairs against an oracle that goes day by day. */

static const char *const bys[] = {"year", "quarter", "month", "day"};
static const char *const rules[] = {"any", "all", "start", "end"};

struct asked {
    struct world *world;
    struct question question;
    struct panel_options words;
    bool wanted[STATUSES];
    int64_t lo, hi;
    const char *by, *rule;
};

static void write_period(const char *by, int64_t day, char *text)
{
    const struct civil civil = day_to_civil(day);
    const int year = (int)civil.year;
    if (strcmp(by, "day") == 0) {
        write_day(text, day);
    } else if (strcmp(by, "month") == 0) {
        snprintf(text, 32, "%04d-%02d", year, civil.month);
    } else if (strcmp(by, "quarter") == 0) {
        snprintf(text, 32, "%04dQ%d", year, 1 + (civil.month - 1) / 3);
    } else {
        snprintf(text, 32, "%04d", year);
    }
}

/* Without --from: the first day of the period with the first day that any spell tells of. */
static int64_t first_day(const struct world *world, const char *by)
{
    int64_t first = EDTF_POS_INF;
    char own[32], before[32];
    for (int bloc = 0; bloc < BLOCS; bloc++) {
        for (int actor = 0; actor < ACTORS; actor++) {
            for (int i = 0; i < world->count[bloc][actor]; i++) {
                const struct world_step *step = &world->steps[bloc][actor][i];
                const int64_t day = step->lo == EDTF_NEG_INF ? step->hi : step->lo;
                first = step->status && day < first ? day : first;
            }
        }
    }
    for (;; first--) {
        write_period(by, first, own);
        write_period(by, first - 1, before);
        if (strcmp(own, before) != 0) {
            return first;
        }
    }
}

static struct asked ask(struct world *world, const char *by, const char *rule, const char *from,
                        const char *to, const char *status)
{
    struct asked asked = {.world = world, .by = by, .rule = rule};
    struct fault fault = {0};
    const struct question_options words = {.from = from, .to = to, .status = status};
    struct edtf date;
    assert_true(question_init(&asked.question, world->store, &words, NULL, NULL, &fault));
    asked.words.scope.by = (enum by)word_find(&by_words, by);
    asked.words.scope.by_days = strcmp(rule, "days") == 0;
    asked.words.scope.rule =
        asked.words.scope.by_days ? RULE_ANY : (enum rule)word_find(&rule_words, rule);
    for (int i = 0; i < STATUSES; i++) {
        asked.wanted[i] = !status                      ? status_classes[i] == CLASS_FULL
                          : strcmp(status, "all") == 0 ? i != 0
                                                       : strstr(status, status_ids[i]) != NULL;
    }
    if (from) {
        assert_true(edtf_parse(from, strlen(from), &date, NULL));
        asked.lo = date.earliest;
    } else {
        asked.lo = first_day(world, by);
    }
    assert_true(edtf_parse(to ? to : as_of_text, strlen(to ? to : as_of_text), &date, NULL));
    asked.hi = date.latest;
    return asked;
}

/* The last day of the period that begins on `day`, within what was asked. */
static int64_t period_end(const struct asked *asked, int64_t day)
{
    char own[32], next[32];
    write_period(asked->by, day, own);
    for (;; day++) {
        write_period(asked->by, day + 1, next);
        if (day == asked->hi || strcmp(own, next) != 0) {
            return day;
        }
    }
}

/* By the rule, from what holds on each of the days. */
static int by_rule(const char *rule, const int *levels, int64_t count)
{
    int most = 0, least = 2;
    for (int64_t i = 0; i < count; i++) {
        most = levels[i] > most ? levels[i] : most;
        least = levels[i] < least ? levels[i] : least;
    }
    return strcmp(rule, "all") == 0     ? least
           : strcmp(rule, "start") == 0 ? levels[0]
           : strcmp(rule, "end") == 0   ? levels[count - 1]
                                        : most;
}

static const char *const certainties[] = {"absent", "possible", "certain"};

/* By the rule "all": whether on every day the actor stands in one of the statuses asked for. */
static int throughout(const struct asked *asked, int bloc, int actor, int64_t lo, int64_t hi)
{
    const struct world *world = asked->world;
    int least = 2;
    for (int64_t day = lo; day <= hi; day++) {
        int most = 0;
        for (int i = 0; i < world->count[bloc][actor]; i++) {
            const int level = holds(world, bloc, actor, i, day);
            if (asked->wanted[world->steps[bloc][actor][i].status] && level > most) {
                most = level;
            }
        }
        least = most < least ? most : least;
    }
    return least;
}

/* The days of the spell that a step begins, as panel hands them to filter_bounds. */
static void add_bounds(const struct world *world, int bloc, int actor, int step, char *text)
{
    const struct world_step *own = &world->steps[bloc][actor][step];
    const bool open = step + 1 == world->count[bloc][actor];
    const int64_t days[] = {own->lo, own->hi, open ? EDTF_POS_INF : own[1].lo,
                            open ? EDTF_POS_INF : own[1].hi};
    for (int i = 0; i < 4; i++) {
        char day[32] = "..";
        if (days[i] != EDTF_NEG_INF && days[i] != EDTF_POS_INF) {
            write_day(day, days[i]);
        }
        strcat(strcat(text, "|"), day);
    }
}

static void expect_panel_row(const struct asked *asked, int bloc, int actor, int64_t lo, int64_t hi,
                             struct lines *lines)
{
    static int levels[20000];
    const struct world *world = asked->world;
    const bool by_days = strcmp(asked->rule, "days") == 0, all = strcmp(asked->rule, "all") == 0;
    const int through = all ? throughout(asked, bloc, actor, lo, hi) : 2;
    char period[32], text[TEXT];
    int best = 0, status = 0, step = 0, certain_days = 0;
    for (int i = 0; i < world->count[bloc][actor]; i++) {
        const int own = world->steps[bloc][actor][i].status;
        if (!asked->wanted[own]) {
            continue;
        }
        for (int64_t day = lo; day <= hi; day++) {
            levels[day - lo] = holds(world, bloc, actor, i, day);
            certain_days += levels[day - lo] == 2;
        }
        int level = by_rule(all ? "any" : asked->rule, levels, hi - lo + 1);
        level = level < through ? level : through;
        if (level && (level > best ||
                      (level == best && (all ? status_classes[own] <= status_classes[status]
                                             : status_classes[own] >= status_classes[status])))) {
            best = level;
            status = own;
            step = i;
        }
    }
    if (best < (asked->words.certain_only ? 2 : 1)) {
        return;
    }
    write_period(asked->by, lo, period);
    int used = snprintf(text, sizeof text, "%s|%s|%s|%s|%s", period, bloc_ids[bloc],
                        actor_ids[actor], status_ids[status], certainties[best]);
    if (by_days) {
        const double share = (double)certain_days / (double)(hi - lo + 1);
        snprintf(text + used, sizeof text - (size_t)used, "|%d|%.4f", certain_days, share);
    }
    if (asked->words.with_bounds) {
        add_bounds(world, bloc, actor, step, text);
    }
    lines_add(lines, text);
}

static void check_panel(struct asked *asked)
{
    struct capture capture = capture_new();
    struct lines expected = {0};
    struct fault fault = {0};
    for (int bloc = 0; bloc < BLOCS; bloc++) {
        for (int actor = 0; actor < ACTORS; actor++) {
            for (int64_t lo = asked->lo, hi; lo <= asked->hi; lo = hi + 1) {
                hi = period_end(asked, lo);
                expect_panel_row(asked, bloc, actor, lo, hi, &expected);
            }
        }
    }
    assert_true(query_panel(&asked->question, &asked->words, &capture.sink, &fault));
    lines_same(&capture.lines, &expected);
    assert_int_equal(capture.sink.rows, expected.count);
    lines_release(&capture.lines);
    lines_release(&expected);
}

static void test_panel(void **state)
{
    (void)state;
    for (uint32_t number = 0; number < world_count(); number++) {
        struct world *world = world_new(number, number % 4 == 3);
        for (int by = 0; by < 3; by++) {
            for (int rule = 0; rule < 4; rule++) {
                struct asked asked =
                    ask(world, bys[by], rules[rule], "1993-02-11", NULL, rule % 2 ? "all" : NULL);
                check_panel(&asked);
                asked.words.certain_only = true;
                asked.words.with_bounds = true;
                check_panel(&asked);
            }
        }
        struct asked asked = ask(world, "day", "any", "1996", "1998-11", "observer,party");
        check_panel(&asked);
        asked.words.with_bounds = true;
        check_panel(&asked);
        asked = ask(world, "year", "days", "1993", "2009", "all");
        asked.words.with_bounds = number % 2;
        check_panel(&asked);
        asked = ask(world, "quarter", "any", NULL, NULL, "all");
        check_panel(&asked);
        world_free(world);
    }
}

/* ---- Pairs ---- */

enum table { DYADS, NETWORK, NETWORK_OF_BLOCS };

static void expect_pair(const struct asked *asked, int first, int second, int64_t lo, int64_t hi,
                        const char *head, enum table table, struct lines *lines)
{
    static int levels[20000];
    const bool of_blocs = table == NETWORK_OF_BLOCS;
    const char *const *units = of_blocs ? bloc_ids : actor_ids;
    const char *const *links = of_blocs ? actor_ids : bloc_ids,
                      *label = of_blocs ? "Bloc" : "Actor";
    char text[2 * TEXT], shared[TEXT] = "";
    int count = 0, certain = 0;
    for (int link = 0; link < (of_blocs ? ACTORS : BLOCS); link++) {
        for (int64_t day = lo; day <= hi; day++) {
            const int a = of_blocs ? stands(asked->world, first, link, asked->wanted, day)
                                   : stands(asked->world, link, first, asked->wanted, day);
            const int b = of_blocs ? stands(asked->world, second, link, asked->wanted, day)
                                   : stands(asked->world, link, second, asked->wanted, day);
            levels[day - lo] = a < b ? a : b;
        }
        const int level = by_rule(asked->rule, levels, hi - lo + 1);
        if (level) {
            strcat(strcat(shared, count ? " " : ""), links[link]);
            count++;
            certain += level == 2;
        }
    }
    if (!count && (table != DYADS || !asked->words.complete)) {
        return;
    }
    if (asked->words.counts_only) {
        shared[0] = '\0';
    }
    if (table != DYADS) {
        snprintf(text, sizeof text, "%s|%s|%d|%s|%d|%s %d|%s %d", units[first], units[second],
                 count, shared, certain, label, first, label, second);
    } else {
        snprintf(text, sizeof text, "%s|%s|%s|%d|%s|%d", head, units[first], units[second], count,
                 shared, certain);
    }
    lines_add(lines, text);
}

static void check_dyads(struct asked *asked)
{
    struct capture capture = capture_new();
    struct lines expected = {0};
    struct fault fault = {0};
    for (int64_t lo = asked->lo, hi; lo <= asked->hi; lo = hi + 1) {
        char period[32];
        hi = period_end(asked, lo);
        write_period(asked->by, lo, period);
        for (int first = 0; first < ACTORS; first++) {
            for (int second = first + 1; second < ACTORS; second++) {
                expect_pair(asked, first, second, lo, hi, period, DYADS, &expected);
            }
        }
    }
    assert_true(query_dyads(&asked->question, &asked->words, &capture.sink, &fault));
    lines_same(&capture.lines, &expected);
    assert_int_equal(capture.sink.rows, expected.count);
    lines_release(&capture.lines);
    lines_release(&expected);
}

static void test_dyads(void **state)
{
    (void)state;
    for (uint32_t number = 100; number < 100 + world_count(); number++) {
        struct world *world = world_new(number, number % 4 == 3);
        for (int by = 0; by < 3; by++) {
            for (int rule = 0; rule < 4; rule++) {
                struct asked asked =
                    ask(world, bys[by], rules[rule], "1993-02-11", NULL, rule % 2 ? NULL : "all");
                asked.words.scope.window = number % 2 ? 7 : 0;
                check_dyads(&asked);
                if (by == 0) { /* of some blocs, which are all: read in another way */
                    asked.words.scope.blocs = "DE,AB,Cd,BC";
                    asked.words.counts_only = number % 3 == 0;
                    check_dyads(&asked);
                    asked.words.scope.blocs = NULL;
                    asked.words.complete = true;
                    check_dyads(&asked);
                }
            }
        }
        struct asked asked = ask(world, "day", "any", "1999-10", "2000-03", NULL);
        check_dyads(&asked);
        asked = ask(world, "month", "any", NULL, NULL, "all");
        check_dyads(&asked);
        world_free(world);
    }
}

static void test_network(void **state)
{
    static const char *const days[] = {"1999", "1998-05-05", "1996/2000-02"};
    (void)state;
    for (uint32_t number = 200; number < 200 + world_count(); number++) {
        struct world *world = world_new(number, false);
        for (int i = 0; i < 24; i++) {
            struct asked asked = ask(world, "year", rules[i % 4], days[i % 3], days[i % 3], "all");
            const bool of_blocs = i >= 12;
            const bool counts_only = i == 11 || i == 17;
            struct options given = {0};
            const struct question_options said = {
                .on = days[i % 3], .rule = (enum rule)(i % 4), .status = "all"};
            const int units = of_blocs ? BLOCS : ACTORS;
            struct capture capture = capture_new();
            struct lines expected = {0};
            struct fault fault = {0};
            asked.words.counts_only = counts_only;
            given.number[OPTION_OWN] = of_blocs; /* --of, its only option of its own */
            given.value[OPTION_COLUMNS] = counts_only ? "weight" : NULL;
            for (int first = 0; first < units; first++) {
                for (int second = first + 1; second < units; second++) {
                    expect_pair(&asked, first, second, asked.lo, asked.hi, "",
                                of_blocs ? NETWORK_OF_BLOCS : NETWORK, &expected);
                }
            }
            assert_true(question_init(&asked.question, world->store, &said, NULL, NULL, &fault));
            assert_true(commands_find("network", &fault)
                            ->run(&asked.question, &given, &capture.sink, &fault));
            lines_same(&capture.lines, &expected);
            lines_release(&capture.lines);
            lines_release(&expected);
        }
        world_free(world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_panel),
        cmocka_unit_test(test_dyads),
        cmocka_unit_test(test_network),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

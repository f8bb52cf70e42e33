#include "dataset_text.h"
#include "day.h"
#include "edtf.h"
#include "fold.h"
#include "standing.h"

/* The fold against an obvious, slow one that goes day by day, on random small packages. */

enum { ACTORS = 3, EVENTS_MAX = 8, DAYS = 16, STATUSES = 3, MEMBER = 0, OBSERVER = 1, AWAY = 2 };

static const char *const status_ids[STATUSES] = {"member", "observer", "none"};

static int64_t base;
static uint32_t random_state = 7;

/* A number in 0..n-1; the same series in every run. */
static int pick(int n)
{
    random_state = random_state * 1103515245u + 12345u;
    return (int)((random_state >> 16 & 0x7fff) % (unsigned)n);
}

enum plan_kind { PLAIN, FOUNDS, ENDS };

/* One event, of one actor or (if it founds or ends the bloc) of none. In file order. */
struct plan_event {
    enum plan_kind kind;
    int lo, hi; /* days from `base` */
    int actor;  /* -1: none */
    int status;
};

struct plan {
    struct plan_event events[EVENTS_MAX];
    int count;
};

static void write_day(char *text, int day)
{
    const struct civil civil = day_to_civil(base + day);
    sprintf(text, "%04d-%02d-%02d", (int)civil.year, civil.month, civil.day);
}

static void fold_plan(const struct plan *plan, struct loading *loading, struct fold *fold)
{
    static const char *const kinds[] = {"accession", "institution", "dissolution"};
    char text[4096] = "event,date,kind,bloc,effects,source,locator\n";
    for (int i = 0; i < plan->count; i++) {
        const struct plan_event *event = &plan->events[i];
        char lo[32], hi[32], date[80], effect[32] = "";
        write_day(lo, event->lo);
        write_day(hi, event->hi);
        snprintf(date, sizeof date, event->lo == event->hi ? "%s" : "[%s..%s]", lo, hi);
        if (event->actor >= 0) {
            snprintf(effect, sizeof effect, "%s=A%d", status_ids[event->status], event->actor);
        }
        snprintf(text + strlen(text), sizeof text - strlen(text), "e%d,%s,%s,B0,%s,book,%d\n", i,
                 date, kinds[event->kind], effect, i);
    }
    loading_init(loading);
    load_ground(loading);
    load_text(loading, "events", text);
    if (loading->findings.errors) {
        show_findings(&loading->findings);
        fail_msg("the plan does not read:\n%s", text);
    }
    fold_reading(fold, &loading->dataset, 0, &loading->findings);
}

static void print_plan(const struct plan *plan, const struct loading *loading)
{
    static const char *const kinds[] = {"", "founds", "ends"};
    for (int i = 0; i < plan->count; i++) {
        const struct plan_event *event = &plan->events[i];
        print_message("  %d: %s %d..%d A%d %s\n", i, kinds[event->kind], event->lo, event->hi,
                      event->actor, status_ids[event->status]);
    }
    show_findings(&loading->findings);
}

/* What the spells say of a status on a day: the surest of them. */
static enum certainty folded_on(const struct fold *fold, int actor, int status, int day)
{
    enum certainty best = ABSENT;
    for (size_t i = 0; i < fold->count; i++) {
        const struct fold_spell *spell = &fold->spells[i];
        const struct bounds bounds = {spell->bounds.start_lo, spell->bounds.start_hi,
                                      spell->bounds.end_lo, spell->bounds.end_hi};
        if ((int)spell->actor == actor && (int)spell->status == status) {
            const enum certainty here = standing_on_day(&bounds, base + day);
            best = here > best ? here : best;
        }
    }
    return best;
}

/* --- exact days, with the bloc's life --- */

/* One actor's way through the days; `statuses[day]` is its standing when the day is over. Returns
 * whether something makes no sense. */
static bool walk_days(const struct plan *plan, int actor, int statuses[DAYS])
{
    int founded = -1, ended = -1, standing = AWAY;
    bool wrong = false;
    for (int i = 0; i < plan->count; i++) {
        const struct plan_event *event = &plan->events[i];
        if (event->kind == FOUNDS && (founded < 0 || event->lo < founded)) {
            founded = event->lo;
        }
    }
    for (int day = 0; day < DAYS; day++) {
        int said = -1; /* status told on this day */
        for (int i = 0; i < plan->count; i++) {
            const struct plan_event *event = &plan->events[i];
            if (event->lo != day) {
                continue;
            }
            if (event->kind == ENDS && ended < 0) {
                ended = day;
                standing = AWAY;
                said = -1;
            } else if (event->kind == FOUNDS && ended >= 0 && day > ended) {
                ended = -1; /* it begins again */
            } else if (event->actor == actor) {
                wrong = wrong || (said >= 0 && said != event->status);
                if (event->status == AWAY) {
                    wrong = wrong || (standing == AWAY && ended != day);
                } else {
                    wrong = wrong || ended >= 0 || day < founded;
                }
                said = standing = event->status;
            }
        }
        statuses[day] = standing;
    }
    return wrong;
}

static void plan_exact_days(struct plan *plan)
{
    plan->count = 1 + pick(EVENTS_MAX);
    const int end = pick(3) ? -1 : pick(plan->count); /* one end at most */
    for (int i = 0; i < plan->count; i++) {
        const int day = pick(DAYS);
        const enum plan_kind kind = i == end ? ENDS : pick(8) == 0 ? FOUNDS : PLAIN;
        plan->events[i] =
            (struct plan_event){kind, day, day, kind == PLAIN ? pick(ACTORS) : -1, pick(STATUSES)};
    }
}

static void test_exact_days(void **state)
{
    int valid = 0;
    (void)state;
    for (int round = 0; round < 6000; round++) {
        struct plan plan;
        struct loading loading;
        struct fold fold;
        int statuses[ACTORS][DAYS];
        bool wrong = false;
        plan_exact_days(&plan);
        for (int actor = 0; actor < ACTORS; actor++) {
            wrong = walk_days(&plan, actor, statuses[actor]) || wrong;
        }
        fold_plan(&plan, &loading, &fold);
        if (wrong != (loading.findings.errors > 0)) {
            print_plan(&plan, &loading);
            fail_msg("round %d: by the days it is %s", round, wrong ? "wrong" : "right");
        }
        for (int actor = 0; !wrong && actor < ACTORS; actor++) {
            for (int day = 0; day < DAYS; day++) {
                for (int status = MEMBER; status <= OBSERVER; status++) {
                    const enum certainty expected =
                        statuses[actor][day] == status ? CERTAIN : ABSENT;
                    if (folded_on(&fold, actor, status, day) != expected) {
                        print_plan(&plan, &loading);
                        fail_msg("round %d: A%d is%s %s on day %d", round, actor,
                                 expected ? "" : " not", status_ids[status], day);
                    }
                }
            }
        }
        valid += !wrong;
        fold_release(&fold);
        loading_release(&loading);
    }
    assert_in_range(valid, 500, 5500); /* else one half is not tested */
}

/* --- dates of several days: every way in which they may have been --- */

static void plan_vague_days(struct plan *plan)
{
    plan->count = 1 + pick(4);
    int day = 0;
    for (int i = 0; i < plan->count; i++) {
        /* Mostly forward in time, that enough of them make sense. */
        day = pick(5) ? day + pick(4) : pick(DAYS - 4);
        day = day > DAYS - 5 ? DAYS - 5 : day;
        plan->events[i] = (struct plan_event){PLAIN, day, day + (pick(2) ? pick(4) : 0), 0,
                                              i ? pick(STATUSES) : pick(2)};
    }
}

static bool comes_before(const struct plan *plan, int a, int b)
{
    const struct plan_event *one = &plan->events[a], *two = &plan->events[b];
    if (one->lo != two->lo) {
        return one->lo < two->lo;
    }
    return one->hi != two->hi ? one->hi < two->hi : a < b;
}

/* Whether the file and the dates decide an order, without sense; then `order` has it. */
static bool find_order(const struct plan *plan, int order[EVENTS_MAX])
{
    bool wrong = false;
    for (int i = 0; i < plan->count; i++) {
        int rank = 0;
        for (int k = 0; k < plan->count; k++) {
            const struct plan_event *a = &plan->events[i], *b = &plan->events[k];
            const bool overlap = a->lo <= b->hi && b->lo <= a->hi;
            const bool same = a->lo == b->lo && a->hi == b->hi;
            const bool within = a->lo > b->lo && a->hi < b->hi;
            rank += k != i && comes_before(plan, k, i);
            if (k != i && overlap && !same) {
                wrong = wrong || within || comes_before(plan, k, i) != (k < i);
            }
        }
        order[rank] = i;
    }
    int standing = AWAY;
    for (int i = 0; i < plan->count; i++) {
        const struct plan_event *event = &plan->events[order[i]];
        const struct plan_event *last = i ? &plan->events[order[i - 1]] : NULL;
        wrong = wrong || (event->status == AWAY && standing == AWAY);
        wrong = wrong || (last && last->lo == event->lo && last->hi == event->hi &&
                          event->lo == event->hi && last->status != event->status);
        standing = event->status;
    }
    return !wrong;
}

/* Counts, over all ways, those in which the actor has each status on each day. */
struct tally {
    int ways;
    int with[STATUSES][DAYS];
};

static void tally_ways(const struct plan *plan, const int *order, int at, int *days,
                       struct tally *tally)
{
    if (at < plan->count) {
        const struct plan_event *event = &plan->events[order[at]];
        for (int day = event->lo; day <= event->hi; day++) {
            if (at == 0 || days[at - 1] <= day) {
                days[at] = day;
                tally_ways(plan, order, at + 1, days, tally);
            }
        }
        return;
    }
    tally->ways++;
    for (int day = 0; day < DAYS; day++) {
        int standing = AWAY;
        for (int i = 0; i < plan->count; i++) {
            standing = days[i] <= day ? plan->events[order[i]].status : standing;
        }
        tally->with[standing][day]++;
    }
}

static void test_vague_days(void **state)
{
    int valid = 0;
    (void)state;
    for (int round = 0; round < 6000; round++) {
        struct plan plan;
        struct loading loading;
        struct fold fold;
        struct tally tally = {0};
        int order[EVENTS_MAX], days[EVENTS_MAX];
        plan_vague_days(&plan);
        const bool right = find_order(&plan, order);
        fold_plan(&plan, &loading, &fold);
        if (right != (loading.findings.errors == 0)) {
            print_plan(&plan, &loading);
            fail_msg("round %d: the order is %s", round, right ? "decided" : "not decided");
        }
        if (right) {
            tally_ways(&plan, order, 0, days, &tally);
        }
        for (int day = 0; right && day < DAYS; day++) {
            for (int status = MEMBER; status <= OBSERVER; status++) {
                const int with = tally.with[status][day];
                const enum certainty expected = with == tally.ways ? CERTAIN
                                                : with             ? POSSIBLE
                                                                   : ABSENT;
                const enum certainty got = folded_on(&fold, 0, status, day);
                if (got != expected) {
                    print_plan(&plan, &loading);
                    fail_msg("round %d: %s on day %d is %s in %d of %d ways, folded as %s", round,
                             status_ids[status], day, certainty_text(expected), with, tally.ways,
                             certainty_text(got));
                }
            }
        }
        valid += right;
        fold_release(&fold);
        loading_release(&loading);
    }
    assert_in_range(valid, 500, 5500);
}

int main(void)
{
    base = day_from_civil(2000, 1, 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exact_days),
        cmocka_unit_test(test_vague_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "compare.h"

#include "day.h"
#include "edtf.h"
#include "sort.h"

#include <stdlib.h>

void compare_list_release(struct compare_list *list)
{
    free(list->parts);
    free(list->days);
}

int64_t compare_part_days(const struct compare_part *part)
{
    return part->lo == EDTF_NEG_INF || part->end == EDTF_POS_INF ? INT64_MAX : part->end - part->lo;
}

/* ---- Where something may change ---- */

static int compare_days(const void *left, const void *right)
{
    const int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static int64_t window_end(const struct compare_window *window)
{
    return window->hi == EDTF_POS_INF ? EDTF_POS_INF : window->hi + 1;
}

static int64_t clamp(const struct compare_window *window, int64_t day)
{
    return day < window->lo ? window->lo : day > window_end(window) ? window_end(window) : day;
}

static void add_day(struct compare_list *list, const struct compare_window *window, int64_t day)
{
    list->days =
        heap_grow(list->days, &list->day_capacity, list->day_count + 1, sizeof *list->days);
    list->days[list->day_count++] = clamp(window, day);
}

static void add_bounds(struct compare_list *list, const struct compare_window *window,
                       const struct plain_spell *spells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct bounds *bounds = &spells[i].bounds;
        add_day(list, window, bounds->start_lo);
        add_day(list, window, bounds->start_hi);
        add_day(list, window, bounds->end_lo);
        add_day(list, window, bounds->end_hi);
    }
}

/* By year something changes on first days of years only: of those in which there is a change by
 * day, and of those after them. */
static void make_years(struct compare_list *list, const struct compare_window *window)
{
    const size_t count = list->day_count;
    for (size_t i = 0; i < count; i++) {
        const int64_t day = list->days[i];
        if (day != EDTF_NEG_INF && day != EDTF_POS_INF) {
            const int64_t year = day_to_civil(day).year;
            list->days[i] = clamp(window, day_from_civil(year, 1, 1));
            add_day(list, window, day_from_civil(year + 1, 1, 1));
        }
    }
}

static void order_days(struct compare_list *list)
{
    size_t kept = 0;
    sort_list(list->days, list->day_count, sizeof *list->days, compare_days);
    for (size_t i = 0; i < list->day_count; i++) {
        if (!kept || list->days[kept - 1] != list->days[i]) {
            list->days[kept++] = list->days[i];
        }
    }
    list->day_count = kept;
}

/* ---- What is said between two of them ---- */

/* A reading's spells of the pair, and what is asked of them. */
struct saying {
    const struct compare_window *window;
    const struct scope *scope;
    const struct plain_spell *spells;
    size_t count;
};

static uint32_t class_of(const struct scope *scope, uint32_t status)
{
    return scope->statuses[status - 1].class;
}

/* The best of the spells on a day; with `last` not before it, on some day of those. */
static struct compare_state best_of(const struct saying *saying, int64_t first, int64_t last)
{
    struct compare_state best = {.certainty = ABSENT};
    for (size_t i = 0; i < saying->count; i++) {
        const struct plain_spell *spell = &saying->spells[i];
        if (!saying->scope->wanted[spell->status - 1]) {
            continue;
        }
        const enum certainty certainty = standing_in_window(&spell->bounds, first, last);
        const bool higher =
            certainty != ABSENT && certainty == best.certainty &&
            class_of(saying->scope, spell->status) >= class_of(saying->scope, best.status);
        if (certainty > best.certainty || higher) {
            best = (struct compare_state){certainty, spell->status, spell->start_account};
        }
    }
    return best;
}

/* Whether on all days from `lo` to before `end` there is a spell that holds, possibly or surely. */
static bool are_covered(const struct saying *saying, int64_t lo, int64_t end,
                        enum certainty certainty)
{
    int64_t reached = lo;
    for (bool further = true; further && reached < end;) {
        further = false;
        for (size_t i = 0; i < saying->count; i++) {
            const struct bounds *bounds = &saying->spells[i].bounds;
            const int64_t from = certainty == CERTAIN ? bounds->start_hi : bounds->start_lo;
            const int64_t to = certainty == CERTAIN ? bounds->end_lo : bounds->end_hi;
            if (saying->scope->wanted[saying->spells[i].status - 1] && from <= reached &&
                reached < to) {
                reached = to;
                further = true;
            }
        }
    }
    return reached >= end;
}

/* What is said at least of all days from `lo` to before `end`, as panel says it (tenure.h): who
 * passes from one status to the next stands there all through, in the lowest of them. */
static struct compare_state lowest_of(const struct saying *saying, int64_t lo, int64_t end)
{
    const enum certainty most = are_covered(saying, lo, end, CERTAIN)    ? CERTAIN
                                : are_covered(saying, lo, end, POSSIBLE) ? POSSIBLE
                                                                         : ABSENT;
    struct compare_state lowest = {.certainty = ABSENT};
    for (size_t i = 0; i < saying->count; i++) {
        const struct plain_spell *spell = &saying->spells[i];
        enum certainty certainty = saying->scope->wanted[spell->status - 1]
                                       ? standing_in_window(&spell->bounds, lo, end - 1)
                                       : ABSENT;
        certainty = certainty > most ? most : certainty;
        const bool lower =
            certainty != ABSENT && certainty == lowest.certainty &&
            class_of(saying->scope, spell->status) <= class_of(saying->scope, lowest.status);
        if (certainty > lowest.certainty || lower) {
            lowest = (struct compare_state){certainty, spell->status, spell->start_account};
        }
    }
    return lowest;
}

static struct compare_state state_of(const struct saying *saying, int64_t lo, int64_t end)
{
    if (!saying->window->by_year) {
        return best_of(saying, lo, lo);
    }
    switch (saying->window->rule) {
    case RULE_START:
        return best_of(saying, lo, lo);
    case RULE_END:
        return best_of(saying, end - 1, end - 1);
    case RULE_ALL:
        return lowest_of(saying, lo, end);
    case RULE_ANY:
        break;
    }
    return best_of(saying, lo, end - 1);
}

static bool are_one(const struct scope *scope, uint32_t a, uint32_t b)
{
    const int64_t first = scope->statuses[a - 1].cow, second = scope->statuses[b - 1].cow;
    return a == b || (first != COW_NO_CODE && first == second);
}

static enum contrast kind_of(const struct scope *scope, const struct compare_state states[2])
{
    const enum certainty first = states[0].certainty, second = states[1].certainty;
    if (first == POSSIBLE || second == POSSIBLE) {
        return CONTRAST_POSSIBLE;
    }
    if (first == ABSENT || second == ABSENT) {
        return first == ABSENT ? CONTRAST_ONLY_SECOND : CONTRAST_ONLY_FIRST;
    }
    return are_one(scope, states[0].status, states[1].status) ? CONTRAST_AGREE : CONTRAST_STATUS;
}

static bool says_the_same(const struct compare_state *a, const struct compare_state *b)
{
    return a->certainty == b->certainty && (a->certainty == ABSENT || a->status == b->status);
}

/* Whether some of the spells goes on behind the day. */
static bool goes_on(const struct plain_spell *const spells[2], const size_t count[2], int64_t day)
{
    bool found = false;
    for (int k = 0; k < 2; k++) {
        for (size_t i = 0; i < count[k]; i++) {
            found = found || spells[k][i].bounds.end_hi > day;
        }
    }
    return found;
}

static void add_part(struct compare_list *list, const struct compare_part *part)
{
    struct compare_part *last = list->count ? &list->parts[list->count - 1] : NULL;
    if (last && last->end == part->lo && says_the_same(&last->states[0], &part->states[0]) &&
        says_the_same(&last->states[1], &part->states[1])) {
        last->end = part->end;
        last->goes_on = part->goes_on;
        return;
    }
    list->parts = heap_grow(list->parts, &list->capacity, list->count + 1, sizeof *list->parts);
    list->parts[list->count++] = *part;
}

void compare_pair(struct compare_list *list, const struct compare_window *window,
                  const struct scope *scope, const struct plain_spell *const spells[2],
                  const size_t count[2])
{
    list->count = list->day_count = 0;
    add_bounds(list, window, spells[0], count[0]);
    add_bounds(list, window, spells[1], count[1]);
    order_days(list);
    if (window->by_year) {
        make_years(list, window);
        order_days(list);
    }
    for (size_t i = 0; i + 1 < list->day_count; i++) {
        struct compare_part part = {.lo = list->days[i], .end = list->days[i + 1]};
        for (int k = 0; k < 2; k++) {
            const struct saying saying = {window, scope, spells[k], count[k]};
            part.states[k] = state_of(&saying, part.lo, part.end);
        }
        if (part.states[0].certainty != ABSENT || part.states[1].certainty != ABSENT) {
            part.kind = kind_of(scope, part.states);
            part.goes_on = !window->to_given && part.end >= window_end(window) &&
                           goes_on(spells, count, part.end);
            add_part(list, &part);
        }
    }
}

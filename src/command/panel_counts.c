#include "panel.h"

#include <stdio.h>
#include <stdlib.h>

/* How many blocs of each class an actor stands in, period by period. */

const struct column panel_counts_columns[] = {
    {"period", COLUMN_DATE, ROLE_PERIOD, MSG_heading_period},
    {"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
    {"full", COLUMN_NUMBER, ROLE_NONE, MSG_NONE},
    {"partial", COLUMN_NUMBER, ROLE_NONE, MSG_NONE},
    {"certain", COLUMN_NUMBER, ROLE_CERTAIN_COUNT, MSG_heading_certain},
};
enum { COLUMN_COUNT = sizeof panel_counts_columns / sizeof *panel_counts_columns };

struct counted_run {
    struct periods periods;
    uint32_t class;
    bool certain;
};

struct counts {
    struct scope *scope;
    const struct panel_options *words;
    struct table_sink *sink;
    struct counted_run *runs; /* of the actor at hand */
    size_t count, capacity;
    int64_t first_day;
    uint32_t next_actor; /* whose rows are not out yet */
};

static bool take_group(void *context, const struct tenure_group *group, struct fault *fault)
{
    struct counts *counts = context;
    struct runs runs = runs_of(group->tenures, group->count, counts->scope->rule);
    struct run run;
    (void)fault;
    while (runs_next(&runs, &run)) {
        counts->runs =
            heap_grow(counts->runs, &counts->capacity, counts->count + 1, sizeof *counts->runs);
        counts->runs[counts->count++] =
            (struct counted_run){run.periods, run.tenure->class, run.certainty == CERTAIN};
    }
    return true;
}

/* Adds a run to the differences from period to period: full, partial, certain. */
static void add_run(int64_t *differences, int64_t first, const struct counted_run *run)
{
    int64_t *from = &differences[3 * (run->periods.first - first)];
    int64_t *to = &differences[3 * (run->periods.last + 1 - first)];
    const int which = run->class == CLASS_FULL ? 0 : 1;
    from[which]++;
    to[which]--;
    from[2] += run->certain;
    to[2] -= run->certain;
}

static bool put_rows(struct counts *counts, uint32_t actor, struct periods all,
                     const int64_t *differences, struct fault *fault)
{
    char period[PERIOD_TEXT_SIZE], numbers[3][24];
    int64_t sums[3] = {0};
    struct cell cells[COLUMN_COUNT] = {[1] = counts->scope->actors.list[actor].code};
    for (int64_t i = all.first; i <= all.last; i++) {
        cells[0] = (struct cell){period, period_text(counts->scope->calendar.by, i, period)};
        for (int k = 0; k < 3; k++) {
            sums[k] += differences[3 * (i - all.first) + k];
            snprintf(numbers[k], sizeof numbers[k], "%lld", (long long)sums[k]);
            cells[2 + k] = cell_text(numbers[k]);
        }
        const bool shown = counts->words->complete || sums[0] || sums[1];
        if (shown && !table_row(counts->sink, cells, fault)) {
            return false;
        }
    }
    return true;
}

static bool show_actor(struct counts *counts, uint32_t actor, size_t count, struct fault *fault)
{
    struct periods all = counts->words->complete
                             ? panel_there(counts->scope, actor, counts->first_day)
                             : (struct periods){1, 0};
    for (size_t i = 0; i < count; i++) {
        const struct periods *periods = &counts->runs[i].periods;
        const bool none = all.first > all.last;
        all.first = none || periods->first < all.first ? periods->first : all.first;
        all.last = none || periods->last > all.last ? periods->last : all.last;
    }
    if (all.first > all.last) {
        return true;
    }
    int64_t *differences = heap_zero(3 * (size_t)(all.last - all.first + 2), sizeof *differences);
    for (size_t i = 0; i < count; i++) {
        add_run(differences, all.first, &counts->runs[i]);
    }
    const bool done = put_rows(counts, actor, all, differences, fault);
    free(differences);
    return done;
}

/* The actors before this one who have no standing at all. */
static bool fill_actors(struct counts *counts, uint32_t actor, struct fault *fault)
{
    bool done = true;
    for (; done && counts->words->complete && counts->next_actor < actor; counts->next_actor++) {
        done = show_actor(counts, counts->next_actor, 0, fault);
    }
    counts->next_actor = actor + 1;
    return done;
}

static bool end_actor(void *context, uint32_t actor, struct fault *fault)
{
    struct counts *counts = context;
    const bool done =
        fill_actors(counts, actor, fault) && show_actor(counts, actor, counts->count, fault);
    counts->count = 0;
    return done;
}

bool panel_counts(struct scope *scope, const struct panel_options *words, struct table_sink *sink,
                  struct fault *fault)
{
    struct counts counts = {.scope = scope, .words = words, .sink = sink};
    struct column own[COLUMN_COUNT];
    for (int i = 0; i < COLUMN_COUNT; i++) {
        own[i] = panel_counts_columns[i];
    }
    own[1].kind = scope_actor_kind(scope);
    const bool done = table_begin(sink, NULL, own, COLUMN_COUNT, fault) &&
                      (!words->complete || panel_first_day(scope, &counts.first_day, fault)) &&
                      scope_groups(scope, PARTY_ACTOR, take_group, end_actor, &counts, fault) &&
                      fill_actors(&counts, (uint32_t)scope->actors.count, fault) &&
                      table_end(sink, fault);
    free(counts.runs);
    return done;
}

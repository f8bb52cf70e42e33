#include "messages.h"
#include "panel.h"

#include "edtf.h"
#include "sort.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One row for each period of an actor, with a column for each bloc. The actor's runs are kept (one
 * actor's at a time), sorted by their first period, and the row goes along with them. */

struct wide_run {
    struct periods periods;
    uint32_t column, status;
};

struct wide {
    struct scope *scope;
    const struct panel_options *words;
    struct table_sink *sink;
    struct bloc_columns columns;
    struct cell *cells;
    struct wide_run *runs;
    size_t run_count, run_capacity;
    struct share *shares; /* --rule days: the texts of one row, by column */
    uint32_t *open;       /* by bloc column: the run that fills it now, or NONE */
    /* --rule days: the tenures of the actor's groups, as the shares are made row by row */
    struct tenure *tenures;
    size_t tenure_count, tenure_capacity;
    int64_t first_day;   /* --complete: from which on rows are made of nothing */
    uint32_t next_actor; /* whose rows are not out yet */
    struct {
        size_t first, count;
    } * groups; /* by bloc column */
};

struct share {
    char text[SHARE_TEXT_SIZE];
};

static bool take_group(void *context, const struct tenure_group *group, struct fault *fault)
{
    struct wide *wide = context;
    struct runs runs = runs_of(group->tenures, group->count, wide->scope->rule);
    struct run run;
    const uint32_t column = wide->columns.column[group->bloc];
    if (column == NONE && wide->scope->with_cow) { /* all its statuses are without a number */
        return true;
    }
    if (column == NONE) { /* the bloc has no spells, another table of the file says */
        return packs_damaged(wide->scope->question->store, fault);
    }
    while (runs_next(&runs, &run)) {
        wide->runs =
            heap_grow(wide->runs, &wide->run_capacity, wide->run_count + 1, sizeof *wide->runs);
        wide->runs[wide->run_count++] = (struct wide_run){run.periods, column, run.tenure->status};
    }
    if (wide->scope->by_days) {
        wide->tenures = heap_grow(wide->tenures, &wide->tenure_capacity,
                                  wide->tenure_count + group->count, sizeof *wide->tenures);
        memcpy(wide->tenures + wide->tenure_count, group->tenures,
               group->count * sizeof *group->tenures);
        wide->groups[column].first = wide->tenure_count;
        wide->groups[column].count = group->count;
        wide->tenure_count += group->count;
    }
    return true;
}

static int compare_runs(const void *left, const void *right)
{
    const struct wide_run *a = left, *b = right;
    if (a->periods.first != b->periods.first) {
        return a->periods.first < b->periods.first ? -1 : 1;
    }
    return (a->column > b->column) - (a->column < b->column);
}

/* What a standing looks like in a cell: its word, or its number in the Correlates of War data. */
static struct cell status_cell(const struct wide *wide, uint32_t status)
{
    const struct status_row *row = &wide->scope->statuses[status];
    if (!wide->words->cow && wide->scope->codes != CODES_COW) {
        return cell_text(row->id);
    }
    return cell_text(cow_status_text(row->cow));
}

/* Nobody stands: nothing is said; but the Correlates of War data say 0 ("no membership") as long as
 * the bloc lives. */
static struct cell empty_cell(const struct wide *wide, size_t column, int64_t period)
{
    const bool zero = wide->words->cow && !wide->scope->by_days &&
                      bloc_columns_alive(&wide->columns, column, period);
    return cell_text(zero ? "0" : NULL);
}

static struct cell fill_cell(struct wide *wide, size_t column, int64_t period)
{
    const uint32_t run = wide->open[column];
    if (run == NONE || period > wide->runs[run].periods.last) {
        wide->open[column] = NONE;
        return empty_cell(wide, column, period);
    }
    if (!wide->scope->by_days) {
        return status_cell(wide, wide->runs[run].status);
    }
    const int64_t days =
        tenure_certain_days(wide->tenures + wide->groups[column].first, wide->groups[column].count,
                            &wide->scope->calendar, period);
    share_text(days, &wide->scope->calendar, period, wide->shares[column].text);
    return cell_text(wide->shares[column].text);
}

static bool add_row(struct wide *wide, int64_t period, struct fault *fault)
{
    char text[PERIOD_TEXT_SIZE];
    struct cell *cells = wide->cells;
    cells[wide->words->cow ? 1 : 0] =
        (struct cell){text, period_text(wide->scope->calendar.by, period, text)};
    for (size_t column = wide->columns.first; column < wide->columns.count; column++) {
        cells[column] = fill_cell(wide, column, period);
    }
    return table_row(wide->sink, cells, fault);
}

static void name_actor(struct wide *wide, const struct member_text *who)
{
    if (wide->words->cow) {
        wide->cells[0] = who->code;
        wide->cells[2] = who->id_cell;
    } else {
        wide->cells[1] = who->code;
    }
}

/* The rows of an actor, of whom the first `count` of the runs are: from its first run to its last,
 * or all the time that it is there. */
static bool show_actor(struct wide *wide, uint32_t actor, size_t count, struct fault *fault)
{
    const struct periods there = wide->words->complete
                                     ? panel_there(wide->scope, actor, wide->first_day)
                                     : (struct periods){1, 0};
    const bool complete = there.first <= there.last;
    int64_t period = complete ? there.first : 0;
    int64_t last = complete ? there.last : INT64_MIN; /* up to which there surely are rows */
    for (size_t column = wide->columns.first; column < wide->columns.count; column++) {
        wide->open[column] = NONE;
    }
    name_actor(wide, &wide->scope->actors.list[actor]);
    if (count && (!complete || wide->runs[0].periods.first < period)) {
        period = wide->runs[0].periods.first;
    }
    for (size_t next = 0; next < count || period <= last; period++) {
        if (period > last) {
            period = wide->runs[next].periods.first; /* over the periods without a standing */
        }
        for (; next < count && wide->runs[next].periods.first == period; next++) {
            wide->open[wide->runs[next].column] = (uint32_t)next;
            last = wide->runs[next].periods.last > last ? wide->runs[next].periods.last : last;
        }
        if (!add_row(wide, period, fault)) {
            return false;
        }
    }
    return true;
}

/* The actors before this one who have no standing at all. */
static bool fill_actors(struct wide *wide, uint32_t actor, struct fault *fault)
{
    bool done = true;
    for (; done && wide->words->complete && wide->next_actor < actor; wide->next_actor++) {
        done = show_actor(wide, wide->next_actor, 0, fault);
    }
    wide->next_actor = actor + 1;
    return done;
}

/* All rows of an actor, when its runs are in. */
static bool end_actor(void *context, uint32_t actor, struct fault *fault)
{
    struct wide *wide = context;
    if (!wide->scope->actors.limited) {
        watch_share(wide->scope->question->watch, actor, wide->scope->actors.count);
    }
    sort_list(wide->runs, wide->run_count, sizeof *wide->runs, compare_runs);
    const bool done =
        fill_actors(wide, actor, fault) && show_actor(wide, actor, wide->run_count, fault);
    wide->run_count = 0;
    wide->tenure_count = 0;
    return done;
}

bool panel_wide(struct scope *scope, const struct panel_options *words, struct table_sink *sink,
                struct fault *fault)
{
    const struct column plain[] = {
        {"period", COLUMN_DATE, ROLE_PERIOD, MSG_heading_period},
        {"actor", scope_actor_kind(scope), ROLE_ACTOR, MSG_heading_actor}};
    static const struct column cow[] = {{"ccode", COLUMN_NUMBER, ROLE_CODE, MSG_NONE},
                                        {"year", COLUMN_NUMBER, ROLE_NONE, MSG_NONE},
                                        {"state", COLUMN_TEXT, ROLE_CODE, MSG_NONE}};
    struct wide wide = {.scope = scope, .words = words, .sink = sink};
    const bool numbers = words->cow || scope->by_days || scope->codes == CODES_COW;
    bool done = bloc_columns_make(scope, words->cow ? cow : plain, words->cow ? 3 : 2, words->cow,
                                  numbers ? COLUMN_NUMBER : COLUMN_TEXT, &wide.columns, fault);
    if (done) {
        const size_t count = wide.columns.count;
        wide.cells = arena_alloc(&scope->arena, count * sizeof *wide.cells);
        wide.open = arena_alloc(&scope->arena, count * sizeof *wide.open);
        wide.shares = arena_alloc(&scope->arena, count * sizeof *wide.shares);
        wide.groups = arena_alloc(&scope->arena, count * sizeof *wide.groups);
        done = table_begin(sink, NULL, wide.columns.columns, count, fault) &&
               (!words->complete || panel_first_day(scope, &wide.first_day, fault)) &&
               scope_groups(scope, PARTY_ACTOR, take_group, end_actor, &wide, fault) &&
               fill_actors(&wide, (uint32_t)scope->actors.count, fault) && table_end(sink, fault);
    }
    free(wide.runs);
    free(wide.tenures);
    return done;
}

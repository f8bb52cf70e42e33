#include "option_specs.h"
#include "pair_cells.h"
#include "panel.h"
#include "shaping.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct dyads {
    struct scope *scope;
    const struct panel_options *words;
    struct table_sink *sink;
    int64_t number;              /* of the period at hand, */
    char text[PERIOD_TEXT_SIZE]; /* which is written but once */
    struct cell *numbers;        /* 0 to the number of blocs, as cells */
    struct bloc_columns columns; /* --shape cow */
    struct cell *cells;
    /* --complete */
    struct periods *there;  /* by actor; NULL: not known yet */
    uint32_t only;          /* the actor that all pairs are of, or NONE */
    int64_t next;           /* the period, */
    uint32_t first, second; /* and the pair of it whose row is not out yet */
    bool (*write)(struct dyads *dyads, int64_t period, const struct pair *pair,
                  struct fault *fault);
};

enum { PERIOD, ACTOR1, ACTOR2, COUNT, BLOCS, CERTAIN_COUNT, LONG_COLUMNS };

static const struct column long_columns[LONG_COLUMNS] = {
    [PERIOD] = {"period", COLUMN_DATE, ROLE_PERIOD, MSG_heading_period},
    [ACTOR1] = {"actor1", COLUMN_TEXT, ROLE_FIRST, MSG_heading_actor1},
    [ACTOR2] = {"actor2", COLUMN_TEXT, ROLE_SECOND, MSG_heading_actor2},
    [COUNT] = {"count", COLUMN_NUMBER, ROLE_COUNT, MSG_heading_count},
    [BLOCS] = {"blocs", COLUMN_LIST, ROLE_SHARED, MSG_heading_blocs},
    [CERTAIN_COUNT] = {"certain", COLUMN_NUMBER, ROLE_CERTAIN_COUNT, MSG_heading_certain},
};

/* The Correlates of War name the state of the lower number first, and whoever joins dyads by codes
 * of others expects that. Codes that are no numbers go by the alphabet; who has none comes last. */
static bool in_code_order(const struct scope *scope, const struct pair *pair)
{
    const struct cell *a = &scope->actors.list[pair->first].code;
    const struct cell *b = &scope->actors.list[pair->second].code;
    if (scope->codes == CODES_ISO3 || !a->size || !b->size) {
        return scope->codes == CODES_ISO3 || !b->size;
    }
    const long first = strtol(a->text, NULL, 10), second = strtol(b->text, NULL, 10);
    return first != second ? first < second : strcmp(a->text, b->text) <= 0;
}

/* The cells are kept from row to row, as most of a row is like the one before. */
static bool write_pair(struct dyads *dyads, int64_t period, const struct pair *pair,
                       struct fault *fault)
{
    const struct member_text *actors = dyads->scope->actors.list;
    struct cell *cells = dyads->cells;
    if (!cells[PERIOD].text || period != dyads->number) {
        dyads->number = period;
        cells[PERIOD] =
            (struct cell){dyads->text, period_text(dyads->scope->calendar.by, period, dyads->text)};
    }
    const bool as_is = in_code_order(dyads->scope, pair);
    cells[ACTOR1] = actors[as_is ? pair->first : pair->second].code;
    cells[ACTOR2] = actors[as_is ? pair->second : pair->first].code;
    cells[COUNT] = dyads->numbers[pair->count];
    cells[BLOCS] = pair->count ? list_shared(pair) : (struct cell){NULL, 0};
    cells[CERTAIN_COUNT] = dyads->numbers[pair->certain];
    return table_row(dyads->sink, cells, fault);
}

/* Marks that say which blocs a pair shares by their ranks, as numbers in memory. */
static const struct cell *rank_labels(struct arena *arena, size_t count)
{
    struct cell *labels = arena_alloc(arena, (count + 1) * sizeof *labels);
    uint32_t *ranks = arena_alloc(arena, (count + 1) * sizeof *ranks);
    for (uint32_t i = 0; i < count; i++) {
        ranks[i] = i;
        labels[i] = (struct cell){(const char *)&ranks[i], sizeof ranks[i]};
    }
    return labels;
}

/* A row of the joint-membership matrix: 1 shared, 0 not, nothing where the bloc did not exist. */
static bool write_cow_pair(struct dyads *dyads, int64_t period, const struct pair *pair,
                           struct fault *fault)
{
    const struct bloc_columns *columns = &dyads->columns;
    const struct member_text *a = &dyads->scope->actors.list[pair->first];
    const struct member_text *b = &dyads->scope->actors.list[pair->second];
    char text[PERIOD_TEXT_SIZE];
    const bool as_is = in_code_order(dyads->scope, pair);
    dyads->cells[0] = as_is ? a->code : b->code;
    dyads->cells[1] = as_is ? b->code : a->code;
    dyads->cells[2] = (struct cell){text, period_text(BY_YEAR, period, text)};
    dyads->cells[3] = as_is ? a->id_cell : b->id_cell;
    dyads->cells[4] = as_is ? b->id_cell : a->id_cell;
    const char *next = pair->shared.text, *const end = next + pair->shared.size;
    for (uint32_t i = 0; i < dyads->scope->blocs.count; i++) {
        const uint32_t column = columns->column[i];
        const bool shared = next < end && memcmp(next, &i, sizeof i) == 0;
        next += shared ? sizeof i : 0;
        if (column == NONE) {
            continue;
        }
        const bool alive = bloc_columns_alive(columns, column, period);
        dyads->cells[column] = cell_text(shared ? "1" : alive ? "0" : NULL);
    }
    return table_row(dyads->sink, dyads->cells, fault);
}

/* ---- --complete: pairs that share nothing, while both are there ---- */

/* When each actor is there, of all that the driver lets in. */
static bool list_there(struct dyads *dyads, struct fault *fault)
{
    const struct scope *scope = dyads->scope;
    int64_t first_day;
    if (!panel_first_day(dyads->scope, &first_day, fault)) {
        return false;
    }
    dyads->there =
        arena_alloc(&dyads->scope->arena, (scope->actors.count + 1) * sizeof *dyads->there);
    for (uint32_t i = 0; i < scope->actors.count; i++) {
        dyads->there[i] = panel_there(scope, i, first_day);
    }
    dyads->next = period_of(&scope->calendar, first_day);
    dyads->second = 1;
    return true;
}

static bool is_there(const struct dyads *dyads)
{
    const struct member_text *actors = dyads->scope->actors.list;
    return (dyads->only == NONE || dyads->first == dyads->only || dyads->second == dyads->only) &&
           actors[dyads->first].number != actors[dyads->second].number &&
           periods_have(dyads->there[dyads->first], dyads->next) &&
           periods_have(dyads->there[dyads->second], dyads->next);
}

/* Writes the pairs before this one that have no row. */
static bool fill_pairs(struct dyads *dyads, int64_t period, uint32_t first, uint32_t second,
                       struct fault *fault)
{
    const uint32_t count = (uint32_t)dyads->scope->actors.count;
    while (dyads->next < period ||
           (dyads->next == period &&
            (dyads->first < first || (dyads->first == first && dyads->second < second)))) {
        if (dyads->second >= count) {
            dyads->first++;
            dyads->second = dyads->first + 1;
            if (dyads->first >= count) {
                dyads->next++;
                dyads->first = 0;
                dyads->second = 1;
            }
            continue;
        }
        const struct pair none = {.first = dyads->first, .second = dyads->second};
        if (is_there(dyads) && !dyads->write(dyads, dyads->next, &none, fault)) {
            return false;
        }
        dyads->second++;
    }
    dyads->second++;
    return true;
}

static bool take_pair(void *context, int64_t period, const struct pair *pair, struct fault *fault)
{
    struct dyads *dyads = context;
    if (dyads->words->complete && ((!dyads->there && !list_there(dyads, fault)) ||
                                   !fill_pairs(dyads, period, pair->first, pair->second, fault))) {
        return false;
    }
    return dyads->write(dyads, period, pair, fault);
}

static bool sweep(struct dyads *dyads, const struct cell *labels,
                  bool (*write)(struct dyads *dyads, int64_t period, const struct pair *pair,
                                struct fault *fault),
                  struct fault *fault)
{
    struct scope *scope = dyads->scope;
    size_t chosen = 0;
    dyads->only = NONE;
    dyads->write = write;
    for (uint32_t i = 0; scope->actors.limited && i < scope->actors.count; i++) {
        dyads->only = scope->actors.list[i].chosen ? i : dyads->only;
        chosen += scope->actors.list[i].chosen;
    }
    dyads->only = chosen == 1 ? dyads->only : NONE;
    if (!pair_driver(scope, false, labels, take_pair, dyads, fault)) {
        return false;
    }
    return !dyads->words->complete || scope->calendar.lo > scope->calendar.hi ||
           ((dyads->there || list_there(dyads, fault)) &&
            fill_pairs(dyads, period_of(&scope->calendar, scope->calendar.hi) + 1, 0, 1, fault));
}

static bool dyads_long(struct dyads *dyads, struct fault *fault)
{
    struct cell cells[LONG_COLUMNS] = {{0}};
    struct column own[LONG_COLUMNS];
    struct scope *scope = dyads->scope;
    memcpy(own, long_columns, sizeof own);
    own[ACTOR1].kind = own[ACTOR2].kind = scope_actor_kind(scope);
    dyads->cells = cells;
    dyads->numbers = number_cells(&scope->arena, scope->blocs.count);
    const struct cell *labels =
        dyads->words->counts_only ? NULL : list_labels(&scope->arena, &scope->blocs);
    return table_begin(dyads->sink, NULL, own, LONG_COLUMNS, fault) &&
           sweep(dyads, labels, write_pair, fault) && table_end(dyads->sink, fault);
}

static bool dyads_cow(struct dyads *dyads, struct fault *fault)
{
    static const struct column heads[] = {
        {"ccode1", COLUMN_NUMBER, ROLE_CODE, MSG_NONE},
        {"ccode2", COLUMN_NUMBER, ROLE_CODE, MSG_NONE},
        {"year", COLUMN_NUMBER, ROLE_NONE, MSG_NONE},
        {"state1", COLUMN_TEXT, ROLE_CODE, MSG_NONE},
        {"state2", COLUMN_TEXT, ROLE_CODE, MSG_NONE},
    };
    struct scope *scope = dyads->scope;
    if (!bloc_columns_make(scope, heads, sizeof heads / sizeof *heads, true, COLUMN_NUMBER,
                           &dyads->columns, fault)) {
        return false;
    }
    dyads->cells = arena_alloc(&scope->arena, dyads->columns.count * sizeof *dyads->cells);
    const struct cell *labels = rank_labels(&scope->arena, scope->blocs.count);
    return table_begin(dyads->sink, NULL, dyads->columns.columns, dyads->columns.count, fault) &&
           sweep(dyads, labels, write_cow_pair, fault) && table_end(dyads->sink, fault);
}

bool query_dyads(const struct question *question, const struct panel_options *words,
                 struct table_sink *sink, struct fault *fault)
{
    struct scope scope;
    struct dyads dyads = {.scope = &scope, .words = words, .sink = sink};
    const struct scope_options scope_words = panel_scope(words);
    bool done = scope_open(&scope, question, &scope_words, fault);
    scope.certain_only = words->certain_only;
    done = done && (words->cow ? dyads_cow(&dyads, fault) : dyads_long(&dyads, fault));
    if (done) {
        scope_note_codes(&scope);
        scope_note_bilateral(&scope);
    }
    scope_release(&scope);
    return done;
}

enum { COMPLETE = OPTION_OWN };

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct panel_options words;
    if (!panel_read(given, &words, fault)) {
        return false;
    }
    words.scope.rule = (enum rule)given->number[OPTION_PERIOD_RULE];
    words.scope.no_bilateral = true;
    words.complete = given->value[COMPLETE] != NULL;
    words.counts_only = !shaping_needs(given, "blocs");
    return query_dyads(question, &words, sink, fault);
}

static const struct option_spec options[] = {
    OPT_STATUS,  OPT_FROM,
    OPT_TO,      OPT_BY,
    OPT_BLOCS,   OPT_ACTORS,
    OPT_TAG,     OPT_SKIP,
    OPT_FOLLOW,  OPT_PERIOD_RULE,
    OPT_CODES,   OPT_SHAPE,
    OPT_CERTAIN, {.id = COMPLETE, .name = "complete", .help = MSG_help_o_complete_pairs},
    OPT_END,
};

const struct command command_dyads = {
    .name = "dyads",
    .title = MSG_title_dyads,
    .operands = "",
    .words = true,
    .summary = MSG_help_s_dyads,
    .help = MSG_help_t_dyads,
    .options = options,
    .columns = long_columns,
    .column_count = LONG_COLUMNS,
    .examples = {"blocline dyads --from 1995 --to 1999",
                 "blocline dyads --actor KAZ,UZB --by month"},
    .run = run,
};

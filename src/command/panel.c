#include "panel.h"
#include "edtf.h"
#include "messages.h"
#include "option_specs.h"
#include "shaping.h"
#include "with_bounds.h"

#include <stdio.h>
#include <string.h>

/* The long form: one row for each period, bloc and actor. Most of its time goes into the rows, so a
 * row only writes what differs from the one before: the period. */

static const struct column columns[] = {
    {"period", COLUMN_DATE, ROLE_PERIOD, MSG_heading_period},
    {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
    {"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
    {"status", COLUMN_TEXT, ROLE_STATUS, MSG_heading_status},
    {"certainty", COLUMN_TEXT, ROLE_CERTAINTY, MSG_heading_certainty},
    {"days", COLUMN_NUMBER, ROLE_DAYS, MSG_heading_days},
    {"share", COLUMN_NUMBER, ROLE_SHARE, MSG_heading_share},
};
enum {
    COLUMN_COUNT = sizeof columns / sizeof *columns,
    DAYS_COLUMNS = 2,
    BOUNDS = 4,
    ROW_CELLS = COLUMN_COUNT + BOUNDS
};

struct answer {
    struct scope *scope;
    struct table_sink *sink;
    size_t own;       /* columns before those of --with-bounds */
    bool with_bounds; /* the days of the standing that decides */
    /* --complete */
    bool complete;
    int64_t first_day;
    struct scope_lives lives;
    uint32_t next_bloc, next_actor; /* the pair whose rows are not out yet */
    const char *none;               /* the status of class none */
};

bool panel_first_day(struct scope *scope, int64_t *day, struct fault *fault)
{
    int64_t period;
    if (!scope_first_period(scope, &period, fault)) {
        return false;
    }
    *day = period_first(&scope->calendar, period);
    return true;
}

struct periods panel_there(const struct scope *scope, uint32_t actor, int64_t first_day)
{
    struct days days;
    if (!scope->actors.list[actor].chosen || !scope->actors.list[actor].code.size ||
        scope_shares_code(scope, actor) || !scope_actor_days(scope, actor, &days)) {
        return (struct periods){1, 0};
    }
    days.lo = days.lo < first_day ? first_day : days.lo;
    return life_periods(scope, &days);
}

/* The rows of an actor who does not stand in the bloc in these periods, though both are there. */
static bool add_absent(struct answer *answer, uint32_t bloc, uint32_t actor, int64_t first,
                       int64_t last, struct fault *fault)
{
    const struct scope *scope = answer->scope;
    const struct periods there = panel_there(scope, actor, answer->first_day);
    char period[PERIOD_TEXT_SIZE], share[SHARE_TEXT_SIZE];
    struct cell cells[ROW_CELLS] = {{period, 0},
                                    scope->blocs.list[bloc].id_cell,
                                    scope->actors.list[actor].code,
                                    cell_text(answer->none),
                                    cell_text(certainty_words.texts[ABSENT])};
    for (size_t k = answer->lives.first[bloc]; k < answer->lives.first[bloc + 1]; k++) {
        const struct periods life = life_periods(scope, &answer->lives.list[k]);
        int64_t from = life.first > first ? life.first : first,
                to = life.last < last ? life.last : last;
        from = there.first > from ? there.first : from;
        to = there.last < to ? there.last : to;
        first = to >= from ? to + 1 : first; /* two lives may share a period */
        for (int64_t i = from; i <= to; i++) {
            cells[0].size = period_text(scope->calendar.by, i, period);
            if (scope->by_days) {
                share_text(0, &scope->calendar, i, share);
                cells[5] = cell_text("0");
                cells[6] = cell_text(share);
            }
            if (!table_row(answer->sink, cells, fault)) {
                return false;
            }
        }
    }
    return true;
}

/* The pairs before this one that have no row yet. */
static bool fill_pairs(struct answer *answer, uint32_t bloc, uint32_t actor, struct fault *fault)
{
    bool done = true;
    while (
        done && answer->complete &&
        (answer->next_bloc < bloc || (answer->next_bloc == bloc && answer->next_actor < actor))) {
        if (answer->next_actor == answer->scope->actors.count) {
            answer->next_actor = 0;
            answer->next_bloc++;
            continue;
        }
        if (answer->scope->blocs.list[answer->next_bloc].chosen) {
            done = add_absent(answer, answer->next_bloc, answer->next_actor, INT64_MIN, INT64_MAX,
                              fault);
        }
        answer->next_actor++;
    }
    answer->next_bloc = bloc;
    answer->next_actor = actor + 1;
    return done;
}

static void put_bounds(const struct bounds *bounds, char (*texts)[EDTF_DAY_SIZE],
                       struct cell *cells)
{
    const int64_t days[BOUNDS] = {bounds->start_lo, bounds->start_hi, bounds->end_lo,
                                  bounds->end_hi};
    for (int i = 0; i < BOUNDS; i++) {
        cells[i] = bound_cell(days[i], texts[i]);
    }
}

/* The rows of one run. */
static bool add_run(struct answer *answer, const struct tenure_group *group, const struct run *run,
                    struct cell *cells, struct fault *fault)
{
    const struct scope *scope = answer->scope;
    char period[PERIOD_TEXT_SIZE], days[24], share[SHARE_TEXT_SIZE];
    char texts[BOUNDS][EDTF_DAY_SIZE];
    if (answer->with_bounds) {
        put_bounds(&run->tenure->whole, texts, cells + answer->own);
    }
    cells[0].text = period;
    cells[3] = cell_text(scope->statuses[run->tenure->status].id);
    cells[4] = cell_text(certainty_text(run->certainty));
    for (int64_t i = run->periods.first; i <= run->periods.last; i++) {
        cells[0].size = period_text(scope->calendar.by, i, period);
        if (scope->by_days) {
            const int64_t sum =
                tenure_certain_days(group->tenures, group->count, &scope->calendar, i);
            snprintf(days, sizeof days, "%lld", (long long)sum);
            share_text(sum, &scope->calendar, i, share);
            cells[5] = cell_text(days);
            cells[6] = cell_text(share);
        }
        if (!table_row(answer->sink, cells, fault)) {
            return false;
        }
    }
    return true;
}

static bool take_group(void *context, const struct tenure_group *group, struct fault *fault)
{
    struct answer *answer = context;
    struct runs runs = runs_of(group->tenures, group->count, answer->scope->rule);
    struct run run;
    struct cell cells[ROW_CELLS] = {0};
    cells[1] = answer->scope->blocs.list[group->bloc].id_cell;
    cells[2] = answer->scope->actors.list[group->actor].code;
    if (!answer->scope->blocs.limited) {
        watch_share(answer->scope->question->watch, group->bloc, answer->scope->blocs.count);
    }
    if (!fill_pairs(answer, group->bloc, group->actor, fault)) {
        return false;
    }
    int64_t next = INT64_MIN; /* the first period that nothing is said of yet */
    while (runs_next(&runs, &run)) {
        if ((answer->complete &&
             !add_absent(answer, group->bloc, group->actor, next, run.periods.first - 1, fault)) ||
            !add_run(answer, group, &run, cells, fault)) {
            return false;
        }
        next = run.periods.last + 1;
    }
    return !answer->complete ||
           add_absent(answer, group->bloc, group->actor, next, INT64_MAX, fault);
}

static const char *none_of(const struct scope *scope)
{
    for (size_t i = 0; i < scope->status_count; i++) {
        if (scope->statuses[i].class == CLASS_NONE) {
            return scope->statuses[i].id;
        }
    }
    return NULL;
}

static bool panel_long(struct scope *scope, const struct panel_options *words,
                       struct table_sink *sink, struct fault *fault)
{
    struct answer answer = {.scope = scope,
                            .sink = sink,
                            .own = (size_t)COLUMN_COUNT - (scope->by_days ? 0 : DAYS_COLUMNS),
                            .with_bounds = words->with_bounds,
                            .complete = words->complete,
                            .none = none_of(scope)};
    struct column own[ROW_CELLS];
    memcpy(own, columns, sizeof columns);
    own[2].kind = scope_actor_kind(scope);
    size_t count = answer.own;
    if (words->with_bounds) {
        const struct bound_columns bounds = bound_columns_of(own, count);
        memcpy(own + count, bounds.columns, BOUNDS * sizeof *own);
        count += BOUNDS;
    }
    return table_begin(sink, NULL, own, count, fault) &&
           (!words->complete || (panel_first_day(scope, &answer.first_day, fault) &&
                                 scope_lives(scope, &answer.lives, fault))) &&
           scope_groups(scope, PARTY_BLOC, take_group, NULL, &answer, fault) &&
           fill_pairs(&answer, (uint32_t)scope->blocs.count, 0, fault) && table_end(sink, fault);
}

struct scope_options panel_scope(const struct panel_options *words)
{
    struct scope_options scope = words->scope;
    scope.codes = words->cow ? CODES_COW : scope.codes;
    return scope;
}

bool query_panel(const struct question *question, const struct panel_options *words,
                 struct table_sink *sink, struct fault *fault)
{
    struct scope scope;
    const struct scope_options scope_words = panel_scope(words);
    bool done = scope_open(&scope, question, &scope_words, fault);
    scope.certain_only = words->certain_only;
    if (done) {
        done = words->counts               ? panel_counts(&scope, words, sink, fault)
               : words->wide || words->cow ? panel_wide(&scope, words, sink, fault)
                                           : panel_long(&scope, words, sink, fault);
    }
    if (done) {
        scope_note_codes(&scope);
    }
    scope_release(&scope);
    return done;
}

enum { WIDE = OPTION_OWN, COMPLETE, COUNTS };

bool panel_read(const struct options *given, struct panel_options *words, struct fault *fault)
{
    const bool cow = given->value[OPTION_SHAPE] != NULL; /* there is no other shape */
    *words = (struct panel_options){.scope = {.by = (enum by)given->number[OPTION_BY],
                                              .blocs = given->value[OPTION_BLOC],
                                              .actors = given->value[OPTION_ACTOR],
                                              .codes = (enum codes)given->number[OPTION_CODES]},
                                    .certain_only = given->value[OPTION_CERTAIN] != NULL,
                                    .cow = cow};
    if (!option_follow_check(given, fault)) {
        return false;
    }
    return !cow || words->scope.by == BY_YEAR ||
           fault_say(fault, FAULT_USAGE, MSG_fault_cow_by_year);
}

bool panel_years_rule(const struct question *question, enum rule *rule)
{
    static const enum rule rules[] = {RULE_ANY, RULE_START, RULE_END, RULE_ALL};
    const char *years = store_info(question->store, "years");
    const uint32_t word = years ? word_find(&years_words, years) : WORD_UNKNOWN;
    if (word == WORD_UNKNOWN || word == YEARS_ANY) {
        return false;
    }
    *rule = rules[word];
    return true;
}

/* The rule under which the years of the package were coded, so that they come out as they were. */
static enum rule years_rule(const struct question *question)
{
    enum rule rule = RULE_ANY;
    if (panel_years_rule(question, &rule)) {
        question_say(question, MSG_note_years, store_info(question->store, "years"),
                     rule_words.texts[rule]);
    }
    return rule;
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct panel_options words;
    if (!panel_read(given, &words, fault)) {
        return false;
    }
    words.complete = words.cow || given->value[COMPLETE] != NULL;
    words.with_bounds = given->value[OPTION_WITH_BOUNDS] != NULL;
    words.counts = given->value[COUNTS] != NULL;
    if (words.counts && (words.cow || given->value[WIDE])) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_counts_alone);
    }
    words.scope.by_days = given->number[OPTION_PERIOD_RULE] == RULE_DAYS;
    words.scope.rule =
        words.scope.by_days ? RULE_ANY : (enum rule)given->number[OPTION_PERIOD_RULE];
    if (!given->value[OPTION_PERIOD_RULE] && words.scope.by == BY_YEAR) {
        words.scope.rule = years_rule(question);
    }
    words.scope.with_cow = words.cow;
    words.wide = given->value[WIDE] != NULL;
    return query_panel(question, &words, sink, fault);
}

static const struct option_spec options[] = {
    OPT_STATUS,
    OPT_FROM,
    OPT_TO,
    OPT_BY,
    OPT_BLOCS,
    OPT_ACTORS,
    OPT_TAG,
    OPT_SKIP,
    OPT_FOLLOW,
    {.id = OPTION_PERIOD_RULE,
     .name = "rule",
     .argument = "RULE",
     .help = MSG_help_o_rule_2,
     .kind = VALUE_WORD,
     .words = panel_rule_words.texts},
    {.id = WIDE, .name = "wide", .help = MSG_help_o_wide},
    {.id = COMPLETE, .name = "complete", .help = MSG_help_o_complete},
    {.id = COUNTS, .name = "counts", .help = MSG_help_o_counts},
    OPT_CODES,
    OPT_SHAPE,
    OPT_CERTAIN,
    OPT_END,
};

const struct command command_panel = {
    .name = "panel",
    .title = MSG_title_panel,
    .operands = "",
    .words = true,
    .summary = MSG_help_s_panel,
    .help = MSG_help_t_panel,
    .options = options,
    .columns = columns,
    .column_count = COLUMN_COUNT - DAYS_COLUMNS,
    .examples = {"blocline panel --by month --bloc CAU,CAEC -o panel.csv",
                 "blocline panel --wide --codes cow --rule end --from 1992 --to 2015"},
    .run = run,
};

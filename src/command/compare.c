#include "compare.h"
#include "command.h"
#include "edtf.h"
#include "option_specs.h"
#include "panel.h"
#include "store_events.h"

#include <stdio.h>
#include <string.h>

/* Where two readings part: an actor in a bloc at a time, by day or by year. */

static const struct column columns[] = {
    {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
    {"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
    {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
    {"start", COLUMN_DATE, ROLE_START, MSG_heading_start},
    {"end", COLUMN_DATE, ROLE_END, MSG_heading_end},
    {"first", COLUMN_TEXT, ROLE_OLD_STATUS, MSG_heading_first},
    {"second", COLUMN_TEXT, ROLE_NEW_STATUS, MSG_heading_second},
    {"days", COLUMN_NUMBER, ROLE_DAYS, MSG_heading_days},
    {"kind", COLUMN_TEXT, ROLE_CONTRAST, MSG_heading_kind},
    {"first_event", COLUMN_TEXT, ROLE_START_EVENT, MSG_heading_first_event},
    {"second_event", COLUMN_TEXT, ROLE_END_EVENT, MSG_heading_second_event},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

/* The kinds of compare.h, in their order, after the bloc. */
static const struct column summary_columns[] = {
    {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
    {"agree", COLUMN_NUMBER, ROLE_NONE, MSG_heading_agree},
    {"status", COLUMN_NUMBER, ROLE_NONE, MSG_heading_other_status},
    {"only_first", COLUMN_NUMBER, ROLE_NONE, MSG_heading_only_first},
    {"only_second", COLUMN_NUMBER, ROLE_NONE, MSG_heading_only_second},
    {"possible", COLUMN_NUMBER, ROLE_NONE, MSG_heading_possible},
};
enum { SUMMARY_COUNT = sizeof summary_columns / sizeof *summary_columns };

struct comparing {
    struct scope scope;
    const struct question *question;
    struct table_sink *sink;
    struct account_finder *finder;
    int64_t sums[CONTRAST_COUNT]; /* days, of the bloc at hand */
    size_t min_days;
    bool summary;
};

/* ---- Rows ---- */

static const char *day_text(int64_t day, char out[EDTF_DAY_SIZE])
{
    if (day == EDTF_NEG_INF || day == EDTF_POS_INF) {
        return "..";
    }
    edtf_format_day(day, out);
    return out;
}

/* "member", "member?" where it is only possible; NULL: none. */
static const char *state_text(const struct comparing *comparing, const struct compare_state *state,
                              char out[80])
{
    if (state->certainty == ABSENT) {
        return NULL;
    }
    snprintf(out, 80, "%s%s", comparing->scope.statuses[state->status - 1].id,
             state->certainty == POSSIBLE ? "?" : "");
    return out;
}

static bool event_of(struct comparing *comparing, const struct compare_state *state,
                     struct arena *arena, const char **event, struct fault *fault)
{
    const char *date;
    *event = NULL;
    if (state->certainty == ABSENT) {
        return true;
    }
    if (!account_find(comparing->finder, state->account, &date, event, fault)) {
        return false;
    }
    *event = arena_text(arena, *event, strlen(*event));
    return true;
}

static bool put_part(struct comparing *comparing, uint32_t bloc, uint32_t actor,
                     const struct compare_part *part, struct fault *fault)
{
    const struct member_text *of = &comparing->scope.blocs.list[bloc];
    const struct member_text *who = &comparing->scope.actors.list[actor];
    char start[EDTF_DAY_SIZE], end[EDTF_DAY_SIZE], days[24] = "", first[80], second[80];
    const char *events[2];
    struct arena arena = {0};
    const int64_t count = compare_part_days(part);
    if (count != INT64_MAX) {
        snprintf(days, sizeof days, "%lld", (long long)count);
    }
    bool done = event_of(comparing, &part->states[0], &arena, &events[0], fault) &&
                event_of(comparing, &part->states[1], &arena, &events[1], fault);
    if (done) {
        const struct cell cells[COLUMN_COUNT] = {
            of->id_cell,
            who->code,
            who->label_cell,
            cell_text(day_text(part->lo, start)),
            cell_text(part->goes_on ? ".." : day_text(part->end, end)),
            cell_text(state_text(comparing, &part->states[0], first)),
            cell_text(state_text(comparing, &part->states[1], second)),
            cell_text(*days ? days : NULL),
            cell_text(contrast_words.texts[part->kind]),
            cell_text(events[0]),
            cell_text(events[1])};
        done = table_row(comparing->sink, cells, fault);
    }
    arena_release(&arena);
    return done;
}

static bool end_bloc(void *context, uint32_t bloc, struct fault *fault)
{
    struct comparing *comparing = context;
    if (!comparing->summary) {
        return true;
    }
    char texts[CONTRAST_COUNT][24];
    struct cell cells[SUMMARY_COUNT] = {comparing->scope.blocs.list[bloc].id_cell};
    for (int kind = 0; kind < CONTRAST_COUNT; kind++) {
        snprintf(texts[kind], sizeof texts[kind], "%lld", (long long)comparing->sums[kind]);
        cells[1 + kind] = cell_text(texts[kind]);
    }
    memset(comparing->sums, 0, sizeof comparing->sums);
    return table_row(comparing->sink, cells, fault);
}

static bool take_pair(void *context, uint32_t bloc, uint32_t actor, const struct compare_list *list,
                      struct fault *fault)
{
    struct comparing *comparing = context;
    for (size_t i = 0; i < list->count; i++) {
        const struct compare_part *part = &list->parts[i];
        const int64_t days = compare_part_days(part);
        if (days < (int64_t)comparing->min_days) {
            continue;
        }
        comparing->sums[part->kind] += days == INT64_MAX ? 0 : days;
        if (!comparing->summary && !put_part(comparing, bloc, actor, part, fault)) {
            return false;
        }
    }
    return true;
}

/* ---- The question ---- */

enum { BY = OPTION_OWN, MIN_DAYS, SUMMARY };

/* The rule of a package's years, if it has one and nobody asks for another (panel.h). */
static void take_rule(const struct question *question, const char *reading, bool *known,
                      struct compare_window *window)
{
    enum rule rule;
    if (!*known && window->by_year && panel_years_rule(question, &rule)) {
        *known = true;
        window->rule = rule;
        question_say(question, MSG_note_compare_years, reading, rule_words.texts[rule]);
    }
}

/* Nothing is said of days that one of the readings does not cover. */
static bool set_window(const struct question *question, const struct options *given,
                       const int64_t readings[2], struct compare_window *window,
                       struct fault *fault)
{
    bool ruled = given->value[OPTION_PERIOD_RULE] != NULL;
    *window = (struct compare_window){.lo = question->lo,
                                      .hi = question->hi,
                                      .to_given = question->hi != EDTF_POS_INF,
                                      .by_year = given->number[BY] == 1,
                                      .rule = (enum rule)given->number[OPTION_PERIOD_RULE]};
    for (int i = 1; i >= 0; i--) { /* names are those of the first: it comes last */
        struct edtf day;
        if (!store_use_reading(question->store, readings[i], fault)) {
            return false;
        }
        const char *as_of = store_info(question->store, "as_of");
        if (as_of && edtf_parse(as_of, strlen(as_of), &day, NULL) && day.latest < window->hi) {
            window->hi = day.latest;
            window->to_given = false;
        }
        take_rule(question, given->operands[i], &ruled, window);
    }
    return true;
}

/* What a screen says of the question. */
static void tell_screen(const struct comparing *comparing, const struct options *given)
{
    struct screen_words *words = comparing->question->screen;
    const char *bloc = given->value[OPTION_BLOC], *actor = given->value[OPTION_ACTOR];
    struct arena *arena = &words->arena;
    words->first = arena_printf(arena, "%s", given->operands[0]);
    words->second = arena_printf(arena, "%s", given->operands[1]);
    words->bloc = scope_only(&comparing->scope.blocs, arena, &bloc);
    words->actor = scope_only(&comparing->scope.actors, arena, &actor);
    const char *of = arena_printf(arena, "%s%s%s", actor ? actor : "", actor && bloc ? ", " : "",
                                  bloc ? bloc : "");
    const enum language lang = comparing->question->lang;
    words->asked =
        *of ? message_format(arena, lang, MSG_screen_compared_of, words->first, words->second, of)
            : message_format(arena, lang, MSG_screen_compared, words->first, words->second);
}

static bool read_readings(const struct question *question, const struct options *given,
                          int64_t readings[2], const char *ids[2], struct fault *fault)
{
    for (int i = 1; i >= 0; i--) {
        if (!store_reading(question->store, given->operands[i], &readings[i], &ids[i], fault)) {
            return false;
        }
    }
    return readings[0] != readings[1] ||
           question_refuse(question, fault, FAULT_USAGE, MSG_fault_compare_itself,
                           given->operands[0]);
}

static bool answer(struct comparing *comparing, struct compare_walk *walk, struct fault *fault)
{
    const bool summary = comparing->summary;
    const bool done = account_finder_open(comparing->question->store, &comparing->finder, fault) &&
                      table_begin(comparing->sink, NULL, summary ? summary_columns : columns,
                                  summary ? (size_t)SUMMARY_COUNT : (size_t)COLUMN_COUNT, fault) &&
                      compare_all(walk, fault);
    account_finder_close(comparing->finder);
    if (done && walk->alone) {
        question_say_number(comparing->question, MSG_note_compare_alone, walk->alone, NULL);
    }
    return done && table_end(comparing->sink, fault);
}

static bool run(const struct question *asked, const struct options *given, struct table_sink *sink,
                struct fault *fault)
{
    struct question question = *asked;
    const char *ids[2];
    struct comparing comparing = {.question = &question,
                                  .sink = sink,
                                  .min_days = given->number[MIN_DAYS],
                                  .summary = given->value[SUMMARY] != NULL};
    struct compare_walk walk = {
        .scope = &comparing.scope, .visit = take_pair, .end = end_bloc, .context = &comparing};
    const struct scope_options words = {
        .blocs = given->value[OPTION_BLOC], .actors = given->value[OPTION_ACTOR], .with_cow = true};
    if (!read_readings(&question, given, walk.readings, ids, fault) ||
        !set_window(&question, given, walk.readings, &walk.window, fault)) {
        return false;
    }
    question.reading = walk.readings[0];
    question.reading_id = ids[0];
    bool done = scope_open(&comparing.scope, &question, &words, fault);
    if (done && question.screen) {
        tell_screen(&comparing, given);
    }
    done = done && answer(&comparing, &walk, fault);
    scope_release(&comparing.scope);
    return done;
}

static const char *const by_texts[] = {"day", "year", NULL};

static const struct option_spec options[] = {
    OPT_BLOCS,
    OPT_ACTORS,
    OPT_FROM,
    OPT_TO,
    {.id = OPTION_STATUS,
     .name = "status",
     .argument = "S[,S]",
     .help = MSG_help_o_every_status,
     .kind = VALUE_IDS,
     .words = option_all_words,
     .list = "statuses"},
    {.id = BY,
     .name = "by",
     .argument = "PERIOD",
     .help = MSG_help_o_by_3,
     .kind = VALUE_WORD,
     .words = by_texts},
    OPT_PERIOD_RULE,
    {.id = MIN_DAYS,
     .name = "min-days",
     .argument = "N",
     .help = MSG_help_o_min_days,
     .kind = VALUE_NUMBER},
    {.id = SUMMARY, .name = "summary", .help = MSG_help_o_summary},
    OPT_END,
};

const struct command command_compare = {
    .name = "compare",
    .title = MSG_title_compare,
    .operands = "READING READING",
    .least = 2,
    .most = 2,
    .words = true,
    .leading = 2,
    .summary = MSG_help_s_compare,
    .help = MSG_help_t_compare,
    .options = options,
    .columns = columns,
    .column_count = COLUMN_COUNT,
    .examples = {"blocline compare record essay EURASEC",
                 "blocline compare record essay --summary"},
    .run = run,
};

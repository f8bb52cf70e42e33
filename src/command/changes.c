#include "changes.h"
#include "change_log.h"
#include "messages.h"
#include "option_specs.h"
#include "plain_words.h"
#include "resolve.h"
#include "screen_dates.h"

#include "edtf.h"

/* What changed between two days: read from the change log, or gathered from the spells of the blocs
 * and actors asked about (changes_by_owner.c), which is quicker where they are few, and the only
 * way to tell what differs (--net). */

static const struct column columns[] = {
    {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
    {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
    {"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
    {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
    {"from", COLUMN_TEXT, ROLE_OLD_STATUS, MSG_heading_was},
    {"to", COLUMN_TEXT, ROLE_NEW_STATUS, MSG_heading_is},
    {"event", COLUMN_TEXT, ROLE_EVENT, MSG_heading_event},
    {"certainty", COLUMN_TEXT, ROLE_CERTAINTY, MSG_heading_certainty},
};

bool changes_touch(const struct changes *changes, int64_t lo, int64_t hi, bool *certain)
{
    *certain = lo > changes->from && hi <= changes->to;
    return lo <= changes->to && hi > changes->from;
}

bool changes_write(const struct changes *changes, const struct changes_row *row,
                   struct fault *fault)
{
    const struct scope *scope = &changes->scope;
    const struct member_text *bloc = &scope->blocs.list[row->bloc];
    const struct member_text *actor = &scope->actors.list[row->actor];
    const struct cell cells[] = {
        row->date,
        bloc->id_cell,
        actor->id_cell,
        changes->name_bloc ? bloc->label_cell : actor->label_cell,
        changes->statuses[row->from],
        changes->statuses[row->to],
        row->event,
        changes->certainties[row->certain ? CERTAIN : POSSIBLE],
    };
    return table_row(changes->sink, cells, fault);
}

static bool take_change(void *context, const struct logged_change *change, struct fault *fault)
{
    const struct changes *changes = context;
    const struct scope *scope = &changes->scope;
    struct changes_row row = {.bloc = party_rank(&scope->blocs, change->bloc),
                              .actor = party_rank(&scope->actors, change->actor),
                              .from = change->from,
                              .to = change->to,
                              .date = change->date,
                              .event = change->event};
    if (row.bloc == NONE || row.actor == NONE || change->from > scope->status_count ||
        change->to > scope->status_count) {
        return change_log_damaged(scope->question->store, fault);
    }
    if (!scope->blocs.list[row.bloc].chosen || !scope->actors.list[row.actor].chosen ||
        !changes_touch(changes, change->lo, change->hi, &row.certain) ||
        (changes->words->certain_only && !row.certain)) {
        return true;
    }
    return changes_write(changes, &row, fault);
}

static bool from_log(struct changes *changes, struct fault *fault)
{
    const struct question *question = changes->scope.question;
    const struct change_query query = {
        .reading = question->reading, .after = changes->from, .to = changes->to};
    return store_changes(question->store, &query, take_change, changes, fault);
}

/* What repeats in rows. */
static void make_cells(struct changes *changes)
{
    struct scope *scope = &changes->scope;
    struct cell *statuses =
        arena_alloc(&scope->arena, (scope->status_count + 1) * sizeof *statuses);
    statuses[0] = cell_text(NULL);
    for (size_t i = 0; i < scope->status_count; i++) {
        statuses[i + 1] = cell_text(scope->statuses[i].id);
    }
    changes->statuses = statuses;
    changes->certainties[POSSIBLE] = cell_text(certainty_text(POSSIBLE));
    changes->certainties[CERTAIN] = cell_text(certainty_text(CERTAIN));
    /* Among several blocs the actor's name tells more; of one actor, the bloc's. */
    changes->name_bloc = scope->actors.limited && !scope->blocs.limited;
}

/* A bloc's spells stand together, so of a few blocs they are found sooner than the log is read: for
 * all days of 913 157 spells in 998 blocs, one bloc takes 10 ms by its spells and 45 by the log,
 * ten 19 and 45. An actor's do not: one takes 45 ms either way, and for ten years 26 and 14. What
 * differs (--net) only spells can tell. */
static bool is_by_owner(const struct changes *changes)
{
    enum { FEW_BLOCS = 16 };
    const struct party_set *blocs = &changes->scope.blocs;
    size_t chosen = 0;
    for (size_t i = 0; i < blocs->count; i++) {
        chosen += blocs->list[i].chosen;
    }
    return changes->words->net || changes->scope.lines.last ||
           (blocs->limited && chosen <= FEW_BLOCS);
}

static bool answer(struct changes *changes, struct fault *fault)
{
    struct table_sink *sink = changes->sink;
    make_cells(changes);
    return table_begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault) &&
           (is_by_owner(changes) ? changes_by_owner : from_log)(changes, fault) &&
           table_end(sink, fault);
}

static bool read_day(const char *name, const char *text, int64_t *day, bool *vague,
                     struct fault *fault)
{
    struct edtf date;
    if (!question_date(name, text, &date, fault)) {
        return false;
    }
    *day = date.latest;
    *vague = *vague || date.earliest != date.latest;
    return date.latest != EDTF_POS_INF ||
           fault_say_with(fault, FAULT_USAGE, MSG_fault_no_last_day, name, text);
}

/* What a screen says of the question. */
static void tell_screen(const struct changes *changes)
{
    struct screen_words *words = changes->scope.question->screen;
    const enum language lang = changes->scope.question->lang;
    const char *bloc = "", *actor = "";
    const char *from = screen_day_words(&words->arena, lang, changes->from);
    const char *to = screen_day_words(&words->arena, lang, changes->to);
    words->bloc = scope_only(&changes->scope.blocs, &words->arena, &bloc);
    words->actor = scope_only(&changes->scope.actors, &words->arena, &actor);
    const char *who =
        arena_printf(&words->arena, "%s%s%s", actor, *actor && *bloc ? ", " : "", bloc);
    words->asked = *who ? message_format(&words->arena, lang, MSG_screen_changed_of, from, to, who)
                        : message_format(&words->arena, lang, MSG_screen_changed, from, to);
}

static bool read_days(struct changes *changes, struct fault *fault)
{
    const struct changes_options *words = changes->words;
    bool vague = false;
    if (!read_day("FROM", words->from, &changes->from, &vague, fault) ||
        !read_day("TO", words->to, &changes->to, &vague, fault)) {
        return false;
    }
    if (changes->from > changes->to) {
        return question_refuse(changes->scope.question, fault, FAULT_USAGE, MSG_fault_from_after_to,
                               words->from, words->to);
    }
    if (changes->to > changes->scope.calendar.hi) { /* as_of: there is no --to */
        question_say(changes->scope.question, MSG_note_beyond, words->to,
                     changes->scope.question->when_text);
    }
    if (changes->scope.question->screen) {
        tell_screen(changes);
    } else if (vague) {
        char from[EDTF_DAY_SIZE], to[EDTF_DAY_SIZE];
        edtf_format_day(changes->from, from);
        edtf_format_day(changes->to, to);
        question_say(changes->scope.question, MSG_note_window, from, to);
    }
    return true;
}

bool query_changes(const struct question *question, const struct changes_options *words,
                   struct table_sink *sink, struct fault *fault)
{
    const struct scope_options scope_options = {.blocs = words->blocs, .actors = words->actors};
    struct changes changes = {.words = words, .sink = sink};
    const bool done = scope_open(&changes.scope, question, &scope_options, fault) &&
                      read_days(&changes, fault) && answer(&changes, fault);
    scope_release(&changes.scope);
    return done;
}

enum { NET = OPTION_OWN };

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const bool one = given->operand_count == 1;
    char before[EDTF_DAY_SIZE];
    struct edtf period;
    if (one && !question_date("FROM", given->operands[0], &period, fault)) {
        return false;
    }
    if (one && period.earliest == EDTF_NEG_INF) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_from_no_first_day, given->operands[0]);
    }
    if (one) { /* what changed in it: after the day before */
        edtf_format_day(period.earliest - 1, before);
    }
    const struct changes_options words = {.from = one ? before : given->operands[0],
                                          .to = given->operands[one ? 0 : 1],
                                          .blocs = given->value[OPTION_BLOC],
                                          .actors = given->value[OPTION_ACTOR],
                                          .net = given->value[NET] != NULL,
                                          .certain_only = given->value[OPTION_CERTAIN] != NULL};
    return query_changes(question, &words, sink, fault);
}

static const struct option_spec options[] = {
    OPT_BLOCS,
    OPT_ACTORS,
    OPT_TAG,
    OPT_SKIP,
    OPT_FOLLOW,
    OPT_CERTAIN,
    {.id = NET, .name = "net", .help = MSG_help_o_net},
    OPT_END,
};

const struct command command_changes = {
    .name = "changes",
    .title = MSG_title_changes,
    .operands = "FROM [TO]",
    .least = 1,
    .most = 2,
    .places = {WORD_DATE},
    .words = true,
    .summary = MSG_help_s_changes,
    .help = MSG_help_t_changes,
    .options = options,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline changes 2014 2015 --bloc EAEU",
                 "blocline changes 1991-12-01 2001-12-31 --net"},
    .run = run,
};

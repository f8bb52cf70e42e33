#include "account_compare.h"
#include "intern.h"
#include "kinds.h"
#include "message.h"
#include "option_specs.h"
#include "plain_words.h"
#include "resolve.h"
#include "screen_dates.h"
#include "spell_table.h"
#include "store_events.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

static const struct column columns[] = {
    {"event", COLUMN_TEXT, ROLE_EVENT, MSG_heading_event},
    {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
    {"kind", COLUMN_TEXT, ROLE_KIND, MSG_heading_kind},
    {"effect", COLUMN_LIST, ROLE_EFFECT, MSG_heading_effect},
    {"source", COLUMN_TEXT, ROLE_SOURCE, MSG_heading_source},
    {"locator", COLUMN_TEXT, ROLE_LOCATOR, MSG_heading_locator},
    {"used", COLUMN_FLAG, ROLE_USED, MSG_heading_used},
    {"title", COLUMN_TEXT, ROLE_TITLE, MSG_heading_title},
    {"note", COLUMN_TEXT, ROLE_NOTE, MSG_heading_note},
    {"file", COLUMN_TEXT, ROLE_NONE, MSG_heading_file},
    {"line", COLUMN_NUMBER, ROLE_NONE, MSG_heading_line},
    {"says", COLUMN_TEXT, ROLE_NONE, MSG_heading_says},
    {"differs", COLUMN_TEXT, ROLE_NONE, MSG_heading_differs},
    {"reason", COLUMN_TEXT, ROLE_NONE, MSG_heading_reason},
    {"source_title", COLUMN_TEXT, ROLE_SOURCE_TITLE, MSG_heading_source_title},
    {"source_url", COLUMN_TEXT, ROLE_URL, MSG_heading_url},
};

enum { NOTES_MAX = 8 };

struct why {
    const struct question *question;
    struct table_sink *sink;
    const struct subject *bloc, *actor;
    /* The events that begin and end the standings of the day asked about. */
    struct intern *events;
    struct arena arena;
    enum language words; /* of what the cells say in words: programs get English */
    bool found;
    /* Of the event whose accounts are coming: what the one that counts (or the first) says. */
    const char *event;
    struct account_values counted;
    size_t noted;
};

static void remember(struct why *why, const char *event)
{
    if (event) {
        intern_put(why->events, event, strlen(event));
    }
}

/* The names of statuses in a language; English has the ids. */
static const char *status_said(struct why *why, const char *effects, enum language lang)
{
    const char *list = "";
    if (!effects) {
        return message(lang, MSG_why_unsaid);
    }
    if (lang == LANG_EN) {
        return effects;
    }
    for (const char *at = effects; *at; at += strspn(at, " ")) {
        const size_t size = strcspn(at, " ");
        const char *id = arena_text(&why->arena, at, size);
        const char *name = question_word(why->question, LOOK_STATUS, id, &why->arena);
        list = arena_printf(&why->arena, "%s%s%s", list, *list ? ", " : "", name ? name : id);
        at += size;
    }
    return list;
}

/* Adds the standing to the screen's sentence: "Member since 12 August 2015: certain." */
static void tell_standing(const struct question *question, const struct spell_row *row,
                          enum certainty certainty)
{
    struct screen_words *words = question->screen;
    struct arena *arena = &words->arena;
    const enum language lang = question->lang;
    const char *named = words->look(words->look_context, LOOK_STATUS, row->status, arena);
    const char *status = text_capital(arena, named ? named : row->status);
    const char *start = screen_date_words(arena, lang, row->start);
    const char *sure = message(lang, certainty == CERTAIN ? MSG_date_certain : MSG_date_possible);
    const char *text =
        row->end ? message_format(arena, lang, MSG_screen_stood, status, start,
                                  screen_date_words(arena, lang, row->end), sure)
                 : message_format(arena, lang, MSG_screen_stands_since, status, start, sure);
    words->answer = arena_printf(arena, "%s%s%s", words->answer ? words->answer : "",
                                 words->answer ? " " : "", text);
}

/* Or that there is none. */
static void tell_nothing(const struct question *question)
{
    struct screen_words *words = question->screen;
    const char *when = screen_date_words(&words->arena, question->lang, question->when_text);
    words->answer = message_format(&words->arena, question->lang, MSG_screen_no_standing, when);
}

static bool take_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    struct why *why = context;
    const struct question *question = why->question;
    const enum certainty certainty =
        standing_in_period(&row->bounds, &question->when, question->rule);
    (void)fault;
    if (certainty == ABSENT) {
        return true;
    }
    why->found = true;
    remember(why, row->start_event);
    remember(why, row->end_event);
    if (question->screen) {
        tell_standing(question, row, certainty);
        return true;
    }
    question_say(
        question, MSG_note_why, why->actor->id, why->bloc->id, question->when_text,
        status_said(why, row->status, question->lang),
        message(question->lang, certainty == CERTAIN ? MSG_date_certain : MSG_date_possible),
        row->start, row->end ? row->end : "..");
    return true;
}

static bool is_remembered(const struct why *why, const char *event)
{
    return intern_find(why->events, event, strlen(event)) != NONE;
}

/* The name of a kind of events in a language; English has the id. */
static const char *kind_said(const char *kind, enum language lang)
{
    const uint32_t found = lang == LANG_EN ? UINT32_MAX : kind_find(kind);
    return found == UINT32_MAX ? kind : kind_name(lang, found);
}

/* What the account says of the actor, for somebody who has never seen the tables. */
static const char *says(struct why *why, const struct account_row *row, enum language lang)
{
    const char *actor = why->actor->id, *bloc = why->bloc->id;
    const char *what;
    if (row->effects) {
        what = message_format(&why->arena, lang, MSG_why_status_of, actor,
                              status_said(why, row->effects, lang));
    } else if (row->ends && row->own_bloc) {
        what = message_format(&why->arena, lang, MSG_why_bloc_ends, bloc);
    } else {
        what = message_format(&why->arena, lang, MSG_why_nothing_of, actor);
    }
    return arena_printf(&why->arena, "%s, %s%s%s; %s", row->date, kind_said(row->kind, lang),
                        row->place ? ", " : "", row->place ? row->place : "", what);
}

static const char *join(struct why *why, const char *list, enum message aspect, const char *one,
                        const char *other)
{
    return arena_printf(&why->arena, "%s%s%s", list, *list ? "; " : "",
                        message_format(&why->arena, why->words, aspect, one, other));
}

/* In what it differs from the account that counts: "date 2015-08-06, not 2015-08-12". */
static const char *differs(struct why *why, const struct account_values *said)
{
    const struct account_values *counted = &why->counted;
    const char *list = "";
    if (accounts_differ(said, counted, ASPECT_DATE)) {
        list = join(why, list, MSG_why_differs_date, said->date, counted->date);
    } else if (accounts_differ(said, counted, ASPECT_PRECISION)) {
        list = join(why, list, MSG_why_differs_precision, said->date, counted->date);
    }
    if (accounts_differ(said, counted, ASPECT_KIND)) {
        list = join(why, list, MSG_why_differs_kind, kind_said(said->kind, why->words),
                    kind_said(counted->kind, why->words));
    }
    if ((said->effects || counted->effects) &&
        (!said->effects || !counted->effects || strcmp(said->effects, counted->effects) != 0)) {
        list = join(why, list, MSG_why_differs_status, status_said(why, said->effects, why->words),
                    status_said(why, counted->effects, why->words));
    }
    if (accounts_differ(said, counted, ASPECT_PLACE)) {
        list = join(why, list, MSG_why_differs_place, said->place, counted->place);
    }
    return list;
}

static const char *keep(struct why *why, const char *text)
{
    return text ? arena_text(&why->arena, text, strlen(text)) : NULL;
}

/* Why it counts, or was passed over. */
static enum message reason(const struct account_row *row)
{
    if (row->used) {
        return MSG_why_counts;
    }
    if (!row->asked) {
        return MSG_why_not_asked;
    }
    return row->same ? MSG_why_earlier_row : MSG_why_later_source;
}

/* A wide table is hard to read at a terminal: what was not believed is said in a line as well. */
static void note_passed_over(struct why *why, const struct account_row *row, const char *said)
{
    if (++why->noted <= NOTES_MAX) {
        question_say(why->question, MSG_note_not_used, row->event, row->source_title, row->source,
                     said);
    } else if (why->noted == NOTES_MAX + 1) {
        question_note(why->question, "%s", message(why->question->lang, MSG_note_more_not_used));
    }
}

static bool take_account(void *context, const struct account_row *row, struct fault *fault)
{
    struct why *why = context;
    char line[24];
    if (why->question->dated && why->found && !is_remembered(why, row->event)) {
        return true;
    }
    snprintf(line, sizeof line, "%lld", (long long)row->line);
    const struct account_values values = {
        .date = row->date, .kind = row->kind, .effects = row->effects, .place = row->place};
    const bool first = !why->event || strcmp(why->event, row->event) != 0;
    if (first) { /* the one that counts comes first */
        why->event = keep(why, row->event);
        why->counted = (struct account_values){.date = keep(why, row->date),
                                               .kind = keep(why, row->kind),
                                               .effects = keep(why, row->effects),
                                               .place = keep(why, row->place)};
    }
    const char *said = says(why, row, why->words);
    if (!row->used && !why->question->screen) {
        note_passed_over(why, row, says(why, row, why->question->lang));
    }
    const struct cell cells[] = {
        cell_text(row->event),
        cell_text(row->date),
        cell_text(row->kind),
        cell_text(row->effects),
        cell_text(row->source),
        cell_text(row->locator),
        cell_text(row->used ? "yes" : "no"),
        cell_text(row->title),
        cell_text(row->note),
        cell_text(row->file),
        cell_text(line),
        cell_text(said),
        cell_text(first ? NULL : differs(why, &values)),
        cell_text(message(why->words, reason(row))),
        cell_text(row->source_title),
        cell_text(row->source_url),
    };
    return table_row(why->sink, cells, fault);
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct subject bloc, actor;
    struct why why = {.question = question,
                      .sink = sink,
                      .bloc = &bloc,
                      .actor = &actor,
                      .words = question_words_language(question)};
    why.events = intern_new();
    bool done = resolve(question, given->operands[0], WANT_BLOC, &why.arena, &bloc, fault) &&
                resolve(question, given->operands[1], WANT_ACTOR, &why.arena, &actor, fault);
    if (!done) {
        goto out;
    }
    const struct spell_query query = {.reading = question->reading,
                                      .bloc = bloc.owner,
                                      .actor = actor.owner,
                                      .lo = question->when.earliest,
                                      .hi = question->when.latest,
                                      .lang = question->lang,
                                      .named = PARTY_ACTOR};
    /* In Russian and Kazakh "in" would ask for another case of the bloc's name. */
    const char *title = arena_printf(&why.arena, "%s%s %s (%s)", actor.label,
                                     question->lang == LANG_EN ? " in" : ":", bloc.label, bloc.id);
    if (question->screen) {
        question->screen->bloc = arena_printf(&question->screen->arena, "%s", bloc.id);
        question->screen->actor = arena_printf(&question->screen->arena, "%s", actor.id);
    }
    done = store_spells(question->store, &query, take_spell, &why, fault);
    if (done && !why.found && question->screen) {
        tell_nothing(question);
    } else if (done && !why.found) {
        question_say(question, MSG_note_no_standing, actor.id, bloc.id, question->when_text);
    }
    done = done && table_begin(sink, title, columns, sizeof columns / sizeof *columns, fault) &&
           store_accounts(question->store, question->reading, bloc.owner, actor.owner,
                          question->lang, take_account, &why, fault) &&
           table_end(sink, fault);
out:
    intern_free(why.events);
    arena_release(&why.arena);
    return done;
}

static const struct option_spec options[] = {
    OPT_ON,
    OPT_RULE,
    OPT_END,
};

const struct command command_why = {
    .name = "why",
    .operands = "BLOC ACTOR",
    .least = 2,
    .most = 2,
    .places = {WANT_BLOC, WANT_ACTOR},
    .words = true,
    .summary = MSG_help_s_why,
    .help = MSG_help_t_why,
    .options = options,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline why EAEU KGZ", "blocline why INT1996 UKR --reading essay"},
    .run = run,
};

#include "queries.h"
#include "resolve.h"
#include "spell_table.h"

#include <stdio.h>
#include <string.h>

static const struct column columns[] = {
    {"event", COLUMN_TEXT},  {"date", COLUMN_DATE},   {"kind", COLUMN_TEXT},
    {"effect", COLUMN_LIST}, {"source", COLUMN_TEXT}, {"locator", COLUMN_TEXT},
    {"used", COLUMN_FLAG},   {"title", COLUMN_TEXT},  {"note", COLUMN_TEXT},
    {"file", COLUMN_TEXT},   {"line", COLUMN_NUMBER},
};

enum { EVENTS_MAX = 64 };

struct why {
    const struct question *question;
    struct table_sink *sink;
    size_t *rows;
    const struct subject *bloc, *actor;
    /* The events that begin and end the standings of the day asked about. */
    const char *events[EVENTS_MAX];
    size_t event_count;
    struct arena arena;
    bool found;
};

static void remember(struct why *why, const char *event)
{
    if (event && why->event_count < EVENTS_MAX) {
        why->events[why->event_count++] = arena_text(&why->arena, event, strlen(event));
    }
}

static bool take_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    struct why *why = context;
    const struct question *question = why->question;
    const struct bounds bounds = spell_bounds(row);
    const enum certainty certainty = standing_in_period(&bounds, &question->when, question->rule);
    (void)fault;
    if (certainty == ABSENT) {
        return true;
    }
    why->found = true;
    remember(why, row->start_event);
    remember(why, row->end_event);
    question_note(question, "%s in %s on %s: %s, %s (from %s to %s)", why->actor->id, why->bloc->id,
                  question->when_text, row->status, certainty_text(certainty), row->start,
                  row->end ? row->end : "..");
    return true;
}

static bool is_remembered(const struct why *why, const char *event)
{
    for (size_t i = 0; i < why->event_count; i++) {
        if (strcmp(why->events[i], event) == 0) {
            return true;
        }
    }
    return false;
}

static bool take_account(void *context, const struct account_row *row, struct fault *fault)
{
    struct why *why = context;
    char line[24];
    if (why->question->dated && why->found && !is_remembered(why, row->event)) {
        return true;
    }
    snprintf(line, sizeof line, "%lld", (long long)row->line);
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
    };
    ++*why->rows;
    return why->sink->row(why->sink, cells, fault);
}

bool query_why(const struct question *question, const char *bloc_word, const char *actor_word,
               struct table_sink *sink, size_t *rows, struct fault *fault)
{
    struct subject bloc, actor;
    struct why why = {
        .question = question, .sink = sink, .rows = rows, .bloc = &bloc, .actor = &actor};
    bool done = false;
    if (!resolve(question, bloc_word, WANT_BLOC, &bloc, fault) ||
        !resolve(question, actor_word, WANT_ACTOR, &actor, fault)) {
        return false;
    }
    const struct spell_query query = {.reading = question->reading,
                                      .bloc = bloc.owner,
                                      .actor = actor.owner,
                                      .lo = question->when.earliest,
                                      .hi = question->when.latest,
                                      .lang = question->lang,
                                      .named = PARTY_ACTOR};
    char title[600];
    snprintf(title, sizeof title, "%s in %s (%s)", actor.label, bloc.label, bloc.id);
    if (!store_spells(question->store, &query, take_spell, &why, fault)) {
        goto out;
    }
    if (!why.found) {
        question_note(question, "%s in %s on %s: no standing", actor.id, bloc.id,
                      question->when_text);
    }
    done = sink->begin(sink, title, columns, sizeof columns / sizeof *columns, fault) &&
           store_accounts(question->store, question->reading, bloc.owner, actor.owner,
                          question->lang, take_account, &why, fault) &&
           sink->end(sink, fault);
out:
    arena_release(&why.arena);
    return done;
}

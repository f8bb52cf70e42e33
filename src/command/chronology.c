#include "option_specs.h"
#include "resolve.h"
#include "screen_dates.h"
#include "store_events.h"
#include "store_lists.h"

#include <string.h>

static const struct column columns[] = {
    {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
    {"event", COLUMN_TEXT, ROLE_EVENT, MSG_heading_event},
    {"kind", COLUMN_TEXT, ROLE_KIND, MSG_heading_kind},
    {"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
    {"title", COLUMN_TEXT, ROLE_TITLE, MSG_heading_title},
    {"actors", COLUMN_LIST, ROLE_ACTORS, MSG_heading_actors},
    {"place", COLUMN_TEXT, ROLE_PLACE, MSG_heading_place},
    {"source", COLUMN_TEXT, ROLE_SOURCE, MSG_heading_source},
};

enum { KIND = OPTION_OWN, PERSON, SOURCE };

struct answer {
    struct table_sink *sink;
};

static bool take_event(void *context, const struct event_row *row, struct fault *fault)
{
    struct answer *answer = context;
    const struct cell cells[] = {
        cell_text(row->date),  cell_text(row->event),  cell_text(row->kind),
        cell_text(row->bloc),  cell_text(row->title),  cell_text(row->actors),
        cell_text(row->place), cell_text(row->source),
    };
    return table_row(answer->sink, cells, fault);
}

/* What the chronology is of stands over it: "Central Asian Union (CAU), Kazakhstan (KAZ)". */
static const char *add_label(struct arena *arena, const char *title, const struct subject *subject)
{
    return arena_printf(arena, "%s%s%s (%s)", title, *title ? ", " : "", subject->label,
                        subject->id);
}

/* The window in words: "1994 to 1996". */
static const char *window(const struct question *question, const struct options *given,
                          struct arena *arena)
{
    const char *from = given->value[OPTION_FROM], *to = given->value[OPTION_TO];
    const enum language lang = question->lang;
    const char *first = from ? screen_date_words(arena, lang, from) : "";
    const char *last = to ? screen_date_words(arena, lang, to) : "";
    if (from && to) {
        return strcmp(from, to) == 0 ? first
                                     : message_format(arena, lang, MSG_screen_from_to, first, last);
    }
    return from ? message_format(arena, lang, MSG_screen_since_day, first)
           : to ? message_format(arena, lang, MSG_screen_until_day, last)
                : "";
}

/* What a screen says of the question. */
static void tell_screen(const struct question *question, const struct options *given,
                        const char *title, const char *bloc)
{
    struct screen_words *words = question->screen;
    if (words) {
        const char *days = window(question, given, &words->arena);
        words->bloc = bloc ? arena_printf(&words->arena, "%s", bloc) : NULL;
        title = *title ? title : message(question->lang, MSG_screen_what_happened);
        words->asked =
            *days ? message_format(&words->arena, question->lang, MSG_screen_what_of, title, days)
                  : arena_printf(&words->arena, "%s", title);
    }
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const char *bloc_word = given->value[OPTION_BLOC], *actor_word = given->value[OPTION_ACTOR];
    const char *person = given->value[PERSON];
    struct subject bloc = {.owner = ANY_ID}, actor = {.owner = ANY_ID};
    struct arena arena = {0};
    struct event_query query = {.reading = question->reading,
                                .person = ANY_ID,
                                .kind = given->value[KIND],
                                .source = given->value[SOURCE],
                                .lo = question->lo,
                                .hi = question->hi,
                                .lang = question->lang};
    bool done = (!bloc_word || resolve(question, bloc_word, WANT_BLOC, &arena, &bloc, fault)) &&
                (!actor_word || resolve(question, actor_word, WANT_ACTOR, &arena, &actor, fault)) &&
                (!person || resolve_person(question, person, &query.person, fault));
    query.bloc = bloc.owner;
    query.actor = actor.owner;
    if (done) {
        struct answer answer = {sink};
        const char *title = bloc_word ? add_label(&arena, "", &bloc) : "";
        title = actor_word ? add_label(&arena, title, &actor) : title;
        tell_screen(question, given, title, bloc_word ? bloc.id : NULL);
        done = table_begin(sink, *title ? title : NULL, columns, sizeof columns / sizeof *columns,
                           fault) &&
               store_events(question->store, &query, take_event, &answer, fault) &&
               table_end(sink, fault);
    }
    arena_release(&arena);
    return done;
}

static const struct option_spec options[] = {
    OPT_FROM,
    OPT_TO,
    OPT_BLOC,
    OPT_ACTOR,
    {.id = KIND,
     .name = "kind",
     .argument = "KIND",
     .help = "only this kind of event: `blocline list kinds`",
     .kind = VALUE_ID,
     .list = "kinds"},
    {.id = PERSON,
     .name = "person",
     .argument = "NAME",
     .help = "only with this person: an id, a full name or a last name",
     .kind = VALUE_ID,
     .list = "people"},
    {.id = SOURCE,
     .name = "source",
     .argument = "SOURCE",
     .help = "what this source tells, whichever the reading uses",
     .kind = VALUE_ID,
     .list = "sources"},
    OPT_END,
};

static const char help[] =
    "Lists events with the date and source of the account that counts in the reading.";

const struct command command_chronology = {
    .name = "chronology",
    .title = MSG_title_chronology,
    .operands = "",
    .summary = "what happened, in order",
    .help = help,
    .options = options,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline chronology --bloc CAU --from 1994 --to 1998",
                 "blocline chronology --person Назарбаев --kind proposal --lang ru"},
    .run = run,
};

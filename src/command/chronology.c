#include "queries.h"
#include "resolve.h"
#include "store_events.h"
#include "store_lists.h"

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

bool query_chronology(const struct question *question, const struct chronology_options *words,
                      struct table_sink *sink, struct fault *fault)
{
    struct subject bloc = {.owner = ANY_ID}, actor = {.owner = ANY_ID};
    struct arena arena = {0};
    struct event_query query = {.reading = question->reading,
                                .person = ANY_ID,
                                .kind = words->kind,
                                .source = words->source,
                                .lo = question->lo,
                                .hi = question->hi,
                                .lang = question->lang};
    bool done =
        (!words->bloc || resolve(question, words->bloc, WANT_BLOC, &arena, &bloc, fault)) &&
        (!words->actor || resolve(question, words->actor, WANT_ACTOR, &arena, &actor, fault)) &&
        (!words->person || resolve_person(question, words->person, &query.person, fault)) &&
        (!words->kind || store_knows(question->store, "kinds", words->kind, fault)) &&
        (!words->source || store_knows(question->store, "sources", words->source, fault));
    query.bloc = bloc.owner;
    query.actor = actor.owner;
    if (done) {
        struct answer answer = {sink};
        const char *title = words->bloc ? add_label(&arena, "", &bloc) : "";
        title = words->actor ? add_label(&arena, title, &actor) : title;
        done = table_begin(sink, *title ? title : NULL, columns, sizeof columns / sizeof *columns,
                           fault) &&
               store_events(question->store, &query, take_event, &answer, fault) &&
               table_end(sink, fault);
    }
    arena_release(&arena);
    return done;
}

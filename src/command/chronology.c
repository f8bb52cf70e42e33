#include "bloc_lines.h"
#include "choice.h"
#include "messages.h"
#include "option_specs.h"
#include "places.h"
#include "resolve.h"
#include "screen_dates.h"
#include "sort.h"
#include "store_events.h"
#include "store_lists.h"
#include "text.h"

#include <stdlib.h>
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

/* What is asked for: some blocs, some actors, some people, or several of these. */
struct answer {
    const struct question *question;
    struct table_sink *sink;
    struct arena arena;
    struct event_query query;
    struct subject *blocs, *actors; /* at least one each: ANY_ID for all */
    int64_t *people;
    size_t bloc_count, actor_count, person_count;
    struct places place; /* .place is NULL: any */
    const char *title;
    bool full;         /* no row more is wanted */
    const char *kinds; /* several of --kind, by commas; NULL: query.kind says all */
    bool certain_only; /* leave out what may lie outside the days asked about */
    int64_t *accounts; /* of several subjects: those that one of them has a part in, in order */
    size_t account_count, account_room;
};

static int by_number(const void *left, const void *right)
{
    const int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static bool is_among(const char *list, const char *word)
{
    const size_t size = strlen(word);
    for (const char *at = list; at; at = strchr(at, ','), at += at != NULL) {
        if (strncmp(at, word, size) == 0 && (at[size] == ',' || at[size] == '\0')) {
            return true;
        }
    }
    return false;
}

static bool take_event(void *context, const struct event_row *row, struct fault *fault)
{
    struct answer *answer = context;
    if (answer->certain_only &&
        (row->earliest < answer->query.lo || row->latest > answer->query.hi)) {
        return true;
    }
    if (answer->place.place &&
        (!row->place || !place_is_one(&answer->place, &answer->arena, row->place))) {
        return true;
    }
    if (answer->kinds && !is_among(answer->kinds, row->kind)) {
        return true;
    }
    if (answer->accounts && !bsearch(&row->account, answer->accounts, answer->account_count,
                                     sizeof row->account, by_number)) {
        return true;
    }
    const struct cell cells[] = {
        cell_text(row->date),  cell_text(row->event),  cell_text(row->kind),
        cell_text(row->bloc),  cell_text(row->title),  cell_text(row->actors),
        cell_text(row->place), cell_text(row->source),
    };
    if (!table_row(answer->sink, cells, fault)) {
        return false;
    }
    answer->full = table_full(answer->sink);
    return !answer->full;
}

static bool take_account(void *context, const struct event_row *row, struct fault *fault)
{
    struct answer *answer = context;
    (void)fault;
    answer->accounts = heap_grow(answer->accounts, &answer->account_room, answer->account_count + 1,
                                 sizeof *answer->accounts);
    answer->accounts[answer->account_count++] = row->account;
    return true;
}

/* The subjects of an option's words between commas. What the chronology is of stands over it:
 * "Central Asian Union (CAU), Kazakhstan (KAZ)". */
static bool find_subjects(struct answer *answer, const char *words, unsigned wanted,
                          struct subject **list, size_t *count, struct fault *fault)
{
    size_t room = 1;
    for (const char *at = words; at && *at; at++) {
        room += *at == ',';
    }
    *list = arena_alloc(&answer->arena, room * sizeof **list);
    (*list)[0] = (struct subject){.owner = ANY_ID};
    *count = words ? 0 : 1;
    while (words) {
        const size_t size = text_word(&words);
        struct subject *subject = &(*list)[(*count)++];
        if (!resolve(answer->question, arena_text(&answer->arena, words, size), wanted,
                     &answer->arena, subject, fault)) {
            return false;
        }
        answer->title = arena_printf(&answer->arena, "%s%s%s (%s)", answer->title,
                                     *answer->title ? ", " : "", subject->label, subject->id);
        words = strchr(words, ',');
        words = words ? words + 1 : NULL;
    }
    return true;
}

/* --tag: of the blocs (or actors) named, or of all, those that bear one of the tags; and --follow.
 */
static bool choose_subjects(struct answer *answer, enum party of, struct subject **list,
                            size_t *count, struct fault *fault)
{
    const struct question *question = answer->question;
    struct party_row *rows;
    size_t row_count, used = 0;
    bool any = false;
    if (of == PARTY_BLOC && (*list)[0].owner != ANY_ID &&
        !bloc_lines_expand(question, list, count, &answer->arena, fault)) {
        return false;
    }
    if (!question->tags) {
        return true;
    }
    if (!store_parties(question->store, of, question->lang, &answer->arena, &rows, &row_count,
                       fault)) {
        return false;
    }
    struct subject *chosen = arena_alloc(&answer->arena, (row_count + 1) * sizeof *chosen);
    chosen[0] = (struct subject){.of = of}; /* of nobody: there is no number 0 */
    for (size_t i = 0; i < row_count; i++) {
        bool asked = (*list)[0].owner == ANY_ID;
        for (size_t k = 0; k < *count; k++) {
            asked = asked || (*list)[k].owner == rows[i].number;
        }
        any = any || tags_meet(rows[i].tags, question->tags);
        if (asked && tags_meet(rows[i].tags, question->tags)) {
            chosen[used++] = (struct subject){of, rows[i].number, rows[i].id, rows[i].label};
        }
    }
    *count = !any ? *count : used ? used : 1;
    *list = any ? chosen : *list;
    return true;
}

/* The people of --person, by commas. */
static bool find_people(struct answer *answer, const char *words, struct fault *fault)
{
    size_t room = 1;
    for (const char *at = words; at && *at; at++) {
        room += *at == ',';
    }
    answer->people = arena_alloc(&answer->arena, room * sizeof *answer->people);
    answer->people[0] = ANY_ID;
    answer->person_count = words ? 0 : 1;
    while (words) {
        const size_t size = text_word(&words);
        const char *word = arena_text(&answer->arena, words, size);
        if (!resolve_person(answer->question, word, &answer->people[answer->person_count++],
                            fault)) {
            return false;
        }
        answer->title =
            arena_printf(&answer->arena, "%s%s%s", answer->title, *answer->title ? ", " : "", word);
        words = strchr(words, ',');
        words = words ? words + 1 : NULL;
    }
    return true;
}

static bool find_place(struct answer *answer, const char *name, struct fault *fault)
{
    if (name &&
        !place_named(answer->question->store, name, &answer->arena, &answer->place, fault)) {
        return false;
    }
    if (name) {
        answer->title =
            arena_printf(&answer->arena, "%s%s%s", answer->title, *answer->title ? ", " : "", name);
    }
    return true;
}

static bool find_accounts_of(struct answer *answer, int64_t bloc, int64_t actor,
                             struct fault *fault)
{
    struct event_query query = answer->query;
    query.bloc = bloc;
    query.actor = actor;
    for (size_t i = 0; i < answer->person_count; i++) {
        query.person = answer->people[i];
        if (!store_events(answer->question->store, &query, take_account, answer, fault)) {
            return false;
        }
    }
    return true;
}

/* Several subjects: first the accounts of each, then all events in order, of which these are kept.
 */
static bool find_accounts(struct answer *answer, struct fault *fault)
{
    for (size_t i = 0; i < answer->bloc_count; i++) {
        for (size_t k = 0; k < answer->actor_count; k++) {
            if (!find_accounts_of(answer, answer->blocs[i].owner, answer->actors[k].owner, fault)) {
                return false;
            }
        }
    }
    answer->accounts = heap_grow(answer->accounts, &answer->account_room, answer->account_count + 1,
                                 sizeof *answer->accounts);
    sort_list(answer->accounts, answer->account_count, sizeof *answer->accounts, by_number);
    return true;
}

static bool write_events(struct answer *answer, struct fault *fault)
{
    const bool several = answer->bloc_count * answer->actor_count * answer->person_count > 1;
    if (several && !find_accounts(answer, fault)) {
        return false;
    }
    answer->query.bloc = several ? ANY_ID : answer->blocs->owner;
    answer->query.actor = several ? ANY_ID : answer->actors->owner;
    answer->query.person = several ? ANY_ID : answer->people[0];
    return table_begin(answer->sink, *answer->title ? answer->title : NULL, columns,
                       sizeof columns / sizeof *columns, fault) &&
           (store_events(answer->question->store, &answer->query, take_event, answer, fault) ||
            answer->full) &&
           table_end(answer->sink, fault);
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

static bool answer_events(struct answer *answer, const struct options *given, struct fault *fault)
{
    const bool one = given->value[OPTION_BLOC] && answer->bloc_count == 1;
    tell_screen(answer->question, given, answer->title, one ? answer->blocs->id : NULL);
    return write_events(answer, fault);
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const char *kind = given->value[OPTION_KIND];
    const bool several = kind && strchr(kind, ',');
    struct answer answer = {.question = question,
                            .sink = sink,
                            .title = "",
                            .kinds = several ? kind : NULL,
                            .certain_only = given->value[OPTION_CERTAIN] != NULL,
                            .query = {.reading = question->reading,
                                      .person = ANY_ID,
                                      .kind = several ? NULL : kind,
                                      .source = given->value[OPTION_SOURCE],
                                      .lo = question->lo,
                                      .hi = question->hi,
                                      .lang = question->lang}};
    const bool done =
        find_subjects(&answer, given->value[OPTION_BLOC], WANT_BLOC, &answer.blocs,
                      &answer.bloc_count, fault) &&
        find_subjects(&answer, given->value[OPTION_ACTOR], WANT_ACTOR, &answer.actors,
                      &answer.actor_count, fault) &&
        choose_subjects(&answer, PARTY_BLOC, &answer.blocs, &answer.bloc_count, fault) &&
        choose_subjects(&answer, PARTY_ACTOR, &answer.actors, &answer.actor_count, fault) &&
        find_people(&answer, given->value[OPTION_PERSON], fault) &&
        find_place(&answer, given->value[OPTION_PLACE], fault) &&
        answer_events(&answer, given, fault);
    free(answer.accounts);
    arena_release(&answer.arena);
    return done;
}

static const struct option_spec options[] = {
    OPT_ON_RANGE, OPT_FROM,    OPT_TO,    OPT_BLOCS, OPT_ACTORS, OPT_KIND, OPT_PERSON,
    OPT_SOURCE,   OPT_CERTAIN, OPT_PLACE, OPT_TAG,   OPT_FOLLOW, OPT_END,
};

const struct command command_chronology = {
    .name = "chronology",
    .title = MSG_title_chronology,
    .operands = "",
    .words = true,
    .summary = MSG_help_s_chronology,
    .help = MSG_help_t_chronology,
    .options = options,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .examples = {"blocline chronology --bloc CAU,CAEC --from 1994 --to 1998",
                 "blocline chronology --person Назарбаев --kind proposal --lang ru"},
    .run = run,
};

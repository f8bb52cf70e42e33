#include "chart_load.h"
#include "edtf.h"
#include "lineage_tree.h"
#include "messages.h"
#include "sort.h"
#include "store_events.h"
#include "text.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Pictures whose rows another command answers: that command is run, and its rows are kept instead
 * of written. So a picture shows what the table says. */

extern const struct command command_chronology, command_lineage, command_together,
    command_disagreements;

/* Takes the rows of a table. */
typedef bool take_row(struct chart_loaded *loaded, const struct cell *cells, struct fault *fault);

struct capture {
    struct table_sink sink; /* first, so that a sink is the capture it belongs to */
    struct chart_loaded *loaded;
    take_row *take;
};

static bool capture_begin(struct table_sink *self, const char *title, const struct column *columns,
                          size_t count, struct fault *fault)
{
    (void)self, (void)title, (void)columns, (void)count, (void)fault;
    return true;
}

static bool capture_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct capture *capture = (struct capture *)self;
    if (self->rows > CHART_ROWS_MAX) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_chart_rows,
                              NUMBER_TEXT(CHART_ROWS_MAX));
    }
    return capture->take(capture->loaded, cells, fault);
}

static bool capture_end(struct table_sink *self, struct fault *fault)
{
    (void)self, (void)fault;
    return true;
}

static struct capture capture_of(struct chart_loaded *loaded, take_row *take)
{
    return (struct capture){
        .sink = {.begin = capture_begin, .row = capture_row, .end = capture_end},
        .loaded = loaded,
        .take = take};
}

static bool run_behind(struct chart_loaded *loaded, const struct command *command,
                       const struct options *given, take_row *take, struct fault *fault)
{
    struct capture capture = capture_of(loaded, take);
    struct question question = *loaded->question;
    question.say = NULL; /* the picture has its own notes */
    return command->run(&question, given, &capture.sink, fault);
}

/* Room for one more element of an array that the arena owns: doubled now and then. */
static void *one_more(struct chart_loaded *loaded, const void *list, size_t count, size_t size)
{
    if (count & (count - 1)) {
        return (void *)(uintptr_t)list; /* not a power of two: there is room */
    }
    void *grown = arena_alloc(&loaded->arena, (count ? 2 * count : 1) * size);
    if (count) {
        memcpy(grown, list, count * size);
    }
    return grown;
}

static const char *text_of(struct chart_loaded *loaded, const struct cell *cell)
{
    return cell->text ? arena_text(&loaded->arena, cell->text, cell->size) : NULL;
}

/* The same of what every row has, though in a file that others wrote it may be empty. */
static const char *need_of(struct chart_loaded *loaded, const struct cell *cell)
{
    const char *text = text_of(loaded, cell);
    return text ? text : "";
}

/* The days of an EDTF text; all days of one that is none. */
static void read_days(const char *date, int64_t *lo, int64_t *hi)
{
    struct edtf read;
    const bool dated = date && edtf_parse(date, strlen(date), &read, NULL);
    *lo = dated ? read.earliest : EDTF_NEG_INF;
    *hi = dated ? read.latest : EDTF_POS_INF;
}

/* ---- Events ---- */

static void add_event(struct chart_loaded *loaded, const char *event, const char *date,
                      const char *kind, const char *bloc, const char *title)
{
    struct chart_data *data = &loaded->data;
    struct chart_event *list =
        heap_grow((void *)(uintptr_t)data->events, &loaded->capacity[LOAD_EVENTS],
                  data->event_count + 1, sizeof *list);
    struct chart_event *made = &list[data->event_count++];
    *made = (struct chart_event){.id = chart_keep(loaded, event),
                                 .date = chart_keep(loaded, date ? date : ""),
                                 .title = chart_keep(loaded, title ? title : event),
                                 .kind = chart_keep(loaded, kind),
                                 .bloc = bloc ? chart_party_place(loaded, PARTY_BLOC, bloc) : NONE};
    read_days(date, &made->lo, &made->hi);
    data->events = list;
}

/* Columns of the chronology. */
enum { EVENT_DATE, EVENT_ID, EVENT_KIND, EVENT_BLOC, EVENT_TITLE };

static bool take_event(struct chart_loaded *loaded, const struct cell *cells, struct fault *fault)
{
    (void)fault;
    add_event(loaded, need_of(loaded, &cells[EVENT_ID]), need_of(loaded, &cells[EVENT_DATE]),
              need_of(loaded, &cells[EVENT_KIND]), text_of(loaded, &cells[EVENT_BLOC]),
              text_of(loaded, &cells[EVENT_TITLE]));
    return true;
}

bool chart_load_events(struct chart_loaded *loaded, const struct options *given,
                       struct fault *fault)
{
    return run_behind(loaded, &command_chronology, given, take_event, fault) &&
           chart_name_parties(loaded, fault);
}

static int by_day(const void *left, const void *right)
{
    const struct chart_event *a = left, *b = right;
    if (a->lo != b->lo) {
        return a->lo < b->lo ? -1 : 1;
    }
    if (a->hi != b->hi) {
        return a->hi < b->hi ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

static bool take_flag(void *context, const struct event_row *row, struct fault *fault)
{
    struct chart_loaded *loaded = context;
    const struct chart_data *data = &loaded->data;
    (void)fault;
    for (size_t i = 0; i < data->event_count; i++) {
        if (strcmp(data->events[i].id, row->event) == 0) {
            return true;
        }
    }
    add_event(loaded, row->event, row->date, row->kind, row->bloc, row->title);
    return true;
}

bool chart_load_flags(struct chart_loaded *loaded, struct fault *fault)
{
    const struct question *question = loaded->question;
    struct chart_data *data = &loaded->data;
    const size_t count = data->bloc_count;
    for (size_t i = 0; i < count; i++) {
        struct subject subject;
        if (!resolve(question, data->blocs[i].id, WANT_BLOC, &loaded->arena, &subject, fault)) {
            return false;
        }
        const struct event_query query = {.reading = question->reading,
                                          .bloc = subject.owner,
                                          .actor = ANY_ID,
                                          .person = ANY_ID,
                                          .lo = question->lo,
                                          .hi = question->hi,
                                          .lang = question->lang};
        if (!store_events(question->store, &query, take_flag, loaded, fault)) {
            return false;
        }
    }
    /* Blocs that only an event of the picture is of are no lanes. */
    for (size_t i = 0; i < data->event_count; i++) {
        struct chart_event *event = (struct chart_event *)(uintptr_t)&data->events[i];
        event->bloc = event->bloc < count ? event->bloc : NONE;
    }
    data->bloc_count = count;
    if (data->event_count) {
        sort_list((void *)(uintptr_t)data->events, data->event_count, sizeof *data->events, by_day);
    }
    return true;
}

/* ---- Lineage ---- */

enum { STEP_FROM, STEP_TO, STEP_RELATION, STEP_DATE };

static bool take_step(struct chart_loaded *loaded, const struct cell *cells, struct fault *fault)
{
    struct chart_data *data = &loaded->data;
    struct chart_step *list = one_more(loaded, data->steps, data->step_count, sizeof *list);
    const char *date = text_of(loaded, &cells[STEP_DATE]);
    int64_t last;
    (void)fault;
    struct chart_step *step = &list[data->step_count++];
    *step = (struct chart_step){
        .from = chart_party_place(loaded, PARTY_BLOC, need_of(loaded, &cells[STEP_FROM])),
        .to = chart_party_place(loaded, PARTY_BLOC, need_of(loaded, &cells[STEP_TO])),
        .relation = need_of(loaded, &cells[STEP_RELATION]),
        .date = date};
    read_days(date, &step->day, &last);
    data->steps = list;
    return true;
}

/* A line of the tree, its columns that matter in one. */
static bool take_line(struct chart_loaded *loaded, const struct cell *cells, struct fault *fault)
{
    struct chart_data *data = &loaded->data;
    const char **list = one_more(loaded, data->tree, data->tree_count, sizeof *list);
    const char *cell[5];
    (void)fault;
    for (size_t i = 0; i < 5; i++) {
        cell[i] = cells[i].text ? text_of(loaded, &cells[i]) : "";
    }
    list[data->tree_count++] =
        arena_printf(&loaded->arena, "%s  %s%s%s%s%s", cell[0], cell[1], *cell[1] ? " " : "",
                     cell[2], *cell[2] ? " " : "", cell[4]);
    data->tree = list;
    return true;
}

static bool take_tree(struct chart_loaded *loaded, const char *word, struct fault *fault)
{
    struct capture capture = capture_of(loaded, take_line);
    struct question question = *loaded->question;
    question.say = NULL;
    return lineage_tree(&question, word, &capture.sink, fault);
}

/* The trees of all blocs that came from nothing. */
static bool take_trees(struct chart_loaded *loaded, struct fault *fault)
{
    const struct chart_data *data = &loaded->data;
    for (uint32_t i = 0; i < data->bloc_count; i++) {
        bool root = true;
        for (size_t k = 0; k < data->step_count; k++) {
            root = root && data->steps[k].to != i;
        }
        if (root && !take_tree(loaded, data->blocs[i].id, fault)) {
            return false;
        }
    }
    return true;
}

static bool take_first(void *context, const struct event_row *row, struct fault *fault)
{
    struct chart_party *bloc = context;
    int64_t lo, hi;
    (void)fault;
    read_days(row->date, &lo, &hi);
    if (bloc->founded == EDTF_NEG_INF && row->bloc && strcmp(row->bloc, bloc->id) == 0) {
        bloc->founded = lo;
    }
    return true;
}

/* What was never founded stands where it was first heard of. */
static bool find_first_events(struct chart_loaded *loaded, struct fault *fault)
{
    const struct question *question = loaded->question;
    struct chart_data *data = &loaded->data;
    for (size_t i = 0; i < data->bloc_count; i++) {
        struct subject subject;
        if (data->blocs[i].founded != EDTF_NEG_INF) {
            continue;
        }
        if (!resolve(question, data->blocs[i].id, WANT_BLOC, &loaded->arena, &subject, fault)) {
            return false;
        }
        const struct event_query query = {.reading = question->reading,
                                          .bloc = subject.owner,
                                          .actor = ANY_ID,
                                          .person = ANY_ID,
                                          .lo = EDTF_NEG_INF,
                                          .hi = EDTF_POS_INF,
                                          .lang = question->lang};
        if (!store_events(question->store, &query, take_first, &data->blocs[i], fault)) {
            return false;
        }
    }
    return true;
}

bool chart_load_steps(struct chart_loaded *loaded, const struct options *given, struct fault *fault)
{
    const struct question *question = loaded->question;
    const char *word = given->operand_count ? given->operands[0] : NULL;
    struct chart_data *data = &loaded->data;
    struct subject subject;
    if (word) {
        if (!resolve(question, word, WANT_BLOC, &loaded->arena, &subject, fault)) {
            return false;
        }
        data->subject = chart_party_place(loaded, PARTY_BLOC, subject.id);
    }
    if (!run_behind(loaded, &command_lineage, given, take_step, fault)) {
        return false;
    }
    const bool terminal = question->format && strcmp(question->format, "text") == 0;
    if (terminal && !(word ? take_tree(loaded, subject.id, fault) : take_trees(loaded, fault))) {
        return false;
    }
    for (size_t i = 0; i < data->bloc_count; i++) {
        if (!resolve(question, data->blocs[i].id, WANT_BLOC, &loaded->arena, &subject, fault) ||
            !chart_load_spells(loaded, PARTY_BLOC, subject.owner, question->reading, fault)) {
            return false;
        }
    }
    return chart_name_parties(loaded, fault) && find_first_events(loaded, fault);
}

/* ---- Together ---- */

enum { SHARE_BLOC, SHARE_START = 5, SHARE_END };

static bool take_share(struct chart_loaded *loaded, const struct cell *cells, struct fault *fault)
{
    struct chart_data *data = &loaded->data;
    struct chart_share *list = one_more(loaded, data->shares, data->share_count, sizeof *list);
    (void)fault;
    struct chart_share *share = &list[data->share_count++];
    *share = (struct chart_share){
        .bloc = chart_party_place(loaded, PARTY_BLOC, need_of(loaded, &cells[SHARE_BLOC])),
        .start = need_of(loaded, &cells[SHARE_START]),
        .end = text_of(loaded, &cells[SHARE_END])};
    read_days(share->start, &share->days.start_lo, &share->days.start_hi);
    if (share->end && strcmp(share->end, "..") != 0) {
        read_days(share->end, &share->days.end_lo, &share->days.end_hi);
    } else {
        share->end = "..";
        share->days.end_lo = share->days.end_hi = EDTF_POS_INF;
    }
    data->shares = list;
    return true;
}

/* Of the actors' spells only those in blocs that they share are drawn. */
static void keep_shared(struct chart_data *data, size_t bloc_count)
{
    size_t kept = 0;
    for (size_t i = 0; i < data->spell_count; i++) {
        if (data->spells[i].bloc < bloc_count) {
            data->spells[kept++] = data->spells[i];
        }
    }
    data->spell_count = kept;
    data->bloc_count = bloc_count;
}

bool chart_load_shares(struct chart_loaded *loaded, const struct options *given,
                       struct fault *fault)
{
    const struct question *question = loaded->question;
    struct chart_data *data = &loaded->data;
    const size_t count = (size_t)given->operand_count;
    struct subject *subjects = arena_alloc(&loaded->arena, count * sizeof *subjects);
    for (size_t i = 0; i < count; i++) {
        if (!resolve(question, given->operands[i], WANT_ACTOR, &loaded->arena, &subjects[i],
                     fault)) {
            return false;
        }
        chart_party_place(loaded, PARTY_ACTOR, subjects[i].id);
    }
    if (!run_behind(loaded, &command_together, given, take_share, fault)) {
        return false;
    }
    const size_t blocs = data->bloc_count;
    for (size_t i = 0; i < count; i++) {
        if (!chart_load_spells(loaded, PARTY_ACTOR, subjects[i].owner, question->reading, fault)) {
            return false;
        }
    }
    keep_shared(data, blocs);
    return chart_name_parties(loaded, fault);
}

/* ---- Disagreements ---- */

enum { SAID_EVENT, SAID_ASPECT, SAID_SOURCE, SAID_VALUE, SAID_USED, SAID_BLOC, SAID_TITLE = 7 };

static bool take_account(struct chart_loaded *loaded, const struct cell *cells, struct fault *fault)
{
    struct chart_data *data = &loaded->data;
    (void)fault;
    if (strcmp(cells[SAID_ASPECT].text, "date") != 0) {
        return true;
    }
    struct chart_account *list =
        one_more(loaded, data->accounts, data->account_count, sizeof *list);
    struct chart_account *account = &list[data->account_count++];
    *account = (struct chart_account){.event = need_of(loaded, &cells[SAID_EVENT]),
                                      .bloc = text_of(loaded, &cells[SAID_BLOC]),
                                      .title = text_of(loaded, &cells[SAID_TITLE]),
                                      .source = need_of(loaded, &cells[SAID_SOURCE]),
                                      .date = need_of(loaded, &cells[SAID_VALUE]),
                                      .used = strcmp(cells[SAID_USED].text, "yes") == 0};
    read_days(account->date, &account->lo, &account->hi);
    data->accounts = list;
    return true;
}

bool chart_load_accounts(struct chart_loaded *loaded, const struct options *given,
                         struct fault *fault)
{
    struct subject bloc;
    if (given->operand_count) {
        if (!resolve(loaded->question, given->operands[0], WANT_BLOC, &loaded->arena, &bloc,
                     fault)) {
            return false;
        }
        chart_party_place(loaded, PARTY_BLOC, bloc.id); /* the title names it */
    }
    return run_behind(loaded, &command_disagreements, given, take_account, fault) &&
           chart_name_parties(loaded, fault);
}

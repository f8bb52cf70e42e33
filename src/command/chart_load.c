#include "chart_load.h"

#include "edtf.h"
#include "fills.h"
#include "intern.h"
#include "resolve.h"
#include "store_events.h"
#include "store_forms.h"
#include "store_lists.h"
#include "store_spells.h"

#include <stdlib.h>
#include <string.h>

enum { SPELLS, BLOCS, ACTORS, OTHERS, EVENTS, STATUSES };

/* What the visits of one load share. */
struct load {
    struct chart_loaded *loaded;
    const struct question *question;
    bool others; /* spells go to the reading compared with */
};

static const char *keep(struct chart_loaded *loaded, const char *text)
{
    return text ? arena_text(&loaded->arena, text, strlen(text)) : NULL;
}

static uint32_t status_number(const struct chart_data *data, const char *id)
{
    uint32_t at = 0;
    while (at < data->status_count && strcmp(data->statuses[at].id, id) != 0) {
        at++;
    }
    return at;
}

static bool take_status(void *context, const struct cell *cells, struct fault *fault)
{
    struct load *load = context;
    struct chart_loaded *loaded = load->loaded;
    struct chart_data *data = &loaded->data;
    (void)fault;
    struct chart_status *list =
        heap_grow((void *)(uintptr_t)data->statuses, &loaded->capacity[STATUSES],
                  data->status_count + 1, sizeof *list);
    list[data->status_count++] =
        (struct chart_status){.id = keep(loaded, cells[0].text),
                              .name = keep(loaded, cells[1].text ? cells[1].text : cells[0].text),
                              .full = cells[2].text && strcmp(cells[2].text, "full") == 0};
    data->statuses = list;
    return true;
}

bool chart_load_begin(struct chart_loaded *loaded, const struct question *question,
                      struct fault *fault)
{
    struct load load = {.loaded = loaded, .question = question};
    struct chart_data *data = &loaded->data;
    *loaded = (struct chart_loaded){0};
    if (!store_list(question->store, "statuses", question->lang, take_status, &load, fault)) {
        return false;
    }
    const char **ids = arena_alloc(&loaded->arena, (data->status_count + 1) * sizeof *ids);
    bool *full = arena_alloc(&loaded->arena, (data->status_count + 1) * sizeof *full);
    enum fill *fills = arena_alloc(&loaded->arena, (data->status_count + 1) * sizeof *fills);
    for (size_t i = 0; i < data->status_count; i++) {
        ids[i] = data->statuses[i].id;
        full[i] = data->statuses[i].full;
    }
    fills_assign(ids, full, data->status_count, fills);
    data->fills = fills;
    const char *as_of = store_info(question->store, "as_of", NULL);
    struct edtf day;
    data->as_of = as_of && edtf_parse(as_of, strlen(as_of), &day, NULL) ? day.latest : 0;
    return true;
}

void chart_load_release(struct chart_loaded *loaded)
{
    free(loaded->data.spells);
    free(loaded->data.blocs);
    free(loaded->data.actors);
    free((void *)(uintptr_t)loaded->data.others);
    free((void *)(uintptr_t)loaded->data.events);
    free((void *)(uintptr_t)loaded->data.statuses);
    arena_release(&loaded->arena);
    *loaded = (struct chart_loaded){0};
}

/* The place of a bloc or actor in the list of the picture; it is added if it is new. */
static uint32_t party_place(struct chart_loaded *loaded, enum party of, const char *id)
{
    struct chart_data *data = &loaded->data;
    struct chart_party **list = of == PARTY_BLOC ? &data->blocs : &data->actors;
    size_t *count = of == PARTY_BLOC ? &data->bloc_count : &data->actor_count;
    for (size_t i = 0; i < *count; i++) {
        if (strcmp((*list)[i].id, id) == 0) {
            return (uint32_t)i;
        }
    }
    *list = heap_grow(*list, &loaded->capacity[of == PARTY_BLOC ? BLOCS : ACTORS], *count + 1,
                      sizeof **list);
    (*list)[*count] = (struct chart_party){
        .id = keep(loaded, id), .founded = EDTF_NEG_INF, .ended = EDTF_POS_INF};
    return (uint32_t)(*count)++;
}

static bool take_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    struct load *load = context;
    struct chart_loaded *loaded = load->loaded;
    struct chart_data *data = &loaded->data;
    const struct question *question = load->question;
    if (strcmp(row->class, "none") == 0 ||
        (question->status && !question_wants(question, row->status, row->class)) ||
        (load->others && strcmp(row->class, "full") != 0)) {
        return true;
    }
    if (data->spell_count + data->other_count >= CHART_ROWS_MAX) {
        return fault_set(fault, FAULT_USAGE,
                         "more than %d rows: choose some with --bloc, --actor or --from, or make "
                         "the whole record a page with `blocline page`",
                         CHART_ROWS_MAX);
    }
    const bool certain = row->bounds.start_hi < row->bounds.end_lo;
    const struct chart_spell spell = {.bloc = party_place(loaded, PARTY_BLOC, row->bloc),
                                      .actor = party_place(loaded, PARTY_ACTOR, row->actor),
                                      .status = status_number(data, row->status),
                                      .days = row->bounds,
                                      .start = keep(loaded, row->start),
                                      .end = row->end ? keep(loaded, row->end) : "..",
                                      .certainty = certain ? "certain" : "possible",
                                      .start_event = keep(loaded, row->start_event),
                                      .end_event = keep(loaded, row->end_event)};
    if (load->others) {
        struct chart_spell *list =
            heap_grow((void *)(uintptr_t)data->others, &loaded->capacity[OTHERS],
                      data->other_count + 1, sizeof *list);
        list[data->other_count++] = spell;
        data->others = list;
    } else {
        data->spells = heap_grow(data->spells, &loaded->capacity[SPELLS], data->spell_count + 1,
                                 sizeof *data->spells);
        data->spells[data->spell_count++] = spell;
    }
    return true;
}

static bool load_of(struct load *load, enum party of, int64_t owner, int64_t reading,
                    struct fault *fault)
{
    const struct question *question = load->question;
    const struct spell_query query = {.reading = reading,
                                      .bloc = of == PARTY_BLOC ? owner : ANY_ID,
                                      .actor = of == PARTY_BLOC ? ANY_ID : owner,
                                      .lo = question->lo,
                                      .hi = question->hi,
                                      .lang = question->lang,
                                      .named = of == PARTY_BLOC ? PARTY_ACTOR : PARTY_BLOC};
    return store_spells(question->store, &query, take_spell, load, fault);
}

/* Names of all parties of the picture: those in use on the day of the picture. */
static bool name_parties(struct chart_loaded *loaded, const struct question *question,
                         enum party of, struct fault *fault)
{
    struct party_row *rows;
    size_t row_count;
    struct chart_party *list = of == PARTY_BLOC ? loaded->data.blocs : loaded->data.actors;
    const size_t count = of == PARTY_BLOC ? loaded->data.bloc_count : loaded->data.actor_count;
    if (!store_parties(question->store, of, question->lang, &loaded->arena, &rows, &row_count,
                       fault)) {
        return false;
    }
    const int64_t day = question->when.latest;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < row_count; k++) {
            struct name_forms forms;
            if (strcmp(rows[k].id, list[i].id) != 0) {
                continue;
            }
            if (!store_name_forms(question->store, of, rows[k].number, question->lang, day,
                                  &loaded->arena, &forms, fault)) {
                return false;
            }
            list[i].name = forms.name ? forms.name : rows[k].label;
            list[i].short_name = forms.short_name;
            list[i].abbreviation = forms.abbreviation;
            const char *from, *to;
            struct edtf date;
            if (of == PARTY_BLOC &&
                !store_bloc_life(question->store, question->reading, rows[k].number, &loaded->arena,
                                 &from, &to, fault)) {
                return false;
            }
            if (of == PARTY_BLOC && edtf_parse(from, strlen(from), &date, NULL)) {
                list[i].founded = date.earliest;
            }
            if (of == PARTY_BLOC && *to && edtf_parse(to, strlen(to), &date, NULL)) {
                list[i].ended = date.latest;
            }
        }
        list[i].name = list[i].name ? list[i].name : list[i].id;
    }
    return true;
}

bool chart_load_subjects(struct chart_loaded *loaded, const struct question *question,
                         const char *const *words, size_t count, enum party *of,
                         struct fault *fault)
{
    struct load load = {.loaded = loaded, .question = question};
    unsigned wanted = WANT_ACTOR | WANT_BLOC;
    for (size_t i = 0; i < count; i++) {
        struct subject subject;
        if (!resolve(question, words[i], wanted, &loaded->arena, &subject, fault)) {
            return false;
        }
        *of = subject.of;
        wanted = subject.of == PARTY_BLOC ? WANT_BLOC : WANT_ACTOR; /* all of one kind */
        party_place(loaded, subject.of, subject.id);
        if (!load_of(&load, subject.of, subject.owner, question->reading, fault)) {
            return false;
        }
    }
    return name_parties(loaded, question, PARTY_BLOC, fault) &&
           name_parties(loaded, question, PARTY_ACTOR, fault);
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

static bool take_event(void *context, const struct event_row *row, struct fault *fault)
{
    struct load *load = context;
    struct chart_loaded *loaded = load->loaded;
    struct chart_data *data = &loaded->data;
    struct edtf date;
    (void)fault;
    for (size_t i = 0; i < data->event_count; i++) {
        if (strcmp(data->events[i].id, row->event) == 0) {
            return true;
        }
    }
    struct chart_event *list = heap_grow((void *)(uintptr_t)data->events, &loaded->capacity[EVENTS],
                                         data->event_count + 1, sizeof *list);
    const bool dated = edtf_parse(row->date, strlen(row->date), &date, NULL);
    list[data->event_count++] =
        (struct chart_event){.id = keep(loaded, row->event),
                             .date = keep(loaded, row->date),
                             .title = keep(loaded, row->title ? row->title : row->event),
                             .kind = keep(loaded, row->kind),
                             .bloc = row->bloc ? party_place(loaded, PARTY_BLOC, row->bloc) : NONE,
                             .lo = dated ? date.earliest : EDTF_NEG_INF,
                             .hi = dated ? date.latest : EDTF_POS_INF};
    data->events = list;
    return true;
}

bool chart_load_events(struct chart_loaded *loaded, const struct question *question,
                       struct fault *fault)
{
    struct load load = {.loaded = loaded, .question = question};
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
        if (!store_events(question->store, &query, take_event, &load, fault)) {
            return false;
        }
    }
    /* Blocs that only an event of the picture is of are no lanes. */
    data->bloc_count = count;
    if (data->event_count) {
        qsort((void *)(uintptr_t)data->events, data->event_count, sizeof *data->events, by_day);
    }
    return true;
}

bool chart_load_compared(struct chart_loaded *loaded, const struct question *question,
                         const char *reading, const char **title, struct fault *fault)
{
    struct load load = {.loaded = loaded, .question = question, .others = true};
    const char *id;
    int64_t number;
    if (!store_reading(question->store, reading, &number, &id, fault)) {
        return false;
    }
    *title = keep(loaded, id);
    const size_t blocs = loaded->data.bloc_count;
    for (size_t i = 0; i < blocs; i++) {
        struct subject subject;
        if (!resolve(question, loaded->data.blocs[i].id, WANT_BLOC, &loaded->arena, &subject,
                     fault) ||
            !load_of(&load, PARTY_BLOC, subject.owner, number, fault)) {
            return false;
        }
    }
    return name_parties(loaded, question, PARTY_ACTOR, fault);
}

#include "chart_load.h"

#include "edtf.h"
#include "fills.h"
#include "messages.h"
#include "store_forms.h"
#include "store_lists.h"
#include "store_spells.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

/* What all pictures need: statuses, parties with their names, spells. */

const char *chart_keep(struct chart_loaded *loaded, const char *text)
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
    struct chart_loaded *loaded = context;
    struct chart_data *data = &loaded->data;
    (void)fault;
    struct chart_status *list =
        heap_grow((void *)(uintptr_t)data->statuses, &loaded->capacity[LOAD_STATUSES],
                  data->status_count + 1, sizeof *list);
    list[data->status_count++] = (struct chart_status){
        .id = chart_keep(loaded, cells[0].text),
        .name = chart_keep(loaded, cells[1].text ? cells[1].text : cells[0].text),
        .full = cells[2].text && strcmp(cells[2].text, "full") == 0};
    data->statuses = list;
    return true;
}

bool chart_load_begin(struct chart_loaded *loaded, const struct question *question,
                      struct fault *fault)
{
    struct chart_data *data = &loaded->data;
    *loaded = (struct chart_loaded){.question = question, .limit = CHART_ROWS_MAX};
    data->subject = NONE;
    if (!store_list(question->store, "statuses", question->lang, take_status, loaded, fault)) {
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
    const char *as_of = store_info(question->store, "as_of");
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

uint32_t chart_party_place(struct chart_loaded *loaded, enum party of, const char *id)
{
    struct chart_data *data = &loaded->data;
    struct chart_party **list = of == PARTY_BLOC ? &data->blocs : &data->actors;
    size_t *count = of == PARTY_BLOC ? &data->bloc_count : &data->actor_count;
    id = id ? id : ""; /* in a file that others wrote */
    for (size_t i = *count; i-- > 0;) { /* the last is the likeliest */
        if (strcmp((*list)[i].id, id) == 0) {
            return (uint32_t)i;
        }
    }
    *list = heap_grow(*list, &loaded->capacity[of == PARTY_BLOC ? LOAD_BLOCS : LOAD_ACTORS],
                      *count + 1, sizeof **list);
    (*list)[*count] = (struct chart_party){
        .id = chart_keep(loaded, id), .founded = EDTF_NEG_INF, .ended = EDTF_POS_INF};
    return (uint32_t)(*count)++;
}

static void add_spell(struct chart_loaded *loaded, const struct spell_row *row)
{
    struct chart_data *data = &loaded->data;
    const bool certain = row->bounds.start_hi < row->bounds.end_lo;
    const struct chart_spell spell = {.bloc = chart_party_place(loaded, PARTY_BLOC, row->bloc),
                                      .actor = chart_party_place(loaded, PARTY_ACTOR, row->actor),
                                      .status = status_number(data, row->status),
                                      .days = row->bounds,
                                      .start = chart_keep(loaded, row->start),
                                      .end = row->end ? chart_keep(loaded, row->end) : "..",
                                      .certainty = certain ? "certain" : "possible",
                                      .start_event = chart_keep(loaded, row->start_event),
                                      .end_event = chart_keep(loaded, row->end_event)};
    if (loaded->others) {
        struct chart_spell *list =
            heap_grow((void *)(uintptr_t)data->others, &loaded->capacity[LOAD_OTHERS],
                      data->other_count + 1, sizeof *list);
        list[data->other_count++] = spell;
        data->others = list;
    } else {
        data->spells = heap_grow(data->spells, &loaded->capacity[LOAD_SPELLS],
                                 data->spell_count + 1, sizeof *data->spells);
        data->spells[data->spell_count++] = spell;
    }
}

static bool take_spell(void *context, const struct spell_row *row, struct fault *fault)
{
    struct chart_loaded *loaded = context;
    const struct question *question = loaded->question;
    if (strcmp(row->class, "none") == 0 || !question_wants(question, row->status, row->class) ||
        (loaded->others && strcmp(row->class, "full") != 0)) {
        return true;
    }
    if (loaded->data.spell_count + loaded->data.other_count >= loaded->limit) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_chart_rows,
                              NUMBER_TEXT(CHART_ROWS_MAX));
    }
    add_spell(loaded, row);
    return true;
}

bool chart_load_spells(struct chart_loaded *loaded, enum party of, int64_t owner, int64_t reading,
                       struct fault *fault)
{
    const struct question *question = loaded->question;
    const struct spell_query query = {.reading = reading,
                                      .bloc = of == PARTY_BLOC ? owner : ANY_ID,
                                      .actor = of == PARTY_BLOC ? ANY_ID : owner,
                                      .lo = question->lo,
                                      .hi = question->hi,
                                      .lang = question->lang,
                                      .named = of == PARTY_BLOC ? PARTY_ACTOR : PARTY_BLOC};
    return store_spells(question->store, &query, take_spell, loaded, fault);
}

static int by_id(const void *key, const void *element)
{
    return strcmp(key, ((const struct party_row *)element)->id);
}

static bool read_life(struct chart_loaded *loaded, int64_t number, struct chart_party *party,
                      struct fault *fault)
{
    const struct question *question = loaded->question;
    const char *from, *to;
    struct edtf date;
    if (!store_bloc_life(question->store, question->reading, number, &loaded->arena, &from, &to,
                         fault)) {
        return false;
    }
    if (edtf_parse(from, strlen(from), &date, NULL)) {
        party->founded = date.earliest;
    }
    if (*to && edtf_parse(to, strlen(to), &date, NULL)) {
        party->ended = date.latest;
    }
    return true;
}

static bool name_list(struct chart_loaded *loaded, enum party of, struct chart_party *list,
                      size_t count, struct fault *fault)
{
    const struct question *question = loaded->question;
    struct party_row *rows;
    size_t row_count;
    if (count == 0) {
        return true;
    }
    if (!store_parties(question->store, of, question->lang, &loaded->arena, &rows, &row_count,
                       fault)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        struct name_forms forms = {0};
        const struct party_row *row = bsearch(list[i].id, rows, row_count, sizeof *rows, by_id);
        if (row && (!store_name_forms(question->store, of, row->number, question->lang,
                                      question->when.latest, &loaded->arena, &forms, fault) ||
                    (of == PARTY_BLOC && !read_life(loaded, row->number, &list[i], fault)))) {
            return false;
        }
        list[i].name = forms.name ? forms.name : row && row->label ? row->label : list[i].id;
        list[i].short_name = forms.short_name;
        list[i].abbreviation = forms.abbreviation;
    }
    return true;
}

bool chart_name_parties(struct chart_loaded *loaded, struct fault *fault)
{
    const struct chart_data *data = &loaded->data;
    return name_list(loaded, PARTY_BLOC, data->blocs, data->bloc_count, fault) &&
           name_list(loaded, PARTY_ACTOR, data->actors, data->actor_count, fault);
}

struct reading_search {
    const char *id;
    const char *title;
    struct arena *arena;
};

static bool take_reading(void *context, const struct cell *cells, struct fault *fault)
{
    struct reading_search *search = context;
    (void)fault;
    if (strcmp(cells[0].text, search->id) == 0 && cells[1].text) {
        search->title = arena_text(search->arena, cells[1].text, cells[1].size);
    }
    return true;
}

bool chart_reading_title(struct chart_loaded *loaded, const char *reading, const char **title,
                         struct fault *fault)
{
    struct reading_search search = {reading, reading, &loaded->arena};
    const bool done = store_list(loaded->question->store, "readings", loaded->question->lang,
                                 take_reading, &search, fault);
    *title = search.title;
    return done;
}

bool chart_load_compared(struct chart_loaded *loaded, const char *reading, enum party of,
                         const char **title, struct fault *fault)
{
    const struct question *question = loaded->question;
    const size_t count = of == PARTY_BLOC ? loaded->data.bloc_count : loaded->data.actor_count;
    const char *id;
    int64_t number;
    if (!store_reading(question->store, reading, &number, &id, fault) ||
        !chart_reading_title(loaded, id, title, fault)) {
        return false;
    }
    loaded->others = true;
    for (size_t i = 0; i < count; i++) {
        const struct chart_party *list =
            of == PARTY_BLOC ? loaded->data.blocs : loaded->data.actors;
        struct subject subject;
        if (!resolve(question, list[i].id, of == PARTY_BLOC ? WANT_BLOC : WANT_ACTOR,
                     &loaded->arena, &subject, fault) ||
            !chart_load_spells(loaded, of, subject.owner, number, fault)) {
            return false;
        }
    }
    return chart_name_parties(loaded, fault);
}

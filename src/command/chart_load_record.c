#include "chart_load.h"
#include "edtf.h"
#include "messages.h"
#include "sort.h"
#include "store_lists.h"
#include "text.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

/* The rows of pictures of a day: the standings of some actors in all blocs, through the whole
 * record, since the order of actors is the record's and not the day's. */

/* A list of ids between commas, resolved; `*list` is NULL for none. */
static bool find_parties(struct chart_loaded *loaded, const char *words, unsigned wanted,
                         struct subject **list, size_t *count, struct fault *fault)
{
    *list = NULL;
    *count = 0;
    size_t room = 1;
    for (const char *at = words; at && *at; at++) {
        room += *at == ',';
    }
    while (words) {
        const size_t size = text_word(&words);
        *list = *list ? *list : arena_alloc(&loaded->arena, room * sizeof **list);
        if (!resolve(loaded->question, arena_text(&loaded->arena, words, size), wanted,
                     &loaded->arena, &(*list)[(*count)++], fault)) {
            return false;
        }
        words = strchr(words, ',');
        words = words ? words + 1 : NULL;
    }
    return true;
}

static bool load_blocs(struct chart_loaded *loaded, const struct subject *chosen, size_t count,
                       struct fault *fault)
{
    const struct question *question = loaded->question;
    struct party_row *rows;
    size_t row_count;
    if (!store_parties(question->store, PARTY_BLOC, question->lang, &loaded->arena, &rows,
                       &row_count, fault)) {
        return false;
    }
    for (size_t i = 0; i < row_count; i++) {
        bool wanted = chosen == NULL && !(loaded->pairs && rows[i].bilateral);
        for (size_t k = 0; k < count; k++) {
            wanted = wanted || chosen[k].owner == rows[i].number;
        }
        if (wanted &&
            !chart_load_spells(loaded, PARTY_BLOC, rows[i].number, question->reading, fault)) {
            return false;
        }
    }
    return true;
}

/* Days of full membership up to the end of the records. */
struct actor_days {
    uint32_t actor;
    double days;
    const char *id;
};

static int by_days(const void *left, const void *right)
{
    const struct actor_days *a = left, *b = right;
    return a->days != b->days ? (a->days > b->days ? -1 : 1) : strcmp(a->id, b->id);
}

static struct actor_days *days_of(const struct chart_loaded *loaded)
{
    const struct chart_data *data = &loaded->data;
    struct actor_days *list = heap_alloc((data->actor_count + 1) * sizeof *list);
    for (uint32_t i = 0; i < data->actor_count; i++) {
        list[i] = (struct actor_days){.actor = i, .id = data->actors[i].id};
    }
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct chart_spell *spell = &data->spells[i];
        const int64_t open = data->as_of + 1;
        const int64_t end = spell->days.end_hi < open ? spell->days.end_hi : open;
        if (data->statuses[spell->status].full && spell->days.start_lo < end) {
            const int64_t start =
                spell->days.start_lo > open - 40000000 ? spell->days.start_lo : open - 40000000;
            list[spell->actor].days += (double)(end - start);
        }
    }
    sort_list(list, data->actor_count, sizeof *list, by_days);
    return list;
}

/* Keeps the actors marked, and their spells and blocs. */
static void keep_actors(struct chart_data *data, const bool *kept)
{
    uint32_t *place = heap_alloc((data->actor_count + 1) * sizeof *place);
    uint32_t actors = 0;
    size_t spells = 0;
    for (uint32_t i = 0; i < data->actor_count; i++) {
        place[i] = actors;
        if (kept[i]) {
            data->actors[actors++] = data->actors[i];
        }
    }
    for (size_t i = 0; i < data->spell_count; i++) {
        if (kept[data->spells[i].actor]) {
            data->spells[spells] = data->spells[i];
            data->spells[spells].actor = place[data->spells[spells].actor];
            spells++;
        }
    }
    data->actor_count = actors;
    data->spell_count = spells;
    free(place);
}

static void choose_actors(struct chart_loaded *loaded, const struct subject *chosen, size_t count)
{
    struct chart_data *data = &loaded->data;
    const bool all = loaded->chosen_actors && strcmp(loaded->chosen_actors, "all") == 0;
    struct actor_days *list = days_of(loaded);
    bool *kept = heap_zero(data->actor_count + 1, sizeof *kept);
    size_t full = 0, taken = 0;
    for (size_t i = 0; i < data->actor_count; i++) {
        const bool has_days = list[i].days > 0;
        bool wanted = all ? has_days : has_days && i < CHART_ACTORS;
        for (size_t k = 0; k < count; k++) {
            wanted = k == 0 ? false : wanted;
            if (strcmp(chosen[k].id, list[i].id) == 0) {
                wanted = true;
                break;
            }
        }
        kept[list[i].actor] = wanted;
        full += has_days;
        taken += wanted;
    }
    loaded->left_out = !loaded->chosen_actors && full > taken ? full - taken : 0;
    keep_actors(data, kept);
    free(kept);
    free(list);
}

bool chart_load_day(struct chart_loaded *loaded, const struct options *given, struct fault *fault)
{
    const char *actors = given->value[OPTION_ACTOR];
    struct subject *blocs, *chosen;
    size_t bloc_count, chosen_count;
    loaded->chosen_actors = actors;
    loaded->limit = SIZE_MAX; /* what is drawn of them is what the day has */
    if (!find_parties(loaded, given->value[OPTION_BLOC], WANT_BLOC, &blocs, &bloc_count, fault) ||
        !find_parties(loaded, actors && strcmp(actors, "all") != 0 ? actors : NULL, WANT_ACTOR,
                      &chosen, &chosen_count, fault)) {
        return false;
    }
    for (size_t i = 0; i < chosen_count; i++) {
        chart_party_place(loaded, PARTY_ACTOR, chosen[i].id);
    }
    if (!load_blocs(loaded, blocs, bloc_count, fault)) {
        return false;
    }
    choose_actors(loaded, chosen, chosen_count);
    return loaded->data.actor_count <= CHART_ROWS_MAX
               ? chart_name_parties(loaded, fault)
               : fault_say_with(fault, FAULT_USAGE, MSG_fault_chart_rows,
                                NUMBER_TEXT(CHART_ROWS_MAX));
}

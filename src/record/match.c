#include "match.h"

#include "matching.h"
#include "record_field.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

/* ---- The lists once more ---- */

static int compare_match_rows(const void *left, const void *right)
{
    const struct match_row *a = left, *b = right;
    if (a->place->file != b->place->file) {
        return a->place->file < b->place->file ? -1 : 1;
    }
    return (a->place->line > b->place->line) - (a->place->line < b->place->line);
}

/* Numbers the groups by their first rows, into `numbers`; `count` groups as read. */
static uint32_t number_groups(const struct matching *matching, uint32_t *numbers, uint32_t count)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < count; i++) {
        numbers[i] = NONE;
    }
    for (size_t i = 0; i < matching->count; i++) {
        uint32_t *number = &numbers[matching->rows[i].group];
        *number = *number == NONE ? next++ : *number;
    }
    return next;
}

#define REBUILD(kind, list, ids_of)                                                                \
    static void rebuild_##list(struct matching *matching, uint32_t *numbers)                       \
    {                                                                                              \
        struct dataset *dataset = matching->dataset;                                               \
        const uint32_t before = dataset->list##_count;                                             \
        const uint32_t left = number_groups(matching, numbers, before);                            \
        struct record_##kind *list = heap_zero((size_t)before + 1, sizeof *list);                  \
        struct shared_##kind *shared = heap_zero(matching->count + 1, sizeof *shared);             \
        bool *has = heap_zero((size_t)left + 1, sizeof *has);                                      \
        const char **names = heap_zero((size_t)left + 1, sizeof *names);                           \
        uint32_t others = 0;                                                                       \
        for (size_t i = 0; i < matching->count; i++) {                                             \
            const struct match_row *row = &matching->rows[i];                                      \
            const struct record_##kind *record = matching_record(matching, row);                   \
            const uint32_t number = numbers[row->group];                                           \
            if (!has[number]) {                                                                    \
                names[number] = matching->ids[row->group] ? matching->ids[row->group] : row->id;   \
            }                                                                                      \
            struct record_##kind *to = has[number] ? &shared[others].row : &list[number];          \
            if (has[number]) {                                                                     \
                shared[others++].number = number;                                                  \
            }                                                                                      \
            has[number] = true;                                                                    \
            *to = *record;                                                                         \
            to->id = names[number];                                                                \
            if (strcmp(names[number], row->id) != 0) {                                             \
                party_put_alias(dataset, matching->of, row->package, row->id, number);             \
            }                                                                                      \
        }                                                                                          \
        intern_free(dataset->ids_of);                                                              \
        dataset->ids_of = intern_new();                                                            \
        for (uint32_t i = 0; i < left; i++) {                                                      \
            intern_put(dataset->ids_of, names[i], strlen(names[i]));                               \
        }                                                                                          \
        free(dataset->list);                                                                       \
        free(dataset->shared_##list);                                                              \
        dataset->list = list;                                                                      \
        dataset->list##_count = left;                                                              \
        dataset->list##_capacity = (size_t)before + 1;                                             \
        dataset->shared_##list = shared;                                                           \
        dataset->shared_##list##_count = others;                                                   \
        dataset->shared_##list##_capacity = matching->count + 1;                                   \
        free(has);                                                                                 \
        free(names);                                                                               \
    }                                                                                              \
    static void list_##list(struct matching *matching)                                             \
    {                                                                                              \
        struct dataset *dataset = matching->dataset;                                               \
        const size_t all = (size_t)dataset->list##_count + dataset->shared_##list##_count;         \
        matching->rows = heap_zero(all + 1, sizeof *matching->rows);                               \
        matching->ids = heap_zero((size_t)dataset->list##_count + 1, sizeof *matching->ids);       \
        for (uint32_t i = 0; i < dataset->list##_count; i++) {                                     \
            const struct record_##kind *row = &dataset->list[i];                                   \
            matching->rows[matching->count++] =                                                    \
                (struct match_row){package_at(dataset, &row->place), i, i, row->id, &row->place};  \
        }                                                                                          \
        for (uint32_t i = 0; i < dataset->shared_##list##_count; i++) {                            \
            const struct record_##kind *row = &dataset->shared_##list[i].row;                      \
            const uint32_t number = dataset->shared_##list[i].number;                              \
            matching->rows[matching->count++] = (struct match_row){                                \
                package_at(dataset, &row->place), number, number, row->id, &row->place};           \
        }                                                                                          \
        sort_list(matching->rows, matching->count, sizeof *matching->rows, compare_match_rows);    \
    }

REBUILD(actor, actors, actor_ids)
REBUILD(bloc, blocs, bloc_ids)

static void match_party(struct dataset *dataset, enum party of, const uint32_t *schemes,
                        size_t count, struct findings *findings)
{
    struct matching matching = {.dataset = dataset, .findings = findings, .of = of};
    const uint32_t things = of == PARTY_BLOC ? dataset->blocs_count : dataset->actors_count;
    const uint32_t matched = dataset->matches_count;
    if (!things) {
        return;
    }
    (of == PARTY_BLOC ? list_blocs : list_actors)(&matching);
    for (uint32_t i = 0; i < dataset->sames_count; i++) {
        if (dataset->sames[i].ours.of == of) {
            matching_take_same(&matching, &dataset->sames[i]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        matching_take_codes(&matching, scheme_words.texts[schemes[i]]);
    }
    if (dataset->matches_count > matched) {
        uint32_t *numbers = heap_alloc(((size_t)things + 1) * sizeof *numbers);
        (of == PARTY_BLOC ? rebuild_blocs : rebuild_actors)(&matching, numbers);
        for (uint32_t i = matched; i < dataset->matches_count; i++) {
            dataset->matches[i].number = numbers[dataset->matches[i].number];
        }
        free(numbers);
    }
    free(matching.rows);
    free(matching.ids);
}

static int compare_matches(const void *left, const void *right)
{
    const struct record_match *a = left, *b = right;
    if (a->of != b->of) {
        return a->of < b->of ? -1 : 1;
    }
    if (a->package != b->package) {
        return a->package < b->package ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

bool is_matched(const struct dataset *dataset, enum party of, uint32_t number)
{
    for (uint32_t i = 0; i < dataset->matches_count; i++) {
        if (dataset->matches[i].of == of && dataset->matches[i].number == number) {
            return true;
        }
    }
    return false;
}

void records_match(struct dataset *dataset, const uint32_t *schemes, size_t count,
                   struct findings *findings)
{
    if (dataset->packages_count < 2 && !dataset->sames_count) {
        return;
    }
    if (!dataset->sames_count && !count) {
        return;
    }
    match_party(dataset, PARTY_ACTOR, schemes, count, findings);
    match_party(dataset, PARTY_BLOC, schemes, count, findings);
    if (dataset->matches_count) {
        sort_list(dataset->matches, dataset->matches_count, sizeof *dataset->matches,
                  compare_matches);
    }
    for (uint32_t i = 0; i < dataset->codes_count; i++) {
        struct record_owner *owner = &dataset->codes[i].owner;
        owner->number =
            party_find(dataset, owner->of, package_at(dataset, &dataset->codes[i].place), owner->id,
                       strlen(owner->id));
    }
}

#include "edtf.h"
#include "messages.h"
#include "record_field.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

/* Rules that need all records. */

/* The status that ends a standing is the one of class none; without it nobody can leave. */
static void check_statuses(const struct dataset *dataset, struct findings *findings)
{
    for (uint32_t i = 0; i < dataset->statuses_count; i++) {
        if (dataset->statuses[i].class == CLASS_NONE) {
            return;
        }
    }
    if (dataset->statuses_count) {
        struct place place = dataset->statuses[0].place;
        place.line = 0;
        findings_say(findings, "no-status-none", place, MSG_finding_no_status_none);
    }
}

/* What a status comes after are statuses. */
static void check_after(const struct dataset *dataset, struct findings *findings)
{
    for (uint32_t i = 0; i < dataset->statuses_count; i++) {
        const struct record_status *status = &dataset->statuses[i];
        for (const char *at = status->after; at && *at;) {
            at += strspn(at, " ");
            const size_t size = strcspn(at, " ");
            if (size && intern_find(dataset->status_ids, at, size) == NONE) {
                const char *word = arena_text(&findings->arena, at, size);
                findings_say_with(findings, "unknown-status", status->place,
                                  MSG_finding_after_no_status, status->id, word,
                                  intern_hint(findings, dataset->status_ids, word));
            }
            at += size;
        }
    }
}

static int compare_owners(const struct record_owner *a, const struct record_owner *b)
{
    if (a->of != b->of) {
        return a->of < b->of ? -1 : 1;
    }
    return (a->number > b->number) - (a->number < b->number);
}

/* Whether two periods share a day; only the day of a change may belong to both. `b` is the later.
 */
static bool share_days(const struct record_period *a, const struct record_period *b)
{
    return b->lo < a->hi;
}

static int compare_names(const void *left, const void *right)
{
    const struct record_name *a = *(const struct record_name *const *)left;
    const struct record_name *b = *(const struct record_name *const *)right;
    const int order = compare_owners(&a->owner, &b->owner);
    if (order) {
        return order;
    }
    if (a->lang != b->lang) {
        return a->lang < b->lang ? -1 : 1;
    }
    if (a->used.lo != b->used.lo) {
        return a->used.lo < b->used.lo ? -1 : 1;
    }
    return (a > b) - (a < b); /* in the order of the files, whatever the library's qsort does */
}

/* On any day an actor or bloc has one proper name in one language (its aliases are many); only the
 * day of a change may belong to both. */
static void check_names(const struct dataset *dataset, uint32_t package, struct findings *findings)
{
    const struct record_name **proper = heap_alloc(dataset->names_count * sizeof *proper + 1);
    size_t count = 0;
    for (uint32_t i = 0; i < dataset->names_count; i++) {
        if (strcmp(dataset->names[i].form, "name") == 0 &&
            package_at(dataset, &dataset->names[i].place) == package) {
            proper[count++] = &dataset->names[i];
        }
    }
    sort_list(proper, count, sizeof *proper, compare_names);
    for (size_t i = 1; i < count; i++) {
        const struct record_name *a = proper[i - 1], *b = proper[i];
        if (compare_owners(&a->owner, &b->owner) == 0 && a->lang == b->lang &&
            share_days(&a->used, &b->used)) {
            findings_say_with(findings, "names-overlap", b->place, MSG_finding_names_overlap,
                              b->owner.id, language_code((enum language)b->lang), a->text, b->text);
        }
    }
    free(proper);
}

static int compare_codes(const void *left, const void *right)
{
    const struct record_code *a = *(const struct record_code *const *)left;
    const struct record_code *b = *(const struct record_code *const *)right;
    int order = compare_owners(&a->owner, &b->owner);
    order = order ? order : strcmp(a->scheme, b->scheme);
    if (order) {
        return order;
    }
    if (a->used.lo != b->used.lo) {
        return a->used.lo < b->used.lo ? -1 : 1;
    }
    return (a > b) - (a < b);
}

/* On any day an actor or bloc has one code in one list. */
static void check_codes(const struct dataset *dataset, uint32_t package, struct findings *findings)
{
    const struct record_code **codes = heap_alloc(dataset->codes_count * sizeof *codes + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < dataset->codes_count; i++) {
        if (package_at(dataset, &dataset->codes[i].place) == package) {
            codes[count++] = &dataset->codes[i];
        }
    }
    sort_list(codes, count, sizeof *codes, compare_codes);
    for (uint32_t i = 1; i < count; i++) {
        const struct record_code *a = codes[i - 1], *b = codes[i];
        if (compare_owners(&a->owner, &b->owner) == 0 && strcmp(a->scheme, b->scheme) == 0 &&
            share_days(&a->used, &b->used)) {
            findings_say_with(findings, "codes-overlap", b->place, MSG_finding_codes_overlap,
                              b->owner.id, b->scheme, a->code, b->code);
        }
    }
    free(codes);
}

static int compare_places(const void *left, const void *right)
{
    const struct record_place *a = *(const struct record_place *const *)left;
    const struct record_place *b = *(const struct record_place *const *)right;
    const int order = strcmp(a->id, b->id);
    if (order) {
        return order;
    }
    if (a->used.lo != b->used.lo) {
        return a->used.lo < b->used.lo ? -1 : 1;
    }
    return (a > b) - (a < b);
}

/* A place may have several rows, but on any day one. */
static void check_places(const struct dataset *dataset, uint32_t package, struct findings *findings)
{
    const struct record_place **places = heap_alloc(dataset->places_count * sizeof *places + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < dataset->places_count; i++) {
        if (package_at(dataset, &dataset->places[i].place) == package) {
            places[count++] = &dataset->places[i];
        }
    }
    sort_list(places, count, sizeof *places, compare_places);
    for (uint32_t i = 1; i < count; i++) {
        if (strcmp(places[i - 1]->id, places[i]->id) == 0 &&
            share_days(&places[i - 1]->used, &places[i]->used)) {
            findings_say_with(findings, "places-overlap", places[i]->place,
                              MSG_finding_places_overlap, places[i]->id);
        }
    }
    free(places);
}

/* ---- The columns of actors and blocs that are codes, as codes without a period ---- */

static void add_code(struct dataset *dataset, uint32_t *given, enum party of, uint32_t number,
                     const char *id, const char *scheme, const char *text,
                     const struct record_citation *cited, const struct place *place)
{
    if (text && !(given[number] & 1U << word_find(&scheme_words, scheme))) {
        *DATASET_ADD(dataset, codes) =
            (struct record_code){.owner = {.of = of, .number = number, .id = id},
                                 .scheme = scheme,
                                 .code = text,
                                 .used = {NULL, EDTF_NEG_INF, EDTF_POS_INF},
                                 .cited = *cited,
                                 .place = *place};
    }
}

/* Per owner a bit for each scheme in which the package's codes.csv gives it a code: then that file
 * alone counts, for it knows the periods. */
static uint32_t *schemes_given(const struct dataset *dataset, uint32_t package, uint32_t count,
                               enum party of, uint32_t owners)
{
    uint32_t *given = heap_alloc(((size_t)owners + 1) * sizeof *given);
    memset(given, 0, ((size_t)owners + 1) * sizeof *given);
    for (uint32_t i = 0; i < count; i++) {
        const struct record_code *code = &dataset->codes[i];
        if (code->owner.of == of && package_at(dataset, &code->place) == package) {
            given[code->owner.number] |= 1U << word_find(&scheme_words, code->scheme);
        }
    }
    return given;
}

static void add_actor_codes(struct dataset *dataset, uint32_t *given, uint32_t number,
                            const struct record_actor *row)
{
    const char *const codes[][2] = {{"iso2", row->iso2},
                                    {"iso_numeric", row->iso_numeric},
                                    {"cow", row->cow},
                                    {"gw", row->gw},
                                    {"wikidata", row->wikidata}};
    for (size_t k = 0; k < sizeof codes / sizeof *codes; k++) {
        add_code(dataset, given, PARTY_ACTOR, number, row->id, codes[k][0], codes[k][1],
                 &row->cited, &row->place);
    }
}

static void add_bloc_codes(struct dataset *dataset, uint32_t *given, uint32_t number,
                           const struct record_bloc *row)
{
    add_code(dataset, given, PARTY_BLOC, number, row->id, "cow_igo", row->cow_igo, &row->cited,
             &row->place);
    add_code(dataset, given, PARTY_BLOC, number, row->id, "wikidata", row->wikidata, &row->cited,
             &row->place);
}

/* Of the rows of one package; the first `count` codes are those of its codes.csv. */
static void add_column_codes(struct dataset *dataset, uint32_t package, uint32_t count)
{
    uint32_t *actors = schemes_given(dataset, package, count, PARTY_ACTOR, dataset->actors_count);
    uint32_t *blocs = schemes_given(dataset, package, count, PARTY_BLOC, dataset->blocs_count);
    for (uint32_t i = 0; i < dataset->actors_count; i++) {
        if (package_at(dataset, &dataset->actors[i].place) == package) {
            add_actor_codes(dataset, actors, i, &dataset->actors[i]);
        }
    }
    for (uint32_t i = 0; i < dataset->shared_actors_count; i++) {
        const struct shared_actor *shared = &dataset->shared_actors[i];
        if (package_at(dataset, &shared->row.place) == package) {
            add_actor_codes(dataset, actors, shared->number, &shared->row);
        }
    }
    for (uint32_t i = 0; i < dataset->blocs_count; i++) {
        if (package_at(dataset, &dataset->blocs[i].place) == package) {
            add_bloc_codes(dataset, blocs, i, &dataset->blocs[i]);
        }
    }
    for (uint32_t i = 0; i < dataset->shared_blocs_count; i++) {
        const struct shared_bloc *shared = &dataset->shared_blocs[i];
        if (package_at(dataset, &shared->row.place) == package) {
            add_bloc_codes(dataset, blocs, shared->number, &shared->row);
        }
    }
    free(actors);
    free(blocs);
}

void records_finish(struct dataset *dataset, struct findings *findings)
{
    const uint32_t codes = dataset->codes_count;
    check_statuses(dataset, findings);
    check_after(dataset, findings);
    for (uint32_t package = 0; package < dataset->packages_count; package++) {
        check_names(dataset, package, findings);
        check_codes(dataset, package, findings);
        check_places(dataset, package, findings);
        add_column_codes(dataset, package, codes);
    }
}

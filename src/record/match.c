#include "match.h"

#include "edtf.h"
#include "messages.h"
#include "record_field.h"
#include "sort.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A row of actors.csv or blocs.csv. Rows of one group are of one thing. */
struct match_row {
    uint32_t package, number; /* number: that of the thing as read */
    uint32_t group;
    const char *id;
    const struct place *place;
};

struct matching {
    struct dataset *dataset;
    struct findings *findings;
    enum party of;
    struct match_row *rows;
    size_t count;
    const char **ids; /* per group: what it is called; NULL: as its first row says */
};

/* ---- Ids of one package for what is called otherwise ---- */

static const char *alias_key(char *key, size_t room, enum party of, uint32_t package,
                             const char *id, size_t size)
{
    snprintf(key, room, "%u %u %.*s", of, package, (int)size, id);
    return key;
}

enum { KEY_SIZE = 512 };

uint32_t party_find(const struct dataset *dataset, enum party of, uint32_t package, const char *id,
                    size_t size)
{
    const struct intern *ids = of == PARTY_BLOC ? dataset->bloc_ids : dataset->actor_ids;
    if (dataset->aliases) {
        char key[KEY_SIZE];
        alias_key(key, sizeof key, of, package, id, size);
        const uint32_t found = intern_find(dataset->aliases, key, strlen(key));
        if (found != NONE) {
            return dataset->alias_numbers[found];
        }
    }
    return intern_find(ids, id, size);
}

static void put_alias(struct dataset *dataset, enum party of, uint32_t package, const char *id,
                      uint32_t number)
{
    char key[KEY_SIZE];
    alias_key(key, sizeof key, of, package, id, strlen(id));
    if (!dataset->aliases) {
        dataset->aliases = intern_new();
    }
    const uint32_t count = intern_count(dataset->aliases);
    const uint32_t found = intern_put(dataset->aliases, key, strlen(key));
    if (found == count) {
        dataset->alias_numbers = heap_grow(dataset->alias_numbers, &dataset->alias_capacity,
                                           (size_t)count + 1, sizeof *dataset->alias_numbers);
        dataset->alias_numbers[found] = number;
    }
}

/* ---- Groups ---- */

static bool has_row_of(const struct matching *matching, uint32_t group, uint32_t package)
{
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->rows[i].group == group && matching->rows[i].package == package) {
            return true;
        }
    }
    return false;
}

static bool may_join(const struct matching *matching, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->rows[i].group == b && has_row_of(matching, a, matching->rows[i].package)) {
            return false;
        }
    }
    return true;
}

static const struct match_row *first_of(const struct matching *matching, uint32_t group)
{
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->rows[i].group == group) {
            return &matching->rows[i];
        }
    }
    return NULL;
}

static const char *name_of(const struct matching *matching, uint32_t group)
{
    const struct match_row *first = first_of(matching, group);
    return matching->ids[group] ? matching->ids[group] : first ? first->id : "";
}

static bool is_number(const char *id)
{
    return id[strspn(id, "0123456789")] == '\0';
}

static bool is_base(const struct dataset *dataset, uint32_t package)
{
    for (uint32_t i = 0; i < dataset->packages_count; i++) {
        if (dataset->packages[i].extends == package || dataset->packages[i].uses == package) {
            return true;
        }
    }
    return false;
}

/* Whether the first of two groups gives the id that stays. */
static bool goes_first(const struct matching *matching, uint32_t a, uint32_t b)
{
    const struct match_row *left = first_of(matching, a), *right = first_of(matching, b);
    const bool base = is_base(matching->dataset, left->package);
    if (base != is_base(matching->dataset, right->package)) {
        return base;
    }
    const bool number = is_number(name_of(matching, a));
    if (number != is_number(name_of(matching, b))) {
        return !number;
    }
    return left->package < right->package;
}

static void add_match(const struct matching *matching, const struct match_row *row, const char *how,
                      const char *code, const struct place *place)
{
    *DATASET_ADD(matching->dataset, matches) =
        (struct record_match){.package = row->package,
                              .of = matching->of,
                              .id = row->id,
                              .number = row->group, /* of the group for now */
                              .how = how,
                              .code = code,
                              .place = *place};
}

/* Everything of group `b` is of `a` from now on. */
static void join(struct matching *matching, uint32_t a, uint32_t b, const char *scheme,
                 const char *code)
{
    const char *id = name_of(matching, a);
    for (size_t i = 0; i < matching->count; i++) {
        struct match_row *row = &matching->rows[i];
        if (row->group == b) {
            row->group = a;
            add_match(matching, row, scheme, code, row->place);
        }
    }
    for (uint32_t i = 0; i < matching->dataset->matches_count; i++) {
        struct record_match *match = &matching->dataset->matches[i];
        match->number = match->of == matching->of && match->number == b ? a : match->number;
    }
    matching->ids[a] = id;
}

/* ---- same.csv ---- */

static uint32_t package_called(const struct dataset *dataset, const char *name)
{
    for (uint32_t i = 0; i < dataset->packages_count; i++) {
        if (strcmp(dataset->packages[i].name, name) == 0) {
            return i;
        }
    }
    return NONE;
}

static struct match_row *row_called(const struct matching *matching, uint32_t package,
                                    const char *id)
{
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->rows[i].package == package && strcmp(matching->rows[i].id, id) == 0) {
            return &matching->rows[i];
        }
    }
    return NULL;
}

static void say_no_row(const struct matching *matching, const struct record_same *same,
                       uint32_t package)
{
    struct nearest nearest = nearest_to(same->id);
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->rows[i].package == package) {
            nearest_offer(&nearest, matching->rows[i].id, matching->rows[i].id);
        }
    }
    findings_say_with(
        matching->findings, matching->of == PARTY_BLOC ? "unknown-bloc" : "unknown-actor",
        same->place,
        matching->of == PARTY_BLOC ? MSG_finding_match_no_bloc : MSG_finding_match_no_actor,
        same->package, same->id,
        nearest_hint(&matching->findings->arena, &nearest, matching->findings->language));
}

static void take_same(struct matching *matching, const struct record_same *same)
{
    struct dataset *dataset = matching->dataset;
    const uint32_t package = package_called(dataset, same->package);
    const struct intern *ids = matching->of == PARTY_BLOC ? dataset->bloc_ids : dataset->actor_ids;
    const uint32_t ours = intern_find(ids, same->ours.id, strlen(same->ours.id));
    if (package == NONE) {
        findings_say_with(matching->findings, "absent-package", same->place,
                          MSG_finding_match_absent, same->package);
        return;
    }
    struct match_row *row = row_called(matching, package, same->id);
    if (!row) {
        say_no_row(matching, same, package);
    } else if (row->group != ours && has_row_of(matching, ours, package)) {
        findings_say_with(matching->findings, "doubtful-match", same->place, MSG_finding_match_two,
                          same->id, same->package, same->ours.id);
    } else {
        row->group = ours;
        matching->ids[ours] = same->ours.id;
        add_match(matching, row, "same.csv", NULL, &same->place);
    }
}

/* ---- Codes ---- */

struct coded {
    const char *code;
    uint32_t group, package;
    bool ended; /* it bears the code no more */
};

static int compare_coded(const void *left, const void *right)
{
    const struct coded *a = left, *b = right;
    if (a->ended != b->ended) {
        return a->ended ? 1 : -1;
    }
    const int order = strcmp(a->code, b->code);
    if (order) {
        return order;
    }
    if (a->package != b->package) {
        return a->package < b->package ? -1 : 1;
    }
    return (a->group > b->group) - (a->group < b->group);
}

struct coded_list {
    struct coded *list;
    size_t count, capacity;
};

static void add_coded(struct coded_list *codes, const char *code, uint32_t group, uint32_t package,
                      bool ended)
{
    if (!code) {
        return;
    }
    codes->list = heap_grow(codes->list, &codes->capacity, codes->count + 1, sizeof *codes->list);
    codes->list[codes->count++] = (struct coded){code, group, package, ended};
}

static const char *column_code(enum party of, const void *row, const char *scheme)
{
    const struct record_actor *actor = row;
    const struct record_bloc *bloc = row;
    if (strcmp(scheme, "wikidata") == 0) {
        return of == PARTY_BLOC ? bloc->wikidata : actor->wikidata;
    }
    if (of == PARTY_BLOC) {
        return strcmp(scheme, "cow_igo") == 0 ? bloc->cow_igo : NULL;
    }
    return strcmp(scheme, "iso2") == 0          ? actor->iso2
           : strcmp(scheme, "iso_numeric") == 0 ? actor->iso_numeric
           : strcmp(scheme, "cow") == 0         ? actor->cow
           : strcmp(scheme, "gw") == 0          ? actor->gw
                                                : NULL;
}

static const void *record_of(const struct matching *matching, const struct match_row *row)
{
    /* The place is in the record, which begins where we know. */
    return matching->of == PARTY_BLOC
               ? (const void *)((const char *)row->place - offsetof(struct record_bloc, place))
               : (const void *)((const char *)row->place - offsetof(struct record_actor, place));
}

static void list_codes(const struct matching *matching, const char *scheme,
                       struct coded_list *codes)
{
    const struct dataset *dataset = matching->dataset;
    for (size_t i = 0; i < matching->count; i++) {
        const struct match_row *row = &matching->rows[i];
        add_coded(codes, column_code(matching->of, record_of(matching, row), scheme), row->group,
                  row->package, false);
    }
    for (uint32_t i = 0; i < dataset->codes_count; i++) {
        const struct record_code *code = &dataset->codes[i];
        const struct match_row *row =
            code->owner.of == matching->of && strcmp(code->scheme, scheme) == 0
                ? row_called(matching, package_at(dataset, &code->place), code->owner.id)
                : NULL;
        if (row) {
            add_coded(codes, code->code, row->group, row->package, code->used.hi != EDTF_POS_INF);
        }
    }
}

static void say_doubtful(const struct matching *matching, const char *scheme, const char *code,
                         uint32_t a, uint32_t b)
{
    const struct match_row *first = first_of(matching, a), *second = first_of(matching, b);
    findings_say_with(matching->findings, "doubtful-match", *second->place,
                      MSG_finding_match_doubtful, scheme, code, name_of(matching, a),
                      matching->dataset->packages[first->package].name, name_of(matching, b),
                      matching->dataset->packages[second->package].name);
}

/* How many groups of a package bear the code of `from`. */
static size_t bearers(const struct coded_list *codes, const struct coded *from)
{
    size_t count = 0;
    uint32_t last = NONE;
    for (size_t i = 0; i < codes->count; i++) {
        const struct coded *coded = &codes->list[i];
        if (coded->package == from->package && strcmp(coded->code, from->code) == 0 &&
            coded->group != last) {
            count++;
            last = coded->group;
        }
    }
    return count;
}

static void match_scheme(struct matching *matching, const char *scheme)
{
    struct coded_list codes = {0};
    list_codes(matching, scheme, &codes);
    if (codes.count) {
        sort_list(codes.list, codes.count, sizeof *codes.list, compare_coded);
    }
    for (size_t i = 0; i < codes.count; i++) {
        for (size_t k = 0; k < i; k++) {
            struct coded *a = &codes.list[k], *b = &codes.list[i];
            if (a->package == b->package || a->group == b->group || strcmp(a->code, b->code)) {
                continue;
            }
            if (bearers(&codes, a) > 1 || bearers(&codes, b) > 1 ||
                !may_join(matching, a->group, b->group)) {
                say_doubtful(matching, scheme, a->code, a->group, b->group);
                continue;
            }
            const bool in_order = goes_first(matching, a->group, b->group);
            const uint32_t stays = in_order ? a->group : b->group;
            const uint32_t goes = in_order ? b->group : a->group;
            join(matching, stays, goes, scheme, a->code);
            for (size_t n = 0; n < codes.count; n++) {
                codes.list[n].group = codes.list[n].group == goes ? stays : codes.list[n].group;
            }
        }
    }
    free(codes.list);
}

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
            const struct record_##kind *record = record_of(matching, row);                         \
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
                put_alias(dataset, matching->of, row->package, row->id, number);                   \
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
            take_same(&matching, &dataset->sames[i]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        match_scheme(&matching, scheme_words.texts[schemes[i]]);
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

#include "shared.h"

#include "match.h"
#include "messages.h"
#include "record_field.h"
#include "sort.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

uint32_t package_chain(const struct dataset *dataset, uint32_t package, uint32_t *order)
{
    const uint32_t all = dataset->packages_count;
    uint32_t count = 0, own = 0;
    for (uint32_t at = package; at != NONE; at = dataset->packages[at].extends) {
        order[count++] = at;
    }
    for (uint32_t i = 0, extended = count; i < extended; i++) {
        const uint32_t used = dataset->packages[order[i]].uses;
        bool known = used == NONE;
        for (uint32_t k = 0; k < count; k++) {
            known = known || order[k] == used;
        }
        if (!known) {
            order[count++] = used;
        }
    }
    own = count;
    for (uint32_t i = 0; i < all; i++) {
        bool known = false;
        for (uint32_t k = 0; k < own; k++) {
            known = known || order[k] == i;
        }
        if (!known) {
            order[count++] = i;
        }
    }
    return own;
}

/* The fields that others fill if they are empty. */
static bool is_filled(const struct record_field *field)
{
    static const char *const names[] = {"iso2",    "iso_numeric", "cow",     "gw",      "wikidata",
                                        "cow_igo", "name_en",     "name_ru", "name_kk", "note"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(field->name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The fields in which two rows may say other things without disagreeing. */
static bool may_differ(const struct record_field *field)
{
    return field->offset == 0 || strcmp(field->name, "note") == 0 ||
           strcmp(field->name, "source") == 0 || strcmp(field->name, "locator") == 0;
}

static size_t size_of(const struct record_field *field)
{
    static const size_t sizes[] = {[HOLDS_TEXT] = sizeof(const char *),
                                   [HOLDS_NUMBER] = sizeof(uint32_t),
                                   [HOLDS_WIDE] = sizeof(int64_t),
                                   [HOLDS_PERIOD] = sizeof(struct record_period)};
    return sizes[field->type->holds];
}

/* The text of a field that is a text or a period, or NULL. */
static const char *text_of(const struct record_field *field, const void *row)
{
    const char *text; /* of a period, its first member */
    memcpy(&text, (const char *)row + field->offset, sizeof text);
    return text;
}

static bool is_empty(const struct record_field *field, const void *row)
{
    uint32_t number;
    int64_t wide;
    switch (field->type->holds) {
    case HOLDS_NUMBER:
        memcpy(&number, (const char *)row + field->offset, sizeof number);
        return field->type->absent == ABSENT_NONE && number == NONE;
    case HOLDS_WIDE:
        memcpy(&wide, (const char *)row + field->offset, sizeof wide);
        return wide == COW_NO_CODE;
    default:
        return !text_of(field, row);
    }
}

static bool is_same(const struct record_field *field, const void *a, const void *b)
{
    if (is_empty(field, a) || is_empty(field, b)) {
        return is_empty(field, a) && is_empty(field, b);
    }
    if (field->type->holds == HOLDS_TEXT || field->type->holds == HOLDS_PERIOD) {
        return strcmp(text_of(field, a), text_of(field, b)) == 0;
    }
    return memcmp((const char *)a + field->offset, (const char *)b + field->offset,
                  size_of(field)) == 0;
}

static bool is_same_row(const struct record_type *type, const void *a, const void *b)
{
    for (size_t i = 0; i < type->field_count; i++) {
        if (!is_same(&type->fields[i], a, b)) {
            return false;
        }
    }
    return true;
}

static void fill(const struct record_type *type, void *row, const void *from)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct record_field *field = &type->fields[i];
        if (is_filled(field) && is_empty(field, row) && !is_empty(field, from)) {
            memcpy((char *)row + field->offset, (const char *)from + field->offset, size_of(field));
        }
    }
}

/* The rows of one thing, each of another package. */
struct rows {
    const struct record_type *type;
    int what;          /* MSG_noun_actor */
    const void **rows; /* per package, NULL: it has none */
    uint32_t *order;   /* room for package_chain */
    const struct dataset *dataset;
    struct findings *findings;
};

static const char *id_of(const void *row)
{
    const char *id; /* the first member of every row with an id */
    memcpy(&id, row, sizeof id);
    return id;
}

/* "kind", "kind and cow" */
static const char *fields_that_differ(const struct rows *rows, const void *a, const void *b)
{
    const char *list = "";
    size_t count = 0;
    for (size_t i = 0; i < rows->type->field_count; i++) {
        const struct record_field *field = &rows->type->fields[i];
        if (!may_differ(field) && !is_empty(field, a) && !is_empty(field, b) &&
            !is_same(field, a, b)) {
            list = arena_printf(&rows->findings->arena, "%s%s%s", list, count++ ? ", " : "",
                                field->name);
        }
    }
    return list;
}

static bool is_expected(const struct rows *rows, uint32_t number)
{
    const bool bloc = rows->what == MSG_noun_bloc, actor = rows->what == MSG_noun_actor;
    return (bloc && is_matched(rows->dataset, PARTY_BLOC, number)) ||
           (actor && is_matched(rows->dataset, PARTY_ACTOR, number));
}

static void compare_rows(const struct rows *rows, const void *row, const struct place *place,
                         const void *first, const struct place *first_place)
{
    const char *fields = fields_that_differ(rows, first, row);
    if (strstr(fields, "class")) {
        findings_say_with(rows->findings, "classes-differ", *place, MSG_finding_classes_differ,
                          id_of(row), rows->dataset->files[first_place->file],
                          NUMBER_TEXT(first_place->line));
    } else if (*fields) {
        findings_say_with(rows->findings, "packages-differ", *place, MSG_finding_packages_differ,
                          wording_text(rows->findings->language, rows->what), id_of(row),
                          rows->dataset->files[first_place->file], NUMBER_TEXT(first_place->line),
                          fields);
    }
}

/* What counts in a package's readings, into `effective`. */
static void choose_row(const struct rows *rows, uint32_t package, void *effective)
{
    const uint32_t count = rows->dataset->packages_count;
    bool begun = false;
    package_chain(rows->dataset, package, rows->order);
    for (uint32_t i = 0; i < count; i++) {
        const void *row = rows->rows[rows->order[i]];
        if (row && !begun) {
            memcpy(effective, row, rows->type->size);
            begun = true;
        } else if (row) {
            fill(rows->type, effective, row);
        }
    }
}

#define COMPARE_SHARED(type)                                                                       \
    static int compare_shared_##type(const void *left, const void *right)                          \
    {                                                                                              \
        const struct shared_##type *a = left, *b = right;                                          \
        if (a->number != b->number) {                                                              \
            return a->number < b->number ? -1 : 1;                                                 \
        }                                                                                          \
        if (a->row.place.file != b->row.place.file) {                                              \
            return a->row.place.file < b->row.place.file ? -1 : 1;                                 \
        }                                                                                          \
        return (a->row.place.line > b->row.place.line) - (a->row.place.line < b->row.place.line);  \
    }

/* Settles one list: the rows of each thing that several packages have. */
#define SETTLE(kind, list, what_is_it)                                                             \
    COMPARE_SHARED(kind)                                                                           \
    static void settle_##list(struct dataset *dataset, const struct record_type *type,             \
                              struct findings *findings)                                           \
    {                                                                                              \
        const uint32_t packages = dataset->packages_count, count = dataset->shared_##list##_count; \
        struct shared_##kind *shared = dataset->shared_##list;                                     \
        struct rows rows = {.type = type,                                                          \
                            .what = what_is_it,                                                    \
                            .rows = heap_alloc(packages * sizeof *rows.rows + 1),                  \
                            .order = heap_alloc(packages * sizeof *rows.order + 1),                \
                            .dataset = dataset,                                                    \
                            .findings = findings};                                                 \
        if (count) {                                                                               \
            sort_list(shared, count, sizeof *shared, compare_shared_##kind);                       \
        }                                                                                          \
        for (uint32_t i = 0, next; i < count; i = next) {                                          \
            const uint32_t number = shared[i].number;                                              \
            const struct record_##kind first = dataset->list[number];                              \
            memset(rows.rows, 0, packages * sizeof *rows.rows);                                    \
            rows.rows[package_at(dataset, &first.place)] = &first;                                 \
            for (next = i; next < count && shared[next].number == number; next++) {                \
                const struct record_##kind *row = &shared[next].row;                               \
                rows.rows[package_at(dataset, &row->place)] = row;                                 \
                if (!is_expected(&rows, number)) {                                                 \
                    compare_rows(&rows, row, &row->place, &first, &first.place);                   \
                }                                                                                  \
            }                                                                                      \
            choose_row(&rows, package_at(dataset, &first.place), &dataset->list[number]);          \
            for (uint32_t k = 0; k < packages; k++) {                                              \
                struct own_##kind own = {.package = k, .number = number};                          \
                choose_row(&rows, k, &own.row);                                                    \
                if (!is_same_row(type, &own.row, &dataset->list[number])) {                        \
                    *DATASET_ADD(dataset, own_##list) = own;                                       \
                }                                                                                  \
            }                                                                                      \
        }                                                                                          \
        free(rows.rows);                                                                           \
        free(rows.order);                                                                          \
    }

SETTLE(source, sources, MSG_noun_source)
SETTLE(status, statuses, MSG_noun_status)
SETTLE(actor, actors, MSG_noun_actor)
SETTLE(bloc, blocs, MSG_noun_bloc)
SETTLE(person, people, MSG_noun_person)

void shared_settle(struct dataset *dataset, struct findings *findings)
{
    static const struct {
        const char *name;
        void (*settle)(struct dataset *dataset, const struct record_type *type,
                       struct findings *findings);
    } lists[] = {{"sources", settle_sources},
                 {"statuses", settle_statuses},
                 {"actors", settle_actors},
                 {"blocs", settle_blocs},
                 {"people", settle_people}};
    for (const struct record_type *type = record_types(); type->name; type++) {
        for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
            if (strcmp(lists[i].name, type->name) == 0) {
                lists[i].settle(dataset, type, findings);
            }
        }
    }
}

const struct record_actor *package_actor(const struct dataset *dataset, uint32_t package,
                                         uint32_t actor)
{
    uint32_t lo = 0, hi = dataset->own_actors_count; /* in order of actor and package */
    while (lo < hi) {
        const uint32_t middle = lo + (hi - lo) / 2;
        const struct own_actor *own = &dataset->own_actors[middle];
        if (own->number < actor || (own->number == actor && own->package < package)) {
            lo = middle + 1;
        } else {
            hi = middle;
        }
    }
    const bool found = lo < dataset->own_actors_count && dataset->own_actors[lo].number == actor &&
                       dataset->own_actors[lo].package == package;
    return found ? &dataset->own_actors[lo].row : &dataset->actors[actor];
}

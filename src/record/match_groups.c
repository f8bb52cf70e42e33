#include "matching.h"

#include <stddef.h>
#include <string.h>

bool matching_has(const struct matching *matching, uint32_t group, uint32_t package)
{
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->rows[i].group == group && matching->rows[i].package == package) {
            return true;
        }
    }
    return false;
}

bool matching_may_join(const struct matching *matching, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->rows[i].group == b && matching_has(matching, a, matching->rows[i].package)) {
            return false;
        }
    }
    return true;
}

const struct match_row *matching_first(const struct matching *matching, uint32_t group)
{
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->rows[i].group == group) {
            return &matching->rows[i];
        }
    }
    return NULL;
}

const char *matching_name(const struct matching *matching, uint32_t group)
{
    const struct match_row *first = matching_first(matching, group);
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

bool matching_goes_first(const struct matching *matching, uint32_t a, uint32_t b)
{
    const struct match_row *left = matching_first(matching, a),
                           *right = matching_first(matching, b);
    const bool base = is_base(matching->dataset, left->package);
    if (base != is_base(matching->dataset, right->package)) {
        return base;
    }
    const bool number = is_number(matching_name(matching, a));
    if (number != is_number(matching_name(matching, b))) {
        return !number;
    }
    return left->package < right->package;
}

void matching_say(const struct matching *matching, const struct match_row *row, const char *how,
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

void matching_join(struct matching *matching, uint32_t a, uint32_t b, const char *scheme,
                   const char *code)
{
    const char *id = matching_name(matching, a);
    for (size_t i = 0; i < matching->count; i++) {
        struct match_row *row = &matching->rows[i];
        if (row->group == b) {
            row->group = a;
            matching_say(matching, row, scheme, code, row->place);
        }
    }
    for (uint32_t i = 0; i < matching->dataset->matches_count; i++) {
        struct record_match *match = &matching->dataset->matches[i];
        match->number = match->of == matching->of && match->number == b ? a : match->number;
    }
    matching->ids[a] = id;
}

struct match_row *matching_row(const struct matching *matching, uint32_t package, const char *id)
{
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->rows[i].package == package && strcmp(matching->rows[i].id, id) == 0) {
            return &matching->rows[i];
        }
    }
    return NULL;
}

const void *matching_record(const struct matching *matching, const struct match_row *row)
{
    /* The place is in the record, which begins where we know. */
    return matching->of == PARTY_BLOC
               ? (const void *)((const char *)row->place - offsetof(struct record_bloc, place))
               : (const void *)((const char *)row->place - offsetof(struct record_actor, place));
}

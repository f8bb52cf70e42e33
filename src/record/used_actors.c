#include "match.h"

#include <stdlib.h>
#include <string.h>

/* A package that another one uses without being given itself lends the actors that are named, and
 * no others. */

struct keeping {
    struct dataset *dataset;
    const bool *lent; /* per package: it only lends */
    bool *keep;       /* per actor */
};

static void keep(struct keeping *keeping, uint32_t actor)
{
    if (actor < keeping->dataset->actors_count) {
        keeping->keep[actor] = true;
    }
}

static bool is_own(const struct keeping *keeping, const struct place *place)
{
    return !keeping->lent[package_at(keeping->dataset, place)];
}

static void find_named(struct keeping *keeping)
{
    const struct dataset *dataset = keeping->dataset;
    for (uint32_t i = 0; i < dataset->actors_count; i++) {
        keeping->keep[i] = is_own(keeping, &dataset->actors[i].place);
    }
    for (uint32_t i = 0; i < dataset->shared_actors_count; i++) {
        if (is_own(keeping, &dataset->shared_actors[i].row.place)) {
            keep(keeping, dataset->shared_actors[i].number);
        }
    }
    for (uint32_t i = 0; i < dataset->effects_count; i++) {
        keep(keeping, dataset->effects[i].actor);
    }
    for (uint32_t i = 0; i < dataset->actor_refs_count; i++) {
        keep(keeping, dataset->actor_refs[i]);
    }
    for (uint32_t i = 0; i < dataset->people_count; i++) {
        keep(keeping, dataset->people[i].actor);
    }
    for (uint32_t i = 0; i < dataset->names_count; i++) {
        const struct record_name *name = &dataset->names[i];
        if (name->owner.of == PARTY_ACTOR && is_own(keeping, &name->place)) {
            keep(keeping, name->owner.number);
        }
    }
    for (uint32_t i = 0; i < dataset->codes_count; i++) {
        const struct record_code *code = &dataset->codes[i];
        if (code->owner.of == PARTY_ACTOR && is_own(keeping, &code->place)) {
            keep(keeping, code->owner.number);
        }
    }
}

/* Leaves out the names, codes and further rows of actors that went; the others get new numbers. */
#define RENUMBER_OWNED(dataset, list, numbers)                                                     \
    do {                                                                                           \
        uint32_t stay = 0;                                                                         \
        for (uint32_t i = 0; i < (dataset)->list##_count; i++) {                                   \
            struct record_owner *owner = &(dataset)->list[i].owner;                                \
            if (owner->of == PARTY_ACTOR) {                                                        \
                owner->number = (numbers)[owner->number];                                          \
            }                                                                                      \
            if (owner->number != NONE) {                                                           \
                (dataset)->list[stay++] = (dataset)->list[i];                                      \
            }                                                                                      \
        }                                                                                          \
        (dataset)->list##_count = stay;                                                            \
    } while (0)

static void renumber_rows(struct dataset *dataset, const uint32_t *numbers)
{
    uint32_t left = 0;
    intern_free(dataset->actor_ids);
    dataset->actor_ids = intern_new();
    for (uint32_t i = 0; i < dataset->actors_count; i++) {
        if (numbers[i] != NONE) {
            const char *id = dataset->actors[i].id;
            intern_put(dataset->actor_ids, id, strlen(id));
            dataset->actors[left++] = dataset->actors[i];
        }
    }
    dataset->actors_count = left;
    left = 0;
    for (uint32_t i = 0; i < dataset->shared_actors_count; i++) {
        struct shared_actor shared = dataset->shared_actors[i];
        shared.number = numbers[shared.number];
        if (shared.number != NONE) {
            dataset->shared_actors[left++] = shared;
        }
    }
    dataset->shared_actors_count = left;
    left = 0;
    for (uint32_t i = 0; i < dataset->matches_count; i++) {
        struct record_match match = dataset->matches[i];
        match.number = match.of == PARTY_ACTOR ? numbers[match.number] : match.number;
        if (match.number != NONE) {
            dataset->matches[left++] = match;
        }
    }
    dataset->matches_count = left;
    RENUMBER_OWNED(dataset, names, numbers);
    RENUMBER_OWNED(dataset, codes, numbers);
}

static void renumber_references(struct dataset *dataset, const uint32_t *numbers)
{
    for (uint32_t i = 0; i < dataset->effects_count; i++) {
        dataset->effects[i].actor = numbers[dataset->effects[i].actor];
    }
    for (uint32_t i = 0; i < dataset->actor_refs_count; i++) {
        dataset->actor_refs[i] = numbers[dataset->actor_refs[i]];
    }
    for (uint32_t i = 0; i < dataset->people_count; i++) {
        uint32_t *actor = &dataset->people[i].actor;
        *actor = *actor == NONE ? NONE : numbers[*actor];
    }
}

void records_drop_unnamed(struct dataset *dataset, const bool *lent)
{
    const uint32_t count = dataset->actors_count;
    uint32_t *numbers = heap_alloc(((size_t)count + 1) * sizeof *numbers);
    struct keeping keeping = {
        .dataset = dataset, .lent = lent, .keep = heap_zero((size_t)count + 1, sizeof(bool))};
    uint32_t left = 0;
    find_named(&keeping);
    for (uint32_t i = 0; i < count; i++) {
        numbers[i] = keeping.keep[i] ? left++ : NONE;
    }
    if (left < count) {
        renumber_references(dataset, numbers);
        renumber_rows(dataset, numbers);
    }
    free(keeping.keep);
    free(numbers);
}

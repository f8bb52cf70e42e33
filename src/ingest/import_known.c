#include "edtf.h"
#include "import_parts.h"
#include "package.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* Who is known to a package of actors, by ids, codes and names, each with the days on which it was
 * theirs. */

struct candidate {
    uint32_t actor;
    int64_t lo, hi;
    uint32_t next; /* with the same word, or NONE */
};

struct import_known {
    struct dataset dataset;
    struct findings findings;
    struct packages packages;
    struct arena arena;
    struct intern *words; /* "cow:2", "name:kazakhstan" */
    uint32_t *first;      /* by word: its candidates */
    size_t first_capacity;
    struct candidate *candidates;
    size_t count, capacity;
};

static const char *const schemes[] = {
    [CODE_ISO3] = "iso3",        [CODE_ISO2] = "iso2", [CODE_ISO_NUMERIC] = "iso_numeric",
    [CODE_COW] = "cow",          [CODE_COWC] = "cowc", [CODE_GW] = "gw",
    [CODE_WIKIDATA] = "wikidata"};

/* Codes that are numbers go without zeros before them. */
static const char *word_of(struct arena *arena, const char *scheme, const char *text, size_t size)
{
    const bool number = strcmp(scheme, "cow") == 0 || strcmp(scheme, "gw") == 0 ||
                        strcmp(scheme, "iso_numeric") == 0;
    while (number && size > 1 && *text == '0') {
        text++;
        size--;
    }
    return arena_printf(arena, "%s:%.*s", scheme, (int)size, text);
}

static void add(struct import_known *known, const char *word, uint32_t actor, int64_t lo,
                int64_t hi)
{
    const uint32_t before = intern_count(known->words);
    const uint32_t number = intern_put(known->words, word, strlen(word));
    known->first =
        heap_grow(known->first, &known->first_capacity, (size_t)number + 1, sizeof *known->first);
    if (number == before) {
        known->first[number] = NONE;
    }
    known->candidates =
        heap_grow(known->candidates, &known->capacity, known->count + 1, sizeof *known->candidates);
    known->candidates[known->count] =
        (struct candidate){.actor = actor, .lo = lo, .hi = hi, .next = known->first[number]};
    known->first[number] = (uint32_t)known->count++;
}

static void add_all(struct import_known *known)
{
    const struct dataset *dataset = &known->dataset;
    for (uint32_t i = 0; i < dataset->actors_count; i++) {
        const char *id = dataset->actors[i].id;
        add(known, arena_printf(&known->arena, "id:%s", id), i, EDTF_NEG_INF, EDTF_POS_INF);
    }
    for (uint32_t i = 0; i < dataset->codes_count; i++) {
        const struct record_code *code = &dataset->codes[i];
        if (code->owner.of == PARTY_ACTOR) {
            add(known, word_of(&known->arena, code->scheme, code->code, strlen(code->code)),
                code->owner.number, code->used.lo, code->used.hi);
        }
    }
    for (uint32_t i = 0; i < dataset->names_count; i++) {
        const struct record_name *name = &dataset->names[i];
        const char *key = text_name_key(&known->arena, name->text, strlen(name->text));
        if (name->owner.of == PARTY_ACTOR && key) {
            add(known, arena_printf(&known->arena, "name:%s", key), name->owner.number,
                name->used.lo, name->used.hi);
        }
    }
}

struct import_known *import_known_open(const char *folder, struct fault *fault)
{
    struct import_known *known = heap_zero(1, sizeof *known);
    const char *const folders[] = {folder};
    dataset_init(&known->dataset);
    findings_init(&known->findings);
    packages_init(&known->packages, &known->dataset, &known->findings);
    known->words = intern_new();
    /* What is wrong with that package is said when it is loaded. */
    if (!packages_read(&known->packages, folders, 1, fault)) {
        import_known_close(known);
        return NULL;
    }
    add_all(known);
    return known;
}

void import_known_close(struct import_known *known)
{
    if (known) {
        packages_release(&known->packages);
        findings_release(&known->findings);
        dataset_release(&known->dataset);
        intern_free(known->words);
        arena_release(&known->arena);
        free(known->first);
        free(known->candidates);
        free(known);
    }
}

/* The candidate whose days are nearest: those with a day in lo..hi first. */
static const struct candidate *choose(const struct import_known *known, const char *word,
                                      int64_t lo, int64_t hi, bool *alone)
{
    const uint32_t number = intern_find(known->words, word, strlen(word));
    const struct candidate *best = NULL;
    *alone = true;
    for (uint32_t i = number == NONE ? NONE : known->first[number]; i != NONE;
         i = known->candidates[i].next) {
        const struct candidate *candidate = &known->candidates[i];
        const bool fits = candidate->lo <= hi && lo <= candidate->hi;
        *alone = *alone && (!best || best->actor == candidate->actor);
        if (!best || fits) {
            best = candidate;
        }
    }
    return best;
}

const char *import_known_find(const struct import_known *known, enum import_code code,
                              const char *text, size_t size, int64_t lo, int64_t hi, bool *alone)
{
    struct arena arena = {0};
    const struct candidate *found = NULL;
    if (code == CODE_NAME) {
        const char *key = text_name_key(&arena, text, size);
        found = choose(known, arena_printf(&arena, "name:%s", key ? key : ""), lo, hi, alone);
    } else if (code == CODE_ID || code == CODE_ISO3 || code == CODE_UNKNOWN) {
        found = choose(known, arena_printf(&arena, "id:%.*s", (int)size, text), lo, hi, alone);
        found = found ? found : choose(known, word_of(&arena, "iso3", text, size), lo, hi, alone);
    } else {
        found = choose(known, word_of(&arena, schemes[code], text, size), lo, hi, alone);
    }
    arena_release(&arena);
    return found ? known->dataset.actors[found->actor].id : NULL;
}

bool import_known_has(const struct import_known *known, const char *id)
{
    return known && intern_find(known->dataset.actor_ids, id, strlen(id)) != NONE;
}

enum { FAR = 64, NEAR_MOST = 8 };

/* How far a name is from another: edits; one that begins as the other does is near. */
static size_t distance(const char *a, const char *b)
{
    const size_t shorter = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    if (shorter >= 4 && strncmp(a, b, shorter) == 0) {
        return 2;
    }
    const size_t limit = 1 + text_points(a, strlen(a)) / 3;
    const size_t edits = text_distance(a, b, limit);
    return edits > limit ? FAR : edits;
}

size_t import_known_near(const struct import_known *known, struct arena *arena, const char *text,
                         const char **near, size_t count)
{
    uint32_t actors[NEAR_MOST];
    size_t far[NEAR_MOST], used = 0;
    const char *key = text_name_key(arena, text, strlen(text));
    for (uint32_t i = 0; key && i < known->dataset.names_count; i++) {
        const struct record_name *name = &known->dataset.names[i];
        const char *other = text_name_key(arena, name->text, strlen(name->text));
        size_t edits = name->owner.of == PARTY_ACTOR && other ? distance(key, other) : FAR;
        size_t at = 0;
        while (at < used && actors[at] != name->owner.number) {
            at++;
        }
        if (edits == FAR || (at < used && far[at] <= edits)) {
            continue;
        }
        at = at < used ? at : used < count ? used++ : used - 1;
        if (at == count - 1 && used == count && far[at] <= edits &&
            actors[at] != name->owner.number) {
            continue;
        }
        for (; at > 0 && far[at - 1] > edits; at--) {
            actors[at] = actors[at - 1];
            far[at] = far[at - 1];
            near[at] = near[at - 1];
        }
        actors[at] = name->owner.number;
        far[at] = edits;
        near[at] = arena_printf(arena, "%s (%s)", known->dataset.actors[name->owner.number].id,
                                name->text);
    }
    return used;
}

#include "import_columns.h"
#include "import_parts.h"
#include "message.h"
#include "text.h"
#include "usual_statuses.h"

#include <string.h>

/* What the values of a table say of a standing. */

static const struct map_status *mapped(const struct import *import, const char *id)
{
    for (size_t i = 0; i < import->map.status_count; i++) {
        if (strcmp(import->map.statuses[i].id, id) == 0) {
            return &import->map.statuses[i];
        }
    }
    return NULL;
}

static struct import_status make_status(const struct import *import, const char *id)
{
    const struct usual_status *usual = usual_status(id);
    const struct map_status *own = mapped(import, id);
    struct import_status status = {.id = id, .class = "partial", .kind = "admission"};
    if (usual) {
        status = (struct import_status){.id = id,
                                        .class = usual->class,
                                        .cow = usual->cow,
                                        .kind = usual->kind,
                                        .after = usual->after};
        memcpy(status.name, usual->name, sizeof status.name);
    }
    if (own) {
        status.class = own->class ? own->class : status.class;
        status.cow = own->cow ? own->cow : status.cow;
        status.kind = own->kind ? own->kind : status.kind;
        status.after = own->after ? own->after : status.after;
        status.name[LANG_EN] = own->name ? own->name : status.name[LANG_EN];
    }
    return status;
}

uint32_t import_status_put(struct import *import, const char *id)
{
    for (uint32_t i = 0; i < import->status_count; i++) {
        if (strcmp(import->statuses[i].id, id) == 0) {
            return i;
        }
    }
    if (import->status_count == IMPORT_STATUSES) {
        return NONE;
    }
    const char *copy = arena_text(&import->arena, id, strlen(id));
    import->statuses[import->status_count] = make_status(import, copy);
    return (uint32_t)import->status_count++;
}

/* The numbers of the Correlates of War data, where the mapping has no values at all. */
static const char *cow_meaning(const char *folded)
{
    static const char *const meanings[][2] = {{"1", "member"},   {"2", "associate"},
                                              {"3", "observer"}, {"0", "none"},
                                              {"-9", "unknown"}, {"-1", ""}};
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (strcmp(folded, meanings[i][0]) == 0) {
            return meanings[i][1];
        }
    }
    return NULL;
}

/* "Associate Member" is an associate: the first of the usual statuses whose word is in it. */
static const char *guess_meaning(const struct import *import, const char *folded)
{
    const char *cow = cow_meaning(folded);
    if (cow || mapped(import, folded)) {
        return cow ? cow : mapped(import, folded)->id;
    }
    for (const struct usual_status *status = usual_statuses(); status->id; status++) {
        if (strcmp(folded, status->id) == 0 || (status->word && strstr(folded, status->word))) {
            return status->id;
        }
        for (int lang = LANG_RU; lang < LANG_COUNT; lang++) {
            if (strcmp(folded, status->name[lang]) == 0) {
                return status->id;
            }
        }
    }
    return NULL;
}

/* What was guessed becomes part of the mapping, to be kept and mended. */
static void keep_guess(struct import *import, const char *value, const char *status)
{
    struct import_map *map = &import->map;
    map->values =
        heap_grow(map->values, &map->value_capacity, map->value_count + 1, sizeof *map->values);
    map->values[map->value_count++] = (struct map_value){value, status};
    if (strpbrk(value, " \t:=[]#;\\\"'") && *status && !mapped(import, status)) {
        const struct usual_status *usual = usual_status(status);
        map->statuses = heap_grow(map->statuses, &map->status_capacity, map->status_count + 1,
                                  sizeof *map->statuses);
        map->statuses[map->status_count++] = (struct map_status){
            .id = status, .class = usual->class, .cow = usual->cow, .kind = usual->kind};
    }
    map->guessed = true;
}

bool import_status_of(struct import *import, const char *value, size_t size,
                      const struct place *place, uint32_t *status)
{
    const char *id = import_map_status(&import->map, value, size);
    if (!id) {
        const char *folded = text_fold(&import->map.arena, value, size);
        id = folded && !import->map.values_given ? guess_meaning(import, folded) : NULL;
        if (id) {
            keep_guess(import, folded, id);
        }
    }
    *status = NONE;
    if (!id) {
        struct arena *arena = &import->findings->arena;
        findings_add(import->findings, "unknown-value", *place, "%s",
                     message_format(arena, import->language, MSG_import_unknown_value,
                                    arena_text(arena, value, size)));
        return false;
    }
    *status = *id ? import_status_put(import, id) : NONE;
    return true;
}

#include "import_map_read.h"
#include "kinds.h"
#include "message.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* The statuses of a mapping, and the values of a table that stand for them. */

/* clang-format off */
#define STATUS(member) {#member, offsetof(struct map_status, member)}
/* clang-format on */
const struct map_key map_status_keys[] = {STATUS(class), STATUS(cow),   STATUS(kind),
                                          STATUS(name),  STATUS(after), {NULL, 0}};

static void add_value(const struct map_reading *reading, const char *value, size_t size,
                      const char *status)
{
    struct import_map *map = reading->map;
    const char *folded = text_fold(&map->arena, value, size);
    map->values =
        heap_grow(map->values, &map->value_capacity, map->value_count + 1, sizeof *map->values);
    map->values[map->value_count++] = (struct map_value){folded ? folded : "", status};
}

void map_read_values(const struct map_reading *reading)
{
    const char *key;
    for (size_t i = 0; (key = ini_keys_key(reading->map->keys, "status", i)) != NULL; i++) {
        add_value(reading, key, strlen(key), map_text_at(reading, "status", key));
    }
}

static void check_status(const struct map_reading *reading, const char *section,
                         const struct map_status *status)
{
    const struct ini_keys *keys = reading->map->keys;
    struct arena *arena = &reading->findings->arena;
    map_word_at(reading, section, "class", &class_words, 0);
    map_word_at(reading, section, "cow", &cow_status_words, 0);
    if (status->kind && kind_find(status->kind) == WORD_UNKNOWN) {
        struct nearest nearest = nearest_to(status->kind);
        for (const struct kind *kind = kinds(); kind->id; kind++) {
            nearest_offer(&nearest, kind->id, kind->id);
        }
        findings_add(reading->findings, "bad-mapping", ini_keys_place(keys, section, "kind"), "%s",
                     message_format(arena, reading->findings->language, MSG_import_bad_kind,
                                    status->kind,
                                    nearest_hint(arena, &nearest, reading->findings->language)));
    }
    const char *key;
    for (size_t i = 0; (key = ini_keys_key(keys, section, i)) != NULL; i++) {
        if (strcmp(key, "values") != 0 && !map_is_key(map_status_keys, key)) {
            struct nearest nearest = nearest_to(key);
            map_offer_keys(&nearest, map_status_keys);
            nearest_offer(&nearest, "values", "values");
            map_unknown_key(reading, section, key, &nearest);
        }
    }
}

void map_read_status(const struct map_reading *reading, const char *section)
{
    struct import_map *map = reading->map;
    const char *id = section + strlen("status");
    id += strspn(id, " ");
    struct map_status status = {.id = arena_text(&map->arena, id, strlen(id))};
    map_texts_at(reading, section, map_status_keys, &status);
    check_status(reading, section, &status);
    const char *values = map_text_at(reading, section, "values");
    while (values && *values) {
        const size_t size = strcspn(values, "|");
        add_value(reading, values, size, status.id);
        values += size + (values[size] == '|');
    }
    map->statuses = heap_grow(map->statuses, &map->status_capacity, map->status_count + 1,
                              sizeof *map->statuses);
    map->statuses[map->status_count++] = status;
}

const char *import_map_status(const struct import_map *map, const char *value, size_t size)
{
    struct arena arena = {0};
    const char *folded = text_fold(&arena, value, size);
    const char *found = NULL;
    for (size_t i = 0; folded && !found && i < map->value_count; i++) {
        if (strcmp(map->values[i].value, folded) == 0) {
            found = map->values[i].status ? map->values[i].status : "";
        }
    }
    arena_release(&arena);
    return found;
}

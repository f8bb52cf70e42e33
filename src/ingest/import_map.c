#include "import_map.h"

#include "kinds.h"
#include "message.h"
#include "text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const struct vocabulary shape_words = {{"spells", "steps", "panel", "wide-blocs", "wide-actors"}};
const struct vocabulary end_words = {{"last", "first-out"}};
const struct vocabulary order_words = {{"ymd", "dmy", "mdy"}};
const struct vocabulary import_code_words = {
    {"id", "iso3", "iso2", "iso-numeric", "cow", "cowc", "gw", "wikidata", "name"}};
const char *const import_role_keys[IMPORT_ROLES + 1] = {
    "bloc",  "bloc_name", "actor",   "actor_name", "status", "year",
    "start", "end",       "founded", "ended",      NULL};

static const char *const package_keys[] = {"id",      "title_en", "title_ru", "title_kk",
                                           "version", "licence",  "as_of",    "publisher",
                                           "url",     "uses",     NULL};
static const char *const table_keys[] = {
    "file",      "title", "url",        "author", "date",  "publisher", "source",
    "columns",   "null",  "open",       "shape",  "years", "end_is",    "encoding",
    "delimiter", "dates", "actor_code", "lang",   NULL};
static const char *const status_keys[] = {"class", "cow", "kind", "name", "after", "values", NULL};
static const char step_mark[] = "step.", bloc_mark[] = "bloc.", actor_mark[] = "actor.";
const struct vocabulary party_field_words = {{"cow_igo", "iso2", "iso_numeric", "cow", "gw",
                                              "wikidata", "kind", "coverage", "tags", "note"}};
static const char *const actors_keys[] = {"file", "value", "id", "name", "start", "end", NULL};

const char *import_plain(struct arena *arena, const char *text)
{
    char *folded = text_fold(arena, text, strlen(text));
    char *out = folded;
    for (const char *at = folded ? folded : ""; *at; at++) {
        if (isalnum((unsigned char)*at) || (unsigned char)*at >= 0x80) {
            *out++ = *at;
        }
    }
    if (folded) {
        *out = '\0';
    }
    return folded ? folded : "";
}

struct map_table *import_map_add(struct import_map *map)
{
    map->tables =
        heap_grow(map->tables, &map->table_capacity, map->table_count + 1, sizeof *map->tables);
    struct map_table *table = &map->tables[map->table_count++];
    *table = (struct map_table){.section = "table",
                                .name = "",
                                .shape = SHAPE_UNKNOWN,
                                .end_is = END_UNKNOWN,
                                .order = ORDER_UNKNOWN,
                                .code = CODE_UNKNOWN,
                                .years = YEARS_UNKNOWN};
    return table;
}

void map_pairs_add(struct map_pairs *pairs, const char *name, struct map_columns columns)
{
    pairs->list = heap_grow(pairs->list, &pairs->capacity, pairs->count + 1, sizeof *pairs->list);
    pairs->list[pairs->count++] =
        (struct map_pair){name, word_find(&party_field_words, name), columns};
}

/* ---- Reading ---- */

struct reading {
    struct import_map *map;
    struct findings *findings;
};

/* `key = value ; what it means`: the comment becomes spaces, so that all places stay. */
static void blank_comments(char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        const size_t next = end ? (size_t)(end - text) : size;
        const char *equal = memchr(text + at, '=', next - at);
        char quote = '\0';
        size_t i = equal ? (size_t)(equal - text) + 1 : next;
        for (; i < next; i++) {
            if (quote ? text[i] == quote : text[i] == '"' || text[i] == '\'') {
                quote = quote ? '\0' : text[i];
            } else if (!quote && (text[i] == ';' || text[i] == '#') &&
                       (text[i - 1] == ' ' || text[i - 1] == '\t' || text[i - 1] == '=')) {
                memset(text + i, ' ', next - i - (text[next - 1] == '\r'));
                break;
            }
        }
        at = next + 1;
    }
}

static const char *text_at(const struct reading *reading, const char *section, const char *key)
{
    const char *text = ini_keys_text(reading->map->keys, section, key);
    return text ? arena_text(&reading->map->arena, text, strlen(text)) : NULL;
}

static void offer(struct nearest *nearest, const char *const *words)
{
    for (; *words; words++) {
        nearest_offer(nearest, *words, *words);
    }
}

static bool is_one(const char *const *words, const char *word)
{
    for (; *words; words++) {
        if (strcmp(*words, word) == 0) {
            return true;
        }
    }
    return false;
}

static void unknown_key(const struct reading *reading, const char *section, const char *key,
                        struct nearest *nearest)
{
    findings_add(reading->findings, "unknown-key",
                 ini_keys_name_place(reading->map->keys, section, key), "%s",
                 message_format(&reading->findings->arena, reading->findings->language,
                                MSG_import_unknown_key, section, key,
                                nearest_hint(&reading->findings->arena, nearest,
                                             reading->findings->language)));
}

/* The number of a key's word; `absent` if the key is not there or its word is none of them. */
static uint32_t word_at(const struct reading *reading, const char *section, const char *key,
                        const struct vocabulary *words, uint32_t absent)
{
    const char *text = ini_keys_text(reading->map->keys, section, key);
    const uint32_t found = text ? word_find(words, text) : absent;
    if (found != WORD_UNKNOWN) {
        return found;
    }
    struct arena *arena = &reading->findings->arena;
    findings_add(reading->findings, "bad-mapping", ini_keys_place(reading->map->keys, section, key),
                 "%s",
                 message_format(arena, reading->findings->language, MSG_import_bad_word, key, text,
                                words_listed(arena, words),
                                word_hint(arena, words, text, reading->findings->language)));
    return absent;
}

static struct map_columns columns_at(const struct reading *reading, const char *section,
                                     const char *key)
{
    const char *text = text_at(reading, section, key);
    return (struct map_columns){text && *text ? text : NULL,
                                ini_keys_place(reading->map->keys, section, key)};
}

/* "step.party" begins with "step.": the rest of it, or NULL. */
static const char *after(const char *mark, const char *key)
{
    return strncmp(key, mark, strlen(mark)) == 0 ? key + strlen(mark) : NULL;
}

/* `bloc.cow_igo`: true if the key begins so, known or not. */
static bool read_field(const struct reading *reading, const char *section, const char *key,
                       const char *mark, struct map_pairs *pairs)
{
    const char *field = after(mark, key);
    if (field && word_find(&party_field_words, field) == WORD_UNKNOWN) {
        struct nearest nearest = nearest_to(field);
        offer(&nearest, party_field_words.texts);
        unknown_key(reading, section, key, &nearest);
    } else if (field) {
        map_pairs_add(pairs, arena_text(&reading->map->arena, field, strlen(field)),
                      columns_at(reading, section, key));
    }
    return field != NULL;
}

static void read_actors(const struct reading *reading)
{
    static const char section[] = "actors";
    struct map_actors *actors = &reading->map->actors;
    const char *key;
    actors->file = text_at(reading, section, "file");
    actors->value = columns_at(reading, section, "value");
    actors->id = columns_at(reading, section, "id");
    actors->name = columns_at(reading, section, "name");
    actors->start = columns_at(reading, section, "start");
    actors->end = columns_at(reading, section, "end");
    actors->place = ini_keys_name_place(reading->map->keys, section, NULL);
    for (size_t i = 0; (key = ini_keys_key(reading->map->keys, section, i)) != NULL; i++) {
        if (!is_one(actors_keys, key)) {
            read_field(reading, section, key, "", &actors->fields);
        }
    }
}

static void read_key(const struct reading *reading, struct map_table *table, const char *key)
{
    const char *section = table->section;
    const char *step = after(step_mark, key);
    for (int role = 0; role < IMPORT_ROLES; role++) {
        if (strcmp(key, import_role_keys[role]) == 0) {
            table->role[role] = columns_at(reading, section, key);
            return;
        }
    }
    if (step) {
        map_pairs_add(&table->steps, arena_text(&reading->map->arena, step, strlen(step)),
                      columns_at(reading, section, key));
    } else if (!read_field(reading, section, key, bloc_mark, &table->bloc_fields) &&
               !read_field(reading, section, key, actor_mark, &table->actor_fields) &&
               !is_one(table_keys, key)) {
        struct nearest nearest = nearest_to(key);
        offer(&nearest, table_keys);
        offer(&nearest, import_role_keys);
        unknown_key(reading, section, key, &nearest);
    }
}

static void read_table(const struct reading *reading, const char *section)
{
    struct map_table *table = import_map_add(reading->map);
    const char *name = section + strlen("table");
    const char *key;
    table->section = arena_text(&reading->map->arena, section, strlen(section));
    table->name = arena_text(&reading->map->arena, name + strspn(name, " "),
                             strlen(name + strspn(name, " ")));
    table->place = ini_keys_name_place(reading->map->keys, section, NULL);
    for (size_t i = 0; (key = ini_keys_key(reading->map->keys, section, i)) != NULL; i++) {
        read_key(reading, table, key);
    }
    table->file = text_at(reading, section, "file");
    table->title = text_at(reading, section, "title");
    table->url = text_at(reading, section, "url");
    table->author = text_at(reading, section, "author");
    table->date = text_at(reading, section, "date");
    table->publisher = text_at(reading, section, "publisher");
    table->source = text_at(reading, section, "source");
    table->columns = text_at(reading, section, "columns");
    table->null = text_at(reading, section, "null");
    table->open = text_at(reading, section, "open");
    table->encoding = text_at(reading, section, "encoding");
    table->delimiter = text_at(reading, section, "delimiter");
    table->shape =
        (enum import_shape)word_at(reading, section, "shape", &shape_words, SHAPE_UNKNOWN);
    table->end_is = (enum import_end)word_at(reading, section, "end_is", &end_words, END_UNKNOWN);
    table->order =
        (enum import_order)word_at(reading, section, "dates", &order_words, ORDER_UNKNOWN);
    table->code =
        (enum import_code)word_at(reading, section, "actor_code", &import_code_words, CODE_UNKNOWN);
    table->years = (enum years_rule)word_at(reading, section, "years", &years_words, YEARS_UNKNOWN);
    const uint32_t lang = word_at(reading, section, "lang", &language_words, LANG_COUNT);
    table->lang = lang < LANG_COUNT ? language_code((enum language)lang) : NULL;
}

static void add_value(const struct reading *reading, const char *value, size_t size,
                      const char *status)
{
    struct import_map *map = reading->map;
    const char *folded = text_fold(&map->arena, value, size);
    map->values =
        heap_grow(map->values, &map->value_capacity, map->value_count + 1, sizeof *map->values);
    map->values[map->value_count++] = (struct map_value){folded ? folded : "", status};
}

static void read_values(const struct reading *reading)
{
    const char *key;
    for (size_t i = 0; (key = ini_keys_key(reading->map->keys, "status", i)) != NULL; i++) {
        add_value(reading, key, strlen(key), text_at(reading, "status", key));
    }
}

static void check_status(const struct reading *reading, const char *section,
                         const struct map_status *status)
{
    const struct ini_keys *keys = reading->map->keys;
    struct arena *arena = &reading->findings->arena;
    word_at(reading, section, "class", &class_words, 0);
    word_at(reading, section, "cow", &cow_status_words, 0);
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
        if (!is_one(status_keys, key)) {
            struct nearest nearest = nearest_to(key);
            offer(&nearest, status_keys);
            unknown_key(reading, section, key, &nearest);
        }
    }
}

static void read_status(const struct reading *reading, const char *section)
{
    struct import_map *map = reading->map;
    const char *id = section + strlen("status");
    id += strspn(id, " ");
    const struct map_status status = {.id = arena_text(&map->arena, id, strlen(id)),
                                      .class = text_at(reading, section, "class"),
                                      .cow = text_at(reading, section, "cow"),
                                      .kind = text_at(reading, section, "kind"),
                                      .name = text_at(reading, section, "name"),
                                      .after = text_at(reading, section, "after")};
    check_status(reading, section, &status);
    const char *values = text_at(reading, section, "values");
    while (values && *values) {
        const size_t size = strcspn(values, "|");
        add_value(reading, values, size, status.id);
        values += size + (values[size] == '|');
    }
    map->statuses = heap_grow(map->statuses, &map->status_capacity, map->status_count + 1,
                              sizeof *map->statuses);
    map->statuses[map->status_count++] = status;
}

static bool begins(const char *section, const char *word)
{
    const size_t size = strlen(word);
    return strncmp(section, word, size) == 0 && (!section[size] || section[size] == ' ');
}

static void read_section(const struct reading *reading, const char *section)
{
    const char *key;
    if (strcmp(section, "package") == 0) {
        for (size_t i = 0; (key = ini_keys_key(reading->map->keys, section, i)) != NULL; i++) {
            if (!is_one(package_keys, key)) {
                struct nearest nearest = nearest_to(key);
                offer(&nearest, package_keys);
                unknown_key(reading, section, key, &nearest);
            }
        }
    } else if (strcmp(section, "actors") == 0) {
        read_actors(reading);
    } else if (begins(section, "table")) {
        read_table(reading, section);
    } else if (strcmp(section, "status") == 0) {
        read_values(reading);
    } else if (begins(section, "status")) {
        read_status(reading, section);
    } else {
        struct nearest nearest = nearest_to(section);
        nearest_offer(&nearest, "package", "package");
        nearest_offer(&nearest, "table", "table");
        nearest_offer(&nearest, "status", "status");
        nearest_offer(&nearest, "actors", "actors");
        findings_add(reading->findings, "unknown-section",
                     ini_keys_name_place(reading->map->keys, section, NULL), "%s",
                     message_format(&reading->findings->arena, reading->findings->language,
                                    MSG_import_unknown_section, section,
                                    nearest_hint(&reading->findings->arena, &nearest,
                                                 reading->findings->language)));
    }
}

bool import_map_read(struct import_map *map, const char *text, size_t size, uint32_t file,
                     struct findings *findings, struct fault *fault)
{
    struct reading reading = {map, findings};
    char *copy = heap_alloc(size + 1);
    memcpy(copy, text, size);
    copy[size] = '\0';
    blank_comments(copy, size);
    *map = (struct import_map){.file = file};
    map->keys = ini_keys_new(copy, size, file, findings, fault);
    free(copy);
    const char *section;
    for (size_t i = 0; map->keys && (section = ini_keys_section(map->keys, i)) != NULL; i++) {
        read_section(&reading, section);
    }
    map->values_given = map->value_count > 0;
    return map->keys != NULL;
}

void import_map_release(struct import_map *map)
{
    for (size_t i = 0; i < map->table_count; i++) {
        free(map->tables[i].steps.list);
        free(map->tables[i].bloc_fields.list);
        free(map->tables[i].actor_fields.list);
    }
    free(map->actors.fields.list);
    free(map->tables);
    free(map->statuses);
    free(map->values);
    if (map->keys) {
        ini_keys_free(map->keys);
    }
    arena_release(&map->arena);
    *map = (struct import_map){0};
}

const char *import_map_package(const struct import_map *map, const char *key)
{
    const char *text = map->keys ? ini_keys_text(map->keys, "package", key) : NULL;
    return text && *text ? text : NULL;
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

#include "import_map_read.h"
#include "message.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

const struct vocabulary shape_words = {{"spells", "steps", "panel", "wide-blocs", "wide-actors"}};
const struct vocabulary end_words = {{"last", "first-out"}};
const struct vocabulary order_words = {{"ymd", "dmy", "mdy", "excel"}};
const struct vocabulary import_code_words = {
    {"id", "iso3", "iso2", "iso-numeric", "cow", "cowc", "gw", "wikidata", "name"}};
const char *const import_role_keys[IMPORT_ROLES + 1] = {
    "bloc",  "bloc_name", "actor",   "actor_name", "status", "year",
    "start", "end",       "founded", "ended",      NULL};

static const char *const package_keys[] = {"id",      "title_en", "title_ru", "title_kk",
                                           "version", "licence",  "as_of",    "publisher",
                                           "url",     "uses",     NULL};
static const char *const word_keys[] = {"header", "shape",      "years", "end_is",
                                        "dates",  "actor_code", "lang",  NULL};
static const char step_mark[] = "step.", bloc_mark[] = "bloc.", actor_mark[] = "actor.";
const struct vocabulary party_field_words = {{"cow_igo", "iso2", "iso_numeric", "cow", "gw",
                                              "wikidata", "kind", "coverage", "tags", "note"}};

/* clang-format off */
#define TABLE(member) {#member, offsetof(struct map_table, member)}
#define ACTORS(member) {#member, offsetof(struct map_actors, member)}
/* clang-format on */
const struct map_key map_source_keys[] = {
    TABLE(file),      TABLE(title),  TABLE(url),      TABLE(author),    TABLE(date),
    TABLE(publisher), TABLE(source), TABLE(encoding), TABLE(delimiter), {NULL, 0}};
const struct map_key map_text_keys[] = {TABLE(columns), TABLE(open), TABLE(null), {NULL, 0}};
const struct map_key map_actors_keys[] = {ACTORS(value), ACTORS(id),  ACTORS(name),
                                          ACTORS(start), ACTORS(end), {NULL, 0}};

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

const char *map_text_at(const struct map_reading *reading, const char *section, const char *key)
{
    const char *text = ini_keys_text(reading->map->keys, section, key);
    return text ? arena_text(&reading->map->arena, text, strlen(text)) : NULL;
}

void map_texts_at(const struct map_reading *reading, const char *section,
                  const struct map_key *keys, void *record)
{
    for (; keys->key; keys++) {
        *map_text_of(record, keys) = map_text_at(reading, section, keys->key);
    }
}

bool map_is_key(const struct map_key *keys, const char *key)
{
    while (keys->key && strcmp(keys->key, key) != 0) {
        keys++;
    }
    return keys->key != NULL;
}

void map_offer_keys(struct nearest *nearest, const struct map_key *keys)
{
    for (; keys->key; keys++) {
        nearest_offer(nearest, keys->key, keys->key);
    }
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

void map_unknown_key(const struct map_reading *reading, const char *section, const char *key,
                     struct nearest *nearest)
{
    findings_add(reading->findings, "unknown-key",
                 ini_keys_name_place(reading->map->keys, section, key), "%s",
                 message_format(&reading->findings->arena, reading->findings->language,
                                MSG_import_unknown_key, section, key,
                                nearest_hint(&reading->findings->arena, nearest,
                                             reading->findings->language)));
}

uint32_t map_word_at(const struct map_reading *reading, const char *section, const char *key,
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

static struct map_columns columns_at(const struct map_reading *reading, const char *section,
                                     const char *key)
{
    const char *text = map_text_at(reading, section, key);
    return (struct map_columns){text && *text ? text : NULL,
                                ini_keys_place(reading->map->keys, section, key)};
}

/* "step.party" begins with "step.": the rest of it, or NULL. */
static const char *after(const char *mark, const char *key)
{
    return strncmp(key, mark, strlen(mark)) == 0 ? key + strlen(mark) : NULL;
}

/* `bloc.cow_igo`: true if the key begins so, known or not. */
static bool read_field(const struct map_reading *reading, const char *section, const char *key,
                       const char *mark, struct map_pairs *pairs)
{
    const char *field = after(mark, key);
    if (field && word_find(&party_field_words, field) == WORD_UNKNOWN) {
        struct nearest nearest = nearest_to(field);
        offer(&nearest, party_field_words.texts);
        map_unknown_key(reading, section, key, &nearest);
    } else if (field) {
        map_pairs_add(pairs, arena_text(&reading->map->arena, field, strlen(field)),
                      columns_at(reading, section, key));
    }
    return field != NULL;
}

static void read_actors(const struct map_reading *reading)
{
    static const char section[] = "actors";
    struct map_actors *actors = &reading->map->actors;
    const char *key;
    actors->file = map_text_at(reading, section, "file");
    for (const struct map_key *one = map_actors_keys; one->key; one++) {
        struct map_columns *columns = (struct map_columns *)(void *)((char *)actors + one->at);
        *columns = columns_at(reading, section, one->key);
    }
    actors->place = ini_keys_name_place(reading->map->keys, section, NULL);
    for (size_t i = 0; (key = ini_keys_key(reading->map->keys, section, i)) != NULL; i++) {
        if (strcmp(key, "file") != 0 && !map_is_key(map_actors_keys, key)) {
            read_field(reading, section, key, "", &actors->fields);
        }
    }
}

static void read_key(const struct map_reading *reading, struct map_table *table, const char *key)
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
               !map_is_key(map_source_keys, key) && !map_is_key(map_text_keys, key) &&
               !is_one(word_keys, key)) {
        struct nearest nearest = nearest_to(key);
        map_offer_keys(&nearest, map_source_keys);
        map_offer_keys(&nearest, map_text_keys);
        offer(&nearest, word_keys);
        offer(&nearest, import_role_keys);
        map_unknown_key(reading, section, key, &nearest);
    }
}

/* The line of the header; 0: the first. */
static uint32_t header_at(const struct map_reading *reading, const char *section)
{
    const char *text = ini_keys_text(reading->map->keys, section, "header");
    char *end = NULL;
    const unsigned long line = text ? strtoul(text, &end, 10) : 0;
    if (text && (!isdigit((unsigned char)*text) || *end || line == 0 || line > HEADER_LAST)) {
        findings_add(reading->findings, "bad-mapping",
                     ini_keys_place(reading->map->keys, section, "header"), "%s",
                     message_format(&reading->findings->arena, reading->findings->language,
                                    MSG_import_bad_header, text));
        return 0;
    }
    return (uint32_t)line;
}

static void read_table(const struct map_reading *reading, const char *section)
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
    map_texts_at(reading, section, map_source_keys, table);
    map_texts_at(reading, section, map_text_keys, table);
    table->shape =
        (enum import_shape)map_word_at(reading, section, "shape", &shape_words, SHAPE_UNKNOWN);
    table->end_is =
        (enum import_end)map_word_at(reading, section, "end_is", &end_words, END_UNKNOWN);
    table->order =
        (enum import_order)map_word_at(reading, section, "dates", &order_words, ORDER_UNKNOWN);
    table->code = (enum import_code)map_word_at(reading, section, "actor_code", &import_code_words,
                                                CODE_UNKNOWN);
    table->header = header_at(reading, section);
    table->years =
        (enum years_rule)map_word_at(reading, section, "years", &years_words, YEARS_UNKNOWN);
    const uint32_t lang = map_word_at(reading, section, "lang", &language_words, LANG_COUNT);
    table->lang = lang < LANG_COUNT ? language_code((enum language)lang) : NULL;
}

static bool begins(const char *section, const char *word)
{
    const size_t size = strlen(word);
    return strncmp(section, word, size) == 0 && (!section[size] || section[size] == ' ');
}

static void read_section(const struct map_reading *reading, const char *section)
{
    const char *key;
    if (strcmp(section, "package") == 0) {
        for (size_t i = 0; (key = ini_keys_key(reading->map->keys, section, i)) != NULL; i++) {
            if (!is_one(package_keys, key)) {
                struct nearest nearest = nearest_to(key);
                offer(&nearest, package_keys);
                map_unknown_key(reading, section, key, &nearest);
            }
        }
    } else if (strcmp(section, "actors") == 0) {
        read_actors(reading);
    } else if (begins(section, "table")) {
        read_table(reading, section);
    } else if (strcmp(section, "status") == 0) {
        map_read_values(reading);
    } else if (begins(section, "status")) {
        map_read_status(reading, section);
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
    struct map_reading reading = {map, findings};
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

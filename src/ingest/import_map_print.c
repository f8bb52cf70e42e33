#include "import_map.h"

#include <string.h>

/* A value that would be cut or lose its spaces stands in quotes. */
static void put(FILE *out, const char *key, const char *value)
{
    const size_t size = value ? strlen(value) : 0;
    if (!value) {
        return;
    }
    const bool quoted =
        strpbrk(value, ";#'\"") || (size && (value[0] == ' ' || value[size - 1] == ' '));
    const char *quote = !quoted ? "" : strchr(value, '"') ? "'" : "\"";
    fprintf(out, "%s =%s%s%s%s\n", key, size || quoted ? " " : "", quote, value, quote);
}

static void put_pairs(FILE *out, const char *mark, const struct map_pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        fputs(pairs->list[i].columns.text ? mark : "", out);
        put(out, pairs->list[i].name, pairs->list[i].columns.text);
    }
}

static void put_texts(FILE *out, const struct map_key *keys, const void *record)
{
    for (; keys->key; keys++) {
        const char *text;
        memcpy(&text, (const char *)record + keys->at, sizeof text);
        put(out, keys->key, text);
    }
}

static const char *word_or_null(const struct vocabulary *words, uint32_t word, uint32_t unknown)
{
    return word == unknown ? NULL : words->texts[word];
}

static void put_table(FILE *out, const struct map_table *table)
{
    fprintf(out, "[%s]\n", table->section);
    put_texts(out, map_source_keys, table);
    if (table->header > 1) {
        fprintf(out, "header = %u\n", table->header);
    }
    put(out, "shape", word_or_null(&shape_words, table->shape, SHAPE_UNKNOWN));
    for (int role = 0; role < IMPORT_ROLES; role++) {
        put(out, import_role_keys[role], table->role[role].text);
        if (role == IMPORT_ACTOR && table->role[role].text) {
            put(out, "actor_code", word_or_null(&import_code_words, table->code, CODE_UNKNOWN));
        }
        if (role == IMPORT_END && table->role[role].text) {
            put(out, "end_is", word_or_null(&end_words, table->end_is, END_UNKNOWN));
        }
    }
    put_pairs(out, "step.", &table->steps);
    put_pairs(out, "bloc.", &table->bloc_fields);
    put_pairs(out, "actor.", &table->actor_fields);
    put_texts(out, map_text_keys, table);
    put(out, "dates", word_or_null(&order_words, table->order, ORDER_UNKNOWN));
    put(out, "years", word_or_null(&years_words, table->years, YEARS_UNKNOWN));
    put(out, "lang", table->lang);
}

/* Whether a value can be a key of an ini file. */
static bool is_key(const char *value)
{
    return *value && !strpbrk(value, " \t:=[]#;\\\"'");
}

static void put_values(FILE *out, const struct import_map *map)
{
    bool begun = false;
    for (size_t i = 0; i < map->value_count; i++) {
        if (is_key(map->values[i].value)) {
            fputs(begun ? "" : "[status]\n", out);
            put(out, map->values[i].value, map->values[i].status ? map->values[i].status : "");
            begun = true;
        }
    }
}

/* The values of a status that cannot be keys. */
static void put_long_values(FILE *out, const struct import_map *map, const char *status)
{
    const char *before = "values = ";
    for (size_t i = 0; i < map->value_count; i++) {
        if (!is_key(map->values[i].value) && strcmp(map->values[i].status, status) == 0) {
            fprintf(out, "%s%s", before, map->values[i].value);
            before = "|";
        }
    }
    fputs(*before == '|' ? "\n" : "", out);
}

static void put_actors(FILE *out, const struct map_actors *actors)
{
    fputs("[actors]\n", out);
    put(out, "file", actors->file);
    put(out, "value", actors->value.text);
    put(out, "id", actors->id.text);
    put(out, "name", actors->name.text);
    put_pairs(out, "", &actors->fields);
    put(out, "start", actors->start.text);
    put(out, "end", actors->end.text);
}

static void put_status(FILE *out, const struct import_map *map, const struct map_status *status)
{
    fprintf(out, "[status %s]\n", status->id);
    put_texts(out, map_status_keys, status);
    put_long_values(out, map, status->id);
}

void import_map_print(const struct import_map *map, FILE *out)
{
    const char *key;
    for (size_t i = 0; map->keys && (key = ini_keys_key(map->keys, "package", i)) != NULL; i++) {
        fputs(i ? "" : "[package]\n", out);
        put(out, key, ini_keys_text(map->keys, "package", key));
    }
    for (size_t i = 0; i < map->table_count; i++) {
        put_table(out, &map->tables[i]);
    }
    if (map->actors.file) {
        put_actors(out, &map->actors);
    }
    put_values(out, map);
    for (size_t i = 0; i < map->status_count; i++) {
        put_status(out, map, &map->statuses[i]);
    }
}

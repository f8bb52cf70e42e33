#include "csv_rows.h"
#include "edtf.h"
#include "import_columns.h"
#include "import_parts.h"
#include "import_text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Who a value of a table is: an actor of [actors], one that others know, or one of its own. */

/* The value names several actors, each at its time. */
static const uint32_t SEVERAL = UINT32_MAX - 1;

static bool is_alpha3(const char *text, size_t size)
{
    return size == 3 && isupper((unsigned char)text[0]) && isupper((unsigned char)text[1]) &&
           isupper((unsigned char)text[2]);
}

static enum party_field field_of(enum import_code code)
{
    switch (code) {
    case CODE_ISO2:
        return PARTY_ISO2;
    case CODE_ISO_NUMERIC:
        return PARTY_ISO_NUMERIC;
    case CODE_COW:
        return PARTY_COW;
    case CODE_GW:
        return PARTY_GW;
    case CODE_WIKIDATA:
        return PARTY_WIKIDATA;
    default:
        return PARTY_FIELDS;
    }
}

/* An id for somebody whom nobody knows: the alpha-3 code if it is one, the name where a code tells
 * who it is, and else x- and the name. */
static const char *own_id(struct import *import, const struct actor_asked *asked, const char *text)
{
    if (asked->code != CODE_NAME && field_of(asked->code) == PARTY_FIELDS &&
        is_alpha3(asked->text, asked->size)) {
        return text;
    }
    const bool coded = asked->code != CODE_NAME && asked->code != CODE_ID;
    const char *id = import_id(&import->arena, asked->name ? asked->name : text, true);
    if (coded && !asked->name) {
        return arena_printf(&import->arena, "%s-%s", import_code_words.texts[asked->code], id);
    }
    return coded || !import->known ? id : arena_printf(&import->arena, "x-%s", id);
}

/* An id that nobody else has. */
static const char *free_id(struct import *import, const char *id)
{
    const char *tried = id;
    for (int i = 2; intern_find(import->actors.ids, tried, strlen(tried)) != NONE ||
                    import_known_has(import->known, tried);
         i++) {
        tried = arena_printf(&import->arena, "%s-%d", id, i);
    }
    return tried;
}

static uint32_t own_actor(struct import *import, const struct actor_asked *asked)
{
    const char *text = arena_text(&import->arena, asked->text, asked->size);
    const uint32_t number = import_party_put(&import->actors, &import->arena,
                                             free_id(import, own_id(import, asked, text)));
    struct import_party *party = &import->actors.list[number];
    const enum party_field field = field_of(asked->code);
    if (field != PARTY_FIELDS) {
        party->fields[field] = text;
    }
    const char *name = asked->name ? asked->name : asked->code == CODE_NAME ? text : NULL;
    party->name = name ? arena_text(&import->arena, name, strlen(name)) : NULL;
    party->value = text;
    return number;
}

static uint32_t found_actor(struct import *import, const struct actor_asked *asked, bool *alone)
{
    const char *id = import->known ? import_known_find(import->known, asked->code, asked->text,
                                                       asked->size, asked->lo, asked->hi, alone)
                                   : NULL;
    if (!id && import->known && asked->name) {
        id = import_known_find(import->known, CODE_NAME, asked->name, strlen(asked->name),
                               asked->lo, asked->hi, alone);
    }
    if (!id) {
        *alone = true;
        return own_actor(import, asked);
    }
    const uint32_t number = import_party_put(&import->actors, &import->arena, id);
    import->actors.list[number].known = true;
    return number;
}

uint32_t import_actor(struct import *import, const struct actor_asked *asked)
{
    struct import_parties *parties = &import->actors;
    const uint32_t before = intern_count(parties->values);
    const uint32_t value = intern_put(parties->values, asked->text, asked->size);
    bool alone = true;
    if (value != before && parties->of_value[value] != SEVERAL) {
        return parties->of_value[value];
    }
    const uint32_t number = found_actor(import, asked, &alone);
    parties->of_value = heap_grow(parties->of_value, &parties->of_value_capacity, (size_t)value + 1,
                                  sizeof *parties->of_value);
    parties->of_value[value] = alone ? number : SEVERAL;
    struct import_party *party = &parties->list[number];
    if (party->line == 0) {
        party->file = asked->file;
        party->line = asked->line;
        party->column = asked->column;
    }
    return number;
}

/* ---- The table of [actors] ---- */

struct actors_reader {
    struct import *import;
    uint32_t file;
    bool header_seen;
    struct import_columns value, id, name, start, end;
    struct import_columns fields[PARTY_FIELDS];
};

static bool take_header(struct actors_reader *reader, const struct csv_row *row)
{
    struct import *import = reader->import;
    const struct map_actors *map = &import->map.actors;
    const struct import_header header = {row, reader->file};
    bool good = import_columns_find(import, &header, &map->value, &reader->value) &&
                import_columns_find(import, &header, &map->id, &reader->id) &&
                import_columns_find(import, &header, &map->name, &reader->name) &&
                import_columns_find(import, &header, &map->start, &reader->start) &&
                import_columns_find(import, &header, &map->end, &reader->end);
    for (size_t i = 0; good && i < map->fields.count; i++) {
        good = import_columns_find(import, &header, &map->fields.list[i].columns,
                                   &reader->fields[map->fields.list[i].field]);
    }
    reader->header_seen = true;
    return good;
}

static const char *text_of(struct import *import, const struct csv_row *row,
                           const struct import_columns *columns)
{
    const struct csv_field *field = import_cell(row, columns, NULL, NULL);
    return field ? arena_text(&import->arena, field->text, field->size) : NULL;
}

/* The days of the row: a year is a whole one. */
static void take_period(struct actors_reader *reader, const struct csv_row *row,
                        struct import_party *party)
{
    struct import *import = reader->import;
    const struct date_manner manner = {
        .years = YEARS_ANY, .end_is = END_FIRST_OUT, .language = import->language};
    const struct import_columns *const both[] = {&reader->start, &reader->end};
    int64_t days[2] = {EDTF_NEG_INF, EDTF_POS_INF};
    for (int i = 0; i < 2; i++) {
        uint32_t date;
        enum import_repair repair;
        const char *why;
        const struct csv_field *field = import_cell(row, both[i], NULL, NULL);
        if (field && import_date_read(&import->dates, &manner, field->text, field->size, false,
                                      &date, &repair, &import->arena, &why) == FOUND_DATE) {
            days[i] = i ? import->dates.list[date].hi : import->dates.list[date].lo;
        }
    }
    if (reader->start.count || reader->end.count) {
        import_party_period(party, days[0], days[1], party->fields[PARTY_COW]);
    }
}

static bool take_row(void *context, const struct csv_row *row, struct fault *fault)
{
    struct actors_reader *reader = context;
    struct import *import = reader->import;
    if (!reader->header_seen) {
        return take_header(reader, row) || fault_set(fault, FAULT_DATA, "-");
    }
    const char *value = text_of(import, row, &reader->value);
    const char *id = text_of(import, row, &reader->id);
    if (!value || (reader->id.count && !id)) {
        return true; /* a row of unmatched.csv that nobody has filled in */
    }
    struct import_parties *parties = &import->actors;
    const char *name = text_of(import, row, &reader->name);
    const uint32_t number =
        import_party_put(parties, &import->arena, id ? id : import_id(&import->arena, value, true));
    struct import_party *party = &parties->list[number];
    party->name = party->name ? party->name : name;
    party->value = value;
    party->known = import_known_has(import->known, party->id);
    for (int i = 0; i < PARTY_FIELDS; i++) {
        const char *text = text_of(import, row, &reader->fields[i]);
        party->fields[i] = text ? text : party->fields[i];
    }
    take_period(reader, row, party);
    const uint32_t place = intern_put(parties->values, value, strlen(value));
    parties->of_value = heap_grow(parties->of_value, &parties->of_value_capacity, (size_t)place + 1,
                                  sizeof *parties->of_value);
    parties->of_value[place] = number;
    return true;
}

bool import_actors(struct import *import, const char *path, struct fault *fault)
{
    struct import_text text;
    if (!import_text_read(&text, path, NULL, NULL, fault)) {
        return false;
    }
    struct actors_reader reader = {.import = import, .file = dataset_file(import->files, path, 0)};
    const struct csv_options options = {
        .delimiter = text.delimiter, .file = reader.file, .trim = true};
    struct fault stop = {0};
    const bool done =
        csv_rows_read(text.text, text.size, &options, take_row, &reader, import->findings, &stop);
    free(text.text);
    if (!done && stop.kind != FAULT_DATA) { /* that of the header is a finding */
        *fault = stop;
        return false;
    }
    return true;
}

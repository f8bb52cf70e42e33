#include "edtf.h"
#include "import_reader.h"
#include "message.h"

#include <string.h>

/* The header of a table: which column has which role, and in wide shapes who it is. */

static bool find_fields(struct rows_reader *reader, const struct import_header *header,
                        const struct map_pairs *pairs, struct import_columns *columns)
{
    bool good = true;
    for (size_t i = 0; i < pairs->count; i++) {
        good = import_columns_find(reader->import, header, &pairs->list[i].columns,
                                   &columns[pairs->list[i].field]) &&
               good;
    }
    return good;
}

static bool find_steps(struct rows_reader *reader, const struct import_header *header)
{
    const struct map_pairs *steps = &reader->table->steps;
    struct import *import = reader->import;
    bool good = true;
    reader->steps = arena_alloc(&import->arena, (steps->count + 1) * sizeof *reader->steps);
    reader->step_status =
        arena_alloc(&import->arena, (steps->count + 1) * sizeof *reader->step_status);
    for (size_t i = 0; i < steps->count; i++) {
        good =
            import_columns_find(import, header, &steps->list[i].columns, &reader->steps[i]) && good;
        reader->step_status[i] = import_status_put(import, steps->list[i].name);
    }
    if (steps->count > COLUMNS_OTHERS * 2) {
        row_say(reader, "bad-mapping", header->row, 0,
                message(import->language, MSG_import_many_steps));
        return false;
    }
    return good;
}

/* Which roles a shape cannot do without. */
static bool check_roles(struct rows_reader *reader, const struct csv_row *row)
{
    static const uint32_t needed[] = {
        [SHAPE_SPELLS] = 1U << IMPORT_BLOC | 1U << IMPORT_ACTOR | 1U << IMPORT_START,
        [SHAPE_STEPS] = 1U << IMPORT_BLOC | 1U << IMPORT_ACTOR,
        [SHAPE_PANEL] = 1U << IMPORT_BLOC | 1U << IMPORT_ACTOR | 1U << IMPORT_YEAR,
        [SHAPE_WIDE_BLOCS] = 1U << IMPORT_BLOC | 1U << IMPORT_YEAR,
        [SHAPE_WIDE_ACTORS] = 1U << IMPORT_ACTOR | 1U << IMPORT_YEAR};
    struct import *import = reader->import;
    struct arena *arena = &import->findings->arena;
    const enum import_shape shape = reader->table->shape;
    if (shape == SHAPE_UNKNOWN) {
        row_say(reader, "no-shape", row, PLACE_ROW,
                message_format(arena, import->language, MSG_import_no_shape,
                               import_header_words(import, row)));
        return false;
    }
    for (int role = 0; role < IMPORT_ROLES; role++) {
        if (needed[shape] & 1U << role && !reader->role[role].count) {
            row_say(reader, "no-shape", row, PLACE_ROW,
                    message_format(arena, import->language, MSG_import_no_role,
                                   import_role_keys[role], shape_words.texts[shape],
                                   import_header_words(import, row)));
            return false;
        }
    }
    return true;
}

/* Whether the column has another role, or no name. */
static bool is_taken(const struct rows_reader *reader, const struct csv_row *row, size_t column)
{
    bool taken = !row->fields[column].text;
    for (int role = 0; role < IMPORT_ROLES; role++) {
        for (size_t k = 0; k < reader->role[role].count; k++) {
            taken = taken || reader->role[role].at[k] == column;
        }
    }
    return taken;
}

/* Who a column of a wide table is: a bloc, where rows are actors, or an actor. */
static void put_wide(struct rows_reader *reader, const struct csv_row *row, size_t column)
{
    struct import *import = reader->import;
    const struct csv_field *field = &row->fields[column];
    const bool by_actor = reader->table->shape == SHAPE_WIDE_ACTORS;
    const struct actor_asked asked = {.code = reader->table->code,
                                      .text = field->text,
                                      .size = field->size,
                                      .lo = EDTF_NEG_INF,
                                      .hi = EDTF_POS_INF,
                                      .file = reader->file,
                                      .line = row->line,
                                      .column = (uint16_t)column};
    const uint32_t number =
        by_actor ? import_bloc_put(import, field->text, field->size) : import_actor(import, &asked);
    struct import_party *party = &(by_actor ? &import->blocs : &import->actors)->list[number];
    reader->wide[column] = number;
    party->dense = true;
    party->rows++;
    reader_met(reader, row, column, party);
}

/* Who the columns of a wide table are: between the ends of "first..last", or all that have no other
 * role. */
static bool find_wide(struct rows_reader *reader, const struct import_header *header)
{
    struct import *import = reader->import;
    const struct csv_row *row = header->row;
    const char *range = reader->table->columns;
    const char *dots = range ? strstr(range, "..") : NULL;
    struct import_columns first = {.at = {0}}, last = {.at = {(uint16_t)(row->count - 1)}};
    const struct place place = reader->table->place;
    reader->wide = arena_alloc(&import->arena, (row->count + 1) * sizeof *reader->wide);
    if (dots) {
        const struct map_columns ends[] = {
            {arena_text(&import->arena, range, (size_t)(dots - range)), place}, {dots + 2, place}};
        if (!import_columns_find(import, header, &ends[0], &first) ||
            !import_columns_find(import, header, &ends[1], &last)) {
            return false;
        }
    }
    for (size_t i = 0; i < row->count; i++) {
        reader->wide[i] = NONE;
        if (i >= first.at[0] && i <= last.at[0] && !is_taken(reader, row, i)) {
            put_wide(reader, row, i);
        }
    }
    return true;
}

static bool is_wide(const struct rows_reader *reader)
{
    return reader->table->shape == SHAPE_WIDE_BLOCS || reader->table->shape == SHAPE_WIDE_ACTORS;
}

/* For the locators. */
static void keep_header(struct rows_reader *reader, const struct csv_row *row)
{
    struct arena *arena = &reader->import->arena;
    const char **names = arena_alloc(arena, (row->count + 1) * sizeof *names);
    for (size_t i = 0; i < row->count; i++) {
        const struct csv_field *field = &row->fields[i];
        names[i] = field->text ? arena_text(arena, field->text, field->size) : "";
    }
    reader->import->headers[reader->number] = names;
}

bool reader_header(struct rows_reader *reader, const struct csv_row *row)
{
    const struct import_header header = {row, reader->file};
    bool good = true;
    keep_header(reader, row);
    for (int role = 0; role < IMPORT_ROLES; role++) {
        good = import_columns_find(reader->import, &header, &reader->table->role[role],
                                   &reader->role[role]) &&
               good;
    }
    good = find_fields(reader, &header, &reader->table->bloc_fields, reader->bloc_fields) && good;
    good = find_fields(reader, &header, &reader->table->actor_fields, reader->actor_fields) && good;
    good = find_steps(reader, &header) && good;
    good = good && check_roles(reader, row);
    return good && (!is_wide(reader) || find_wide(reader, &header));
}

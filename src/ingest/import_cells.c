#include "edtf.h"
#include "import_reader.h"
#include "message.h"

#include <stdlib.h>
#include <string.h>

/* What the cells of a row say: dates, years, statuses, who the bloc and the actor are. */

static struct place cell_place(const struct rows_reader *reader, const struct csv_row *row,
                               size_t column)
{
    return (struct place){.file = reader->file, .line = row->line, .field = (uint32_t)column};
}

void row_say(const struct rows_reader *reader, const char *rule, const struct csv_row *row,
             size_t column, const char *text)
{
    findings_add(reader->import->findings, rule, cell_place(reader, row, column), "%s", text);
}

const struct csv_field *cell_at(const struct rows_reader *reader, const struct csv_row *row,
                                enum import_role role, uint16_t *column)
{
    return import_cell(row, &reader->role[role], reader->manner.null, column);
}

enum date_found cell_date(struct rows_reader *reader, const struct csv_row *row,
                          const struct import_columns *columns, bool is_end, uint32_t *date,
                          uint16_t *column)
{
    struct import *import = reader->import;
    const struct csv_field *field = import_cell(row, columns, reader->manner.null, column);
    enum import_repair repair = REPAIR_COUNT;
    const char *why = "";
    if (!field) {
        return FOUND_NONE;
    }
    const enum date_found found =
        import_date_read(&import->dates, &reader->manner, field->text, field->size, is_end, date,
                         &repair, &import->findings->arena, &why);
    if (found == FOUND_BAD) {
        row_say(reader, "bad-date", row, *column,
                message_format(&import->findings->arena, import->language, MSG_import_bad_date,
                               field->text, why));
    } else if (repair != REPAIR_COUNT) {
        repair_add(&import->repairs, repair, reader->file, row->line, *column);
    }
    return found;
}

bool cell_year(struct rows_reader *reader, const struct csv_row *row, int32_t *year)
{
    struct import *import = reader->import;
    uint16_t column = reader->role[IMPORT_YEAR].at[0];
    const struct csv_field *field = cell_at(reader, row, IMPORT_YEAR, &column);
    char *end = NULL;
    const long read = field ? strtol(field->text, &end, 10) : 0;
    if (field && end != field->text &&
        (!*end || strcmp(end, ".0") == 0 || strcmp(end, ",0") == 0) && read > -10000 &&
        read < 10000) {
        *year = (int32_t)read;
        import->first_year = *year < import->first_year ? *year : import->first_year;
        import->last_year = *year > import->last_year ? *year : import->last_year;
        return true;
    }
    const char *why =
        import_meant(&import->findings->arena, field ? field->text : "", import->language);
    row_say(reader, "bad-date", row, column,
            message_format(&import->findings->arena, import->language, MSG_import_bad_year,
                           field ? field->text : "", why));
    return false;
}

static void take_fields(struct rows_reader *reader, const struct csv_row *row,
                        const struct map_pairs *pairs, const struct import_columns *columns,
                        struct import_party *party)
{
    for (size_t i = 0; i < pairs->count; i++) {
        const uint32_t field = pairs->list[i].field;
        if (!party->fields[field]) {
            const struct csv_field *found =
                import_cell(row, &columns[field], reader->manner.null, NULL);
            party->fields[field] =
                found ? arena_text(&reader->import->arena, found->text, found->size) : NULL;
        }
    }
}

uint32_t import_bloc_put(struct import *import, const char *text, size_t size)
{
    struct import_parties *blocs = &import->blocs;
    const uint32_t before = intern_count(blocs->values);
    const uint32_t value = intern_put(blocs->values, text, size);
    if (value != before) {
        return blocs->of_value[value];
    }
    const char *copy = arena_text(&import->arena, text, size);
    const char *id = import_id(&import->arena, copy, false), *tried = id;
    for (int i = 2; intern_find(blocs->ids, tried, strlen(tried)) != NONE; i++) {
        tried = arena_printf(&import->arena, "%s-%d", id, i);
    }
    const uint32_t number = import_party_put(blocs, &import->arena, tried);
    blocs->list[number].value = copy;
    blocs->of_value = heap_grow(blocs->of_value, &blocs->of_value_capacity, (size_t)value + 1,
                                sizeof *blocs->of_value);
    blocs->of_value[value] = number;
    return number;
}

void reader_met(const struct rows_reader *reader, const struct csv_row *row, size_t column,
                struct import_party *party)
{
    if (party->line == 0) {
        party->file = reader->file;
        party->table = (uint8_t)reader->number;
        party->line = row->line;
        party->column = (uint16_t)column;
    }
}

/* The founding and the end of a bloc, as the row that says them first has it. */
static void take_life(struct rows_reader *reader, const struct csv_row *row,
                      struct import_party *bloc)
{
    if (bloc->founded == NONE && cell_date(reader, row, &reader->role[IMPORT_FOUNDED], false,
                                           &bloc->founded, &bloc->founded_column) == FOUND_DATE) {
        bloc->founded_line = row->line;
    }
    if (bloc->ended == NONE && cell_date(reader, row, &reader->role[IMPORT_ENDED], true,
                                         &bloc->ended, &bloc->ended_column) == FOUND_DATE) {
        bloc->ended_line = row->line;
    }
}

bool row_bloc(struct rows_reader *reader, const struct csv_row *row, uint32_t *number)
{
    struct import *import = reader->import;
    uint16_t column = reader->role[IMPORT_BLOC].at[0];
    const struct csv_field *field = cell_at(reader, row, IMPORT_BLOC, &column);
    if (!field) {
        repair_add(&import->repairs, REPAIR_NO_BLOC, reader->file, row->line, column);
        return false;
    }
    *number = import_bloc_put(import, field->text, field->size);
    struct import_party *bloc = &import->blocs.list[*number];
    const bool first = bloc->rows++ == 0;
    reader_met(reader, row, column, bloc);
    if (first || !bloc->name) {
        const struct csv_field *name = cell_at(reader, row, IMPORT_BLOC_NAME, NULL);
        bloc->name = name ? arena_text(&import->arena, name->text, name->size) : NULL;
    }
    take_fields(reader, row, &reader->table->bloc_fields, reader->bloc_fields, bloc);
    take_life(reader, row, bloc);
    return true;
}

bool row_actor(struct rows_reader *reader, const struct csv_row *row, int64_t lo, int64_t hi,
               uint32_t *number)
{
    struct import *import = reader->import;
    uint16_t column = reader->role[IMPORT_ACTOR].at[0];
    const struct csv_field *field = cell_at(reader, row, IMPORT_ACTOR, &column);
    const struct csv_field *name = cell_at(reader, row, IMPORT_ACTOR_NAME, NULL);
    if (!field && !name) {
        repair_add(&import->repairs, REPAIR_NO_ACTOR, reader->file, row->line, column);
        return false;
    }
    const struct csv_field *asked = field ? field : name;
    *number =
        import_actor(import, &(struct actor_asked){.code = field ? reader->table->code : CODE_NAME,
                                                   .text = asked->text,
                                                   .size = asked->size,
                                                   .name = name ? name->text : NULL,
                                                   .lo = lo,
                                                   .hi = hi,
                                                   .file = reader->file,
                                                   .line = row->line,
                                                   .column = column});
    struct import_party *actor = &import->actors.list[*number];
    actor->rows++;
    if (!actor->known) {
        take_fields(reader, row, &reader->table->actor_fields, reader->actor_fields, actor);
    }
    return true;
}

bool cell_status_read(struct rows_reader *reader, const struct csv_row *row,
                      const struct csv_field *field, size_t column, struct cached_status *cached,
                      uint32_t *status)
{
    const struct place place = cell_place(reader, row, column);
    *status = NONE;
    if (!import_is_null(reader->manner.null, field->text, field->size) &&
        !import_status_of(reader->import, field->text, field->size, &place, status)) {
        return false;
    }
    if (cached) {
        cached->key = cell_key(field);
        cached->size = (uint32_t)field->size;
        cached->status = *status;
    }
    return true;
}

#ifndef BLOCLINE_IMPORT_READER_H
#define BLOCLINE_IMPORT_READER_H

#include "import_columns.h"
#include "import_runs.h"
#include "import_text.h"

#include <string.h>

/* A table on its way from rows to claims: its header (import_header.c), its cells (import_cells.c),
 * its rows in one of five shapes (import_shapes.c), and who reads them all (import_rows.c). */

enum { CELL_CACHE = 64 }; /* values of cells whose meaning is kept */

struct cached_status {
    uint64_t key; /* the bytes of a short cell */
    uint32_t size, status;
};

struct rows_reader {
    struct import *import;
    struct map_table *table;
    size_t number; /* of the table */
    uint32_t file;
    struct import_text *text;
    struct csv_options options;
    bool header_seen, broken;
    struct import_columns role[IMPORT_ROLES];
    struct import_columns *steps, bloc_fields[PARTY_FIELDS], actor_fields[PARTY_FIELDS];
    uint32_t *step_status;
    uint32_t *wide; /* wide shapes: by column the bloc or actor, or NONE */
    struct date_manner manner;
    struct runs_read runs;
    struct cached_status cache[CELL_CACHE];
    size_t forgotten; /* bytes of the text that are read and given back */
};

/* ---- The header ---- */

/* Finds the columns of the mapping, and in wide shapes who the columns are. False after a finding.
 */
bool reader_header(struct rows_reader *reader, const struct csv_row *row);

/* ---- A row ---- */

/* Takes a row as the shape of the table says. What is wrong with it is a finding. */
void reader_row(struct rows_reader *reader, const struct csv_row *row);

/* ---- Its cells ---- */

/* A finding about a column of the row. */
void row_say(const struct rows_reader *reader, const char *rule, const struct csv_row *row,
             size_t column, const char *text);

/* The cell of the role that has a value, and `*column` (NULL: no matter), where it stands. NULL:
 * none has. */
const struct csv_field *cell_at(const struct rows_reader *reader, const struct csv_row *row,
                                enum import_role role, uint16_t *column);
/* A date of some columns: FOUND_BAD after a finding. */
enum date_found cell_date(struct rows_reader *reader, const struct csv_row *row,
                          const struct import_columns *columns, bool is_end, uint32_t *date,
                          uint16_t *column);
/* The year of a row; false after a finding. */
bool cell_year(struct rows_reader *reader, const struct csv_row *row, int32_t *year);
/* The first bytes of a cell as a number, for the cache. */
static inline uint64_t cell_key(const struct csv_field *field)
{
    uint64_t key = 0;
    memcpy(&key, field->text, field->size < sizeof key ? field->size : sizeof key);
    return key;
}

/* What a cell says of a standing that is not in the cache; `cached`, if not NULL, keeps it. */
bool cell_status_read(struct rows_reader *reader, const struct csv_row *row,
                      const struct csv_field *field, size_t column, struct cached_status *cached,
                      uint32_t *status);

/* What a cell says of a standing; false after a finding. NONE: nothing. Wide tables have millions
 * of such cells, with few values. */
static inline bool cell_status(struct rows_reader *reader, const struct csv_row *row,
                               const struct csv_field *field, size_t column, uint32_t *status)
{
    struct cached_status *cached = NULL;
    *status = NONE;
    if (!field->text || !field->size) {
        return true;
    }
    if (field->size <= sizeof(uint64_t)) {
        const uint64_t key = cell_key(field);
        cached = &reader->cache[(key * UINT64_C(0x9E3779B97F4A7C15)) >> 58];
        if (cached->size == field->size && cached->key == key) {
            *status = cached->status;
            return true;
        }
    }
    return cell_status_read(reader, row, field, column, cached, status);
}

/* The bloc of the row; false after a finding or a repair. */
bool row_bloc(struct rows_reader *reader, const struct csv_row *row, uint32_t *number);
/* The actor of the row, on a day of lo..hi; false after a repair. */
bool row_actor(struct rows_reader *reader, const struct csv_row *row, int64_t lo, int64_t hi,
               uint32_t *number);
/* The bloc with this value, whose id is made of it. */
uint32_t import_bloc_put(struct import *import, const char *text, size_t size);
/* Where a bloc or an actor was met first, if nobody has said it. */
void reader_met(const struct rows_reader *reader, const struct csv_row *row, size_t column,
                struct import_party *party);

#endif

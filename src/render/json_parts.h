#ifndef BLOCLINE_JSON_PARTS_H
#define BLOCLINE_JSON_PARTS_H

#include "render.h"

/* Pieces of JSON (RFC 8259), for the renderers whose formats are made of it. Without a check, as
 * output_text: see render_parts.h. */

/* A string with its quotes. A JSON text is UTF-8 (section 8.1), so each byte that is not becomes
 * U+FFFD. */
void json_write_string(FILE *out, const char *text, size_t size);

/* The value of a cell: null, a string, a number, true or false, or an array of strings. What does
 * not look like its column's kind is a string: still valid JSON, and still true. */
void json_cell(FILE *out, enum column_kind kind, const struct cell *cell);

/* A row as an object, without its closing brace, so that more members can follow. */
void json_open_row(FILE *out, const struct column *columns, size_t count, const struct cell *cells);

/* {"key":"value",...} of provenance that is not NULL. */
void json_provenance(FILE *out, const struct provenance *items);

#endif

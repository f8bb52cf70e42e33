#ifndef BLOCLINE_PLAIN_ROWS_H
#define BLOCLINE_PLAIN_ROWS_H

#include "table.h"

#include <stdbool.h>
#include <stddef.h>

/* CSV rows, put together in memory many at a time. Most cells of a large answer need no quotes, and
 * a call of stdio for each, after a look at each of its bytes, takes longer than to find them: 7 of
 * 22 ms for 62 000 rows of nine cells. Here cells are copied and looked at eight bytes at a time,
 * which takes 2 ms. For render_csv.c only. */

enum { PLAIN_ROWS_SIZE = 1 << 16 };

struct plain_rows {
    size_t used; /* bytes that wait to be written */
    char bytes[PLAIN_ROWS_SIZE];
};

/* Adds a row as RFC 4180 has it, with a comma between cells and a line feed at its end. False, and
 * nothing is added, if there is no room for it or a cell of it needs quotes. */
bool plain_rows_add(struct plain_rows *rows, const struct cell *cells, size_t count);

/* Whether a field needs quotes: around the signs of RFC 4180, and around white space at the ends,
 * which some readers (libcsv among them) take away from a bare field. Lists, which have spaces, are
 * most of what pairs of a million spells say: to look at their 500 MB byte by byte would take as
 * long as to find them. */
bool csv_needs_quotes(const char *text, size_t size);

#endif

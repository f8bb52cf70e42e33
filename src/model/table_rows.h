#ifndef BLOCLINE_TABLE_ROWS_H
#define BLOCLINE_TABLE_ROWS_H

#include "arena.h"
#include "table.h"

/* Rows kept until the end, for the few sinks that cannot do without (sorting, charts). */
struct table_rows {
    struct arena arena;
    struct cell *cells; /* row by row */
    size_t columns;     /* cells of a row */
    size_t count;       /* rows */
    size_t room;        /* cells */
};

/* `(struct table_rows){.columns = n}` is empty and ready. */

/* Copies a row of `columns` cells. Texts get a NUL after them; "no value" stays it. */
void table_rows_add(struct table_rows *rows, const struct cell *cells);

/* The cells of row `number`, lent until the next table_rows_add. */
const struct cell *table_rows_at(const struct table_rows *rows, size_t number);

void table_rows_release(struct table_rows *rows);

#endif

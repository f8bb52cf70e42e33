#include "table_rows.h"

#include <assert.h>
#include <stdlib.h>

void table_rows_add(struct table_rows *rows, const struct cell *cells)
{
    const size_t used = rows->count * rows->columns;
    rows->cells = heap_grow(rows->cells, &rows->room, used + rows->columns, sizeof *rows->cells);
    for (size_t i = 0; i < rows->columns; i++) {
        struct cell copy = {NULL, 0};
        if (cells[i].text != NULL) {
            copy = (struct cell){arena_text(&rows->arena, cells[i].text, cells[i].size),
                                 cells[i].size};
        }
        rows->cells[used + i] = copy;
    }
    rows->count++;
}

const struct cell *table_rows_at(const struct table_rows *rows, size_t number)
{
    assert(number < rows->count);
    return rows->cells + number * rows->columns;
}

void table_rows_release(struct table_rows *rows)
{
    arena_release(&rows->arena);
    free(rows->cells);
    *rows = (struct table_rows){.columns = rows->columns};
}

#ifndef BLOCLINE_IMPORT_COLUMNS_H
#define BLOCLINE_IMPORT_COLUMNS_H

#include "csv_rows.h"
#include "import_parts.h"

/* The columns of a table that a mapping names. */

enum { COLUMNS_OTHERS = 8 };

struct import_columns {
    uint16_t at[COLUMNS_OTHERS];
    size_t count; /* 0: the mapping names none */
};

struct import_header {
    const struct csv_row *row;
    uint32_t file;
};

/* Finds "A|B" in the header. False after the finding `unknown-column`, which names the nearest. */
bool import_columns_find(struct import *import, const struct import_header *header,
                         const struct map_columns *asked, struct import_columns *found);

/* The first of the columns whose cell has something other than a word of `null` (as import_is_word;
 * NULL: the usual); `*column`: which, unless it is NULL. NULL: none has. */
const struct csv_field *import_cell(const struct csv_row *row, const struct import_columns *columns,
                                    const char *null, uint16_t *column);

/* "a, b, c, ...": the columns of a header. In the arena of the findings. */
const char *import_header_words(struct import *import, const struct csv_row *row);

#endif

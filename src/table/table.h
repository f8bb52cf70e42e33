#ifndef BLOCLINE_TABLE_H
#define BLOCLINE_TABLE_H

#include "fault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A table on its way from a query to a reader: columns first, then rows one by one, then the end.
 * Nothing has to be kept, so an answer of a million rows takes no more memory than one of ten.
 * Queries write to a table sink; renderers (render.h) are sinks that write to a FILE. */

enum column_kind {
    COLUMN_TEXT,   /* words: left-aligned on a terminal */
    COLUMN_DATE,   /* EDTF text */
    COLUMN_NUMBER, /* a decimal integer: right-aligned; a bare number in JSON */
    COLUMN_LIST,   /* text items: the items joined by one space; in JSON an array of texts */
    COLUMN_FLAG    /* "yes" or "no"; true/false in JSON */
};

struct column {
    const char *name; /* the CSV header and JSON key: part of the contract */
    enum column_kind kind;
};

/* One cell. A NULL text is "no value": an empty field, null in JSON. Borrowed for the call only. */
struct cell {
    const char *text;
    size_t size; /* bytes */
};

struct table_sink {
    /* Called once, first. `title` is a heading for people, may be NULL, and is not part of the
     * data. Columns are borrowed until `end` has returned. */
    bool (*begin)(struct table_sink *self, const char *title, const struct column *columns,
                  size_t count, struct fault *fault);
    /* One row of `count` cells. */
    bool (*row)(struct table_sink *self, const struct cell *cells, struct fault *fault);
    /* Called once, last. */
    bool (*end)(struct table_sink *self, struct fault *fault);
    size_t rows; /* written so far by table_row: whoever writes a table need not count */
};

/* How a query writes its table: these count the rows. */
static inline bool table_begin(struct table_sink *sink, const char *title,
                               const struct column *columns, size_t count, struct fault *fault)
{
    sink->rows = 0;
    return sink->begin(sink, title, columns, count, fault);
}

static inline bool table_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    sink->rows++;
    return sink->row(sink, cells, fault);
}

static inline bool table_end(struct table_sink *sink, struct fault *fault)
{
    return sink->end(sink, fault);
}

/* A cell of a NUL-terminated text; NULL or "" makes "no value". */
struct cell cell_text(const char *text);

#endif

#ifndef BLOCLINE_TABLE_H
#define BLOCLINE_TABLE_H

#include "fault.h"
#include "message.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A table on its way from a query to a reader: columns first, then rows one by one, then the end.
 * Nothing has to be kept, so an answer of a million rows takes no more memory than one of ten.
 * Queries write to a table sink; renderers (render.h) are sinks that write to a FILE. */

enum column_kind {
    COLUMN_TEXT,   /* words: left-aligned on a terminal */
    COLUMN_DATE,   /* EDTF text */
    COLUMN_NUMBER, /* a decimal number: right-aligned; a bare number in JSON */
    COLUMN_LIST,   /* text items: the items joined by one space; in JSON an array of texts */
    COLUMN_FLAG,   /* "yes" or "no"; true/false in JSON */
    COLUMN_CODE,   /* a number of others' lists: text in CSV and JSON, but sorted as a number, and
                    * one in a workbook */
    COLUMN_CODE_OF_THREE /* the same, always of three digits: 004 */
};

/* What a column says, whatever it is called. Those who need to know, such as charts, calendars and
 * --with-sources, ask for the role: a header is for readers. A table has a role once, as a rule; of
 * several the first column counts. */
enum column_role {
    ROLE_NONE, /* nobody has to find it */
    /* Who: ids, and names for people. */
    ROLE_ID,   /* of what ROLE_TYPE says */
    ROLE_TYPE, /* "event", "bloc", ... */
    ROLE_BLOC,
    ROLE_ACTOR,
    ROLE_ACTORS, /* a list */
    ROLE_PERSON,
    ROLE_NAME,  /* of the bloc or actor that the row is about */
    ROLE_FIRST, /* the two that a row of pairs is about, actors or blocs */
    ROLE_SECOND,
    ROLE_FIRST_NAME,
    ROLE_SECOND_NAME,
    ROLE_SHARED,   /* a list of what the two have in common, blocs or actors */
    ROLE_OLD_BLOC, /* of a step of lineage */
    ROLE_NEW_BLOC,
    ROLE_OLD_NAME,
    ROLE_NEW_NAME,
    ROLE_RELATION,
    ROLE_CODE, /* in a scheme of others: ISO, COW, Wikidata */
    /* Standing. */
    ROLE_STATUS,
    ROLE_OLD_STATUS,
    ROLE_NEW_STATUS,
    ROLE_CLASS, /* of a status */
    ROLE_CERTAINTY,
    ROLE_CONTRAST, /* how two readings part: contrast_words */
    ROLE_COVERAGE, /* of a bloc: how many of its parties are recorded */
    /* When: EDTF. */
    ROLE_START, /* `..` is before all days; elsewhere it is after them */
    ROLE_END,
    ROLE_DATE,
    ROLE_PERIOD,
    ROLE_BOUND, /* a plain day that one of these may mean (with_bounds.h) */
    /* Events and what is said of them. */
    ROLE_EVENT,
    ROLE_START_EVENT,
    ROLE_END_EVENT,
    ROLE_KIND,
    ROLE_TITLE,
    ROLE_PLACE,
    ROLE_EFFECT,
    ROLE_NOTE,
    /* How we know. */
    ROLE_SOURCE,
    ROLE_SOURCES, /* a list */
    ROLE_SOURCE_TITLE,
    ROLE_LOCATOR,
    ROLE_AUTHOR,
    ROLE_PUBLISHER,
    ROLE_URL,
    ROLE_LANGUAGE,
    ROLE_READING,
    ROLE_USED, /* whether the reading follows the account */
    /* Numbers. */
    ROLE_COUNT,
    ROLE_CERTAIN_COUNT,
    ROLE_WEIGHT, /* of an edge */
    ROLE_DAYS,
    ROLE_POSSIBLE_DAYS,
    ROLE_SHARE,
    ROLE_PICTURE /* a whole document in one cell */
};

struct column {
    const char *name; /* the CSV header and JSON key: part of the contract */
    enum column_kind kind;
    enum column_role role;
    enum message heading; /* for people; MSG_NONE: the name */
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
    /* Set while no row more will be looked at: whoever has to work for the next may stop, sets
     * `stopped`, and ends the table. NULL: all rows are wanted. */
    const bool *full;
    bool stopped;
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

/* Whether to stop: then it is noted that there are more rows. */
static inline bool table_full(struct table_sink *sink)
{
    sink->stopped = sink->full && *sink->full;
    return sink->stopped;
}

static inline bool table_end(struct table_sink *sink, struct fault *fault)
{
    return sink->end(sink, fault);
}

/* The first column with the role, or `count` if there is none. */
size_t column_with_role(const struct column *columns, size_t count, enum column_role role);

/* What a column is called in a language, or NULL if it has only its name. Static. */
const char *column_heading(const struct column *column, enum language language);

/* A cell of a NUL-terminated text; NULL or "" makes "no value". */
struct cell cell_text(const char *text);

#endif

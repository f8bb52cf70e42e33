#ifndef BLOCLINE_BULK_H
#define BLOCLINE_BULK_H

#include "dataset.h"
#include "db.h"
#include "words.h"

#include <stddef.h>
#include <stdint.h>

/* Rows into tables. A row is a struct; a table's columns are a list that says for each column which
 * member goes there. The macros take only members of the type that the column wants, the columns
 * are named in the INSERT, and a table with other columns than the list is refused. */

enum put_kind {
    PUT_KEY,    /* none: the number of the row, from 1 */
    PUT_TEXT,   /* const char *, NULL allowed */
    PUT_DAY,    /* int64_t */
    PUT_NUMBER, /* uint32_t */
    PUT_FLAG,   /* bool */
    PUT_REF,    /* uint32_t: a number of the dataset; the key is one more, as keys begin at 1 */
    PUT_COW,    /* int64_t; COW_NO_CODE is NULL */
    PUT_WORD,   /* uint32_t: the number of a word of the vocabulary */
    PUT_OWNER_ACTOR, /* struct record_owner: the key of the actor, NULL for a bloc */
    PUT_OWNER_BLOC,  /* and the other way round */
    PUT_BLOB,        /* struct put_blob */
    PUT_OTHER        /* struct put_other */
};

/* A member of another row, as another column would put it. */
struct put_other {
    const struct put *put;
    const void *row;
};

struct put_blob {
    const void *bytes;
    size_t size;
};

struct put {
    const char *column;
    enum put_kind kind;
    size_t offset;                  /* into the row */
    const struct vocabulary *words; /* of PUT_WORD */
};

/* Where a member lies; does not compile if it is of another type. */
#define PUT_AT(type, member, wanted)                                                               \
    (offsetof(struct type, member) * _Generic(((struct type *)0)->member, wanted : 1))

#define KEY(column)                                                                                \
    {                                                                                              \
        column, PUT_KEY, 0, NULL                                                                   \
    }
#define TEXT(column, type, member)                                                                 \
    {                                                                                              \
        column, PUT_TEXT, PUT_AT(type, member, const char *), NULL                                 \
    }
#define DAY(column, type, member)                                                                  \
    {                                                                                              \
        column, PUT_DAY, PUT_AT(type, member, int64_t), NULL                                       \
    }
#define NUMBER(column, type, member)                                                               \
    {                                                                                              \
        column, PUT_NUMBER, PUT_AT(type, member, uint32_t), NULL                                   \
    }
#define FLAG(column, type, member)                                                                 \
    {                                                                                              \
        column, PUT_FLAG, PUT_AT(type, member, bool), NULL                                         \
    }
#define REF(column, type, member)                                                                  \
    {                                                                                              \
        column, PUT_REF, PUT_AT(type, member, uint32_t), NULL                                      \
    }
#define COW(column, type, member)                                                                  \
    {                                                                                              \
        column, PUT_COW, PUT_AT(type, member, int64_t), NULL                                       \
    }
#define WORD(column, type, member, words)                                                          \
    {                                                                                              \
        column, PUT_WORD, PUT_AT(type, member, uint32_t), &words                                   \
    }
#define OWNER_ACTOR(column, type, member)                                                          \
    {                                                                                              \
        column, PUT_OWNER_ACTOR, PUT_AT(type, member, struct record_owner), NULL                   \
    }
#define OWNER_BLOC(column, type, member)                                                           \
    {                                                                                              \
        column, PUT_OWNER_BLOC, PUT_AT(type, member, struct record_owner), NULL                    \
    }
#define BLOB(column, type, member)                                                                 \
    {                                                                                              \
        column, PUT_BLOB, PUT_AT(type, member, struct put_blob), NULL                              \
    }
#define OTHER(column, type, member)                                                                \
    {                                                                                              \
        column, PUT_OTHER, PUT_AT(type, member, struct put_other), NULL                            \
    }
#define PUT_END                                                                                    \
    {                                                                                              \
        NULL, PUT_KEY, 0, NULL                                                                     \
    }

/* What most records have. */
#define CITED(type) REF("source_id", type, cited.source), TEXT("locator", type, cited.locator)
#define CITED_IN(type, member)                                                                     \
    REF("source_id", type, member.cited.source), TEXT("locator", type, member.cited.locator)
#define PERIOD(type, member, text_column, lo_column, hi_column)                                    \
    TEXT(text_column, type, member.text), DAY(lo_column, type, member.lo),                         \
        DAY(hi_column, type, member.hi)

/* The columns of the lists that several packages may have rows of (write_rows.c). */
extern const struct put source_columns[], status_columns[], actor_columns[], bloc_columns[],
    person_columns[];

/* Rows of one table, many to a statement where there are many. SQLite begins and ends a statement,
 * and finds the end of the table, once for all of them: of a million effects that is two fifths of
 * the time, of wide rows with texts an eighth. */
struct bulk {
    sqlite3_stmt *statement;
    const struct put *columns;
    int width;      /* columns */
    int rows;       /* to a statement */
    int waiting;    /* bound, and not inserted yet */
    int64_t number; /* of the last row */
};

/* Whether a column would put the same of two rows. */
bool put_same(const struct put *put, const void *a, const void *b);

/* For about `expected` rows of `table`; with 0 each row is inserted at once. `columns` ends with
 * PUT_END and is borrowed. To be closed after a fault too. */
bool bulk_open(struct bulk *bulk, sqlite3 *db, const char *table, const struct put *columns,
               size_t expected, struct fault *fault);

/* The same; of rows with one primary key the first stays. Each is inserted at once. */
bool bulk_open_set(struct bulk *bulk, sqlite3 *db, const char *table, const struct put *columns,
                   struct fault *fault);

/* Takes one row. What it points to must live until bulk_close, or, if each row is inserted at once,
 * until this returns. */
bool bulk_row(struct bulk *bulk, const void *row, struct fault *fault);

/* Inserts what waits if `valid`, and returns whether all is well. */
bool bulk_close(struct bulk *bulk, bool valid, struct fault *fault);

/* All of these for a list in memory: `count` rows of `size` bytes. */
bool bulk_list(sqlite3 *db, const char *table, const struct put *columns, const void *list,
               size_t count, size_t size, struct fault *fault);

#endif

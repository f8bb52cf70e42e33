#ifndef BLOCLINE_STORE_SQL_H
#define BLOCLINE_STORE_SQL_H

#include "store.h"

#include <stdatomic.h>

/* A question that its user puts in SQL, behind two locks: an authorizer allows nothing but reading,
 * and SQLite must call the statement read-only. It has a connection of its own, so that its limits
 * and locks are nobody else's. */

struct sql;
struct sqlite3;

/* Before anything is opened: SQLite counts the memory that it takes, so that it can be limited. */
void sql_count_memory(void);

/* What the question may take. Faults are in `lang`. */
struct sql_limits {
    unsigned memory;        /* MiB; 0: no limit */
    unsigned spare;         /* MiB more, for what else uses SQLite meanwhile */
    const atomic_int *stop; /* not 0: to be given up */
    enum language lang;
};

/* Opens a connection to the file of the store. Owned by the caller; sql_close. */
bool sql_open(struct store *store, const struct sql_limits *limits, struct sql **out,
              struct fault *fault);
void sql_close(struct sql *sql); /* NULL is allowed */

/* The connection, to add functions to before sql_prepare. */
struct sqlite3 *sql_connection(struct sql *sql);

/* Prepares the one statement of the text, which has a NUL after it and is borrowed until sql_close.
 * FAULT_USAGE: it is not one, is refused or wrong, with the place of the mistake and the nearest
 * name. */
bool sql_prepare(struct sql *sql, const char *text, size_t size, struct fault *fault);

/* The parameters, numbered from 1, as they are written (":day"); NULL: it has no name. Values are
 * texts, borrowed until sql_close. */
int sql_parameters(const struct sql *sql);
const char *sql_parameter(const struct sql *sql, int number);
bool sql_bind(struct sql *sql, int number, const char *text, struct fault *fault);

/* The columns of the answer, from 0; names are borrowed until sql_close. */
size_t sql_columns(const struct sql *sql);
const char *sql_column(const struct sql *sql, size_t column);

/* Whether a column without values is one of numbers, as it is declared. */
bool sql_declares_number(const struct sql *sql, size_t column);

/* The next row. FAULT_USAGE: what it asks for is refused only now; FAULT_DATA: it failed, or a
 * limit was reached; FAULT_STOPPED: `stop` was set; FAULT_DAMAGED, FAULT_IO: of the file. */
bool sql_next(struct sql *sql, bool *row, struct fault *fault);

/* A cell of the row at hand as valid UTF-8 without NUL, borrowed until the next row: bytes are
 * hexadecimal, a text ends before its first NUL, and has U+FFFD in the place of bytes that are no
 * UTF-8. Whether it is a number. */
bool sql_cell(struct sql *sql, size_t column, struct cell *cell);

#endif

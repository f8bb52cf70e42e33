#ifndef BLOCLINE_DB_H
#define BLOCLINE_DB_H

#include "fault.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

/* SQLite, for those who know the form of a database file: store reads it, writer writes it. */

enum {
    STORE_APPLICATION_ID = 0x626c6f63, /* "bloc", in the file's header */
    STORE_VERSION = 5                  /* user_version: of the tables */
};

/* What must be said before SQLite is first used in a process, and is ignored later: that no two
 * threads share a connection, and that nobody asks how much memory it takes. A tenth of an ingest
 * goes to locks and counters otherwise. */
void db_configure(void);

/* Sets the fault from the database's last error: "PATH: message". Returns false. */
bool db_fault(sqlite3 *db, struct fault *fault, enum fault_kind kind, const char *what);

/* Prepares one statement; every parameter must be bound by the caller. */
bool db_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **statement, struct fault *fault);

/* One step: *row is true if there is a row, false when it is done; anything else is a fault. */
bool db_step(sqlite3_stmt *statement, bool *row, struct fault *fault);

/* The rows of one statement:
 *
 *     struct db_rows rows = db_rows_of(store->db, sql, fault);
 *     sqlite3_bind_int64(rows.statement, 1, bloc); ... all parameters
 *     while (db_next(&rows)) {
 *         rows.valid = visit(context, ...); // false ends the walk
 *     }
 *     return db_close(&rows);
 *
 * A statement that could not be prepared is NULL: binding to it does nothing, it has no rows, and
 * db_close says so. */
struct db_rows {
    sqlite3_stmt *statement;
    struct fault *fault;
    bool valid; /* nothing has failed so far */
};

struct db_rows db_rows_of(sqlite3 *db, const char *sql, struct fault *fault);

/* Goes to the next row; false at the end, or when something failed. */
bool db_next(struct db_rows *rows);

/* Ends the walk, also an unfinished one. False after a failure. */
bool db_close(struct db_rows *rows);

/* Text of a column, NULL for NULL. Borrowed until the next step. */
const char *db_text(sqlite3_stmt *statement, int column);

/* Binds a text that outlives the statement; NULL binds NULL. */
void db_bind_text(sqlite3_stmt *statement, int number, const char *text);

bool db_exec(sqlite3 *db, const char *sql, struct fault *fault);

#endif

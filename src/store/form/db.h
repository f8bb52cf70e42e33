#ifndef BLOCLINE_DB_H
#define BLOCLINE_DB_H

#include "fault.h"
#include "sqlite.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* SQLite, for callers that know the form of a database file: store reads it, writer writes it. */

enum {
    STORE_APPLICATION_ID = 0x626c6f63, /* "bloc", in the file's header */
    STORE_VERSION = 13                 /* user_version: of the tables and of the form of the file */
};

/* What must be said before SQLite is first used in a process, and is ignored later: that no two
 * threads share a connection, and that nobody asks how much memory it takes. A tenth of an ingest
 * goes to locks and counters otherwise. In a module it does nothing: the process is not ours. */
void db_configure(void);

/* The same, but the memory that SQLite takes is counted, so that it can be limited. Before all
 * else.
 */
void db_configure_counting(void);

/* sqlite3_open_v2 for a path, whatever it is: SQLite itself takes some for more than that
 * ("file:x",
 * ":memory:"). `vfs` may be NULL. `*db` is for sqlite3_close after a failure too. Returns SQLite's
 * code. */
int db_open(const char *path, int flags, const char *vfs, sqlite3 **db);

/* Sets the fault from the database's last error: "WHAT: message". Returns false. Not being able to
 * go on because of memory or an interrupt is said as that, whatever `kind` is. */
bool db_fault(sqlite3 *db, struct fault *fault, enum fault_kind kind, int message);

/* Memory ran out while `what` ("spells") was read. Returns false. */
bool db_no_memory(struct fault *fault, const char *what);

/* Sets the fault that what the file says of `what` ("spells") cannot be: "PATH is damaged ...".
 * Returns false. */
bool db_damaged(sqlite3 *db, const char *what, struct fault *fault);

/* Prepares one statement; every parameter must be bound by the caller. */
bool db_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **statement, struct fault *fault);

/* One step: *row is true if there is a row, false when it is done; anything else is a fault. */
bool db_step(sqlite3_stmt *statement, bool *row, struct fault *fault);

/* The rows of one statement:
 *
 *     struct db_rows rows = db_rows_of(store->db, "names", sql, fault);
 *     db_bind_i64(&rows, ":bloc", bloc); ... all parameters, by their names
 *     while (db_next(&rows)) {
 *         const struct X x = {db_need(&rows, 0), db_text(&rows, 1)};
 *         rows.valid = db_sound(&rows) && visit(context, &x, ...); // false ends the walk
 *     }
 *     return db_close(&rows);
 *
 * A statement that could not be prepared has no rows, and db_close says so. A name that the
 * statement does not have, or a parameter that was left unbound at the first step, is a bug: debug
 * builds stop with the SQL, others fail with it. */
struct db_rows {
    sqlite3_stmt *statement;
    bool *kept;       /* set while a statement that is kept (db_keep) is in use; NULL: it is not */
    const char *what; /* what is read, for messages; borrowed */
    struct fault *fault;
    uint64_t unbound; /* bit i: parameter i + 1 has no value yet */
    bool valid;       /* nothing has failed so far */
    bool damaged;     /* the row at hand says what cannot be */
};

/* Statements that are not finalized when their rows are closed, but used again for the same SQL: of
 * a question in a file of many, preparing takes a third. A connection has them if its VFS answers
 * the file control DB_CONTROL_KEPT with their address. Free after all rows are closed. */
struct db_kept;
enum { DB_CONTROL_KEPT = 0x626c6f63 };
struct db_kept *db_kept_new(void);
void db_kept_free(struct db_kept *kept); /* NULL too */

struct db_rows db_rows_of(sqlite3 *db, const char *what, const char *sql, struct fault *fault);

/* Texts must outlive the statement, or the next binding of the parameter; NULL binds NULL. */
void db_bind_i64(struct db_rows *rows, const char *name, int64_t value);
void db_bind_text(struct db_rows *rows, const char *name, const char *text);
void db_bind_bytes(struct db_rows *rows, const char *name, const char *text, size_t size);

/* Goes to the next row; false at the end, or when something failed. */
bool db_next(struct db_rows *rows);

/* Begins the walk again, with the values that are bound, or bound again. */
void db_again(struct db_rows *rows, struct fault *fault);

/* Ends the walk, also an unfinished one. False after a failure. */
bool db_close(struct db_rows *rows);

/* Text of a column, NULL for NULL. Borrowed until the next step. */
const char *db_text(struct db_rows *rows, int column);

/* Text of a column that always has one; where the file has NULL the row is damaged, and it is "".
 */
const char *db_need(struct db_rows *rows, int column);

/* A whole number; where the file has something else the row is damaged, and it is 0. */
int64_t db_i64(struct db_rows *rows, int column);

/* A number by which one of `count` things is known, from 1; else the row is damaged, and it is 1.
 * (With `count` 0 there is nothing it could be.) */
uint32_t db_ref(struct db_rows *rows, int column, uint32_t count);

/* Whether the row at hand can be; if not, the fault is set. */
bool db_sound(struct db_rows *rows);

bool db_exec(sqlite3 *db, const char *sql, struct fault *fault);

#endif

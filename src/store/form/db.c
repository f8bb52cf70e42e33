#include "db.h"

void db_configure(void)
{
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

bool db_fault(sqlite3 *db, struct fault *fault, enum fault_kind kind, const char *what)
{
    return fault_set(fault, kind, "%s: %s", what, sqlite3_errmsg(db));
}

bool db_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **statement, struct fault *fault)
{
    if (sqlite3_prepare_v2(db, sql, -1, statement, NULL) == SQLITE_OK) {
        return true;
    }
    return db_fault(db, fault, FAULT_DATA, "cannot ask the database");
}

bool db_step(sqlite3_stmt *statement, bool *row, struct fault *fault)
{
    const int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE) {
        return true;
    }
    return db_fault(sqlite3_db_handle(statement), fault, FAULT_IO, "cannot read the database");
}

struct db_rows db_rows_of(sqlite3 *db, const char *sql, struct fault *fault)
{
    struct db_rows rows = {.fault = fault};
    rows.valid = db_prepare(db, sql, &rows.statement, fault);
    return rows;
}

bool db_next(struct db_rows *rows)
{
    bool row = false;
    rows->valid = rows->valid && db_step(rows->statement, &row, rows->fault);
    return row;
}

bool db_close(struct db_rows *rows)
{
    sqlite3_finalize(rows->statement);
    rows->statement = NULL;
    return rows->valid;
}

const char *db_text(sqlite3_stmt *statement, int column)
{
    return (const char *)sqlite3_column_text(statement, column);
}

void db_bind_text(sqlite3_stmt *statement, int number, const char *text)
{
    sqlite3_bind_text(statement, number, text, -1, SQLITE_STATIC);
}

bool db_exec(sqlite3 *db, const char *sql, struct fault *fault)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           db_fault(db, fault, FAULT_IO, "cannot write the database");
}

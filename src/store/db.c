#include "db.h"

#include "io.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* A file is ours if SQLite can read its header and the numbers in it are the ones we write. */
static bool check_ours(struct store *store, struct fault *fault)
{
    sqlite3_stmt *statement = NULL;
    bool row = false, done = false;
    int64_t application = 0, version = 0;
    if (sqlite3_prepare_v2(store->db,
                           "SELECT application_id, user_version FROM pragma_application_id, "
                           "pragma_user_version",
                           -1, &statement, NULL) != SQLITE_OK) {
        fault_set(fault, FAULT_IO, "%s is not a blocline database (%s)", store->path,
                  sqlite3_errmsg(store->db));
        goto out;
    }
    if (sqlite3_step(statement) == SQLITE_ROW) {
        row = true;
        application = sqlite3_column_int64(statement, 0);
        version = sqlite3_column_int64(statement, 1);
    }
    if (!row || application != STORE_APPLICATION_ID) {
        fault_set(fault, FAULT_IO, "%s is not a blocline database; make one with blocline-ingest",
                  store->path);
    } else if (version != STORE_VERSION) {
        fault_set(
            fault, FAULT_IO,
            "%s was made by another version of blocline-ingest (tables of version %d, expected "
            "%d); make it anew",
            store->path, (int)version, STORE_VERSION);
    } else {
        done = true;
    }
out:
    sqlite3_finalize(statement);
    return done;
}

/* SQLite only says that it was "unable to open": the system knows more. */
static void fault_open(const struct store *store, struct fault *fault)
{
    if (is_folder(store->path)) {
        fault_set(fault, FAULT_IO, "cannot open database %s: it is a folder", store->path);
    } else if (access(store->path, R_OK) != 0) {
        fault_errno(fault, FAULT_IO, "cannot open database %s", store->path);
    } else {
        fault_set(fault, FAULT_IO, "cannot open database %s: %s", store->path,
                  sqlite3_errmsg(store->db));
    }
}

bool store_open(const char *path, struct store **out, struct fault *fault)
{
    struct store *store = heap_alloc(sizeof *store);
    memset(store, 0, sizeof *store);
    store->path = strdup(path);
    /* READONLY without CREATE: a mistyped path must not make a file. */
    const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
                      SQLITE_OPEN_EXRESCODE;
    if (sqlite3_open_v2(path, &store->db, flags, NULL) != SQLITE_OK) {
        fault_open(store, fault);
        store_close(store);
        return false;
    }
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    if (!check_ours(store, fault)) {
        store_close(store);
        return false;
    }
    *out = store;
    return true;
}

void store_close(struct store *store)
{
    if (store) {
        sqlite3_close(store->db);
        arena_release(&store->arena);
        free(store->path);
        free(store);
    }
}

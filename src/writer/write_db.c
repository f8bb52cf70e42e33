#include "db_sums.h"
#include "messages.h"
#include "write.h"

#include <stdio.h>

/* A database file that is being written: how it is opened. */

/* Nobody else opens the file before it is renamed, and a failure throws it away, so SQLite's own
 * journal and syncs would only cost time. Rows come in order, so the cache is mostly what an index
 * is sorted in: four times as much of it is no quicker. */
static const char pragmas[] = "PRAGMA page_size = 4096;"
                              "PRAGMA journal_mode = OFF;"
                              "PRAGMA synchronous = OFF;"
                              "PRAGMA locking_mode = EXCLUSIVE;"
                              "PRAGMA foreign_keys = OFF;" /* check_references */
                              "PRAGMA cache_size = -16384;";

bool write_numbers(sqlite3 *db, struct fault *fault)
{
    char sql[128];
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
             STORE_APPLICATION_ID, STORE_VERSION);
    return db_exec(db, sql, fault);
}

/* So that no single statement (an index of a million rows) keeps those waiting who stop us. */
static int is_stopped(void *watch)
{
    return watch_stopped(watch);
}

bool write_open(const char *path, const struct watch *watch, sqlite3 **db, struct fault *fault)
{
    int reserved = DB_SUM_SIZE;
    if (db_open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL, db) != SQLITE_OK ||
        sqlite3_file_control(*db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved) != SQLITE_OK) {
        return db_fault(*db, fault, FAULT_IO, MSG_fault_make_database);
    }
    sqlite3_progress_handler(*db, 100000, is_stopped, (void *)(uintptr_t)watch); /* only reads it */
    sqlite3_db_config(*db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    return db_exec(*db, pragmas, fault);
}

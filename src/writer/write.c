#include "write.h"

#include "db_sums.h"
#include "search_thread.h"
#include "write_sums.h"
#include "write_target.h"

#include <stdio.h>

/* Building a database file aside and putting it in place. What goes into it is write_rows.c and its
 * neighbours. */

/* Nobody else opens the file before it is renamed, and a failure throws it away, so SQLite's own
 * journal and syncs would only cost time. Rows come in order, so the cache is mostly what an index
 * is sorted in: four times as much of it is no quicker. */
static const char pragmas[] = "PRAGMA page_size = 4096;"
                              "PRAGMA journal_mode = OFF;"
                              "PRAGMA synchronous = OFF;"
                              "PRAGMA locking_mode = EXCLUSIVE;"
                              "PRAGMA foreign_keys = OFF;" /* check_references */
                              "PRAGMA cache_size = -16384;";

/* Takes two seconds for a million accounts. check_references has found nothing before; this is for
 * those who change it, or the tables. */
static bool check_foreign_keys(sqlite3 *db, struct fault *fault)
{
#ifdef NDEBUG
    (void)db, (void)fault;
    return true;
#else
    sqlite3_stmt *statement = NULL;
    bool row = false;
    bool done = db_prepare(db, "PRAGMA foreign_key_check", &statement, fault) &&
                db_step(statement, &row, fault);
    if (done && row) {
        done = fault_set(fault, FAULT_DATA, "a row of table %s refers to nothing (a bug of ours)",
                         (const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return done;
#endif
}

static bool set_numbers(sqlite3 *db, struct fault *fault)
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
        return db_fault(*db, fault, FAULT_IO, "cannot make the database");
    }
    sqlite3_progress_handler(*db, 100000, is_stopped, (void *)(uintptr_t)watch); /* only reads it */
    sqlite3_db_config(*db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    return db_exec(*db, pragmas, fault);
}

static bool build(const char *path, const struct dataset *dataset, const struct fold *folds,
                  const struct watch *watch, struct fault *fault)
{
    sqlite3 *db = NULL;
    struct search_thread *search_thread = NULL;
    bool done = check_references(dataset, folds, fault);
    if (done && search_thread_wanted(dataset)) {
        search_thread = search_thread_start(path, dataset, watch, fault);
        done = search_thread != NULL;
    }
    done = done && write_open(path, watch, &db, fault) && set_numbers(db, fault) &&
           db_exec(db, "BEGIN", fault) && db_exec(db, schema_sql, fault) &&
           db_exec(db, schema_search_sql, fault) && write_records(db, dataset, watch, fault) &&
           (search_thread || write_search(db, dataset, watch, fault)) &&
           write_folds(db, dataset, folds, watch, fault) &&
           watch_go(watch, "making indexes", 0, 0) && db_exec(db, schema_indexes_sql, fault) &&
           check_foreign_keys(db, fault) && db_exec(db, "COMMIT", fault) &&
           watch_go(watch, "indexing texts", 0, 0);
    done = search_thread_finish(search_thread, done ? db : NULL, fault) && done;
    if (sqlite3_close(db) != SQLITE_OK && done) {
        done = fault_set(fault, FAULT_IO, "cannot close the database");
    }
    return done;
}

bool writer_write(const char *path, const struct dataset *dataset, const struct fold *folds,
                  const struct watch *watch, struct fault *fault)
{
    struct target target;
    bool done = target_open(&target, path, fault) &&
                build(target.made.path, dataset, folds, watch, fault) &&
                write_sums(target.made.fd, fault);
    if (watch_stopped(watch)) {
        done = fault_set(fault, FAULT_STOPPED, "interrupted; %s is unchanged", path);
    }
    done = done && target_replace(&target, fault); /* from here on it is written, whatever comes */
    target_close(&target);
    return done;
}

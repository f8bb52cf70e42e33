#include "read.h"

#include "io.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Opening a database: is it there, is it ours, are its tables those of this version? */

/* The number that a PRAGMA gives. */
static bool pragma_number(struct store *store, const char *sql, int64_t *number)
{
    sqlite3_stmt *statement = NULL;
    const bool done = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
                      sqlite3_step(statement) == SQLITE_ROW;
    *number = done ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return done;
}

/* A file is ours if SQLite can read its header and the numbers in it are the ones we write. */
static bool check_ours(struct store *store, struct fault *fault)
{
    int64_t application, version;
    /* One transaction from here to the end: all answers are of one state of the file, and it is
     * locked and looked at once instead of for each statement. */
    sqlite3_exec(store->db, "BEGIN", NULL, NULL, NULL);
    if (!pragma_number(store, "PRAGMA application_id", &application) ||
        !pragma_number(store, "PRAGMA user_version", &version)) {
        return fault_set(fault, FAULT_IO, "%s is not a blocline database (%s)", store->path,
                         sqlite3_errmsg(store->db));
    }
    if (application != STORE_APPLICATION_ID) {
        return fault_set(fault, FAULT_IO,
                         "%s is not a blocline database; make one with blocline-ingest",
                         store->path);
    }
    return version == STORE_VERSION ||
           fault_set(
               fault, FAULT_IO,
               "%s was made by another version of blocline-ingest (tables of version %d, expected "
               "%d); make it anew",
               store->path, (int)version, STORE_VERSION);
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
    db_configure();
    /* No mmap_size: rows of a question lie all over the file, and a page fault costs more than a
     * read (blocs of one actor among a million spells: 11.3 ms with, 6.4 without). */
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

static int look_up(void *context)
{
    const struct store *store = context;
    return !watch_go(store->watch, "looking through the records", 0, 0);
}

void store_watch(struct store *store, const struct watch *watch)
{
    store->watch = watch;
    sqlite3_progress_handler(store->db, 100000, watch ? look_up : NULL, store);
}

void store_close(struct store *store)
{
    if (store) {
        db_close(&store->event_sources);
        db_close(&store->standing_sources);
        sqlite3_close(store->db);
        arena_release(&store->arena);
        free(store->path);
        free(store);
    }
}

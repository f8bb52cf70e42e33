#include "write.h"

#include "search_thread.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
    db_configure();
    if (sqlite3_open_v2(path, db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
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

/* A mistyped -d must not cost somebody a file: only an empty one or one of ours is replaced.
 * `target` is where `path`, which people typed, leads to. */
static bool check_target(const char *target, const char *path, mode_t *mode, struct fault *fault)
{
    struct stat status;
    if (stat(target, &status) != 0) {
        const mode_t mask = umask(0);
        umask(mask);
        *mode = 0666 & ~mask;
        return errno == ENOENT || fault_errno(fault, FAULT_IO, "cannot write %s", path);
    }
    *mode = status.st_mode & 0777;
    if (!S_ISREG(status.st_mode)) {
        return fault_set(fault, FAULT_IO, "%s is not a file; not replaced", path);
    }
    unsigned char header[100] = {0};
    const int fd = open(target, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return fault_errno(fault, FAULT_IO, "cannot open %s", path);
    }
    const ssize_t got = read(fd, header, sizeof header);
    close(fd);
    /* SQLite file format, 1.3: the application id is the big-endian number at offset 68. */
    const uint32_t application = (uint32_t)header[68] << 24 | (uint32_t)header[69] << 16 |
                                 (uint32_t)header[70] << 8 | header[71];
    if (got == 0 || (got == (ssize_t)sizeof header && memcmp(header, "SQLite format 3", 16) == 0 &&
                     application == STORE_APPLICATION_ID)) {
        return true;
    }
    return fault_set(fault, FAULT_IO, "%s is not a blocline database; not replaced", path);
}

static bool sync_path(const char *path, int flags)
{
    const int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    const bool synced = fsync(fd) == 0;
    return close(fd) == 0 && synced;
}

/* Puts the finished file in place. After a crash of the machine too, the name leads to the old
 * file or the new one: the data are on disk before the name is, and then the folder. */
static bool put_in_place(const char *made, const char *target, const char *path, mode_t mode,
                         struct fault *fault)
{
    if (chmod(made, mode) != 0 || !sync_path(made, O_RDONLY) || rename(made, target) != 0) {
        return fault_errno(fault, FAULT_IO, "cannot write %s", path);
    }
    char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%s", target);
    sync_path(dirname(folder), O_RDONLY | O_DIRECTORY); /* some file systems cannot; no harm */
    return true;
}

bool writer_write(const char *path, const struct dataset *dataset, const struct fold *folds,
                  const struct watch *watch, struct fault *fault)
{
    char target[PATH_MAX], made[PATH_MAX];
    mode_t mode;
    /* Through a link we replace what it leads to, not the link. */
    if (!realpath(path, target)) {
        snprintf(target, sizeof target, "%s", path);
    }
    if (snprintf(made, sizeof made, "%s.XXXXXX", target) >= (int)sizeof made) {
        return fault_set(fault, FAULT_IO, "the path %s is too long", path);
    }
    if (!check_target(target, path, &mode, fault)) {
        return false;
    }
    const int fd = mkstemp(made);
    if (fd < 0) {
        return fault_errno(fault, FAULT_IO, "cannot write beside %s", path);
    }
    close(fd);
    bool done = build(made, dataset, folds, watch, fault);
    if (watch_stopped(watch)) {
        done = fault_set(fault, FAULT_STOPPED, "interrupted; %s is unchanged", path);
    }
    done = done && put_in_place(made, target, path, mode, fault);
    if (!done) {
        unlink(made);
    }
    return done;
}

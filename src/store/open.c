#include "checked_file.h"
#include "db_sums.h"
#include "messages.h"
#include "read.h"
#include "schema_check.h"

#include "files.h"
#include "platform.h"
#include "wording.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Opening a database: is it there, is it ours, are its tables those of this version? */

enum { WAIT_MS = 2000 /* for a program that is just writing its changes to the file */ };

struct info_row {
    const char *key, *value;
};

/* Whether there is a file PATH-suffix that says anything. */
static bool has_beside(const struct store *store, const char *suffix)
{
    struct platform_facts facts;
    char *path = heap_alloc(strlen(store->path) + strlen(suffix) + 1);
    strcat(strcpy(path, store->path), suffix);
    const bool has = platform_facts(path, &facts) && facts.size > 0;
    free(path);
    return has;
}

/* Whether the file's header says that it is kept with a write-ahead log. It is read through SQLite:
 * to open and close a file that this process has open in SQLite would give up its locks ("How To
 * Corrupt An SQLite Database File", 2.2). */
static bool has_log(const struct store *store)
{
    unsigned char header[DB_HEADER_WRITE_FORMAT + 2];
    sqlite3_file *file = NULL;
    if (store->opened) {
        sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    }
    return file && file->pMethods &&
           file->pMethods->xRead(file, header, sizeof header, 0) == SQLITE_OK &&
           header[DB_HEADER_WRITE_FORMAT + 1] == 2;
}

/* SQLite only says that it was "unable to open": the system knows more. */
static bool fault_open(const struct store *store, struct fault *fault)
{
    const char *path = store->path;
    const int code = sqlite3_errcode(store->db) & 0xff;
    if (code == SQLITE_NOMEM) { /* and perhaps there is no connection to ask anything else of */
        return fault_say_with(fault, FAULT_IO, MSG_fault_database_no_memory, path);
    }
    if (is_folder(path)) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_database_folder, path);
    }
    if (!platform_may_read(path)) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_database, path);
    }
    if (code == SQLITE_BUSY) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_database_busy, path);
    }
    if (has_log(store) || has_beside(store, "-wal")) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_database_wal, path, path, path);
    }
    if (has_beside(store, "-journal")) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_database_journal, path, path);
    }
    if (code == SQLITE_NOTADB) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_not_ours_because, path,
                              sqlite3_errmsg(store->db));
    }
    if (sqlite3_extended_errcode(store->db) == SQLITE_IOERR_DATA) {
        return db_damaged(store->db, "page 1", fault);
    }
    if (code == SQLITE_CORRUPT) { /* such as a file of which a part is missing */
        return db_damaged(store->db, sqlite3_errmsg(store->db), fault);
    }
    return fault_say_with(fault, FAULT_IO, MSG_fault_database_because, path,
                          sqlite3_errmsg(store->db));
}

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
    if (sqlite3_exec(store->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK ||
        !pragma_number(store, "PRAGMA application_id", &application) ||
        !pragma_number(store, "PRAGMA user_version", &version)) {
        return fault_open(store, fault);
    }
    if (application == 0 && schema_is_ours(store->db)) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_no_mark, store->path, store->path,
                              NUMBER_TEXT(STORE_APPLICATION_ID), NUMBER_TEXT(STORE_VERSION));
    }
    if (application != STORE_APPLICATION_ID) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_not_ours, store->path);
    }
    if (version != STORE_VERSION) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_other_version, store->path,
                              NUMBER_TEXT((int)version), NUMBER_TEXT(STORE_VERSION));
    }
    return schema_check(store->db, fault);
}

/* Reads what blocline.ini says of a package, once: nearly every answer needs some of it. */
static bool read_info(struct store *store, int64_t package, struct fault *fault)
{
    size_t count = 0;
    store->informed = package;
    struct db_rows rows = db_rows_of(store->db, "package",
                                     "SELECT * FROM package WHERE package_id = :package", fault);
    db_bind_i64(&rows, ":package", package);
    if (db_next(&rows)) {
        const int width = sqlite3_column_count(rows.statement);
        free(store->info);
        store->info = heap_zero((size_t)width + 1, sizeof *store->info);
        for (int i = 0; i < width; i++) {
            const char *value = db_text(&rows, i);
            if (value) {
                store->info[count++] = (struct info_row){
                    arena_printf(&store->arena, "%s", sqlite3_column_name(rows.statement, i)),
                    arena_printf(&store->arena, "%s", value)};
            }
        }
    }
    return db_close(&rows);
}

static bool find_package(struct store *store, int64_t reading, int64_t *package,
                         struct fault *fault)
{
    if (store->asked == reading) {
        *package = store->asked_package;
        return true;
    }
    struct db_rows rows = db_rows_of(
        store->db, "readings", "SELECT package_id FROM reading WHERE reading_id = :reading", fault);
    db_bind_i64(&rows, ":reading", reading);
    *package = db_next(&rows) ? db_i64(&rows, 0) : 0;
    return db_close(&rows);
}

bool store_use_reading(struct store *store, int64_t reading, struct fault *fault)
{
    int64_t package;
    if (!find_package(store, reading, &package, fault)) {
        return false;
    }
    if (store->reading == reading) {
        return true;
    }
    store->reading = reading;
    store->package = package;
    return (store->informed == package || read_info(store, package, fault)) &&
           own_values_use(store, fault);
}

const char *store_info(struct store *store, const char *key)
{
    for (const struct info_row *row = store->info; row && row->key; row++) {
        if (strcmp(row->key, key) == 0) {
            return row->value;
        }
    }
    return NULL;
}

bool store_edited(const struct store *store)
{
    const enum checked_state state = checked_file_state(store->db);
    return state == CHECKED_EDITED || state == CHECKED_NONE;
}

/* Most pages are read once: to take the memory of one that was read before costs less than memory
 * that nobody has touched yet (history of an actor among a million spells: 4.2 ms, with the 500
 * pages that SQLite keeps of itself 5.5; nothing that was measured took 1.04 of its time). Who
 * reads the same pages again and again asks for more: store_cache. */
static bool keep_few_pages(struct store *store, struct fault *fault)
{
    return db_exec(store->db, "PRAGMA cache_size = 64", fault);
}

static bool open_store(struct store *store, struct fault *fault)
{
    /* No mmap_size: rows of a question lie all over the file, and a page fault costs more than a
     * read (blocs of one actor among a million spells: 11.3 ms with, 6.4 without). */
    /* READONLY without CREATE: a mistyped path must not make a file. */
    const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
                      SQLITE_OPEN_EXRESCODE;
    db_configure();
    const char *vfs = checked_file_vfs();
    if (!vfs) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_sqlite_starts_not, store->path);
    }
    if (db_open(store->path, flags, vfs, &store->db) != SQLITE_OK) {
        return fault_open(store, fault);
    }
    store->opened = true;
    sqlite3_busy_timeout(store->db, WAIT_MS);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    /* Until a reading is asked: what counts for the first package. */
    return check_ours(store, fault) && read_info(store, 1, fault) && keep_few_pages(store, fault);
}

bool store_open(const char *path, struct store **out, struct fault *fault)
{
    struct store *store = heap_zero(1, sizeof *store);
    store->path = heap_text(path);
    if (!open_store(store, fault)) {
        store_close(store);
        return false;
    }
    *out = store;
    return true;
}

void store_many(struct store *store)
{
    if (!store->kept) {
        store->kept = db_kept_new();
        checked_file_keep(store->db, store->kept);
        sqlite3_exec(store->db, "PRAGMA cache_size = -32768", NULL, NULL, NULL);
    }
}

void store_rest(struct store *store)
{
    pragma_number(store, "PRAGMA data_version", &store->version);
    for (sqlite3_stmt *at = NULL; (at = sqlite3_next_stmt(store->db, at)) != NULL;) {
        sqlite3_reset(at); /* one that is in the middle of its rows would keep the lock */
    }
    sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
}

bool store_wake(struct store *store, bool *changed, struct fault *fault)
{
    int64_t version;
    if (sqlite3_exec(store->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK ||
        !pragma_number(store, "PRAGMA data_version", &version)) {
        return fault_open(store, fault);
    }
    *changed = version != store->version;
    return true;
}

static int look_up(void *context)
{
    const struct store *store = context;
    return !watch_go(store->watch, MSG_doing_looking, 0, 0);
}

void store_watch(struct store *store, const struct watch *watch)
{
    store->watch = watch;
    sqlite3_progress_handler(store->db, 100000, watch ? look_up : NULL, store);
}

void store_cache(struct store *store, int kibibytes)
{
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA cache_size = -%d", kibibytes);
    sqlite3_exec(store->db, sql, NULL, NULL, NULL); /* without it all is as right, and slower */
}

void store_close(struct store *store)
{
    if (store) {
        source_lists_close(store->sources);
        for (size_t i = 0; i < LOOK_COUNT; i++) {
            db_close(&store->looks[i]);
        }
        db_close(&store->life_from);
        db_close(&store->life_to);
        checked_file_keep(store->db, NULL);
        db_kept_free(store->kept);
        sqlite3_close(store->db);
        arena_release(&store->arena);
        free(store->info);
        free(store->path);
        free(store);
    }
}

void store_leave(struct store *store)
{
#ifdef __SANITIZE_ADDRESS__ /* which takes what is not given back for lost */
    store_close(store);
#else
    (void)store; /* it is read-only: nobody sees more of it than a lock, which ends with us */
#endif
}

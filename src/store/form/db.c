#include "db.h"

#include "arena.h"
#include "files.h"
#include "messages.h"
#include "platform.h"
#include "wording.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#ifdef BLOCLINE_MODULE
void db_configure(void)
{
}

void db_configure_counting(void)
{
}
#else
void db_configure(void)
{
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    /* Pages one by one as they are read, and not twenty at once for each file, each list in memory
     * and each sort: a plain question touched 70 pages of memory that it had no use for. */
    sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
}

void db_configure_counting(void)
{
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_initialize(); /* what db_configure says later comes too late */
}
#endif

int db_open(const char *path, int flags, const char *vfs, sqlite3 **db)
{
    const bool plain = *path && *path != ':' && strncmp(path, "file:", 5) != 0;
    char *named = plain ? NULL : path_join(".", path);
    db_configure();
    const int code = sqlite3_open_v2(named ? named : path, db, flags, vfs);
    free(named);
    return code;
}

/* SQLite knows the whole path of a file; people who are in its folder typed less. */
static const char *path_of(sqlite3 *db, enum language language)
{
    const char *path = db ? sqlite3_db_filename(db, "main") : NULL;
    if (!path || !*path) {
        return wording_text(language, MSG_fault_the_database);
    }
    char *here = platform_here();
    const size_t size = here ? strlen(here) : 0;
    const bool is_here =
        size > 1 && strncmp(path, here, size) == 0 && platform_is_separator(path[size]);
    free(here);
    return is_here ? path + size + 1 : path;
}

bool db_damaged(sqlite3 *db, const char *what, struct fault *fault)
{
    return fault_say_with(fault, FAULT_DAMAGED, MSG_fault_damaged,
                          path_of(db, fault_language(fault)), what);
}

bool db_no_memory(struct fault *fault, const char *what)
{
    return fault_say_with(fault, FAULT_IO, MSG_fault_no_memory_for, what);
}

bool db_fault(sqlite3 *db, struct fault *fault, enum fault_kind kind, int message)
{
    const char *what = wording_text(fault_language(fault), message);
    switch (sqlite3_errcode(db) & 0xff) {
    case SQLITE_NOMEM:
        return db_no_memory(fault, what);
    case SQLITE_INTERRUPT:
        return fault_say(fault, FAULT_STOPPED, MSG_fault_interrupted);
    default:
        return fault_set(fault, kind, "%s: %s", what, sqlite3_errmsg(db));
    }
}

bool db_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **statement, struct fault *fault)
{
    return sqlite3_prepare_v2(db, sql, -1, statement, NULL) == SQLITE_OK ||
           db_fault(db, fault, FAULT_IO, MSG_fault_read_database);
}

bool db_step(sqlite3_stmt *statement, bool *row, struct fault *fault)
{
    const int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ||
           db_fault(sqlite3_db_handle(statement), fault, FAULT_IO, MSG_fault_read_database);
}

/* The fault of a statement that could not be prepared or did not step. */
static bool rows_fault(sqlite3 *db, const char *what, struct fault *fault)
{
    const int code = sqlite3_extended_errcode(db);
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return db_damaged(db, what, fault);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fault_say_with(fault, FAULT_IO, MSG_fault_in_use,
                              path_of(db, fault_language(fault)));
    case SQLITE_NOMEM:
        return db_no_memory(fault, what);
    case SQLITE_INTERRUPT:
        return fault_say(fault, FAULT_STOPPED, MSG_fault_interrupted);
    default:
        break;
    }
    return code == SQLITE_IOERR_DATA /* a page that is not what its checksum says: db_sums.h */
               ? db_damaged(db, what, fault)
               : fault_say_with(fault, FAULT_IO, MSG_fault_cannot_read_because,
                                path_of(db, fault_language(fault)), what, sqlite3_errmsg(db));
}

/* A mistake in our own code, with the statement that it is in. */
static void rows_bug(struct db_rows *rows, int message, const char *name)
{
    const char *sql = sqlite3_sql(rows->statement);
    rows->valid = fault_say_with(rows->fault, FAULT_IO, message, name, sql ? sql : "?");
#ifndef NDEBUG
    __assert_fail(rows->fault ? rows->fault->text : sql, __FILE__, __LINE__, __func__);
#endif
}

enum { KEPT_MOST = 128 };

struct db_kept {
    struct {
        sqlite3_stmt *statement;
        bool used;
    } list[KEPT_MOST];
    size_t count;
};

struct db_kept *db_kept_new(void)
{
    return heap_zero(1, sizeof(struct db_kept));
}

void db_kept_free(struct db_kept *kept)
{
    for (size_t i = 0; kept && i < kept->count; i++) {
        sqlite3_finalize(kept->list[i].statement);
    }
    free(kept);
}

/* Takes a statement that is kept and of no use to anybody now. */
static bool take_kept(struct db_kept *kept, const char *sql, struct db_rows *rows)
{
    for (size_t i = 0; i < kept->count; i++) {
        if (!kept->list[i].used && strcmp(sqlite3_sql(kept->list[i].statement), sql) == 0) {
            kept->list[i].used = true;
            rows->statement = kept->list[i].statement;
            rows->kept = &kept->list[i].used;
            return true;
        }
    }
    return false;
}

/* Prepares the statement, or takes one that was. Returns SQLite's code. */
static int prepare_rows(sqlite3 *db, const char *sql, struct db_rows *rows)
{
    struct db_kept *kept = NULL;
    sqlite3_file_control(db, "main", DB_CONTROL_KEPT, &kept);
    if (kept && take_kept(kept, sql, rows)) {
        return SQLITE_OK;
    }
    const int code = sqlite3_prepare_v2(db, sql, -1, &rows->statement, NULL);
    if (kept && rows->statement && kept->count < KEPT_MOST) {
        kept->list[kept->count].statement = rows->statement;
        kept->list[kept->count].used = true;
        rows->kept = &kept->list[kept->count++].used;
    }
    return code;
}

struct db_rows db_rows_of(sqlite3 *db, const char *what, const char *sql, struct fault *fault)
{
    struct db_rows rows = {.fault = fault, .what = what};
    rows.valid = prepare_rows(db, sql, &rows) == SQLITE_OK || rows_fault(db, what, fault);
    const int count = sqlite3_bind_parameter_count(rows.statement);
    rows.unbound = count > 0 ? UINT64_MAX >> (64 - count) : 0;
    return rows;
}

/* The number of the parameter; 0 if there is nothing to bind to. */
static int parameter(struct db_rows *rows, const char *name)
{
    if (!rows->statement) {
        return 0;
    }
    const int number = sqlite3_bind_parameter_index(rows->statement, name);
    if (number == 0) {
        rows_bug(rows, MSG_fault_internal_no_parameter, name);
        return 0;
    }
    rows->unbound &= ~(UINT64_C(1) << (number - 1));
    return number;
}

static void bound(struct db_rows *rows, int code)
{
    if (code != SQLITE_OK && rows->valid) {
        rows->valid = db_fault(sqlite3_db_handle(rows->statement), rows->fault, FAULT_IO,
                               MSG_fault_read_database);
    }
}

void db_bind_i64(struct db_rows *rows, const char *name, int64_t value)
{
    const int number = parameter(rows, name);
    if (number) {
        bound(rows, sqlite3_bind_int64(rows->statement, number, value));
    }
}

void db_bind_text(struct db_rows *rows, const char *name, const char *text)
{
    db_bind_bytes(rows, name, text, text ? strlen(text) : 0);
}

void db_bind_bytes(struct db_rows *rows, const char *name, const char *text, size_t size)
{
    const int number = parameter(rows, name);
    if (number) {
        bound(rows,
              sqlite3_bind_text64(rows->statement, number, text, size, SQLITE_STATIC, SQLITE_UTF8));
    }
}

bool db_next(struct db_rows *rows)
{
    if (!rows->valid) {
        return false;
    }
    if (rows->unbound) {
        const int number = __builtin_ctzll(rows->unbound) + 1;
        const char *name = sqlite3_bind_parameter_name(rows->statement, number);
        rows_bug(rows, MSG_fault_internal_no_value, name ? name : "?");
        return false;
    }
    rows->damaged = false;
    const int code = sqlite3_step(rows->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        rows->valid = rows_fault(sqlite3_db_handle(rows->statement), rows->what, rows->fault);
    }
    return code == SQLITE_ROW;
}

void db_again(struct db_rows *rows, struct fault *fault)
{
    rows->fault = fault;
    rows->valid = rows->valid || rows->statement; /* what failed last time may go well now */
    sqlite3_reset(rows->statement);
}

bool db_close(struct db_rows *rows)
{
    if (rows->kept) {
        sqlite3_reset(rows->statement);
        sqlite3_clear_bindings(rows->statement);
        *rows->kept = false;
    } else {
        sqlite3_finalize(rows->statement);
    }
    rows->statement = NULL;
    rows->kept = NULL;
    return rows->valid;
}

const char *db_text(struct db_rows *rows, int column)
{
    const char *text = (const char *)sqlite3_column_text(rows->statement, column);
    if (!text && rows->valid) {
        /* NULL, or SQLite had no memory for the text: nobody steps on to find out. */
        sqlite3 *db = sqlite3_db_handle(rows->statement);
        rows->valid =
            (sqlite3_errcode(db) & 0xff) != SQLITE_NOMEM || db_no_memory(rows->fault, rows->what);
    }
    return text;
}

const char *db_need(struct db_rows *rows, int column)
{
    const char *text = db_text(rows, column);
    rows->damaged = rows->damaged || !text;
    return text ? text : "";
}

int64_t db_i64(struct db_rows *rows, int column)
{
    rows->damaged = rows->damaged || sqlite3_column_type(rows->statement, column) != SQLITE_INTEGER;
    return sqlite3_column_int64(rows->statement, column);
}

uint32_t db_ref(struct db_rows *rows, int column, uint32_t count)
{
    const int64_t number = db_i64(rows, column);
    if (number < 1 || number > (int64_t)count) {
        rows->damaged = true;
        return 1;
    }
    return (uint32_t)number;
}

bool db_sound(struct db_rows *rows)
{
    if (rows->damaged) {
        rows->valid = db_damaged(sqlite3_db_handle(rows->statement), rows->what, rows->fault);
    }
    return rows->valid;
}

bool db_exec(sqlite3 *db, const char *sql, struct fault *fault)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           db_fault(db, fault, FAULT_IO, MSG_fault_write_database);
}

#include "sorter.h"

#include "arena.h"
#include "db.h"
#include "messages.h"

#include <stdlib.h>

/* SQLite's own sorter (its vdbesort.c: runs of the size of the cache, merged from temporary files),
 * over a database that has no name and lives for one answer. */
struct sorter {
    struct row_sorter sorter; /* first, so that a row sorter is the sorter it belongs to */
    sqlite3 *db;
    sqlite3_stmt *insert, *select;
    struct watch watch;
    bool sorting; /* the rows are in, and the first of them is not known yet */
};

/* No journal: nobody goes back. The cache is that of the table, and a run of the sort as well. */
static const char settings[] =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA temp_store = FILE; PRAGMA cache_size = -8192;"
    "CREATE TABLE row (key BLOB, row BLOB); BEGIN;";

static bool sorter_fault(const struct sorter *self, struct fault *fault)
{
    return watch_stopped(&self->watch)
               ? fault_say(fault, FAULT_STOPPED, MSG_fault_interrupted)
               : db_fault(self->db, fault, FAULT_IO, MSG_fault_sort_temporary);
}

static bool add(struct row_sorter *sorter, const void *key, size_t key_size, const void *row,
                size_t row_size, struct fault *fault)
{
    struct sorter *self = (struct sorter *)sorter;
    sqlite3_bind_blob64(self->insert, 1, key, key_size, SQLITE_STATIC);
    sqlite3_bind_blob64(self->insert, 2, row, row_size, SQLITE_STATIC);
    const int code = sqlite3_step(self->insert);
    sqlite3_reset(self->insert);
    return code == SQLITE_DONE || sorter_fault(self, fault);
}

static bool next(struct row_sorter *sorter, const void **row, struct fault *fault)
{
    struct sorter *self = (struct sorter *)sorter;
    static const char sql[] = "SELECT row FROM row ORDER BY key, rowid";
    if (self->select == NULL) {
        self->sorting = true;
        if (!db_prepare(self->db, sql, &self->select, fault)) {
            return false;
        }
    }
    const int code = sqlite3_step(self->select);
    self->sorting = false;
    *row = code == SQLITE_ROW ? sqlite3_column_blob(self->select, 0) : NULL;
    return code == SQLITE_ROW || code == SQLITE_DONE || sorter_fault(self, fault);
}

static void release(struct row_sorter *sorter)
{
    struct sorter *self = (struct sorter *)sorter;
    sqlite3_finalize(self->insert);
    sqlite3_finalize(self->select);
    sqlite3_close(self->db);
    free(self);
}

static int look_up(void *context)
{
    const struct sorter *self = context;
    return self->sorting ? !watch_go(&self->watch, MSG_doing_sorting, 0, 0)
                         : watch_stopped(&self->watch);
}

struct row_sorter *store_sorter(const struct watch *watch, struct fault *fault)
{
    struct sorter *self = heap_alloc(sizeof *self);
    *self = (struct sorter){.sorter = {add, next, release},
                            .watch = watch != NULL ? *watch : (struct watch){0}};
    db_configure();
    if (sqlite3_open_v2("", &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
            SQLITE_OK ||
        sqlite3_exec(self->db, settings, NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(self->db, "INSERT INTO row VALUES (?1, ?2)", -1, &self->insert, NULL) !=
            SQLITE_OK) {
        sorter_fault(self, fault);
        release(&self->sorter);
        return NULL;
    }
    sqlite3_progress_handler(self->db, 100000, look_up, self);
    return &self->sorter;
}

#include "write.h"

#include "messages.h"
#include "search_thread.h"
#include "write_sums.h"
#include "write_target.h"

/* Building a database file aside and putting it in place. What goes into it is write_rows.c and its
 * neighbours. */

/* Takes two seconds for a million accounts. check_references has found nothing before; this is for
 * the ones that change it, or the tables. */
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
        done = fault_say_with(fault, FAULT_DATA, MSG_fault_dangling_row,
                              (const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return done;
#endif
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
    done = done && write_open(path, watch, &db, fault) && write_numbers(db, fault) &&
           db_exec(db, "BEGIN", fault) && db_exec(db, schema_sql, fault) &&
           db_exec(db, schema_search_sql, fault) && write_records(db, dataset, watch, fault) &&
           (search_thread || write_search(db, dataset, watch, fault)) &&
           write_folds(db, dataset, folds, watch, fault) &&
           watch_go(watch, MSG_doing_indexes, 0, 0) && db_exec(db, schema_indexes_sql, fault) &&
           check_foreign_keys(db, fault) && db_exec(db, "COMMIT", fault) &&
           watch_go(watch, MSG_doing_texts, 0, 0);
    done = search_thread_finish(search_thread, done ? db : NULL, fault) && done;
    if (sqlite3_close(db) != SQLITE_OK && done) {
        done = fault_say(fault, FAULT_IO, MSG_fault_cannot_close_database);
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
        done = fault_say_with(fault, FAULT_STOPPED, MSG_fault_interrupted_unchanged, path);
    }
    done = done && target_replace(&target, fault); /* from here on it is written, whatever comes */
    target_close(&target);
    return done;
}

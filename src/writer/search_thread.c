#include "search_thread.h"

#include "aside.h"

#include "messages.h"
#include "write.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { APART_ACCOUNTS = 10000 }; /* so many are indexed in 30 ms */

struct search_thread {
    struct aside made; /* the file that it fills */
    const struct dataset *dataset;
    const struct watch *outer; /* progress and cancellation; never ticked: one thread is expected */
    atomic_int stop;           /* the thread gives up */
    struct watch watch;        /* the thread's own: `stop` */
    pthread_t thread;
    bool done; /* the thread's, like `fault`, until it is joined */
    struct fault fault;
};

bool search_thread_wanted(const struct dataset *dataset)
{
    return sqlite3_threadsafe() && dataset->accounts_count >= APART_ACCOUNTS;
}

/* The thread's `tick`: now and then it looks whether the work was cancelled. */
static void look(void *context, int what, const char *of, size_t done, size_t all)
{
    struct search_thread *search_thread = context;
    (void)what, (void)of, (void)done, (void)all;
    if (watch_stopped(search_thread->outer)) {
        search_thread->stop = 1;
    }
}

/* All segments are merged into one at the end (write_search), so that merging some of them on the
 * way is lost work: a fourteenth of an ingest. */
static const char merge_late[] = "INSERT INTO search (search, rank) VALUES ('automerge', 0), "
                                 "('crisismerge', 1999)";
static const char merge_usual[] =
    "DELETE FROM search_config WHERE k IN ('automerge', 'crisismerge')";

static void *fill(void *context)
{
    struct search_thread *search_thread = context;
    struct fault *fault = &search_thread->fault;
    sqlite3 *db = NULL;
    search_thread->done = write_open(search_thread->made.path, &search_thread->watch, &db, fault) &&
                          db_exec(db, "PRAGMA cache_size = -8192", fault) && /* it only appends */
                          db_exec(db, "BEGIN", fault) && db_exec(db, schema_search_sql, fault) &&
                          db_exec(db, merge_late, fault) &&
                          write_search(db, search_thread->dataset, &search_thread->watch, fault) &&
                          db_exec(db, merge_usual, fault) && db_exec(db, "COMMIT", fault);
    if (sqlite3_close(db) != SQLITE_OK && search_thread->done) {
        search_thread->done = fault_say(fault, FAULT_IO, MSG_fault_close_index);
    }
    return NULL;
}

struct search_thread *search_thread_start(const char *path, const struct dataset *dataset,
                                          const struct watch *watch, struct fault *fault)
{
    struct search_thread *search_thread = heap_alloc(sizeof *search_thread);
    *search_thread = (struct search_thread){
        .dataset = dataset, .outer = watch, .fault = {.language = fault_language(fault)}};
    search_thread->watch =
        (struct watch){.stop = &search_thread->stop, .tick = look, .context = search_thread};
    db_configure(); /* once, and SQLite's own beginning, before there are two of us */
    sqlite3_initialize();
    if (!aside_open(&search_thread->made, path, "search", path, fault)) {
        free(search_thread);
        return NULL;
    }
    if (pthread_create(&search_thread->thread, NULL, fill, search_thread) != 0) {
        aside_drop(&search_thread->made);
        fault_say(fault, FAULT_IO, MSG_fault_no_thread);
    } else {
        return search_thread;
    }
    free(search_thread);
    return NULL;
}

/* The tables that FTS5 keeps an index in (SQLite documentation, "FTS5", section 9) and ours of its
 * documents. Whole pages of rows go over undecoded, for the tables are the same on both sides. */
static bool copy(struct search_thread *search_thread, sqlite3 *db, struct fault *fault)
{
    static const char *const tables[] = {"search_config", "search_data", "search_idx",
                                         "search_docsize", "document"};
    sqlite3_stmt *attach = NULL;
    bool row = false;
    bool done = db_prepare(db, "ATTACH ?1 AS apart", &attach, fault);
    if (done) {
        sqlite3_bind_text(attach, 1, search_thread->made.path, -1, SQLITE_STATIC);
        done = db_step(attach, &row, fault);
    }
    sqlite3_finalize(attach);
    done = done && db_exec(db, "BEGIN", fault);
    for (size_t i = 0; done && i < sizeof tables / sizeof *tables; i++) {
        char sql[128];
        snprintf(sql, sizeof sql, "DELETE FROM main.%s; INSERT INTO main.%s SELECT * FROM apart.%s",
                 tables[i], tables[i], tables[i]);
        done = db_exec(db, sql, fault);
    }
    return done && db_exec(db, "COMMIT", fault) && db_exec(db, "DETACH apart", fault);
}

bool search_thread_finish(struct search_thread *search_thread, sqlite3 *db, struct fault *fault)
{
    if (!search_thread) {
        return true;
    }
    if (!db) {
        search_thread->stop = 1;
    }
    pthread_join(search_thread->thread, NULL);
    bool done = search_thread->done || !db ||
                fault_set(fault, search_thread->fault.kind, "%s", search_thread->fault.text);
    done = done && (!db || copy(search_thread, db, fault));
    aside_drop(&search_thread->made);
    free(search_thread);
    return done;
}

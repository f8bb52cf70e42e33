#include "write_apart.h"

#include "write.h"

#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { APART_ACCOUNTS = 10000 }; /* so many are indexed in 30 ms */

struct apart {
    char path[PATH_MAX];
    const struct dataset *dataset;
    const struct watch *outer;  /* of those who wait; never ticked: they expect one thread only */
    volatile sig_atomic_t stop; /* the thread gives up */
    struct watch watch;         /* the thread's own: `stop` */
    pthread_t thread;
    bool done; /* the thread's, like `fault`, until it is joined */
    struct fault fault;
};

bool apart_wanted(const struct dataset *dataset)
{
    return sqlite3_threadsafe() && dataset->accounts_count >= APART_ACCOUNTS;
}

/* The thread's `tick`: now and then it looks whether those who wait still do. */
static void look(void *context, const char *what, size_t done, size_t all)
{
    struct apart *apart = context;
    (void)what, (void)done, (void)all;
    if (watch_stopped(apart->outer)) {
        apart->stop = 1;
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
    struct apart *apart = context;
    struct fault *fault = &apart->fault;
    sqlite3 *db = NULL;
    apart->done = write_open(apart->path, &apart->watch, &db, fault) &&
                  db_exec(db, "PRAGMA cache_size = -8192", fault) && /* it only appends */
                  db_exec(db, "BEGIN", fault) && db_exec(db, schema_search_sql, fault) &&
                  db_exec(db, merge_late, fault) &&
                  write_search(db, apart->dataset, &apart->watch, fault) &&
                  db_exec(db, merge_usual, fault) && db_exec(db, "COMMIT", fault);
    if (sqlite3_close(db) != SQLITE_OK && apart->done) {
        apart->done = fault_set(fault, FAULT_IO, "cannot close the full-text index");
    }
    return NULL;
}

struct apart *apart_start(const char *path, const struct dataset *dataset,
                          const struct watch *watch, struct fault *fault)
{
    struct apart *apart = heap_alloc(sizeof *apart);
    *apart = (struct apart){.dataset = dataset, .outer = watch};
    apart->watch = (struct watch){.stop = &apart->stop, .tick = look, .context = apart};
    int fd = -1;
    db_configure(); /* once, and SQLite's own beginning, before there are two of us */
    sqlite3_initialize();
    if (snprintf(apart->path, sizeof apart->path, "%s.XXXXXX", path) >= (int)sizeof apart->path) {
        fault_set(fault, FAULT_IO, "the path %s is too long", path);
    } else if ((fd = mkstemp(apart->path)) < 0) {
        fault_errno(fault, FAULT_IO, "cannot write beside %s", path);
    } else if (close(fd), pthread_create(&apart->thread, NULL, fill, apart) != 0) {
        unlink(apart->path);
        fault_set(fault, FAULT_IO, "cannot start a thread");
    } else {
        return apart;
    }
    free(apart);
    return NULL;
}

/* The tables that FTS5 keeps an index in (SQLite documentation, "FTS5", section 9) and ours of its
 * documents. Whole pages of rows go over undecoded, for the tables are the same on both sides. */
static bool copy(struct apart *apart, sqlite3 *db, struct fault *fault)
{
    static const char *const tables[] = {"search_config", "search_data", "search_idx",
                                         "search_docsize", "document"};
    sqlite3_stmt *attach = NULL;
    bool row = false;
    bool done = db_prepare(db, "ATTACH ?1 AS apart", &attach, fault);
    if (done) {
        db_bind_text(attach, 1, apart->path);
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

bool apart_finish(struct apart *apart, sqlite3 *db, struct fault *fault)
{
    if (!apart) {
        return true;
    }
    if (!db) {
        apart->stop = 1;
    }
    pthread_join(apart->thread, NULL);
    bool done = apart->done || !db || fault_set(fault, apart->fault.kind, "%s", apart->fault.text);
    done = done && (!db || copy(apart, db, fault));
    unlink(apart->path);
    free(apart);
    return done;
}

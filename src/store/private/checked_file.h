#ifndef BLOCLINE_CHECKED_FILE_H
#define BLOCLINE_CHECKED_FILE_H

#include "sqlite.h"

#include <stdint.h>

/* A VFS for SQLite (SQLite documentation, "The SQLite OS Interface") that reads files as the usual
 * one does, and looks at the sum of every page (db_sums.h) on its way in: a page that is not what
 * it was gives SQLITE_IOERR_DATA instead of an answer. It has no shared memory, so that a file with
 * a write-ahead log, for which SQLite would have to make files beside it, is not opened. */

/* The name for sqlite3_open_v2; the VFS is registered on the first call. NULL: out of memory. */
const char *checked_file_vfs(void);

enum checked_state {
    CHECKED_UNKNOWN, /* nothing was read yet */
    CHECKED_BINDING, /* every page is held against its sum */
    CHECKED_EDITED,  /* another program wrote to the file since it was made */
    CHECKED_NONE     /* it has no sums */
};

/* Lets statements of the database be kept (db.h); borrowed until it is closed. NULL: none are. */
struct db_kept;
void checked_file_keep(sqlite3 *db, struct db_kept *kept);

/* Of the main file of a database that was opened with this VFS. */
enum checked_state checked_file_state(sqlite3 *db);

/* What is wrong with the pages, for --check: reads all. Calls `bad` with the number of each page
 * that is not what its sum says. */
int checked_file_pages(sqlite3 *db, void (*bad)(void *context, uint32_t page), void *context);

#endif

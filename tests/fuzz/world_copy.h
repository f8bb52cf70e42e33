#ifndef BLOCLINE_FUZZ_WORLD_COPY_H
#define BLOCLINE_FUZZ_WORLD_COPY_H

#include <sqlite3.h>
#include <stddef.h>

/* Copies of a database in memory, for fuzzers that edit its rows. */

/* One that takes what its rules refuse. */
sqlite3 *world_copy(const unsigned char *bytes, size_t size);

/* Runs SQL that must work. */
void world_run(sqlite3 *db, const char *sql);

/* Writes the database to a file in the scratch folder and closes it; the path is borrowed until the
 * next call. */
const char *world_save(sqlite3 *db, const char *name);

#endif

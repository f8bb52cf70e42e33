#ifndef BLOCLINE_FUZZ_WORLD_H
#define BLOCLINE_FUZZ_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* What the fuzzers of databases, packages and command lines share: a scratch folder that is gone in
 * the end, the small package of the tests as a database, and the two programs without their `main`:
 * everything below `cli` runs in the fuzzer's own process. */

/* A path in the scratch folder (TMPDIR, else /dev/shm or /tmp); free() it. */
char *world_path(const char *name);

/* Writes a file there; its path is borrowed until the next call. */
const char *world_file(const char *name, const void *bytes, size_t size);

/* The database of tests/packages/mini: bytes borrowed for good. */
const unsigned char *world_database(size_t *size);

/* The same in a file of its own that nobody changes. */
const char *world_database_path(void);

/* blocline-ingest -d DATABASE FOLDER. Whether it was written; aborts where a promise is broken (a
 * fault or a finding that is more than one line, a failure without a word). */
bool world_ingest(const char *folder, const char *database);

/* blocline -d DATABASE WORDS...: the answer goes to nobody. Returns the kind of fault (0:
 * answered); aborts where a promise is broken. Changes the order of `words`, which end with NULL.
 */
int world_ask(const char *database, int count, char **words);

/* The same; the answer is written to `out`. */
int world_answer(FILE *out, const char *database, int count, char **words);

/* world_ask with words parted by spaces. */
int world_ask_line(const char *database, const char *line);

/* assert() without NDEBUG in the way. */
void require(bool holds, const char *what);

#endif

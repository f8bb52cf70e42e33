#ifndef BLOCLINE_SCHEMA_CHECK_H
#define BLOCLINE_SCHEMA_CHECK_H

#include "fault.h"
#include "sqlite.h"

#include <stdbool.h>

/* Whether the tables, views and indexes of a database are, to the letter, those that
 * blocline-ingest makes: what a table of another shape (or a view in its place) would answer,
 * nobody has thought of. What other people put beside them is theirs. A fault if not. */
bool schema_check(sqlite3 *db, struct fault *fault);

/* The same as a question. */
bool schema_is_ours(sqlite3 *db);

#endif

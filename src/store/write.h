#ifndef BLOCLINE_WRITE_H
#define BLOCLINE_WRITE_H

#include "db.h"

/* Writes all rows into empty tables, within the caller's transaction. */
bool write_rows(sqlite3 *db, const struct dataset *dataset, const struct fold *folds,
                const volatile sig_atomic_t *stop, struct fault *fault);

/* The part of it about names: `name`, `name_key`, `label`. */
bool write_names(sqlite3 *db, const struct dataset *dataset, struct fault *fault);

/* The full-text index of all that: `search`, `document`. */
bool write_search(sqlite3 *db, const struct dataset *dataset, const volatile sig_atomic_t *stop,
                  struct fault *fault);

/* Inserts one row: `values` has one letter per column: t (const char *, NULL allowed), i (int64_t),
 * c (int64_t code: COW_NO_CODE is NULL), r (uint32_t reference: NONE is NULL, else number + 1, as
 * our keys begin at 1). */
bool write_row(sqlite3_stmt *statement, struct fault *fault, const char *values, ...);

#endif

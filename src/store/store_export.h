#ifndef BLOCLINE_STORE_EXPORT_H
#define BLOCLINE_STORE_EXPORT_H

#include "store.h"

/* All public tables, for `export`. */

struct export_visit {
    void *context;
    /* A table begins: its name and its columns, borrowed until the next. */
    bool (*table)(void *context, const char *name, const struct column *columns, size_t count,
                  struct fault *fault);
    store_visit *row; /* of that table */
};

/* Walks the tables of schema/export.sql in their order. The rows of `difference` are not yet the
 * table's: they are accounts to be compared (event number, account, date, place), in order of
 * event. */
bool store_export(struct store *store, const struct export_visit *visit, struct fault *fault);

/* The name of table `index` (from 0) of an export, or NULL after the last: `size` bytes. */
const char *store_export_name(size_t index, size_t *size);

#endif

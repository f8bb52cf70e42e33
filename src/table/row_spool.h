#ifndef BLOCLINE_ROW_SPOOL_H
#define BLOCLINE_ROW_SPOOL_H

#include "fault.h"
#include "table.h"

/* Rows put aside until all of them are there, for formats that must know something of all rows
 * before they can write the first: in memory up to `memory` bytes, all of them in a temporary file
 * beyond, so that a million rows take no more memory than it. */
struct row_spool;

enum { ROW_SPOOL_MEMORY = 4 << 20 };

/* For rows of `columns` cells. `folder` is where a temporary file may be made (file_scratch);
 * borrowed. Owned by the caller. */
struct row_spool *row_spool_new(size_t columns, size_t memory, const char *folder);
void row_spool_free(struct row_spool *spool); /* NULL is allowed */

/* Adds a row. FAULT_IO: the file cannot be made or written. */
bool row_spool_add(struct row_spool *spool, const struct cell *cells, struct fault *fault);

size_t row_spool_count(const struct row_spool *spool);

/* The next row, from the first on: `*cells` are borrowed until the next call, each text with a NUL
 * after it, and NULL after the last row. No row may be added after the first call. FAULT_IO. */
bool row_spool_next(struct row_spool *spool, const struct cell **cells, struct fault *fault);

#endif

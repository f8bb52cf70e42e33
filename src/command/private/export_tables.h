#ifndef BLOCLINE_EXPORT_TABLES_H
#define BLOCLINE_EXPORT_TABLES_H

#include "folder.h"
#include "question.h"

/* The tables of an export as CSV files in a folder. */

/* Called after each file that was written: its name and its rows. False: the fault is set. */
typedef bool export_written(void *context, const char *file, size_t rows, struct fault *fault);

/* Writes every table. FAULT_STOPPED if a signal was caught (interrupt.h). */
bool export_tables(const struct question *question, struct folder *folder, export_written *written,
                   void *context, struct fault *fault);

/* Whether a file of this name is one of an export: of a table, or what `load.sql` may make of one;
 * load.sql itself and README.txt. */
bool export_is_file(const char *name);

#endif

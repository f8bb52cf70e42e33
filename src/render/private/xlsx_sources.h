#ifndef BLOCLINE_XLSX_SOURCES_H
#define BLOCLINE_XLSX_SOURCES_H

#include "arena.h"
#include "intern.h"
#include "render.h"

/* The sources of a table's rows, for a sheet of their own: those that the rows name, and those that
 * tell of the events that they name. */
enum { XLSX_SOURCE_CELLS = 3 };

struct xlsx_sources {
    struct intern *ids, *events; /* NULL: the answer has none, or nobody can look them up */
    struct arena arena;
    const char *(*rows)[XLSX_SOURCE_CELLS]; /* after the end: headings, then id, title, URL */
    size_t count;
};

void xlsx_sources_begin(struct xlsx_sources *sources, const struct render_options *options,
                        const struct column *columns, size_t count);
void xlsx_sources_row(struct xlsx_sources *sources, const struct render_options *options,
                      const struct column *columns, size_t count, const struct cell *cells);
/* Looks all of them up: before the workbook is made in a process apart, which has no database. */
void xlsx_sources_end(struct xlsx_sources *sources, const struct render_options *options);
void xlsx_sources_release(struct xlsx_sources *sources);

#endif

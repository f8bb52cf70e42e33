#ifndef BLOCLINE_XLSX_H
#define BLOCLINE_XLSX_H

#include "platform.h"
#include "render_formats.h"
#include "row_spool.h"
#include "xlsx_check.h"
#include "xlsx_library.h"
#include "xlsx_sources.h"

/* A workbook in the making. Rows are kept (render_xlsx.c) until all widths are known; then the book
 * is made of them (xlsx_book.c), cell by cell (xlsx_cells.c), fit to be read and printed
 * (xlsx_page.c). Bounds are those of "Excel specifications and limits". */

enum {
    XLSX_ROWS = 1048576, /* of a sheet */
    XLSX_SIGNS = 32767,  /* of a cell */
    XLSX_WIDTH_MOST = 60 /* of a column, in signs */
};

struct xlsx {
    struct table_sink sink; /* first, so that a sink is the xlsx it belongs to */
    FILE *out;
    struct render_options options;
    struct xlsx_parts parts; /* written to the sheets */
    struct xlsx_library library;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *bold, *day, *three, *wrap, *top, *code, *flag;
    struct xlsx_sources sources;
    char *folder;                  /* for temporary files */
    char path[PLATFORM_PATH_SIZE]; /* the workbook is written here and then copied to `out` */
    int file;
    const struct column *columns;
    size_t count;
    char *title;
    struct row_spool *spool; /* all rows, until the workbook is made of them */
    size_t *widths;
    size_t most;    /* how wide a column may be */
    lxw_row_t rows; /* of the sheet, the header too */
    char *clean;    /* the text of a cell as XML can hold it */
    size_t capacity;
};

/* What stands above a column, in the language of the answer; in English it is the name in CSV. */
const char *xlsx_heading(const struct xlsx *xlsx, size_t column);

/* The text as a cell can hold it: signs that XML 1.0 cannot hold become U+FFFD (libxlsxwriter sees
 * to control characters). It lives until the next call. */
const char *xlsx_clean(struct xlsx *xlsx, const char *text, size_t size);

/* Writes a cell into the sheet's row that is being written: a day, a number, a flag as such, all
 * else as text. Returns what the library says. */
lxw_error xlsx_write_cell(struct xlsx *xlsx, size_t column, const struct cell *cell);

/* Sets `most`: how wide a column may be, so that all of them on one page can still be read. */
void xlsx_set_widest(struct xlsx *xlsx);

/* How many lines of `width` signs the text takes, at least 1. */
size_t xlsx_lines(const char *text, size_t size, size_t width);

/* Makes the row as high as so many lines need: not every program sees to that by itself. Before the
 * cells of the row. */
void xlsx_set_height(const struct xlsx *xlsx, lxw_worksheet *sheet, lxw_row_t row, size_t lines);

/* The first row stays in sight, and stands on each page. */
void xlsx_keep_header(struct xlsx *xlsx, lxw_worksheet *sheet);

/* On paper: A4 across, all columns on one page. */
void xlsx_set_page(const struct xlsx *xlsx, lxw_worksheet *sheet);

/* apart_work (apart.h): makes the book of the rows of the spool and writes it to `path`. The
 * context is the xlsx, the result a struct xlsx_parts. */
bool xlsx_write_book(void *context, void *result, struct fault *fault);

#endif

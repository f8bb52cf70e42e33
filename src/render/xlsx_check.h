#ifndef BLOCLINE_XLSX_CHECK_H
#define BLOCLINE_XLSX_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a workbook came out whole. libxlsxwriter 1.1.4 does not look whether the writes to its
 * temporary files succeed: where the disk is full it packs what there is, and says that all went
 * well. Where it has no memory for a small part of a sheet, it leaves the part out. */

/* What the sheets of a workbook hold, in all. */
struct xlsx_parts {
    size_t cells;
    size_t panes, selections; /* of rows that stay in sight: each pane has a selection */
    size_t ignored;           /* kinds of errors that are not to be shown */
};

/* `library`: the handle of libxlsxwriter, through which its zlib is found. `parts`: what was
 * written. False: the file is no workbook of so much, or could not be looked at (out of memory). */
bool xlsx_is_whole(void *library, int file, const struct xlsx_parts *parts);

#endif

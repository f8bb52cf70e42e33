#ifndef BLOCLINE_XLSX_CHECK_H
#define BLOCLINE_XLSX_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a workbook came out whole. libxlsxwriter 1.1.4 does not look whether the writes to its
 * temporary files succeed: where the disk is full it packs what there is, and says that all went
 * well. */

/* `library`: the handle of libxlsxwriter, through which its zlib is found. `cells`: how many cells
 * were written to the sheets. False: the file is no workbook of so many cells, or could not be
 * looked at (out of memory). */
bool xlsx_is_whole(void *library, int file, size_t cells);

#endif

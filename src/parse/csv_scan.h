#ifndef BLOCLINE_CSV_SCAN_H
#define BLOCLINE_CSV_SCAN_H

#include "lines.h"

#include <stdbool.h>
#include <stddef.h>

/* A row read again byte by byte, to say where in the file a field of it stands. libcsv cannot tell.
 */
struct csv_spot {
    size_t at;          /* offset in the file */
    struct line line;   /* the physical line of `at` */
    struct lines after; /* goes on with the line after it */
};

/* Finds the first byte of field number `field` (its opening quote, if it has one) of the row that
 * begins with the next line of `row`. False if the row has not so many fields. */
bool csv_find_field(struct lines row, char delimiter, size_t field, struct csv_spot *spot);

#endif

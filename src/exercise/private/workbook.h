#ifndef BLOCLINE_WORKBOOK_H
#define BLOCLINE_WORKBOOK_H

#include "writing.h"

#include <stddef.h>

/* A workbook of one sheet of texts and whole numbers, for importers of others (ECMA-376, Office
 * Open XML). Every text is a text and no formula. */

struct workbook {
    struct writing sheet, texts; /* XML of the cells so far, and of the texts in them */
    size_t row, column, text_count;
};

/* All zeros is an empty sheet. Cells are filled from left to right; a row before the first one has
 * to be begun, and rows can be left empty. */
void workbook_row(struct workbook *workbook);
void workbook_text(struct workbook *workbook, const char *text); /* "": the cell stays empty */
void workbook_number(struct workbook *workbook, long long number);

/* Writes the file and releases the workbook. */
void workbook_end(struct workbook *workbook, struct writing *out);

#endif

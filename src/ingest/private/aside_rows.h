#ifndef BLOCLINE_ASIDE_ROWS_H
#define BLOCLINE_ASIDE_ROWS_H

#include "arena.h"
#include "finding.h"
#include "lines.h"

#include <stdio.h>

/* The file for rows that are refused: each with its place and the reason. */

/* The text of the row that begins on the line, all of its lines, in `arena`. `lines` goes on from
 * where the last one was found: rows come in the order of the file. */
const char *aside_row_text(struct arena *arena, struct lines *lines, uint32_t number);

/* The names of the columns, and a row of them. `file`: the name of the file that the finding is of.
 */
void aside_put_header(FILE *out);
void aside_put(FILE *out, const char *file, const struct finding *finding, const char *row);

#endif

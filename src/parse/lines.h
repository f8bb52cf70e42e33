#ifndef BLOCLINE_LINES_H
#define BLOCLINE_LINES_H

#include "finding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The physical lines of a text file that is whole in memory, and what can be wrong with their
 * bytes. A line ends with LF, CR LF or a lone CR; the last one need not end. */

struct line {
    size_t at;       /* offset of its first byte */
    size_t size;     /* bytes before its end mark */
    size_t whole;    /* bytes with its end mark: where the next line begins */
    uint32_t number; /* from 1 */
};

/* Where a reading of lines stands. To go back to a line, keep a copy from before it was read. */
struct lines {
    const char *text; /* borrowed */
    size_t size;
    size_t at;   /* where the next line begins */
    size_t feed; /* the first LF at or after `at`, or `size`: known, so as not to be sought again */
    uint32_t number; /* of the last line read */
};

/* Before the first line; a UTF-8 byte order mark is passed over. */
struct lines lines_of(const char *text, size_t size);

/* Reads the next line; false at the end. */
bool lines_next(struct lines *lines, struct line *line);

/* The column (code points, from 1) of the byte at offset `at` of the file, which is in `line` or at
 * its end. */
uint32_t line_column(const char *text, const struct line *line, size_t at);

/* A place that is known to the column: nothing has to be worked out later. */
struct place line_place(uint32_t file, const char *text, const struct line *line, size_t at);

/* What can be said of the file as a whole: `byte-order-mark` (warning), and for UTF-16 `not-utf8`.
 * Returns false if it is not worth reading on. */
bool lines_check_start(const char *text, size_t size, uint32_t file, struct findings *findings);

/* Whether the line is UTF-8 without NUL. If not and `findings` is not NULL, adds `not-utf8` and
 * `nul-byte`, each for its first byte in the line. */
bool line_check(const char *text, const struct line *line, uint32_t file,
                struct findings *findings);

#endif

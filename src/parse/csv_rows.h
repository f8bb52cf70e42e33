#ifndef BLOCLINE_CSV_ROWS_H
#define BLOCLINE_CSV_ROWS_H

#include "fault.h"
#include "finding.h"
#include "lines.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads a CSV file (RFC 4180) row by row with libcsv, and adds what libcsv does not do: line
 * numbers, widths, UTF-8, NUL, limits. Bad rows become findings and reading goes on where it can.
 */

enum {
    CSV_FIELD_MAX = 1 << 20, /* bytes: beyond it a quote was surely left open */
    CSV_COLUMNS_MAX = 256
};

/* A field; text is NULL for an empty unquoted field (and "" for ""), else NUL-terminated. */
struct csv_field {
    const char *text;
    size_t size; /* bytes */
};

struct csv_row {
    uint32_t line; /* the physical line where the row begins, from 1 */
    const struct csv_field *fields;
    size_t count;
    size_t end; /* bytes of the file up to the row's end: no row goes back behind it */
};

/* A row of the file, the header first (line 1, or the first that is not blank). Fields are borrowed
 * for the call. Only rows as wide as the header arrive; others are findings (`ragged-row`). Return
 * false (and set the fault) to stop. */
typedef bool csv_row_visit(void *context, const struct csv_row *row, struct fault *fault);

struct csv_options {
    char delimiter; /* ',' unless the package says otherwise; not a quote, CR, LF or NUL (assert) */
    uint32_t file;  /* file number for places */
    size_t columns; /* so many at most; 0: CSV_COLUMNS_MAX */
    /* Of tables that other people made: */
    uint32_t first_line; /* the header is not before it; 0: anywhere */
    bool trim;           /* fields are without spaces at their ends, no-break ones too */
};

/* Reads all of `text` (`size` bytes, the whole file). A field is its text as it stands: spaces are
 * part of it (RFC 4180, 2.4), but for `trim`. Findings: `not-utf8`, `nul-byte`, `ragged-row`,
 * `open-quote`, `bad-quote`, `long-field`, `blank-line` (warning), `no-header` (empty file),
 * `wide-header`, `byte-order-mark` (warning; the mark is skipped). Rows with a finding are not
 * visited. If the header itself has one, no row is: nobody knows what its columns are, but the
 * bytes and quotes of the rows are still checked. False only for a fault of `visit`. */
bool csv_rows_read(const char *text, size_t size, const struct csv_options *options,
                   csv_row_visit *visit, void *context, struct findings *findings,
                   struct fault *fault);

/* Where a search for places stands; all zeros at the start. Places in file order (findings_sort)
 * are found in one pass over the text. One text only. */
struct csv_seek {
    struct lines lines;
};

/* Works out the physical line and the column (code points, from 1) of a place in this text, and
 * writes them into it: finds the row that begins on place->line, its field, and the offset inside
 * it (doubled quotes counted). The line grows if a quoted newline stands before the place. Used
 * only when a finding is shown. A column that is known stays; column 1 where it cannot tell. */
void csv_rows_locate(const char *text, size_t size, char delimiter, struct csv_seek *seek,
                     struct place *place);

/* The same for one place, and only its column. */
uint32_t csv_rows_column(const char *text, size_t size, char delimiter, const struct place *place);

#endif

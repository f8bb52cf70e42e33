#ifndef BLOCLINE_RECORDS_H
#define BLOCLINE_RECORDS_H

#include "dataset.h"
#include "finding.h"
#include "words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From rows of text to records of a dataset. The record fields table (record_fields.c) is one of
 * the four joints: it names each column of each file, says how its text is read, and where it goes.
 */

/* A cell of a row; text is NULL for an empty one, else NUL-terminated. Borrowed. */
struct datum {
    const char *text;
    size_t size; /* bytes */
};

struct record_field;

/* What the ids of a column are of. */
enum record_reference { REFERS_NOTHING, REFERS_SOURCE, REFERS_ACTOR, REFERS_BLOC, REFERS_KIND };

/* A column, as a description of a package has it. */
struct record_column {
    const char *name;
    const char *about; /* what stands in it: one line */
    bool is_needed;    /* every cell is filled */
    bool is_edtf, is_integer;
    const char *pattern;            /* a regular expression that its cells match, or NULL */
    const struct vocabulary *words; /* of a closed list, or NULL */
    enum record_reference refers_to;
};

struct record_type {
    const char *name; /* "events": the key in blocline.ini and the beginning of file names */
    size_t size;      /* bytes of the struct that a row fills */
    const struct record_field *fields;
    size_t field_count;
    bool needed; /* a package cannot do without */
    /* Checks the filled record as a whole and adds it to the dataset. `valid` says whether all its
     * fields could be read. */
    void (*add)(struct dataset *dataset, void *record, const struct place *place, bool valid,
                struct findings *findings);
    const char *key;   /* the fields that tell its rows apart, parted by spaces; NULL: none do */
    const char *about; /* one line for whoever reads the package */
};

/* The types in the order in which they must be read (what is referred to comes first), ending with
 * a row whose name is NULL. */
const struct record_type *record_types(void);

/* What the records table says of a column; false if records of the type have none of that name, or
 * not so many. */
bool record_column(const struct record_type *type, const char *name, struct record_column *column);
bool record_column_at(const struct record_type *type, size_t number, struct record_column *column);

/* Reads the rows of one file. */
struct record_reader {
    struct dataset *dataset;
    const struct record_type *type;
    uint32_t file;
    struct findings *findings;
    uint32_t *columns; /* per field of the type: its column in the file, or NONE */
    char *record;
    bool usable; /* the header had every needed column */
    /* What a spreadsheet leaves where something was cleared: */
    struct unnamed_column {
        uint32_t column;
        bool filled; /* it has a value somewhere: then it lacks a name */
    } * unnamed;
    size_t unnamed_count, unnamed_capacity;
    size_t width, empty_rows; /* of the header; so far */
    uint32_t header_line, first_empty;
};

/* `file` is a number of dataset_file. Release with record_reader_release. */
void record_reader_init(struct record_reader *reader, struct dataset *dataset,
                        const struct record_type *type, uint32_t file, struct findings *findings);
void record_reader_release(struct record_reader *reader);

/* Takes the header. Findings: `missing-header`, `doubled-header`, `empty-header`, and the warning
 * `unknown-header`. Without a needed column the rows cannot be read and are passed over. */
void record_reader_header(struct record_reader *reader, const struct datum *cells, size_t count,
                          uint32_t line);

/* Takes a row, as wide as the header. One without any value is passed over. */
void record_reader_row(struct record_reader *reader, const struct datum *cells, uint32_t line);

/* After the last row. Findings: the warnings `empty-column` and `empty-row`. */
void record_reader_end(struct record_reader *reader);

/* The rules about records that only show when all files are read (unknown events in lineage, names
 * that overlap, blocs without a name...). */
void records_finish(struct dataset *dataset, struct findings *findings);

#endif

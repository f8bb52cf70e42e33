#ifndef BLOCLINE_PARQUET_H
#define BLOCLINE_PARQUET_H

#include "arena.h"
#include "intern.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Pieces of a file of Apache Parquet (https://parquet.apache.org/docs/file-format, format 2.x), of
 * which this is the part that every reader knows: flat optional columns, dictionaries, bit-packed
 * numbers, nothing compressed. */

/* Bytes that grow; free() `at`. */
struct grown {
    unsigned char *at;
    size_t size, capacity;
};

void grown_add(struct grown *bytes, const void *more, size_t size);

/* What the format calls physical types. */
enum parquet_type { PARQUET_INT64 = 2, PARQUET_DOUBLE = 5, PARQUET_TEXT = 6 };

/* A column of a row group, as the footer tells it. */
struct parquet_chunk {
    uint64_t values, size;           /* rows; bytes with the headers of pages */
    uint64_t dictionary_at, data_at; /* where the pages are in the file */
};

struct parquet_group {
    struct parquet_chunk *chunks; /* one for each column */
    uint64_t rows;
};

/* What the footer says of the file; all borrowed. */
struct parquet_file {
    const char *const *names; /* of the columns */
    const enum parquet_type *types;
    size_t columns;
    const struct parquet_group *groups;
    size_t group_count;
    uint64_t rows;
    const char *const (*about)[2]; /* keys and values; or NULL */
    size_t about_count;
};

/* Writes the two pages of a column, its dictionary and its values: `indexes` has `rows` numbers of
 * the texts in `dictionary`, or NONE where there is no value. The chunk is filled in as if the
 * pages began at `offset` of the file. */
void parquet_pages(struct grown *out, enum parquet_type type, const struct intern *dictionary,
                   const uint32_t *indexes, size_t rows, uint64_t offset,
                   struct parquet_chunk *chunk);

/* Writes the footer, with its length and the mark at the end. */
void parquet_footer(struct grown *out, const struct parquet_file *file);

#endif

#ifndef BLOCLINE_SORT_KEYS_H
#define BLOCLINE_SORT_KEYS_H

#include "arena.h"
#include "row_pack.h"

/* The order of rows, said once: as bytes. Rows stand in the order that their keys have for memcmp
 * (no key is the beginning of another of the same keys), so that whoever sorts needs to know
 * nothing of dates and words. */

enum { SORT_KEYS_MAX = 16 };

struct sort_key {
    size_t column;
    enum column_kind kind;
    bool descending;
    bool open_first; /* `..` in a column of starts is before all days, elsewhere after them */
};

struct sort_keys {
    struct sort_key list[SORT_KEYS_MAX];
    size_t count;
    struct arena arena; /* of one call */
};

/* Reads words such as "bloc,-start". FAULT_USAGE: no such column, or too many. */
bool sort_keys_read(struct sort_keys *keys, const char *words, const struct column *columns,
                    size_t count, struct fault *fault);

/* Appends the key of a row, each of whose texts has a NUL after it. Numbers by value; dates by
 * first day, then last day; words without regard to case by the
 * alphabet (alphabet.h), then by code point; no value last. */
void sort_keys_add(struct sort_keys *keys, const struct cell *cells, struct row_bytes *to);

#endif

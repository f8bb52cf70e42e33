#ifndef BLOCLINE_ROW_PACK_H
#define BLOCLINE_ROW_PACK_H

#include "table.h"

/* Rows as bytes, for those that put rows aside: nothing in them points anywhere, so they may be
 * moved, and written to a file for the same program to read again. */

/* Bytes that grow. All zeros is none; `free(bytes)` gives them back. */
struct row_bytes {
    unsigned char *bytes;
    size_t used, capacity;
};

/* Appends a row of `count` cells, `row_pack_size` bytes. */
void row_pack(struct row_bytes *to, const struct cell *cells, size_t count);
size_t row_pack_size(const struct cell *cells, size_t count);

/* The cells of a packed row, borrowed as long as its bytes are: each text has a NUL after it, and
 * "no value" is still that. Returns how many bytes the row has. */
size_t row_unpack(const unsigned char *from, struct cell *cells, size_t count);

#endif

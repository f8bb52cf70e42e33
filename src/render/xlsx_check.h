#ifndef BLOCLINE_XLSX_CHECK_H
#define BLOCLINE_XLSX_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a workbook came out whole. libxlsxwriter 1.1.4 does not look whether the writes to its
 * temporary files succeed: where the disk is full it packs what there is, and says that all went
 * well. Where it has no memory for a small part of a sheet, it leaves the part out. */

/* zlib's own types and prototypes (zlib.h, 1.2 on, whose layout does not change): libxlsxwriter
 * brings the library, but nothing else here needs its header. */
struct inflater {
    const unsigned char *next_in;
    unsigned avail_in;
    unsigned long total_in;
    unsigned char *next_out;
    unsigned avail_out;
    unsigned long total_out;
    const char *message;
    void *state;
    void *(*alloc)(void *, unsigned, unsigned);
    void (*free)(void *, void *);
    void *opaque;
    int data_type;
    unsigned long adler, reserved;
};

struct zlib {
    int (*begin)(struct inflater *, int, const char *, int); /* inflateInit2_ */
    int (*inflate)(struct inflater *, int);
    int (*end)(struct inflater *); /* inflateEnd */
};

/* What the sheets of a workbook hold, in all. */
struct xlsx_parts {
    size_t cells;
    size_t panes, selections; /* of rows that stay in sight: each pane has a selection */
    size_t ignored;           /* kinds of errors that are not to be shown */
};

/* `parts`: what was written. False: the file is no workbook of so much, or could not be looked at
 * (out of memory). */
bool xlsx_is_whole(const struct zlib *zlib, int file, const struct xlsx_parts *parts);

#endif

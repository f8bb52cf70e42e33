#ifndef BLOCLINE_WRITING_H
#define BLOCLINE_WRITING_H

#include "printf_like.h"

#include <stddef.h>

/* A text that grows. All zeros is empty and ready. */
struct writing {
    char *text; /* NULL, or `size` bytes and a NUL after them */
    size_t size, capacity;
};

void write_bytes(struct writing *out, const void *bytes, size_t size);
void write_text(struct writing *out, const char *text);
void write_format(struct writing *out, const char *format, ...) PRINTF_LIKE(2, 3);

/* Text within HTML or XML: & < > " escaped, control characters but tab and newline left out. */
void write_html(struct writing *out, const char *text);

/* A text as JSON. */
void write_json(struct writing *out, const char *text);

/* A field of CSV (RFC 4180), and what comes after it. */
void write_csv(struct writing *out, const char *text, const char *after);

void writing_release(struct writing *out);

#endif

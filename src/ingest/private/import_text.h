#ifndef BLOCLINE_IMPORT_TEXT_H
#define BLOCLINE_IMPORT_TEXT_H

#include "fault.h"
#include "words.h"

#include <stdbool.h>
#include <stddef.h>

/* The text of a table as others have it: found out and made UTF-8. */

enum import_encoding {
    ENCODING_UTF8,
    ENCODING_UTF16,
    ENCODING_1251,
    ENCODING_1252,
    ENCODING_UNKNOWN
};
extern const struct vocabulary encoding_words, delimiter_words;

struct import_text {
    char *text; /* UTF-8, no byte order mark, NUL after it; free() it */
    size_t size;
    enum import_encoding encoding; /* it had */
    char delimiter;
};

/* Reads a table. `encoding` and `delimiter`: as the mapping says, or NULL: as it looks. FAULT_IO:
 * it cannot be read. FAULT_DATA: a word that is none. */
bool import_text_read(struct import_text *text, const char *path, const char *encoding,
                      const char *delimiter, struct fault *fault);

#endif

#ifndef BLOCLINE_IMPORT_WRITE_H
#define BLOCLINE_IMPORT_WRITE_H

#include "import_parts.h"
#include "new_folder.h"

/* Writes the files of the package other than its events, and what is beside it: the mapping, what
 * was repaired, and who was not found. */
bool import_write(struct import *import, struct new_folder *folder, struct fault *fault);

/* The last day that the tables tell of, as the mapping says or else as their dates do. */
const char *import_as_of(struct import *import);

/* `key = value` of an ini file. */
void import_put_key(FILE *out, const char *key, const char *value);

/* A name is in Kazakh, Russian or English, as its letters say. */
enum language import_language_of(const char *text);

#endif

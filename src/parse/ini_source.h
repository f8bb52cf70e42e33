#ifndef BLOCLINE_INI_SOURCE_H
#define BLOCLINE_INI_SOURCE_H

#include "fault.h"

#include <stddef.h>

/* Who reads the text of an ini file in which everything doubtful was settled before (ini_scan.h):
 * iniparser (ini_iniparser.c), or, where it cannot be had (BLOCLINE_INIPARSER=OFF), we ourselves
 * (ini_own.c). Both give the same values; a test holds them to it. */

struct ini_source;

/* Reads the text: `[section]`, `key=value`, `key="value"`, `key='value'`, a line each. NULL:
 * FAULT_IO. Owned by the caller. */
struct ini_source *ini_source_load(const char *text, size_t size, struct fault *fault);
void ini_source_free(struct ini_source *source);

/* The value, borrowed, or NULL. */
const char *ini_source_value(const struct ini_source *source, const char *section, const char *key);

#endif

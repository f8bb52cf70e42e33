#ifndef BLOCLINE_INI_KEYS_H
#define BLOCLINE_INI_KEYS_H

#include "arena.h"
#include "fault.h"
#include "finding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An ini file read by iniparser, with what iniparser 4.1 lacks put before it: a scan of the text
 * (ini_scan.h says what a line may be) that finds invalid UTF-8, NUL, a byte order mark, long
 * lines, keys given twice, keys outside a section, values that iniparser would cut at an unquoted
 * '#' or ';', and that knows each key's line. */
struct ini_keys;

/* Parses `text` (the whole file, `size` bytes). iniparser only reads files: it is given an
 * anonymous one (memfd) holding the scanned text. Bad lines become findings of file number `file`
 * (those of ini_scan.h, and `no-section`, `duplicate-key`, `too-many-keys`) and are left out; of
 * duplicates the first counts. Returns NULL only on a fault. Owned by the caller. */
struct ini_keys *ini_keys_new(const char *text, size_t size, uint32_t file,
                              struct findings *findings, struct fault *fault);
void ini_keys_free(struct ini_keys *keys);

/* The value of `section`/`key` (lower case, as iniparser folds them), or NULL if it is not there.
 * Surrounding space is removed, and quotes are, in which space is kept. Borrowed until
 * ini_keys_free. Never iniparser's typed getters. */
const char *ini_keys_text(const struct ini_keys *keys, const char *section, const char *key);

/* Whether the key is there, or may be in a section whose line is bad, but its value was refused
 * with a finding: then it is not missing. */
bool ini_keys_refused(const struct ini_keys *keys, const char *section, const char *key);

/* Where the key stands (the column of its value), for findings about it; the file as a whole if it
 * is absent. */
struct place ini_keys_place(const struct ini_keys *keys, const char *section, const char *key);

/* Where the key's name stands; without such a key (or with NULL), the section's name; else the file
 * as a whole. */
struct place ini_keys_name_place(const struct ini_keys *keys, const char *section, const char *key);

/* Sections in file order, from 0; NULL past the end. Names in lower case. */
const char *ini_keys_section(const struct ini_keys *keys, size_t number);

/* Keys of a section in file order, from 0, without the section's name and those that were refused;
 * NULL past the end. */
const char *ini_keys_key(const struct ini_keys *keys, const char *section, size_t number);

#endif

#ifndef BLOCLINE_INI_SCAN_H
#define BLOCLINE_INI_SCAN_H

#include "finding.h"

#include <stddef.h>
#include <stdint.h>

/* The scan of an ini file that goes before iniparser 4.1. It takes what iniparser would take in the
 * way it was meant, and makes findings of the rest:
 *
 * - a line is `[section]`, `key = value`, blank, or a comment that begins with '#' or ';';
 * - a backslash at the end joins the next line to it, without the blanks that this begins with; if
 * that looks like a line of its own (`key =`, `[section]`), it is a warning, `swallowed-line`;
 * - a value may stand in "double" or 'single' quotes, with a comment after it; iniparser knows no
 *   escapes, so the quote that opened cannot stand inside;
 * - a value without quotes cannot hold '#' or ';': iniparser would end it there;
 * - names are kept in lower case (ASCII), and hold none of : = [ ] # ; \ " ' */

enum {
    INI_LINE_MAX = 1022, /* bytes without the LF: iniparser reads 1024 with it and a NUL */
    INI_NAME_MAX = 200   /* bytes: "section:key" must fit into iniparser's 1024 too */
};

enum ini_entry_kind {
    INI_SECTION,
    INI_LOST_SECTION, /* a section line with a finding: the keys after it belong nowhere */
    INI_KEY,
    INI_LOST_KEY /* a key whose value had a finding: it is there, though nobody can say what it says
                  */
};

/* Texts are NUL-terminated and borrowed for the call. */
struct ini_entry {
    enum ini_entry_kind kind;
    const char *name;        /* of the section or key */
    struct place name_place; /* columns are known in both */
    const char *value;       /* of a key that is not lost */
    struct place value_place;
};

typedef void ini_take(void *context, const struct ini_entry *entry);

/* Hands each good line of `text` (`size` bytes, the whole file) to `take`. Findings: `not-utf8`,
 * `byte-order-mark` (warning), `nul-byte`, `control-character`, `long-line`, `bad-continuation`,
 * `bad-line`, `bad-section`, `bad-key`, `open-quote`, `bad-quote`, `cut-value`. */
void ini_scan(const char *text, size_t size, uint32_t file, ini_take *take, void *context,
              struct findings *findings);

#endif

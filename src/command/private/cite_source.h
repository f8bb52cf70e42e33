#ifndef BLOCLINE_CITE_SOURCE_H
#define BLOCLINE_CITE_SOURCE_H

#include "question.h"
#include "store_records.h"

/* The citation of a source, or of records as if they were one, line by line. */

enum style { STYLE_PLAIN, STYLE_BIBTEX, STYLE_GOST, STYLE_CSL_JSON, STYLE_CFF, STYLE_RIS };

/* Where the lines go; `context` of the caller. */
typedef bool cite_line(void *context, const char *text, struct fault *fault);

/* Writes the lines. `accessed` is today (YYYY-MM-DD). `last`: no other follows (an array of JSON
 * ends). `first` likewise. */
bool cite_source(const struct source_row *source, enum style style, const char *accessed,
                 bool first, bool last, struct arena *arena, cite_line *line, void *context,
                 struct fault *fault);

/* Text in braces of BibTeX. Owned by the arena. */
const char *cite_tex(struct arena *arena, const char *text);

#endif

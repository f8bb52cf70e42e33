#ifndef BLOCLINE_MAN_PAGE_H
#define BLOCLINE_MAN_PAGE_H

#include "message.h"
#include "options.h"

#include <stdio.h>

/* Pieces of a page of the manual, in the man macros of troff (man(7)). */

/* Text as it stands; an empty line parts paragraphs. `man_literal` keeps its lines, too. */
void man_text(FILE *out, const char *text);
void man_literal(FILE *out, const char *text);

/* One line in bold, within a paragraph of text or as the tag of one. */
void man_tag(FILE *out, const char *text);

void man_options(FILE *out, const struct option_spec *specs, size_t count, enum language lang);

#endif

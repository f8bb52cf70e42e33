#ifndef BLOCLINE_HTML_PARTS_H
#define BLOCLINE_HTML_PARTS_H

#include "print_parts.h"

/* What the files that print HTML share. */

extern const char html_style[];

/* A text as HTML, with what stands before and after it. */
void tagged(struct writing *out, const char *open, const char *text, const char *close);

/* The table of an ITEM_GRID, ticked where it is solved. */
void html_grid(struct writing *out, const struct shown *shown, bool solved);

void html_key(struct writing *out, const struct sheet *sheet, size_t variant, enum language lang);
void html_cards(struct writing *out, const struct sheet *sheet, enum language lang);

#endif

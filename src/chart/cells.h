#ifndef BLOCLINE_CELLS_H
#define BLOCLINE_CELLS_H

#include <stdbool.h>
#include <stddef.h>

/* The lines of a picture for a terminal. Nothing is wider than `width` columns; with `ascii`
 * letters lose their marks, and what has no likeness becomes `?`. */

struct cells {
    char *text; /* malloc'ed; cells_release */
    size_t size, capacity;
    size_t width;  /* columns */
    size_t column; /* where the line at hand is */
    bool ascii;
    const char *colour; /* SGR code in force, or NULL */
};

void cells_release(struct cells *cells);

/* Text, as far as the line has room; controls become spaces. */
void cells_put(struct cells *cells, const char *text);

/* Text in exactly `width` columns: cut with an ellipsis, or filled with spaces (before it if
 * `right`). */
void cells_field(struct cells *cells, const char *text, size_t width, bool right);

/* Spaces up to a column. */
void cells_to(struct cells *cells, size_t column);

/* Text in a colour: an SGR code such as "34", static, which takes no room; NULL: in none. */
void cells_coloured(struct cells *cells, const char *code, const char *text);

/* Ends the line; spaces at its end go. */
void cells_line(struct cells *cells);

/* Text wrapped at spaces to the width, each line after `indent` spaces. */
void cells_wrapped(struct cells *cells, const char *text, size_t indent);

/* Columns of a text as it will be put. */
size_t cells_width(const struct cells *cells, const char *text);

#endif

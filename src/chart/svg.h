#ifndef BLOCLINE_SVG_H
#define BLOCLINE_SVG_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* The only writer of markup: SVG 1.1 as far as every renderer draws it alike. Elements are svg,
 * title, desc, g, rect, path, circle, text, a; colours are #RRGGBB; no style, pattern, gradient or
 * entity beyond the five of XML. Numbers have at most two decimals, in every locale. */

struct svg {
    char *text; /* malloc'ed; svg_release */
    size_t size, capacity;
    unsigned depth; /* of open groups */
};

void svg_release(struct svg *svg);

/* Text as it stands; the caller knows that it is markup. */
void svg_raw(struct svg *svg, const char *markup);

/* Text, with the five entities; controls, and bytes that are no UTF-8, become U+FFFD. `quoted` also
 * folds line breaks, for attributes. NULL is nothing. */
void svg_escaped(struct svg *svg, const char *text, size_t size, bool quoted);

/* A number with at most two decimals and no exponent. */
void svg_number(struct svg *svg, double number);

/* ` name="value"`, escaped, or of a number. */
void svg_attribute(struct svg *svg, const char *name, const char *value);
void svg_measure(struct svg *svg, const char *name, double value);

/* The opening tag `<svg ...>` with its title and description. `style` is one <style> or NULL. */
void svg_begin(struct svg *svg, double width, double height, const char *lang, const char *title,
               const char *description, const char *style);
void svg_end(struct svg *svg);

/* `<g ATTRIBUTES>`; attributes are written by the caller between open and opened. */
void svg_group_open(struct svg *svg);
void svg_group_opened(struct svg *svg);
void svg_group_close(struct svg *svg);

/* `<title>`: what a pointer over the group shows, and a screen reader says. */
void svg_title(struct svg *svg, const char *text);

/* Marks, one a line. Colours "#RRGGBB"; NULL fill or stroke: none. */
void svg_rect(struct svg *svg, double x, double y, double width, double height, const char *fill,
              const char *stroke, double stroke_width);
void svg_circle(struct svg *svg, double x, double y, double radius, const char *fill,
                const char *stroke, double stroke_width);

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct svg_font {
    double size;
    const char *fill;
    bool bold, tabular;
    enum anchor anchor;
};
void svg_text(struct svg *svg, double x, double y, const struct svg_font *font, const char *text,
              size_t size);

/* A path: begin, moves and lines, end. */
void svg_path_begin(struct svg *svg);
void svg_move(struct svg *svg, double x, double y);
void svg_line(struct svg *svg, double x, double y);
/* A curve that leaves and arrives level, half way between. */
void svg_curve(struct svg *svg, double x1, double x2, double y1, double y2);
void svg_close(struct svg *svg);
void svg_path_end(struct svg *svg, const char *fill, const char *stroke, double stroke_width,
                  const char *dashes);

/* One straight line. */
void svg_stroke(struct svg *svg, double x1, double y1, double x2, double y2, const char *stroke,
                double stroke_width, const char *dashes);

#endif

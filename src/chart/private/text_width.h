#ifndef BLOCLINE_TEXT_WIDTH_H
#define BLOCLINE_TEXT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>

/* How wide text is in a picture, whatever sans-serif font shows it: at most so many pixels. */

/* The width of `size` bytes of UTF-8 at a font size in pixels. */
double font_width(const char *text, size_t size, double font, bool bold);

/* Bytes of the longest beginning that is at most `width` pixels wide. */
size_t font_cut(const char *text, size_t size, double font, bool bold, double width);

/* Bytes of the first line of text that is wrapped at spaces to `width` pixels; at least one
 * character. The space after it belongs to no line. */
size_t font_wrap(const char *text, size_t size, double font, bool bold, double width);

#endif

#ifndef BLOCLINE_TEXT_POINT_H
#define BLOCLINE_TEXT_POINT_H

#include <stddef.h>
#include <stdint.h>

/* Reads the code point at the beginning of `size` > 0 bytes. Returns its length in bytes, or 0 if
 * it is not valid UTF-8. */
size_t text_point(const char *text, size_t size, int32_t *point);

#endif

#ifndef BLOCLINE_WORDING_H
#define BLOCLINE_WORDING_H

#include "language.h"

#include <stddef.h>
#include <stdint.h>

/* Texts of the catalogue with nothing but the C library: for `base`, where faults and findings are
 * worded, and beneath message.h, which is what all others use. A message is an `enum message`
 * (messages.h), here an int: so a new text does not compile anew what only hands ids on. */

/* The text as it is in the catalogue: the bytes 1 to 8 are the places of arguments. Of a text with
 * plural forms, the form for `number`. Static; "" for MSG_NONE. */
const char *wording_text(enum language language, int message);
const char *wording_form(enum language language, int message, uint64_t number);

/* The text with its arguments, as snprintf writes it: at most `size` bytes with the NUL, and the
 * answer is how many it wants without it. `count` arguments, at least as many as there are places
 * (asserted). `out` is none of the arguments. */
size_t wording_write(char *out, size_t size, const char *text, const char *const *arguments,
                     size_t count);

/* Whether a byte of a text is the place of an argument: the first is 1. */
int wording_place(char byte);

/* A whole number in digits, as an argument: NUMBER_TEXT(n) lives as long as the block around it. */
enum { NUMBER_TEXT_SIZE = 24 };
#define NUMBER_TEXT(number) number_digits((char[NUMBER_TEXT_SIZE]){0}, (int64_t)(number))
const char *number_digits(char out[NUMBER_TEXT_SIZE], int64_t number);

#endif

#ifndef BLOCLINE_ALPHABET_H
#define BLOCLINE_ALPHABET_H

#include <stddef.h>

/* The order of names, by a table of ours: the same in every locale and, since the alphabets of
 * English, Russian and Kazakh do not contradict each other, in every language. */

enum { ALPHABET_KEY_MOST = 3 /* bytes of a key for each byte of the text */ };

/* Writes the key of a folded text (text_fold), `size` bytes of UTF-8, to `key`, which has room for
 * ALPHABET_KEY_MOST bytes for each of them, and returns the key's length. Keys compare as bytes
 * (memcmp; no byte of a key is 0). Latin letters with marks stand with the plain ones, Cyrillic
 * ones in the order of the Kazakh alphabet, in which Ё follows Е; signs and digits come first.
 * Texts that differ in marks alone have equal keys. */
size_t alphabet_key(const char *text, size_t size, unsigned char *key);

#endif

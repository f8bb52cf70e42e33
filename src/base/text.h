#ifndef BLOCLINE_TEXT_H
#define BLOCLINE_TEXT_H

#include "arena.h"
#include "language.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Text is UTF-8 (Unicode 14, by libutf8proc). Sizes are bytes unless a name says otherwise. */

/* Returns the offset of the first byte that is not valid UTF-8, or `size` if all is valid.
 * Surrogates, overlong forms and values above U+10FFFF are invalid (RFC 3629). */
size_t text_invalid(const char *text, size_t size);

/* Makes the text one line that is safe to show, in place, and returns its new size: signs that
 * would break the line, command the terminal or turn the direction of what is read become spaces,
 * and bytes that are not UTF-8 question marks. Such come from what records and people write. */
size_t text_clean(char *text, size_t size);

/* The same for a text of many lines, whose ends, tabs and ends of pages stay: a document. No NUL is
 * put behind it.
 */
size_t text_clean_lines(char *text, size_t size);

/* The offset of the first such sign other than a tab or a line feed, or `size`. */
size_t text_hidden(const char *text, size_t size);

/* Number of code points in valid UTF-8. */
size_t text_points(const char *text, size_t size);

/* Byte size of the text without a character at its end of which only the first bytes are there, as
 * a buffer that was too small leaves it. */
size_t text_whole(const char *text, size_t size);

/* Columns that the text takes on a terminal: combining marks 0, wide characters 2. */
size_t text_width(const char *text, size_t size);

/* Byte size of the longest beginning of `text` that takes at most `width` columns. */
size_t text_cut(const char *text, size_t size, size_t width);

/* How many bytes of the text stand on a line of `width` columns, and how many are gone with them
 * (`*taken`, with the spaces after them). Breaks at spaces; a word that is too long after a sign in
 * it or anywhere, a URL nowhere. */
size_t text_break(const char *text, size_t size, size_t width, size_t *taken);

/* The text with a capital letter at its beginning. Owned by the arena. */
const char *text_capital(struct arena *arena, const char *text);

/* What stands for one character in ASCII: its letter without marks or in Latin
 * script, a dash, a quote, or `?`.
 * NUL-terminated, perhaps empty; returns `out`. */
const char *text_ascii(const char *character, size_t size, char out[8]);

/* The key under which a name is found: Unicode case folding and NFC, runs of white space made one
 * space, none at the ends; dashes and quotes of all shapes made '-' and '"'. Marks stay: й is not
 * и. NULL if `text` is not valid UTF-8. Owned by the arena. */
char *text_fold(struct arena *arena, const char *text, size_t size);

/* The same for names of the records: ё is written as е as often as not, and is е here. */
char *text_name_key(struct arena *arena, const char *text, size_t size);

/* The next word of a list with commas, "a, b": moves `*at` past spaces to it and returns its bytes,
 * up to the comma or the end without the spaces before it. */
size_t text_word(const char **at);

/* Edits (insert, delete, replace, swap neighbours; code points) between two valid UTF-8 texts, or
 * `limit` + 1 if there are more than `limit`. Texts over 64 code points are never near. */
size_t text_distance(const char *a, const char *b, size_t limit);

/* Looks for the word nearest to `word`. Feed it candidates; `best` is the nearest so far or NULL.
 */
struct nearest {
    const char *word; /* folded by the caller if case should not count */
    const char *best; /* borrowed by the caller of nearest_offer */
    size_t distance;
};

/* Starts a search; how far a suggestion may be grows with the word's length (1 edit for up to 4
 * code points, 2 up to 8, 3 beyond). `word` is borrowed. */
struct nearest nearest_to(const char *word);

/* Offers a candidate: `key` is compared, `shown` is what a suggestion would say. */
void nearest_offer(struct nearest *nearest, const char *key, const char *shown);

/* " (did you mean X?)" in the language, or "". Owned by the arena. */
const char *nearest_hint(struct arena *arena, const struct nearest *nearest,
                         enum language language);

#endif

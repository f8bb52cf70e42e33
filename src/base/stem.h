#ifndef BLOCLINE_STEM_H
#define BLOCLINE_STEM_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Words of a text and their stems, by libstemmer (Snowball): the same for what is searched and for
 * what is asked. English for words of Latin letters, Russian for Cyrillic ones. There is no
 * Kazakh stemmer: a word with a letter that Russian lacks (қ, ө, і ...) is its own stem.
 *
 * Before that the text is case-folded; ё becomes е, accents on Latin letters and the marks of
 * stress go (й is a letter, and stays); 's goes. A word is a run of letters and digits. */

struct stemmer;

/* Owned by the caller. */
struct stemmer *stemmer_new(void);
void stemmer_free(struct stemmer *stemmer);

struct stemmed {
    const char *word, *stem; /* NUL-terminated, letters and digits only; borrowed for the call */
    bool cyrillic;           /* all its letters are */
    bool kazakh;             /* it has a letter of Kazakh that Russian lacks */
};

typedef void stemmed_visit(void *context, const struct stemmed *word);

/* Hands out the words of `text` (`size` bytes) in order. Text that is not UTF-8 has none. */
void stem_text(struct stemmer *stemmer, const char *text, size_t size, stemmed_visit *visit,
               void *context);

/* The stems of the text's words in order, a space after each. Owned by the arena. */
const char *stem_all(struct stemmer *stemmer, struct arena *arena, const char *text, size_t size);

#endif

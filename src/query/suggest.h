#ifndef BLOCLINE_SUGGEST_H
#define BLOCLINE_SUGGEST_H

#include "arena.h"
#include "words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Who may be meant by a name that nobody bears: the ones whose names are a slip of the keyboard
 * away, or the same words in another form (Центральноазиатского союза); failing those, whose names
 * have the word in them (Shanghai). */

enum { NEAR_MAX = 3 };

struct near_party {
    enum party of;
    int64_t owner;
    const char *id;
};

struct suggestion {
    struct near_party parties[NEAR_MAX];
    size_t count;
    /* The rest is private. */
    struct arena arena;
    struct stemmer *stemmer;
    const char *key, *stems;
    size_t distance; /* of those found so far, or the farthest that is still near */
    bool near;       /* false: the name is too short for one letter to be a slip */
    bool more;       /* nearer ones were left out for want of room */
    bool parts;      /* those found so far only have the word in their names */
};

/* `key` is a folded name, borrowed until suggestion_free. Owned by the caller. */
struct suggestion *suggestion_new(const char *key);
void suggestion_free(struct suggestion *suggestion);

/* A name and whose it is, as store_keys hands them out; `context` is the suggestion. */
void suggestion_offer(void *context, enum party of, int64_t owner, const char *key, const char *id);

/* Whether a folded name is of words that have cases: not of ASCII alone. */
bool suggestion_may_be_same(const char *key);

/* Whether exactly one is found, and by the same Cyrillic words in another form. */
bool suggestion_is_same(const struct suggestion *suggestion);

#endif

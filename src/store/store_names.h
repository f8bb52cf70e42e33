#ifndef BLOCLINE_STORE_NAMES_H
#define BLOCLINE_STORE_NAMES_H

#include "arena.h"
#include "store.h"

/* Names: who is meant by a word, and what to call them. */

/* An actor or bloc that a word in a question may mean. */
struct name_hit {
    enum party of;
    int64_t owner;            /* its number in the store */
    const char *id;           /* borrowed for the call */
    int64_t used_lo, used_hi; /* days on which the name was in use */
    const char *scheme;       /* of a code; NULL of a name */
    bool own;                 /* a name that the package of the reading in use gives, or sees */
};

typedef bool name_visit(void *context, const struct name_hit *hit, struct fault *fault);

/* Called for each person: its number, id, and names by language (some NULL). */
typedef void person_visit(void *context, int64_t person, const char *id,
                          const char *const names[LANG_COUNT]);
bool store_people(struct store *store, person_visit *visit, void *context, struct fault *fault);

/* All owners of the folded key, ordered by kind of party and number; one hit per owner and period.
 */
bool store_names(struct store *store, const char *key, name_visit *visit, void *context,
                 struct fault *fault);

/* All owners of a code in lists of others: iso2, iso_numeric, cow, gw, wikidata, cow_igo. `scheme`:
 * one of them, or NULL: any. Numbers are the same with zeros before them, letters in any case. */
bool store_code_owners(struct store *store, const char *scheme, const char *code, name_visit *visit,
                       void *context, struct fault *fault);

/* Every key of every owner of kind `of`, for suggestions. The hit's `id` is the owner's. */
typedef void key_visit(void *context, enum party of, int64_t owner, const char *key,
                       const char *id);
bool store_keys(struct store *store, enum party of, key_visit *visit, void *context,
                struct fault *fault);

/* The name to show, owned by the arena. */
bool store_label(struct store *store, enum party of, int64_t owner, enum language lang,
                 struct arena *arena, const char **label, struct fault *fault);

#endif

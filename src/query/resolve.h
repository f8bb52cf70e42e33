#ifndef BLOCLINE_RESOLVE_H
#define BLOCLINE_RESOLVE_H

#include "arena.h"
#include "question.h"

/* From a word in a question to the actor or bloc it means. */

struct subject {
    enum party of;
    int64_t owner; /* its number in the store */
    const char *id;
    const char *label; /* its name in the question's language; a very long one is cut */
};

enum { WANT_ACTOR = 1 << PARTY_ACTOR, WANT_BLOC = 1 << PARTY_BLOC };

/* Finds what `word` names among the wanted kinds of party; its texts are owned by `arena`. An id
 * counts before a name. Of several the date of the question (--on, or --from and --to) decides if
 * it was given: who bore the name on it, and which bloc lived. A word that is no name may be a code
 * (KZ, 398, cow:705, Q232), or a name in another case (Казахстана); a note says what it was taken
 * for. Fails with FAULT_UNKNOWN: nobody (and the nearest names), or several (as many as fit, with
 * their dates). */
bool resolve(const struct question *question, const char *word, unsigned wanted,
             struct arena *arena, struct subject *subject, struct fault *fault);

/* What a word may mean, before there is a question that could settle it. With `nearby` it may be a
 * name in another case too, which takes a look at all names. */
struct name_meaning {
    unsigned of;    /* WANT_ACTOR, WANT_BLOC, both, or 0: it is no name */
    const char *id; /* of the only one that it means, or NULL */
    bool exact;     /* false: a name in another case */
    bool by_code;   /* it is a code of others, not a name */
};
bool resolve_means(struct store *store, const char *word, bool nearby, struct name_meaning *meaning,
                   struct arena *arena, struct fault *fault);

/* " (did you mean Uzbekistan (UZB)?)" of the actors and blocs whose names are near to a word that
 * is none, before there is a question; "" if there are none. Owned by `arena`. */
bool resolve_near(struct store *store, const char *word, enum language lang, struct arena *arena,
                  const char **hint, struct fault *fault);

/* The blocs, or the actors, that `count` words name: all are of the kind of the first. FAULT_USAGE:
 * one is named twice. `list` has room for them. */
bool subjects_of(const struct question *question, const char *const *words, size_t count,
                 struct arena *arena, struct subject *list, struct fault *fault);

/* Whether a word is the id, the full name or the last name of somebody in the records, before there
 * is a question. */
bool resolve_means_person(struct store *store, const char *word, bool *means, struct fault *fault);

/* The number of the person that `word` (an id, a full name, or a last name) means. */
bool resolve_person(const struct question *question, const char *word, int64_t *person,
                    struct fault *fault);

#endif

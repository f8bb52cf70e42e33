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
 * it was given: who bore the name on it, and which bloc lived. Fails with FAULT_UNKNOWN: nobody
 * (and the nearest name), or several (as many as fit, with their dates). */
bool resolve(const struct question *question, const char *word, unsigned wanted,
             struct arena *arena, struct subject *subject, struct fault *fault);

/* The blocs, or the actors, that `count` words name: all are of the kind of the first. FAULT_USAGE:
 * one is named twice. `list` has room for them. */
bool subjects_of(const struct question *question, const char *const *words, size_t count,
                 struct arena *arena, struct subject *list, struct fault *fault);

/* The number of the person that `word` (an id, a full name, or a last name) means. */
bool resolve_person(const struct question *question, const char *word, int64_t *person,
                    struct fault *fault);

#endif

#ifndef BLOCLINE_CHOICE_H
#define BLOCLINE_CHOICE_H

#include "question.h"

/* --tag: only blocs and actors that bear one of the tags (the column `tags` of blocs.csv and
 * actors.csv). A tag that no actor bears says nothing about actors, and one that no bloc bears
 * nothing about blocs; so `economic,landlocked` are economic blocs with landlocked states. */

/* Whether one of the tags between commas is among `own`, which spaces part (NULL: none are). */
bool tags_meet(const char *own, const char *tags);

struct choice {
    struct chosen_ids {
        const char **list; /* in order of bytes */
        size_t count;
        bool all; /* none of the tags is about them */
    } blocs, actors;
};

/* Reads who bears them; owned by the arena. NULL: everybody is chosen. */
bool choice_read(const struct question *question, const char *tags, struct arena *arena,
                 struct choice *choice, struct fault *fault);

/* Whether a standing is one of those chosen. NULL: it is. */
bool choice_takes(const struct choice *choice, const char *bloc, const char *actor);

#endif

#ifndef BLOCLINE_THROUGH_H
#define BLOCLINE_THROUGH_H

#include "question.h"
#include "store.h"

#include <stddef.h>

/* --rule all of an actor that passes from one status to another: it stood in the bloc all through,
 * though in no one status. */

struct through {
    enum certainty *list; /* per bloc and actor, in the order of store_spells */
    size_t count, room;
    const char *bloc, *actor;  /* the last one seen */
    int64_t possible, certain; /* covered from the period's first day up to this one, exclusive */
    const struct question *question;
    size_t at; /* of the second walk; from 1 */
    struct arena arena;
};

/* Walks over the spells of `query` once, to find who stood in one or another of the statuses asked
 * for on every day from the first to the last of the question's period. Needs through_release. */
bool through_init(struct through *through, const struct question *question,
                  const struct spell_query *query, struct fault *fault);
void through_release(struct through *through);

/* The first walk for those who walk themselves: begin with `{.question = ...}`, give each spell to
 * through_take (a spell_visit; of the row it looks at the ids, the status and the days), and
 * rewind.
 */
bool through_take(void *through, const struct spell_row *row, struct fault *fault);
void through_rewind(struct through *through);

/* In a second walk over the same spells, each given in turn: how surely the spell is one of those
 * that cover the period. */
enum certainty through_next(struct through *through, const struct spell_row *row);

#endif

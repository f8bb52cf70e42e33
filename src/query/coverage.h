#ifndef BLOCLINE_COVERAGE_H
#define BLOCLINE_COVERAGE_H

#include "question.h"
#include "store.h"
#include "store_spells.h"

#include <stddef.h>

/* --rule all of an actor that passes from one status to another: it stood in the bloc all through,
 * though in no one status. */

struct coverage {
    enum certainty *list; /* per bloc and actor, in the order of store_spells */
    size_t count, capacity;
    const char *bloc, *actor;  /* the last one seen */
    int64_t possible, certain; /* covered from the period's first day up to this one, exclusive */
    const struct question *question;
    size_t at; /* of the second walk; from 1 */
    struct arena arena;
};

/* Walks over the spells of `query` once, to find who stood in one or another of the statuses asked
 * for on every day from the first to the last of the question's period. Needs coverage_release. */
bool coverage_init(struct coverage *coverage, const struct question *question,
                   const struct spell_query *query, struct fault *fault);
void coverage_release(struct coverage *coverage);

/* The first walk for code that walks the spells itself: begin with `{.question = ...}`, give each
 * spell to coverage_take (a spell_visit; of the row it looks at the ids, the status and the days),
 * and rewind.
 */
bool coverage_take(void *coverage, const struct spell_row *row, struct fault *fault);
void coverage_rewind(struct coverage *coverage);

/* In a second walk over the same spells, each given in turn: how surely the spell is one of those
 * that cover the period. */
enum certainty coverage_next(struct coverage *coverage, const struct spell_row *row);

#endif

#ifndef BLOCLINE_SPELL_STREAM_H
#define BLOCLINE_SPELL_STREAM_H

#include "standing.h"
#include "store.h"

/* Spells as plain numbers, for sweeps over all of them: panels, dyads, changes. One bloc's (or one
 * actor's) spells are in memory at a time. Ids and names are looked up in the lists that store_
 * parties and store_statuses load once. Only read_stream.c knows how the numbers are stored. */

/* Numbers of the store, all from 1, and each that of something there (but accounts may be missing:
 * account_find says so). */
struct plain_spell {
    struct bounds bounds;
    int64_t start_account, end_account; /* end_account 0: open */
    uint32_t bloc, actor, status;
    uint32_t number; /* in order of time, from 1 for each actor in each bloc */
};

struct spell_stream;

/* Opens a stream over a reading, to be asked bloc by bloc or actor by actor (`by`). Owned by the
 * caller; spell_stream_close, before the store is closed. */
bool spell_stream_open(struct store *store, int64_t reading, enum party by,
                       struct spell_stream **stream, struct fault *fault);
void spell_stream_close(struct spell_stream *stream);

/* From now on a bloc counts as another: last[number] is the number of that, for 1 to `greatest`. The
 * spells of both come under that number, in order of time, and a standing that goes on in the same
 * status is one spell. `last` is borrowed; NULL: each counts as
 * itself. */
void spell_stream_follow(struct spell_stream *stream, const uint32_t *last, uint32_t greatest);

/* All spells of a bloc in order of actor and number (or of an actor in order of bloc and number).
 * Borrowed until the next call. */
bool spell_stream_group(struct spell_stream *stream, uint32_t owner,
                        const struct plain_spell **spells, size_t *count, struct fault *fault);

/* Hands out the number of each bloc in which the actor has a spell of any status, in no order; from
 * an index, without reading a spell. */
typedef bool bloc_number_visit(void *context, uint32_t bloc, struct fault *fault);
bool store_blocs_of(struct store *store, int64_t reading, uint32_t actor, bloc_number_visit *visit,
                    void *context, struct fault *fault);

/* Sets the fault that the spells say what cannot be. Returns false. */
bool spells_damaged(struct store *store, struct fault *fault);

#endif

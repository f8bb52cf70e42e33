#ifndef BLOCLINE_STORE_SOURCES_H
#define BLOCLINE_STORE_SOURCES_H

#include "store.h"

/* Which sources a row of an answer rests on. */

/* The ids of the sources that have an account of the event (`size` bytes), parted by spaces, that
 * of the account which the reading chose first; "" for an event that is not there. Borrowed until
 * the next call. */
bool store_event_sources(struct store *store, int64_t reading, const char *event, size_t size,
                         const char **sources, struct fault *fault);

/* The same for a standing: the sources that the reading follows for the events that change the
 * actor's standing in the bloc, in order of those events; both by id, of these sizes in bytes. */
bool store_standing_sources(struct store *store, int64_t reading, const char *bloc,
                            size_t bloc_size, const char *actor, size_t actor_size,
                            const char **sources, struct fault *fault);

#endif

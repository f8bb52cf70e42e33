#ifndef BLOCLINE_SPELL_STREAM_H
#define BLOCLINE_SPELL_STREAM_H

#include "store.h"

/* Spells as plain numbers, for sweeps over all of them: panels, dyads, changes. One bloc's (or one
 * actor's) spells are in memory at a time. Ids and names are looked up in the lists that store_
 * parties and store_statuses load once. Only read_stream.c knows how the numbers are stored. */

/* Numbers of the store, all from 1. */
struct plain_spell {
    int64_t start_lo, start_hi, end_lo, end_hi;
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

/* All spells of a bloc in order of actor and number (or of an actor in order of bloc and number).
 * Borrowed until the next call. */
bool spell_stream_group(struct spell_stream *stream, uint32_t owner,
                        const struct plain_spell **spells, size_t *count, struct fault *fault);

/* An actor or a bloc. Texts are NULL where the records have none. */
struct party_row {
    uint32_t number;
    const char *id, *label; /* the label in the language asked for */
    const char *iso2, *cow, *gw;
};

/* All actors or all blocs in order of id (by bytes). The list and its texts are owned by `arena`.
 */
bool store_parties(struct store *store, enum party of, enum language lang, struct arena *arena,
                   struct party_row **list, size_t *count, struct fault *fault);

struct status_row {
    uint32_t number;
    const char *id;
    uint32_t class; /* enum status_class */
    int64_t cow;    /* or COW_NO_CODE */
};

/* All statuses in order of number. Owned by `arena`. */
bool store_statuses(struct store *store, struct arena *arena, struct status_row **list,
                    size_t *count, struct fault *fault);

/* Looks actors up by number, with their labels in one language. */
struct actor_finder;
bool actor_finder_open(struct store *store, enum language lang, struct actor_finder **finder,
                       struct fault *fault);
void actor_finder_close(struct actor_finder *finder);

/* The actor's id and label, borrowed until the next call; NULL if there is none of this number. */
bool actor_find(struct actor_finder *finder, int64_t actor, const char **id, const char **label,
                struct fault *fault);

/* Looks accounts up by number. */
struct account_finder;
bool account_finder_open(struct store *store, struct account_finder **finder, struct fault *fault);
void account_finder_close(struct account_finder *finder);

/* The account's date (EDTF) and its event's id, borrowed until the next call. */
bool account_find(struct account_finder *finder, int64_t account, const char **date,
                  const char **event, struct fault *fault);

#endif

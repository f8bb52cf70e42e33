#ifndef BLOCLINE_STORE_LISTS_H
#define BLOCLINE_STORE_LISTS_H

#include "arena.h"
#include "store.h"

/* The lists of what there is: for `list`, for words in questions, and as arrays for sweeps. */

/* Checks the names of statuses (or kinds, ...) in a question: false and FAULT_USAGE with the
 * nearest right word if `word` is not one. `list` is as in store_list. */
bool store_knows(struct store *store, const char *list, const char *word, struct fault *fault);

/* One of the lists: "actors", "blocs", "sources", "statuses", "kinds", "readings", "people". The
 * cells are as store_list_columns says. */
bool store_list(struct store *store, const char *list, enum language lang, store_visit *visit,
                void *context, struct fault *fault);

/* The columns of a list, `*count` of them, or NULL if there is no list of that name. */
const struct column *store_list_columns(const char *list, size_t *count);

/* The names of all lists, ending with NULL. */
const char *const *store_lists(void);

/* An actor or a bloc. Texts are NULL where the records have none. */
struct party_row {
    uint32_t number;
    const char *id, *label; /* the label in the language asked for */
    const char *iso2, *cow, *gw;
    bool bilateral;               /* of a bloc: its standings are of pairs (blocs.csv) */
    const char *tags;             /* words, parted by spaces; or NULL */
    int64_t exists_lo, exists_hi; /* of an actor: the days on which it may stand anywhere */
};

/* All actors or all blocs in order of id (by bytes). The list and its texts are owned by `arena`.
 */
bool store_parties(struct store *store, enum party of, enum language lang, struct arena *arena,
                   struct party_row **list, size_t *count, struct fault *fault);

/* A code that an actor bore for a time, or always. */
struct code_row {
    uint32_t actor;   /* its number */
    const char *code; /* owned by the arena */
    int64_t lo, hi;   /* first and last day; the infinities */
};

/* The actors' codes of a scheme ("cow"), in order of actor and time. Owned by `arena`. */
bool store_scheme_codes(struct store *store, const char *scheme, struct arena *arena,
                        struct code_row **list, size_t *count, struct fault *fault);

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

#endif

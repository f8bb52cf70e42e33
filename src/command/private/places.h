#ifndef BLOCLINE_PLACES_H
#define BLOCLINE_PLACES_H

#include "arena.h"
#include "fault.h"
#include "store.h"

#include <stdbool.h>

/* Whether a place of the records goes by that name, now or in the past. */
bool place_is_known(struct store *store, const char *name, bool *known, struct fault *fault);

/* A place of the records. Accounts may spell it in several ways, as it was called at their time. */
struct places {
    const char *place;     /* as accounts name it; of several spellings that which has names */
    const char *spellings; /* all, each between line breaks: "\nAlma-Ata\nAlmaty\n" */
};

/* The place that goes by the name, owned by `arena`. FAULT_UNKNOWN: there is none, with the
 * nearest. */
bool place_named(struct store *store, const char *name, struct arena *arena, struct places *places,
                 struct fault *fault);

/* Whether an account that names `place` is of it. */
bool place_is_one(const struct places *places, struct arena *arena, const char *place);

#endif

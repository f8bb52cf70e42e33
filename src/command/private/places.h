#ifndef BLOCLINE_PLACES_H
#define BLOCLINE_PLACES_H

#include "fault.h"
#include "store.h"

#include <stdbool.h>

/* Whether a place of the records goes by that name, now or in the past. */
bool place_is_known(struct store *store, const char *name, bool *known, struct fault *fault);

#endif

#ifndef BLOCLINE_STATUS_SAID_H
#define BLOCLINE_STATUS_SAID_H

#include "arena.h"
#include "store.h"

/* The status that a text names in any language, in any number: "observers", "наблюдатели". NULL in
 * `*status` if it is none; else its id, owned by the arena. */
bool status_said(struct store *store, const char *text, struct arena *arena, const char **status,
                 struct fault *fault);

#endif

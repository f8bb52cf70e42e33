#ifndef BLOCLINE_ENTRY_ID_H
#define BLOCLINE_ENTRY_ID_H

#include "store.h"

/* Replaces `*id` by the id of an event ("event") or source ("source") that is written so, in
 * whatever case. FAULT_UNKNOWN, with the nearest ids or those that begin so. */
bool entry_id(struct store *store, const char *of, const char **id, struct arena *arena,
              struct fault *fault);

#endif

#ifndef BLOCLINE_STORE_LOOK_H
#define BLOCLINE_STORE_LOOK_H

#include "screen_words.h"
#include "store.h"

/* What people call what has an id: the text in the language, owned by `arena`; NULL if there is
 * none. */
bool store_look(struct store *store, enum look what, const char *id, enum language lang,
                struct arena *arena, const char **text, struct fault *fault);

#endif

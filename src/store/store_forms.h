#ifndef BLOCLINE_STORE_FORMS_H
#define BLOCLINE_STORE_FORMS_H

#include "arena.h"
#include "store.h"

/* The forms of a name: what an actor or bloc was called on a day, in full, in short, and by
 * letters. */

struct name_forms {
    const char *name;         /* NULL: the records have none; then its id must do */
    const char *short_name;   /* or NULL */
    const char *abbreviation; /* or NULL */
    enum language lang, short_lang;
};

/* The forms in use on `day` (the surest last day of a period counts), each in the language asked
 * for, else in the one it falls back to. A name that was not in use on any day near is left out.
 * Owned by the arena. */
bool store_name_forms(struct store *store, enum party of, int64_t owner, enum language lang,
                      int64_t day, struct arena *arena, struct name_forms *forms,
                      struct fault *fault);

#endif

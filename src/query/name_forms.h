#ifndef BLOCLINE_NAME_FORMS_H
#define BLOCLINE_NAME_FORMS_H

#include "arena.h"

/* Other ways to write a name that mean the same. */

enum { NAME_FORMS = 3 };

/* Fills `forms` with the folded name `key` itself and what else it may be written for: without the
 * quotation marks around it, and with the order of words that lists of names turn around ("moldova,
 * republic of", "iran (islamic republic of)"). Returns how many. Owned by the arena. */
int name_forms(struct arena *arena, const char *key, const char *forms[NAME_FORMS]);

#endif

#ifndef BLOCLINE_MESSAGE_TABLES_H
#define BLOCLINE_MESSAGE_TABLES_H

#include "language.h"
#include "messages.h"

#include <stddef.h>
#include <stdint.h>

/* What BloclineCatalogue.cmake makes of the catalogue: constant tables without an address in them,
 * so that they cost nothing at the start of a program. */

/* Which numbers take which form. A new rule is a row here and in message.c, and its forms in
 * BloclineCatalogue.cmake; the rules are those of CLDR for whole numbers. */
enum plural_rule {
    PLURALS_ONE_OTHER,   /* 1 | all others */
    PLURALS_EAST_SLAVIC, /* 1, 21, 101 | 2 to 4, 22 to 24 | all others */
    PLURALS_SAME         /* nouns stay as they are after a number */
};

enum plural_form { FORM_ONE, FORM_FEW, FORM_MANY, FORM_OTHER, FORM_COUNT };

struct language_about {
    enum language fallback; /* where a missing text is looked for; English has all of them */
    enum plural_rule plurals;
};

struct language_alias {
    const char *said;
    enum language meant;
};

/* The text in a slot; "" if the language lacks it. In a text the bytes 1 to 8 are the places of
 * its arguments. */
const char *message_in_slot(enum language language, unsigned slot);

/* The first slot of each message: it has one, or FORM_COUNT if it has plural forms. */
extern const uint16_t message_slots[MESSAGE_COUNT + 1];

/* How many arguments each message takes. */
extern const uint8_t message_places[MESSAGE_COUNT];

extern const struct language_about language_abouts[LANG_COUNT];

/* Ends with a row whose text is NULL. */
extern const struct language_alias language_aliases[];

#endif

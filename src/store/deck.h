#ifndef BLOCLINE_DECK_H
#define BLOCLINE_DECK_H

#include "fault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A collection of cards as Anki keeps it (collection.anki2, a SQLite database of schema 11; Anki's
 * rslib/src/storage/schema11.sql), built in memory: no file is opened for it. */

struct deck_note {
    int64_t id, card_id;
    const char *guid;
    const char *fields, *first; /* all fields, U+001F between them; the first alone */
    const char *tags;           /* words parted by spaces */
};

struct deck {
    int64_t id, model_id;
    const char *conf, *models, *decks, *options; /* JSON, of the row `col` */
    const struct deck_note *notes;
    size_t count;
};

/* The bytes of the database; free() them. The same deck gives the same bytes. */
bool deck_bytes(const struct deck *deck, char **bytes, size_t *size, struct fault *fault);

#endif

#ifndef BLOCLINE_CARD_H
#define BLOCLINE_CARD_H

#include "question.h"
#include "resolve.h"

/* An actor or a bloc at a glance. */

struct card_spell {
    const char *id, *label; /* of the other side */
    const char *status;
    bool full, none; /* the class of the status */
    struct bounds bounds;
    const char *start, *end; /* EDTF; NULL: open */
};

struct card {
    const struct question *question;
    struct arena arena;
    struct subject subject;
    struct card_spell *list; /* heap; in order of time */
    size_t count, capacity;
    size_t now, past; /* spells of class full */
    int64_t events, disputed;
};

/* Writes the card as lines for people. */
bool card_lines(struct card *card, struct table_sink *sink, struct fault *fault);

#endif

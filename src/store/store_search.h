#ifndef BLOCLINE_STORE_SEARCH_H
#define BLOCLINE_STORE_SEARCH_H

#include "store.h"

/* Full-text search. */

struct found_row {
    const char *type;    /* "event", "bloc", "actor", "person" or "source" */
    const char *id;      /* of that event, bloc ... */
    const char *date;    /* of the event in the reading, or of the source; NULL: none */
    const char *title;   /* the event's, the name, the source's */
    const char *matched; /* in which fields, "title note" */
    int64_t rank;        /* from 1; those that fit equally well have the same */
};

typedef bool found_visit(void *context, const struct found_row *row, struct fault *fault);

/* What fits an FTS5 expression over the columns of schema/search.sql, best first, then by date.
 * Events that the reading does not know are left out. */
bool store_find(struct store *store, int64_t reading, const char *expression, enum language lang,
                found_visit *visit, void *context, struct fault *fault);

#endif

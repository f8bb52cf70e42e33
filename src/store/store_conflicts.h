#ifndef BLOCLINE_STORE_CONFLICTS_H
#define BLOCLINE_STORE_CONFLICTS_H

#include "store.h"

/* Events of several accounts. */

/* What one account says, beside the others of its event. */
struct conflict_row {
    int64_t event_id;
    const char *event, *bloc, *title; /* bloc: NULL if the event has none */
    const char *date, *kind, *place;
    /* What changes, in an order that does not depend on how it was written: "member=KAZ KGZ", the
     * statuses in order of statuses.csv, the actors by id, other blocs than the event's named
     * ("CAEC:member=KAZ"). NULL: nothing. */
    const char *effects;
    /* Everybody in it, by id, whether a standing changes or not: "KAZ KGZ RUS". NULL: nobody. */
    const char *actors;
    const char *source, *locator, *note;
    bool used; /* it counts in the reading */
};

typedef bool conflict_visit(void *context, const struct conflict_row *row, struct fault *fault);

/* The accounts of every event that has more than one; of one bloc (the event's, or one in which an
 * account of it changes a standing) or of all (ANY_ID). Events in order of date (of the account
 * that counts, or else the first), in each the account that counts first, then by file. */
bool store_conflicts(struct store *store, int64_t reading, int64_t bloc, enum language lang,
                     conflict_visit *visit, void *context, struct fault *fault);

#endif

#ifndef BLOCLINE_CHANGE_LOG_H
#define BLOCLINE_CHANGE_LOG_H

#include "store.h"

/* The change log: every change of a reading (change.h), in order of its days, for questions about
 * all that changed in some time. Like packs (spell_packs.h) it is made of the same fold as the
 * table `spell` in the same transaction, and a test holds it equal to that. What is in it:
 * change_block.h.
 *
 * Why: `spell` is in order of blocs, so what happened in ten years was gathered from all of it,
 * sorted, and told with a look at the account of each change. To CSV, whole process, of 913 157
 * spells: 193 594 changes in ten years took 280 ms and take 22 with the log; all 1 365 115 took 2.9
 * s and take 0.1. It adds a fourteenth to a large database and a thirtieth to its ingest. */

/* One change. Texts are borrowed for the call and not NUL-terminated. */
struct logged_change {
    int64_t lo, hi;       /* first and last possible day */
    uint32_t bloc, actor; /* numbers in the store */
    uint32_t from, to;    /* numbers of statuses in the store; 0: none */
    struct cell date;     /* EDTF, as the account gives it */
    struct cell event;    /* id */
    uint32_t source;      /* of all accounts of the event; 0: they have several */
};

typedef bool change_visit(void *context, const struct logged_change *change, struct fault *fault);

struct change_query {
    int64_t reading;
    int64_t after, to; /* only changes that may have happened after the one day, up to the other */
};

/* Changes in order of first day, last day, bloc, actor (both by id), and time. Takes the memory of
 * one block, however many there are. */
bool store_changes(struct store *store, const struct change_query *query, change_visit *visit,
                   void *context, struct fault *fault);

/* Sets the fault that the log says what cannot be. Returns false. */
bool change_log_damaged(struct store *store, struct fault *fault);

#endif

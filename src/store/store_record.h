#ifndef BLOCLINE_STORE_RECORD_H
#define BLOCLINE_STORE_RECORD_H

#include "store.h"

/* Reading, continued (store.h): what the record says about itself. */

/* ---- Lineage ---- */

/* One step of the lineage: `from` became, or was part of, or inspired `to`. */
struct lineage_row {
    int64_t from_id, to_id; /* numbers of the blocs */
    const char *from, *to, *relation;
    const char *from_label, *to_label;
    const char *event, *date; /* NULL: no event, or the reading does not know it */
    const char *source, *locator, *note;
};

typedef bool lineage_visit(void *context, const struct lineage_row *row, struct fault *fault);

/* The family of a bloc: every step that leads to it, however far back, and every step that leads
 * on from it. Each once, in order of the event's date in the reading; those without a date last,
 * in order of the file. */
bool store_lineage(struct store *store, int64_t reading, int64_t bloc, enum language lang,
                   lineage_visit *visit, void *context, struct fault *fault);

/* ---- Events of several accounts ---- */

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

/* ---- Search ---- */

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

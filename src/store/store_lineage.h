#ifndef BLOCLINE_STORE_LINEAGE_H
#define BLOCLINE_STORE_LINEAGE_H

#include "store.h"

/* Lineage: how blocs follow from each other. */

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
 * in order of the file. ANY_ID: every step that the records know. */
bool store_lineage(struct store *store, int64_t reading, int64_t bloc, enum language lang,
                   lineage_visit *visit, void *context, struct fault *fault);

#endif

#ifndef BLOCLINE_ACCOUNT_COMPARE_H
#define BLOCLINE_ACCOUNT_COMPARE_H

#include <stdbool.h>

/* In what two accounts of one event disagree. An account that is silent on something disagrees
 * with nobody about it. */

enum aspect {
    ASPECT_DATE,      /* no day fits both dates */
    ASPECT_PRECISION, /* some day fits both, but one says less, or they overlap in part */
    ASPECT_KIND,
    ASPECT_PARTIES, /* who is in it */
    ASPECT_STATUS,  /* what somebody who is in both becomes by it */
    ASPECT_PLACE,
    ASPECT_COUNT
};

/* "date", "precision" ...; static. */
const char *aspect_text(enum aspect aspect);

/* What is compared; texts as in store_record.h, struct told_row. NULL: nothing said. */
struct told {
    const char *date, *kind, *effects, *actors, *place;
};

/* Of ASPECT_DATE and ASPECT_PRECISION at most one is true of two accounts. Qualifiers (? ~ %) are
 * not compared: they say how sure a source is, not what it says. */
bool told_differ(const struct told *a, const struct told *b, enum aspect aspect);

/* What the account says of the aspect, or NULL. */
const char *told_said(const struct told *told, enum aspect aspect);

#endif

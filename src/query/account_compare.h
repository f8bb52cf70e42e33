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

/* What is compared; texts as in store_record.h, struct conflict_row. NULL: nothing said. */
struct account_values {
    const char *date, *kind, *effects, *actors, *place;
};

/* Of ASPECT_DATE and ASPECT_PRECISION at most one is true of two accounts. Qualifiers (? ~ %) are
 * not compared: they say how sure a source is, not what it says. */
bool accounts_differ(const struct account_values *a, const struct account_values *b,
                     enum aspect aspect);

/* What the account says of the aspect, or NULL. */
const char *account_value(const struct account_values *said, enum aspect aspect);

#endif

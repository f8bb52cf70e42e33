#ifndef BLOCLINE_USUAL_STATUSES_H
#define BLOCLINE_USUAL_STATUSES_H

#include "words.h"

#include <stdio.h>

/* The statuses that most packages have, in the order in which a state goes through them. */
struct usual_status {
    const char *id, *class, *cow, *kind; /* kind: of the event that begins it */
    const char *after;                   /* what comes before it on one day, or NULL */
    const char *word; /* what values of tables have in them that mean it, or NULL */
    const char *name[LANG_COUNT];
};

/* All, ending with a NULL id. The last is `none`. */
const struct usual_status *usual_statuses(void);
const struct usual_status *usual_status(const char *id);

#endif

#ifndef BLOCLINE_VERIFY_CLAIMS_H
#define BLOCLINE_VERIFY_CLAIMS_H

#include "exercise_kinds.h"

#include <jansson.h>

/* What a claim is held against. The pool has the blocs that the claim is about. */
struct checking {
    struct pool *pool;
    const char *unknown; /* an id that the records do not have, or NULL */
    const char *broken;  /* a key that the claim lacks, or that holds something else; or NULL */
    struct fault *fault; /* what could not be read */
};

/* Whether the claim of an item of the kind is true: by the reading alone if facts.by_reading is
 * set, else by all sources. False too where `unknown`, `broken` or the fault was set. */
bool claim_holds(struct checking *checking, const struct exercise_kind *kind, json_t *claim);

#endif

#ifndef BLOCLINE_FOLD_H
#define BLOCLINE_FOLD_H

#include "dataset.h"
#include "finding.h"
#include "standing.h"

#include <stddef.h>
#include <stdint.h>

/* The fold: from events to memberships, under one reading (src/README.md, "The meaning of an
 * answer"). */

/* A maximal run of days in which an actor has one status in one bloc. Half-open: the end is the
 * first day on which it no longer holds. Both ends are as vague as the evidence. */
struct fold_spell {
    uint32_t bloc, actor, status;
    uint32_t start_account;
    uint32_t end_account; /* NONE: still open, and then its end is EDTF_POS_INF */
    struct bounds bounds;
};

struct fold {
    struct fold_spell *spells; /* ordered by bloc, actor, and time */
    size_t count, capacity;
    uint32_t *chosen; /* per event: the account that counts in this reading, or NONE */
};

/* Folds one reading of the dataset. What cannot be ordered or makes no sense becomes a finding:
 * `leaving-without-belonging`, `two-statuses`, `undecided-order`, `before-bloc`, `after-bloc`, and
 * the warning `same-status`. Nothing is said of an actor in a bloc one of whose accounts could not
 * be read, for that finding comes first. Release with fold_release. */
void fold_reading(struct fold *fold, const struct dataset *dataset, uint32_t reading,
                  struct findings *findings);
void fold_release(struct fold *fold);

#endif

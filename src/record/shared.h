#ifndef BLOCLINE_SHARED_H
#define BLOCLINE_SHARED_H

#include "dataset.h"
#include "finding.h"

/* What several packages say of one thing. Rows that say the same are one row. Where they differ,
 * each package's readings take what it says itself, or else a package that it extends or uses;
 * empty codes, names and notes are filled from the others. The lists of the dataset then hold what
 * counts for the first package that says anything, own_sources and the others what counts
 * elsewhere. Findings: `packages-differ` (a warning), `classes-differ`. Does nothing to a package
 * alone. */
void shared_settle(struct dataset *dataset, struct findings *findings);

/* The same for what has periods (names, codes, places): dataset->hidden. */
void shared_settle_spans(struct dataset *dataset, struct findings *findings);

/* Whether a row does not count in the readings of a package. */
bool is_hidden(const struct dataset *dataset, enum hidden_of of, uint32_t package, uint32_t number);

/* The packages whose rows count in a package's readings, in that order: itself, those that it
 * extends, the one that it uses, and then all others. `order` has room for all packages. Returns
 * how many of them come before the others. */
uint32_t package_chain(const struct dataset *dataset, uint32_t package, uint32_t *order);

/* Whether a reading sees the events and the lineage of a package: its own, one that this extends, or
 * one whose sources it asks. */
bool reading_sees(const struct dataset *dataset, uint32_t reading, uint32_t package);

/* What counts of an actor in a package's readings. */
const struct record_actor *package_actor(const struct dataset *dataset, uint32_t package,
                                         uint32_t actor);

#endif

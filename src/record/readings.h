#ifndef BLOCLINE_READINGS_H
#define BLOCLINE_READINGS_H

#include "dataset.h"
#include "finding.h"

/* Works out the ranks of a reading from the words of its sources, when all accounts are read
 * and what packages share is settled (shared.h). A reading chooses among the sources of its own
 * package: those that it lists or whose accounts it has. A word is a source's id, `kind:KIND` (all
 * of that kind, in file order), or `*` (all others, in file order); with `PACKAGE/` before it, it
 * is about another package's. Findings: `unknown-source`, `unknown-source-kind`, `absent-package`,
 * `empty-reading`, at reading->place. */
void reading_resolve(struct dataset *dataset, struct record_reading *reading,
                     struct findings *findings);

/* Of all readings, when those of one name are called PACKAGE/NAME. */
void readings_resolve(struct dataset *dataset, struct findings *findings);

#endif

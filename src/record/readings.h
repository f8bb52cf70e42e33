#ifndef BLOCLINE_READINGS_H
#define BLOCLINE_READINGS_H

#include "dataset.h"
#include "finding.h"

/* Works out reading->rank from the words of reading->sources, when all sources are read. A word is
 * a source's id, `kind:KIND` (all sources of that kind, in file order), or `*` (all others, in file
 * order). Findings: `unknown-source`, `empty-reading`, at reading->place. */
void reading_resolve(struct dataset *dataset, struct record_reading *reading,
                     struct findings *findings);

#endif

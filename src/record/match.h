#ifndef BLOCLINE_MATCH_H
#define BLOCLINE_MATCH_H

#include "dataset.h"
#include "finding.h"

/* Which actors and blocs of two packages are the same although their ids are not: same.csv says so
 * of single ones, and codes in common do if it is asked for. Settled when all actors, blocs and
 * codes are read, before anything refers to them; then what one package calls 1230 and another EAEU
 * is one bloc, and each package's files go on naming it by its own id. */

/* `schemes`: numbers in scheme_words, whose codes tell; `count` of them may be none. Of ids that
 * become one, that of same.csv's package stays; by codes, that of a package which others extend or
 * use, else one that is more than a number, else that of the first package. Fills dataset->matches.
 * Findings: `unknown-actor`, `unknown-bloc`, `absent-package`, `doubtful-match`. */
void records_match(struct dataset *dataset, const uint32_t *schemes, size_t count,
                   struct findings *findings);

/* Whether packages call the actor or bloc by several ids: what they say of it is then expected to
 * differ. */
bool is_matched(const struct dataset *dataset, enum party of, uint32_t number);

/* Leaves out the actors that only packages which lend (`lent`, per package) have rows of, and that
 * nobody names. When all records are read, and before anything else is worked out. */
void records_drop_unnamed(struct dataset *dataset, const bool *lent);

/* The number of the actor or bloc that a package's files mean by an id, or NONE. */
uint32_t party_find(const struct dataset *dataset, enum party of, uint32_t package, const char *id,
                    size_t size);

#endif

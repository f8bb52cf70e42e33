#ifndef BLOCLINE_STANDINGS_ALL_H
#define BLOCLINE_STANDINGS_ALL_H

#include "spell_table.h"

/* Writes a table of the standings in the question's day or period: in all blocs, or in the one of
 * the id `bloc` (else NULL). `others`, if not NULL, takes those in statuses that were not asked
 * for. It is answered from the packs: a bloc's spells stand together there with their dates and
 * events, while the table `spell` has to look each of them up elsewhere (of a million spells, the
 * hundred of one bloc: a sixth less for the whole process). */
bool all_standings(const struct question *question, const char *bloc, const char *title,
                   struct others *others, struct table_sink *sink, struct fault *fault);

#endif

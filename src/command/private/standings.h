#ifndef BLOCLINE_STANDINGS_H
#define BLOCLINE_STANDINGS_H

#include "command.h"
#include "resolve.h"
#include "spell_table.h"

/* What members, blocs and history share. Each writes one table of spell_columns. */

/* Who stood in a bloc (`wanted` WANT_BLOC), with --follow in any of its line, or where an actor
 * stood (WANT_ACTOR) in the period asked about; `word` names the bloc or actor. */
bool standings_of(const struct question *question, const char *word, unsigned wanted,
                  struct table_sink *sink, struct fault *fault);

/* Every standing of every actor in the period asked about, in order of bloc and actor (by id) and
 * time; `name` is the actor's. */
bool standings_of_all(const struct question *question, struct table_sink *sink,
                      struct fault *fault);

/* All spells of the blocs or the actors that `count` words name, one after the other, within --from
 * and --to if given; with --follow also of the others of their lines. FAULT_USAGE: both blocs and
 * actors are named, or one of them twice. */
enum { SUBJECTS_MAX = 1000 };
bool standings_history(const struct question *question, const char *const *words, size_t count,
                       struct table_sink *sink, struct fault *fault);

/* Writes a table, but for its end, of the standings in the question's day or period: in the `count`
 * blocs of these ids, one after the other, or (NULL) in all. `others`, if not NULL, takes those in
 * statuses that were not asked for. It is answered from the packs: a bloc's spells stand together
 * there with their dates and events, while the table `spell` has to look each of them up elsewhere
 * (of a million spells, the hundred of one bloc: a sixth less for the whole process). */
bool standings_packed(const struct question *question, const char *const *blocs, size_t count,
                      const char *title, struct others *others, struct table_sink *sink,
                      struct fault *fault);

/* What a screen says of the bloc or actor asked about: who it is, and who else was there. */
void standings_subject(const struct question *question, const struct subject *subject);
void standings_others(const struct question *question, const struct others *others);

/* Why nobody stood in the bloc on the day asked about, if its life tells: `from` and `to` are EDTF,
 * or "". */
void standings_reason(const struct question *question, const struct subject *bloc, const char *from,
                      const char *to);

#endif

#ifndef BLOCLINE_SENTENCE_H
#define BLOCLINE_SENTENCE_H

#include "command.h"

/* Questions in the words of people, in any of the languages: "who was in the CIS in 1993", "мүшелер
 * ЕАЭО", "members of the EAEU". Only where every word is understood: nothing is passed over that
 * might mean something. */

/* Puts the names and dates of the operands in their place, without the words between them, and into
 * `*command` what answers them; it stays if the command line names it (`named`). What was
 * understood is added to given->understood. `*meant`: false if not every word is understood, or
 * nothing answers them; then nothing is changed. */
bool sentence_read(const struct command **command, bool named, struct store *store,
                   struct options *given, bool *meant, struct fault *fault);

/* Whether the operands of a command have words in them that are no names, but may be those of a
 * sentence. */
bool sentence_needed(struct store *store, struct options *given, bool *needed, struct fault *fault);

#endif

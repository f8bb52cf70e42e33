#ifndef BLOCLINE_BARE_WORDS_H
#define BLOCLINE_BARE_WORDS_H

#include "command.h"

/* A command line that begins with no command's name: `blocline UZB`, `blocline EAEU 2015`. */

/* Finds the command that the words of command_card mean, and puts it into `*command`, the words
 * sorted: a name alone is a card; with a date, members or blocs; a bloc and an actor, why; several
 * actors, together; dates alone, chronology. Other words are searched for, but only when the answer
 * goes to a terminal. Does nothing to other commands. FAULT_USAGE: a mistyped command, or words
 * that mean nothing. */
bool bare_words_mean(const struct command **command, struct store *store, struct options *given,
                     bool to_terminal, struct fault *fault);

/* Without a database no name can be known: sets the fault that the first word is no command, if the
 * command is command_card. Returns false. */
bool bare_words_unknown(const struct command *command, const struct options *given,
                        struct fault *fault);

#endif

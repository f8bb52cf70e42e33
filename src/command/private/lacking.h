#ifndef BLOCLINE_LACKING_H
#define BLOCLINE_LACKING_H

#include "command.h"

/* Of a command that takes a bloc and an actor, and was given one of the two. */

/* Whether that is so: it may be asked before anything is opened. */
bool lacks_party(const struct command *command, const struct options *given);

/* FAULT_USAGE: what is lacking, with one from the records that would do. */
bool lacking_party(const struct command *command, struct store *store, const struct options *given,
                   struct fault *fault);

#endif

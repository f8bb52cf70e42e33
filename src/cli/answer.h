#ifndef BLOCLINE_ANSWER_H
#define BLOCLINE_ANSWER_H

#include "command.h"
#include "settings.h"

/* Asks the question of a command line and writes the answer where and in the form that was asked
 * for; notes go to stderr. `rows`: of the answer. False: the fault is set. */
bool answer(const struct command *command, struct options *options, const struct settings *settings,
            size_t *rows, struct fault *fault);

#endif

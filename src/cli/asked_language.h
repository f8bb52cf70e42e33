#ifndef BLOCLINE_ASKED_LANGUAGE_H
#define BLOCLINE_ASKED_LANGUAGE_H

#include "command.h"

/* In which language a question is answered: the one asked for, the one set, else that of the locale
 * where a terminal is read. */

/* Whether the answer goes to a terminal as it is. */
bool is_to_terminal(const struct options *options);

/* The language of what is said before all options are read: that of a --lang wherever it stands. */
enum language early_language(int argc, char **argv, const struct options *options);

/* Of a help, which is to be had however wrong the rest is. */
enum language help_language(const struct options *options);

/* The language of a code; of NULL the usual one. FAULT_USAGE: no language of ours, with the
 * nearest. */
bool find_language(const char *code, const struct options *options, enum language *lang,
                   struct fault *fault);

#endif

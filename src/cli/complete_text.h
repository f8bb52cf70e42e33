#ifndef BLOCLINE_COMPLETE_TEXT_H
#define BLOCLINE_COMPLETE_TEXT_H

#include "options.h"

#include <stdio.h>

/* Pieces of completions that are the same for both programs. */

/* The first line of a text, within '...' of fish. */
void fish_text(FILE *out, const char *text);

/* A specification for _arguments of zsh, without what is after the last colon of an option with an
 * argument (the words it may be), and without the closing quote. */
void zsh_option_head(FILE *out, const struct option_spec *spec);

/* The first line of a text, within '...' of zsh, in such a specification. */
void zsh_text(FILE *out, const char *text);

#endif

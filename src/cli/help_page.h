#ifndef BLOCLINE_HELP_PAGE_H
#define BLOCLINE_HELP_PAGE_H

#include "options.h"

#include <stdio.h>

/* The parts of a help that both programs print, in 80 columns. */

/* A text wrapped at spaces; further lines begin with `margin` spaces. `used` columns of the first
 * are taken. Lines that begin with a space are laid out by hand. */
void help_wrap(FILE *out, const char *text, size_t used, size_t margin);

/* "  left      right", the right one wrapped. */
void help_row(FILE *out, const char *left, const char *right);

/* A row for each option. */
void help_options(FILE *out, const struct option_spec *specs, size_t count, enum language lang);

#endif

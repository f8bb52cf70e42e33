#ifndef BLOCLINE_HELP_H
#define BLOCLINE_HELP_H

#include "command.h"
#include "message.h"

#include <stdio.h>

/* The help, in a language: 80 columns, the examples first. */

void help_program(FILE *out, enum language lang);
void help_command(FILE *out, const struct command *command, enum language lang);

/* The same on standard output: through a pager if that is a terminal. */
void help_show(const struct command *command, enum language lang); /* NULL: of the program */

#endif

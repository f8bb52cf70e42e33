#ifndef BLOCLINE_HELP_H
#define BLOCLINE_HELP_H

#include "command.h"

#include <stdio.h>

/* The help of the program, and of one command. */
void help_program(FILE *out);
void help_command(FILE *out, const struct command *command);

#endif

#ifndef BLOCLINE_COMPLETE_H
#define BLOCLINE_COMPLETE_H

#include <stdio.h>

/* Completions for shells, from the table of commands. Ids of blocs, actors and the like they ask of
 * the database when they are wanted: `blocline list`. */
void complete_bash(FILE *out);
void complete_zsh(FILE *out);
void complete_fish(FILE *out);

#endif

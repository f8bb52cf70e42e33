#ifndef BLOCLINE_COMPLETE_INGEST_H
#define BLOCLINE_COMPLETE_INGEST_H

#include "options.h"

#include <stdio.h>

/* Completions of blocline-ingest, from its options: arguments are files, operands are folders. (The
 * other program's are in complete.h.) */
void complete_ingest_bash(FILE *out, const struct option_spec *specs, size_t count);
void complete_ingest_zsh(FILE *out, const struct option_spec *specs, size_t count);
void complete_ingest_fish(FILE *out, const struct option_spec *specs, size_t count);

#endif

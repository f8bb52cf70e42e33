#ifndef BLOCLINE_COMPLETE_INGEST_H
#define BLOCLINE_COMPLETE_INGEST_H

#include "options.h"

#include <stdio.h>

/* What stands in the gaps of the completions of blocline-ingest, from its options: arguments are
 * files, operands are folders. (The other program's are in complete.h.) */
void ingest_bash_files(FILE *out, const struct option_spec *specs, size_t count);
void ingest_bash_names(FILE *out, const struct option_spec *specs, size_t count);
void ingest_zsh_options(FILE *out, const struct option_spec *specs, size_t count);
void ingest_fish_options(FILE *out, const struct option_spec *specs, size_t count);

#endif

#ifndef BLOCLINE_INGEST_LOAD_H
#define BLOCLINE_INGEST_LOAD_H

#include "options.h"
#include "words.h"

/* Options of blocline-ingest; those of ingest_import.h are beside them. */
enum {
    OPTION_CHECK = OPTION_FIRST,
    OPTION_ALL,
    OPTION_DATAPACKAGE,
    OPTION_CODEBOOK,
    OPTION_MATCH,
    OPTION_LIBRARIES,
    OPTION_LANG
};

/* Reads the packages that are the operands, and loads, checks or describes them. Returns the exit
 * status. */
int ingest_load(const struct options *options, enum language lang);

#endif

#ifndef BLOCLINE_INGEST_IMPORT_H
#define BLOCLINE_INGEST_IMPORT_H

#include "options.h"
#include "words.h"

/* Options of blocline-ingest that other people's tables need, beside its own. */
enum {
    OPTION_FROM = OPTION_FIRST + 40,
    OPTION_MAP,
    OPTION_YEARS,
    OPTION_SOURCE_ID,
    OPTION_TO,
    OPTION_DRY_RUN,
    OPTION_SET_ASIDE,
    OPTION_NEW,
    OPTION_TITLE
};

/* --from: a table becomes a package. `all`: every finding is shown. Returns the exit status. */
int ingest_import(const struct options *options, bool all, enum language language);

/* --new: a package to begin with. */
int ingest_new(const struct options *options, enum language language);

#endif

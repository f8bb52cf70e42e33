#ifndef BLOCLINE_IMPORT_H
#define BLOCLINE_IMPORT_H

#include "dataset.h"
#include "fault.h"
#include "finding.h"
#include "watch.h"
#include "words.h"

#include <stdbool.h>
#include <stdio.h>

/* Other people's tables as a package: `blocline-ingest --from TABLE.csv --to FOLDER`. Events stay
 * the only truth: each standing of the table becomes an event with the place in the table as its
 * locator.
 */

struct import_request {
    const char *from;      /* a table; with a mapping of several, their folder; NULL: as it says */
    const char *map;       /* a mapping, or NULL: all is guessed */
    const char *years;     /* a word of years_words, or NULL */
    const char *source;    /* id of the source, or NULL */
    const char *to;        /* the folder to be made; NULL: nothing is written */
    const char *set_aside; /* a file for rows that are refused, or NULL: they refuse the whole */
    const char *world;     /* folder of the package of actors that `uses = world` names, or NULL */
    bool quiet;            /* how much was done is not said */
    enum language language;
    const struct watch *watch;
    void (*warn)(void *context); /* or NULL: says what is wrong in the tables, */
    void *context;               /* before the package is in place */
};

/* Reads the tables and writes the package. The mapping goes to `out` if some of it was guessed or
 * nothing is written, with the first events as comments after it. What was done goes to `notes`, a
 * line each, each after `prefix`. What is wrong in the tables and the mapping are findings (with
 * their columns), whose files are registered in `files`: then nothing is written, unless they can
 * be set aside. False: a fault, also then nothing is written. */
bool import_tables(const struct import_request *request, FILE *out, FILE *notes, const char *prefix,
                   struct dataset *files, struct findings *findings, struct fault *fault);

/* A folder to begin a package of one's own with: it loads as it is. `title` may be NULL. */
bool import_new(const char *folder, const char *title, struct fault *fault);

#endif

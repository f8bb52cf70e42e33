#ifndef BLOCLINE_CHANGES_H
#define BLOCLINE_CHANGES_H

#include "scope.h"

/* The command `changes`, shared by its files: from the change log, from the spells of blocs or
 * actors, or (changes_net.h) from the packs. */

/* What began, ended or changed after the day `from` up to the day `to` (EDTF; of a longer period
 * its last day counts), in order of date. `net`: only the differences of the two days. */
struct changes_options {
    const char *from, *to;
    const char *blocs, *actors;
    size_t window; /* as in scope_options */
    bool net, certain_only;
};
bool query_changes(const struct question *question, const struct changes_options *words,
                   struct table_sink *sink, struct fault *fault);

struct changes {
    struct scope scope;
    const struct changes_options *words;
    struct table_sink *sink;
    int64_t from, to;            /* days: after `from`, up to `to` */
    bool name_bloc;              /* the row's name is the bloc's, else the actor's */
    const struct cell *statuses; /* by number, the first for none */
    struct cell certainties[CERTAIN + 1];
};

/* A row to be. */
struct changes_row {
    uint32_t bloc, actor; /* ranks */
    uint32_t from, to;    /* numbers of statuses, 0: none */
    bool certain;
    struct cell date, event;
};

/* Writes the row. */
bool changes_write(const struct changes *changes, const struct changes_row *row,
                   struct fault *fault);

/* Whether a change on one of these days may lie within the time asked about, and whether it must.
 */
bool changes_touch(const struct changes *changes, int64_t lo, int64_t hi, bool *certain);

/* Writes all rows from the spells of the blocs and actors chosen. Memory does not grow with the
 * answer (changes_options.window). */
bool changes_by_owner(struct changes *changes, struct fault *fault);

#endif

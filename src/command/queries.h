#ifndef BLOCLINE_QUERIES_H
#define BLOCLINE_QUERIES_H

#include "question.h"
#include "table.h"

#include <stdbool.h>
#include <stddef.h>

/* The questions. Each writes one table to the sink (begin, rows, end) with the columns of
 * design.md, "Contract for programs". False: the fault is set. */

/* Who stood in a bloc in the period asked about. */
bool query_members(const struct question *question, const char *bloc, struct table_sink *sink,
                   struct fault *fault);

/* Where an actor stood. */
bool query_blocs(const struct question *question, const char *actor, struct table_sink *sink,
                 struct fault *fault);

/* Every standing of every actor in the period asked about, in order of bloc and actor (by id) and
 * time; `name` is the actor's. */
bool query_all_standings(const struct question *question, struct table_sink *sink,
                         struct fault *fault);

/* All spells of a bloc or an actor, within --from and --to if given. */
bool query_history(const struct question *question, const char *subject, struct table_sink *sink,
                   struct fault *fault);

/* What happened, in order. NULL words ask for every one. */
struct chronology_options {
    const char *bloc, *actor, *kind, *person, *source;
};
bool query_chronology(const struct question *question, const struct chronology_options *words,
                      struct table_sink *sink, struct fault *fault);

/* The accounts on which an actor's standing in a bloc rests, and those passed over. With a day,
 * only the events that begin and end the standing of that day. */
bool query_why(const struct question *question, const char *bloc, const char *actor,
               struct table_sink *sink, struct fault *fault);

/* One of the lists of store.h. */
bool query_list(const struct question *question, const char *list, struct table_sink *sink,
                struct fault *fault);

/* What the package says of itself, and how much is in it. */
bool query_info(const struct question *question, struct table_sink *sink, struct fault *fault);

#endif

#ifndef BLOCLINE_ANALYST_H
#define BLOCLINE_ANALYST_H

#include "scope.h"
#include "table.h"

/* The analyst's questions: panels, pairs, networks, overlaps, changes. Each writes one table to the
 * sink. False: the fault is set. Rows are streamed: memory depends
 * on the records, never on the length of the answer.
 *
 * Certainty of a period is that of standing.h, by the rule asked for. */

struct panel_options {
    struct scope_options scope;
    bool certain_only; /* rows that are only possible are left out */
    bool wide;         /* a column for each bloc */
    bool cow;          /* `--shape cow` */
    bool counts_only;  /* dyads: nobody looks at the list of blocs, which is left empty */
};

/* One row for each period, actor and bloc in which the actor stands in a status asked for, in order
 * of bloc, actor, period; which status a row says where several touch the period is decided as in
 * tenure.h. Wide: one row for each period and actor, in order of actor, period. */
bool query_panel(const struct question *question, const struct panel_options *words,
                 struct table_sink *sink, struct fault *fault);

/* One row for each period and pair of actors that share blocs, in order of period and pair. A bloc
 * is shared in a period if both stand in it, in statuses asked for, on some day of it (or, by the
 * rule, on every day, its first, its last). `certain` counts the blocs that are surely shared. */
bool query_dyads(const struct question *question, const struct panel_options *words,
                 struct table_sink *sink, struct fault *fault);

/* The same of one day or period (question->when), as edges of a graph: pairs of actors by shared
 * blocs or, with `of_blocs`, pairs of blocs by shared actors. */
struct network_options {
    struct scope_options scope;
    bool certain_only, of_blocs;
    bool counts_only; /* nobody looks at the list of what is shared, which is left empty */
};
bool query_network(const struct question *question, const struct network_options *words,
                   struct table_sink *sink, struct fault *fault);

/* The blocs and days in which all of several actors (or, with `any_pair`, every two of them) stood
 * together. With `days`: per bloc the number of days, certain and possible. */
struct together_options {
    const char *const *actors;
    size_t actor_count;
    const char *blocs;
    bool any_pair, days, certain_only;
};
bool query_together(const struct question *question, const struct together_options *words,
                    struct table_sink *sink, struct fault *fault);

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

#endif

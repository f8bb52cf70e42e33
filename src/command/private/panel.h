#ifndef BLOCLINE_PANEL_H
#define BLOCLINE_PANEL_H

#include "bloc_columns.h"
#include "command.h"
#include "scope.h"

/* Panels and pairs: what panel and dyads share. Each writes one table to the sink. False: the fault
 * is set. Rows are streamed: memory depends on the records, never on the length of the answer.
 * Certainty of a period is that of standing.h, by the rule asked for. */

struct panel_options {
    struct scope_options scope;
    bool certain_only; /* rows that are only possible are left out */
    bool wide;         /* a column for each bloc */
    bool cow;          /* `--shape cow` */
    bool complete;    /* also rows without a standing, as long as actors are there and blocs live */
    bool with_bounds; /* long: the days of each standing, for filter_bounds */
    bool counts;      /* panel: how many blocs of each class */
    bool counts_only; /* dyads: nobody looks at the list of blocs, which is left empty */
};

/* Fills what the options of both commands say. FAULT_USAGE: `--shape cow` but not by year. */
bool panel_read(const struct options *given, struct panel_options *words, struct fault *fault);

/* The rule under which the years of the package in use were coded (`years` in blocline.ini). False:
 * it says none, or that any day counts, as everywhere. */
bool panel_years_rule(const struct question *question, enum rule *rule);

/* The scope of the question: `--shape cow` is known by the Correlates of War numbers. */
struct scope_options panel_scope(const struct panel_options *words);

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

/* --complete: the first day of the period from which on rows are made of nothing: before it the
 * records know nothing of anybody. And the periods from then on in which the actor is there; none
 * of one without the code that the table goes by, or of one that --actor left out. */
bool panel_first_day(struct scope *scope, int64_t *day, struct fault *fault);
struct periods panel_there(const struct scope *scope, uint32_t actor, int64_t first_day);

/* --counts, for panel.c only. */
bool panel_counts(struct scope *scope, const struct panel_options *words, struct table_sink *sink,
                  struct fault *fault);

/* The wide form of a panel, for panel.c only. */
bool panel_wide(struct scope *scope, const struct panel_options *words, struct table_sink *sink,
                struct fault *fault);

#endif

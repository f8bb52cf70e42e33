#ifndef BLOCLINE_PANEL_H
#define BLOCLINE_PANEL_H

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
    bool counts_only;  /* dyads: nobody looks at the list of blocs, which is left empty */
};

/* Fills what the options of both commands say. FAULT_USAGE: `--shape cow` but not by year. */
bool panel_read(const struct options *given, struct panel_options *words, struct fault *fault);

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

/* The wide form of a panel, for panel.c only. */
bool panel_wide(struct scope *scope, const struct panel_options *words, struct table_sink *sink,
                struct fault *fault);

/* "0.2500": how many of the days of the period are certain. */
enum { SHARE_TEXT_SIZE = 24 };
void share_text(int64_t days, const struct calendar *calendar, int64_t period,
                char out[SHARE_TEXT_SIZE]);

/* Columns that are blocs: which of them, and what a COW-shaped table says where nobody stands. Used
 * by the wide panel and the joint-membership matrix. */
struct bloc_columns {
    struct column *columns; /* of the whole table; those of blocs begin at `first` */
    size_t first, count;    /* count: all columns */
    uint32_t *column;       /* by rank of the bloc: its column, or NONE */
    struct periods *lives; /* by column from `first`: the periods in which the bloc had standings */
};

/* Makes the columns: `heads` first, then the blocs that had any standing within the days asked
 * about, or all that --bloc names. `lower`: ids in lower case. Owned by the scope's arena. */
bool bloc_columns_make(struct scope *scope, const struct column *heads, size_t head_count,
                       bool lower, enum column_kind kind, struct bloc_columns *made,
                       struct fault *fault);

#endif

#ifndef BLOCLINE_KIND_LISTS_H
#define BLOCLINE_KIND_LISTS_H

#include "exercise_kinds.h"

/* The functions of the table of kinds: what might be asked, and an item of it. */

typedef void kind_list(struct maker *maker);
typedef bool kind_make(struct maker *maker, const struct candidate *about, struct item *item);

/* kind_choose.c */
kind_list list_actor_days, list_two_actors, list_leavings;
kind_make make_members, make_odd, make_all, make_blocs, make_together, make_left;

/* kind_write.c */
kind_list list_statements;
kind_make make_truefalse, make_when, make_gap, make_count, make_duration;

/* kind_order.c */
kind_list list_events;
kind_make make_order, make_timeline, make_match_dates, make_card;

/* kind_names.c */
kind_list list_blocs, list_successions;
kind_make make_match_names, make_match_langs, make_lineage;

/* kind_homonym.c */
kind_list list_homonyms;
kind_make make_homonym;

/* kind_sql.c */
kind_make make_sql;

/* kind_grids.c */
kind_list list_ranges, list_bloc_years;
kind_make make_status, make_certain, make_table;

/* kind_series.c */
kind_make make_chart, make_curve;

/* kind_sources.c */
kind_list list_conflicts;
kind_make make_sources;

#endif

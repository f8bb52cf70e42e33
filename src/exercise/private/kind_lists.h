#ifndef BLOCLINE_KIND_LISTS_H
#define BLOCLINE_KIND_LISTS_H

#include "kinds.h"

/* The functions of the table of kinds: what might be asked, and an item of it. */

typedef void kind_list(struct maker *maker);
typedef bool kind_make(struct maker *maker, const struct candidate *about, struct item *item);

/* kind_choose.c */
kind_list list_actor_days, list_two_actors, list_leavings;
kind_make make_members, make_odd, make_all, make_blocs, make_together, make_left;

/* kind_write.c */
kind_list list_statements;
kind_make make_truefalse, make_when, make_gap, make_count, make_duration;

#endif

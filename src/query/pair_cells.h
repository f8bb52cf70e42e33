#ifndef BLOCLINE_PAIR_CELLS_H
#define BLOCLINE_PAIR_CELLS_H

#include "pair_feed.h"

/* Cells that the tables of pairs have in common. */

/* The numbers 0 to `last` as cells, made once because rows need them by the million. */
struct cell *number_cells(struct arena *arena, size_t last);

/* The ids of what a pair shares, joined by spaces in order of id, written into `list`, which has
 * list_room(set) bytes. */
size_t list_room(const struct party_set *set);
struct cell list_shared(const struct pair *pair, const struct party_set *set, char *list);

#endif

#ifndef BLOCLINE_PAIR_CELLS_H
#define BLOCLINE_PAIR_CELLS_H

#include "pair_driver.h"

/* Cells that the tables of pairs have in common. */

/* The numbers 0 to `last` as cells, made once because rows need them by the million. */
struct cell *number_cells(struct arena *arena, size_t last);

/* Marks by which what a pair shares becomes a list: the id of each party, and a space. */
struct cell *list_labels(struct arena *arena, const struct party_set *set);

/* The list: the ids of what the pair shares, joined by spaces. */
static inline struct cell list_shared(const struct pair *pair)
{
    return (struct cell){pair->shared.text, pair->shared.size - (pair->shared.size > 0)};
}

#endif

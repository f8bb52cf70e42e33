#ifndef BLOCLINE_ORDER_H
#define BLOCLINE_ORDER_H

#include <stdbool.h>
#include <stddef.h>

/* Orders of things that belong together. */

/* A chain: begins with `first`, and takes at either end what is most like that end. `like` is a
 * square table. `order` gets the places of all; ties go to the smaller place. */
void order_chain(const double *like, size_t count, size_t first, size_t *order);

/* How bad an order is. */
typedef double order_cost(const void *context, const size_t *order, size_t count);

/* Moves single things as long as that makes the order less bad, each to the best place for it; at
 * most `rounds` times through all. */
void order_moves(order_cost *cost, const void *context, size_t *order, size_t count, size_t rounds);

#endif

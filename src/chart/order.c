#include "order.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>

/* The one that is most like `end` among those not taken yet. */
static size_t nearest(const double *like, size_t count, size_t end, const bool *taken)
{
    size_t best = count;
    for (size_t i = 0; i < count; i++) {
        if (!taken[i] && (best == count || like[end * count + i] > like[end * count + best])) {
            best = i;
        }
    }
    return best;
}

void order_chain(const double *like, size_t count, size_t first, size_t *order)
{
    if (count == 0) {
        return;
    }
    bool *taken = heap_zero(count, sizeof *taken);
    size_t *chain = heap_alloc((2 * count + 1) * sizeof *chain), left = count, right = count;
    chain[left] = first;
    taken[first] = true;
    for (size_t made = 1; made < count; made++) {
        const size_t a = nearest(like, count, chain[left], taken),
                     b = nearest(like, count, chain[right], taken);
        if (like[chain[left] * count + a] > like[chain[right] * count + b]) {
            chain[--left] = a;
            taken[a] = true;
        } else {
            chain[++right] = b;
            taken[b] = true;
        }
    }
    memcpy(order, chain + left, count * sizeof *order);
    free(chain);
    free(taken);
}

static void move(size_t *order, size_t from, size_t to)
{
    const size_t moved = order[from];
    if (from < to) {
        memmove(order + from, order + from + 1, (to - from) * sizeof *order);
    } else {
        memmove(order + to + 1, order + to, (from - to) * sizeof *order);
    }
    order[to] = moved;
}

void order_moves(order_cost *cost, const void *context, size_t *order, size_t count, size_t rounds)
{
    double now = cost(context, order, count);
    bool better = true;
    for (size_t round = 0; better && round < rounds; round++) {
        better = false;
        for (size_t from = 0; from < count; from++) {
            size_t best = from;
            double least = now;
            for (size_t to = 0; to < count; to++) {
                move(order, from, to);
                const double tried = cost(context, order, count);
                move(order, to, from);
                if (tried < least - 1e-9) {
                    least = tried;
                    best = to;
                }
            }
            if (best != from) {
                move(order, from, best);
                now = least;
                better = true;
            }
        }
    }
}

#ifndef BLOCLINE_CHANGE_H
#define BLOCLINE_CHANGE_H

#include "standing.h"

#include <stddef.h>

/* Changes: the steps from one standing to another that an actor's spells in a bloc are made of. The
 * rule is here once, for the code that writes changes down and for that which answers from spells.
 */

/* A spell, as far as changes go. Numbers of statuses and accounts are the caller's, from 1. */
struct change_spell {
    struct bounds bounds;
    uint32_t status;
    uint32_t start_account, end_account; /* end_account 0: open */
};

struct change {
    int64_t lo, hi;    /* first and last possible day */
    uint32_t account;  /* the one that tells of it */
    uint32_t from, to; /* statuses; 0: none */
};

/* What is left of the spell before. All zeros: there was none. */
struct change_maker {
    bool ending;
    struct change end; /* of that spell, to no standing */
};

/* Takes the next spell, in order of time, of one actor in one bloc. Returns how many changes became
 * known by it (one or two), in their order. An event that ends a spell and begins the next is one
 * change, from the one standing to the other. */
size_t change_take(struct change_maker *maker, const struct change_spell *spell,
                   struct change made[2]);

/* After the last spell: the change that it ended with; false if it is open. The maker is ready for
 * another actor or bloc then. */
bool change_finish(struct change_maker *maker, struct change *made);

#endif

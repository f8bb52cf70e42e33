#ifndef BLOCLINE_PACK_GROUPS_H
#define BLOCLINE_PACK_GROUPS_H

#include "read.h"

/* The groups of a reading's packs (pack.h), each with its blocs. */
struct pack_groups {
    struct db_rows rows; /* of the group at hand: its blocs, the id of the first and of the last */
    int64_t first;       /* the number of the first group */
};

struct pack_groups pack_groups_of(struct store *store, int64_t reading, struct fault *fault);

/* Goes to a group, the first being 0. False: there is none, or a fault (rows.valid). */
bool pack_groups_at(struct pack_groups *groups, int64_t number, struct fault *fault);

/* The first group that may have the bloc of this id. Groups are in order of id, so it takes a few
 * steps: to pass by each of them would read a page of each. */
int64_t pack_groups_find(struct pack_groups *groups, const char *bloc, struct fault *fault);

#endif

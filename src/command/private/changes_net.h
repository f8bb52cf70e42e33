#ifndef BLOCLINE_CHANGES_NET_H
#define BLOCLINE_CHANGES_NET_H

#include "changes.h"

/* changes --net about everybody: what differs between two days, from the packs. */

/* The standings of an actor in a bloc on the two days, which are not the same, and the event that
 * brought about the last. Texts are borrowed for the call. */
struct net_change {
    uint32_t bloc, actor; /* ranks */
    uint32_t from, to;    /* numbers of statuses, 0: none */
    bool certain;
    int64_t lo, hi; /* the days of the event */
    struct cell date, event;
};

typedef bool net_visit(void *context, const struct net_change *change, struct fault *fault);

/* Hands out all of them, in order of bloc and actor (both by id). */
bool changes_net(struct changes *changes, net_visit *visit, void *context, struct fault *fault);

#endif

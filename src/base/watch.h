#ifndef BLOCLINE_WATCH_H
#define BLOCLINE_WATCH_H

#include "fault.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* Progress and cancellation of long operations. NULL: nobody watches. */
struct watch {
    const atomic_int *stop; /* not 0: give the work up. NULL: never */
    /* Called now and then: what is being done (an `enum message`: "writing spells"), of what where
     * its text has a place for that (else NULL), how much of it is done and how much there is, in
     * its own units. NULL: nobody wants to know. */
    void (*tick)(void *context, int what, const char *of, size_t done, size_t all);
    /* Called by work that knows how much of the whole it has done (3 of 40 blocs) beside what it
     * counts for `tick`. NULL: nobody wants to know. */
    void (*share)(void *context, size_t done, size_t all);
    void *context;
};

enum { WATCH_STEP = 4096 }; /* units from one call of `tick` to the next */

static inline bool watch_stopped(const struct watch *watch)
{
    return watch && watch->stop && *watch->stop;
}

/* Says how far the work is, if it is time. False: give it up. */
static inline bool watch_go_on(const struct watch *watch, int what, const char *of, size_t done,
                               size_t all)
{
    if (watch && watch->tick && done % WATCH_STEP == 0) {
        watch->tick(watch->context, what, of, done, all);
    }
    return !watch_stopped(watch);
}

static inline bool watch_go(const struct watch *watch, int what, size_t done, size_t all)
{
    return watch_go_on(watch, what, NULL, done, all);
}

static inline void watch_share(const struct watch *watch, size_t done, size_t all)
{
    if (watch && watch->share) {
        watch->share(watch->context, done, all);
    }
}

/* watch_go for callers that can fail: a fault if the work is to be given up. */
static inline bool watch_step(const struct watch *watch, int what, size_t done, size_t all,
                              struct fault *fault)
{
    return watch_go(watch, what, done, all) || fault_interrupted(fault);
}

#endif

#ifndef BLOCLINE_FOLD_STEPS_H
#define BLOCLINE_FOLD_STEPS_H

#include "fold.h"

/* The first half of the fold, shared by its two files only: which accounts count, when each bloc
 * lived, and each actor's steps in each bloc, in order. */

/* One effect, or the end of a bloc, as a step in an actor's relation to a bloc. */
struct step {
    uint32_t bloc, actor;
    int64_t lo, hi;
    uint32_t status;  /* NONE: the bloc ends */
    uint32_t account; /* accounts are numbered in file order */
    uint32_t effect;  /* effects too */
};

/* The days on which a bloc may have begun and ended, in one reading. */
struct life {
    int64_t founded;      /* first possible day of its first founding event */
    bool is_founded;      /* it has such an event; else `founded` says nothing */
    uint32_t end_account; /* of the event that ends it, or NONE */
    bool doubtful;        /* an account of it could not be read: its life may be otherwise */
};

/* An actor in a bloc of whose steps one could not be read. */
struct doubt {
    uint32_t bloc, actor;
};

struct folding {
    struct fold *fold;
    const struct dataset *dataset;
    struct findings *findings;
    struct life *lives;
    struct step *steps;
    size_t step_count, step_room;
    struct doubt *doubts;
    size_t doubt_count, doubt_room;
};

/* Fills fold->chosen, lives and steps (sorted by bloc, actor, first day, last day, file order); the
 * caller frees lives, steps and doubts. */
void fold_steps(struct folding *folding, const struct reading *reading);

#endif

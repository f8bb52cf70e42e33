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

/* The effect of an account that counts. */
struct move {
    uint32_t account, effect;
};

/* The days on which a bloc may have begun and ended, in one reading. */
struct life {
    int64_t founded;               /* first possible day of its first founding event */
    bool is_founded;               /* it has such an event; else `founded` says nothing */
    uint32_t end_account;          /* of the event that ends it (the first time), or NONE */
    size_t first_turn, turn_count; /* in folding.turns */
    bool doubtful; /* an account of it could not be read: its life may be otherwise */
};

/* A bloc ends, or after an end is instituted once more. */
struct turn {
    uint32_t bloc, account;
    int64_t lo, hi;
    bool is_end;
};

/* An actor in a bloc of whose steps one could not be read. */
struct doubt {
    uint32_t bloc, actor;
};

/* Readings that go by standing: which source leads a pair of a bloc and an actor. */
struct lead {
    uint64_t pair;
    uint32_t rank; /* in the reading */
    bool is_used;
};

struct folding {
    struct fold *fold;
    const struct record_reading *reading;
    struct lead *leads; /* by pair; open addressing */
    size_t lead_room, lead_count;
    bool *after; /* per two statuses: whether the first follows the second, by `after`; or NULL */
    const struct dataset *dataset;
    uint32_t package; /* of the reading */
    struct findings *findings;
    struct life *lives;
    struct turn *turns; /* of all blocs: end, institution, end, ..., in order of time in each */
    size_t turn_count, turn_capacity;
    struct step *ends; /* room for those of one bloc, as steps */
    size_t end_capacity;
    struct move *moves;   /* by bloc; within a bloc by event, and then as the file has them */
    uint32_t *first_move; /* per bloc; at the end, how many there are */
    struct step *steps;   /* of one bloc */
    size_t step_count, step_capacity;
    struct doubt *doubts;
    size_t doubt_count, doubt_capacity;
};

/* Fills fold->chosen, lives, doubts and moves; free what is in `folding` with folding_release. */
void fold_collect(struct folding *folding, const struct record_reading *reading);
void folding_release(struct folding *folding);

/* Whether the account has a say in what becomes of the two: in a reading that goes by standing the
 * first source that knows them has it alone. (fold_leads.c) */
void leads_find(struct folding *folding);
bool lead_has(const struct folding *folding, const struct record_account *account,
              const struct record_effect *effect);
/* The accounts of an event by which it moves somebody, one after the other: each is the first of
 * its source. `number` NONE: the first; returns NONE at the end. */
uint32_t lead_account(const struct folding *folding, uint32_t event, uint32_t number);
uint32_t account_rank(const struct folding *folding, const struct record_account *account);

/* Puts steps of one actor in one bloc into the order that statuses' `after` says, where their dates
 * leave it open, and bounds these dates by it. (fold_after.c) */
void after_find(struct folding *folding);
void after_order(const struct folding *folding, struct step *steps, size_t count);
bool after_says(const struct folding *folding, const struct step *step, const struct step *other);

/* Fills `steps` with those of one bloc, sorted by actor, first day, last day, file order. (Not of
 * all blocs at once: a million steps are 40 megabytes, and take half as long again to sort.) */
void fold_steps(struct folding *folding, uint32_t bloc);

#endif

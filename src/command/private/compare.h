#ifndef BLOCLINE_COMPARE_H
#define BLOCLINE_COMPARE_H

#include "scope.h"

/* What two readings say of one actor in one bloc, cut into parts in which each says one thing. */

struct compare_window {
    int64_t lo, hi; /* first and last day; the infinities */
    bool to_given;  /* the last day is that of --to, and not the last that both readings cover */
    bool by_year;
    enum rule rule; /* of years */
};

/* What a reading says on some days: the surest, highest, latest of its spells. */
struct compare_state {
    enum certainty certainty; /* ABSENT: the rest says nothing */
    uint32_t status;
    int64_t account; /* that began it */
};

struct compare_part {
    int64_t lo, end; /* first day, first day after; the infinities */
    bool goes_on;    /* at the end of what both readings cover it is still so */
    struct compare_state states[2];
    enum contrast kind;
};

struct compare_list {
    struct compare_part *parts;
    size_t count, capacity;
    int64_t *days; /* where something changes */
    size_t day_count, day_capacity;
};

/* Fills the parts from the spells of both readings, in order of time. */
void compare_pair(struct compare_list *list, const struct compare_window *window,
                  const struct scope *scope, const struct plain_spell *const spells[2],
                  const size_t count[2]);
void compare_list_release(struct compare_list *list);

/* How many days a part has; INT64_MAX: nobody can count them. */
int64_t compare_part_days(const struct compare_part *part);

/* ---- All actors in all blocs (compare_walk.c) ---- */

/* Ranks of a bloc and an actor, and what is said of them. */
typedef bool compare_visit(void *context, uint32_t bloc, uint32_t actor,
                           const struct compare_list *list, struct fault *fault);
typedef bool compare_end(void *context, uint32_t bloc, struct fault *fault);

struct compare_walk {
    const struct scope *scope;
    struct compare_window window;
    int64_t readings[2];
    compare_visit *visit;
    compare_end *end; /* of a bloc that was compared */
    void *context;
    size_t alone; /* set: blocs passed over, as only one of the readings has standings in them */
};

/* Compares the blocs and actors of the scope, in order of both. A bloc in which only one of the
 * readings has standings is passed over unless --bloc names some. */
bool compare_all(struct compare_walk *walk, struct fault *fault);

#endif

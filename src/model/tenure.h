#ifndef BLOCLINE_TENURE_H
#define BLOCLINE_TENURE_H

#include "period.h"

/* One actor's spells in one bloc, laid along the periods of a calendar: who decides what the one
 * row of a panel says where several spells touch a period. */

struct tenure {
    struct bounds bounds;
    struct bounds whole; /* of the spell itself, where `bounds` were narrowed */
    uint32_t status, class;           /* the caller's number of the status; enum status_class */
    struct periods possible, certain; /* by the rule; tenure_lay fills them in. Certain periods
                                       * are possible too */
};

/* Days from lo to hi. */
struct days {
    int64_t lo, hi;
};

/* Lays a spell (bounds, status and class set) along the calendar. False if no period has it. */
bool tenure_lay(struct tenure *tenure, const struct calendar *calendar, enum rule rule);

/* The same for RULE_ALL and all the `count` tenures of an actor in a bloc, in order of time: who
 * passes from one status to the next stands there all through. `capacity` is for 2 * count. Returns
 * how many tenures are left; they are moved to the front. */
size_t tenure_lay_through(struct tenure *tenures, size_t count, const struct calendar *calendar,
                          struct days *capacity);

/* Some periods for which the same spell decides: the surest of those that touch the period; of
 * these the one of the highest class (full before partial); of these the latest. So a year in which
 * a membership of the year-long dates 1991 to 1995 ends and another status begins is decided by the
 * status that it ends with, while exact dates give the highest standing of the year. By RULE_ALL it
 * is the lowest class instead: what the actor was at least, all through. */
struct run {
    struct periods periods;
    const struct tenure *tenure;
    enum certainty certainty; /* POSSIBLE or CERTAIN */
};

/* A walk along `count` laid tenures, in the order of time (`possible.first` does not fall). */
struct runs {
    const struct tenure *tenures;
    size_t count, first;
    int64_t next; /* period */
    bool lowest;  /* RULE_ALL */
};

/* The tenures are laid by this rule. */
struct runs runs_of(const struct tenure *tenures, size_t count, enum rule rule);

/* The next run, in the order of time; false at the end. Runs that follow each other may tell the
 * same. */
bool runs_next(struct runs *runs, struct run *run);

/* How many days of the period an actor surely stands by these tenures. A day
 * counts once. */
int64_t tenure_certain_days(const struct tenure *tenures, size_t count,
                            const struct calendar *calendar, int64_t period);

/* ---- Days ---- */

/* The days of the calendar on which the tenures hold in one status or another, at least possibly or
 * surely, as runs of days that do not touch, in order of time. `days` has room for `count`; returns
 * how many there are. */
size_t tenure_days(const struct tenure *tenures, size_t count, const struct calendar *calendar,
                   enum certainty certainty, struct days *days);

/* What is common to two standings: bounds of the days on which both hold. False if they never can.
 */
bool bounds_meet(const struct bounds *a, const struct bounds *b, struct bounds *both);

#endif

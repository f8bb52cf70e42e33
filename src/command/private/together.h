#ifndef BLOCLINE_TOGETHER_H
#define BLOCLINE_TOGETHER_H

#include "scope.h"
#include "store_events.h"

/* Spells of several actors in one bloc, laid over each other. What all of them have in common is
 * bounded by the latest beginning and the earliest end, each as vague as the dates leave it. Shared
 * by together.c, which finds them, and together_rows.c, which writes them. */

/* The blocs and days in which all of several actors (or, with `any_pair`, every two of them) stood
 * together. With `days`: per bloc the number of days, certain and possible. */
struct together_options {
    const char *const *actors;
    size_t actor_count;
    const char *blocs;
    bool any_pair, days, certain_only;
};
bool query_together(const struct question *question, const struct together_options *words,
                    struct table_sink *sink, struct fault *fault);

enum { TOGETHER_MAX = 64 /* actors */ };

/* One of the actors: its spells asked for, in order of bloc and time. */
struct side {
    const struct member_text *who;
    struct plain_spell *spells;
    size_t count, capacity;
    size_t first, last; /* those in the bloc at hand: from first to before last */
};

/* Some of the actors in one bloc, and one spell of each that they share days in. */
struct joint {
    struct bounds bounds;
    const struct plain_spell **spells; /* by side; owned by `spells` of together */
    size_t at;                         /* where they begin there */
};

struct together {
    struct scope scope;
    const struct together_options *words;
    struct table_sink *sink;
    struct account_finder *finder;
    struct side *sides;
    size_t side_count;
    const struct side *party[TOGETHER_MAX]; /* the actors at hand: all, or two of them */
    size_t party_count;
    struct joint *joints;
    size_t joint_count, joint_capacity;
    const struct plain_spell **spells;
    size_t spell_count, spell_capacity;
    struct tenure *tenures;
    size_t tenure_capacity;
    struct days *days;
    size_t day_capacity;
    struct arena row; /* texts of the row at hand */
};

extern const struct column together_days_columns[];
extern const size_t together_days_column_count;

/* The rows of one bloc and party: one for each joint spell, or with --days one. */
bool together_rows(struct together *together, const struct member_text *bloc, struct fault *fault);

#endif

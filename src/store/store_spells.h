#ifndef BLOCLINE_STORE_SPELLS_H
#define BLOCLINE_STORE_SPELLS_H

#include "arena.h"
#include "standing.h"
#include "store.h"

/* Spells with their texts, of one bloc or one actor. */

struct spell_query {
    int64_t reading;
    int64_t bloc, actor; /* ANY_ID: every one. At least one of them is given */
    int64_t lo, hi;      /* only spells that may touch these days (first and last) */
    enum language lang;
    enum party named; /* whose label comes with the row */
    bool only_full;   /* of spells in statuses that are not of class full only ids, status and days
                         are wanted: the other texts of their rows are NULL */
    bool no_others;   /* with only_full: not even these; they may be left out */
};

struct spell_row {
    const char *bloc, *actor, *label; /* ids; the name in `lang` */
    const char *status, *class;
    struct bounds bounds;
    const char *start, *end; /* EDTF as the accounts give it; end is NULL while open */
    const char *start_event, *end_event;
};

typedef bool spell_visit(void *context, const struct spell_row *row, struct fault *fault);

/* Spells in order of bloc, actor (both by id) and time. */
bool store_spells(struct store *store, const struct spell_query *query, spell_visit *visit,
                  void *context, struct fault *fault);

/* The life of a bloc in a reading: dates of its first founding event and of its end, EDTF, or "";
 * owned by the arena. */
bool store_bloc_life(struct store *store, int64_t reading, int64_t bloc, struct arena *arena,
                     const char **from, const char **to, struct fault *fault);

#endif

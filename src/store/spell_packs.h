#ifndef BLOCLINE_SPELL_PACKS_H
#define BLOCLINE_SPELL_PACKS_H

#include "standing.h"
#include "store.h"

/* Packs: the spells of a reading once more, for questions about all of them. The table `spell` is
 * what people read, and the truth; packs are made of the same fold in the same transaction, and a
 * test holds them equal to it. What is in one: pack.h.
 *
 * Why: a row through SQL costs a third of a microsecond, and its dates, events and names, by seven
 * joins, four more; and whatever the index, most rows that it reads are of other days. Every
 * standing of class full on a day (62 162 of 913 157 spells, to CSV, whole process): 370 ms by SQL
 * over our tables, 175 ms over a plain table with all texts in each row and four indexes, 33 ms
 * with packs in order of bloc alone, 12 ms with packs as they are. They add a quarter to a large
 * database. */

/* A spell as it stands in a pack. Texts are borrowed for the call and not NUL-terminated. */
struct packed_spell {
    int64_t bloc;           /* numbers in the store */
    uint32_t actor, status; /* numbers in the store */
    struct bounds bounds;
    struct cell bloc_id;
    struct cell start_event, start;    /* the event that began it, and its date (EDTF) */
    struct cell end_event, end;        /* NULL while it is open */
    uint32_t start_source, end_source; /* of all accounts of the events; 0: they have several */
};

typedef bool packed_visit(void *context, const struct packed_spell *spell, struct fault *fault);

struct pack_query {
    int64_t reading;
    int64_t lo, hi;   /* only spells that may touch these days (first and last) */
    bool only_full;   /* only spells in a status of class full */
    const char *bloc; /* only those of the bloc of this id; NULL: of all */
    int64_t actor;    /* of store_actor_packs: its number */
};

/* Spells in order of bloc and actor (both by id) and time. Takes at most the memory of one group of
 * spells (pack.h), however many there are. */
bool store_packs(struct store *store, const struct pack_query *query, packed_visit *visit,
                 void *context, struct fault *fault);

/* The spells of one actor in order of bloc (by id) and time: the `actor` of each is the number of
 * the bloc, and it has no bloc_id. Only where store_has_actor_packs: an actor or a reading of a
 * number that is too great has none. */
bool store_actor_packs(struct store *store, const struct pack_query *query, packed_visit *visit,
                       void *context, struct fault *fault);
bool store_has_actor_packs(const struct pack_query *query);

/* A spell's days, actor and status: all that sweeps over many spells look at. */
struct packed_days {
    struct bounds bounds;
    uint32_t actor, status; /* numbers in the store */
};

/* `bloc` is its number in the store. */
typedef bool packed_days_visit(void *context, uint32_t bloc, const struct packed_days *spell,
                               struct fault *fault);

/* The same spells in the same order without their texts, which are not touched. */
bool store_packed_days(struct store *store, const struct pack_query *query,
                       packed_days_visit *visit, void *context, struct fault *fault);

/* The first day that is the bound of a spell of the reading; of one that goes back without limit,
 * the first that is known. EDTF_POS_INF: there are no spells, or no bounds. */
bool store_first_day(struct store *store, int64_t reading, int64_t *day, struct fault *fault);

/* How many spells the reading has, rounded up to whole groups. */
bool store_packed_most(struct store *store, int64_t reading, size_t *count, struct fault *fault);

/* How many they are. Reads the packs of the last group. */
bool store_packed_count(struct store *store, int64_t reading, int64_t *count, struct fault *fault);

/* Sets the fault that the packs say what cannot be. Returns false. */
bool packs_damaged(struct store *store, struct fault *fault);

#endif

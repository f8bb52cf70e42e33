#ifndef BLOCLINE_READ_H
#define BLOCLINE_READ_H

#include "db.h"
#include "screen_words.h"
#include "standing.h"
#include "store.h"

/* An open database, for the files of this room only. */

struct said_source {
    struct cell event;
    uint32_t source;
};

struct store {
    sqlite3 *db;
    bool opened; /* `db` is an open connection, and not one that failed */
    char *path;
    struct arena arena;                /* what store_info and others lend */
    struct info_row *info;             /* what is said of the package in use; the last has no key */
    int64_t informed;                  /* which that is (its number) */
    int64_t reading, package;          /* those of store_use_reading; 0: none is yet */
    int64_t asked, asked_package;      /* the reading that was asked for last, and its package */
    bool has_views;                    /* own_values_use made some */
    const struct watch *watch;         /* of store_watch; or NULL */
    struct db_kept *kept;              /* of store_many; or NULL */
    struct source_lists *sources;      /* of store_sources.h; NULL: nobody asked yet */
    struct said_source said[2];        /* of store_say_source */
    struct db_rows life_from, life_to; /* of store_bloc_life, prepared once */
    struct db_rows looks[LOOK_COUNT];  /* of store_look, likewise */
    bool counted;                      /* the numbers below are known (store_count) */
    uint32_t actors, blocs, statuses;  /* the greatest number of each */
    int64_t version;                   /* of the file's state, when store_rest let go of it */
};

void source_lists_close(struct source_lists *lists); /* NULL too */

/* What a reader of packs or of the change log knows of the events of the row that it hands out: the
 * source that all accounts of the event have, 0 if they have several. store_event_sources, which is
 * asked of just these events, need not look them up then (of the standings of a million accounts on
 * a day, with sources: 58 ms, and 186 otherwise). Borrowed until store_forget_sources. */
static inline void store_say_source(struct store *store, size_t place, struct cell event,
                                    uint32_t source)
{
    store->said[place] = (struct said_source){event, source};
}

static inline void store_forget_sources(struct store *store)
{
    store->said[0].source = store->said[1].source = 0;
}

/* Reads the greatest numbers by which actors, blocs and statuses are known, once. What a row refers
 * to is held against them where it is read; that all numbers up to them are there is found out
 * where they are listed (store_parties, store_statuses). */
bool store_count(struct store *store, struct fault *fault);

/* Whether an account is one that the reading in use sees at all (reading_sees); the parameter
 * :seeing is store->reading. Of a package alone nothing is unseen, and this costs nothing. */
#define SEEN(account)                                                                              \
    account ".file_id NOT IN (SELECT file_id FROM file WHERE package_id NOT IN"                    \
            " (SELECT seen_id FROM reading_sees WHERE reading_sees.reading_id = :seeing)) "

/* Whether there are accounts that the reading in use does not see. */
bool store_hides_files(struct store *store, bool *hides, struct fault *fault);

/* Lets what counts in the reading in use alone (own_value, reading_sees) take the place of what the
 * tables say: from then on every statement sees tables as the reading has them. */
bool own_values_use(struct store *store, struct fault *fault);

/* Reads the four days of a spell from four columns; the row is damaged if they cannot be. */
struct bounds read_bounds(struct db_rows *rows, int column);

struct spell_query;
struct spell_row;

/* store_spells of an actor, from its packs (spell_packs.h). */
bool actor_spells(struct store *store, const struct spell_query *query,
                  bool (*visit)(void *context, const struct spell_row *row, struct fault *fault),
                  void *context, struct fault *fault);

/* Whether days that stand in a file can be the bounds of a spell. */
static inline bool bounds_valid(const struct bounds *bounds)
{
    return bounds->start_lo <= bounds->start_hi && bounds->end_lo <= bounds->end_hi;
}

#endif

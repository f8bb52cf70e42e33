#ifndef BLOCLINE_READ_H
#define BLOCLINE_READ_H

#include "db.h"
#include "screen_words.h"
#include "standing.h"
#include "store.h"

/* An open database, for the files of this room only. */

struct store {
    sqlite3 *db;
    char *path;
    struct arena arena;               /* what store_info and others lend */
    struct info_row *info;            /* the rows of `package`; the last has no key */
    const struct watch *watch;        /* of store_watch; or NULL */
    struct source_lists *sources;     /* of store_sources.h; NULL: nobody asked yet */
    struct db_rows looks[LOOK_COUNT]; /* of store_look, likewise */
    bool counted;                     /* the numbers below are known (store_count) */
    uint32_t actors, blocs, statuses; /* the greatest number of each */
};

void source_lists_close(struct source_lists *lists); /* NULL too */

/* Reads the greatest numbers by which actors, blocs and statuses are known, once. What a row refers
 * to is held against them where it is read; that all numbers up to them are there is found out
 * where they are listed (store_parties, store_statuses). */
bool store_count(struct store *store, struct fault *fault);

/* Reads the four days of a spell from four columns; the row is damaged if they cannot be. */
struct bounds read_bounds(struct db_rows *rows, int column);

/* Whether days that stand in a file can be the bounds of a spell. */
static inline bool bounds_valid(const struct bounds *bounds)
{
    return bounds->start_lo <= bounds->start_hi && bounds->end_lo <= bounds->end_hi;
}

#endif

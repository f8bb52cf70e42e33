#ifndef BLOCLINE_READ_H
#define BLOCLINE_READ_H

#include "db.h"
#include "store.h"

/* An open database, for the files of this room only. */

struct store {
    sqlite3 *db;
    char *path;
    struct arena arena;             /* what store_info and others lend */
    const struct watch *watch;      /* of store_watch; or NULL */
    sqlite3_stmt *event_sources;    /* of store_event_sources, prepared once; NULL before */
    sqlite3_stmt *standing_sources; /* of store_standing_sources, likewise */
};

#endif

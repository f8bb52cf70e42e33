#ifndef BLOCLINE_WRITE_BULK_H
#define BLOCLINE_WRITE_BULK_H

#include "write.h"

#include <stddef.h>

/* Rows of one table, many to a statement. SQLite begins and ends a statement, and finds the end of
 * the table, once for all of them: of a million effects that is two fifths of the time, of wide
 * rows with texts an eighth. */
struct bulk {
    sqlite3_stmt *statement;
    int columns;
    int rows;    /* to a statement */
    int waiting; /* bound, and not inserted yet */
};

/* For about `expected` rows of all the `columns` of `table`. To be closed after a fault too. */
bool bulk_open(struct bulk *bulk, sqlite3 *db, const char *table, int columns, size_t expected,
               struct fault *fault);

/* Takes one row, as write_row does; but its texts must live until bulk_close. */
bool bulk_row(struct bulk *bulk, struct fault *fault, const char *values, ...);

/* Inserts what waits if `valid`, and returns whether all is well. */
bool bulk_close(struct bulk *bulk, bool valid, struct fault *fault);

#endif

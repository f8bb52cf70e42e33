#ifndef BLOCLINE_FUNCTIONS_H
#define BLOCLINE_FUNCTIONS_H

#include "store.h"

/* The questions as table-valued functions of SQL: blocline_members('EAEU', '2015') has the rows of
 * `blocline members EAEU --on 2015`, under the same names. They run the commands themselves. */

struct sqlite3;

/* What they need to know. Borrowed: all, until the connection is closed. */
struct functions_options {
    struct store *store; /* whose records; NULL: `open` opens it when it is first asked */
    /* For a program of others: finds the records that go with the connection. The store is owned by
     * the functions then, and lets go of its file after each question. */
    bool (*open)(struct sqlite3 *db, struct store **store, struct fault *fault);
    enum language lang;        /* where the argument is left out */
    const char *reading;       /* likewise; NULL: the first */
    const char *folder;        /* of temporary files; NULL: /var/tmp */
    size_t aside;              /* bytes that the rows of one call may take there; 0: any number */
    const struct watch *watch; /* to give up; may be NULL */
};

/* Adds them to a connection, and the functions edtf_*. FAULT_IO. */
bool functions_add(struct sqlite3 *db, const struct functions_options *options,
                   struct fault *fault);

#endif

#ifndef BLOCLINE_HOST_DATABASE_H
#define BLOCLINE_HOST_DATABASE_H

#include "sqlite.h"
#include "store.h"

/* Opens the records that go with a connection of another program, by a connection of our own: its
 * main database if that is one of ours, else the first attached one that is, else what the command
 * would ask (BLOCLINE_DB, the settings file, the installed one). No SQL is asked of the connection:
 * its authorizer may refuse it. FAULT_IO; FAULT_USAGE: the settings file cannot be used. */
bool host_database_open(sqlite3 *db, struct store **store, struct fault *fault);

#endif

#ifndef BLOCLINE_SQLITE_H
#define BLOCLINE_SQLITE_H

/* SQLite's own header, for whoever may call it. In a loadable module (BLOCLINE_MODULE) every call
 * goes to the library of the program that loaded it: sqlite3ext.h makes each name a member of
 * `sqlite3_api`, which the module's entry defines. */
#ifdef BLOCLINE_MODULE
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

#endif

#ifndef BLOCLINE_SQLITE_RUNNING_H
#define BLOCLINE_SQLITE_RUNNING_H

/* The version of the SQLite that this program runs on, "3.40.1". A shared library may be a newer
 * one than that of the build. Static. */
const char *sqlite_running(void);

#endif

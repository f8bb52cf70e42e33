#include "edtf_functions.h"

/* blocline_edtf.so: EDTF alone, for any SQLite. */

SQLITE_EXTENSION_INIT1

int sqlite3_extension_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);
int sqlite3_bloclineedtf_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);

/* The entry point that SQLite tries first. */
__attribute__((visibility("default"))) int sqlite3_extension_init(sqlite3 *db, char **message,
                                                                  const sqlite3_api_routines *api)
{
    SQLITE_EXTENSION_INIT2(api)
    (void)message;
    return edtf_functions_add(db);
}

/* The one that it derives from our file's name, for hosts that ask for it. */
__attribute__((visibility("default"))) int
sqlite3_bloclineedtf_init(sqlite3 *db, char **message, const sqlite3_api_routines *api)
{
    return sqlite3_extension_init(db, message, api);
}

#include "functions.h"
#include "host_database.h"

/* blocline.so: the questions of `blocline`, and EDTF, in the program of others. */

SQLITE_EXTENSION_INIT1

int sqlite3_extension_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);

/* The only entry point; SQLite tries its name first, whatever ours is. The library stays in memory:
 * SQLite keeps our VFS as long as the process lives. */
__attribute__((visibility("default"))) int sqlite3_extension_init(sqlite3 *db, char **message,
                                                                  const sqlite3_api_routines *api)
{
    enum { NEEDED = 3037000 }; /* STRICT tables; the functions of the interface that we call */
    static const struct functions_options options = {.open = host_database_open, .lang = LANG_EN};
    struct fault fault;
    SQLITE_EXTENSION_INIT2(api)
    if (sqlite3_libversion_number() < NEEDED) {
        *message = sqlite3_mprintf("blocline needs SQLite 3.37 or newer; this program has %s",
                                   sqlite3_libversion());
        return SQLITE_ERROR;
    }
    if (!functions_add(db, &options, &fault)) {
        *message = sqlite3_mprintf("%s", fault.text);
        return SQLITE_ERROR;
    }
    return SQLITE_OK_LOAD_PERMANENTLY;
}

#include "functions.h"
#include "host_database.h"
#include "messages.h"

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
    struct fault fault = {.language = LANG_EN};
    SQLITE_EXTENSION_INIT2(api)
    if (sqlite3_libversion_number() < NEEDED) {
        fault_say_with(&fault, FAULT_IO, MSG_fault_old_sqlite, sqlite3_libversion());
        *message = sqlite3_mprintf("%s", fault.text);
        return SQLITE_ERROR;
    }
    if (!functions_add(db, &options, &fault)) {
        *message = sqlite3_mprintf("%s", fault.text);
        return SQLITE_ERROR;
    }
    return SQLITE_OK_LOAD_PERMANENTLY;
}

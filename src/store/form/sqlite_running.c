#include "sqlite_running.h"

#include <sqlite3.h>

const char *sqlite_running(void)
{
    return sqlite3_libversion();
}

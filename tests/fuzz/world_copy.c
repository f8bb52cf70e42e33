#include "world_copy.h"

#include "world.h"

#include <string.h>

void world_run(sqlite3 *db, const char *sql)
{
    const int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    require(code == SQLITE_OK, sqlite3_errmsg(db));
}

sqlite3 *world_copy(const unsigned char *bytes, size_t size)
{
    sqlite3 *db;
    unsigned char *copy = sqlite3_malloc64(size);
    require(copy != NULL, "there is memory");
    memcpy(copy, bytes, size);
    require(sqlite3_open(":memory:", &db) == SQLITE_OK, "SQLite opens");
    require(sqlite3_deserialize(db, "main", copy, (sqlite3_int64)size, (sqlite3_int64)size,
                                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) ==
                SQLITE_OK,
            "SQLite takes the bytes");
    world_run(db, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; "
                  "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    return db;
}

const char *world_save(sqlite3 *db, const char *name)
{
    sqlite3_int64 size;
    unsigned char *bytes = sqlite3_serialize(db, "main", &size, 0);
    require(bytes != NULL, "there is memory");
    sqlite3_close(db);
    const char *path = world_file(name, bytes, (size_t)size);
    sqlite3_free(bytes);
    return path;
}

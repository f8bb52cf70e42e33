#include "db.h"
#include "pack.h"
#include "spell_packs.h"

/* What the packs (pack.h) say of how many there are, without reading them. */

bool store_packed_most(struct store *store, int64_t reading, size_t *count, struct fault *fault)
{
    sqlite3_stmt *statement = NULL;
    bool row = false, done = db_prepare(store->db,
                                        "SELECT count(*) FROM spell_group "
                                        "WHERE group_id BETWEEN ?1 AND ?2",
                                        &statement, fault);
    if (done) {
        sqlite3_bind_int64(statement, 1, pack_group_id(reading, 0));
        sqlite3_bind_int64(statement, 2, pack_group_id(reading + 1, 0) - 1);
        done = db_step(statement, &row, fault);
    }
    *count = row ? (size_t)sqlite3_column_int64(statement, 0) * PACK_GROUP : 0;
    sqlite3_finalize(statement);
    return done;
}

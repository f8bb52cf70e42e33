#include "pack.h"
#include "read.h"
#include "spell_packs.h"

/* What the packs (pack.h) say of how many there are, without reading them. */

bool store_packed_most(struct store *store, int64_t reading, size_t *count, struct fault *fault)
{
    static const char sql[] = "SELECT count(*) FROM spell_group WHERE group_id BETWEEN ?1 AND ?2";
    struct db_rows rows = db_rows_of(store->db, sql, fault);
    sqlite3_bind_int64(rows.statement, 1, pack_group_id(reading, 0));
    sqlite3_bind_int64(rows.statement, 2, pack_group_id(reading + 1, 0) - 1);
    *count = db_next(&rows) ? (size_t)sqlite3_column_int64(rows.statement, 0) * PACK_GROUP : 0;
    return db_close(&rows);
}

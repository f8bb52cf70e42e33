#include "pack.h"
#include "read.h"
#include "spell_packs.h"

/* What the packs (pack.h) say of how many there are, without reading them. */

bool store_packed_most(struct store *store, int64_t reading, size_t *count, struct fault *fault)
{
    static const char sql[] =
        "SELECT count(*) FROM spell_group WHERE group_id BETWEEN :first AND :last";
    struct db_rows rows = db_rows_of(store->db, "packed spells", sql, fault);
    db_bind_i64(&rows, ":first", pack_group_id(reading, 0));
    db_bind_i64(&rows, ":last", pack_group_id(reading + 1, 0) - 1);
    *count = db_next(&rows) ? (size_t)db_i64(&rows, 0) * PACK_GROUP : 0;
    return db_close(&rows);
}

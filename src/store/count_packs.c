#include "pack.h"
#include "read.h"
#include "spell_packs.h"

/* What the packs (pack.h) say of how many there are, without reading all of them. */

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

/* How many spells the packs of a group have. */
static bool count_group(struct store *store, int64_t group, int64_t *count, struct fault *fault)
{
    static const char sql[] =
        "SELECT spells FROM spell_pack WHERE pack_id BETWEEN :first AND :last";
    struct db_rows rows = db_rows_of(store->db, "packed spells", sql, fault);
    *count = 0;
    db_bind_i64(&rows, ":first", pack_id_of(group, 0));
    db_bind_i64(&rows, ":last", pack_id_of(group + 1, 0) - 1);
    while (db_next(&rows)) {
        const unsigned char *bytes = sqlite3_column_blob(rows.statement, 0);
        rows.valid =
            sqlite3_column_bytes(rows.statement, 0) >= PACK_HEADER || packs_damaged(store, fault);
        *count += rows.valid ? (int64_t)pack_get4(bytes) : 0;
    }
    return db_close(&rows);
}

bool store_packed_count(struct store *store, int64_t reading, int64_t *count, struct fault *fault)
{
    static const char sql[] =
        "SELECT max(group_id) FROM spell_group WHERE group_id BETWEEN :first AND :last";
    const int64_t first = pack_group_id(reading, 0);
    struct db_rows rows = db_rows_of(store->db, "packed spells", sql, fault);
    db_bind_i64(&rows, ":first", first);
    db_bind_i64(&rows, ":last", pack_group_id(reading + 1, 0) - 1);
    const bool any = db_next(&rows) && sqlite3_column_type(rows.statement, 0) != SQLITE_NULL;
    const int64_t last = any ? db_i64(&rows, 0) : first;
    *count = 0;
    if (!db_close(&rows) || (any && !count_group(store, last, count, fault))) {
        return false;
    }
    *count += (last - first) * PACK_GROUP; /* all but the last are full */
    return true;
}

#include "read.h"
#include "spell_packs.h"

#include <inttypes.h>
#include <stdio.h>

/* How many there are of each. blocline-ingest numbers the rows of its tables from 1 on and leaves
 * none out, so the last number is how many there are: of a million accounts 1 ms, where to count
 * them takes 60. Where somebody edited the file, or a reading hides rows, they are counted. */

struct counted {
    const char *what, *number, *rows; /* how it is said, and the statements for both ways */
};

#define COUNTED(what, table)                                                                       \
    {                                                                                              \
        what, "SELECT max(" table "_id) FROM " table, "SELECT count(*) FROM " table                \
    }

static const struct counted counted[] = {
    COUNTED("actors", "actor"),     COUNTED("blocs", "bloc"),     COUNTED("events", "event"),
    COUNTED("accounts", "account"), COUNTED("sources", "source"), COUNTED("people", "person"),
    COUNTED("names", "name")};

/* The number that the statement gives; that of no rows is 0. */
static bool one_number(struct store *store, const char *sql, int64_t *number, struct fault *fault)
{
    struct db_rows rows = db_rows_of(store->db, "lists", sql, fault);
    *number = db_next(&rows) ? sqlite3_column_int64(rows.statement, 0) : 0;
    return db_close(&rows);
}

static bool count_spells(struct store *store, int64_t reading, int64_t *number, struct fault *fault)
{
    static const char sql[] = "SELECT count(*) FROM spell WHERE reading_id = :reading";
    struct db_rows rows = db_rows_of(store->db, "spells", sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    *number = db_next(&rows) ? db_i64(&rows, 0) : 0;
    return db_close(&rows);
}

static bool hand_out(const char *what, int64_t number, store_visit *visit, void *context,
                     struct fault *fault)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRId64, number);
    const struct cell cells[] = {cell_text(what), cell_text(text)};
    return visit(context, cells, fault);
}

bool store_counts(struct store *store, store_visit *visit, void *context, struct fault *fault)
{
    const bool by_number = !store->has_views && !store_edited(store);
    int64_t number;
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        if (!one_number(store, by_number ? counted[i].number : counted[i].rows, &number, fault) ||
            !hand_out(counted[i].what, number, visit, context, fault)) {
            return false;
        }
    }
    struct arena arena = {0};
    struct db_rows rows = db_rows_of(
        store->db, "lists", "SELECT reading_id, reading FROM reading ORDER BY reading_id", fault);
    while (db_next(&rows)) {
        const int64_t reading = db_i64(&rows, 0);
        const char *what = arena_printf(&arena, "spells (%s)", db_need(&rows, 1));
        rows.valid = db_sound(&rows) &&
                     (by_number ? store_packed_count(store, reading, &number, fault)
                                : count_spells(store, reading, &number, fault)) &&
                     hand_out(what, number, visit, context, fault);
    }
    arena_release(&arena);
    return db_close(&rows);
}

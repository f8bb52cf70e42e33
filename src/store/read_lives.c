#include "read.h"
#include "store_lives.h"

bool store_turns(struct store *store, int64_t reading, turn_visit *visit, void *context,
                 struct fault *fault)
{
    static const char sql[] =
        "SELECT event.bloc_id, account.earliest, account.latest, kind.ends,"
        "  kind.kind = 'institution' "
        "FROM kind JOIN event ON event.kind_id = kind.kind_id "
        "JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = event.event_id "
        "JOIN account ON account.account_id = chosen.account_id "
        "WHERE (kind.founds OR kind.ends) AND event.bloc_id IS NOT NULL "
        "ORDER BY event.bloc_id, account.earliest, account.account_id";
    if (!store_count(store, fault)) {
        return false;
    }
    struct db_rows rows = db_rows_of(store->db, "events", sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    while (db_next(&rows)) {
        const struct turn_row row = {.bloc = db_ref(&rows, 0, store->blocs),
                                     .earliest = db_i64(&rows, 1),
                                     .latest = db_i64(&rows, 2),
                                     .ends = db_i64(&rows, 3) != 0,
                                     .institutes = db_i64(&rows, 4) != 0};
        rows.valid = db_sound(&rows) && visit(context, &row, fault);
    }
    return db_close(&rows);
}

#include "db.h"

#include <string.h>

bool store_event_sources(struct store *store, int64_t reading, const char *event,
                         struct arena *arena, const char **sources, struct fault *fault)
{
    static const char sql[] =
        "SELECT group_concat(source, ' ') FROM ("
        "  SELECT source.source AS source FROM event "
        "    JOIN account USING (event_id) "
        "    JOIN source ON source.source_id = account.source_id "
        "    LEFT JOIN chosen ON chosen.reading_id = ?1 AND chosen.event_id = event.event_id "
        "  WHERE event.event = ?2 GROUP BY source.source_id "
        "  ORDER BY max(chosen.account_id IS account.account_id) DESC, min(account.account_id))";
    sqlite3_stmt *statement = NULL;
    bool row = false;
    bool done = db_prepare(store->db, sql, &statement, fault);
    if (done) {
        sqlite3_bind_int64(statement, 1, reading);
        db_bind_text(statement, 2, event);
        done = db_step(statement, &row, fault);
    }
    if (done) {
        const char *text = row ? db_text(statement, 0) : NULL;
        *sources = arena_text(arena, text ? text : "", text ? strlen(text) : 0);
    }
    sqlite3_finalize(statement);
    return done;
}

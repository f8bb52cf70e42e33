#include "db.h"

bool store_event_sources(struct store *store, int64_t reading, const char *event, size_t size,
                         const char **sources, struct fault *fault)
{
    static const char sql[] =
        "SELECT group_concat(source, ' ') FROM ("
        "  SELECT source.source AS source FROM event "
        "    JOIN account USING (event_id) "
        "    JOIN source ON source.source_id = account.source_id "
        "    LEFT JOIN chosen ON chosen.reading_id = ?1 AND chosen.event_id = event.event_id "
        "  WHERE event.event = ?2 GROUP BY source.source_id "
        "  ORDER BY max(chosen.account_id IS account.account_id) DESC, min(account.account_id))";
    bool row = false;
    /* Asked for each row of an answer: preparing it anew would take most of the time. */
    if (!store->event_sources && !db_prepare(store->db, sql, &store->event_sources, fault)) {
        return false;
    }
    sqlite3_reset(store->event_sources);
    sqlite3_bind_int64(store->event_sources, 1, reading);
    sqlite3_bind_text(store->event_sources, 2, event, (int)size, SQLITE_TRANSIENT);
    if (!db_step(store->event_sources, &row, fault)) {
        return false;
    }
    const char *text = row ? db_text(store->event_sources, 0) : NULL;
    *sources = text ? text : "";
    return true;
}

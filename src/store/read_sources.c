#include "read.h"

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

bool store_standing_sources(struct store *store, int64_t reading, const char *bloc,
                            size_t bloc_size, const char *actor, size_t actor_size,
                            const char **sources, struct fault *fault)
{
    static const char sql[] =
        "SELECT group_concat(source, ' ') FROM ("
        "  SELECT source.source AS source FROM effect "
        "    CROSS JOIN account USING (account_id) "
        "    CROSS JOIN chosen ON chosen.reading_id = ?1 AND chosen.event_id = account.event_id "
        "      AND chosen.account_id = account.account_id "
        "    CROSS JOIN source ON source.source_id = account.source_id "
        "  WHERE effect.actor_id = (SELECT actor_id FROM actor WHERE actor = ?3) "
        "    AND effect.bloc_id = (SELECT bloc_id FROM bloc WHERE bloc = ?2) "
        "  GROUP BY source.source_id ORDER BY min(account.earliest), min(account.account_id))";
    bool row = false;
    if (!store->standing_sources && !db_prepare(store->db, sql, &store->standing_sources, fault)) {
        return false;
    }
    sqlite3_reset(store->standing_sources);
    sqlite3_bind_int64(store->standing_sources, 1, reading);
    sqlite3_bind_text(store->standing_sources, 2, bloc, (int)bloc_size, SQLITE_TRANSIENT);
    sqlite3_bind_text(store->standing_sources, 3, actor, (int)actor_size, SQLITE_TRANSIENT);
    if (!db_step(store->standing_sources, &row, fault)) {
        return false;
    }
    const char *text = row ? db_text(store->standing_sources, 0) : NULL;
    *sources = text ? text : "";
    return true;
}

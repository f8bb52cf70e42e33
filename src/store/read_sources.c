#include "read.h"
#include "store_sources.h"

/* The text that the statement finds, or "". */
static bool one_list(struct db_rows *rows, const char **list)
{
    const char *text = db_next(rows) ? db_text(rows, 0) : NULL;
    *list = text ? text : "";
    return rows->valid;
}

bool store_event_sources(struct store *store, int64_t reading, const char *event, size_t size,
                         const char **sources, struct fault *fault)
{
    static const char sql[] =
        "SELECT group_concat(source, ' ') FROM ("
        "  SELECT source.source AS source FROM event "
        "    JOIN account USING (event_id) "
        "    JOIN source ON source.source_id = account.source_id "
        "    LEFT JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = event.event_id "
        "  WHERE event.event = :event AND " SEEN(
            "account") "GROUP BY source.source_id "
                       "  ORDER BY max(chosen.account_id IS account.account_id) DESC, "
                       "min(account.account_id))";
    /* Asked for each row of an answer: preparing it again would take most of the time. */
    struct db_rows *rows = &store->event_sources;
    if (!rows->statement) {
        *rows = db_rows_of(store->db, "sources", sql, fault);
    }
    db_again(rows, fault);
    db_bind_i64(rows, ":reading", reading);
    db_bind_bytes(rows, ":event", event, size);
    db_bind_i64(rows, ":package", store->package);
    return one_list(rows, sources);
}

bool store_standing_sources(struct store *store, int64_t reading, const char *bloc,
                            size_t bloc_size, const char *actor, size_t actor_size,
                            const char **sources, struct fault *fault)
{
    static const char sql[] =
        "SELECT group_concat(source, ' ') FROM ("
        "  SELECT source.source AS source FROM effect "
        "    CROSS JOIN account USING (account_id) "
        "    CROSS JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = "
        "account.event_id "
        "      AND chosen.account_id = account.account_id "
        "    CROSS JOIN source ON source.source_id = account.source_id "
        "  WHERE effect.actor_id = (SELECT actor_id FROM actor WHERE actor = :actor) "
        "    AND effect.bloc_id = (SELECT bloc_id FROM bloc WHERE bloc = :bloc) "
        "  GROUP BY source.source_id ORDER BY min(account.earliest), min(account.account_id))";
    struct db_rows *rows = &store->standing_sources;
    if (!rows->statement) {
        *rows = db_rows_of(store->db, "sources", sql, fault);
    }
    db_again(rows, fault);
    db_bind_i64(rows, ":reading", reading);
    db_bind_bytes(rows, ":bloc", bloc, bloc_size);
    db_bind_bytes(rows, ":actor", actor, actor_size);
    return one_list(rows, sources);
}

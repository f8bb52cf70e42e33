#include "read.h"
#include "store_events.h"

/* The title in the asked language (:lang), or else in English, or Russian, or the id. */
#define TITLE                                                                                      \
    "coalesce(CASE :lang WHEN 'ru' THEN event.title_ru WHEN 'kk' THEN event.title_kk END, "        \
    "         event.title_en, event.title_ru, event.event)"

/* The actors of an account: the ones whose standing changes, then the ones that took part; each
 * once. */
#define ACTORS                                                                                     \
    "(SELECT group_concat(actor, ' ') FROM "                                                       \
    "   (SELECT actor.actor AS actor FROM "                                                        \
    "      (SELECT 0 AS part, number, actor_id FROM effect "                                       \
    "         WHERE effect.account_id = account.account_id "                                       \
    "       UNION ALL "                                                                            \
    "       SELECT 1, number, actor_id FROM account_actor "                                        \
    "         WHERE account_actor.account_id = account.account_id) AS took_part "                  \
    "    JOIN actor USING (actor_id) GROUP BY actor_id ORDER BY min(part), min(number)))"

/* Where the accounts of a question are found. Whoever asks for a bloc, an actor or a person wants
 * few of a million accounts: these come by an index, and the rest of the question is then asked of
 * them. (One bloc's of a million events: 1 ms, where testing each took 10 s.) */
#define OF_ALL "account "
#define OF_BLOC                                                                                    \
    "(SELECT account.account_id AS wanted_id FROM event JOIN account USING (event_id)"             \
    "   WHERE event.bloc_id = :bloc "                                                              \
    " UNION SELECT account_id FROM effect WHERE bloc_id = :bloc) "                                 \
    "CROSS JOIN account ON account.account_id = wanted_id "
/* By bloc and actor, as there is no index by actor alone: as many probes as there are blocs. */
#define OF_ACTOR                                                                                   \
    "(SELECT effect.account_id AS wanted_id FROM bloc"                                             \
    "   CROSS JOIN effect ON effect.bloc_id = bloc.bloc_id AND effect.actor_id = :actor"           \
    " UNION SELECT account_id FROM account_actor WHERE actor_id = :actor) "                        \
    "CROSS JOIN account ON account.account_id = wanted_id "
#define OF_PERSON                                                                                  \
    "(SELECT DISTINCT account_id AS wanted_id FROM account_person WHERE person_id = :person) "     \
    "CROSS JOIN account ON account.account_id = wanted_id "

/* With a source (:source) its own accounts are shown; else those that the reading (:reading) chose.
 */
#define EVENTS_SQL(accounts)                                                                       \
    "SELECT account.date, event.event, kind.kind, bloc.bloc, " TITLE ", " ACTORS ","               \
    "       account.place, source.source, account.account_id, account.earliest, account.latest "   \
    "FROM " accounts "JOIN event ON event.event_id = account.event_id "                            \
    "JOIN kind ON kind.kind_id = account.kind_id "                                                 \
    "JOIN source ON source.source_id = account.source_id "                                         \
    "LEFT JOIN bloc ON bloc.bloc_id = event.bloc_id "                                              \
    "WHERE iif(:source IS NULL, EXISTS (SELECT 1 FROM chosen WHERE chosen.reading_id = :reading"   \
    "              AND chosen.event_id = account.event_id"                                         \
    "              AND chosen.account_id = account.account_id), source.source = :source) "         \
    "  AND account.earliest <= :hi AND account.latest >= :lo "                                     \
    "  AND (:bloc < 0 OR event.bloc_id = :bloc OR EXISTS (SELECT 1 FROM effect "                   \
    "        WHERE effect.account_id = account.account_id AND +effect.bloc_id = :bloc)) "          \
    "  AND (:actor < 0 OR EXISTS (SELECT 1 FROM effect "                                           \
    "        WHERE effect.account_id = account.account_id AND +effect.actor_id = :actor) "         \
    "    OR EXISTS (SELECT 1 FROM account_actor "                                                  \
    "        WHERE account_actor.account_id = account.account_id "                                 \
    "          AND +account_actor.actor_id = :actor)) "                                            \
    "  AND (:kind IS NULL OR kind.kind = :kind) "                                                  \
    "  AND (:person < 0 OR EXISTS (SELECT 1 FROM account_person "                                  \
    "        WHERE account_person.account_id = account.account_id "                                \
    "          AND +account_person.person_id = :person)) "                                         \
    "ORDER BY account.earliest, account.latest, account.account_id"

static const char *events_sql(const struct event_query *query)
{
    return query->bloc >= 0     ? EVENTS_SQL(OF_BLOC)
           : query->person >= 0 ? EVENTS_SQL(OF_PERSON)
           : query->actor >= 0  ? EVENTS_SQL(OF_ACTOR)
                                : EVENTS_SQL(OF_ALL);
}

bool store_events(struct store *store, const struct event_query *query, event_visit *visit,
                  void *context, struct fault *fault)
{
    struct db_rows rows = db_rows_of(store->db, "events", events_sql(query), fault);
    db_bind_i64(&rows, ":reading", query->reading);
    db_bind_i64(&rows, ":lo", query->lo);
    db_bind_i64(&rows, ":hi", query->hi);
    db_bind_i64(&rows, ":bloc", query->bloc);
    db_bind_i64(&rows, ":actor", query->actor);
    db_bind_text(&rows, ":kind", query->kind);
    db_bind_text(&rows, ":source", query->source);
    db_bind_i64(&rows, ":person", query->person);
    db_bind_text(&rows, ":lang", language_code(query->lang));
    while (db_next(&rows)) {
        const struct event_row event = {.date = db_need(&rows, 0),
                                        .event = db_need(&rows, 1),
                                        .kind = db_need(&rows, 2),
                                        .bloc = db_text(&rows, 3),
                                        .title = db_need(&rows, 4),
                                        .actors = db_text(&rows, 5),
                                        .place = db_text(&rows, 6),
                                        .source = db_need(&rows, 7),
                                        .account = db_i64(&rows, 8),
                                        .earliest = db_i64(&rows, 9),
                                        .latest = db_i64(&rows, 10)};
        rows.valid = db_sound(&rows) && visit(context, &event, fault);
    }
    return db_close(&rows);
}

bool store_accounts(struct store *store, int64_t reading, int64_t bloc, int64_t actor,
                    enum language lang, account_visit *visit, void *context, struct fault *fault)
{
    static const char sql[] =
        "WITH told AS ("
        "  SELECT account.event_id AS event_id FROM effect JOIN account USING (account_id) "
        "    WHERE effect.bloc_id = :bloc AND effect.actor_id = :actor "
        "  UNION "
        "  SELECT event.event_id FROM event JOIN account USING (event_id) "
        "    JOIN kind ON kind.kind_id = account.kind_id "
        "    WHERE event.bloc_id = :bloc AND kind.ends) "
        "SELECT event.event, account.date, kind.kind, source.source, account.locator,"
        "  (SELECT group_concat(status.status, ' ') FROM effect JOIN status USING (status_id)"
        "     WHERE effect.account_id = account.account_id AND effect.bloc_id = :bloc"
        "       AND effect.actor_id = :actor),"
        "  account.note, " TITLE ", account.earliest, account.latest,"
        "  chosen.account_id IS account.account_id, file.name, account.line,"
        "  source.title, account.place, EXISTS (SELECT 1 FROM reading_source"
        "     WHERE reading_source.reading_id = :reading"
        "       AND reading_source.package_id = file.package_id"
        "       AND reading_source.source_id = account.source_id),"
        "  counted.source_id IS account.source_id, kind.ends, event.bloc_id IS :bloc, source.url "
        "FROM told JOIN event ON event.event_id = told.event_id "
        "JOIN account ON account.event_id = told.event_id AND " SEEN(
            "account") "JOIN kind ON kind.kind_id = account.kind_id "
                       "JOIN source ON source.source_id = account.source_id "
                       "JOIN file ON file.file_id = account.file_id "
                       "LEFT JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = "
                       "told.event_id "
                       "LEFT JOIN account AS counted ON counted.account_id = chosen.account_id "
                       "ORDER BY coalesce(counted.earliest, account.earliest),"
                       "  coalesce(counted.latest, account.latest),"
                       "  coalesce(counted.account_id, account.account_id), event.event_id,"
                       "  chosen.account_id IS NOT account.account_id, account.account_id";
    struct db_rows rows = db_rows_of(store->db, "events", sql, fault);
    db_bind_i64(&rows, ":package", store->package);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_i64(&rows, ":bloc", bloc);
    db_bind_i64(&rows, ":actor", actor);
    db_bind_text(&rows, ":lang", language_code(lang));
    while (db_next(&rows)) {
        const struct account_row account = {.event = db_need(&rows, 0),
                                            .date = db_need(&rows, 1),
                                            .kind = db_need(&rows, 2),
                                            .source = db_need(&rows, 3),
                                            .locator = db_need(&rows, 4),
                                            .effects = db_text(&rows, 5),
                                            .note = db_text(&rows, 6),
                                            .title = db_need(&rows, 7),
                                            .earliest = db_i64(&rows, 8),
                                            .latest = db_i64(&rows, 9),
                                            .used = db_i64(&rows, 10) != 0,
                                            .file = db_need(&rows, 11),
                                            .line = db_i64(&rows, 12),
                                            .source_title = db_need(&rows, 13),
                                            .place = db_text(&rows, 14),
                                            .asked = db_i64(&rows, 15) != 0,
                                            .same = db_i64(&rows, 16) != 0,
                                            .ends = db_i64(&rows, 17) != 0,
                                            .own_bloc = db_i64(&rows, 18) != 0,
                                            .source_url = db_text(&rows, 19)};
        rows.valid = db_sound(&rows) && visit(context, &account, fault);
    }
    return db_close(&rows);
}

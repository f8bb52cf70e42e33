#include "numbers.h"
#include "read.h"
#include "store_events.h"

/* The title in the asked language (:lang), or else in English, or Russian, or the id. */
#define TITLE                                                                                      \
    "coalesce(CASE :lang WHEN 'ru' THEN event.title_ru WHEN 'kk' THEN event.title_kk END, "        \
    "         event.title_en, event.title_ru, event.event)"

/* Where the accounts of a question are found. All of them stand in the index in order of their
 * days, so the first comes at once; what the question asks of their kind, source and days is in it
 * too. (Of a million the first in 5 ms, where it took 4 s to sort them with all that belongs to
 * them.) */
#define OF_ALL "account INDEXED BY account_by_days "
/* Whoever asks for a bloc, an actor or a person wants few of a million accounts: these come by an
 * index and are put in order as plain numbers, before the rest is looked up and asked of them. (The
 * LIMIT keeps SQLite from leaving the order for later.) */
#define IN_ORDER(wanted)                                                                           \
    "(SELECT listed.account_id AS wanted_id FROM (" wanted ") "                                    \
    "   CROSS JOIN account AS listed ON listed.account_id = found_id "                             \
    "   WHERE listed.earliest <= :hi AND listed.latest >= :lo "                                    \
    "   ORDER BY listed.earliest, listed.latest, listed.account_id LIMIT -1) "                     \
    "CROSS JOIN account ON account.account_id = wanted_id "
#define OF_BLOC                                                                                    \
    IN_ORDER("SELECT account.account_id AS found_id FROM event JOIN account USING (event_id)"      \
             "  WHERE event.bloc_id = :bloc "                                                      \
             "UNION SELECT account_id FROM effect WHERE bloc_id = :bloc")
/* By bloc and actor, as there is no index by actor alone: as many probes as there are blocs. */
#define OF_ACTOR                                                                                   \
    IN_ORDER("SELECT effect.account_id AS found_id FROM bloc"                                      \
             "  CROSS JOIN effect ON effect.bloc_id = bloc.bloc_id AND effect.actor_id = :actor "  \
             "UNION SELECT account_id FROM account_actor WHERE actor_id = :actor")
#define OF_PERSON                                                                                  \
    IN_ORDER("SELECT DISTINCT account_id AS found_id FROM account_person"                          \
             "  WHERE person_id = :person")

/* With a source (:source) its own accounts are shown; else those that the reading (:reading) chose.
 * (A number of a kind or source that is not there is 0, which none has.) */
#define EVENTS_SQL(accounts)                                                                       \
    "SELECT account.date, event.event, account.kind_id, event.bloc_id, " TITLE ","                 \
    "       account.place, account.source_id, account.account_id, account.earliest, "              \
    "account.latest "                                                                              \
    "FROM " accounts "CROSS JOIN event ON event.event_id = account.event_id "                      \
    "WHERE (:source IS NULL OR account.source_id = (SELECT source_id FROM source WHERE source = "  \
    ":source)) "                                                                                   \
    "  AND (:kind IS NULL OR account.kind_id = (SELECT kind_id FROM kind WHERE kind = :kind)) "    \
    "  AND account.earliest <= :hi AND account.latest >= :lo "                                     \
    "  AND (:source IS NOT NULL OR EXISTS (SELECT 1 FROM chosen WHERE chosen.reading_id = "        \
    ":reading"                                                                                     \
    "              AND chosen.event_id = account.event_id"                                         \
    "              AND chosen.account_id = account.account_id)) "                                  \
    "  AND (:bloc < 0 OR event.bloc_id = :bloc OR EXISTS (SELECT 1 FROM effect "                   \
    "        WHERE effect.account_id = account.account_id AND +effect.bloc_id = :bloc)) "          \
    "  AND (:actor < 0 OR EXISTS (SELECT 1 FROM effect "                                           \
    "        WHERE effect.account_id = account.account_id AND +effect.actor_id = :actor) "         \
    "    OR EXISTS (SELECT 1 FROM account_actor "                                                  \
    "        WHERE account_actor.account_id = account.account_id "                                 \
    "          AND +account_actor.actor_id = :actor)) "                                            \
    "  AND (:person < 0 OR EXISTS (SELECT 1 FROM account_person "                                  \
    "        WHERE account_person.account_id = account.account_id "                                \
    "          AND +account_person.person_id = :person)) "

#define BY_DAYS "ORDER BY account.earliest, account.latest, account.account_id"

static const char *events_sql(const struct event_query *query)
{
    return query->bloc >= 0     ? EVENTS_SQL(OF_BLOC)
           : query->person >= 0 ? EVENTS_SQL(OF_PERSON)
           : query->actor >= 0  ? EVENTS_SQL(OF_ACTOR)
                                : EVENTS_SQL(OF_ALL) BY_DAYS;
}

/* What the numbers in the rows stand for. */
struct event_names {
    struct number_texts kinds, sources, blocs;
    struct account_actors actors;
};

static struct event_names names_of(struct store *store)
{
    return (struct event_names){
        .kinds = number_texts_of(store, "SELECT kind FROM kind WHERE kind_id = :number"),
        .sources =
            number_texts_of(store, "SELECT source FROM main.source WHERE source_id = :number"),
        .blocs = number_texts_of(store, "SELECT bloc FROM main.bloc WHERE bloc_id = :number"),
        .actors = account_actors_of(store)};
}

static void names_close(struct event_names *names)
{
    number_texts_close(&names->kinds);
    number_texts_close(&names->sources);
    number_texts_close(&names->blocs);
    account_actors_close(&names->actors);
}

static bool visit_event(struct db_rows *rows, struct event_names *names, event_visit *visit,
                        void *context)
{
    struct fault *fault = rows->fault;
    const bool has_bloc = sqlite3_column_type(rows->statement, 3) != SQLITE_NULL;
    struct event_row event = {.date = db_need(rows, 0),
                              .event = db_need(rows, 1),
                              .title = db_need(rows, 4),
                              .place = db_text(rows, 5),
                              .account = db_i64(rows, 7),
                              .earliest = db_i64(rows, 8),
                              .latest = db_i64(rows, 9)};
    const int64_t kind = db_i64(rows, 2), source = db_i64(rows, 6);
    return db_sound(rows) && text_of_number(&names->kinds, kind, &event.kind, fault) &&
           text_of_number(&names->sources, source, &event.source, fault) &&
           (!has_bloc || text_of_number(&names->blocs, db_i64(rows, 3), &event.bloc, fault)) &&
           account_actors(&names->actors, event.account, &event.actors, fault) &&
           visit(context, &event, fault);
}

bool store_events(struct store *store, const struct event_query *query, event_visit *visit,
                  void *context, struct fault *fault)
{
    struct db_rows rows = db_rows_of(store->db, "events", events_sql(query), fault);
    struct event_names names = names_of(store);
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
        rows.valid = visit_event(&rows, &names, visit, context);
    }
    names_close(&names);
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
    db_bind_i64(&rows, ":seeing", store->reading);
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

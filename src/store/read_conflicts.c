#include "read.h"
#include "store_conflicts.h"

/* What an account changes, written in one order so that equal things are equal texts. */
#define EFFECTS                                                                                    \
    "(SELECT group_concat(part, '; ') FROM"                                                        \
    "   (SELECT iif(other, bloc || ':', '') || status || '=' || group_concat(actor, ' ') AS part"  \
    "    FROM (SELECT effect.bloc_id IS NOT event.bloc_id AS other, effect.bloc_id AS bloc_id,"    \
    "                 changed.bloc AS bloc, effect.status_id AS status_id,"                        \
    "                 status.status AS status, actor.actor AS actor FROM effect"                   \
    "          JOIN bloc AS changed ON changed.bloc_id = effect.bloc_id"                           \
    "          JOIN status USING (status_id) JOIN actor USING (actor_id)"                          \
    "          WHERE effect.account_id = account.account_id"                                       \
    "          ORDER BY 1, effect.bloc_id, effect.status_id, actor.actor)"                         \
    "    GROUP BY other, bloc_id, status_id ORDER BY other, bloc_id, status_id))"

#define ACTORS                                                                                     \
    "(SELECT group_concat(actor, ' ') FROM"                                                        \
    "   (SELECT actor.actor AS actor FROM effect JOIN actor USING (actor_id)"                      \
    "      WHERE effect.account_id = account.account_id"                                           \
    "    UNION"                                                                                    \
    "    SELECT actor.actor FROM account_actor JOIN actor USING (actor_id)"                        \
    "      WHERE account_actor.account_id = account.account_id"                                    \
    "    ORDER BY 1))"

/* Of one bloc: its own events, and those that changed standings in it. They are few among a
 * million, so they are found first, by index (1 ms, where testing each event took 3 s). */
#define OF_BLOC                                                                                    \
    "AND event_id IN (SELECT event_id FROM event WHERE bloc_id = :bloc"                            \
    "  UNION SELECT event_id FROM effect JOIN account USING (account_id) WHERE bloc_id = :bloc) "

#define TOLD_SQL(of_bloc)                                                                          \
    "SELECT event.event_id, event.event, bloc.bloc,"                                               \
    "  coalesce(CASE :lang WHEN 'ru' THEN event.title_ru WHEN 'kk' THEN event.title_kk END,"       \
    "           event.title_en, event.title_ru, event.event),"                                     \
    "  account.date, kind.kind, account.place, " EFFECTS ", " ACTORS ","                           \
    "  source.source, account.locator, account.note,"                                              \
    "  chosen.account_id IS account.account_id "                                                   \
    "FROM (SELECT event_id, min(account_id) AS first_id FROM account "                             \
    "      WHERE " SEEN("account") of_bloc                                                         \
        "      GROUP BY event_id HAVING count(*) > 1) AS several "                                 \
        "JOIN event ON event.event_id = several.event_id "                                         \
        "JOIN account ON account.event_id = several.event_id AND " SEEN(                           \
            "account") "JOIN kind ON kind.kind_id = account.kind_id "                              \
                       "JOIN source ON source.source_id = account.source_id "                      \
                       "LEFT JOIN bloc ON bloc.bloc_id = event.bloc_id "                           \
                       "LEFT JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = "   \
                       "several.event_id "                                                         \
                       "JOIN account AS leading ON leading.account_id ="                           \
                       "  coalesce(chosen.account_id, several.first_id) "                          \
                       "ORDER BY leading.earliest, leading.latest, leading.account_id,"            \
                       "  chosen.account_id IS NOT account.account_id, account.account_id"

bool store_conflicts(struct store *store, int64_t reading, int64_t bloc, enum language lang,
                     conflict_visit *visit, void *context, struct fault *fault)
{
    struct db_rows rows =
        db_rows_of(store->db, "accounts", bloc < 0 ? TOLD_SQL("") : TOLD_SQL(OF_BLOC), fault);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_i64(&rows, ":seeing", store->reading);
    if (bloc >= 0) {
        db_bind_i64(&rows, ":bloc", bloc);
    }
    db_bind_text(&rows, ":lang", language_code(lang));
    while (db_next(&rows)) {
        const struct conflict_row conflict = {.event_id = db_i64(&rows, 0),
                                              .event = db_need(&rows, 1),
                                              .bloc = db_text(&rows, 2),
                                              .title = db_need(&rows, 3),
                                              .date = db_need(&rows, 4),
                                              .kind = db_need(&rows, 5),
                                              .place = db_text(&rows, 6),
                                              .effects = db_text(&rows, 7),
                                              .actors = db_text(&rows, 8),
                                              .source = db_need(&rows, 9),
                                              .locator = db_need(&rows, 10),
                                              .note = db_text(&rows, 11),
                                              .used = db_i64(&rows, 12) != 0};
        rows.valid = db_sound(&rows) && visit(context, &conflict, fault);
    }
    return db_close(&rows);
}

#include "edtf.h"
#include "read.h"
#include "store_facts.h"

#include <string.h>

bool store_bloc_facts(struct store *store, bloc_facts_visit *visit, void *context,
                      struct fault *fault)
{
    /* Whether the event has an account that is seen is asked only if some files are not: it takes a
     * look at every account. */
#define OF_BLOCS(and_seen)                                                                         \
    "SELECT bloc_id, bloc, kind, coverage, bilateral IS NOT NULL,"                                 \
    "  (SELECT count(*) FROM event WHERE event.bloc_id = bloc.bloc_id" and_seen ") "               \
    "FROM bloc ORDER BY bloc"
    static const char all_sql[] = OF_BLOCS("");
    static const char seen_sql[] = OF_BLOCS(
        " AND EXISTS (SELECT 1 FROM account WHERE account.event_id = event.event_id AND " SEEN(
            "account") ")");
#undef OF_BLOCS
    bool unseen;
    if (!store_hides_files(store, &unseen, fault)) {
        return false;
    }
    const char *const sql = unseen ? seen_sql : all_sql;
    struct db_rows rows = db_rows_of(store->db, "blocs", sql, fault);
    if (unseen) {
        db_bind_i64(&rows, ":seeing", store->reading);
    }
    while (db_next(&rows)) {
        const struct bloc_facts row = {.bloc = db_i64(&rows, 0),
                                       .id = db_need(&rows, 1),
                                       .kind = db_text(&rows, 2),
                                       .coverage = db_text(&rows, 3),
                                       .bilateral = db_i64(&rows, 4) != 0,
                                       .events = db_i64(&rows, 5)};
        rows.valid = db_sound(&rows) && visit(context, &row, fault);
    }
    return db_close(&rows);
}

bool store_actor_facts(struct store *store, int64_t bloc, actor_facts_visit *visit, void *context,
                       struct fault *fault)
{
    static const char sql[] =
        "SELECT DISTINCT actor.actor_id, actor.actor, actor.kind, actor.exists_lo, actor.exists_hi "
        "FROM effect JOIN actor ON actor.actor_id = effect.actor_id "
        "JOIN account ON account.account_id = effect.account_id AND " SEEN(
            "account") "WHERE effect.bloc_id = :bloc ORDER BY actor.actor";
    struct db_rows rows = db_rows_of(store->db, "actors", sql, fault);
    db_bind_i64(&rows, ":seeing", store->reading);
    db_bind_i64(&rows, ":bloc", bloc);
    while (db_next(&rows)) {
        const struct actor_facts row = {.actor = db_i64(&rows, 0),
                                        .id = db_need(&rows, 1),
                                        .kind = db_text(&rows, 2),
                                        .exists_lo = db_i64(&rows, 3),
                                        .exists_hi = db_i64(&rows, 4)};
        rows.valid = db_sound(&rows) && visit(context, &row, fault);
    }
    return db_close(&rows);
}

bool store_name_facts(struct store *store, enum party of, int64_t owner, name_facts_visit *visit,
                      void *context, struct fault *fault)
{
    static const char *const sql[] = {
        [PARTY_ACTOR] = "SELECT lang, form, text, used_lo, used_hi FROM name "
                        "WHERE actor_id = :owner ORDER BY name_id",
        [PARTY_BLOC] = "SELECT lang, form, text, used_lo, used_hi FROM name "
                       "WHERE bloc_id = :owner ORDER BY name_id"};
    struct db_rows rows = db_rows_of(store->db, "names", sql[of], fault);
    db_bind_i64(&rows, ":owner", owner);
    while (db_next(&rows)) {
        const enum language lang = language_of(db_need(&rows, 0));
        const uint32_t form = word_find(&form_words, db_need(&rows, 1));
        const struct name_facts row = {.lang = lang,
                                       .form = (enum name_form)form,
                                       .text = db_need(&rows, 2),
                                       .used_lo = db_i64(&rows, 3),
                                       .used_hi = db_i64(&rows, 4)};
        rows.damaged = rows.damaged || lang == LANG_COUNT;
        rows.valid = db_sound(&rows) && (form == WORD_UNKNOWN || visit(context, &row, fault));
    }
    return db_close(&rows);
}

/* The events that a bloc is concerned by. */
#define CONCERNED                                                                                  \
    "(SELECT event_id AS concerned_id FROM event WHERE bloc_id = :bloc "                           \
    " UNION SELECT account.event_id FROM effect JOIN account USING (account_id) "                  \
    "   WHERE effect.bloc_id = :bloc) "

bool store_account_facts(struct store *store, int64_t reading, int64_t bloc,
                         account_facts_visit *visit, void *context, struct fault *fault)
{
    static const char sql[] =
        "SELECT account.account_id, account.event_id, account.source_id, coalesce(event.bloc_id, "
        "-1),"
        "  event.event, kind.kind, account.date, account.qualifier, account.locator,"
        "  account.place, account.note, event.title_en, event.title_ru, event.title_kk,"
        "  source.source, source.title, source.kind, source.date, source.publisher,"
        "  account.earliest, account.latest, kind.ends,"
        "  chosen.account_id IS account.account_id "
        "FROM " CONCERNED "CROSS JOIN event ON event.event_id = concerned_id "
        "CROSS JOIN account ON account.event_id = concerned_id AND " SEEN(
            "account") "JOIN kind ON kind.kind_id = account.kind_id "
                       "JOIN source ON source.source_id = account.source_id "
                       "LEFT JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = "
                       "concerned_id "
                       "ORDER BY account.event_id, account.account_id";
    struct db_rows rows = db_rows_of(store->db, "accounts", sql, fault);
    db_bind_i64(&rows, ":seeing", store->reading);
    db_bind_i64(&rows, ":bloc", bloc);
    db_bind_i64(&rows, ":reading", reading);
    while (db_next(&rows)) {
        const struct account_facts row = {
            .account = db_i64(&rows, 0),
            .event_id = db_i64(&rows, 1),
            .source_id = db_i64(&rows, 2),
            .bloc = db_i64(&rows, 3),
            .event = db_need(&rows, 4),
            .kind = db_need(&rows, 5),
            .date = db_need(&rows, 6),
            .qualifier = db_need(&rows, 7),
            .locator = db_need(&rows, 8),
            .place = db_text(&rows, 9),
            .note = db_text(&rows, 10),
            .titles = {db_text(&rows, 11), db_text(&rows, 12), db_text(&rows, 13)},
            .source = db_need(&rows, 14),
            .source_title = db_need(&rows, 15),
            .source_kind = db_text(&rows, 16),
            .source_date = db_text(&rows, 17),
            .publisher = db_text(&rows, 18),
            .earliest = db_i64(&rows, 19),
            .latest = db_i64(&rows, 20),
            .ends = db_i64(&rows, 21) != 0,
            .chosen = db_i64(&rows, 22) != 0};
        rows.valid = db_sound(&rows) && visit(context, &row, fault);
    }
    return db_close(&rows);
}

bool store_effect_facts(struct store *store, int64_t bloc, effect_facts_visit *visit, void *context,
                        struct fault *fault)
{
    static const char sql[] =
        "SELECT effect.account_id, effect.bloc_id, effect.actor_id, status.status, status.class,"
        "  actor.kind, actor.actor "
        "FROM " CONCERNED "CROSS JOIN account ON account.event_id = concerned_id AND " SEEN(
            "account") "CROSS JOIN effect ON effect.account_id = account.account_id "
                       "JOIN status ON status.status_id = effect.status_id "
                       "JOIN actor ON actor.actor_id = effect.actor_id "
                       "ORDER BY effect.account_id, effect.number";
    struct db_rows rows = db_rows_of(store->db, "accounts", sql, fault);
    db_bind_i64(&rows, ":seeing", store->reading);
    db_bind_i64(&rows, ":bloc", bloc);
    while (db_next(&rows)) {
        const struct effect_facts row = {.account = db_i64(&rows, 0),
                                         .bloc = db_i64(&rows, 1),
                                         .actor = db_i64(&rows, 2),
                                         .status = db_need(&rows, 3),
                                         .class = db_need(&rows, 4),
                                         .actor_kind = db_text(&rows, 5),
                                         .actor_id = db_need(&rows, 6)};
        rows.valid = db_sound(&rows) && visit(context, &row, fault);
    }
    return db_close(&rows);
}

bool store_blocs_begun(struct store *store, int64_t actor, int64_t lo, int64_t hi,
                       number_visit *visit, void *context, struct fault *fault)
{
    /* Accounts by their days: of one actor the effects lie all over the blocs. */
    static const char sql[] =
        "SELECT DISTINCT effect.bloc_id "
        "FROM account INDEXED BY account_by_days "
        "CROSS JOIN effect ON effect.account_id = account.account_id AND effect.actor_id = :actor "
        "JOIN status ON status.status_id = effect.status_id AND status.class = 'full' "
        "WHERE account.earliest <= :hi AND account.latest >= :lo AND " SEEN("account");
    struct db_rows rows = db_rows_of(store->db, "accounts", sql, fault);
    db_bind_i64(&rows, ":seeing", store->reading);
    db_bind_i64(&rows, ":actor", actor);
    db_bind_i64(&rows, ":lo", lo);
    db_bind_i64(&rows, ":hi", hi);
    while (db_next(&rows)) {
        const int64_t bloc = db_i64(&rows, 0);
        rows.valid = db_sound(&rows) && visit(context, bloc, fault);
    }
    return db_close(&rows);
}

bool store_event_blocs(struct store *store, const char *event, number_visit *visit, void *context,
                       struct fault *fault)
{
    static const char sql[] =
        "SELECT bloc_id FROM event WHERE event = :event AND bloc_id IS NOT NULL "
        "UNION SELECT effect.bloc_id FROM event JOIN account USING (event_id) "
        "  JOIN effect USING (account_id) WHERE event.event = :event";
    struct db_rows rows = db_rows_of(store->db, "events", sql, fault);
    db_bind_text(&rows, ":event", event);
    while (db_next(&rows)) {
        const int64_t bloc = db_i64(&rows, 0);
        rows.valid = db_sound(&rows) && visit(context, bloc, fault);
    }
    return db_close(&rows);
}

bool store_spell_facts(struct store *store, int64_t bloc, spell_facts_visit *visit, void *context,
                       struct fault *fault)
{
    static const char sql[] =
        "SELECT spell.reading_id, spell.actor_id, status.status, status.class,"
        "  spell.start_lo, spell.start_hi, spell.end_lo, spell.end_hi,"
        "  spell.start_account_id, coalesce(spell.end_account_id, -1), started.date, ended.date "
        "FROM reading CROSS JOIN spell "
        "  ON spell.reading_id = reading.reading_id AND spell.bloc_id = :bloc "
        "JOIN status ON status.status_id = spell.status_id "
        "JOIN account AS started ON started.account_id = spell.start_account_id "
        "LEFT JOIN account AS ended ON ended.account_id = spell.end_account_id "
        "WHERE reading.package_id = :package "
        "ORDER BY spell.actor_id, spell.reading_id, spell.number";
    struct db_rows rows = db_rows_of(store->db, "spells", sql, fault);
    db_bind_i64(&rows, ":bloc", bloc);
    db_bind_i64(&rows, ":package", store->package);
    while (db_next(&rows)) {
        const struct spell_facts row = {.reading = db_i64(&rows, 0),
                                        .actor = db_i64(&rows, 1),
                                        .status = db_need(&rows, 2),
                                        .class = db_need(&rows, 3),
                                        .bounds = read_bounds(&rows, 4),
                                        .start_account = db_i64(&rows, 8),
                                        .end_account = db_i64(&rows, 9),
                                        .start = db_need(&rows, 10),
                                        .end = db_text(&rows, 11)};
        rows.valid = db_sound(&rows) && visit(context, &row, fault);
    }
    return db_close(&rows);
}

bool store_lineage_facts(struct store *store, int64_t reading, lineage_facts_visit *visit,
                         void *context, struct fault *fault)
{
    static const char sql[] =
        "SELECT lineage.from_id, lineage.to_id, lineage.relation, event.event,"
        "  account.account_id IS NOT NULL, coalesce(account.earliest, 0), coalesce(account.latest, "
        "0) "
        "FROM lineage "
        "LEFT JOIN event ON event.event_id = lineage.event_id "
        "LEFT JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = lineage.event_id "
        "LEFT JOIN account ON account.account_id = chosen.account_id "
        "ORDER BY lineage.lineage_id";
    struct db_rows rows = db_rows_of(store->db, "lineage", sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    while (db_next(&rows)) {
        const bool dated = db_i64(&rows, 4) != 0;
        const struct lineage_facts row = {.from = db_i64(&rows, 0),
                                          .to = db_i64(&rows, 1),
                                          .relation = db_need(&rows, 2),
                                          .event = db_text(&rows, 3),
                                          .earliest = dated ? db_i64(&rows, 5) : EDTF_NEG_INF,
                                          .latest = dated ? db_i64(&rows, 6) : EDTF_POS_INF};
        rows.valid = db_sound(&rows) && visit(context, &row, fault);
    }
    return db_close(&rows);
}

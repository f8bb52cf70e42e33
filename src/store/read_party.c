#include "read.h"
#include "store_records.h"

#include <string.h>

bool store_party(struct store *store, enum party of, int64_t owner, enum language lang,
                 record_visit *visit, void *context, struct fault *fault)
{
    static const char sql[] =
        "SELECT key, value FROM ("
        "SELECT 1 AS part, 0 AS number, 'id' AS key, coalesce(actor.actor, bloc.bloc) AS value "
        "  FROM (SELECT 1) LEFT JOIN actor ON :of = 'actor' AND actor_id = :owner "
        "  LEFT JOIN bloc ON :of = 'bloc' AND bloc_id = :owner "
        "UNION ALL SELECT 2, 0, 'name', text FROM label WHERE of = :of AND owner_id = :owner"
        "  AND lang = :lang "
        "UNION ALL SELECT 3, 0, 'type', :of "
        "UNION ALL SELECT 4, 0, 'kind', coalesce(actor.kind, bloc.kind)"
        "  FROM (SELECT 1) LEFT JOIN actor ON :of = 'actor' AND actor_id = :owner "
        "  LEFT JOIN bloc ON :of = 'bloc' AND bloc_id = :owner "
        "UNION ALL SELECT 5, name_id, 'name_' || lang,"
        "  text || iif(used IS NULL, '', ' (' || used || ')') FROM name"
        "  WHERE (of = 'actor' AND :of = 'actor' AND actor_id = :owner)"
        "     OR (of = 'bloc' AND :of = 'bloc' AND bloc_id = :owner) "
        "UNION ALL SELECT 6, code_id, scheme, code || iif(used IS NULL, '', ' (' || used || ')')"
        "  FROM code WHERE (:of = 'actor' AND actor_id = :owner)"
        "     OR (:of = 'bloc' AND bloc_id = :owner) "
        "UNION ALL SELECT 7, 0, 'note', coalesce(actor.note, bloc.note)"
        "  FROM (SELECT 1) LEFT JOIN actor ON :of = 'actor' AND actor_id = :owner "
        "  LEFT JOIN bloc ON :of = 'bloc' AND bloc_id = :owner) ORDER BY part, number";
    struct db_rows rows = db_rows_of(store->db, "names", sql, fault);
    db_bind_text(&rows, ":of", of == PARTY_BLOC ? "bloc" : "actor");
    db_bind_i64(&rows, ":owner", owner);
    db_bind_text(&rows, ":lang", language_code(lang));
    while (db_next(&rows)) {
        const char *key = db_need(&rows, 0), *value = db_text(&rows, 1);
        rows.valid = db_sound(&rows) && (!value || visit(context, key, value, fault));
    }
    return db_close(&rows);
}

bool store_party_counts(struct store *store, int64_t reading, enum party of, int64_t owner,
                        int64_t *events, int64_t *disputed, struct fault *fault)
{
    static const char *const sql[] = {
        [PARTY_ACTOR] =
            "WITH part AS (SELECT chosen.event_id AS event_id FROM chosen WHERE reading_id ="
            "   :reading AND (EXISTS (SELECT 1 FROM effect WHERE effect.account_id ="
            "     chosen.account_id AND actor_id = :owner) OR EXISTS (SELECT 1 FROM account_actor"
            "     WHERE account_actor.account_id = chosen.account_id AND actor_id = :owner))) ",
        [PARTY_BLOC] =
            "WITH part AS (SELECT chosen.event_id AS event_id FROM chosen JOIN event USING"
            "   (event_id) WHERE reading_id = :reading AND bloc_id = :owner) "};
    static const char rest[] =
        "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM account AS one JOIN account AS other"
        "  ON other.event_id = one.event_id WHERE one.event_id = part.event_id"
        "  AND one.latest < other.earliest AND " SEEN("one") "AND " SEEN(
            "other") ")), 0) FROM part";
    struct arena arena = {0};
    struct db_rows rows =
        db_rows_of(store->db, "events", arena_printf(&arena, "%s%s", sql[of], rest), fault);
    *events = *disputed = 0;
    db_bind_i64(&rows, ":seeing", store->reading);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_i64(&rows, ":owner", owner);
    if (db_next(&rows)) {
        *events = db_i64(&rows, 0);
        *disputed = db_i64(&rows, 1);
    }
    const bool done = db_close(&rows);
    arena_release(&arena);
    return done;
}

/* The first column of the first row, "" if there is none. */
static bool one_text(struct db_rows *rows, struct arena *arena, const char **text)
{
    const char *found = db_next(rows) ? db_text(rows, 0) : NULL;
    *text = found ? arena_printf(arena, "%s", found) : "";
    return db_close(rows);
}

/* What people would call it shortly: the abbreviation in the language, or its name if that is
 * short, or the id. */
#define SHORT_NAME(of, id, column)                                                                 \
    "coalesce((SELECT text FROM name WHERE name." column " = " id " AND lang = :lang"              \
    "  AND form = 'abbreviation' AND used_hi > 0 ORDER BY name_id LIMIT 1),"                       \
    "  iif(:lang = 'en', NULL, (SELECT text FROM label WHERE label.of = '" of "'"                  \
    "    AND owner_id = " id " AND label.lang = :lang AND length(text) <= 14)), "

static bool look_parties(struct store *store, int64_t reading, enum language lang,
                         struct arena *arena, struct first_look *look, struct fault *fault)
{
    static const char actor_sql[] = "SELECT " SHORT_NAME(
        "actor", "actor.actor_id",
        "actor_id") "actor) "
                    "FROM (SELECT actor_id, count(DISTINCT bloc_id) AS blocs FROM spell"
                    "  WHERE reading_id = :reading GROUP BY actor_id ORDER BY blocs DESC, actor_id "
                    "LIMIT 1)"
                    "  JOIN actor USING (actor_id)";
    static const char bloc_sql[] = "SELECT " SHORT_NAME(
        "bloc", "bloc.bloc_id",
        "bloc_id") "bloc), bloc.bloc_id "
                   "FROM (SELECT event.bloc_id AS bloc_id, count(*) AS events FROM chosen"
                   "    JOIN event USING (event_id) WHERE chosen.reading_id = :reading"
                   "    AND event.bloc_id IN (SELECT spell.bloc_id FROM spell JOIN status USING "
                   "(status_id)"
                   "      WHERE spell.reading_id = :reading AND class = 'full' AND end_account_id "
                   "IS NULL)"
                   "    AND (SELECT cow_igo IS NOT NULL OR wikidata IS NOT NULL FROM bloc AS known"
                   "      WHERE known.bloc_id = event.bloc_id)"
                   "  GROUP BY event.bloc_id ORDER BY events DESC, event.bloc_id LIMIT 1)"
                   "  JOIN bloc USING (bloc_id)";
    static const char member_sql[] = "SELECT " SHORT_NAME(
        "actor", "actor.actor_id",
        "actor_id") "actor) "
                    "FROM (SELECT effect.actor_id AS actor_id, count(*) AS changes FROM effect"
                    "  WHERE effect.bloc_id = :bloc AND effect.actor_id IN (SELECT actor_id FROM "
                    "spell"
                    "    WHERE reading_id = :reading AND bloc_id = :bloc AND end_account_id IS "
                    "NULL)"
                    "  GROUP BY effect.actor_id ORDER BY changes DESC, effect.actor_id LIMIT 1)"
                    "  JOIN actor USING (actor_id)";
    static const char year_sql[] =
        "SELECT date(max(start_lo) * 86400, 'unixepoch') FROM spell JOIN status USING (status_id)"
        " WHERE reading_id = :reading AND bloc_id = :bloc AND class = 'full'"
        "   AND start_lo = start_hi AND end_account_id IS NULL";
    struct db_rows rows = db_rows_of(store->db, "first screen", actor_sql, fault);
    int64_t bloc = -1;
    db_bind_i64(&rows, ":reading", reading);
    db_bind_text(&rows, ":lang", language_code(lang));
    if (!one_text(&rows, arena, &look->actor)) {
        return false;
    }
    rows = db_rows_of(store->db, "first screen", bloc_sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_text(&rows, ":lang", language_code(lang));
    look->bloc = "";
    if (db_next(&rows)) {
        look->bloc = arena_printf(arena, "%s", db_need(&rows, 0));
        bloc = db_i64(&rows, 1);
    }
    if (!db_close(&rows)) {
        return false;
    }
    rows = db_rows_of(store->db, "first screen", member_sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_i64(&rows, ":bloc", bloc);
    db_bind_text(&rows, ":lang", language_code(lang));
    if (!one_text(&rows, arena, &look->member)) {
        return false;
    }
    rows = db_rows_of(store->db, "first screen", year_sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_i64(&rows, ":bloc", bloc);
    return one_text(&rows, arena, &look->year);
}

bool store_short_name(struct store *store, enum party of, const char *id, enum language lang,
                      struct arena *arena, const char **name, struct fault *fault)
{
    static const char *const sql[] = {
        [PARTY_ACTOR] = "SELECT text FROM name JOIN actor USING (actor_id) WHERE actor = :id"
                        "  AND lang = :lang AND form IN ('abbreviation', 'short')"
                        "  ORDER BY form, used_hi DESC, name_id LIMIT 1",
        [PARTY_BLOC] = "SELECT text FROM name JOIN bloc USING (bloc_id) WHERE bloc = :id"
                       "  AND lang = :lang AND form = 'abbreviation'"
                       "  ORDER BY used_hi DESC, name_id LIMIT 1"};
    struct db_rows rows = db_rows_of(store->db, "names", sql[of], fault);
    db_bind_text(&rows, ":id", id);
    db_bind_text(&rows, ":lang", language_code(lang));
    if (!one_text(&rows, arena, name)) {
        return false;
    }
    *name = **name ? *name : NULL;
    return true;
}

bool store_status_name(struct store *store, const char *status, enum language lang,
                       struct arena *arena, const char **name, struct fault *fault)
{
    static const char sql[] =
        "SELECT coalesce(CASE :lang WHEN 'ru' THEN name_ru WHEN 'kk' THEN name_kk END, name_en,"
        "  status) FROM status WHERE status = :status";
    struct db_rows rows = db_rows_of(store->db, "statuses", sql, fault);
    db_bind_text(&rows, ":status", status);
    db_bind_text(&rows, ":lang", language_code(lang));
    return one_text(&rows, arena, name);
}

bool store_first_look(struct store *store, int64_t reading, enum language lang, struct arena *arena,
                      struct first_look *look, struct fault *fault)
{
    static const char month_sql[] =
        "SELECT date(earliest * 86400, 'unixepoch', 'start of month') AS month FROM chosen"
        "  JOIN account USING (account_id) WHERE reading_id = :reading AND earliest = latest"
        "  AND earliest BETWEEN -700000 AND 700000"
        "  GROUP BY month ORDER BY count(*) DESC, month LIMIT 1";
    static const char person_sql[] =
        "SELECT coalesce(CASE :lang WHEN 'ru' THEN name_ru WHEN 'kk' THEN name_kk END, name_en,"
        "  name_ru, person) FROM account_person JOIN person USING (person_id)"
        "  WHERE coalesce(name_en, name_ru) NOT LIKE '%.'"
        "  GROUP BY person_id ORDER BY count(*) DESC, person_id LIMIT 1";
    if (!look_parties(store, reading, lang, arena, look, fault)) {
        return false;
    }
    struct db_rows rows = db_rows_of(store->db, "first screen", month_sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    if (!one_text(&rows, arena, &look->month)) {
        return false;
    }
    rows = db_rows_of(store->db, "first screen", person_sql, fault);
    db_bind_text(&rows, ":lang", language_code(lang));
    if (!one_text(&rows, arena, &look->person)) {
        return false;
    }
    const char *last = strrchr(look->person, ' ');
    look->person = last ? last + 1 : look->person;
    return true;
}

bool store_source_row(struct store *store, const char *source, struct arena *arena,
                      struct source_row *row, bool *found, struct fault *fault)
{
    static const char sql[] = "SELECT source, kind, title, title_orig, author, date, publisher,"
                              " url, lang FROM source WHERE source = :source";
    struct db_rows rows = db_rows_of(store->db, "sources", sql, fault);
    const char **const texts[] = {&row->id,         &row->kind,   &row->title,
                                  &row->title_orig, &row->author, &row->date,
                                  &row->publisher,  &row->url,    &row->lang};
    db_bind_text(&rows, ":source", source);
    *row = (struct source_row){0};
    *found = db_next(&rows);
    for (int i = 0; *found && i < (int)(sizeof texts / sizeof *texts); i++) {
        enum { NEEDED = 3 }; /* id, kind, title */
        const char *text = i < NEEDED ? db_need(&rows, i) : db_text(&rows, i);
        *texts[i] = text ? arena_printf(arena, "%s", text) : NULL;
    }
    if (*found) {
        db_sound(&rows);
    }
    return db_close(&rows);
}

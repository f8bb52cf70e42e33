#include "read.h"
#include "store_records.h"

#include <stdio.h>
#include <string.h>

#define TITLE                                                                                      \
    "coalesce(CASE :lang WHEN 'ru' THEN event.title_ru WHEN 'kk' THEN event.title_kk END, "        \
    "event.title_en, event.title_ru, event.event)"
#define KIND "CASE :lang WHEN 'ru' THEN kind.name_ru WHEN 'kk' THEN kind.name_kk ELSE kind.kind END"

/* Hands out rows of key and value; a value that is NULL is left out. */
static bool visit_record(struct db_rows *rows, record_visit *visit, void *context, bool *found)
{
    *found = false;
    while (db_next(rows)) {
        const char *key = db_need(rows, 0), *value = db_text(rows, 1);
        *found = true;
        rows->valid =
            db_sound(rows) && (!value || !*value || visit(context, key, value, rows->fault));
    }
    return db_close(rows);
}

/* The accounts of an event, as a table `told` with their place in the list. */
#define TOLD                                                                                       \
    "WITH told AS (SELECT account.*, chosen.account_id IS account.account_id AS used,"             \
    "  row_number() OVER (ORDER BY chosen.account_id IS NOT account.account_id,"                   \
    "    account.account_id) AS place_in_list "                                                    \
    "  FROM event JOIN account USING (event_id) LEFT JOIN chosen"                                  \
    "    ON chosen.reading_id = :reading AND chosen.event_id = event.event_id"                     \
    "  WHERE event.event = :event) "
#define ACCOUNT_ROW(order, key, value)                                                             \
    "UNION ALL SELECT place_in_list, " order ", 'account.' || place_in_list || '." key "', " value \
    " FROM told JOIN source USING (source_id) JOIN kind ON kind.kind_id = "                        \
    "told.kind_id JOIN file USING (file_id) "

/* Who gets which status in which bloc, by account. */
#define PARTIES                                                                                    \
    "(SELECT told.place_in_list AS place_in_list, bloc.bloc AS bloc, status.status AS status,"     \
    "   group_concat(actor.actor, ' ') AS actors FROM told JOIN effect USING (account_id)"         \
    "   JOIN bloc ON bloc.bloc_id = effect.bloc_id JOIN status USING (status_id) JOIN actor "      \
    "USING (actor_id)"                                                                             \
    "   GROUP BY told.account_id, bloc.bloc_id, status.status_id ORDER BY min(effect.number))"

/* One part of an event: a statement with :reading, :event and :lang. */
static bool event_part(struct store *store, const char *sql, int64_t reading, const char *event,
                       enum language lang, record_visit *visit, void *context, bool *found,
                       struct fault *fault)
{
    struct db_rows rows = db_rows_of(store->db, "events", sql, fault);
    db_bind_text(&rows, ":event", event);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_text(&rows, ":lang", language_code(lang));
    return visit_record(&rows, visit, context, found);
}

bool store_event(struct store *store, int64_t reading, const char *event, enum language lang,
                 record_visit *visit, void *context, bool *found, struct fault *fault)
{
    static const char about[] = TOLD
        "SELECT key, value FROM ("
        "SELECT 1 AS part, 'event' AS key, event AS value FROM event WHERE event = :event "
        "UNION ALL SELECT 2, 'title', " TITLE " FROM event WHERE event = :event "
        "UNION ALL SELECT 3, 'kind', " KIND " FROM event JOIN kind USING (kind_id)"
        "  WHERE event = :event "
        "UNION ALL SELECT 4, 'bloc', bloc.bloc FROM event JOIN bloc USING (bloc_id)"
        "  WHERE event = :event "
        "UNION ALL SELECT 5, 'bloc_name', label.text FROM event JOIN label ON label.of = 'bloc'"
        "  AND label.owner_id = bloc_id AND label.lang = :lang WHERE event = :event "
        "UNION ALL SELECT 6, 'date', date FROM told WHERE used "
        "UNION ALL SELECT 7, 'place', place FROM told WHERE used) ORDER BY part";
    static const char sources[] = TOLD
        "SELECT key, value FROM ("
        "SELECT 0 AS place_in_list, 0 AS number, '' AS key, NULL AS value " ACCOUNT_ROW(
            "1", "source", "source.source") ACCOUNT_ROW("2", "used", "iif(told.used, 'yes', 'no')")
            ACCOUNT_ROW("3", "source_title", "source.title") ACCOUNT_ROW(
                "4", "locator", "told.locator") ACCOUNT_ROW("5", "source_url",
                                                            "source.url") ACCOUNT_ROW("6", "date",
                                                                                      "told.date")
                ACCOUNT_ROW("7", "kind", KIND) ACCOUNT_ROW("8", "place", "told.place") ACCOUNT_ROW(
                    "12", "note",
                    "coalesce(CASE :lang WHEN 'ru' THEN told.note_ru WHEN 'kk' THEN told.note_kk"
                    " END, told.note)")
                    ACCOUNT_ROW(
                        "13", "row",
                        "file.name || ':' || told.line") "UNION ALL SELECT place_in_list, 9, "
                                                         "'account.' || place_in_list"
                                                         "  || '.effects', group_concat(bloc || ': "
                                                         "' || status || ' = ' || actors, '; ')"
                                                         "  FROM " PARTIES
                                                         " GROUP BY place_in_list "
                                                         "UNION ALL SELECT place_in_list, 10, "
                                                         "'account.' || place_in_list || '.actors',"
                                                         "  (SELECT group_concat(actor, ' ') FROM "
                                                         "(SELECT actor FROM account_actor"
                                                         "    JOIN actor USING (actor_id) WHERE "
                                                         "account_id = told.account_id ORDER BY "
                                                         "number))"
                                                         "  FROM told "
                                                         "UNION ALL SELECT place_in_list, 11, "
                                                         "'account.' || place_in_list || '.people',"
                                                         "  (SELECT group_concat(who, '; ') FROM "
                                                         "(SELECT coalesce(CASE :lang WHEN 'ru' "
                                                         "THEN name_ru"
                                                         "     WHEN 'kk' THEN name_kk END, "
                                                         "name_en, name_ru, person) ||"
                                                         "     coalesce(' (' || role || ')', '') "
                                                         "AS who FROM account_person"
                                                         "     JOIN person USING (person_id) WHERE "
                                                         "account_id = told.account_id ORDER BY "
                                                         "number))"
                                                         "  FROM told) ORDER BY place_in_list, "
                                                         "number";
    static const char lineage[] =
        "SELECT 'lineage', older.bloc || ' > ' || newer.bloc || ' (' || relation || ')'"
        "  FROM lineage JOIN event USING (event_id) JOIN bloc AS older ON older.bloc_id = from_id"
        "  JOIN bloc AS newer ON newer.bloc_id = to_id"
        "  WHERE event = :event AND :reading >= 0 AND :lang <> '' ORDER BY lineage_id";
    bool any;
    return event_part(store, about, reading, event, lang, visit, context, found, fault) &&
           event_part(store, sources, reading, event, lang, visit, context, &any, fault) &&
           event_part(store, lineage, reading, event, lang, visit, context, &any, fault);
}

/* An event in one line, as the value of a row. */
#define EVENT_LINE "account.date || ' ' || event.event || ': ' || " TITLE

bool store_source(struct store *store, int64_t reading, const char *source, enum language lang,
                  record_visit *visit, void *context, bool *found, struct fault *fault)
{
    static const char sql[] =
        "SELECT key, value FROM ("
        "SELECT 1 AS part, 0 AS day, 0 AS number, 'source' AS key, source AS value FROM source "
        "  WHERE source = :source "
        "UNION ALL SELECT 2, 0, 0, 'kind', kind FROM source WHERE source = :source "
        "UNION ALL SELECT 3, 0, 0, 'title', title FROM source WHERE source = :source "
        "UNION ALL SELECT 4, 0, 0, 'title_orig', title_orig FROM source WHERE source = :source "
        "UNION ALL SELECT 5, 0, 0, 'author', author FROM source WHERE source = :source "
        "UNION ALL SELECT 6, 0, 0, 'date', date FROM source WHERE source = :source "
        "UNION ALL SELECT 7, 0, 0, 'publisher', publisher FROM source WHERE source = :source "
        "UNION ALL SELECT 8, 0, 0, 'url', url FROM source WHERE source = :source "
        "UNION ALL SELECT 9, 0, 0, 'lang', lang FROM source WHERE source = :source "
        "UNION ALL SELECT 10, 0, 0, 'note', note FROM source WHERE source = :source "
        "UNION ALL SELECT 11, 0, 0, 'reading', (SELECT group_concat(reading, ' ') FROM (SELECT "
        "reading FROM"
        "  reading WHERE EXISTS (SELECT 1 FROM reading_source WHERE reading_source.reading_id ="
        "    reading.reading_id AND reading_source.source_id = source.source_id) ORDER BY "
        "reading_id)) FROM source WHERE source = :source "
        "UNION ALL SELECT 12, account.earliest, account.account_id, iif(chosen.account_id IS"
        "  account.account_id, 'event', 'event_not_used'), " EVENT_LINE
        "  FROM source JOIN account USING (source_id) JOIN event USING (event_id) LEFT JOIN chosen"
        "  ON chosen.reading_id = :reading AND chosen.event_id = event.event_id"
        "  WHERE source = :source AND " SEEN("account") ") ORDER BY part, day, number";
    struct db_rows rows = db_rows_of(store->db, "sources", sql, fault);
    db_bind_i64(&rows, ":seeing", store->reading);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_text(&rows, ":source", source);
    db_bind_text(&rows, ":lang", language_code(lang));
    return visit_record(&rows, visit, context, found);
}

bool store_person(struct store *store, int64_t reading, int64_t person, enum language lang,
                  record_visit *visit, void *context, struct fault *fault)
{
    static const char sql[] =
        "SELECT key, value FROM ("
        "SELECT 1 AS part, 0 AS day, 0 AS number, 'person' AS key, person AS value FROM person "
        "  WHERE person_id = :person "
        "UNION ALL SELECT 2, 0, 0, 'name_en', name_en FROM person WHERE person_id = :person "
        "UNION ALL SELECT 3, 0, 0, 'name_ru', name_ru FROM person WHERE person_id = :person "
        "UNION ALL SELECT 4, 0, 0, 'name_kk', name_kk FROM person WHERE person_id = :person "
        "UNION ALL SELECT 5, 0, 0, 'actor', actor.actor FROM person JOIN actor USING (actor_id)"
        "  WHERE person_id = :person "
        "UNION ALL SELECT 6, 0, 0, 'note', note FROM person WHERE person_id = :person "
        "UNION ALL SELECT 7, account.earliest, account.account_id, 'event', " EVENT_LINE
        "  || coalesce(' (' || role || ')', '') FROM account_person JOIN account USING (account_id)"
        "  JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = account.event_id"
        "    AND chosen.account_id = account.account_id"
        "  JOIN event ON event.event_id = account.event_id WHERE person_id = :person)"
        " ORDER BY part, day, number";
    struct db_rows rows = db_rows_of(store->db, "people", sql, fault);
    bool found;
    db_bind_i64(&rows, ":reading", reading);
    db_bind_i64(&rows, ":person", person);
    db_bind_text(&rows, ":lang", language_code(lang));
    return visit_record(&rows, visit, context, &found);
}

bool store_place(struct store *store, int64_t reading, const char *place, const char *spellings,
                 enum language lang, record_visit *visit, void *context, bool *found,
                 struct fault *fault)
{
    static const char sql[] =
        "WITH named AS (SELECT *, row_number() OVER (ORDER BY used_lo, place_id) AS nth,"
        "    iif(used IS NULL, '', ' (' || used || ')') AS period FROM place"
        "    WHERE place = :place) "
        "SELECT key, value FROM ("
        "SELECT 1 AS part, 0 AS day, 0 AS number, 'place' AS key, :place AS value WHERE EXISTS"
        "  (SELECT 1 FROM place WHERE place = :place) OR EXISTS"
        "  (SELECT 1 FROM account WHERE place = :place) "
        "UNION ALL SELECT 2, nth, 0, 'name_en', name_en || period FROM named "
        "UNION ALL SELECT 2, nth, 1, 'name_ru', name_ru || period FROM named "
        "UNION ALL SELECT 2, nth, 2, 'name_kk', name_kk || period FROM named "
        "UNION ALL SELECT 2, nth, 3, 'aliases', aliases || period FROM named "
        "UNION ALL SELECT 2, nth, 4, 'note', note FROM named "
        "UNION ALL SELECT 2, nth, 5, 'source', source.source || ', ' || locator FROM named"
        "  JOIN source USING (source_id) "
        "UNION ALL SELECT 3, account.earliest, account.account_id, 'event', " EVENT_LINE
        "  FROM account JOIN chosen ON chosen.reading_id = :reading"
        "    AND chosen.event_id = account.event_id AND chosen.account_id = account.account_id"
        "  JOIN event ON event.event_id = account.event_id"
        "  WHERE instr(:spellings, char(10) || account.place || char(10)))"
        " ORDER BY part, day, number";
    struct db_rows rows = db_rows_of(store->db, "places", sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_text(&rows, ":place", place);
    db_bind_text(&rows, ":spellings", spellings);
    db_bind_text(&rows, ":lang", language_code(lang));
    return visit_record(&rows, visit, context, found);
}

bool store_place_names(struct store *store, record_visit *visit, void *context, struct fault *fault)
{
    static const char sql[] =
        "SELECT name, place FROM (SELECT name_en AS name, place FROM place "
        "UNION SELECT name_ru, place FROM place UNION SELECT name_kk, place FROM place "
        "UNION SELECT aliases, place FROM place UNION SELECT place, place FROM place "
        "UNION SELECT place, place FROM account) WHERE name IS NOT NULL ORDER BY place, name";
    struct db_rows rows = db_rows_of(store->db, "places", sql, fault);
    bool found;
    return visit_record(&rows, visit, context, &found);
}

bool store_record_ids(struct store *store, const char *of, record_visit *visit, void *context,
                      struct fault *fault)
{
    const char *sql = strcmp(of, "event") == 0
                          ? "SELECT event, coalesce(title_en, title_ru, event) FROM event"
                          : "SELECT source, title FROM source";
    struct db_rows rows = db_rows_of(store->db, of, sql, fault);
    bool found;
    return visit_record(&rows, visit, context, &found);
}

#include "messages.h"
#include "read.h"
#include "store_search.h"

#include <stdio.h>
#include <string.h>

/* The columns of `search`, and how much a word in them weighs. */
static const struct {
    const char *name;
    double weight;
} fields[] = {{"id", 8},     {"title", 10},    {"name", 10}, {"place", 4}, {"people", 4},
              {"author", 3}, {"publisher", 2}, {"note", 1},  {"kk", 10}};

enum { FIELD_COUNT = sizeof fields / sizeof *fields, FIELD_KK = FIELD_COUNT - 1 };

/* matched(search): bit i is set if a word of the question stands in column i. An auxiliary function
 * (SQLite documentation, "FTS5", section 8.1); it is of this connection, and not in the file. */
static void matched(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context,
                    int count, sqlite3_value **values)
{
    int instances = 0;
    int64_t columns = 0;
    (void)count, (void)values;
    int code = api->xInstCount(fts, &instances);
    for (int i = 0; code == SQLITE_OK && i < instances; i++) {
        int phrase, column, offset;
        code = api->xInst(fts, i, &phrase, &column, &offset);
        if (code == SQLITE_OK) {
            columns |= INT64_C(1) << column;
        }
    }
    if (code == SQLITE_OK) {
        sqlite3_result_int64(context, columns);
    } else {
        sqlite3_result_error_code(context, code);
    }
}

static bool add_function(struct store *store, struct fault *fault)
{
    sqlite3_stmt *statement = NULL;
    fts5_api *api = NULL;
    if (!db_prepare(store->db, "SELECT fts5(?)", &statement, fault)) {
        return false;
    }
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return (api && api->xCreateFunction(api, "matched", NULL, matched, NULL) == SQLITE_OK) ||
           fault_say(fault, FAULT_IO, MSG_fault_no_fts);
}

/* "title note" from the bits; a Kazakh title is a title. */
static void name_fields(int64_t columns, bool is_event, char *text, size_t size)
{
    const int kk = is_event ? 1 : 2;
    if (columns >> FIELD_KK & 1) {
        columns |= INT64_C(1) << kk;
    }
    text[0] = '\0';
    for (int i = 0; i < FIELD_KK; i++) {
        if (columns >> i & 1) {
            const size_t used = strlen(text);
            snprintf(text + used, size - used, "%s%s", used ? " " : "", fields[i].name);
        }
    }
}

/* How well a document fits, the least first. A bloc of many names is a long document, which bm25
 * counts against it; but whoever asks for a name wants its bearer, and then what happened. */
#define SCORE                                                                                      \
    "round(hit.score * CASE document.type WHEN 'event' THEN 1.0 WHEN 'source' THEN 0.5 "           \
    "ELSE 2.0 END, 1)"

static const char sql_format[] =
    "SELECT document.type,"
    "  coalesce(event.event, bloc.bloc, actor.actor, person.person, source.source),"
    "  coalesce(account.date, source.date),"
    "  coalesce(CASE :lang WHEN 'ru' THEN event.title_ru WHEN 'kk' THEN event.title_kk END,"
    "           event.title_en, event.title_ru, event.event, label.text,"
    "           CASE :lang WHEN 'ru' THEN person.name_ru WHEN 'kk' THEN person.name_kk END,"
    "           person.name_en, person.name_ru, person.person, source.title),"
    "  hit.columns, dense_rank() OVER (ORDER BY " SCORE ") "
    "FROM (SELECT search.rowid AS doc_id, matched(search) AS columns,"
    "             bm25(search, %s) AS score FROM search WHERE search MATCH :words) AS hit "
    "JOIN document ON document.doc_id = hit.doc_id "
    "LEFT JOIN event ON document.type = 'event' AND event.event_id = document.owner_id "
    "LEFT JOIN bloc ON document.type = 'bloc' AND bloc.bloc_id = document.owner_id "
    "LEFT JOIN actor ON document.type = 'actor' AND actor.actor_id = document.owner_id "
    "LEFT JOIN person ON document.type = 'person' AND person.person_id = document.owner_id "
    "LEFT JOIN source ON document.type = 'source' AND source.source_id = document.owner_id "
    "LEFT JOIN label ON label.of = document.type AND label.owner_id = document.owner_id"
    "  AND label.lang = :lang "
    "LEFT JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = event.event_id "
    "LEFT JOIN account ON account.account_id = chosen.account_id "
    "WHERE document.type <> 'event' OR account.account_id IS NOT NULL "
    "ORDER BY " SCORE ", account.earliest NULLS FIRST, account.latest, document.doc_id";

bool store_find(struct store *store, int64_t reading, const char *expression, enum language lang,
                found_visit *visit, void *context, struct fault *fault)
{
    char weights[128] = "", sql[sizeof sql_format + sizeof weights], where[96];
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const size_t used = strlen(weights);
        snprintf(weights + used, sizeof weights - used, "%s%.1f", i ? ", " : "", fields[i].weight);
    }
    snprintf(sql, sizeof sql, sql_format, weights);
    if (!add_function(store, fault)) {
        return false;
    }
    struct db_rows rows = db_rows_of(store->db, "search index", sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_text(&rows, ":words", expression);
    db_bind_text(&rows, ":lang", language_code(lang));
    while (db_next(&rows)) {
        const char *type = db_need(&rows, 0);
        name_fields(db_i64(&rows, 4), strcmp(type, "event") == 0, where, sizeof where);
        const struct found_row found = {.type = type,
                                        .id = db_need(&rows, 1),
                                        .date = db_text(&rows, 2),
                                        .title = db_need(&rows, 3),
                                        .matched = where,
                                        .rank = db_i64(&rows, 5)};
        rows.valid = db_sound(&rows) && visit(context, &found, fault);
    }
    return db_close(&rows);
}

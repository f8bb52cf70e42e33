#include "messages.h"
#include "read.h"
#include "sort.h"
#include "store_search.h"

#include <stdio.h>
#include <stdlib.h>
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
    "round(bm25(search, %s) * CASE document.type WHEN 'event' THEN 1.0 WHEN 'source' THEN 0.5 "    \
    "ELSE 2.0 END, 1)"

static const char hits_format[] =
    "SELECT search.rowid, document.owner_id, document.type = 'event', matched(search), " SCORE
    " FROM search CROSS JOIN document ON document.doc_id = search.rowid "
    "WHERE search MATCH :words";

/* The days of an event in the reading; no row: the reading does not know it. */
static const char days_sql[] =
    "SELECT account.account_id, account.earliest, account.latest FROM chosen "
    "CROSS JOIN account ON account.account_id = chosen.account_id "
    "WHERE chosen.reading_id = :reading AND chosen.event_id = :event";

/* An event with what its account says of it, and any other document. */
static const char event_sql[] =
    "SELECT 'event', event.event, account.date,"
    "  coalesce(CASE :lang WHEN 'ru' THEN event.title_ru WHEN 'kk' THEN event.title_kk END,"
    "           event.title_en, event.title_ru, event.event) "
    "FROM event CROSS JOIN account ON account.account_id = :account "
    "WHERE event.event_id = :event";

static const char other_sql[] =
    "SELECT document.type, coalesce(bloc.bloc, actor.actor, person.person, source.source),"
    "  source.date,"
    "  coalesce(label.text,"
    "           CASE :lang WHEN 'ru' THEN person.name_ru WHEN 'kk' THEN person.name_kk END,"
    "           person.name_en, person.name_ru, person.person, source.title) "
    "FROM document "
    "LEFT JOIN bloc ON document.type = 'bloc' AND bloc.bloc_id = document.owner_id "
    "LEFT JOIN actor ON document.type = 'actor' AND actor.actor_id = document.owner_id "
    "LEFT JOIN person ON document.type = 'person' AND person.person_id = document.owner_id "
    "LEFT JOIN source ON document.type = 'source' AND source.source_id = document.owner_id "
    "LEFT JOIN label ON label.of = document.type AND label.owner_id = document.owner_id"
    "  AND label.lang = :lang WHERE document.doc_id = :doc";

/* A document that fits. What is shown of it is looked up when it is its turn: of a common word most
 * documents are never shown. */
struct hit {
    double score;
    int64_t doc, owner;
    int32_t columns; /* in which the words stand */
    bool is_event;
};

/* The same when its score has its turn: an event has its days in the reading. */
struct dated {
    int64_t account, earliest, latest;
    const struct hit *hit;
};

struct search {
    struct store *store;
    struct hit *hits;
    struct dated *dated; /* those of one score */
    size_t count, capacity, room;
    struct db_rows days, events, others;
    int64_t rank;
};

static int by_score(const void *left, const void *right)
{
    const struct hit *a = left, *b = right;
    return (a->score > b->score) - (a->score < b->score);
}

/* Of one score: what is no event comes first, then by days, then by number. */
static int by_days(const void *left, const void *right)
{
    const struct dated *a = left, *b = right;
    if (a->hit->is_event != b->hit->is_event) {
        return a->hit->is_event ? 1 : -1;
    }
    return a->earliest != b->earliest ? (a->earliest > b->earliest ? 1 : -1)
           : a->latest != b->latest   ? (a->latest > b->latest ? 1 : -1)
                                      : (a->hit->doc > b->hit->doc) - (a->hit->doc < b->hit->doc);
}

static bool find_hits(struct search *search, const char *expression, struct fault *fault)
{
    char weights[128] = "", sql[sizeof hits_format + sizeof weights];
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const size_t used = strlen(weights);
        snprintf(weights + used, sizeof weights - used, "%s%.1f", i ? ", " : "", fields[i].weight);
    }
    snprintf(sql, sizeof sql, hits_format, weights);
    struct db_rows rows = db_rows_of(search->store->db, "search index", sql, fault);
    db_bind_text(&rows, ":words", expression);
    while (db_next(&rows)) {
        const struct hit hit = {.doc = db_i64(&rows, 0),
                                .owner = db_i64(&rows, 1),
                                .is_event = db_i64(&rows, 2) != 0,
                                .columns = (int32_t)db_i64(&rows, 3),
                                .score = sqlite3_column_double(rows.statement, 4)};
        if (db_sound(&rows)) {
            search->hits =
                heap_grow(search->hits, &search->capacity, search->count + 1, sizeof *search->hits);
            search->hits[search->count++] = hit;
        }
    }
    sort_list(search->hits, search->count, sizeof *search->hits, by_score);
    return db_close(&rows);
}

/* The days of the hit. `*known` is false for an event that the reading does not know. */
static bool find_days(struct search *search, const struct hit *hit, struct dated *dated,
                      bool *known, struct fault *fault)
{
    struct db_rows *days = &search->days;
    *dated = (struct dated){.hit = hit};
    *known = true;
    if (!hit->is_event) {
        return true;
    }
    db_again(days, fault);
    db_bind_i64(days, ":event", hit->owner);
    *known = db_next(days);
    if (*known) {
        dated->account = db_i64(days, 0);
        dated->earliest = db_i64(days, 1);
        dated->latest = db_i64(days, 2);
        return db_sound(days);
    }
    return days->valid;
}

/* Lists the hits of one score in their order. */
static bool order_hits(struct search *search, const struct hit *hits, size_t count, size_t *found,
                       struct fault *fault)
{
    search->dated = heap_grow(search->dated, &search->room, count, sizeof *search->dated);
    *found = 0;
    for (size_t i = 0; i < count; i++) {
        bool known;
        if (!find_days(search, &hits[i], &search->dated[*found], &known, fault)) {
            return false;
        }
        *found += known;
    }
    sort_list(search->dated, *found, sizeof *search->dated, by_days);
    return true;
}

static bool visit_hit(struct search *search, const struct dated *dated, found_visit *visit,
                      void *context, struct fault *fault)
{
    char where[96];
    const struct hit *hit = dated->hit;
    struct db_rows *rows = hit->is_event ? &search->events : &search->others;
    db_again(rows, fault);
    if (hit->is_event) {
        db_bind_i64(rows, ":account", dated->account);
        db_bind_i64(rows, ":event", hit->owner);
    } else {
        db_bind_i64(rows, ":doc", hit->doc);
    }
    if (!db_next(rows)) {
        return rows->valid && db_damaged(search->store->db, "search index", fault);
    }
    name_fields(hit->columns, hit->is_event, where, sizeof where);
    const struct found_row found = {.type = db_need(rows, 0),
                                    .id = db_need(rows, 1),
                                    .date = db_text(rows, 2),
                                    .title = db_need(rows, 3),
                                    .matched = where,
                                    .rank = search->rank};
    return db_sound(rows) && visit(context, &found, fault);
}

static bool visit_hits(struct search *search, found_visit *visit, void *context,
                       struct fault *fault)
{
    for (size_t first = 0, end, found; first < search->count; first = end) {
        const struct hit *hits = search->hits;
        for (end = first + 1; end < search->count && hits[end].score <= hits[first].score; end++) {
        }
        if (!order_hits(search, hits + first, end - first, &found, fault)) {
            return false;
        }
        search->rank += found > 0;
        for (size_t i = 0; i < found; i++) {
            if (!visit_hit(search, &search->dated[i], visit, context, fault)) {
                return false;
            }
        }
    }
    return true;
}

bool store_find(struct store *store, int64_t reading, const char *expression, enum language lang,
                found_visit *visit, void *context, struct fault *fault)
{
    struct search search = {.store = store};
    if (!add_function(store, fault)) {
        return false;
    }
    search.days = db_rows_of(store->db, "search index", days_sql, fault);
    db_bind_i64(&search.days, ":reading", reading);
    search.events = db_rows_of(store->db, "search index", event_sql, fault);
    db_bind_text(&search.events, ":lang", language_code(lang));
    search.others = db_rows_of(store->db, "search index", other_sql, fault);
    db_bind_text(&search.others, ":lang", language_code(lang));
    const bool done = search.days.valid && search.events.valid && search.others.valid &&
                      find_hits(&search, expression, fault) &&
                      visit_hits(&search, visit, context, fault);
    db_close(&search.days);
    db_close(&search.events);
    db_close(&search.others);
    free(search.hits);
    free(search.dated);
    return done;
}

#include "messages.h"
#include "read.h"
#include "store_lists.h"
#include "text.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS_MAX = 12 };

/* A list: what `list NAME` shows. :lang is the language. `word` asks for the ids, and names by
 * which one may be meant. */
struct list {
    const char *name;
    int noun; /* what one of them is called: MSG_noun_actor */
    const char *word, *sql;
    size_t count;
    struct column columns[COLUMNS_MAX];
};

#define NAME_IN(id)                                                                                \
    "coalesce(CASE :lang WHEN 'ru' THEN name_ru WHEN 'kk' THEN name_kk END, name_en, name_ru, " id \
    ")"
#define TITLE_IN(id)                                                                               \
    "coalesce(CASE :lang WHEN 'ru' THEN title_ru WHEN 'kk' THEN title_kk END, title_en, "          \
    "title_ru, " id ")"

/* The words of the columns `tags`, which spaces part. */
#define TAGS                                                                                       \
    "WITH RECURSIVE part (of, id, tag, rest) AS ("                                                 \
    "SELECT 'bloc', bloc, '', tags || ' ' FROM bloc WHERE tags IS NOT NULL "                       \
    "UNION ALL SELECT 'actor', actor, '', tags || ' ' FROM actor WHERE tags IS NOT NULL "          \
    "UNION ALL SELECT of, id, substr(rest, 1, instr(rest, ' ') - 1),"                              \
    "  substr(rest, instr(rest, ' ') + 1) FROM part WHERE rest <> '') "

static const struct list lists[] = {
    {"actors",
     MSG_noun_actor,
     "SELECT actor FROM actor ORDER BY actor",
     "SELECT actor, label.text, kind, iso2, iso_numeric, cow, gw, wikidata, note FROM actor "
     "JOIN label ON label.of = 'actor' AND label.owner_id = actor_id AND label.lang = :lang "
     "ORDER BY actor",
     9,
     {{"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor},
      {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
      {"kind", COLUMN_TEXT, ROLE_KIND, MSG_heading_kind},
      {"iso2", COLUMN_TEXT, ROLE_CODE, MSG_heading_iso2},
      {"iso_numeric", COLUMN_CODE_OF_THREE, ROLE_CODE, MSG_heading_iso_numeric},
      {"cow", COLUMN_CODE, ROLE_CODE, MSG_heading_cow},
      {"gw", COLUMN_CODE, ROLE_CODE, MSG_heading_gw},
      {"wikidata", COLUMN_TEXT, ROLE_CODE, MSG_heading_wikidata},
      {"note", COLUMN_TEXT, ROLE_NOTE, MSG_heading_note}}},
    {"blocs",
     MSG_noun_bloc,
     "SELECT bloc FROM bloc ORDER BY bloc",
     "SELECT bloc, label.text, kind, cow_igo, wikidata, note, coverage FROM bloc "
     "JOIN label ON label.of = 'bloc' AND label.owner_id = bloc_id AND label.lang = :lang "
     "ORDER BY bloc",
     7,
     {{"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc},
      {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
      {"kind", COLUMN_TEXT, ROLE_KIND, MSG_heading_kind},
      {"cow_igo", COLUMN_CODE, ROLE_CODE, MSG_heading_cow_igo},
      {"wikidata", COLUMN_TEXT, ROLE_CODE, MSG_heading_wikidata},
      {"note", COLUMN_TEXT, ROLE_NOTE, MSG_heading_note},
      {"coverage", COLUMN_TEXT, ROLE_COVERAGE, MSG_heading_coverage}}},
    {"sources",
     MSG_noun_source,
     "SELECT source FROM source ORDER BY source",
     "SELECT source, kind, title, author, date, publisher, url, lang, note FROM source "
     "WHERE :lang IS NOT NULL ORDER BY source",
     9,
     {{"source", COLUMN_TEXT, ROLE_SOURCE, MSG_heading_source},
      {"kind", COLUMN_TEXT, ROLE_KIND, MSG_heading_kind},
      {"title", COLUMN_TEXT, ROLE_TITLE, MSG_heading_title},
      {"author", COLUMN_TEXT, ROLE_AUTHOR, MSG_heading_author},
      {"date", COLUMN_DATE, ROLE_DATE, MSG_heading_date},
      {"publisher", COLUMN_TEXT, ROLE_PUBLISHER, MSG_heading_publisher},
      {"url", COLUMN_TEXT, ROLE_URL, MSG_heading_url},
      {"lang", COLUMN_TEXT, ROLE_LANGUAGE, MSG_heading_lang},
      {"note", COLUMN_TEXT, ROLE_NOTE, MSG_heading_note}}},
    {"statuses",
     MSG_noun_status,
     "SELECT status, name_en, name_ru, name_kk FROM status ORDER BY status_id",
     "SELECT status, " NAME_IN("status") ", class, cow, note FROM status ORDER BY status_id",
     5,
     {{"status", COLUMN_TEXT, ROLE_STATUS, MSG_heading_status},
      {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
      {"class", COLUMN_TEXT, ROLE_CLASS, MSG_heading_class},
      {"cow", COLUMN_NUMBER, ROLE_CODE, MSG_heading_cow},
      {"note", COLUMN_TEXT, ROLE_NOTE, MSG_heading_note}}},
    {"kinds",
     MSG_noun_kind,
     "SELECT kind, name_en, name_ru, name_kk FROM kind ORDER BY kind_id",
     "SELECT kind, " NAME_IN("kind") ", iif(founds, 'yes', 'no'), iif(ends, 'yes', 'no') "
                                     "FROM kind ORDER BY kind_id",
     4,
     {{"kind", COLUMN_TEXT, ROLE_KIND, MSG_heading_kind},
      {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
      {"founds", COLUMN_FLAG, ROLE_NONE, MSG_heading_founds},
      {"ends", COLUMN_FLAG, ROLE_NONE, MSG_heading_ends}}},
    {"readings",
     MSG_noun_reading,
     "SELECT reading FROM reading ORDER BY reading_id",
     "SELECT reading, " TITLE_IN("reading") ", sources FROM reading ORDER BY reading_id",
     3,
     {{"reading", COLUMN_TEXT, ROLE_READING, MSG_heading_reading},
      {"title", COLUMN_TEXT, ROLE_TITLE, MSG_heading_title},
      {"sources", COLUMN_TEXT, ROLE_SOURCES, MSG_heading_sources}}},
    {"matches",
     MSG_noun_match,
     "SELECT id FROM matched ORDER BY matched_id",
     "SELECT package.package, matched.of, matched.id, coalesce(actor.actor, bloc.bloc), label.text,"
     "  how, code FROM matched JOIN package USING (package_id) "
     "LEFT JOIN actor USING (actor_id) LEFT JOIN bloc USING (bloc_id) "
     "JOIN label ON label.of = matched.of AND label.owner_id = coalesce(actor_id, bloc_id) "
     "  AND label.lang = :lang ORDER BY matched_id",
     7,
     {{"package", COLUMN_TEXT, ROLE_NONE, MSG_heading_package},
      {"of", COLUMN_TEXT, ROLE_KIND, MSG_heading_of},
      {"id", COLUMN_TEXT, ROLE_NONE, MSG_heading_id},
      {"ours", COLUMN_TEXT, ROLE_NONE, MSG_heading_ours},
      {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
      {"how", COLUMN_TEXT, ROLE_NONE, MSG_heading_how},
      {"code", COLUMN_TEXT, ROLE_CODE, MSG_heading_code}}},
    {"tags",
     MSG_noun_tag,
     TAGS "SELECT DISTINCT tag FROM part WHERE tag <> '' ORDER BY tag",
     TAGS "SELECT tag, of, count(*), group_concat(id, ' ') FROM (SELECT DISTINCT tag, of, id "
          "FROM part WHERE tag <> '' AND :lang IS NOT NULL ORDER BY id) "
          "GROUP BY tag, of ORDER BY tag, of",
     4,
     {{"tag", COLUMN_TEXT, ROLE_NONE, MSG_heading_tag},
      {"of", COLUMN_TEXT, ROLE_KIND, MSG_heading_of},
      {"count", COLUMN_NUMBER, ROLE_COUNT, MSG_heading_count},
      {"ids", COLUMN_LIST, ROLE_NONE, MSG_heading_ids}}},
    {"people",
     MSG_noun_person,
     "SELECT person FROM person ORDER BY person",
     "SELECT person, " NAME_IN("person") ", actor.actor FROM person "
                                         "LEFT JOIN actor USING (actor_id) ORDER BY person",
     3,
     {{"person", COLUMN_TEXT, ROLE_PERSON, MSG_heading_person},
      {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
      {"actor", COLUMN_TEXT, ROLE_ACTOR, MSG_heading_actor}}},
};

enum { LIST_COUNT = sizeof lists / sizeof *lists };

static const struct list *list_named(const char *name)
{
    for (size_t i = 0; i < LIST_COUNT; i++) {
        if (strcmp(lists[i].name, name) == 0) {
            return &lists[i];
        }
    }
    return NULL;
}

const char *const *store_lists(void)
{
    static const char *const names[] = {"actors",   "blocs",  "sources", "statuses", "kinds",
                                        "readings", "people", "matches", "tags",     NULL};
    return names;
}

const struct column *store_list_columns(const char *name, size_t *count)
{
    const struct list *list = list_named(name);
    *count = list ? list->count : 0;
    return list ? list->columns : NULL;
}

/* Hands out the rows, the first `count` columns as text, and closes them. Each has an id, first. */
static bool visit_rows(struct db_rows *rows, size_t count, store_visit *visit, void *context)
{
    struct cell cells[COLUMNS_MAX];
    while (db_next(rows)) {
        cells[0] = cell_text(db_need(rows, 0));
        rows->damaged = rows->damaged || cells[0].size == 0;
        for (size_t i = 1; i < count; i++) {
            cells[i] = cell_text(db_text(rows, (int)i));
        }
        rows->valid = db_sound(rows) && visit(context, cells, rows->fault);
    }
    return db_close(rows);
}

bool store_list(struct store *store, const char *name, enum language lang, store_visit *visit,
                void *context, struct fault *fault)
{
    const struct list *list = list_named(name);
    struct db_rows rows = db_rows_of(store->db, "lists", list->sql, fault);
    db_bind_text(&rows, ":lang", language_code(lang));
    return visit_rows(&rows, list->count, visit, context);
}

bool store_knows(struct store *store, const char *name, const char *word, struct fault *fault)
{
    const struct list *list = list_named(name);
    struct arena arena = {0};
    const char *folded = text_fold(&arena, word, strlen(word));
    struct nearest nearest = nearest_to(folded ? folded : word);
    struct db_rows rows = db_rows_of(store->db, "lists", list->word, fault);
    bool known = false;
    while (!known && db_next(&rows)) {
        const char *id = arena_printf(&arena, "%s", db_need(&rows, 0));
        db_sound(&rows);
        known = strcmp(id, word) == 0;
        for (int i = 0; !known && i < sqlite3_column_count(rows.statement); i++) {
            const char *name_of = db_text(&rows, i);
            const char *key = name_of ? text_fold(&arena, name_of, strlen(name_of)) : NULL;
            if (key) {
                nearest_offer(&nearest, key, id);
            }
        }
    }
    bool done = db_close(&rows);
    if (done && !known) {
        done = fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_listed,
                              wording_text(fault_language(fault), list->noun), word,
                              nearest_hint(&arena, &nearest, fault_language(fault)), name);
    }
    arena_release(&arena);
    return done;
}

bool store_reading(struct store *store, const char *name, int64_t *reading, const char **id,
                   struct fault *fault)
{
#define READINGS "SELECT reading_id, reading, package_id FROM reading "
#define FIRST    "ORDER BY preferred DESC, reading_id LIMIT 1"
    static const char named[] =
        READINGS "WHERE reading = :reading OR :reading ="
                 "  (SELECT package.package FROM package"
                 "   WHERE package.package_id = reading.package_id) || '/' || reading " FIRST;
    struct db_rows rows = db_rows_of(store->db, "lists", name ? named : READINGS FIRST, fault);
    if (name) {
        db_bind_text(&rows, ":reading", name);
    }
#undef READINGS
#undef FIRST
    const bool known = db_next(&rows);
    if (known) {
        store->asked_package = db_i64(&rows, 2);
        *reading = db_i64(&rows, 0);
        *id = arena_printf(&store->arena, "%s", db_need(&rows, 1));
        store->asked = *reading;
        db_sound(&rows);
    }
    if (!db_close(&rows) || known) {
        return rows.valid;
    }
    return name ? store_knows(store, "readings", name, fault)
                : fault_say_with(fault, FAULT_DATA, MSG_fault_has_no_readings, store->path);
}

const char *store_title(struct store *store, enum language lang)
{
    char key[32];
    snprintf(key, sizeof key, "title_%s", language_code(lang));
    const char *title = store_info(store, key);
    return title || lang == LANG_EN ? title : store_title(store, LANG_EN);
}

bool store_packages(struct store *store, enum language lang, store_visit *visit, void *context,
                    struct fault *fault)
{
    static const char sql[] =
        "WITH said(part, key) AS (VALUES (1, 'id'), (2, 'title'), (3, 'version'), (4, 'licence'),"
        "  (5, 'publisher'), (6, 'url'), (7, 'as_of'), (8, 'digest'), (9, 'extends'), (10, 'uses'),"
        "  (11, 'readings'), (12, 'set_aside')) "
        "SELECT 'package.' || package_id || '.' || key, CASE key "
        "WHEN 'id' THEN package WHEN 'title' THEN " TITLE_IN(
            "package") " "
                       "WHEN 'version' THEN version WHEN 'licence' THEN licence "
                       "WHEN 'publisher' THEN publisher WHEN 'url' THEN url "
                       "WHEN 'as_of' THEN as_of WHEN 'digest' THEN digest "
                       "WHEN 'extends' THEN (SELECT other.package FROM package AS other "
                       "  WHERE other.package_id = package.extends_id) "
                       "WHEN 'uses' THEN (SELECT other.package FROM package AS other "
                       "  WHERE other.package_id = package.uses_id) "
                       "WHEN 'readings' THEN (SELECT group_concat(reading, ' ') FROM (SELECT "
                       "reading FROM reading"
                       "  WHERE reading.package_id = package.package_id ORDER BY reading_id)) "
                       "WHEN 'set_aside' THEN set_aside END AS value "
                       "FROM package, said WHERE value IS NOT NULL AND (SELECT count(*) FROM "
                       "package) > 1 "
                       "ORDER BY package_id, part";
    struct db_rows rows = db_rows_of(store->db, "packages", sql, fault);
    db_bind_text(&rows, ":lang", language_code(lang));
    return visit_rows(&rows, 2, visit, context);
}

#include "read.h"
#include "store_page.h"

#include <assert.h>

enum { VALUES_MAX = 16 };

/* The events of a part of the records: those that begin and end its spells, and those of its blocs
 * and actors in its days. :part is 0 where all are wanted. */
#define IN_BLOCS(id)  "(:blocs IS NULL OR " id " IN (SELECT value FROM json_each(:blocs)))"
#define IN_ACTORS(id) "(:actors IS NULL OR " id " IN (SELECT value FROM json_each(:actors)))"
#define SPELL_IN_PART                                                                              \
    "(:part = 0 OR (spell.start_lo <= :hi AND spell.end_hi > :lo AND " IN_BLOCS(                   \
        "spell.bloc_id") " AND " IN_ACTORS("spell.actor_id") "))"
#define EVENTS_IN_PART                                                                             \
    "(SELECT account.event_id FROM account WHERE account_id IN ("                                  \
    "  SELECT start_account_id FROM spell WHERE " SPELL_IN_PART                                    \
    "  UNION ALL SELECT end_account_id FROM spell WHERE " SPELL_IN_PART ") "                       \
    "UNION ALL SELECT event.event_id FROM event JOIN account USING (event_id) "                    \
    "WHERE account.earliest <= :hi AND account.latest >= :lo AND " IN_BLOCS(                       \
        "event.bloc_id") " AND (:actors IS NULL "                                                  \
                         "  OR EXISTS (SELECT 1 FROM effect WHERE effect.account_id = "            \
                         "account.account_id AND " IN_ACTORS(                                      \
                             "effect.actor_id") ") "                                               \
                                                "  OR EXISTS (SELECT 1 FROM account_actor AS "     \
                                                "stood WHERE stood.account_id = "                  \
                                                "account.account_id AND " IN_ACTORS(               \
                                                    "stood.actor_id") ")))"
#define EVENT_IN_PART "(:part = 0 OR event_id IN " EVENTS_IN_PART ")"
#define ACCOUNT_IN_PART                                                                            \
    "(:part = 0 OR account_id IN (SELECT account_id FROM account WHERE event_id "                  \
    "IN " EVENTS_IN_PART "))"
#define LANG(column) "CASE " column " WHEN 'ru' THEN 1 WHEN 'kk' THEN 2 ELSE 0 END"
#define LABEL(of, id, lang)                                                                        \
    "(SELECT text FROM label WHERE label.of = '" of "' AND owner_id = " id                         \
    " AND label.lang = '" lang "')"

/* What a package says of itself, as a row. */
#define SAID(column)                                                                               \
    "SELECT '" column "' AS key, " column " AS value FROM package WHERE package_id = :package"

/* A statement, and what its columns are. A parameter that a statement has not is not bound. */
struct page_statement {
    const char *name, *sql;
    enum page_value_kind kinds[VALUES_MAX];
    int count;
    bool partly;  /* it has :part and what goes with it */
    bool in_days; /* and :lo, :hi */
};

#define T PAGE_TEXT
#define N PAGE_NUMBER
#define D PAGE_DAY
#define S PAGE_STEP
static const struct page_statement statements[PAGE_TABLES] = {
    [PAGE_PACKAGE] =
        {"package",
         "SELECT key, value FROM (" SAID("as_of") " UNION ALL " SAID("digest") " UNION ALL " SAID("id") " UNION ALL " SAID("licence") " UNION ALL " SAID("publisher") " UNION ALL " SAID(
             "title_en") " UNION ALL " SAID("title_kk") " UNION ALL " SAID("title_ru") " UNION "
                                                                                       "ALL " SAID("url") " UNION ALL " SAID(
                                                                                           "versio"
                                                                                           "n") ") "
                                                                                                "WH"
                                                                                                "ER"
                                                                                                "E "
                                                                                                "va"
                                                                                                "lu"
                                                                                                "e "
                                                                                                "IS"
                                                                                                " N"
                                                                                                "OT"
                                                                                                " N"
                                                                                                "UL"
                                                                                                "L "
                                                                                                "OR"
                                                                                                "DE"
                                                                                                "R "
                                                                                                "BY"
                                                                                                " k"
                                                                                                "e"
                                                                                                "y",
         {T, T},
         2,
         false,
         false},
    [PAGE_READINGS] = {"readings",
                       "SELECT reading, title_en, title_ru, title_kk FROM reading "
                       "ORDER BY reading_id",
                       {T, T, T, T},
                       4,
                       false,
                       false},
    [PAGE_ACTORS] = {"actors",
                     "SELECT actor, kind, " LABEL("actor", "actor_id", "en") ", " LABEL(
                         "actor", "actor_id", "ru") ", " LABEL("actor", "actor_id",
                                                               "kk") ", note "
                                                                     "FROM actor ORDER BY actor_id",
                     {T, T, T, T, T, T},
                     6,
                     false,
                     false},
    [PAGE_BLOCS] = {"blocs",
                    "SELECT bloc, kind, " LABEL("bloc", "bloc_id", "en") ", " LABEL(
                        "bloc", "bloc_id",
                        "ru") ", " LABEL("bloc", "bloc_id",
                                         "kk") ", note, "
                                               "bilateral IS NOT NULL FROM bloc ORDER BY bloc_id",
                    {T, T, T, T, T, T, N},
                    7,
                    false,
                    false},
    [PAGE_NAMES] = {"names",
                    "SELECT of = 'bloc', coalesce(actor_id, bloc_id), " LANG(
                        "lang") ", "
                                "CASE form WHEN 'name' THEN 0 WHEN 'short' THEN 1 "
                                "WHEN 'abbreviation' THEN 2 ELSE 3 END, text, used_lo, used_hi "
                                "FROM name ORDER BY name_id",
                    {N, N, N, N, T, D, D},
                    7,
                    false,
                    false},
    [PAGE_STATUSES] = {"statuses",
                       "SELECT status, class, name_en, name_ru, name_kk FROM status "
                       "ORDER BY status_id",
                       {T, T, T, T, T},
                       5,
                       false,
                       false},
    [PAGE_KINDS] = {"kinds",
                    "SELECT kind, founds, ends, name_en, name_ru, name_kk FROM kind "
                    "ORDER BY kind_id",
                    {T, N, N, T, T, T},
                    6,
                    false,
                    false},
    [PAGE_SOURCES] = {"sources",
                      "SELECT source_id, source, kind, title, author, date, publisher, url, lang "
                      "FROM source WHERE :part = 0 OR source_id IN ("
                      "  SELECT source_id FROM account WHERE event_id IN " EVENTS_IN_PART
                      ") ORDER BY source_id",
                      {S, T, T, T, T, T, T, T, T},
                      9,
                      true,
                      true},
    [PAGE_PEOPLE] = {"people",
                     "SELECT person, name_en, name_ru, name_kk, actor_id FROM person "
                     "ORDER BY person_id",
                     {T, T, T, T, N},
                     5,
                     false,
                     false},
    [PAGE_LINEAGE] = {"lineage",
                      "SELECT from_id, to_id, relation, event_id, source.source, "
                      "lineage.locator, lineage.note FROM lineage "
                      "LEFT JOIN source USING (source_id) WHERE :part = 0 OR " IN_BLOCS(
                          "from_id") " OR " IN_BLOCS("to_id") " ORDER BY lineage_id",
                      {N, N, T, N, T, T, T},
                      7,
                      true,
                      false},
    [PAGE_EVENTS] = {"events",
                     "SELECT event_id, event, kind_id, bloc_id, title_en, title_ru, title_kk "
                     "FROM event WHERE " EVENT_IN_PART " ORDER BY event_id",
                     {S, T, N, N, T, T, T},
                     7,
                     true,
                     true},
    [PAGE_ACCOUNTS] =
        {"accounts",
         "SELECT account_id, event_id, source_id, kind_id, date, earliest, latest, locator, place, "
         "note, coalesce((SELECT sum(1 << (reading.reading_id - 1)) FROM reading "
         "  CROSS JOIN chosen ON chosen.reading_id = reading.reading_id "
         "    AND chosen.event_id = account.event_id AND chosen.account_id = account.account_id "
         "  WHERE reading.reading_id BETWEEN 1 AND 48), 0) "
         "FROM account WHERE " EVENT_IN_PART " ORDER BY account_id",
         {S, N, N, N, T, D, D, T, T, T, N},
         11,
         true,
         true},
    [PAGE_EFFECTS] = {"effects",
                      "SELECT account_id, bloc_id, actor_id, status_id FROM effect "
                      "WHERE " ACCOUNT_IN_PART " ORDER BY account_id, number",
                      {S, N, N, N},
                      4,
                      true,
                      true},
    [PAGE_PRESENT] = {"present",
                      "SELECT account_id, actor_id FROM account_actor WHERE " ACCOUNT_IN_PART
                      " ORDER BY account_id, number",
                      {S, N},
                      2,
                      true,
                      true},
    [PAGE_ROLES] = {"roles",
                    "SELECT account_id, person_id, role FROM account_person "
                    "WHERE " ACCOUNT_IN_PART " ORDER BY account_id, number",
                    {S, N, T},
                    3,
                    true,
                    true},
    [PAGE_SPELLS] = {"spells",
                     "SELECT reading_id, bloc_id, actor_id, status_id, start_lo, start_hi, end_lo, "
                     "end_hi, start_account_id, end_account_id FROM spell "
                     "WHERE reading_id <= 48 AND " SPELL_IN_PART
                     " ORDER BY reading_id, bloc_id, actor_id, number",
                     {N, N, N, N, D, D, D, D, N, N},
                     10,
                     true,
                     true},
};
#undef T
#undef N
#undef D
#undef S

static_assert(PAGE_READINGS_MAX == 48, "the statements say it as well");

const char *store_page_name(enum page_table table)
{
    return statements[table].name;
}

static struct page_value read_value(struct db_rows *rows, int column, enum page_value_kind kind,
                                    int64_t *before)
{
    struct page_value value = {.kind = kind};
    if (kind == PAGE_TEXT) {
        value.text = db_text(rows, column);
        return value;
    }
    value.none = sqlite3_column_type(rows->statement, column) == SQLITE_NULL;
    value.number = value.none ? 0 : db_i64(rows, column);
    if (kind == PAGE_DAY) {
        value.none = value.number == INT64_MIN || value.number == INT64_MAX;
    } else if (kind == PAGE_STEP) {
        /* Numbers that damage made huge may not overflow the difference. */
        rows->damaged = rows->damaged || value.number < *before || value.number > INT32_MAX;
        value.number -= rows->damaged ? value.number : *before;
        *before += value.number;
    }
    return value;
}

static bool walk(struct db_rows *rows, const enum page_value_kind *kinds, int count,
                 page_visit *visit, void *context)
{
    struct page_value values[VALUES_MAX];
    int64_t before = 0;
    while (db_next(rows)) {
        for (int i = 0; i < count; i++) {
            values[i] = read_value(rows, i, kinds[i], &before);
        }
        rows->valid = db_sound(rows) && visit(context, values, (size_t)count, rows->fault);
    }
    return db_close(rows);
}

bool store_page(struct store *store, enum page_table table, const struct page_part *part,
                page_visit *visit, void *context, struct fault *fault)
{
    const struct page_statement *const statement = &statements[table];
    struct db_rows rows = db_rows_of(store->db, statement->name, statement->sql, fault);
    if (table == PAGE_PACKAGE) {
        db_bind_i64(&rows, ":package", store->package);
    }
    if (statement->partly) {
        const bool is_part =
            part->blocs || part->actors || part->lo != INT64_MIN || part->hi != INT64_MAX;
        db_bind_i64(&rows, ":part", is_part);
        db_bind_text(&rows, ":blocs", part->blocs);
    }
    if (statement->in_days) {
        db_bind_text(&rows, ":actors", part->actors);
        db_bind_i64(&rows, ":lo", part->lo);
        db_bind_i64(&rows, ":hi", part->hi);
    }
    return walk(&rows, statement->kinds, statement->count, visit, context);
}

bool store_page_members(struct store *store, int64_t reading, int64_t day, enum language lang,
                        page_visit *visit, void *context, struct fault *fault)
{
    static const char sql[] =
        "SELECT bloc_label.text, actor_label.text FROM spell "
        "JOIN bloc USING (bloc_id) JOIN actor USING (actor_id) "
        "JOIN status ON status.status_id = spell.status_id AND status.class = 'full' "
        "JOIN label AS bloc_label ON bloc_label.of = 'bloc' "
        "  AND bloc_label.owner_id = bloc.bloc_id AND bloc_label.lang = :lang "
        "JOIN label AS actor_label ON actor_label.of = 'actor' "
        "  AND actor_label.owner_id = actor.actor_id AND actor_label.lang = :lang "
        "WHERE spell.reading_id = :reading AND start_lo <= :day AND end_hi > :day "
        "GROUP BY spell.bloc_id, spell.actor_id ORDER BY spell.bloc_id, spell.actor_id";
    static const enum page_value_kind kinds[] = {PAGE_TEXT, PAGE_TEXT};
    struct db_rows rows = db_rows_of(store->db, "spells", sql, fault);
    db_bind_text(&rows, ":lang", language_code(lang));
    db_bind_i64(&rows, ":reading", reading);
    db_bind_i64(&rows, ":day", day);
    return walk(&rows, kinds, 2, visit, context);
}

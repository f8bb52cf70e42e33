#include "read.h"
#include "store_look.h"

/* A title or name that each language has a column for, as store_events gives it. */
#define BY_LANGUAGE(column, id)                                                                    \
    "coalesce(CASE :lang WHEN 'ru' THEN " column "_ru WHEN 'kk' THEN " column "_kk END, " column   \
    "_en, " column "_ru, " id ")"

#define LABEL(party)                                                                               \
    "SELECT label.text FROM " party " JOIN label ON label.of = '" party "'"                        \
    "  AND label.owner_id = " party "." party "_id AND label.lang = :lang "                        \
    "WHERE " party "." party " = :id"

/* Of several steps the first; what is no legal step leads nowhere. */
#define LINEAGE(wanted, given)                                                                     \
    "SELECT other.bloc FROM lineage "                                                              \
    "JOIN bloc AS own ON own.bloc_id = lineage." given "_id "                                      \
    "JOIN bloc AS other ON other.bloc_id = lineage." wanted "_id "                                 \
    "WHERE own.bloc = :id AND :lang IS NOT NULL"                                                   \
    "  AND lineage.relation NOT IN ('inspired', 'nested-in') "                                     \
    "ORDER BY lineage.lineage_id LIMIT 1"

/* Statements are asked for one row after the other, so they are prepared once. Each has :id and
 * :lang. */
static const char *const statements[LOOK_COUNT] = {
    [LOOK_EVENT] = "SELECT " BY_LANGUAGE("title", "event") " FROM event WHERE event = :id",
    [LOOK_BLOC] = LABEL("bloc"),
    [LOOK_BLOC_ABBR] = "SELECT name.text FROM bloc JOIN name USING (bloc_id) "
                       "WHERE bloc.bloc = :id AND name.form = 'abbreviation' AND name.lang = :lang "
                       "ORDER BY name.used_hi DESC, name.name_id LIMIT 1",
    [LOOK_ACTOR] = LABEL("actor"),
    [LOOK_STATUS] = "SELECT " BY_LANGUAGE("name", "status") " FROM status WHERE status = :id",
    [LOOK_CLASS] = "SELECT class FROM status WHERE status = :id AND :lang IS NOT NULL",
    [LOOK_SOURCE] = "SELECT CASE WHEN lang = :lang THEN coalesce(title_orig, title) ELSE title END"
                    "  || coalesce('. ' || author, '') || coalesce('. ' || publisher, '')"
                    "  || coalesce(', ' || date, '') FROM source WHERE source = :id",
    [LOOK_EVENT_SOURCES] =
        "SELECT group_concat(source, ' ') FROM (SELECT source.source AS source FROM event "
        "  JOIN account USING (event_id) "
        "  JOIN source ON source.source_id = account.source_id "
        "  WHERE event.event = :id AND :lang IS NOT NULL "
        "  GROUP BY source.source_id ORDER BY min(account.account_id))",
    [LOOK_PLACE] = "SELECT coalesce(CASE :lang WHEN 'ru' THEN name_ru WHEN 'kk' THEN name_kk END, "
                   "  name_en) FROM place WHERE place = :id OR name_en = :id "
                   "ORDER BY name_en = :id DESC, used_hi DESC LIMIT 1",
    [LOOK_BLOC_KIND] = "SELECT kind FROM bloc WHERE bloc = :id AND :lang IS NOT NULL",
    [LOOK_COVERAGE] = "SELECT coverage FROM bloc WHERE bloc = :id AND :lang IS NOT NULL",
    [LOOK_PREDECESSOR] = LINEAGE("from", "to"),
    [LOOK_SUCCESSOR] = LINEAGE("to", "from"),
    [LOOK_URL] = "SELECT url FROM source WHERE source = :id AND :lang IS NOT NULL",
};

bool store_look(struct store *store, enum look what, const char *id, enum language lang,
                struct arena *arena, const char **text, struct fault *fault)
{
    struct db_rows *rows = &store->looks[what];
    *text = NULL;
    if (!rows->statement) {
        *rows = db_rows_of(store->db, "names", statements[what], fault);
    }
    db_again(rows, fault);
    db_bind_text(rows, ":id", id);
    db_bind_text(rows, ":lang", language_code(lang));
    const char *found = db_next(rows) ? db_text(rows, 0) : NULL;
    if (found) {
        *text = arena_printf(arena, "%s", found);
    }
    return rows->valid;
}

#include "read.h"
#include "store_record.h"

bool store_lineage(struct store *store, int64_t reading, int64_t bloc, enum language lang,
                   lineage_visit *visit, void *context, struct fault *fault)
{
    /* UNION, not UNION ALL: a bloc that is reached again is not walked again, so that a circle
     * (which lineage.csv may hold: A inspired B, B was absorbed by A) ends. */
    static const char sql[] =
        "WITH RECURSIVE "
        "younger (bloc_id) AS (SELECT ?2 UNION SELECT lineage.to_id FROM younger "
        "    JOIN lineage ON lineage.from_id = younger.bloc_id), "
        "older (bloc_id) AS (SELECT ?2 UNION SELECT lineage.from_id FROM older "
        "    JOIN lineage ON lineage.to_id = older.bloc_id) "
        "SELECT lineage.from_id, lineage.to_id, former.bloc, latter.bloc, lineage.relation,"
        "  former_label.text, latter_label.text, event.event, account.date, source.source,"
        "  lineage.locator, lineage.note "
        "FROM lineage "
        "JOIN bloc AS former ON former.bloc_id = lineage.from_id "
        "JOIN bloc AS latter ON latter.bloc_id = lineage.to_id "
        "JOIN label AS former_label ON former_label.of = 'bloc'"
        "  AND former_label.owner_id = lineage.from_id AND former_label.lang = ?3 "
        "JOIN label AS latter_label ON latter_label.of = 'bloc'"
        "  AND latter_label.owner_id = lineage.to_id AND latter_label.lang = ?3 "
        "LEFT JOIN event ON event.event_id = lineage.event_id "
        "LEFT JOIN chosen ON chosen.reading_id = ?1 AND chosen.event_id = lineage.event_id "
        "LEFT JOIN account ON account.account_id = chosen.account_id "
        "LEFT JOIN source ON source.source_id = lineage.source_id "
        "WHERE lineage.from_id IN younger OR lineage.to_id IN older "
        "ORDER BY account.earliest NULLS LAST, account.latest, lineage.lineage_id";
    struct db_rows rows = db_rows_of(store->db, sql, fault);
    sqlite3_bind_int64(rows.statement, 1, reading);
    sqlite3_bind_int64(rows.statement, 2, bloc);
    db_bind_text(rows.statement, 3, language_code(lang));
    while (db_next(&rows)) {
        const struct lineage_row step = {.from_id = sqlite3_column_int64(rows.statement, 0),
                                         .to_id = sqlite3_column_int64(rows.statement, 1),
                                         .from = db_text(rows.statement, 2),
                                         .to = db_text(rows.statement, 3),
                                         .relation = db_text(rows.statement, 4),
                                         .from_label = db_text(rows.statement, 5),
                                         .to_label = db_text(rows.statement, 6),
                                         .event = db_text(rows.statement, 7),
                                         .date = db_text(rows.statement, 8),
                                         .source = db_text(rows.statement, 9),
                                         .locator = db_text(rows.statement, 10),
                                         .note = db_text(rows.statement, 11)};
        rows.valid = visit(context, &step, fault);
    }
    return db_close(&rows);
}

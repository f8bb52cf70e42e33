#include "read.h"
#include "store_lineage.h"

bool store_lineage(struct store *store, int64_t reading, int64_t bloc, enum language lang,
                   lineage_visit *visit, void *context, struct fault *fault)
{
    /* UNION, not UNION ALL: a bloc that is reached again is not walked again, so that a circle
     * (which lineage.csv may hold: A inspired B, B was absorbed by A) ends. */
    static const char sql[] =
        "WITH RECURSIVE "
        "younger (bloc_id) AS (SELECT :bloc UNION SELECT lineage.to_id FROM younger "
        "    JOIN lineage ON lineage.from_id = younger.bloc_id), "
        "older (bloc_id) AS (SELECT :bloc UNION SELECT lineage.from_id FROM older "
        "    JOIN lineage ON lineage.to_id = older.bloc_id) "
        "SELECT lineage.from_id, lineage.to_id, former.bloc, latter.bloc, lineage.relation,"
        "  former_label.text, latter_label.text, event.event, account.date, source.source,"
        "  lineage.locator, lineage.note "
        "FROM lineage "
        "JOIN bloc AS former ON former.bloc_id = lineage.from_id "
        "JOIN bloc AS latter ON latter.bloc_id = lineage.to_id "
        "JOIN label AS former_label ON former_label.of = 'bloc'"
        "  AND former_label.owner_id = lineage.from_id AND former_label.lang = :lang "
        "JOIN label AS latter_label ON latter_label.of = 'bloc'"
        "  AND latter_label.owner_id = lineage.to_id AND latter_label.lang = :lang "
        "LEFT JOIN event ON event.event_id = lineage.event_id "
        "LEFT JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = lineage.event_id "
        "LEFT JOIN account ON account.account_id = chosen.account_id "
        "LEFT JOIN source ON source.source_id = lineage.source_id "
        "WHERE :bloc < 0 OR lineage.from_id IN younger OR lineage.to_id IN older "
        "ORDER BY account.earliest NULLS LAST, account.latest, lineage.lineage_id";
    struct db_rows rows = db_rows_of(store->db, "lineage", sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    db_bind_i64(&rows, ":bloc", bloc);
    db_bind_text(&rows, ":lang", language_code(lang));
    while (db_next(&rows)) {
        const struct lineage_row step = {.from_id = db_i64(&rows, 0),
                                         .to_id = db_i64(&rows, 1),
                                         .from = db_need(&rows, 2),
                                         .to = db_need(&rows, 3),
                                         .relation = db_need(&rows, 4),
                                         .from_label = db_need(&rows, 5),
                                         .to_label = db_need(&rows, 6),
                                         .event = db_text(&rows, 7),
                                         .date = db_text(&rows, 8),
                                         .source = db_text(&rows, 9),
                                         .locator = db_text(&rows, 10),
                                         .note = db_text(&rows, 11)};
        rows.valid = db_sound(&rows) && visit(context, &step, fault);
    }
    return db_close(&rows);
}

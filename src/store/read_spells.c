#include "read.h"
#include "spell_packs.h"
#include "store_spells.h"

#include <string.h>

/* The id of the one bloc or actor that is asked about: found once, and not joined to each row. */
#define THE_BLOC          "(SELECT bloc FROM bloc WHERE bloc_id = :owner)"
#define THE_ACTOR(number) "(SELECT actor FROM actor WHERE actor_id = " number ")"
#define JOIN_BLOC         "CROSS JOIN bloc ON bloc.bloc_id = spell.bloc_id "
#define JOIN_ACTOR        "CROSS JOIN actor ON actor.actor_id = spell.actor_id "

/* The columns of a spell row; what follows FROM differs by what is asked. Names are joined by the
 * label's primary key, events and dates through the accounts. */
#define SPELL_COLUMNS(bloc, actor)                                                                 \
    "SELECT " bloc ", " actor ", label.text, status.status, status.class,"                         \
    "       spell.start_lo, spell.start_hi, spell.end_lo, spell.end_hi,"                           \
    "       started.date, ended.date, start_event.event, end_event.event "

/* A key, or NULL, which costs no look into a table, for a spell of which only the status is wanted.
 */
#define IF_TOLD(key) "iif(:only_full AND status.class <> 'full', NULL, " key ") "

/* CROSS JOIN keeps the planner to the order written: the spells first, by one of the two keys that
 * begin with (reading, bloc) and (reading, actor). */
/* clang-format off */ /* it breaks the lines wherever a macro stands among the strings */
#define SPELL_JOINS                                                                                \
    "CROSS JOIN status ON status.status_id = spell.status_id "                                     \
    "LEFT JOIN account AS started ON started.account_id = " IF_TOLD("spell.start_account_id")      \
    "LEFT JOIN event AS start_event ON start_event.event_id = started.event_id "                   \
    "LEFT JOIN account AS ended ON ended.account_id = " IF_TOLD("spell.end_account_id")            \
    "LEFT JOIN event AS end_event ON end_event.event_id = ended.event_id "                         \
    "LEFT JOIN label ON label.of = :named AND label.lang = :lang AND label.owner_id = "                   \
    IF_TOLD("iif(:named = 'bloc', spell.bloc_id, spell.actor_id)")                                     \
    "WHERE spell.reading_id = :reading AND spell.start_lo <= :hi AND spell.end_hi > :lo "

static const char by_bloc_sql[] =
    SPELL_COLUMNS(THE_BLOC, "actor.actor")
    "FROM spell " JOIN_ACTOR SPELL_JOINS
    "AND spell.bloc_id = :owner ORDER BY actor.actor, spell.number";

/* The index has all that tells which spells are wanted, so those of other days cost no look into
 * the table (which SQLite does not put off by itself in a table without rowid). */
static const char by_actor_sql[] =
    SPELL_COLUMNS("bloc.bloc", THE_ACTOR(":owner"))
    "FROM spell AS wanted INDEXED BY spell_by_actor "
    "CROSS JOIN spell ON spell.reading_id = wanted.reading_id "
    "  AND spell.bloc_id = wanted.bloc_id AND spell.actor_id = wanted.actor_id "
    "  AND spell.number = wanted.number "
    JOIN_BLOC SPELL_JOINS
    "AND wanted.reading_id = :reading AND wanted.actor_id = :owner "
    "AND wanted.start_lo <= :hi AND wanted.end_hi > :lo "
    "ORDER BY bloc.bloc, spell.number";

static const char by_both_sql[] =
    SPELL_COLUMNS(THE_BLOC, THE_ACTOR(":actor"))
    "FROM spell " SPELL_JOINS
    "AND spell.bloc_id = :owner AND spell.actor_id = :actor ORDER BY spell.number";
/* clang-format on */

struct bounds read_bounds(struct db_rows *rows, int column)
{
    const struct bounds bounds = {db_i64(rows, column), db_i64(rows, column + 1),
                                  db_i64(rows, column + 2), db_i64(rows, column + 3)};
    rows->damaged = rows->damaged || !bounds_valid(&bounds);
    return bounds;
}

static bool visit_spell(struct db_rows *rows, bool only_full, spell_visit *visit, void *context)
{
    struct spell_row row = {.bloc = db_need(rows, 0),
                            .actor = db_need(rows, 1),
                            .status = db_need(rows, 3),
                            .class = db_need(rows, 4),
                            .bounds = read_bounds(rows, 5)};
    if (!only_full || strcmp(row.class, class_words.texts[CLASS_FULL]) == 0) {
        row.label = db_need(rows, 2);
        row.start = db_need(rows, 9);
        row.end = db_text(rows, 10);
        row.start_event = db_need(rows, 11);
        row.end_event = row.end ? db_need(rows, 12) : NULL;
    }
    return db_sound(rows) && visit(context, &row, rows->fault);
}

bool store_spells(struct store *store, const struct spell_query *query, spell_visit *visit,
                  void *context, struct fault *fault)
{
    const bool has_bloc = query->bloc != ANY_ID, has_actor = query->actor != ANY_ID;
    const struct pack_query packs = {.reading = query->reading, .actor = query->actor};
    if (!has_bloc && store_has_actor_packs(&packs)) {
        return actor_spells(store, query, visit, context, fault);
    }
    const char *sql = has_bloc && has_actor ? by_both_sql : has_bloc ? by_bloc_sql : by_actor_sql;
    struct db_rows rows = db_rows_of(store->db, "spells", sql, fault);
    db_bind_i64(&rows, ":reading", query->reading);
    db_bind_i64(&rows, ":owner", has_bloc ? query->bloc : query->actor);
    db_bind_i64(&rows, ":lo", query->lo);
    db_bind_i64(&rows, ":hi", query->hi);
    db_bind_text(&rows, ":named", party_words.texts[query->named]);
    db_bind_text(&rows, ":lang", language_code(query->lang));
    db_bind_i64(&rows, ":only_full", query->only_full);
    if (has_bloc && has_actor) {
        db_bind_i64(&rows, ":actor", query->actor);
    }
    while (db_next(&rows)) {
        rows.valid = visit_spell(&rows, query->only_full, visit, context);
    }
    return db_close(&rows);
}

/* The date that the statement finds, or "". A name may have very many owners, each of which is
 * asked about: the statement is prepared once. */
static bool one_date(struct store *store, struct db_rows *rows, const char *sql, int64_t reading,
                     int64_t bloc, struct arena *arena, const char **date, struct fault *fault)
{
    if (!rows->statement) {
        *rows = db_rows_of(store->db, "spells", sql, fault);
    }
    *date = "";
    db_again(rows, fault);
    db_bind_i64(rows, ":reading", reading);
    db_bind_i64(rows, ":bloc", bloc);
    if (db_next(rows)) {
        *date = arena_printf(arena, "%s", db_need(rows, 0));
        db_sound(rows);
    }
    sqlite3_reset(rows->statement); /* in the middle of its rows it would keep the lock */
    return rows->valid;
}

bool store_bloc_life(struct store *store, int64_t reading, int64_t bloc, struct arena *arena,
                     const char **from, const char **to, struct fault *fault)
{
    /* From the bloc to its events and effects, by their indexes: a bloc has few of them, and a
     * reading may have a million. */
    static const char from_sql[] =
        "SELECT date FROM ("
        "  SELECT founding.date AS date, founding.earliest AS earliest, "
        "      founding.latest AS latest, founding.account_id AS account_id FROM event "
        "    CROSS JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = "
        "event.event_id "
        "    CROSS JOIN account AS founding ON founding.account_id = chosen.account_id "
        "    CROSS JOIN kind ON kind.kind_id = founding.kind_id "
        "    WHERE event.bloc_id = :bloc AND kind.founds "
        "  UNION ALL "
        "  SELECT told.date, told.earliest, told.latest, told.account_id FROM effect "
        "    CROSS JOIN account AS told ON told.account_id = effect.account_id "
        "    CROSS JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = told.event_id "
        "      AND chosen.account_id = told.account_id "
        "    WHERE effect.bloc_id = :bloc) "
        "ORDER BY earliest, latest, account_id LIMIT 1";
    static const char to_sql[] = "SELECT account.date FROM event "
                                 "CROSS JOIN chosen ON chosen.event_id = event.event_id "
                                 "CROSS JOIN account ON account.account_id = chosen.account_id "
                                 "CROSS JOIN kind ON kind.kind_id = account.kind_id "
                                 "WHERE chosen.reading_id = :reading "
                                 "  AND event.bloc_id = :bloc AND kind.ends "
                                 "ORDER BY account.earliest, account.account_id LIMIT 1";
    return one_date(store, &store->life_from, from_sql, reading, bloc, arena, from, fault) &&
           one_date(store, &store->life_to, to_sql, reading, bloc, arena, to, fault);
}

#include "read.h"
#include "spell_stream.h"

#include <stdlib.h>

/* Statements that are asked again and again, for one number each time: two texts of its row. */

static bool find(sqlite3_stmt *statement, int64_t number, const char **one, const char **two,
                 struct fault *fault)
{
    bool row = false;
    sqlite3_reset(statement);
    sqlite3_bind_int64(statement, 1, number);
    if (!db_step(statement, &row, fault)) {
        return false;
    }
    *one = row ? db_text(statement, 0) : NULL;
    *two = row ? db_text(statement, 1) : NULL;
    return true;
}

struct actor_finder {
    sqlite3_stmt *statement;
};

bool actor_finder_open(struct store *store, enum language lang, struct actor_finder **finder,
                       struct fault *fault)
{
    static const char sql[] =
        "SELECT actor.actor, label.text FROM actor JOIN label ON label.of = 'actor'"
        "  AND label.owner_id = actor.actor_id AND label.lang = ?2 WHERE actor.actor_id = ?1";
    sqlite3_stmt *statement = NULL;
    if (!db_prepare(store->db, sql, &statement, fault)) {
        return false;
    }
    db_bind_text(statement, 2, language_code(lang));
    *finder = heap_alloc(sizeof **finder);
    (*finder)->statement = statement;
    return true;
}

void actor_finder_close(struct actor_finder *finder)
{
    if (finder) {
        sqlite3_finalize(finder->statement);
        free(finder);
    }
}

bool actor_find(struct actor_finder *finder, int64_t actor, const char **id, const char **label,
                struct fault *fault)
{
    return find(finder->statement, actor, id, label, fault);
}

struct account_finder {
    sqlite3_stmt *statement;
};

bool account_finder_open(struct store *store, struct account_finder **finder, struct fault *fault)
{
    static const char sql[] =
        "SELECT account.date, event.event FROM account JOIN event USING (event_id) "
        "WHERE account_id = ?1";
    sqlite3_stmt *statement = NULL;
    if (!db_prepare(store->db, sql, &statement, fault)) {
        return false;
    }
    *finder = heap_alloc(sizeof **finder);
    (*finder)->statement = statement;
    return true;
}

void account_finder_close(struct account_finder *finder)
{
    if (finder) {
        sqlite3_finalize(finder->statement);
        free(finder);
    }
}

bool account_find(struct account_finder *finder, int64_t account, const char **date,
                  const char **event, struct fault *fault)
{
    return find(finder->statement, account, date, event, fault);
}

#include "read.h"
#include "store_events.h"
#include "store_lists.h"

#include <stdlib.h>

/* Statements that are asked again and again, for one number each time: two texts of its row. */

static bool find(struct db_rows *rows, int64_t number, const char **one, const char **two,
                 struct fault *fault)
{
    db_again(rows, fault);
    db_bind_i64(rows, ":number", number);
    const bool row = db_next(rows);
    *one = row ? db_need(rows, 0) : NULL;
    *two = row ? db_need(rows, 1) : NULL;
    return row ? db_sound(rows) : rows->valid;
}

struct actor_finder {
    struct db_rows rows;
};

bool actor_finder_open(struct store *store, enum language lang, struct actor_finder **finder,
                       struct fault *fault)
{
    static const char sql[] =
        "SELECT actor, (SELECT text FROM label WHERE of = 'actor' AND owner_id = actor_id"
        "  AND lang = :lang) FROM actor WHERE actor_id = :number";
    *finder = heap_alloc(sizeof **finder);
    (*finder)->rows = db_rows_of(store->db, "actors", sql, fault);
    db_bind_text(&(*finder)->rows, ":lang", language_code(lang));
    return (*finder)->rows.valid;
}

void actor_finder_close(struct actor_finder *finder)
{
    if (finder) {
        db_close(&finder->rows);
        free(finder);
    }
}

bool actor_find(struct actor_finder *finder, int64_t actor, const char **id, const char **label,
                struct fault *fault)
{
    return find(&finder->rows, actor, id, label, fault);
}

struct account_finder {
    struct db_rows rows;
};

bool account_finder_open(struct store *store, struct account_finder **finder, struct fault *fault)
{
    static const char sql[] =
        "SELECT account.date, event.event FROM account JOIN event USING (event_id) "
        "WHERE account_id = :number";
    *finder = heap_alloc(sizeof **finder);
    (*finder)->rows = db_rows_of(store->db, "accounts", sql, fault);
    return (*finder)->rows.valid;
}

void account_finder_close(struct account_finder *finder)
{
    if (finder) {
        db_close(&finder->rows);
        free(finder);
    }
}

bool account_find(struct account_finder *finder, int64_t account, const char **date,
                  const char **event, struct fault *fault)
{
    if (!find(&finder->rows, account, date, event, fault)) {
        return false;
    }
    return *date != NULL ||
           db_damaged(sqlite3_db_handle(finder->rows.statement), "accounts", fault);
}

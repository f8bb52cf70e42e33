#include "source_lists.h"

#include <stdlib.h>
#include <string.h>

/* The sources of standings: of one actor in one bloc (source_lists.h). */

/* The number of the bloc or actor with that id; 0: there is none. */
static bool find_number(struct source_lists *lists, struct db_rows *rows, const char *sql,
                        const char *id, size_t size, int64_t *number, struct fault *fault)
{
    source_lists_begin(lists, rows, sql, fault);
    db_bind_bytes(rows, ":id", id, size);
    *number = db_next(rows) ? db_i64(rows, 0) : 0;
    return rows->valid;
}

static bool find_actor(struct source_lists *lists, const char *id, size_t size, int64_t *number,
                       struct fault *fault)
{
    const uint32_t known = intern_count(lists->actor_ids);
    const uint32_t at = intern_put(lists->actor_ids, id, size);
    if (at == known) {
        lists->actor_numbers = heap_grow(lists->actor_numbers, &lists->actor_room,
                                         (size_t)known + 1, sizeof *lists->actor_numbers);
        lists->actor_numbers[at] = 0;
        if (!find_number(lists, &lists->actors, "SELECT actor_id FROM actor WHERE actor = :id", id,
                         size, &lists->actor_numbers[at], fault)) {
            return false;
        }
    }
    *number = lists->actor_numbers[at];
    return true;
}

static bool find_bloc(struct source_lists *lists, const char *id, size_t size,
                      struct bloc_lists **bloc, struct fault *fault)
{
    const uint32_t known = intern_count(lists->bloc_ids);
    const uint32_t at = intern_put(lists->bloc_ids, id, size);
    if (at == known) {
        lists->of_blocs = heap_grow(lists->of_blocs, &lists->bloc_room, (size_t)known + 1,
                                    sizeof *lists->of_blocs);
        lists->of_blocs[at] = (struct bloc_lists){0};
        if (!find_number(lists, &lists->blocs, "SELECT bloc_id FROM bloc WHERE bloc = :id", id,
                         size, &lists->of_blocs[at].number, fault)) {
            return false;
        }
    }
    *bloc = &lists->of_blocs[at];
    return true;
}

static void add_list(struct bloc_lists *bloc, int64_t actor, const char *list)
{
    bloc->list = heap_grow(bloc->list, &bloc->capacity, bloc->count + 1, sizeof *bloc->list);
    bloc->list[bloc->count++] = (struct actor_list){actor, list};
}

#define OF_BLOC                                                                                    \
    "FROM effect INDEXED BY effect_by_bloc "                                                       \
    "CROSS JOIN account ON account.account_id = effect.account_id "                                \
    "CROSS JOIN chosen ON chosen.reading_id = :reading AND chosen.event_id = account.event_id "    \
    "  AND chosen.account_id = account.account_id WHERE effect.bloc_id = :bloc "

/* The list of one actor in the bloc. */
static bool find_one(struct source_lists *lists, int64_t bloc, int64_t actor, const char **list,
                     struct fault *fault)
{
    static const char sql[] =
        "SELECT account.source_id, account.earliest, account.account_id " OF_BLOC
        "AND effect.actor_id = :actor";
    struct db_rows *rows = &lists->one;
    lists->part_count = 0;
    source_lists_begin(lists, rows, sql, fault);
    db_bind_i64(rows, ":reading", lists->reading);
    db_bind_i64(rows, ":bloc", bloc);
    db_bind_i64(rows, ":actor", actor);
    while (db_next(rows)) {
        source_list_add(lists, db_i64(rows, 0), db_i64(rows, 1), db_i64(rows, 2));
        db_sound(rows);
    }
    return rows->valid && source_list_make(lists, list, fault);
}

static bool count_accounts(struct source_lists *lists, struct fault *fault)
{
    static const char sql[] = "SELECT max(account_id) FROM account";
    struct db_rows rows = db_rows_of(lists->store->db, "sources", sql, fault);
    const int64_t most = db_next(&rows) ? sqlite3_column_int64(rows.statement, 0) : 0;
    /* A damaged file may say any number: then each bloc is read by itself. */
    lists->greatest = most > 0 && most < ACCOUNTS_MAX ? most : ACCOUNTS_MAX;
    return db_close(&rows);
}

/* Reads what is needed of all accounts that count. */
static bool read_facts(struct source_lists *lists, struct fault *fault)
{
    static const char chosen_sql[] = "SELECT account_id FROM chosen WHERE reading_id = :reading";
    static const char facts_sql[] =
        "SELECT account_id, earliest, source_id FROM account INDEXED BY account_by_days";
    const int64_t greatest = lists->greatest;
    lists->fact_count = (size_t)greatest + 1;
    lists->facts = heap_zero(lists->fact_count, sizeof *lists->facts);
    struct db_rows chosen = db_rows_of(lists->store->db, "sources", chosen_sql, fault);
    db_bind_i64(&chosen, ":reading", lists->reading);
    while (db_next(&chosen)) {
        const uint32_t account = db_ref(&chosen, 0, (uint32_t)greatest);
        if (db_sound(&chosen)) {
            lists->facts[account].source = 1; /* for now */
        }
    }
    struct db_rows facts = db_rows_of(lists->store->db, "sources", facts_sql, fault);
    while (db_next(&facts)) {
        struct fact *fact = &lists->facts[db_ref(&facts, 0, (uint32_t)greatest)];
        if (db_sound(&facts) && fact->source) {
            *fact = (struct fact){db_i64(&facts, 1), db_ref(&facts, 2, UINT32_MAX)};
            db_sound(&facts);
        }
    }
    const bool done = db_close(&facts);
    return db_close(&chosen) && done;
}

/* An account of the bloc: what it says is in its row, or was read before. */
static bool take_fact(struct source_lists *lists, struct db_rows *rows)
{
    if (!lists->facts) {
        source_list_add(lists, db_i64(rows, 2), db_i64(rows, 3), db_i64(rows, 1));
        return db_sound(rows);
    }
    const uint32_t account = db_ref(rows, 1, (uint32_t)lists->fact_count - 1);
    const struct fact *fact = &lists->facts[account];
    if (fact->source) {
        source_list_add(lists, fact->source, fact->earliest, account);
    }
    return db_sound(rows);
}

/* Reads the lists of all actors of the bloc. */
static bool read_bloc(struct source_lists *lists, struct bloc_lists *bloc, struct fault *fault)
{
    static const char plain_sql[] =
        "SELECT actor_id, account_id FROM effect INDEXED BY effect_by_bloc "
        "WHERE bloc_id = :bloc ORDER BY actor_id";
    static const char joined_sql[] =
        "SELECT effect.actor_id, account.account_id,"
        " account.source_id, account.earliest " OF_BLOC "ORDER BY effect.actor_id";
    struct db_rows *rows = &lists->whole;
    int64_t actor = 0;
    const char *list = NULL;
    if (lists->greatest < 0 && !count_accounts(lists, fault)) {
        return false;
    }
    if (!lists->facts && lists->greatest < ACCOUNTS_MAX &&
        lists->rows_read > ROWS_BEFORE_ALL + (size_t)lists->greatest / 128) {
        db_close(rows);
        if (!read_facts(lists, fault)) {
            return false;
        }
    }
    source_lists_begin(lists, rows, lists->facts ? plain_sql : joined_sql, fault);
    db_bind_i64(rows, ":bloc", bloc->number);
    if (!lists->facts) {
        db_bind_i64(rows, ":reading", lists->reading);
    }
    bloc->count = 0;
    bloc->whole = true;
    lists->part_count = 0;
    while (db_next(rows)) {
        const int64_t next = db_i64(rows, 0);
        lists->rows_read++;
        if (next != actor && lists->part_count) {
            rows->valid = source_list_make(lists, &list, fault);
            add_list(bloc, actor, list);
            lists->part_count = 0;
        }
        actor = next;
        rows->valid = rows->valid && take_fact(lists, rows);
    }
    if (rows->valid && lists->part_count) {
        rows->valid = source_list_make(lists, &list, fault);
        add_list(bloc, actor, list);
    }
    return rows->valid;
}

/* The actor's list among those that are known; NULL: it is not. */
static const char *known_list(const struct bloc_lists *bloc, int64_t actor)
{
    size_t from = 0, to = bloc->whole ? bloc->count : 0;
    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        if (bloc->list[middle].actor < actor) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    for (size_t i = from; i < bloc->count; i++) {
        if (bloc->list[i].actor == actor) {
            return bloc->list[i].list;
        }
        if (bloc->whole) {
            break;
        }
    }
    return bloc->whole ? "" : NULL;
}

bool store_standing_sources(struct store *store, int64_t reading, const char *bloc_id,
                            size_t bloc_size, const char *actor_id, size_t actor_size,
                            const char **sources, struct fault *fault)
{
    struct source_lists *lists = source_lists_of(store, reading, fault);
    struct bloc_lists *bloc;
    int64_t actor;
    *sources = "";
    if (!lists || !find_bloc(lists, bloc_id, bloc_size, &bloc, fault) ||
        !find_actor(lists, actor_id, actor_size, &actor, fault)) {
        return false;
    }
    if (!bloc->number || !actor) {
        return true;
    }
    const char *known = known_list(bloc, actor);
    if (!known && bloc->count < ACTORS_ONE_BY_ONE) {
        if (!find_one(lists, bloc->number, actor, &known, fault)) {
            return false;
        }
        add_list(bloc, actor, known);
    } else if (!known) {
        if (!read_bloc(lists, bloc, fault)) {
            return false;
        }
        known = known_list(bloc, actor);
    }
    *sources = known;
    return true;
}

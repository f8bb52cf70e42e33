#include "random_world.h"

#include "change_log.h"
#include "spell_packs.h"

#include <sqlite3.h>

/* Packs and the change log hold what the table `spell` holds, in the order they promise. */

struct expected {
    sqlite3_stmt *statement;
    size_t rows;
};

static void assert_text(sqlite3_stmt *statement, int column, struct cell cell)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    assert_int_equal(cell.size, text ? strlen(text) : 0);
    assert_memory_equal(cell.text ? cell.text : "", text ? text : "", cell.size);
}

static bool expect_spell(void *context, const struct packed_spell *spell, struct fault *fault)
{
    struct expected *expected = context;
    sqlite3_stmt *row = expected->statement;
    (void)fault;
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    assert_int_equal(spell->bloc, sqlite3_column_int64(row, 0));
    assert_int_equal(spell->actor, sqlite3_column_int64(row, 1));
    assert_int_equal(spell->status, sqlite3_column_int64(row, 2));
    assert_int_equal(spell->bounds.start_lo, sqlite3_column_int64(row, 3));
    assert_int_equal(spell->bounds.start_hi, sqlite3_column_int64(row, 4));
    assert_int_equal(spell->bounds.end_lo, sqlite3_column_int64(row, 5));
    assert_int_equal(spell->bounds.end_hi, sqlite3_column_int64(row, 6));
    assert_text(row, 7, spell->bloc_id);
    assert_text(row, 8, spell->start_event);
    assert_text(row, 9, spell->start);
    assert_text(row, 10, spell->end_event);
    assert_text(row, 11, spell->end);
    expected->rows++;
    return true;
}

/* What both kinds of packs are held against; ?5 is the bloc or the actor asked for. */
#define ACCOUNTS_OF_SPELL                                                                          \
    "JOIN account AS started ON started.account_id = start_account_id "                            \
    "JOIN event AS begun ON begun.event_id = started.event_id "                                    \
    "LEFT JOIN account AS ended ON ended.account_id = end_account_id "                             \
    "LEFT JOIN event AS finish ON finish.event_id = ended.event_id "                               \
    "WHERE reading_id = ?1 AND start_lo <= ?3 AND end_hi > ?2 AND (NOT ?4 OR class = 'full') "

static void prepare(sqlite3 *db, const char *sql, const struct pack_query *query,
                    struct expected *expected)
{
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &expected->statement, NULL), SQLITE_OK);
    sqlite3_bind_int64(expected->statement, 1, query->reading);
    sqlite3_bind_int64(expected->statement, 2, query->lo);
    sqlite3_bind_int64(expected->statement, 3, query->hi);
    sqlite3_bind_int(expected->statement, 4, query->only_full);
}

/* Holds one question's packs against the tables. Returns the number of spells. */
static size_t compare(struct store *store, sqlite3 *db, const struct pack_query *query)
{
    static const char sql[] =
        "SELECT spell.bloc_id, spell.actor_id, status_id, start_lo, start_hi, end_lo, end_hi, "
        "bloc.bloc, "
        "       begun.event, started.date, finish.event, ended.date "
        "FROM spell JOIN bloc ON bloc.bloc_id = spell.bloc_id "
        "JOIN actor ON actor.actor_id = spell.actor_id "
        "JOIN status USING (status_id) " ACCOUNTS_OF_SPELL
        "AND (?5 IS NULL OR bloc.bloc = ?5) ORDER BY bloc.bloc, actor.actor, number";
    struct expected expected = {0};
    struct fault fault = {0};
    prepare(db, sql, query, &expected);
    sqlite3_bind_text(expected.statement, 5, query->bloc, -1, SQLITE_STATIC);
    if (!store_packs(store, query, expect_spell, &expected, &fault)) {
        fail_msg("%s", fault.text);
    }
    assert_int_equal(sqlite3_step(expected.statement), SQLITE_DONE);
    sqlite3_finalize(expected.statement);
    return expected.rows;
}

/* The spells that store_packs hands out, without their texts. */
struct spells {
    struct packed_days *list;
    uint32_t *blocs;
    size_t count, next;
};

static bool keep_days(void *context, uint32_t bloc, const struct packed_days *spell,
                      struct fault *fault)
{
    struct spells *spells = context;
    (void)fault;
    spells->list = realloc(spells->list, (spells->count + 1) * sizeof *spells->list);
    spells->blocs = realloc(spells->blocs, (spells->count + 1) * sizeof *spells->blocs);
    assert_true(spells->list && spells->blocs);
    spells->list[spells->count] = *spell;
    spells->blocs[spells->count++] = bloc;
    return true;
}

static bool expect_days(void *context, const struct packed_spell *spell, struct fault *fault)
{
    struct spells *spells = context;
    (void)fault;
    assert_true(spells->next < spells->count);
    const struct packed_days *days = &spells->list[spells->next];
    assert_int_equal(spells->blocs[spells->next++], spell->bloc);
    assert_int_equal(days->actor, spell->actor);
    assert_int_equal(days->status, spell->status);
    assert_int_equal(days->bounds.start_lo, spell->bounds.start_lo);
    assert_int_equal(days->bounds.start_hi, spell->bounds.start_hi);
    assert_int_equal(days->bounds.end_lo, spell->bounds.end_lo);
    assert_int_equal(days->bounds.end_hi, spell->bounds.end_hi);
    return true;
}

static void compare_days(struct store *store, const struct pack_query *query)
{
    struct spells spells = {0};
    struct fault fault = {0};
    assert_true(store_packed_days(store, query, keep_days, &spells, &fault));
    assert_true(store_packs(store, query, expect_days, &spells, &fault));
    assert_int_equal(spells.next, spells.count);
    free(spells.list);
    free(spells.blocs);
}

/* The first day that is known of any spell. */
static void compare_first_day(struct store *store, sqlite3 *db)
{
    static const char sql[] = "SELECT min(CASE WHEN start_lo > -9223372036854775808 THEN start_lo "
                              "                WHEN start_hi < 9223372036854775807 THEN start_hi "
                              "                ELSE end_lo END) FROM spell WHERE reading_id = 1";
    sqlite3_stmt *statement;
    struct fault fault = {0};
    int64_t day;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_true(store_first_day(store, 1, &day, &fault));
    assert_int_equal(day, sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    assert_true(store_first_day(store, 2, &day, &fault)); /* a reading that is not there */
    assert_int_equal(day, EDTF_POS_INF);
}

static bool expect_change(void *context, const struct logged_change *change, struct fault *fault)
{
    struct expected *expected = context;
    sqlite3_stmt *row = expected->statement;
    (void)fault;
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    assert_int_equal(change->lo, sqlite3_column_int64(row, 0));
    assert_int_equal(change->hi, sqlite3_column_int64(row, 1));
    assert_int_equal(change->bloc, sqlite3_column_int64(row, 2));
    assert_int_equal(change->actor, sqlite3_column_int64(row, 3));
    assert_int_equal(change->from, sqlite3_column_int64(row, 4)); /* NULL reads as 0 */
    assert_int_equal(change->to, sqlite3_column_int64(row, 5));
    assert_text(row, 6, change->date);
    assert_text(row, 7, change->event);
    expected->rows++;
    return true;
}

/* The changes that the table `spell` is made of: spells begin, and end where none begins by the
 * same account. */
static size_t compare_log(struct store *store, sqlite3 *db, const struct change_query *query)
{
    static const char sql[] =
        "WITH own AS (SELECT * FROM spell WHERE reading_id = ?1), "
        "step AS ("
        "  SELECT own.start_lo AS lo, own.start_hi AS hi, own.bloc_id, own.actor_id, "
        "         before.status_id AS was, own.status_id AS becomes, own.start_account_id AS told, "
        "         2 * own.number AS nth "
        "  FROM own LEFT JOIN own AS before ON before.bloc_id = own.bloc_id "
        "    AND before.actor_id = own.actor_id AND before.number = own.number - 1 "
        "    AND before.end_account_id = own.start_account_id "
        "  UNION ALL "
        "  SELECT own.end_lo, own.end_hi, own.bloc_id, own.actor_id, own.status_id, NULL, "
        "         own.end_account_id, 2 * own.number + 1 "
        "  FROM own WHERE own.end_account_id IS NOT NULL AND NOT EXISTS ("
        "    SELECT 1 FROM own AS next WHERE next.bloc_id = own.bloc_id "
        "      AND next.actor_id = own.actor_id AND next.number = own.number + 1 "
        "      AND next.start_account_id = own.end_account_id)) "
        "SELECT lo, hi, step.bloc_id, step.actor_id, was, becomes, account.date, event.event "
        "FROM step JOIN bloc ON bloc.bloc_id = step.bloc_id "
        "JOIN actor ON actor.actor_id = step.actor_id JOIN account ON account_id = told "
        "JOIN event ON event.event_id = account.event_id "
        "WHERE lo <= ?3 AND hi > ?2 ORDER BY lo, hi, bloc.bloc, actor.actor, nth";
    struct expected expected = {0};
    struct fault fault = {0};
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &expected.statement, NULL), SQLITE_OK);
    sqlite3_bind_int64(expected.statement, 1, query->reading);
    sqlite3_bind_int64(expected.statement, 2, query->after);
    sqlite3_bind_int64(expected.statement, 3, query->to);
    if (!store_changes(store, query, expect_change, &expected, &fault)) {
        fail_msg("%s", fault.text);
    }
    assert_int_equal(sqlite3_step(expected.statement), SQLITE_DONE);
    sqlite3_finalize(expected.statement);
    return expected.rows;
}

static void compare_logs(struct store *store, sqlite3 *db)
{
    struct change_query query = {.reading = 1, .after = EDTF_NEG_INF, .to = EDTF_POS_INF};
    assert_true(compare_log(store, db, &query) > 0);
    for (int64_t year = 1850; year < 2030; year++) {
        query.after = day_from_civil(year, 1 + (int)(year % 12), 1 + (int)(year % 28));
        query.to = query.after + 1;
        compare_log(store, db, &query);
        query.to += 1200;
        compare_log(store, db, &query);
    }
}

/* Each bloc by itself, and one that there is not. */
static void compare_blocs(struct store *store, sqlite3 *db)
{
    sqlite3_stmt *blocs;
    size_t sum = 0, all = 0;
    struct pack_query query = {.reading = 1, .lo = EDTF_NEG_INF, .hi = EDTF_POS_INF};
    all = compare(store, db, &query);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT bloc FROM bloc", -1, &blocs, NULL), SQLITE_OK);
    while (sqlite3_step(blocs) == SQLITE_ROW) {
        query.bloc = (const char *)sqlite3_column_text(blocs, 0);
        query.lo = EDTF_NEG_INF;
        query.hi = EDTF_POS_INF;
        sum += compare(store, db, &query);
        for (int64_t year = 1850; year < 2030; year += 20) {
            query.lo = query.hi = day_from_civil(year, 7, 1);
            compare(store, db, &query);
        }
    }
    assert_int_equal(sum, all);
    query.bloc = "none-such";
    assert_int_equal(compare(store, db, &query), 0);
    sqlite3_finalize(blocs);
}

/* The packs of actors, against the table: each spell says its bloc in the place of the actor. */
static size_t compare_actor(struct store *store, sqlite3 *db, const struct pack_query *query)
{
    static const char sql[] =
        "SELECT 0, spell.bloc_id, status_id, start_lo, start_hi, end_lo, end_hi, NULL, "
        "       begun.event, started.date, finish.event, ended.date "
        "FROM spell JOIN bloc ON bloc.bloc_id = spell.bloc_id JOIN status USING "
        "(status_id) " ACCOUNTS_OF_SPELL "AND spell.actor_id = ?5 ORDER BY bloc.bloc, number";
    struct expected expected = {0};
    struct fault fault = {0};
    prepare(db, sql, query, &expected);
    sqlite3_bind_int64(expected.statement, 5, query->actor);
    assert_true(store_has_actor_packs(query));
    if (!store_actor_packs(store, query, expect_spell, &expected, &fault)) {
        fail_msg("%s", fault.text);
    }
    assert_int_equal(sqlite3_step(expected.statement), SQLITE_DONE);
    sqlite3_finalize(expected.statement);
    return expected.rows;
}

/* All actors, and one that is not there: together they have every spell. */
static void compare_actors(struct store *store, sqlite3 *db)
{
    const struct pack_query all = {.reading = 1, .lo = EDTF_NEG_INF, .hi = EDTF_POS_INF};
    sqlite3_stmt *actors;
    size_t sum = 0;
    assert_int_equal(
        sqlite3_prepare_v2(db, "SELECT actor_id FROM actor UNION SELECT 99999", -1, &actors, NULL),
        SQLITE_OK);
    while (sqlite3_step(actors) == SQLITE_ROW) {
        struct pack_query query = all;
        query.actor = sqlite3_column_int64(actors, 0);
        sum += compare_actor(store, db, &query);
        query.lo = query.hi = day_from_civil(1900 + (int)(query.actor % 120), 7, 1);
        compare_actor(store, db, &query);
        query.only_full = true;
        query.hi += 3000;
        compare_actor(store, db, &query);
    }
    sqlite3_finalize(actors);
    assert_int_equal(sum, compare(store, db, &all));
}

static void compare_all(struct store *store, const char *path)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    compare_first_day(store, db);
    for (int full = 0; full < 2; full++) {
        struct pack_query query = {
            .reading = 1, .lo = EDTF_NEG_INF, .hi = EDTF_POS_INF, .only_full = full};
        assert_true(compare(store, db, &query) > 0);
        compare_days(store, &query);
        for (int64_t year = 1850; year < 2030; year++) {
            query.lo = query.hi = day_from_civil(year, 1 + (int)(year % 12), 1 + (int)(year % 28));
            compare(store, db, &query);
            query.hi += 1200;
            compare(store, db, &query);
            compare_days(store, &query);
        }
    }
    compare_blocs(store, db);
    compare_actors(store, db);
    compare_logs(store, db);
    sqlite3_close(db);
}

static void test_random_worlds(void **state)
{
    (void)state;
    for (uint32_t number = 0; number < world_count(); number++) {
        struct world *world = world_new(number, number % 2);
        compare_all(world->store, world->database);
        world_free(world);
    }
}

/* Only what a bloc by itself is answered: for more spells than the rest can go through. */
static void compare_bloc_only(struct store *store, const char *path)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    compare_blocs(store, db);
    compare_actors(store, db);
    sqlite3_close(db);
}

/* Loads a package of one bloc whose events are the rows `events`. */
static void check_package(const char *events, void (*compare_store)(struct store *, const char *))
{
    struct world world = {.folder = "/tmp/blocline-test-XXXXXX"};
    assert_non_null(mkdtemp(world.folder));
    const struct {
        const char *name, *text;
    } files[] = {
        {"blocline.ini", "[package]\nid = p\ntitle_en = P\nversion = 1\nlicence = CC0-1.0\n"
                         "as_of = 2020-12-31\n[reading r]\ntitle_en = R\nsources = *\n"},
        {"sources.csv", "source,kind,title\ns,treaty,S\n"},
        {"statuses.csv", "status,class\nmember,full\nguest,partial\nnone,none\n"},
        {"actors.csv", "actor\nZZZ\nAAA\nMMM\n"},
        {"blocs.csv", "bloc\nB\n"},
        {"names.csv", "of,id,lang,form,name\nbloc,B,en,name,B\n"},
        {"events.csv", events},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *file = open_part(&world, files[i].name);
        fputs(files[i].text, file);
        fclose(file);
    }
    ingest_package(&world);
    compare_store(world.store, world.database);
    store_close(world.store);
    char path[200];
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", world.folder, files[i].name);
        unlink(path);
    }
    unlink(world.database);
    rmdir(world.folder);
}

#define HEADER "event,date,kind,bloc,effects,source,locator\n"

/* Days that 4 bytes cannot hold, and no days at all. */
static void test_wide(void **state)
{
    (void)state;
    check_package(HEADER "a,../1900,admission,B,member=ZZZ AAA,s,1\n"
                         "b,Y123456789,withdrawal,B,none=AAA,s,1\n"
                         "c,Y-5000000,admission,B,guest=MMM,s,1\n"
                         "d,1990,admission,B,member=MMM,s,1\n"
                         "e,2000/..,withdrawal,B,none=ZZZ,s,1\n",
                  compare_all);
}

/* A text that no page holds. */
static void test_long_text(void **state)
{
    enum { LONG = 70000 };
    char *events = malloc(2 * LONG);
    (void)state;
    assert_non_null(events);
    const int used = snprintf(events, LONG, HEADER "a,1990,admission,B,member=ZZZ AAA MMM,s,1\n");
    memset(events + used, 'x', LONG);
    strcpy(events + used + LONG, ",1995,withdrawal,B,none=AAA,s,1\n"
                                 "z,1996,withdrawal,B,none=MMM,s,1\n");
    check_package(events, compare_all);
    free(events);
}

/* Two events of one year whose actors alternate, so that the log tells of each of them in turn; and
 * days on which an actor goes from one status to the next. */
static void test_alternating(void **state)
{
    (void)state;
    check_package(HEADER "a,1990~,admission,B,member=ZZZ AAA,s,1\n"
                         "b,1990~,admission,B,guest=MMM,s,1\n"
                         "c,1995-05-05,admission,B,guest=ZZZ AAA,s,1\n"
                         "d,1995-05-05,admission,B,member=MMM,s,1\n"
                         "e,1999,dissolution,B,,s,1\n",
                  compare_all);
}

static void check_many(int count, void (*compare_store)(struct store *, const char *))
{
    enum { ROOM = 1 << 20 };
    char *events = malloc(ROOM);
    size_t used = 0;
    assert_non_null(events);
    used += (size_t)snprintf(events, ROOM, HEADER);
    for (int i = 0; i < count; i++) {
        used +=
            (size_t)snprintf(events + used, ROOM - used,
                             "event-number-%d,%04d-%02d-%02d,admission,B,%s=AAA MMM ZZZ,s,1\n", i,
                             1510 + i / 12, 1 + i % 12, 1 + i % 28, i % 2 ? "guest" : "member");
    }
    check_package(events, compare_store);
    free(events);
}

/* More changes than a block holds, some of one event. */
static void test_many(void **state)
{
    (void)state;
    check_many(1200, compare_all);
}

/* More spells of one bloc than a group holds. */
static void test_two_groups(void **state)
{
    (void)state;
    check_many(6000, compare_bloc_only);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_worlds), cmocka_unit_test(test_wide),
        cmocka_unit_test(test_long_text),     cmocka_unit_test(test_alternating),
        cmocka_unit_test(test_many),          cmocka_unit_test(test_two_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

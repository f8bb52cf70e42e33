#include "change_log.h"
#include "checked_file.h"
#include "edtf.h"
#include "message.h"
#include "pack.h"
#include "read.h"
#include "spell_packs.h"
#include "store_check.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct check {
    struct store *store;
    check_visit *visit;
    void *context;
    struct fault *fault;
    enum language words;
    size_t bad; /* things that are not good */
};

/* `verdict` NULL: it is good. */
static bool say(struct check *check, const char *what, const char *verdict)
{
    check->bad += verdict != NULL;
    return check->visit(check->context, what,
                        verdict ? verdict : message(check->words, MSG_check_good), check->fault);
}

/* ---- Pages ---- */

struct bad_pages {
    uint32_t first;
    size_t count;
};

static void take_page(void *context, uint32_t page)
{
    struct bad_pages *pages = context;
    pages->first = pages->count ? pages->first : page;
    pages->count++;
}

static bool check_pages(struct check *check)
{
    const char *name = message(check->words, MSG_check_pages), *verdict = NULL;
    struct arena arena = {0};
    struct bad_pages pages = {0};
    switch (checked_file_state(check->store->db)) {
    case CHECKED_EDITED:
        return check->visit(check->context, name, message(check->words, MSG_check_edited),
                            check->fault);
    case CHECKED_NONE:
    case CHECKED_UNKNOWN:
        return check->visit(check->context, name, message(check->words, MSG_check_no_sums),
                            check->fault);
    case CHECKED_BINDING:
        break;
    }
    if (checked_file_pages(check->store->db, take_page, &pages) != SQLITE_OK) {
        return fault_say_with(check->fault, FAULT_IO, MSG_fault_cannot_read, check->store->path);
    }
    if (pages.count) {
        verdict = message_format(&arena, check->words, MSG_check_damaged, NUMBER_TEXT(pages.count),
                                 NUMBER_TEXT(pages.first));
    }
    const bool done = say(check, name, verdict);
    arena_release(&arena);
    return done;
}

/* ---- What SQLite can say ---- */

/* Whether what PRAGMA integrity_check found is that it could not read a page ("unable to get the
 * page. error code=266"), and not because of the page's sum. */
static bool is_unread(const char *said)
{
    static const char phrase[] = "error code=";
    const char *code = strstr(said, phrase);
    const int number = code ? atoi(code + strlen(phrase)) : 0;
    return number == SQLITE_NOMEM ||
           ((number & 0xff) == SQLITE_IOERR && number != SQLITE_IOERR_DATA);
}

/* Runs a PRAGMA whose first row says what is wrong; no row or "ok": nothing is. */
static bool check_pragma(struct check *check, enum message name, const char *sql)
{
    char text[FAULT_TEXT_SIZE];
    struct fault fault = {.language = fault_language(check->fault)};
    const char *what = message(fault.language, name);
    struct db_rows rows = db_rows_of(check->store->db, what, sql, &fault);
    const char *first = db_next(&rows) ? db_text(&rows, 0) : NULL;
    if (!rows.valid && fault.kind != FAULT_DAMAGED) {
        db_close(&rows);
        return fault_set(check->fault, fault.kind, "%s", fault.text);
    }
    if (first && is_unread(first)) {
        db_close(&rows);
        return fault_say_with(check->fault, FAULT_IO, MSG_fault_cannot_read, check->store->path);
    }
    const bool is_good = rows.valid && (!first || strcmp(first, "ok") == 0);
    const char *said = !rows.valid ? fault.text : first ? first : "";
    if (strncmp(said, "***", 3) == 0 && strchr(said, '\n')) { /* a heading */
        said = strchr(said, '\n') + 1;
    }
    snprintf(text, sizeof text, "%.*s", (int)strcspn(said, "\n"), said);
    db_close(&rows);
    return say(check, message(check->words, name), is_good ? NULL : text);
}

/* ---- The three copies of the spells ---- */

static bool same_text(struct db_rows *rows, int column, struct cell cell)
{
    const char *text = db_text(rows, column);
    const size_t size = text ? strlen(text) : 0;
    return size == cell.size && (size == 0 || memcmp(text, cell.text, size) == 0);
}

static bool same_bounds(const struct db_rows *rows, int column, const struct bounds *bounds)
{
    sqlite3_stmt *row = rows->statement;
    return sqlite3_column_int64(row, column) == bounds->start_lo &&
           sqlite3_column_int64(row, column + 1) == bounds->start_hi &&
           sqlite3_column_int64(row, column + 2) == bounds->end_lo &&
           sqlite3_column_int64(row, column + 3) == bounds->end_hi;
}

/* The two are not the same, unless the rows could not be read. Returns false. */
static bool differs(const struct db_rows *rows, struct fault *fault)
{
    if (!rows->valid) {
        return false; /* the fault is set */
    }
    return fault_say(fault, FAULT_DAMAGED, MSG_fault_not_the_spells);
}

/* Whether the rows have come to their end. */
static bool rows_end(struct db_rows *rows)
{
    return !db_next(rows) && rows->valid;
}

/* What the packs are compared with. */
struct comparison {
    struct db_rows rows; /* of the table of spells, */
    uint64_t *sums;      /* and, by the number of the actor, a sum of its spells in order */
    uint32_t actors;     /* how many there are that have packs of their own */
};

/* FNV-1a (Fowler, Noll, Vo; RFC 9923). */
static uint64_t sum_bytes(uint64_t sum, const void *bytes, size_t size)
{
    const unsigned char *at = bytes; /* NULL of no bytes */
    for (size_t i = 0; i < size; i++) {
        sum = (sum ^ at[i]) * UINT64_C(0x100000001B3);
    }
    return sum;
}

static uint64_t sum_text(uint64_t sum, struct cell cell)
{
    return sum_bytes(sum_bytes(sum, &cell.size, sizeof cell.size), cell.text, cell.size);
}

/* The sum with one more spell of the actor. */
static uint64_t sum_spell(uint64_t sum, int64_t bloc, const struct packed_spell *spell)
{
    const struct bounds *bounds = &spell->bounds;
    const int64_t numbers[] = {
        bloc,           spell->status,  bounds->start_lo,    bounds->start_hi,
        bounds->end_lo, bounds->end_hi, spell->start_source, spell->end_source};
    sum = sum_bytes(sum ^ UINT64_C(0xCBF29CE484222325), numbers, sizeof numbers);
    sum = sum_text(sum_text(sum, spell->start_event), spell->start);
    return sum_text(sum_text(sum, spell->end_event), spell->end);
}

static bool compare_spell(void *context, const struct packed_spell *spell, struct fault *fault)
{
    struct comparison *with = context;
    struct db_rows *rows = &with->rows;
    if (!db_next(rows) || sqlite3_column_int64(rows->statement, 0) != spell->bloc ||
        sqlite3_column_int64(rows->statement, 1) != spell->actor ||
        sqlite3_column_int64(rows->statement, 2) != spell->status ||
        !same_bounds(rows, 3, &spell->bounds) || !same_text(rows, 7, spell->bloc_id) ||
        !same_text(rows, 8, spell->start_event) || !same_text(rows, 9, spell->start) ||
        !same_text(rows, 10, spell->end_event) || !same_text(rows, 11, spell->end) ||
        sqlite3_column_int64(rows->statement, 12) != spell->start_source || /* NULL reads as 0 */
        sqlite3_column_int64(rows->statement, 13) != spell->end_source) {
        return differs(rows, fault);
    }
    if (spell->actor <= with->actors) {
        uint64_t *sum = &with->sums[spell->actor];
        *sum = sum_spell(*sum, spell->bloc, spell);
    }
    return true;
}

static bool sum_own(void *context, const struct packed_spell *spell, struct fault *fault)
{
    (void)fault;
    uint64_t *sum = context;
    *sum = sum_spell(*sum, spell->actor, spell); /* which is the bloc here */
    return true;
}

/* The packs of each actor have the same spells in the same order: by way of SQL it would take
 * longer than all else, as none of an actor's rows lies near another. */
static bool compare_actors(struct store *store, int64_t reading, const struct comparison *with,
                           struct fault *fault)
{
    struct pack_query query = {.reading = reading, .lo = EDTF_NEG_INF, .hi = EDTF_POS_INF};
    for (query.actor = 1; query.actor <= with->actors; query.actor++) {
        uint64_t sum = 0;
        if (!store_actor_packs(store, &query, sum_own, &sum, fault)) {
            return false;
        }
        if (sum != with->sums[query.actor]) {
            return differs(&with->rows, fault);
        }
    }
    return true;
}

static bool compare_packs(struct store *store, int64_t reading, struct fault *fault)
{
    static const char sql[] =
        "SELECT spell.bloc_id, spell.actor_id, status_id, start_lo, start_hi, end_lo, end_hi,"
        "  bloc.bloc, begun.event, started.date, finish.event, ended.date,"
        "  begun.source_id, finish.source_id "
        "FROM spell JOIN bloc ON bloc.bloc_id = spell.bloc_id "
        "JOIN actor ON actor.actor_id = spell.actor_id "
        "JOIN account AS started ON started.account_id = start_account_id "
        "JOIN event AS begun ON begun.event_id = started.event_id "
        "LEFT JOIN account AS ended ON ended.account_id = end_account_id "
        "LEFT JOIN event AS finish ON finish.event_id = ended.event_id "
        "WHERE reading_id = :reading ORDER BY bloc.bloc, actor.actor, number";
    struct pack_query query = {.reading = reading, .lo = EDTF_NEG_INF, .hi = EDTF_POS_INF};
    if (!store_count(store, fault)) {
        return false;
    }
    struct comparison with = {.rows = db_rows_of(store->db, "spells", sql, fault)};
    query.actor = store->actors < PACK_ACTORS_MAX ? store->actors : PACK_ACTORS_MAX - 1;
    with.actors = store_has_actor_packs(&query) ? (uint32_t)query.actor : 0;
    with.sums = heap_zero((size_t)with.actors + 1, sizeof *with.sums);
    db_bind_i64(&with.rows, ":reading", reading);
    const bool same = store_packs(store, &query, compare_spell, &with, fault) &&
                      (rows_end(&with.rows) || differs(&with.rows, fault)) &&
                      compare_actors(store, reading, &with, fault);
    free(with.sums);
    return db_close(&with.rows) && same;
}

static bool compare_change(void *context, const struct logged_change *change, struct fault *fault)
{
    struct db_rows *rows = context;
    return (db_next(rows) && sqlite3_column_int64(rows->statement, 0) == change->lo &&
            sqlite3_column_int64(rows->statement, 1) == change->hi &&
            sqlite3_column_int64(rows->statement, 2) == change->bloc &&
            sqlite3_column_int64(rows->statement, 3) == change->actor &&
            sqlite3_column_int64(rows->statement, 4) == change->from && /* NULL reads as 0 */
            sqlite3_column_int64(rows->statement, 5) == change->to &&
            same_text(rows, 6, change->date) && same_text(rows, 7, change->event) &&
            sqlite3_column_int64(rows->statement, 8) == change->source) ||
           differs(rows, fault);
}

/* The changes that the spells are made of: each begins, and ends where none begins by the same
 * account (change.h). */
static bool compare_changes(struct store *store, int64_t reading, struct fault *fault)
{
    static const char sql[] =
        "WITH own AS (SELECT * FROM spell WHERE reading_id = :reading), "
        "step AS ("
        "  SELECT own.start_lo AS lo, own.start_hi AS hi, own.bloc_id, own.actor_id,"
        "         before.status_id AS was, own.status_id AS becomes, own.start_account_id AS by,"
        "         2 * own.number AS nth "
        "  FROM own LEFT JOIN spell AS before ON before.reading_id = :reading"
        "    AND before.bloc_id = own.bloc_id AND before.actor_id = own.actor_id"
        "    AND before.number = own.number - 1 AND before.end_account_id = own.start_account_id "
        "  UNION ALL "
        "  SELECT own.end_lo, own.end_hi, own.bloc_id, own.actor_id, own.status_id, NULL,"
        "         own.end_account_id, 2 * own.number + 1 "
        "  FROM own WHERE own.end_account_id IS NOT NULL AND NOT EXISTS ("
        "    SELECT 1 FROM spell AS next WHERE next.reading_id = :reading"
        "      AND next.bloc_id = own.bloc_id AND next.actor_id = own.actor_id"
        "      AND next.number = own.number + 1"
        "      AND next.start_account_id = own.end_account_id)) "
        "SELECT lo, hi, step.bloc_id, step.actor_id, was, becomes, account.date, event.event,"
        "  event.source_id "
        "FROM step JOIN bloc ON bloc.bloc_id = step.bloc_id "
        "JOIN actor ON actor.actor_id = step.actor_id JOIN account ON account_id = step.by "
        "JOIN event ON event.event_id = account.event_id "
        "ORDER BY lo, hi, bloc.bloc, actor.actor, nth";
    const struct change_query query = {
        .reading = reading, .after = EDTF_NEG_INF, .to = EDTF_POS_INF};
    struct db_rows rows = db_rows_of(store->db, "spells", sql, fault);
    db_bind_i64(&rows, ":reading", reading);
    const bool same = store_changes(store, &query, compare_change, &rows, fault) &&
                      (rows_end(&rows) || differs(&rows, fault));
    return db_close(&rows) && same;
}

typedef bool compare_copy(struct store *store, int64_t reading, struct fault *fault);

static bool check_copy(struct check *check, enum message what, const char *id, int64_t reading,
                       compare_copy *compare)
{
    char name[128];
    struct fault fault = {.language = fault_language(check->fault)};
    snprintf(name, sizeof name, "%s (%s)", message(check->words, what), id);
    const bool same = compare(check->store, reading, &fault);
    if (!same && fault.kind != FAULT_DAMAGED) { /* it could not be read: nobody knows */
        return fault_set(check->fault, fault.kind, "%s", fault.text);
    }
    return say(check, name, same ? NULL : fault.text);
}

static bool check_readings(struct check *check)
{
    struct db_rows rows =
        db_rows_of(check->store->db, "readings",
                   "SELECT reading_id, reading FROM reading ORDER BY reading_id", check->fault);
    while (db_next(&rows)) {
        const int64_t reading = db_i64(&rows, 0);
        const char *id = db_need(&rows, 1);
        rows.valid = db_sound(&rows) &&
                     check_copy(check, MSG_check_packs, id, reading, compare_packs) &&
                     check_copy(check, MSG_check_changes, id, reading, compare_changes);
    }
    return db_close(&rows);
}

bool store_check(struct store *store, enum language words, check_visit *visit, void *context,
                 struct fault *fault)
{
    struct check check = {
        .store = store, .visit = visit, .context = context, .fault = fault, .words = words};
    return check_pages(&check) &&
           check_pragma(&check, MSG_check_structure, "PRAGMA integrity_check(1)") &&
           check_pragma(&check, MSG_check_references, "PRAGMA foreign_key_check") &&
           check_readings(&check) &&
           (!check.bad ||
            db_damaged(store->db, message(fault_language(fault), MSG_fault_see_rows), fault));
}

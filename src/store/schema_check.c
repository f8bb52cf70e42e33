#include "schema_check.h"

#include "db.h"
#include "messages.h"
#include "schema.h"
#include "wording.h"

#include <ctype.h>
#include <string.h>

/* A walk along the statements of schema/. SQLite keeps each as it was written, without the
 * semicolon, and lists them in the order in which they were run: so, as a rule, the next row of its
 * list is the next statement of the text, and both are gone through once. */
struct statements {
    const char *const *text; /* the texts, NULL at the end */
    const char *at;          /* the next statement in the text at hand; NULL: there is none */
};

/* To the next statement, from the end of one or the beginning of a text. */
static void find_next(struct statements *walk, const char *from)
{
    for (;;) {
        from += strspn(from, " \t\n;");
        if (strncmp(from, "--", 2) == 0) {
            from += strcspn(from, "\n");
        } else if (*from) {
            walk->at = from;
            return;
        } else if (*++walk->text) {
            from = *walk->text;
        } else {
            walk->at = NULL;
            return;
        }
    }
}

static const char *const texts[] = {schema_sql, schema_search_sql, schema_indexes_sql, NULL};

static struct statements statements_begin(void)
{
    struct statements walk = {.text = texts};
    find_next(&walk, texts[0]);
    return walk;
}

/* Past the statement at hand: to the semicolon that is in no comment and no text. */
static const char *statement_end(const char *at)
{
    while (*at && *at != ';') {
        if (strncmp(at, "--", 2) == 0) {
            at += strcspn(at, "\n");
        } else if (*at == '\'') {
            at += 1 + strcspn(at + 1, "'");
            at += *at == '\'';
        } else {
            at++;
        }
    }
    return at;
}

/* Whether the statement at hand is this one. SQLite writes CREATE VIEW and the like itself and
 * keeps the rest, from the name on; our statements are written as it writes them. */
static bool is_statement(const struct statements *walk, const char *sql, size_t size)
{
    return walk->at && strncmp(walk->at, sql, size) == 0 && walk->at[size] == ';';
}

/* The tables that FTS5 makes for an index, as it writes them (a contentless one, SQLite 3.20 on).
 */
static bool is_of_search(const char *sql)
{
    static const char *const made[] = {
        "CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB)",
        "CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
        "CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB)",
        "CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        if (strcmp(made[i], sql) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the list has a row with this text; for the copies of .dump, which are in another order.
 */
static bool has_statement(sqlite3 *db, const char *sql, size_t size)
{
    static const char find[] = "SELECT 1 FROM sqlite_schema WHERE sql = ?";
    sqlite3_stmt *statement = NULL;
    const bool has = sqlite3_prepare_v2(db, find, -1, &statement, NULL) == SQLITE_OK &&
                     sqlite3_bind_text(statement, 1, sql, (int)size, SQLITE_STATIC) == SQLITE_OK &&
                     sqlite3_step(statement) == SQLITE_ROW;
    sqlite3_finalize(statement);
    return has;
}

/* How many of the tables of the full-text index there are, and how far the statements agree. */
static bool walk_schema(sqlite3 *db)
{
    struct statements walk = statements_begin();
    sqlite3_stmt *statement = NULL;
    int of_search = 0;
    if (sqlite3_prepare_v2(db, "SELECT sql FROM sqlite_schema WHERE sql NOT NULL", -1, &statement,
                           NULL) != SQLITE_OK) {
        return false;
    }
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *sql = (const char *)sqlite3_column_text(statement, 0);
        const size_t size = (size_t)sqlite3_column_bytes(statement, 0);
        if (sql && is_statement(&walk, sql, size)) {
            find_next(&walk, walk.at + size);
        } else {
            of_search += sql && is_of_search(sql);
        }
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) {
        return false;
    }
    while (walk.at) { /* none, but in a copy */
        const size_t size = (size_t)(statement_end(walk.at) - walk.at);
        if (!has_statement(db, walk.at, size)) {
            return false;
        }
        find_next(&walk, walk.at + size);
    }
    return of_search == 4;
}

bool schema_is_ours(sqlite3 *db)
{
    return walk_schema(db);
}

bool schema_check(sqlite3 *db, struct fault *fault)
{
    if (walk_schema(db)) {
        return true;
    }
    const int code = sqlite3_errcode(db) & 0xff;
    return code == SQLITE_NOMEM || code == SQLITE_INTERRUPT
               ? db_fault(db, fault, FAULT_IO, MSG_fault_read_database)
               : db_damaged(db, wording_text(fault_language(fault), MSG_fault_other_tables), fault);
}

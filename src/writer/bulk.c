#include "bulk.h"
#include "messages.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>

enum {
    BULK_ROWS = 32,  /* more gains nothing */
    WORTH_IT = 2000, /* rows: such a statement takes as long to prepare as 200 rows to insert */
    COLUMNS_MAX = 20,
    COLUMN_SIZE = 24 /* bytes of a name, at most */
};

static int bind_ref(sqlite3_stmt *statement, int place, uint32_t number)
{
    return number == NONE ? sqlite3_bind_null(statement, place)
                          : sqlite3_bind_int64(statement, place, (int64_t)number + 1);
}

static int bind_text(sqlite3_stmt *statement, int place, const char *text)
{
    return sqlite3_bind_text(statement, place, text, -1, SQLITE_STATIC);
}

static int bind_owner(sqlite3_stmt *statement, int place, const void *at, enum party of)
{
    const struct record_owner *owner = at;
    return bind_ref(statement, place, owner->of == of ? owner->number : NONE);
}

static int bind_blob(sqlite3_stmt *statement, int place, const void *at)
{
    const struct put_blob *blob = at;
    return sqlite3_bind_blob64(statement, place, blob->bytes, blob->size, SQLITE_STATIC);
}

/* Rows are structs of our own, so that what a column says of them is so. */
#define MEMBER(type, at) (*(const type *)(at))

static int bind_cow(sqlite3_stmt *statement, int place, int64_t code)
{
    return code == COW_NO_CODE ? sqlite3_bind_null(statement, place)
                               : sqlite3_bind_int64(statement, place, code);
}

static int bind_other(sqlite3_stmt *statement, int place, const void *at);

static int bind_value(sqlite3_stmt *statement, int place, const struct put *put, const void *at,
                      int64_t number)
{
    switch (put->kind) {
    case PUT_KEY:
        return sqlite3_bind_int64(statement, place, number);
    case PUT_TEXT:
        return bind_text(statement, place, *(const char *const *)at);
    case PUT_DAY:
        return sqlite3_bind_int64(statement, place, MEMBER(int64_t, at));
    case PUT_NUMBER:
        return sqlite3_bind_int64(statement, place, MEMBER(uint32_t, at));
    case PUT_FLAG:
        return sqlite3_bind_int(statement, place, MEMBER(bool, at));
    case PUT_REF:
        return bind_ref(statement, place, MEMBER(uint32_t, at));
    case PUT_COW:
        return bind_cow(statement, place, MEMBER(int64_t, at));
    case PUT_WORD:
        return bind_text(statement, place, put->words->texts[MEMBER(uint32_t, at)]);
    case PUT_OWNER_ACTOR:
        return bind_owner(statement, place, at, PARTY_ACTOR);
    case PUT_OWNER_BLOC:
        return bind_owner(statement, place, at, PARTY_BLOC);
    case PUT_BLOB:
        return bind_blob(statement, place, at);
    case PUT_OTHER:
        return bind_other(statement, place, at);
    }
    return SQLITE_MISUSE;
}

static int bind_other(sqlite3_stmt *statement, int place, const void *at)
{
    const struct put_other *other = at;
    return bind_value(statement, place, other->put, (const char *)other->row + other->put->offset,
                      0);
}

bool put_same(const struct put *put, const void *a, const void *b)
{
    const void *left = (const char *)a + put->offset, *right = (const char *)b + put->offset;
    const char *text, *other;
    switch (put->kind) {
    case PUT_KEY:
        return true;
    case PUT_TEXT:
        text = *(const char *const *)left;
        other = *(const char *const *)right;
        return text == other || (text && other && strcmp(text, other) == 0);
    case PUT_DAY:
    case PUT_COW:
        return MEMBER(int64_t, left) == MEMBER(int64_t, right);
    case PUT_FLAG:
        return MEMBER(bool, left) == MEMBER(bool, right);
    default:
        return MEMBER(uint32_t, left) == MEMBER(uint32_t, right);
    }
}

/* Whether the list names as many columns as the table has. (SQLite looks whether it has these.) */
static bool check_width(sqlite3 *db, const char *table, const struct put *columns, int width,
                        struct fault *fault)
{
    char sql[64];
    sqlite3_stmt *statement = NULL;
    snprintf(sql, sizeof sql, "SELECT * FROM %s", table);
    if (!db_prepare(db, sql, &statement, fault)) {
        return false;
    }
    const int there = sqlite3_column_count(statement);
    const int named = width - (strcmp(columns->column, "rowid") == 0);
    sqlite3_finalize(statement);
    return there == named || fault_say_with(fault, FAULT_DATA, MSG_fault_internal_columns, table,
                                            NUMBER_TEXT(there), NUMBER_TEXT(named));
}

static bool open_rows(struct bulk *bulk, sqlite3 *db, const char *verb, const char *table,
                      const struct put *columns, int rows, struct fault *fault)
{
    char names[COLUMNS_MAX * COLUMN_SIZE] = "", row[2 * COLUMNS_MAX + 2] = "(";
    char sql[BULK_ROWS * (sizeof row + 1) + sizeof names + 128];
    *bulk = (struct bulk){.columns = columns, .rows = rows};
    size_t named = 0;
    for (; columns[bulk->width].column; bulk->width++) {
        named += (size_t)snprintf(names + named, sizeof names - named, "%s%s",
                                  bulk->width ? ", " : "", columns[bulk->width].column);
        if (bulk->width == COLUMNS_MAX || named >= sizeof names) {
            return fault_say_with(fault, FAULT_DATA, MSG_fault_internal_wide, table);
        }
        strcat(row, bulk->width ? ",?" : "?");
    }
    /* The LIMIT is for the last rows, which may be fewer. */
    const bool many = rows > 1;
    size_t used = (size_t)snprintf(sql, sizeof sql, "%s INTO %s (%s) %s", verb, table, names,
                                   many ? "SELECT * FROM (VALUES " : "VALUES ");
    for (int i = 0; i < rows; i++) {
        used += (size_t)snprintf(sql + used, sizeof sql - used, "%s%s)", i ? "," : "", row);
    }
    snprintf(sql + used, sizeof sql - used, "%s", many ? ") LIMIT ?" : "");
    return check_width(db, table, columns, bulk->width, fault) &&
           db_prepare(db, sql, &bulk->statement, fault);
}

bool bulk_open(struct bulk *bulk, sqlite3 *db, const char *table, const struct put *columns,
               size_t expected, struct fault *fault)
{
    return open_rows(bulk, db, "INSERT", table, columns, expected < WORTH_IT ? 1 : BULK_ROWS,
                     fault);
}

bool bulk_open_set(struct bulk *bulk, sqlite3 *db, const char *table, const struct put *columns,
                   struct fault *fault)
{
    return open_rows(bulk, db, "INSERT OR IGNORE", table, columns, 1, fault);
}

static bool cannot_write(const struct bulk *bulk, struct fault *fault)
{
    return db_fault(sqlite3_db_handle(bulk->statement), fault, FAULT_IO, MSG_fault_write_database);
}

static bool flush(struct bulk *bulk, struct fault *fault)
{
    if (bulk->rows > 1 && sqlite3_bind_int(bulk->statement, bulk->rows * bulk->width + 1,
                                           bulk->waiting) != SQLITE_OK) {
        return cannot_write(bulk, fault);
    }
    bulk->waiting = 0;
    const bool done = sqlite3_step(bulk->statement) == SQLITE_DONE;
    sqlite3_reset(bulk->statement);
    return done || cannot_write(bulk, fault);
}

bool bulk_row(struct bulk *bulk, const void *row, struct fault *fault)
{
    const int place = bulk->waiting * bulk->width + 1;
    bulk->number++;
    for (int i = 0; i < bulk->width; i++) {
        const struct put *put = &bulk->columns[i];
        if (bind_value(bulk->statement, place + i, put, (const char *)row + put->offset,
                       bulk->number) != SQLITE_OK) {
            return cannot_write(bulk, fault);
        }
    }
    bulk->waiting++;
    return bulk->waiting < bulk->rows || flush(bulk, fault);
}

bool bulk_close(struct bulk *bulk, bool valid, struct fault *fault)
{
    const bool done = valid && (bulk->waiting == 0 || flush(bulk, fault));
    sqlite3_finalize(bulk->statement);
    bulk->statement = NULL;
    return done;
}

bool bulk_list(sqlite3 *db, const char *table, const struct put *columns, const void *list,
               size_t count, size_t size, struct fault *fault)
{
    struct bulk rows;
    bool valid = bulk_open(&rows, db, table, columns, count, fault);
    for (size_t i = 0; valid && i < count; i++) {
        valid = bulk_row(&rows, (const char *)list + i * size, fault);
    }
    return bulk_close(&rows, valid, fault);
}

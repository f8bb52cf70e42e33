#include "write_bulk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BULK_ROWS = 32,  /* more gains nothing */
    WORTH_IT = 2000, /* rows: such a statement takes as long to prepare as 200 rows to insert */
    COLUMNS_MAX = 20
};

/* `bound`: how many columns are bound already. */
static void bind_values(sqlite3_stmt *statement, int bound, const char *values, va_list args)
{
    for (int i = bound + 1; *values; i++, values++) {
        if (*values == 't') {
            sqlite3_bind_text(statement, i, va_arg(args, const char *), -1, SQLITE_STATIC);
        } else if (*values == 'i') {
            sqlite3_bind_int64(statement, i, va_arg(args, int64_t));
        } else if (*values == 'c') {
            const int64_t code = va_arg(args, int64_t);
            if (code == COW_NO_CODE) {
                sqlite3_bind_null(statement, i);
            } else {
                sqlite3_bind_int64(statement, i, code);
            }
        } else {
            const uint32_t number = va_arg(args, uint32_t);
            if (number == NONE) {
                sqlite3_bind_null(statement, i);
            } else {
                sqlite3_bind_int64(statement, i, (int64_t)number + 1);
            }
        }
    }
}

static bool insert(sqlite3_stmt *statement, struct fault *fault)
{
    const bool done = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_reset(statement);
    return done ||
           db_fault(sqlite3_db_handle(statement), fault, FAULT_IO, "cannot write the database");
}

bool write_row(sqlite3_stmt *statement, struct fault *fault, const char *values, ...)
{
    va_list args;
    va_start(args, values);
    bind_values(statement, 0, values, args);
    va_end(args);
    return insert(statement, fault);
}

bool bulk_open(struct bulk *bulk, sqlite3 *db, const char *table, int columns, size_t expected,
               struct fault *fault)
{
    char row[2 * COLUMNS_MAX + 2] = "(?", sql[BULK_ROWS * (sizeof row + 1) + 128];
    *bulk = (struct bulk){.columns = columns, .rows = expected < WORTH_IT ? 1 : BULK_ROWS};
    for (int i = 1; i < columns; i++) {
        strcat(row, ",?");
    }
    /* The LIMIT is for the last rows, which may be fewer. */
    const bool many = bulk->rows > 1;
    size_t used = (size_t)snprintf(sql, sizeof sql, "INSERT INTO %s %s", table,
                                   many ? "SELECT * FROM (VALUES " : "VALUES ");
    for (int i = 0; i < bulk->rows; i++) {
        used += (size_t)snprintf(sql + used, sizeof sql - used, "%s%s)", i ? "," : "", row);
    }
    snprintf(sql + used, sizeof sql - used, "%s", many ? ") LIMIT ?" : "");
    return db_prepare(db, sql, &bulk->statement, fault);
}

static bool flush(struct bulk *bulk, struct fault *fault)
{
    if (bulk->rows > 1) {
        sqlite3_bind_int(bulk->statement, bulk->rows * bulk->columns + 1, bulk->waiting);
    }
    bulk->waiting = 0;
    return insert(bulk->statement, fault);
}

bool bulk_row(struct bulk *bulk, struct fault *fault, const char *values, ...)
{
    va_list args;
    va_start(args, values);
    bind_values(bulk->statement, bulk->waiting * bulk->columns, values, args);
    va_end(args);
    bulk->waiting++;
    return bulk->waiting < bulk->rows || flush(bulk, fault);
}

bool bulk_close(struct bulk *bulk, bool valid, struct fault *fault)
{
    const bool done = valid && (bulk->waiting == 0 || flush(bulk, fault));
    sqlite3_finalize(bulk->statement);
    return done;
}

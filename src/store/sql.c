#include "checked_file.h"
#include "messages.h"
#include "read.h"
#include "sql_guard.h"
#include "store_sql.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sql {
    sqlite3 *db;
    sqlite3_stmt *statement;
    struct sql_limits limits;
    struct sql_refusal refusal;
    const char *query;
    struct arena row; /* texts of the row at hand that are not SQLite's own */
};

void sql_count_memory(void)
{
    db_configure_counting();
}

static int look_up(void *context)
{
    const struct sql *sql = context;
    return *sql->limits.stop != 0;
}

/* Before the authorizer stands: sorts stay in memory, which is limited. */
static const char settings[] = "PRAGMA temp_store = MEMORY; PRAGMA query_only = ON; BEGIN;";

bool sql_open(struct store *store, const struct sql_limits *limits, struct sql **out,
              struct fault *fault)
{
    const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
                      SQLITE_OPEN_EXRESCODE;
    struct sql *sql = heap_zero(1, sizeof *sql);
    sql->limits = *limits;
    if (db_open(store->path, flags, checked_file_vfs(), &sql->db) != SQLITE_OK ||
        sqlite3_exec(sql->db, settings, NULL, NULL, NULL) != SQLITE_OK) {
        db_fault(sql->db, fault, FAULT_IO, MSG_fault_open_once_more);
        sql_close(sql);
        return false;
    }
    sqlite3_db_config(sql->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(sql->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(sql->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(sql->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(sql->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_progress_handler(sql->db, 10000, look_up, sql);
    *out = sql;
    return true;
}

void sql_close(struct sql *sql)
{
    if (sql) {
        sqlite3_finalize(sql->statement);
        sqlite3_close(sql->db);
        sqlite3_hard_heap_limit64(0);
        arena_release(&sql->row);
        free(sql);
    }
}

struct sqlite3 *sql_connection(struct sql *sql)
{
    return sql->db;
}

static bool refuse(const struct sql *sql, struct fault *fault, enum fault_kind kind,
                   enum message id, const char *first)
{
    struct arena arena = {0};
    fault_set(fault, kind, "%s", message_format(&arena, sql->limits.lang, id, first));
    arena_release(&arena);
    return false;
}

/* Whether memory ran out because of our own limit: SQLite asks for as much again as it has at most
 * once more. Else the system had none. */
static bool is_at_limit(const struct sql *sql, int code, const char *said)
{
    const bool out = (code & 0xff) == SQLITE_NOMEM ||
                     ((code & 0xff) == SQLITE_IOERR && strstr(said, "out of memory"));
    return out && sql->limits.memory &&
           sqlite3_memory_highwater(0) >= (sqlite3_int64)sql->limits.memory << 18;
}

/* What has gone wrong with the statement; `kind` is that of a plain mistake. */
static bool statement_fault(struct sql *sql, enum fault_kind kind, struct fault *fault)
{
    const int code = sqlite3_extended_errcode(sql->db);
    const char *said = sqlite3_errmsg(sql->db);
    const bool of_function = strncmp(said, "blocline_", 9) == 0; /* it has said all of it */
    char number[16];
    if (sql->refusal.id != MSG_NONE) {
        struct arena arena = {0};
        fault_set(fault, FAULT_USAGE, "%s",
                  sql_refusal_text(&arena, &sql->refusal, sql->query, sql->limits.lang));
        arena_release(&arena);
        return false;
    }
    if (is_at_limit(sql, code, said)) {
        snprintf(number, sizeof number, "%u", sql->limits.memory);
        return refuse(sql, fault, FAULT_DATA, MSG_fault_sql_memory, number);
    }
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return db_no_memory(fault, "query");
    case SQLITE_INTERRUPT:
        return fault_say(fault, FAULT_STOPPED, MSG_fault_interrupted);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return of_function ? fault_set(fault, FAULT_DAMAGED, "%s", said)
                           : db_damaged(sql->db, "rows", fault);
    case SQLITE_IOERR:
        return code == SQLITE_IOERR_DATA ? db_damaged(sql->db, "rows", fault)
                                         : fault_set(fault, FAULT_IO, "%s", said);
    default:
        return fault_set(fault, kind, "%s", said);
    }
}

static bool prepare_fault(struct sql *sql, const char *text, size_t size, struct fault *fault)
{
    if (sql->refusal.id == MSG_NONE && sqlite3_errcode(sql->db) == SQLITE_ERROR) {
        struct arena arena = {0};
        fault_set(fault, FAULT_USAGE, "%s",
                  sql_mistake(&arena, sql->db, text, size, sql->limits.lang));
        arena_release(&arena);
        return false;
    }
    return sqlite3_errcode(sql->db) == SQLITE_TOOBIG
               ? refuse(sql, fault, FAULT_USAGE, MSG_fault_sql_large, "")
               : statement_fault(sql, FAULT_USAGE, fault);
}

/* Whether what follows the statement is nothing but white space, semicolons and comments. SQLite
 * decides: whatever it makes a statement of, or cannot, is a second one. */
static bool is_rest_empty(struct sql *sql, const char *rest, size_t size)
{
    struct sql_refusal kept = sql->refusal;
    while (size > 0) {
        sqlite3_stmt *second = NULL;
        const char *tail = rest;
        const int code = sqlite3_prepare_v2(sql->db, rest, (int)size, &second, &tail);
        sqlite3_finalize(second);
        if (code != SQLITE_OK || second) {
            return false;
        }
        if (tail == rest) {
            break;
        }
        size -= (size_t)(tail - rest);
        rest = tail;
    }
    sql->refusal = kept;
    return true;
}

bool sql_prepare(struct sql *sql, const char *text, size_t size, struct fault *fault)
{
    const char *rest = text;
    sql->query = text;
    sql_limit(sql->db);
    sqlite3_hard_heap_limit64(
        sql->limits.memory ? ((sqlite3_int64)sql->limits.memory + sql->limits.spare) << 20 : 0);
    sqlite3_set_authorizer(sql->db, sql_authorize, &sql->refusal);
    if (size > (size_t)sqlite3_limit(sql->db, SQLITE_LIMIT_SQL_LENGTH, -1)) {
        return refuse(sql, fault, FAULT_USAGE, MSG_fault_sql_large, "");
    }
    if (sqlite3_prepare_v2(sql->db, text, (int)size, &sql->statement, &rest) != SQLITE_OK) {
        return prepare_fault(sql, text, size, fault);
    }
    if (!sql->statement) {
        return refuse(sql, fault, FAULT_USAGE, MSG_fault_sql_empty, "");
    }
    if (!is_rest_empty(sql, rest, size - (size_t)(rest - text))) {
        return refuse(sql, fault, FAULT_USAGE, MSG_fault_sql_several, "");
    }
    return (sqlite3_stmt_readonly(sql->statement) && sqlite3_column_count(sql->statement) > 0) ||
           refuse(sql, fault, FAULT_USAGE, MSG_fault_sql_not_select, "");
}

int sql_parameters(const struct sql *sql)
{
    return sqlite3_bind_parameter_count(sql->statement);
}

const char *sql_parameter(const struct sql *sql, int number)
{
    return sqlite3_bind_parameter_name(sql->statement, number);
}

bool sql_bind(struct sql *sql, int number, const char *text, struct fault *fault)
{
    return sqlite3_bind_text(sql->statement, number, text, -1, SQLITE_STATIC) == SQLITE_OK ||
           statement_fault(sql, FAULT_DATA, fault);
}

size_t sql_columns(const struct sql *sql)
{
    return (size_t)sqlite3_column_count(sql->statement);
}

const char *sql_column(const struct sql *sql, size_t column)
{
    const char *name = sqlite3_column_name(sql->statement, (int)column);
    return name ? name : "";
}

bool sql_declares_number(const struct sql *sql, size_t column)
{
    static const char *const types[] = {"INTEGER", "INT", "REAL", "NUMERIC"};
    const char *type = sqlite3_column_decltype(sql->statement, (int)column);
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++) {
        if (sqlite3_stricmp(type, types[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool sql_next(struct sql *sql, bool *row, struct fault *fault)
{
    arena_release(&sql->row);
    const int code = sqlite3_step(sql->statement);
    *row = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE || statement_fault(sql, FAULT_DATA, fault);
}

static struct cell hexadecimal(struct sql *sql, const unsigned char *bytes, size_t size)
{
    static const char digits[] = "0123456789ABCDEF";
    char *text = arena_alloc(&sql->row, 2 * size + 1);
    for (size_t i = 0; i < size; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    text[2 * size] = '\0';
    return (struct cell){text, 2 * size};
}

/* With U+FFFD for each byte that is no UTF-8. */
static struct cell replace_invalid(struct sql *sql, const char *text, size_t size)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    char *to = arena_alloc(&sql->row, 3 * size + 1);
    size_t used = 0;
    while (size > 0) {
        const size_t valid = text_invalid(text, size);
        memcpy(to + used, text, valid);
        used += valid;
        if (valid < size) {
            memcpy(to + used, replacement, 3);
            used += 3;
        }
        const size_t taken = valid < size ? valid + 1 : valid;
        text += taken;
        size -= taken;
    }
    to[used] = '\0';
    return (struct cell){to, used};
}

bool sql_cell(struct sql *sql, size_t column, struct cell *cell)
{
    sqlite3_stmt *statement = sql->statement;
    const int type = sqlite3_column_type(statement, (int)column);
    const void *value = type == SQLITE_BLOB
                            ? sqlite3_column_blob(statement, (int)column)
                            : (const void *)sqlite3_column_text(statement, (int)column);
    const size_t size = (size_t)sqlite3_column_bytes(statement, (int)column);
    if (type == SQLITE_NULL || (!value && type != SQLITE_BLOB)) {
        *cell = (struct cell){NULL, 0};
    } else if (type == SQLITE_BLOB) {
        *cell = hexadecimal(sql, value, size);
    } else {
        const size_t whole = strnlen(value, size);
        *cell = text_invalid(value, whole) == whole ? (struct cell){value, whole}
                                                    : replace_invalid(sql, value, whole);
    }
    return type == SQLITE_INTEGER || type == SQLITE_FLOAT;
}

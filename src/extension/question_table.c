#include "question_table.h"

#include "message.h"
#include "with_bounds.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* The virtual table of a function (SQLite documentation, "The Virtual Table Mechanism Of SQLite"):
 * it has no xCreate, so it is there under its own name and cannot be made. Its columns are those of
 * the command and then, hidden, its arguments (q_bloc, q_on, ...) and what --with-bounds adds
 * (start_earliest, ...), which `SELECT *` has not. */

enum { BOUNDED = 1 << 30 }; /* of idxNum: some of these columns are looked at */

struct table {
    sqlite3_vtab base; /* first, so that SQLite's table is ours */
    const struct function *function;
    struct functions *functions;
};

struct cursor {
    sqlite3_vtab_cursor base; /* first, likewise */
    char *arguments[ARGUMENTS_MAX];
    struct row_spool *rows;
    const struct cell *cells; /* of the row at hand; NULL: there is none */
    sqlite3_int64 number;
};

static int argument_count(const struct function *function)
{
    int count = 0;
    while (function->arguments[count]) {
        count++;
    }
    return count;
}

static void declare_columns(sqlite3_str *sql, const struct function *function)
{
    const struct command *command = function->command;
    sqlite3_str_appendall(sql, "CREATE TABLE answer (");
    for (size_t i = 0; i < command->column_count; i++) {
        sqlite3_str_appendf(sql, "\"%w\" %s, ", command->columns[i].name,
                            command->columns[i].kind == COLUMN_NUMBER ? "NUMERIC" : "TEXT");
    }
    for (int i = 0; function->arguments[i]; i++) {
        sqlite3_str_appendf(sql, "%sq_%s TEXT HIDDEN", i ? ", " : "", function->arguments[i]);
    }
    const struct bound_columns bounds = bound_columns_of(command->columns, command->column_count);
    for (size_t i = 0; i < bounds.count; i++) {
        sqlite3_str_appendf(sql, ", %s TEXT HIDDEN", bounds.columns[i].name);
    }
    sqlite3_str_appendall(sql, ")");
}

static int connect_table(sqlite3 *db, void *data, int count, const char *const *words,
                         sqlite3_vtab **out, char **message)
{
    const struct function_entry *entry = data;
    sqlite3_str *sql = sqlite3_str_new(db);
    (void)count, (void)words, (void)message;
    declare_columns(sql, entry->function);
    char *text = sqlite3_str_finish(sql);
    int code = text ? sqlite3_declare_vtab(db, text) : SQLITE_NOMEM;
    sqlite3_free(text);
    if (code == SQLITE_OK) { /* no view or trigger of a file of others may call it */
        code = sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
    }
    struct table *table = code == SQLITE_OK ? sqlite3_malloc(sizeof *table) : NULL;
    if (!table) {
        return code == SQLITE_OK ? SQLITE_NOMEM : code;
    }
    *table = (struct table){.function = entry->function, .functions = entry->functions};
    *out = &table->base;
    return SQLITE_OK;
}

static int disconnect_table(sqlite3_vtab *base)
{
    sqlite3_free(base);
    return SQLITE_OK;
}

/* The text becomes the message of the statement. Returns `code`. */
static int refuse(sqlite3_vtab *base, int code, const char *text)
{
    sqlite3_free(base->zErrMsg);
    base->zErrMsg = sqlite3_mprintf("%s", text);
    return base->zErrMsg ? code : SQLITE_NOMEM;
}

static int refuse_fault(sqlite3_vtab *base, const struct fault *fault)
{
    static const int codes[] = {[FAULT_IO] = SQLITE_IOERR,
                                [FAULT_DAMAGED] = SQLITE_CORRUPT,
                                [FAULT_STOPPED] = SQLITE_INTERRUPT,
                                [FAULT_PART] = SQLITE_OK};
    return refuse(base, codes[fault->kind] ? codes[fault->kind] : SQLITE_ERROR, fault->text);
}

static int refuse_missing(const struct table *table, sqlite3_vtab *base, int argument)
{
    struct arena arena = {0};
    const char *name = arena_printf(&arena, "blocline_%s", table->function->command->name);
    const int code =
        refuse(base, SQLITE_ERROR,
               message_format(&arena, table->functions->options.lang, MSG_fault_sql_needs, name,
                              table->function->arguments[argument]));
    arena_release(&arena);
    return code;
}

/* Arguments beyond the last fall to the hidden columns after it: whoever gives all, and one more,
 * is told what SQLite would say if there were none. */
static int refuse_many(const struct table *table, sqlite3_vtab *base, int count)
{
    struct arena arena = {0};
    const char *name = arena_printf(&arena, "blocline_%s", table->function->command->name);
    const int code =
        refuse(base, SQLITE_ERROR,
               message_format(&arena, table->functions->options.lang, MSG_fault_sql_many, name,
                              arena_printf(&arena, "%d", count)));
    arena_release(&arena);
    return code;
}

/* Which arguments are there: bit i of idxNum, in this order for xFilter. What is missing may come
 * in another plan, where the table that it is from is read first. */
static int best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
    struct table *table = (struct table *)base;
    const struct function *function = table->function;
    const int columns = (int)function->command->column_count;
    const int count = argument_count(function);
    int place[ARGUMENTS_MAX], next = 0, given = 0;
    bool beyond = false;
    bool later[ARGUMENTS_MAX] = {false};
    memset(place, -1, sizeof place);
    for (int i = 0; i < info->nConstraint; i++) {
        const int argument = info->aConstraint[i].iColumn - columns;
        beyond =
            beyond || (argument == count && info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ);
        if (argument < 0 || argument >= count ||
            info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) {
            continue;
        }
        if (!info->aConstraint[i].usable) {
            later[argument] = true;
        } else if (place[argument] < 0) {
            place[argument] = i;
        }
    }
    for (int i = columns + count; i < 63; i++) {
        info->idxNum |= info->colUsed >> i & 1 ? BOUNDED : 0;
    }
    info->estimatedCost = 1e6;
    info->estimatedRows = 10000;
    for (int i = 0; i < count; i++) {
        if (place[i] < 0 && later[i]) {
            return SQLITE_CONSTRAINT;
        }
        if (place[i] < 0 && function_needs(function, i)) {
            return refuse_missing(table, base, i);
        }
        given += place[i] >= 0;
        if (place[i] >= 0) {
            info->aConstraintUsage[place[i]].argvIndex = ++next;
            info->aConstraintUsage[place[i]].omit = 1;
            info->idxNum |= 1 << i;
            info->estimatedCost /= 10;
            info->estimatedRows = info->estimatedRows / 4 + 1;
        }
    }
    return beyond && given == count ? refuse_many(table, base, count) : SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
    struct cursor *cursor = sqlite3_malloc(sizeof *cursor);
    (void)base;
    if (!cursor) {
        return SQLITE_NOMEM;
    }
    *cursor = (struct cursor){.rows = NULL};
    *out = &cursor->base;
    return SQLITE_OK;
}

static void forget_rows(struct cursor *cursor)
{
    for (int i = 0; i < ARGUMENTS_MAX; i++) {
        free(cursor->arguments[i]);
        cursor->arguments[i] = NULL;
    }
    row_spool_free(cursor->rows);
    cursor->rows = NULL;
    cursor->cells = NULL;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    forget_rows((struct cursor *)base);
    sqlite3_free(base);
    return SQLITE_OK;
}

static int next_row(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    struct fault fault = {0};
    cursor->number++;
    return !cursor->rows || row_spool_next(cursor->rows, &cursor->cells, &fault)
               ? SQLITE_OK
               : refuse_fault(base->pVtab, &fault);
}

static int filter(sqlite3_vtab_cursor *base, int which, const char *text, int count,
                  sqlite3_value **values)
{
    struct cursor *cursor = (struct cursor *)base;
    const struct table *table = (struct table *)base->pVtab;
    const struct function *function = table->function;
    struct fault fault = {0};
    int next = 0;
    (void)text;
    forget_rows(cursor);
    cursor->number = 0;
    for (int i = 0; function->arguments[i]; i++) {
        const bool given = which >> i & 1 && next < count;
        sqlite3_value *value = given ? values[next++] : NULL;
        const unsigned char *said = value ? sqlite3_value_text(value) : NULL;
        if (value && !said && sqlite3_value_type(value) != SQLITE_NULL) {
            return SQLITE_NOMEM; /* which is not nothing */
        }
        cursor->arguments[i] = said ? heap_text((const char *)said) : NULL;
        if (!said && function_needs(function, i)) {
            return SQLITE_OK; /* of nothing there are no rows */
        }
    }
    if (!function_ask(table->functions, function, cursor->arguments, which & BOUNDED, &cursor->rows,
                      &fault)) {
        return refuse_fault(base->pVtab, &fault);
    }
    return next_row(base);
}

static int at_end(sqlite3_vtab_cursor *base)
{
    return ((struct cursor *)base)->cells == NULL;
}

/* Decimals as the commands write them, in every locale of the host: so many digits that both parts
 * of the quotient are exact. */
static bool read_decimal(const char *text, double *number)
{
    enum { DIGITS = 15 };
    const bool minus = *text == '-';
    double digits = 0, scale = 1;
    int count = 0;
    bool point = false;
    for (text += minus; *text && count <= DIGITS; text++) {
        if (*text == '.' && !point) {
            point = true;
        } else if (*text >= '0' && *text <= '9') {
            digits = digits * 10 + (*text - '0');
            scale *= point ? 10 : 1;
            count++;
        } else {
            return false;
        }
    }
    *number = (minus ? -digits : digits) / scale;
    return count > 0 && count <= DIGITS;
}

static void give_number(sqlite3_context *context, const struct cell *cell)
{
    double number;
    if (!read_decimal(cell->text, &number)) {
        sqlite3_result_text64(context, cell->text, cell->size, SQLITE_TRANSIENT, SQLITE_UTF8);
    } else if (memchr(cell->text, '.', cell->size)) {
        sqlite3_result_double(context, number);
    } else {
        sqlite3_result_int64(context, (sqlite3_int64)number);
    }
}

static int column_value(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    const struct cursor *cursor = (struct cursor *)base;
    const struct function *function = ((struct table *)base->pVtab)->function;
    const struct command *command = function->command;
    const int columns = (int)command->column_count, arguments = argument_count(function);
    if (column >= columns && column < columns + arguments) {
        const char *argument = cursor->arguments[column - columns];
        sqlite3_result_text(context, argument, -1, SQLITE_TRANSIENT); /* NULL for NULL */
        return SQLITE_OK;
    }
    const struct cell *cell = &cursor->cells[column < columns ? column : column - arguments];
    if (cell->text && column < columns && command->columns[column].kind == COLUMN_NUMBER) {
        give_number(context, cell);
    } else if (cell->text) {
        sqlite3_result_text64(context, cell->text, cell->size, SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    return SQLITE_OK;
}

static int row_number(sqlite3_vtab_cursor *base, sqlite3_int64 *number)
{
    *number = ((struct cursor *)base)->number;
    return SQLITE_OK;
}

const sqlite3_module question_table = {.iVersion = 1,
                                       .xConnect = connect_table,
                                       .xBestIndex = best_index,
                                       .xDisconnect = disconnect_table,
                                       .xDestroy = disconnect_table,
                                       .xOpen = open_cursor,
                                       .xClose = close_cursor,
                                       .xFilter = filter,
                                       .xNext = next_row,
                                       .xEof = at_end,
                                       .xColumn = column_value,
                                       .xRowid = row_number};

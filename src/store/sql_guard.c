#include "sql_guard.h"

#include "text.h"

#include <stdio.h>
#include <string.h>

/* PRAGMAs that only describe. Those before the gap take the name of a table. data_version is what
 * FTS5 asks for. */
static const char *const pragmas[] = {
    "table_list",      "table_info",     "table_xinfo",      "index_list",
    "index_info",      "index_xinfo",    "foreign_key_list", "function_list",
    "compile_options", "collation_list", "module_list",      "data_version",
};
enum { PRAGMAS = sizeof pragmas / sizeof *pragmas, PRAGMAS_WITH_NAME = 7 };

static bool is_pragma(const char *name, const char *value)
{
    for (size_t i = 0; name && i < PRAGMAS; i++) {
        if (sqlite3_stricmp(name, pragmas[i]) == 0) {
            return i < PRAGMAS_WITH_NAME || !value;
        }
    }
    return false;
}

/* They load code, take addresses, or write to the log of the program. */
static bool is_bad_function(const char *name)
{
    return !name || sqlite3_stricmp(name, "load_extension") == 0 ||
           sqlite3_stricmp(name, "fts3_tokenizer") == 0 || sqlite3_stricmp(name, "sqlite_log") == 0;
}

static bool is_schema_table(const char *name)
{
    return name && (strcmp(name, "sqlite_master") == 0 || strcmp(name, "sqlite_temp_master") == 0);
}

/* What a statement is called that is of no use here. */
static const char *action_name(int action)
{
    switch (action) {
    case SQLITE_ATTACH:
        return "ATTACH";
    case SQLITE_DETACH:
        return "DETACH";
    case SQLITE_TRANSACTION:
        return "BEGIN";
    case SQLITE_SAVEPOINT:
        return "SAVEPOINT";
    case SQLITE_INSERT:
        return "INSERT";
    case SQLITE_UPDATE:
        return "UPDATE";
    case SQLITE_DELETE:
        return "DELETE";
    case SQLITE_ANALYZE:
        return "ANALYZE";
    case SQLITE_REINDEX:
        return "REINDEX";
    case SQLITE_ALTER_TABLE:
        return "ALTER";
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_VTABLE:
    case SQLITE_DROP_TEMP_INDEX:
    case SQLITE_DROP_TEMP_TABLE:
    case SQLITE_DROP_TEMP_TRIGGER:
    case SQLITE_DROP_TEMP_VIEW:
        return "DROP";
    default:
        return "CREATE";
    }
}

/* Returns SQLITE_DENY, and keeps the first reason. */
static int refuse(struct sql_refusal *refusal, enum message id, const char *what)
{
    if (refusal->id == MSG_NONE) {
        refusal->id = id;
        snprintf(refusal->what, sizeof refusal->what, "%s", what ? what : "");
        refusal->what[text_whole(refusal->what, strlen(refusal->what))] = '\0';
    }
    return SQLITE_DENY;
}

int sql_authorize(void *context, int action, const char *first, const char *second,
                  const char *schema, const char *trigger)
{
    struct sql_refusal *refusal = context;
    (void)schema, (void)trigger;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return is_bad_function(second) ? refuse(refusal, MSG_fault_sql_function, second)
                                       : SQLITE_OK;
    case SQLITE_PRAGMA:
        return is_pragma(first, second) ? SQLITE_OK : refuse(refusal, MSG_fault_sql_pragma, first);
    case SQLITE_UPDATE:
        /* SQLite says so whenever it connects a virtual table (the full-text index, json_each, our
         * functions). Who means it does not pass sqlite3_stmt_readonly. */
        return is_schema_table(first) ? SQLITE_OK
                                      : refuse(refusal, MSG_fault_sql_refused, "UPDATE");
    default:
        return refuse(refusal, MSG_fault_sql_refused, action_name(action));
    }
}

/* Past white space, semicolons and comments. */
static const char *skip_space(const char *text)
{
    for (;;) {
        text += strspn(text, " \t\n\f\r;");
        if (strncmp(text, "--", 2) == 0) {
            text += strcspn(text, "\n");
        } else if (strncmp(text, "/*", 2) == 0) {
            const char *end = strstr(text + 2, "*/");
            text = end ? end + 2 : text + strlen(text);
        } else {
            return text;
        }
    }
}

/* What a statement begins with says more than what SQLite asks first: of DROP it asks whether it
 * may DELETE. NULL: it says less. */
static const char *first_word(struct arena *arena, const char *query)
{
    static const char *const less[] = {"SELECT", "VALUES", "WITH"};
    static const char *const before[] = {"EXPLAIN", "QUERY", "PLAN"};
    const char *at = skip_space(query);
    size_t size = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (size_t i = 0; i < 3; i++) {
        if (size == strlen(before[i]) && sqlite3_strnicmp(at, before[i], (int)size) == 0) {
            at = skip_space(at + size);
            size = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        }
        if (size == strlen(less[i]) && sqlite3_strnicmp(at, less[i], (int)size) == 0) {
            return NULL;
        }
    }
    char *word = arena_text(arena, at, size);
    for (size_t i = 0; i < size; i++) {
        word[i] = (char)(word[i] & ~0x20);
    }
    return size > 0 ? word : NULL;
}

const char *sql_refusal_text(struct arena *arena, const struct sql_refusal *refusal,
                             const char *query, enum language lang)
{
    const char *all = "", *what = refusal->what;
    for (size_t i = 0; i < PRAGMAS; i++) {
        all = arena_printf(arena, "%s%s%s", all, i ? ", " : "", pragmas[i]);
    }
    if (refusal->id == MSG_fault_sql_refused) {
        const char *word = first_word(arena, query);
        what = word ? word : what;
    }
    return message_format(arena, lang, refusal->id, what, all);
}

void sql_limit(sqlite3 *db)
{
    static const struct {
        int of, most;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, 1000000}, /* bytes of a value, and of a row */
        {SQLITE_LIMIT_SQL_LENGTH, 1000000},      {SQLITE_LIMIT_COLUMN, 512},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},          {SQLITE_LIMIT_COMPOUND_SELECT, 100},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100}, {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        sqlite3_limit(db, limits[i].of, limits[i].most);
    }
}

/* The nearest of the names that a statement lists to `name`, in any case: a hint, or "". */
static const char *nearest_name(struct arena *arena, sqlite3 *db, const char *names,
                                const char *name, enum language lang)
{
    sqlite3_stmt *statement = NULL;
    const char *wanted = text_fold(arena, name, strlen(name));
    struct nearest nearest = nearest_to(wanted);
    if (sqlite3_prepare_v2(db, names, -1, &statement, NULL) == SQLITE_OK) {
        while (sqlite3_step(statement) == SQLITE_ROW) {
            const char *found = (const char *)sqlite3_column_text(statement, 0);
            const char *kept = found ? arena_printf(arena, "%s", found) : NULL;
            const char *key = kept ? text_fold(arena, kept, strlen(kept)) : NULL;
            if (key && strcmp(key, wanted) != 0) { /* that one is of another table */
                nearest_offer(&nearest, key, kept);
            }
        }
    }
    sqlite3_finalize(statement);
    return nearest.best ? message_format(arena, lang, MSG_fault_did_you_mean, nearest.best) : "";
}

/* Whoever mistypes a name is shown the nearest. */
static const char *hint(struct arena *arena, sqlite3 *db, const char *said, enum language lang)
{
    static const struct {
        const char *said, *names;
    } kinds[] = {
        {"no such table: ", "SELECT name FROM pragma_table_list WHERE schema = 'main'"
                            " UNION SELECT name FROM pragma_module_list"},
        {"no such column: ",
         "SELECT DISTINCT c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c"},
        {"no such function: ", "SELECT DISTINCT name FROM pragma_function_list"
                               " UNION SELECT name FROM pragma_module_list"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const size_t size = strlen(kinds[i].said);
        if (strncmp(said, kinds[i].said, size) == 0) {
            const char *name = said + size, *dot = strrchr(name, '.');
            name = dot ? dot + 1 : name;
            return text_invalid(name, strlen(name)) == strlen(name)
                       ? nearest_name(arena, db, kinds[i].names, name, lang)
                       : "";
        }
    }
    return "";
}

/* Where SQLite found the mistake, in bytes; -1: it does not say. */
static int mistake_at(sqlite3 *db)
{
#if SQLITE_VERSION_NUMBER >= 3038000
    return sqlite3_error_offset(db);
#else
    (void)db;
    return -1;
#endif
}

const char *sql_mistake(struct arena *arena, sqlite3 *db, const char *query, size_t size,
                        enum language lang)
{
    char number[24];
    const int at = mistake_at(db);
    const char *said = arena_printf(arena, "%s", sqlite3_errmsg(db));
    const char *text = arena_printf(arena, "%s%s", said, hint(arena, db, said, lang));
    if (at < 0 || (size_t)at > size) {
        return text;
    }
    snprintf(number, sizeof number, "%zu", text_points(query, (size_t)at) + 1);
    return message_format(arena, lang, MSG_fault_sql_at, text, number);
}

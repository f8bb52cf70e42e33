#include "messages.h"
#include "read.h"
#include "store_export.h"

#include <assert.h>
#include <string.h>

enum { COLUMNS_MAX = 24, NAME_MAX_SIZE = 32 };

extern const char schema_export_sql[];

static const char mark[] = "\n-- table ";

const char *store_export_name(size_t index, size_t *size)
{
    const char *at = schema_export_sql;
    for (size_t i = 0; at && i <= index; i++) {
        at = strstr(at, mark);
        at = at ? at + strlen(mark) : NULL;
    }
    *size = at ? strcspn(at, "\n") : 0;
    return at;
}

static bool walk_table(struct store *store, const char *name, const char *sql,
                       const struct export_visit *visit, struct fault *fault)
{
    struct column columns[COLUMNS_MAX] = {0};
    struct cell cells[COLUMNS_MAX];
    struct db_rows rows = db_rows_of(store->db, name, sql, fault);
    const int count = rows.valid ? sqlite3_column_count(rows.statement) : 0;
    for (int i = 0; i < count && i < COLUMNS_MAX; i++) {
        columns[i].name = sqlite3_column_name(rows.statement, i);
        rows.valid =
            rows.valid && (columns[i].name || fault_say(fault, FAULT_IO, MSG_fault_memory));
    }
    rows.valid = rows.valid && visit->table(visit->context, name, columns, (size_t)count, fault);
    while (db_next(&rows)) {
        for (int i = 0; rows.valid && i < count; i++) {
            /* Asked first: of a number the text is made, and takes memory. */
            const bool is_there = sqlite3_column_type(rows.statement, i) != SQLITE_NULL;
            cells[i] = cell_text(db_text(&rows, i));
            rows.valid = !is_there || db_text(&rows, i) ||
                         fault_say_with(fault, FAULT_IO, MSG_fault_no_memory_for, name);
        }
        rows.valid = rows.valid && visit->row(visit->context, cells, fault);
    }
    return db_close(&rows);
}

bool store_export(struct store *store, const struct export_visit *visit, struct fault *fault)
{
    char name[NAME_MAX_SIZE];
    size_t size;
    bool done = true;
    for (size_t i = 0; done; i++) {
        const char *at = store_export_name(i, &size);
        if (!at) {
            break;
        }
        assert(size < sizeof name);
        memcpy(name, at, size);
        name[size] = '\0';
        done = walk_table(store, name, at + size, visit, fault);
    }
    return done;
}

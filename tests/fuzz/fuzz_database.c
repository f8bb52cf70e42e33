/* Fuzzes the reading of a database whose rows say what no ingest would: any value in any column,
 * rows that are missing or there twice, packs and blocks with other bytes, while the tables and the
 * form of the file are as they must be. SQLite is reported for a while that its tables have no
 * rules; then the rules are put back. The input: one byte that picks the question, then edits of
 * one row each (edit_row says how they are read). */
#include "world.h"

#include "asked.h"
#include "world_copy.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TABLES = 64, COLUMNS = 32, EDITS = 16, SQL = 4096 };

struct table {
    char name[64], key[256]; /* the key's columns, or rowid */
    char columns[COLUMNS][64];
    int count;
};

static struct table tables[TABLES];
static int table_count;
static unsigned char *base; /* the database whose tables have no rules */
static sqlite3_int64 base_size;

struct input {
    const uint8_t *at, *end;
};

static unsigned next_byte(struct input *input)
{
    return input->at < input->end ? *input->at++ : 0;
}

/* Takes the rules of columns out of the text of a table: NOT NULL (but not IS NOT NULL) and STRICT.
 */
static void relax(sqlite3_context *context, int count, sqlite3_value **values)
{
    char text[SQL], *found;
    (void)count;
    snprintf(text, sizeof text, "%s", (const char *)sqlite3_value_text(values[0]));
    for (found = text; (found = strstr(found, " NOT NULL")); found++) {
        if (found - text < 3 || strncmp(found - 3, " IS", 3) != 0) {
            memset(found, ' ', strlen(" NOT NULL"));
        }
    }
    if ((found = strstr(text, ") STRICT, WITHOUT"))) {
        memset(found + 1, ' ', strlen(" STRICT,"));
    } else if ((found = strstr(text, ") STRICT"))) {
        found[1] = '\0';
    }
    sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static void list_columns(sqlite3 *db, struct table *table)
{
    sqlite3_stmt *rows;
    char sql[SQL];
    snprintf(sql, sizeof sql, "SELECT name, pk FROM pragma_table_info('%s') ORDER BY cid",
             table->name);
    require(sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK, sqlite3_errmsg(db));
    while (sqlite3_step(rows) == SQLITE_ROW && table->count < COLUMNS) {
        const char *name = (const char *)sqlite3_column_text(rows, 0);
        snprintf(table->columns[table->count++], 64, "%s", name);
        if (sqlite3_column_int(rows, 1)) {
            const size_t used = strlen(table->key);
            snprintf(table->key + used, sizeof table->key - used, "%s\"%s\"", used ? "," : "",
                     name);
        }
    }
    sqlite3_finalize(rows);
    if (!*table->key) {
        strcpy(table->key, "rowid");
    }
}

static void make_base(void)
{
    size_t size;
    const unsigned char *made = world_database(&size);
    sqlite3 *db = world_copy(made, size);
    sqlite3_stmt *rows;
    require(sqlite3_create_function(db, "relax", 1, SQLITE_UTF8, NULL, relax, NULL, NULL) ==
                SQLITE_OK,
            "SQLite takes a function");
    require(sqlite3_prepare_v2(db,
                               "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT "
                               "NULL AND sql NOT LIKE '%VIRTUAL%' ORDER BY rowid",
                               -1, &rows, NULL) == SQLITE_OK,
            sqlite3_errmsg(db));
    while (sqlite3_step(rows) == SQLITE_ROW && table_count < TABLES) {
        struct table *table = &tables[table_count++];
        snprintf(table->name, sizeof table->name, "%s", (const char *)sqlite3_column_text(rows, 0));
        list_columns(db, table);
    }
    sqlite3_finalize(rows);
    world_run(
        db,
        "CREATE TABLE rules AS SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql "
        "NOT NULL; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = relax(sql) WHERE "
        "type = 'table' AND sql NOT LIKE '%VIRTUAL%'");
    base = sqlite3_serialize(db, "main", &base_size, 0);
    require(base != NULL, "there is memory");
    sqlite3_close(db);
}

/* Another number, text or bytes in the place of what is there. */
static void bind_value(sqlite3_stmt *edit, struct input *input)
{
    static const sqlite3_int64 numbers[] = {0,
                                            1,
                                            -1,
                                            2,
                                            3,
                                            7,
                                            255,
                                            65536,
                                            16777216,
                                            2147483647,
                                            -2147483647 - 1,
                                            4294967295,
                                            4294967296,
                                            200000000,
                                            INT64_MAX,
                                            INT64_MIN,
                                            INT64_MAX - 1,
                                            7305,
                                            -719528};
    static const char *const texts[] = {"",
                                        "full",
                                        "none",
                                        "partial",
                                        "RIVER",
                                        "XAL",
                                        "actor",
                                        "bloc",
                                        "2000-01-01",
                                        "..",
                                        "../..",
                                        "XXXX",
                                        "[1995-03..1995-04]",
                                        "\x1b[31m",
                                        "\xc3\xff\x80",
                                        "a\nb",
                                        "\xe2\x80\xae",
                                        "99999999999999999999"};
    const unsigned kind = next_byte(input);
    const unsigned pick = next_byte(input);
    const size_t rest = (size_t)(input->end - input->at);
    const size_t take = pick < rest ? pick : rest;
    switch (kind % 8) {
    case 0:
        sqlite3_bind_null(edit, 1);
        break;
    case 1:
    case 2:
        sqlite3_bind_int64(edit, 1, numbers[pick % (sizeof numbers / sizeof *numbers)]);
        break;
    case 3:
        sqlite3_bind_int64(edit, 1, (sqlite3_int64)pick);
        break;
    case 4:
        sqlite3_bind_text(edit, 1, texts[pick % (sizeof texts / sizeof *texts)], -1, SQLITE_STATIC);
        break;
    case 5:
        sqlite3_bind_text(edit, 1, (const char *)input->at, (int)take, SQLITE_STATIC);
        input->at += take;
        break;
    case 6:
        sqlite3_bind_blob(edit, 1, take ? input->at : (const uint8_t *)"", (int)take,
                          SQLITE_STATIC);
        input->at += take;
        break;
    default:
        sqlite3_bind_zeroblob(edit, 1, (int)pick * 64);
    }
}

/* Bytes with some of them changed: the packs and blocks, whose form only we know. */
static void change_bytes(sqlite3_context *context, int count, sqlite3_value **values)
{
    const int size = sqlite3_value_bytes(values[0]), how = sqlite3_value_int(values[1]);
    const unsigned place = (unsigned)sqlite3_value_int(values[2]);
    unsigned char *copy = malloc((size_t)size + 1);
    int length = size;
    (void)count;
    require(copy != NULL, "there is memory");
    if (size > 0) {
        memcpy(copy, sqlite3_value_blob(values[0]), (size_t)size);
        const int at = (int)(place % (unsigned)size);
        if (how < 256) {
            copy[at] = (unsigned char)how;
        } else if (how < 264) {
            copy[at] ^= (unsigned char)(1u << (how - 256));
        } else {
            length = at;
        }
    }
    if (sqlite3_value_type(values[0]) == SQLITE_TEXT) {
        sqlite3_result_text(context, (const char *)copy, length, SQLITE_TRANSIENT);
    } else {
        sqlite3_result_blob(context, copy, length, SQLITE_TRANSIENT);
    }
    free(copy);
}

static void edit_row(sqlite3 *db, struct input *input)
{
    const unsigned how = next_byte(input);
    const struct table *table = &tables[next_byte(input) % (unsigned)table_count];
    const char *column = table->columns[next_byte(input) % (unsigned)table->count];
    const unsigned row = next_byte(input);
    char sql[SQL], where[1024];
    sqlite3_stmt *edit;
    sqlite3_snprintf(
        sizeof where, where,
        "WHERE (%s) = (SELECT %s FROM \"%s\" LIMIT 1 OFFSET %u %% max(1, (SELECT count(*) FROM "
        "\"%s\")))",
        table->key, table->key, table->name, row, table->name);
    switch (how % 8) {
    case 0:
    case 1:
    case 2:
        sqlite3_snprintf(sizeof sql, sql, "UPDATE OR IGNORE \"%s\" SET \"%s\" = ?1 %s", table->name,
                         column, where);
        break;
    case 3: /* in all rows */
        sqlite3_snprintf(sizeof sql, sql, "UPDATE OR IGNORE \"%s\" SET \"%s\" = ?1", table->name,
                         column);
        break;
    case 4:
        sqlite3_snprintf(sizeof sql, sql, "DELETE FROM \"%s\" %s", table->name,
                         row == 255 ? "" : where);
        break;
    default: {
        const unsigned value = next_byte(input) | (next_byte(input) & 1) << 8;
        const unsigned place = next_byte(input) << 8 | next_byte(input);
        sqlite3_snprintf(sizeof sql, sql,
                         "UPDATE OR IGNORE \"%s\" SET \"%s\" = change_bytes(\"%s\", %u, %u) %s",
                         table->name, column, column, value, place, where);
    }
    }
    if (sqlite3_prepare_v2(db, sql, -1, &edit, NULL) != SQLITE_OK) {
        return; /* a table of the full-text index that SQLite keeps to itself */
    }
    if (sqlite3_bind_parameter_count(edit)) {
        bind_value(edit, input);
    }
    sqlite3_step(edit);
    sqlite3_finalize(edit);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input input = {data, data + size};
    if (!base) {
        make_base();
    }
    if (size < 5) {
        return 0;
    }
    sqlite3 *db = world_copy(base, (size_t)base_size);
    const unsigned question = next_byte(&input);
    sqlite3_create_function(db, "change_bytes", 3, SQLITE_UTF8, NULL, change_bytes, NULL, NULL);
    world_run(db, "BEGIN");
    for (int i = 0; i < EDITS && input.at < input.end; i++) {
        edit_row(db, &input);
    }
    static const char finish[] =
        "COMMIT; PRAGMA writable_schema = ON; UPDATE sqlite_schema AS s SET sql = (SELECT sql FROM "
        "rules WHERE rules.name = s.name) WHERE type = 'table' AND name IN (SELECT name FROM "
        "rules); "
        "DROP TABLE rules";
    if (sqlite3_exec(db, finish, NULL, NULL, NULL) != SQLITE_OK) {
        sqlite3_close(db);
        return 0;
    }
    world_ask_line(world_save(db, "edited.db"), asked_by(question));
    return 0;
}

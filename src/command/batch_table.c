#include "batch.h"
#include "messages.h"

#include <stdlib.h>
#include <string.h>

/* The answers to many questions as one table, each row with its question beside it. */

/* The question's own columns, the first of all: of CSV questions the columns of the file as q_NAME;
 * else its line and its text. Where each answer has columns of its own, rows say in any case which
 * question they are of. */
static void add_own(struct batch_table *table)
{
    static const struct column line = {"line", COLUMN_NUMBER, ROLE_NONE, MSG_heading_line},
                               text = {"question", COLUMN_TEXT, ROLE_NONE, MSG_heading_question};
    const struct batch_file *file = table->file;
    if (table->any || !file->is_csv) {
        table->columns[table->own] = line;
        table->columns[table->own++].name = table->any ? "line" : "q_line";
        table->columns[table->own] = text;
        table->columns[table->own++].name = table->any ? "question" : "q_question";
    }
    for (size_t i = 0; i < file->width; i++) {
        table->columns[table->own++] =
            (struct column){arena_printf(&table->arena, "q_%s", file->heads[i].text), COLUMN_TEXT,
                            ROLE_NONE, MSG_NONE};
    }
    table->count = table->own;
}

/* Room for the columns of the question and `count` of an answer. */
static void make_room(struct batch_table *table, size_t count)
{
    const size_t own = table->file->width + 2;
    table->columns =
        heap_grow(table->columns, &table->capacity, own + count, sizeof *table->columns);
    table->cells = heap_grow(table->cells, &table->room, own + count, sizeof *table->cells);
    if (!table->own) {
        add_own(table);
    }
}

static bool is_same(const struct batch_table *table, const struct column *columns, size_t count)
{
    bool same = table->count == table->own + count;
    for (size_t i = 0; same && i < count; i++) {
        same = strcmp(table->columns[table->own + i].name, columns[i].name) == 0;
    }
    return same;
}

/* An answer may have a column of the name that ours has: then ours is called q_line. */
static void name_own(struct batch_table *table, const struct column *columns, size_t count)
{
    table->columns[0].name = "line";
    table->columns[1].name = "question";
    for (size_t i = 0; i < count; i++) {
        if (strcmp(columns[i].name, "line") == 0) {
            table->columns[0].name = "q_line";
        } else if (strcmp(columns[i].name, "question") == 0) {
            table->columns[1].name = "q_question";
        }
    }
}

static bool begin(struct table_sink *sink, const char *title, const struct column *columns,
                  size_t count, struct fault *fault)
{
    struct batch_table *table = (struct batch_table *)sink;
    (void)title;
    table->asked = true;
    if (table->begun && is_same(table, columns, count) && !table->any) {
        return true;
    }
    if (table->begun && !table->any) {
        struct arena arena = {0};
        fault_set(fault, FAULT_USAGE, "%s",
                  message_format(&arena, table->lang, MSG_fault_batch_columns,
                                 arena_printf(&arena, "%u", table->line)));
        arena_release(&arena);
        return false;
    }
    make_room(table, count);
    table->line = table->at->line;
    table->count = table->own + count;
    memcpy(table->columns + table->own, columns, count * sizeof *columns);
    if (table->any) {
        name_own(table, columns, count);
    } else { /* they are needed when the answer that brought them is gone */
        for (size_t i = table->own; i < table->count; i++) {
            table->columns[i].name = arena_printf(&table->arena, "%s", table->columns[i].name);
        }
    }
    const bool done =
        table->begun ? table->next->begin(table->next, NULL, table->columns, table->count, fault)
                     : table_begin(table->next, NULL, table->columns, table->count, fault);
    table->begun = true;
    table->failed = !done;
    return done;
}

/* Writes a row; the answer's cells are in their places. */
static bool write_row(struct batch_table *table, struct fault *fault)
{
    char line[16];
    const struct batch_question *at = table->at;
    size_t used = 0;
    if (table->any || !table->file->is_csv) {
        uint32_t rest = at->line;
        size_t size = 0;
        do {
            line[sizeof line - ++size] = (char)('0' + rest % 10);
        } while ((rest /= 10) > 0);
        table->cells[used++] = (struct cell){line + sizeof line - size, size};
        table->cells[used++] = cell_text(at->text);
    }
    for (size_t i = 0; i < table->file->width; i++) {
        const struct cell *cell = &at->cells[i];
        table->cells[used++] = cell->size || !table->null ? *cell : cell_text(table->null);
    }
    table->failed = !table_row(table->next, table->cells, fault);
    return !table->failed;
}

static bool row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct batch_table *table = (struct batch_table *)sink;
    table->rows++;
    memcpy(table->cells + table->own, cells, (table->count - table->own) * sizeof *cells);
    return write_row(table, fault);
}

static bool end(struct table_sink *sink, struct fault *fault)
{
    (void)sink, (void)fault; /* of one answer; others follow */
    return true;
}

void batch_table_open(struct batch_table *table)
{
    table->sink = (struct table_sink){.begin = begin, .row = row, .end = end};
}

void batch_table_next(struct batch_table *table, const struct batch_question *question)
{
    table->at = question;
    table->asked = false;
    table->rows = 0;
}

bool batch_table_done(struct batch_table *table, struct fault *fault)
{
    if (!table->asked || table->rows || !table->keep_empty) {
        return true;
    }
    for (size_t i = table->own; i < table->count; i++) {
        table->cells[i] = cell_text(table->null);
    }
    return write_row(table, fault);
}

bool batch_table_close(struct batch_table *table, struct fault *fault)
{
    if (!table->begun) {
        make_room(table, 0);
        if (!table_begin(table->next, NULL, table->columns, table->count, fault)) {
            return false;
        }
    }
    return table_end(table->next, fault);
}

void batch_table_release(struct batch_table *table)
{
    free(table->columns);
    free(table->cells);
    arena_release(&table->arena);
}

#include "table_filter.h"

#include "arena.h"
#include "messages.h"
#include "text.h"
#include "with_bounds.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void filter_free(struct table_filter *filter)
{
    if (filter != NULL) {
        filter->release(filter);
    }
}

static void release_plain(struct table_filter *self)
{
    free(self);
}

size_t column_find(const struct column *columns, size_t count, const char *name, size_t size)
{
    size_t i = 0;
    while (i < count &&
           (strlen(columns[i].name) != size || memcmp(columns[i].name, name, size) != 0)) {
        i++;
    }
    return i;
}

bool column_unknown(const char *option, const char *name, size_t size, const struct column *columns,
                    size_t count, struct fault *fault)
{
    struct arena arena = {0};
    const char *word = arena_text(&arena, name, size);
    struct nearest nearest = nearest_to(word);
    const struct bound_columns bounds = bound_columns_of(columns, count);
    const char *all = "";
    if (column_find(bounds.columns, bounds.count, name, size) < bounds.count) {
        fault_say_with(fault, FAULT_USAGE, MSG_fault_column_bounds, option, word);
        arena_release(&arena);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        nearest_offer(&nearest, columns[i].name, columns[i].name);
        all = arena_printf(&arena, "%s%s%s", all, i > 0 ? ", " : "", columns[i].name);
    }
    fault_say_with(fault, FAULT_USAGE, MSG_fault_no_column, option, word,
                   nearest_hint(&arena, &nearest, fault_language(fault)), all);
    arena_release(&arena);
    return false;
}

/* ---- Columns ---- */

struct columns_filter {
    struct table_filter filter;
    const char *names;
    struct column *columns;
    struct cell *cells;
    size_t *from; /* the number of each column in the table that comes in */
    size_t count;
};

static bool columns_begin(struct table_sink *sink, const char *title, const struct column *columns,
                          size_t count, struct fault *fault)
{
    struct columns_filter *self = (struct columns_filter *)sink;
    size_t limit = 1;
    for (const char *at = self->names; *at; at++) {
        limit += *at == ',';
    }
    self->columns = heap_alloc(limit * sizeof *self->columns);
    self->cells = heap_alloc(limit * sizeof *self->cells);
    self->from = heap_alloc(limit * sizeof *self->from);
    for (const char *at = self->names;; at++) {
        const size_t size = text_word(&at);
        const size_t found = column_find(columns, count, at, size);
        if (found == count) {
            return column_unknown("--columns", at, size, columns, count, fault);
        }
        self->columns[self->count] = columns[found];
        self->from[self->count++] = found;
        at += strcspn(at, ",");
        if (*at == '\0') {
            break;
        }
    }
    return self->filter.next->begin(self->filter.next, title, self->columns, self->count, fault);
}

static bool columns_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct columns_filter *self = (struct columns_filter *)sink;
    const size_t count = self->count, *const from = self->from;
    struct cell *const chosen = self->cells;
    for (size_t i = 0; i < count; i++) {
        chosen[i] = cells[from[i]];
    }
    return self->filter.next->row(self->filter.next, chosen, fault);
}

static bool pass_end(struct table_sink *sink, struct fault *fault)
{
    struct table_sink *next = ((struct table_filter *)sink)->next;
    return next->end(next, fault);
}

static void columns_release(struct table_filter *filter)
{
    struct columns_filter *self = (struct columns_filter *)filter;
    free(self->columns);
    free(self->cells);
    free(self->from);
    free(self);
}

struct table_filter *filter_columns(struct table_sink *next, const char *names)
{
    struct columns_filter *self = heap_alloc(sizeof *self);
    *self = (struct columns_filter){
        .filter = {.sink = {.begin = columns_begin, .row = columns_row, .end = pass_end},
                   .next = next,
                   .release = columns_release},
        .names = names,
    };
    return &self->filter;
}

/* ---- Limit ---- */

struct limit_filter {
    struct table_filter filter;
    size_t limit, passed, left;
    bool full; /* a row was left out */
};

static bool pass_begin(struct table_sink *sink, const char *title, const struct column *columns,
                       size_t count, struct fault *fault)
{
    struct table_sink *next = ((struct table_filter *)sink)->next;
    return next->begin(next, title, columns, count, fault);
}

static bool limit_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct limit_filter *self = (struct limit_filter *)sink;
    if (self->passed == self->limit) {
        self->left++; /* counted, so that nobody takes a part for the whole */
        self->full = true;
        return true;
    }
    self->passed++;
    return self->filter.next->row(self->filter.next, cells, fault);
}

struct table_filter *filter_limit(struct table_sink *next, size_t limit)
{
    struct limit_filter *self = heap_alloc(sizeof *self);
    *self = (struct limit_filter){
        .filter = {.sink = {.begin = pass_begin, .row = limit_row, .end = pass_end},
                   .next = next,
                   .release = release_plain},
        .limit = limit,
    };
    return &self->filter;
}

size_t filter_limit_left(const struct table_filter *limit)
{
    return ((const struct limit_filter *)limit)->left;
}

const bool *filter_limit_full(const struct table_filter *limit)
{
    return &((const struct limit_filter *)limit)->full;
}

/* ---- Watch ---- */

struct watch_filter {
    struct table_filter filter;
    const struct watch *watch;
    size_t rows;
};

static bool watch_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct watch_filter *self = (struct watch_filter *)sink;
    struct table_sink *next = self->filter.next;
    return (++self->rows % WATCH_STEP != 0 ||
            watch_step(self->watch, MSG_doing_answer_rows, self->rows, 0, fault)) &&
           next->row(next, cells, fault);
}

struct table_filter *filter_watch(struct table_sink *next, const struct watch *watch)
{
    struct watch_filter *self = heap_alloc(sizeof *self);
    *self = (struct watch_filter){
        .filter = {.sink = {.begin = pass_begin, .row = watch_row, .end = pass_end},
                   .next = next,
                   .release = release_plain},
        .watch = watch,
    };
    return &self->filter;
}

/* ---- Cells changed one by one: null and fill-open ---- */

struct cells_filter {
    struct table_filter filter;
    const char *text;
    size_t size;
    struct cell *cells;
    char *joined; /* texts of the row that were put together */
    size_t capacity;
    const struct column *columns;
    size_t count;
    struct filter_say say;
    const char *column; /* the first in which the text is a value; or NULL */
};

static bool cells_begin(struct table_sink *sink, const char *title, const struct column *columns,
                        size_t count, struct fault *fault)
{
    struct cells_filter *self = (struct cells_filter *)sink;
    self->cells = heap_alloc((count + 1) * sizeof *self->cells);
    self->columns = columns;
    self->count = count;
    return self->filter.next->begin(self->filter.next, title, columns, count, fault);
}

static bool null_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct cells_filter *self = (struct cells_filter *)sink;
    for (size_t i = 0; i < self->count; i++) {
        const bool none = cells[i].size == 0;
        self->cells[i] = none ? (struct cell){self->text, self->size} : cells[i];
        if (!none && !self->column && cells[i].size == self->size &&
            memcmp(cells[i].text, self->text, self->size) == 0) {
            self->column = self->columns[i].name;
        }
    }
    return self->filter.next->row(self->filter.next, self->cells, fault);
}

static bool null_end(struct table_sink *sink, struct fault *fault)
{
    struct cells_filter *self = (struct cells_filter *)sink;
    if (self->column && self->say.say) {
        char note[320];
        wording_write(note, sizeof note, wording_text(self->say.lang, MSG_note_null),
                      (const char *const[]){self->text, self->column}, 2);
        self->say.say(self->say.context, note);
    }
    return self->filter.next->end(self->filter.next, fault);
}

/* Whether the cell ends with an open end that a date can stand in for: `..`, `2015/..`. */
static bool is_open(const struct column *column, const struct cell *cell)
{
    return column->kind == COLUMN_DATE && cell->size >= 2 &&
           memcmp(cell->text + cell->size - 2, "..", 2) == 0 &&
           (cell->size == 2 || cell->text[cell->size - 3] == '/');
}

static bool fill_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct cells_filter *self = (struct cells_filter *)sink;
    size_t need = 0, used = 0;
    for (size_t i = 0; i < self->count; i++) {
        need += is_open(&self->columns[i], &cells[i]) ? cells[i].size + self->size : 0;
    }
    self->joined = need > 0 ? heap_grow(self->joined, &self->capacity, need, 1) : self->joined;
    for (size_t i = 0; i < self->count; i++) {
        self->cells[i] = cells[i];
        if (is_open(&self->columns[i], &cells[i])) {
            char *text = self->joined + used;
            const size_t kept = cells[i].size - 2;
            memcpy(text, cells[i].text, kept);
            memcpy(text + kept, self->text, self->size);
            self->cells[i] = (struct cell){text, kept + self->size};
            used += kept + self->size;
        }
    }
    return self->filter.next->row(self->filter.next, self->cells, fault);
}

static void cells_release(struct table_filter *filter)
{
    struct cells_filter *self = (struct cells_filter *)filter;
    free(self->cells);
    free(self->joined);
    free(self);
}

static struct table_filter *cells_filter(struct table_sink *next, const char *text,
                                         bool (*row)(struct table_sink *, const struct cell *,
                                                     struct fault *))
{
    struct cells_filter *self = heap_alloc(sizeof *self);
    *self = (struct cells_filter){
        .filter = {.sink = {.begin = cells_begin, .row = row, .end = pass_end},
                   .next = next,
                   .release = cells_release},
        .text = text,
        .size = strlen(text),
    };
    return &self->filter;
}

struct table_filter *filter_null(struct table_sink *next, const char *text,
                                 const struct filter_say *say)
{
    struct table_filter *filter = cells_filter(next, text, null_row);
    ((struct cells_filter *)filter)->say = *say;
    filter->sink.end = null_end;
    return filter;
}

struct table_filter *filter_fill_open(struct table_sink *next, const char *date)
{
    return cells_filter(next, date, fill_row);
}

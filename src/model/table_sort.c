#include "table_filter.h"

#include "edtf.h"
#include "table_rows.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { KEYS_MAX = 16 };

struct sort_key {
    size_t column;
    enum column_kind kind;
    bool descending;
    bool open_first; /* `..` in a column of starts is before all days, elsewhere after them */
};

/* What a cell is compared by. */
struct sort_value {
    enum { SORT_PLACED, SORT_WORD, SORT_NOTHING } rank; /* those of the first kind come first */
    int64_t lo, hi;                                     /* of numbers and days */
    const char *text;                                   /* folded; then as it stands */
};

struct sort_filter {
    struct table_filter filter;
    const char *words;
    struct sort_key keys[KEYS_MAX];
    size_t key_count;
    struct table_rows rows;
    struct sort_value *values; /* row by row, key by key */
    size_t room;
};

static bool add_key(struct sort_filter *self, const char *word, size_t size,
                    const struct column *columns, size_t count, struct fault *fault)
{
    const bool descending = size > 0 && word[0] == '-';
    const size_t found = column_find(columns, count, word + descending, size - descending);
    if (found == count) {
        return column_unknown("--sort", word + descending, size - descending, columns, count,
                              fault);
    }
    if (self->key_count == KEYS_MAX) {
        return fault_set(fault, FAULT_USAGE, "--sort: more than %d columns", KEYS_MAX);
    }
    self->keys[self->key_count++] = (struct sort_key){found, columns[found].kind, descending,
                                                      strcmp(columns[found].name, "start") == 0};
    return true;
}

static bool sort_begin(struct table_sink *sink, const char *title, const struct column *columns,
                       size_t count, struct fault *fault)
{
    struct sort_filter *self = (struct sort_filter *)sink;
    self->rows.columns = count;
    for (const char *at = self->words;; at++) {
        const size_t size = text_word(&at);
        if (!add_key(self, at, size, columns, count, fault)) {
            return false;
        }
        at += strcspn(at, ",");
        if (*at == '\0') {
            break;
        }
    }
    return self->filter.next->begin(self->filter.next, title, columns, count, fault);
}

/* Numbers of our tables are decimal integers; what is not one is a word. */
static bool number_of(const char *text, int64_t *number)
{
    char *end;
    *number = strtoll(text, &end, 10);
    return end != text && *end == '\0';
}

static bool place_of(const struct sort_key *key, const struct cell *cell, struct sort_value *value)
{
    struct edtf date;
    switch (key->kind) {
    case COLUMN_NUMBER:
        value->hi = 0;
        return number_of(cell->text, &value->lo);
    case COLUMN_DATE:
        if (strcmp(cell->text, "..") == 0) {
            value->lo = value->hi = key->open_first ? EDTF_NEG_INF : EDTF_POS_INF;
            return true;
        }
        if (!edtf_parse(cell->text, cell->size, &date, NULL)) {
            return false;
        }
        value->lo = date.earliest;
        value->hi = date.latest;
        return true;
    case COLUMN_TEXT:
    case COLUMN_LIST:
    case COLUMN_FLAG:
        break;
    }
    return false;
}

static struct sort_value value_of(struct sort_filter *self, const struct sort_key *key,
                                  const struct cell *cell)
{
    struct sort_value value = {.rank = SORT_NOTHING};
    if (cell->size == 0) {
        return value;
    }
    if (place_of(key, cell, &value)) {
        value.rank = SORT_PLACED;
        return value;
    }
    value.rank = SORT_WORD;
    value.text = text_fold(&self->rows.arena, cell->text, cell->size);
    if (value.text == NULL) {
        value.text = cell->text; /* not UTF-8: by its bytes */
    }
    return value;
}

static bool sort_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct sort_filter *self = (struct sort_filter *)sink;
    (void)fault;
    table_rows_add(&self->rows, cells);
    const struct cell *kept = table_rows_at(&self->rows, self->rows.count - 1);
    const size_t used = (self->rows.count - 1) * self->key_count;
    self->values =
        heap_grow(self->values, &self->room, used + self->key_count, sizeof *self->values);
    for (size_t i = 0; i < self->key_count; i++) {
        self->values[used + i] = value_of(self, &self->keys[i], &kept[self->keys[i].column]);
    }
    return true;
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_values(const struct sort_value *a, const struct sort_value *b, bool descending)
{
    int order = 0;
    if (a->rank != b->rank) {
        order = a->rank < b->rank ? -1 : 1;
        return a->rank == SORT_NOTHING || b->rank == SORT_NOTHING || !descending ? order : -order;
    }
    if (a->rank == SORT_PLACED) {
        order = compare_numbers(a->lo, b->lo);
        order = order != 0 ? order : compare_numbers(a->hi, b->hi);
    } else if (a->rank == SORT_WORD) {
        order = strcmp(a->text, b->text);
    }
    return descending ? -order : order;
}

static int compare_rows(const void *a, const void *b, void *context)
{
    const struct sort_filter *self = context;
    const size_t left = *(const size_t *)a, right = *(const size_t *)b;
    for (size_t i = 0; i < self->key_count; i++) {
        const int order =
            compare_values(&self->values[left * self->key_count + i],
                           &self->values[right * self->key_count + i], self->keys[i].descending);
        if (order != 0) {
            return order;
        }
    }
    return compare_numbers((int64_t)left, (int64_t)right); /* equal rows keep their order */
}

static bool sort_end(struct table_sink *sink, struct fault *fault)
{
    struct sort_filter *self = (struct sort_filter *)sink;
    struct table_sink *next = self->filter.next;
    bool done = true;
    size_t *order = heap_alloc((self->rows.count + 1) * sizeof *order);
    for (size_t i = 0; i < self->rows.count; i++) {
        order[i] = i;
    }
    qsort_r(order, self->rows.count, sizeof *order, compare_rows, self);
    for (size_t i = 0; done && i < self->rows.count; i++) {
        done = next->row(next, table_rows_at(&self->rows, order[i]), fault);
    }
    free(order);
    return done && next->end(next, fault);
}

static void sort_release(struct table_filter *filter)
{
    struct sort_filter *self = (struct sort_filter *)filter;
    table_rows_release(&self->rows);
    free(self->values);
    free(self);
}

struct table_filter *filter_sort(struct table_sink *next, const char *keys)
{
    struct sort_filter *self = heap_alloc(sizeof *self);
    *self = (struct sort_filter){
        .filter = {{sort_begin, sort_row, sort_end}, next, sort_release},
        .words = keys,
    };
    return &self->filter;
}

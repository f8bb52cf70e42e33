#include "table_filter.h"

#include "messages.h"
#include "row_pack.h"
#include "row_sorter.h"
#include "sort.h"
#include "sort_keys.h"

#include <stdlib.h>
#include <string.h>

enum { MEMORY = 4 << 20 }; /* of rows and their keys, before the sorter is asked to help */

/* A row in memory: its key, and then the packed row, `at` bytes from the beginning. Of two with the
 * same key the one that came first is the one that lies first. */
struct entry {
    size_t at, key_size, row_size;
};

struct sort_filter {
    struct table_filter filter;
    const char *words;
    struct sort_options means;
    struct sort_keys keys;
    size_t columns;
    struct row_bytes rows;
    struct entry *entries;
    size_t count, capacity;
    bool cut;    /* the first `limit` entries are in order: the rest of those so far was let go */
    size_t seen; /* rows that came in */
    /* The row that is being added or handed on. */
    struct row_bytes row, key;
    struct cell *cells;
    struct row_sorter *sorter; /* has the rows, if there are too many for memory */
};

static bool sort_begin(struct table_sink *sink, const char *title, const struct column *columns,
                       size_t count, struct fault *fault)
{
    struct sort_filter *self = (struct sort_filter *)sink;
    self->columns = count;
    self->cells = heap_alloc((count + 1) * sizeof *self->cells);
    return sort_keys_read(&self->keys, self->words, columns, count, fault) &&
           self->filter.next->begin(self->filter.next, title, columns, count, fault);
}

static int compare_keys(const unsigned char *a, size_t a_size, const unsigned char *b,
                        size_t b_size)
{
    const int order = memcmp(a, b, a_size < b_size ? a_size : b_size);
    return order != 0 ? order : (a_size > b_size) - (a_size < b_size);
}

static int compare_entries(const void *left, const void *right, void *context)
{
    const struct entry *a = left, *b = right;
    const unsigned char *bytes = ((const struct sort_filter *)context)->rows.bytes;
    const int order = compare_keys(bytes + a->at, a->key_size, bytes + b->at, b->key_size);
    return order != 0 ? order : (a->at > b->at) - (a->at < b->at);
}

static void sort_entries(struct sort_filter *self)
{
    if (self->count > 1) { /* there may be no array of none */
        sort_list_with(self->entries, self->count, sizeof *self->entries, compare_entries, self);
    }
}

static void add_entry(struct sort_filter *self, const void *key, size_t key_size, const void *row,
                      size_t row_size)
{
    struct row_bytes *rows = &self->rows;
    self->entries =
        heap_grow(self->entries, &self->capacity, self->count + 1, sizeof *self->entries);
    self->entries[self->count++] = (struct entry){rows->used, key_size, row_size};
    rows->bytes = heap_grow(rows->bytes, &rows->capacity, rows->used + key_size + row_size, 1);
    memcpy(rows->bytes + rows->used, key, key_size);
    memcpy(rows->bytes + rows->used + key_size, row, row_size);
    rows->used += key_size + row_size;
}

static size_t memory_used(const struct sort_filter *self)
{
    return self->rows.used + self->count * sizeof *self->entries;
}

/* Lets all rows go but the first `limit`. */
static void cut_rows(struct sort_filter *self)
{
    struct row_bytes old = self->rows;
    const size_t kept = self->count < self->means.limit ? self->count : self->means.limit;
    sort_entries(self);
    self->rows = (struct row_bytes){0};
    self->count = 0;
    for (size_t i = 0; i < kept; i++) {
        const struct entry entry = self->entries[i]; /* add_entry writes where it stood */
        const unsigned char *bytes = old.bytes + entry.at;
        add_entry(self, bytes, entry.key_size, bytes + entry.key_size, entry.row_size);
    }
    self->cut = true;
    free(old.bytes);
}

/* Gives all rows to the sorter. */
static bool spill(struct sort_filter *self, struct fault *fault)
{
    self->sorter = self->means.spill(self->means.watch, fault);
    bool done = self->sorter != NULL;
    for (size_t i = 0; done && i < self->count; i++) {
        const struct entry *entry = &self->entries[i];
        const unsigned char *key = self->rows.bytes + entry->at;
        done = self->sorter->add(self->sorter, key, entry->key_size, key + entry->key_size,
                                 entry->row_size, fault);
    }
    free(self->rows.bytes);
    free(self->entries);
    self->rows = (struct row_bytes){0};
    self->entries = NULL;
    self->count = self->capacity = 0;
    return done;
}

/* Whether `limit` rows are known that stand before it. */
static bool is_beyond(const struct sort_filter *self, const struct row_bytes *key)
{
    if (self->means.limit == 0) {
        return true;
    }
    if (!self->cut || self->count < self->means.limit) {
        return false;
    }
    const struct entry *last = &self->entries[self->means.limit - 1];
    return compare_keys(key->bytes, key->used, self->rows.bytes + last->at, last->key_size) >= 0;
}

/* Makes room in memory, by letting rows go that nobody will see or, if those that are wanted are
 * too many themselves, with the sorter's help. */
static bool make_capacity(struct sort_filter *self, struct fault *fault)
{
    if (self->means.spill == NULL || memory_used(self) < self->means.memory) {
        return true;
    }
    if (self->count > self->means.limit) {
        cut_rows(self);
    }
    /* Less than half of it must be left, or rows would be cut again and again. */
    return memory_used(self) < self->means.memory / 2 || spill(self, fault);
}

static bool sort_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct sort_filter *self = (struct sort_filter *)sink;
    struct row_bytes *row = &self->row, *key = &self->key;
    self->seen++;
    row->used = key->used = 0;
    row_pack(row, cells, self->columns);
    row_unpack(row->bytes, self->cells, self->columns); /* now the texts have NULs after them */
    sort_keys_add(&self->keys, self->cells, key);
    if (self->sorter != NULL) {
        return self->sorter->add(self->sorter, key->bytes, key->used, row->bytes, row->used, fault);
    }
    if (is_beyond(self, key)) {
        return true;
    }
    add_entry(self, key->bytes, key->used, row->bytes, row->used);
    return make_capacity(self, fault);
}

/* The row that comes `number`th. */
static bool find_row(struct sort_filter *self, size_t number, struct fault *fault)
{
    const void *row;
    if (self->sorter == NULL) {
        const struct entry *entry = &self->entries[number];
        row = self->rows.bytes + entry->at + entry->key_size;
    } else if (!self->sorter->next(self->sorter, &row, fault)) {
        return false;
    }
    row_unpack(row, self->cells, self->columns);
    return true;
}

static bool sort_end(struct table_sink *sink, struct fault *fault)
{
    struct sort_filter *self = (struct sort_filter *)sink;
    struct table_sink *next = self->filter.next;
    const size_t wanted = self->seen < self->means.limit ? self->seen : self->means.limit;
    if (self->sorter == NULL) {
        sort_entries(self);
    }
    for (size_t i = 0; i < wanted; i++) {
        if (!watch_step(self->means.watch, MSG_doing_sorted_rows, i, wanted, fault) ||
            !find_row(self, i, fault) || !next->row(next, self->cells, fault)) {
            return false;
        }
    }
    return next->end(next, fault);
}

static void sort_release(struct table_filter *filter)
{
    struct sort_filter *self = (struct sort_filter *)filter;
    if (self->sorter != NULL) {
        self->sorter->release(self->sorter);
    }
    free(self->rows.bytes);
    free(self->entries);
    free(self->row.bytes);
    free(self->key.bytes);
    free(self->cells);
    free(self);
}

struct table_filter *filter_sort(struct table_sink *next, const char *keys,
                                 const struct sort_options *means)
{
    struct sort_filter *self = heap_alloc(sizeof *self);
    *self = (struct sort_filter){
        .filter = {.sink = {.begin = sort_begin, .row = sort_row, .end = sort_end},
                   .next = next,
                   .release = sort_release},
        .words = keys,
        .means = *means,
    };
    self->means.memory = means->memory != 0 ? means->memory : MEMORY;
    return &self->filter;
}

size_t filter_sort_left(const struct table_filter *sort)
{
    const struct sort_filter *self = (const struct sort_filter *)sort;
    return self->seen > self->means.limit ? self->seen - self->means.limit : 0;
}

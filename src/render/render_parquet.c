#include "arena.h"
#include "parquet.h"
#include "render_formats.h"
#include "render_parts.h"
#include "row_spool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Apache Parquet. Rows are put aside until all are there, since whether a column is of whole
 * numbers, of numbers or of texts holds for the whole file; then they are written in groups. */

enum { GROUP_ROWS = 1 << 20, GROUP_BYTES = 40 << 20 };

struct parquet {
    struct table_sink sink; /* first, so that a sink is the parquet it belongs to */
    FILE *out;
    struct render_options options;
    struct row_spool *rows;
    struct arena arena; /* names, types and chunks */
    size_t columns;
    const char **names;
    enum parquet_type *types;
    struct intern **dictionaries; /* of the group at hand, one a column */
    uint32_t **indexes;
    size_t capacity, count,
        bytes;       /* rows that the indexes have room for; of the group: rows, bytes */
    uint64_t offset; /* in the file */
    struct parquet_group *groups;
    size_t group_count, group_capacity;
    uint64_t total;
};

static bool parquet_begin(struct table_sink *self, const char *title, const struct column *columns,
                          size_t count, struct fault *fault)
{
    struct parquet *parquet = (struct parquet *)self;
    (void)title;
    (void)fault;
    parquet->columns = count;
    parquet->names = arena_alloc(&parquet->arena, count * sizeof *parquet->names);
    parquet->types = arena_alloc(&parquet->arena, count * sizeof *parquet->types);
    for (size_t i = 0; i < count; i++) {
        parquet->names[i] = arena_printf(&parquet->arena, "%s", columns[i].name);
        parquet->types[i] = columns[i].kind != COLUMN_NUMBER ? PARQUET_TEXT
                            : columns[i].role == ROLE_SHARE  ? PARQUET_DOUBLE
                                                             : PARQUET_INT64;
    }
    parquet->rows = row_spool_new(count, ROW_SPOOL_MEMORY, parquet->options.temporary);
    return true;
}

/* The narrowest type that has the value, of those at least as wide as `type`. */
static enum parquet_type type_with(enum parquet_type type, const struct cell *cell)
{
    enum { DIGITS = 18 /* of which all fit into 64 bits */ };
    if (type == PARQUET_TEXT || !text_is_number(cell->text, cell->size)) {
        return PARQUET_TEXT;
    }
    if (memchr(cell->text, '.', cell->size)) {
        return PARQUET_DOUBLE;
    }
    return cell->size <= DIGITS ? type : PARQUET_TEXT;
}

static bool parquet_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct parquet *parquet = (struct parquet *)self;
    for (size_t i = 0; i < parquet->columns; i++) {
        if (cells[i].size > 0) {
            parquet->types[i] = type_with(parquet->types[i], &cells[i]);
        }
    }
    return row_spool_add(parquet->rows, cells, fault);
}

static bool write_out(struct parquet *parquet, const void *bytes, size_t size, struct fault *fault)
{
    output_bytes(parquet->out, bytes, size);
    parquet->offset += size;
    return output_check(parquet->out, fault);
}

static void clear_group(struct parquet *parquet)
{
    for (size_t i = 0; parquet->dictionaries && i < parquet->columns; i++) {
        intern_free(parquet->dictionaries[i]);
        parquet->dictionaries[i] = NULL;
    }
}

static void begin_group(struct parquet *parquet)
{
    if (!parquet->dictionaries) {
        parquet->dictionaries = heap_zero(parquet->columns + 1, sizeof(struct intern *));
        parquet->indexes = heap_zero(parquet->columns + 1, sizeof(uint32_t *));
    }
    for (size_t i = 0; i < parquet->columns; i++) {
        parquet->dictionaries[i] = intern_new();
    }
    parquet->count = parquet->bytes = 0;
}

/* Writes the pages of the group at hand. */
static bool write_group(struct parquet *parquet, struct fault *fault)
{
    struct parquet_chunk *chunks =
        arena_alloc(&parquet->arena, (parquet->columns + 1) * sizeof *chunks);
    bool done = true;
    for (size_t i = 0; done && i < parquet->columns; i++) {
        struct grown pages = {0};
        parquet_pages(&pages, parquet->types[i], parquet->dictionaries[i], parquet->indexes[i],
                      parquet->count, parquet->offset, &chunks[i]);
        done = write_out(parquet, pages.at, pages.size, fault);
        free(pages.at);
    }
    parquet->groups = heap_grow(parquet->groups, &parquet->group_capacity, parquet->group_count + 1,
                                sizeof *parquet->groups);
    parquet->groups[parquet->group_count++] = (struct parquet_group){chunks, parquet->count};
    parquet->total += parquet->count;
    clear_group(parquet);
    return done;
}

static void add_row(struct parquet *parquet, const struct cell *cells)
{
    const size_t at = parquet->count++;
    if (at == parquet->capacity) {
        parquet->capacity = parquet->capacity ? 2 * parquet->capacity : 1024;
        for (size_t i = 0; i < parquet->columns; i++) {
            parquet->indexes[i] =
                heap_realloc(parquet->indexes[i], parquet->capacity * sizeof(uint32_t));
        }
    }
    for (size_t i = 0; i < parquet->columns; i++) {
        struct intern *dictionary = parquet->dictionaries[i];
        const uint32_t known = intern_count(dictionary);
        parquet->indexes[i][at] =
            cells[i].size ? intern_put(dictionary, cells[i].text, cells[i].size) : NONE;
        /* (Beside its bytes a text takes about that much in the dictionary.) */
        parquet->bytes += intern_count(dictionary) > known ? cells[i].size + 32 : 0;
    }
    parquet->bytes += parquet->columns * sizeof(uint32_t);
}

static bool write_groups(struct parquet *parquet, struct fault *fault)
{
    const struct cell *cells;
    size_t rows = 0;
    bool done = true;
    while (done && (done = row_spool_next(parquet->rows, &cells, fault)) && cells) {
        if (rows++ == 0) {
            begin_group(parquet);
        }
        add_row(parquet, cells);
        if (rows == GROUP_ROWS || parquet->bytes > GROUP_BYTES) {
            done = write_group(parquet, fault);
            rows = 0;
        }
    }
    return done && (rows == 0 || write_group(parquet, fault));
}

static bool parquet_end(struct table_sink *self, struct fault *fault)
{
    struct parquet *parquet = (struct parquet *)self;
    enum { ABOUT_MAX = 32 };
    const char *about[ABOUT_MAX][2];
    size_t count = 0;
    for (const struct provenance *item = parquet->options.provenance;
         item && item->key && count < ABOUT_MAX; item++, count++) {
        about[count][0] = item->key;
        about[count][1] = item->value;
    }
    if (!write_out(parquet, "PAR1", 4, fault) || !write_groups(parquet, fault)) {
        return false;
    }
    const struct parquet_file file = {.names = parquet->names,
                                      .types = parquet->types,
                                      .columns = parquet->columns,
                                      .groups = parquet->groups,
                                      .group_count = parquet->group_count,
                                      .rows = parquet->total,
                                      .about = (const char *const(*)[2])about,
                                      .about_count = count};
    struct grown footer = {0};
    parquet_footer(&footer, &file);
    const bool done = write_out(parquet, footer.at, footer.size, fault);
    free(footer.at);
    return done && output_finish(parquet->out, fault);
}

struct table_sink *parquet_open(FILE *out, const struct render_options *options)
{
    struct parquet *parquet = heap_zero(1, sizeof *parquet);
    parquet->sink =
        (struct table_sink){.begin = parquet_begin, .row = parquet_row, .end = parquet_end};
    parquet->out = out;
    parquet->options = *options;
    return &parquet->sink;
}

void parquet_release(struct table_sink *sink)
{
    struct parquet *parquet = (struct parquet *)sink;
    clear_group(parquet);
    for (size_t i = 0; parquet->indexes && i < parquet->columns; i++) {
        free(parquet->indexes[i]);
    }
    free(parquet->indexes);
    free(parquet->dictionaries);
    free(parquet->groups);
    row_spool_free(parquet->rows);
    arena_release(&parquet->arena);
    free(parquet);
}

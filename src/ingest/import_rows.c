#include "csv_rows.h"
#include "import_reader.h"
#include "watch.h"

#include <stdlib.h>

/* Reads a table: what its mapping leaves open is guessed from the first rows, then rows become
 * claims. */

enum { COLUMNS_MOST = 8192, FORGET_STEP = 4 << 20, SAMPLE_ROWS = 500 };

static void forget(struct rows_reader *reader, size_t end)
{
    if (end - reader->forgotten >= FORGET_STEP) {
        heap_forget(reader->text->text + reader->forgotten, end - reader->forgotten);
        reader->forgotten = end;
    }
}

static bool take_row(void *context, const struct csv_row *row, struct fault *fault)
{
    struct rows_reader *reader = context;
    struct import *import = reader->import;
    if (!reader->header_seen) {
        reader->header_seen = true;
        reader->broken = !reader_header(reader, row);
        return !reader->broken;
    }
    if (!watch_step(import->watch, MSG_doing_rows, import->rows++, 0, fault)) {
        return false;
    }
    reader_row(reader, row);
    forget(reader, row->end);
    return true;
}

/* ---- Guessing what the mapping does not say ---- */

struct sampler {
    struct arena *arena;
    const char **header, **cells;
    size_t width, rows;
    uint32_t line; /* of the header */
    bool header_only;
};

static bool take_sample(void *context, const struct csv_row *row, struct fault *fault)
{
    struct sampler *sampler = context;
    (void)fault;
    if (!sampler->header) {
        sampler->width = row->count;
        sampler->line = row->line;
        sampler->header = arena_alloc(sampler->arena, (row->count + 1) * sizeof *sampler->header);
        sampler->cells =
            arena_alloc(sampler->arena, SAMPLE_ROWS * (row->count + 1) * sizeof *sampler->cells);
    }
    for (size_t i = 0; i < row->count; i++) {
        const struct csv_field *field = &row->fields[i];
        const char *copy =
            field->text ? arena_text(sampler->arena, field->text, field->size) : NULL;
        if (sampler->rows == 0) {
            sampler->header[i] = copy ? copy : "";
        } else {
            sampler->cells[(sampler->rows - 1) * sampler->width + i] = copy;
        }
    }
    return sampler->rows++ < SAMPLE_ROWS - 1 && !sampler->header_only;
}

static void read_sample(const struct rows_reader *reader, struct sampler *sampler)
{
    struct findings findings;
    struct fault fault = {0};
    findings_init(&findings);
    csv_rows_read(reader->text->text, reader->text->size, &reader->options, take_sample, sampler,
                  &findings, &fault);
    findings_release(&findings);
}

/* Where the first row names no columns that make a table, one of the next may: others stand above
 * it. */
static void guess_header(struct rows_reader *reader, const struct sampler *first)
{
    enum { HEADER_TRIES = 10 };
    if (reader->table->header || reader->table->shape != SHAPE_UNKNOWN ||
        import_guess_header(first->header, first->width)) {
        return;
    }
    for (uint32_t line = 2; line <= HEADER_TRIES && !reader->table->header; line++) {
        struct arena arena = {0};
        struct sampler sampler = {.arena = &arena, .header_only = true};
        reader->options.first_line = line;
        read_sample(reader, &sampler);
        if (sampler.header && import_guess_header(sampler.header, sampler.width)) {
            reader->table->header = sampler.line;
        }
        arena_release(&arena);
    }
    reader->options.first_line = reader->table->header;
}

static void guess(struct rows_reader *reader)
{
    struct arena arena = {0};
    struct sampler sampler = {.arena = &arena};
    read_sample(reader, &sampler);
    if (sampler.header) {
        guess_header(reader, &sampler);
    }
    if (reader->table->header && sampler.line != reader->table->header) {
        sampler = (struct sampler){.arena = &arena};
        read_sample(reader, &sampler);
    }
    const struct import_sample sample = {.header = sampler.header,
                                         .width = sampler.width,
                                         .cells = sampler.cells,
                                         .rows = sampler.rows ? sampler.rows - 1 : 0};
    if (sampler.header) {
        import_guess(&reader->import->map, reader->table, &sample);
    }
    arena_release(&arena);
}

bool import_rows(struct import *import, size_t table, const char *path, struct fault *fault)
{
    struct rows_reader reader = {
        .import = import, .table = &import->map.tables[table], .number = table};
    struct import_text text;
    if (!import_text_read(&text, path, reader.table->encoding, reader.table->delimiter, fault)) {
        return false;
    }
    reader.text = &text;
    reader.file = import->table_files[table];
    reader.options = (struct csv_options){.delimiter = text.delimiter,
                                          .file = reader.file,
                                          .columns = COLUMNS_MOST,
                                          .first_line = reader.table->header,
                                          .trim = true};
    guess(&reader);
    reader.manner = (struct date_manner){.years = reader.table->years,
                                         .end_is = reader.table->end_is,
                                         .order = reader.table->order,
                                         .null = reader.table->null,
                                         .open = reader.table->open,
                                         .language = import->language};
    bool done = csv_rows_read(text.text, text.size, &reader.options, take_row, &reader,
                              import->findings, fault) ||
                reader.broken;
    if (done && reader.runs.count) {
        import_runs_end(import, &reader.runs, table);
    }
    import_runs_release(&reader.runs);
    free(text.text);
    return done;
}

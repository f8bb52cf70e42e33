#include "arena.h"
#include "render_formats.h"
#include "render_parts.h"

#include <stdlib.h>

/* Comma- and tab-separated values differ only in how a field is written. Fields are data and go out
 * byte for byte: control characters are a matter for who shows them. */
struct csv {
    struct table_sink sink; /* first, so that a sink is the csv it belongs to */
    FILE *out;
    size_t count;
    char separator;
    void (*field)(FILE *out, const char *text, size_t size);
};

/* Quotes are needed around the signs of RFC 4180, and around white space at the ends, which some
 * readers (libcsv among them) take away from a bare field. */
static bool needs_quotes(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        switch (text[i]) {
        case ',':
        case '"':
        case '\n':
        case '\r':
            return true;
        case ' ':
        case '\t':
            if (i == 0 || i == size - 1) {
                return true;
            }
            break;
        default:
            break;
        }
    }
    return false;
}

static void csv_field(FILE *out, const char *text, size_t size)
{
    if (!needs_quotes(text, size)) {
        output_bytes(out, text, size);
        return;
    }
    output_byte(out, '"');
    size_t done = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '"') {
            output_bytes(out, text + done, i + 1 - done);
            done = i; /* the quote goes out once more with what follows it */
        }
    }
    output_bytes(out, text + done, size - done);
    output_byte(out, '"');
}

/* The escapes of PostgreSQL's COPY and MySQL's batch mode; csvkit, pandas and R read them back when
 * told of the backslash. */
static void tsv_field(FILE *out, const char *text, size_t size)
{
    size_t done = 0;
    for (size_t i = 0; i < size; i++) {
        char letter;
        switch (text[i]) {
        case '\t':
            letter = 't';
            break;
        case '\n':
            letter = 'n';
            break;
        case '\r':
            letter = 'r';
            break;
        case '\\':
            letter = '\\';
            break;
        default:
            continue;
        }
        output_bytes(out, text + done, i - done);
        output_byte(out, '\\');
        output_byte(out, letter);
        done = i + 1;
    }
    output_bytes(out, text + done, size - done);
}

static bool csv_begin(struct table_sink *self, const char *title, const struct column *columns,
                      size_t count, struct fault *fault)
{
    struct csv *csv = (struct csv *)self;
    (void)title;
    csv->count = count;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            output_byte(csv->out, csv->separator);
        }
        struct cell name = cell_text(columns[i].name);
        csv->field(csv->out, name.text, name.size);
    }
    output_byte(csv->out, '\n');
    return output_check(csv->out, fault);
}

static bool csv_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct csv *csv = (struct csv *)self;
    if (csv->count == 1 && cells[0].size == 0 && csv->field == csv_field) {
        output_text(csv->out, "\"\""); /* a blank line would be no row to most readers */
    }
    for (size_t i = 0; i < csv->count; i++) {
        if (i > 0) {
            output_byte(csv->out, csv->separator);
        }
        if (cells[i].size > 0) {
            csv->field(csv->out, cells[i].text, cells[i].size);
        }
    }
    output_byte(csv->out, '\n');
    return output_check(csv->out, fault);
}

static bool csv_end(struct table_sink *self, struct fault *fault)
{
    return output_finish(((struct csv *)self)->out, fault);
}

static struct table_sink *open_separated(FILE *out, char separator,
                                         void (*field)(FILE *, const char *, size_t))
{
    struct csv *csv = heap_alloc(sizeof *csv);
    *csv = (struct csv){
        .sink = {csv_begin, csv_row, csv_end},
        .out = out,
        .separator = separator,
        .field = field,
    };
    return &csv->sink;
}

struct table_sink *csv_open(FILE *out, const struct render_options *options)
{
    (void)options;
    return open_separated(out, ',', csv_field);
}

void csv_release(struct table_sink *sink)
{
    free(sink);
}

struct table_sink *tsv_open(FILE *out, const struct render_options *options)
{
    (void)options;
    return open_separated(out, '\t', tsv_field);
}

void tsv_release(struct table_sink *sink)
{
    free(sink);
}

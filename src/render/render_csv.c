#include "arena.h"
#include "plain_rows.h"
#include "render_formats.h"
#include "render_parts.h"

#include <stdlib.h>
#include <string.h>

/* Comma- and tab-separated values differ only in how a field is written. Fields are data and go out
 * byte for byte: control characters are a matter for who shows them. */
struct csv {
    struct table_sink sink; /* first, so that a sink is the csv it belongs to */
    FILE *out;
    size_t count;
    const struct column *columns;
    struct render_options options;
    char separator;
    const char *line_end;
    void (*field)(FILE *out, const char *text, size_t size);
    struct plain_rows plain; /* rows of plain CSV that are not yet written */
};

static void quoted_field(FILE *out, const char *before, const char *text, size_t size)
{
    output_byte(out, '"');
    output_text(out, before);
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

static void csv_field(FILE *out, const char *text, size_t size)
{
    if (csv_needs_quotes(text, size)) {
        quoted_field(out, "", text, size);
    } else {
        output_bytes(out, text, size);
    }
}

/* A cell that begins with one of these is a formula to Excel, and may do harm
 * (https://owasp.org/www-community/attacks/CSV_Injection); after an apostrophe it is a text. */
static bool is_formula(const char *text, size_t size)
{
    return size > 0 && memchr("=+-@\t\r", text[0], 6) != NULL;
}

static void excel_field(FILE *out, const char *text, size_t size)
{
    if (is_formula(text, size)) {
        quoted_field(out, "'", text, size);
    } else if (csv_needs_quotes(text, size) || memchr(text, ';', size) != NULL) {
        quoted_field(out, "", text, size);
    } else {
        output_bytes(out, text, size);
    }
}

/* In the Russian locale the sign of decimals is the comma; a number with a point is a text, or even
 * a date. */
static void excel_number(FILE *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        output_byte(out, text[i] == '.' ? ',' : text[i]);
    }
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

static void write_header(struct csv *csv)
{
    for (size_t i = 0; i < csv->count; i++) {
        if (i > 0) {
            output_byte(csv->out, csv->separator);
        }
        struct cell name = cell_text(csv->columns[i].name);
        csv->field(csv->out, name.text, name.size);
    }
    output_text(csv->out, csv->line_end);
}

static bool csv_begin(struct table_sink *self, const char *title, const struct column *columns,
                      size_t count, struct fault *fault)
{
    struct csv *csv = (struct csv *)self;
    (void)title;
    csv->columns = columns;
    csv->count = count;
    if (csv->options.excel_ru) {
        output_text(csv->out, "\xEF\xBB\xBF"); /* Excel takes a file without it for CP1251 */
    }
    for (const struct provenance *item = csv->options.provenance; item && item->key; item++) {
        output_text(csv->out, "# ");
        output_text(csv->out, item->key);
        output_text(csv->out, ": ");
        output_line(csv->out, item->value);
        output_text(csv->out, csv->line_end);
    }
    if (!csv->options.no_header) {
        write_header(csv);
    }
    return output_check(csv->out, fault);
}

/* Writes the plain rows that wait. */
static void flush_plain(struct csv *csv)
{
    output_bytes(csv->out, csv->plain.bytes, csv->plain.used);
    csv->plain.used = 0;
}

static bool csv_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct csv *csv = (struct csv *)self;
    if (csv->field == csv_field) {
        if (plain_rows_add(&csv->plain, cells, csv->count)) {
            return true;
        }
        flush_plain(csv);
        if (plain_rows_add(&csv->plain, cells, csv->count)) {
            return output_check(csv->out, fault);
        }
    }
    if (csv->count == 1 && cells[0].size == 0 && csv->field != tsv_field) {
        output_text(csv->out, "\"\""); /* a blank line would be no row to most readers */
    }
    for (size_t i = 0; i < csv->count; i++) {
        if (i > 0) {
            output_byte(csv->out, csv->separator);
        }
        if (cells[i].size > 0) {
            /* A number is no formula, though it may begin with a minus. */
            const bool number = csv->columns[i].kind == COLUMN_NUMBER &&
                                text_is_number(cells[i].text, cells[i].size);
            if (number && csv->options.excel_ru) {
                excel_number(csv->out, cells[i].text, cells[i].size);
            } else {
                (number ? csv_field : csv->field)(csv->out, cells[i].text, cells[i].size);
            }
        }
    }
    output_text(csv->out, csv->line_end);
    return output_check(csv->out, fault);
}

static bool csv_end(struct table_sink *self, struct fault *fault)
{
    flush_plain((struct csv *)self);
    return output_finish(((struct csv *)self)->out, fault);
}

static struct table_sink *open_separated(FILE *out, const struct render_options *options,
                                         char separator,
                                         void (*field)(FILE *, const char *, size_t))
{
    struct csv *csv = heap_alloc(sizeof *csv);
    csv->sink = (struct table_sink){.begin = csv_begin, .row = csv_row, .end = csv_end};
    csv->out = out;
    csv->options = *options;
    csv->separator = separator;
    csv->line_end = options->excel_ru ? "\r\n" : "\n";
    csv->field = field;
    csv->plain.used = 0; /* and its bytes are left as they are */
    return &csv->sink;
}

struct table_sink *csv_open(FILE *out, const struct render_options *options)
{
    /* ';' is the list separator of the Russian locale, which Excel goes by. */
    return options->excel_ru ? open_separated(out, options, ';', excel_field)
                             : open_separated(out, options, ',', csv_field);
}

void csv_release(struct table_sink *sink)
{
    flush_plain((struct csv *)sink); /* what an answer that broke off has given */
    free(sink);
}

struct table_sink *tsv_open(FILE *out, const struct render_options *options)
{
    return open_separated(out, options, '\t', tsv_field);
}

void tsv_release(struct table_sink *sink)
{
    free(sink);
}

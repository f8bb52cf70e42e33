#include "render_formats.h"
#include "render_parts.h"
#include "render_words.h"
#include "screen.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* A record for each row: for answers of many columns, and of long texts. */

static const char *heading_of(const struct column *column, enum language lang)
{
    const char *heading = column_heading(column, lang);
    return heading ? heading : column->name;
}

static size_t heading_width(const struct column *columns, size_t count, enum language lang)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        const char *heading = heading_of(&columns[i], lang);
        const size_t width = text_width(heading, strlen(heading));
        most = width > most ? width : most;
    }
    return most;
}

static void write_spaces(FILE *out, size_t count)
{
    fprintf(out, "%*s", (int)count, "");
}

/* The text of a cell wrapped after its heading, or beneath it where that leaves no room. */
static void write_value(FILE *out, const char *text, size_t left, size_t indent, size_t width)
{
    bool first = true;
    while (left > 0) {
        size_t taken = left, size = left;
        if (width > 0) {
            size = text_break(text, left, width > indent + 10 ? width - indent : 10, &taken);
        }
        if (!first) {
            write_spaces(out, indent);
        }
        output_bytes(out, text, size);
        output_byte(out, '\n');
        text += taken;
        left -= taken;
        first = false;
    }
}

void lines_record(FILE *out, const struct column *columns, size_t count, const struct cell *cells,
                  const struct render_options *options)
{
    const size_t most = heading_width(columns, count, options->lang);
    const size_t indent = options->no_header ? 0 : most + 2;
    struct arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        if (cells[i].size == 0) {
            continue;
        }
        const char *heading = heading_of(&columns[i], options->lang);
        size_t heading_size = strlen(heading);
        heading = options->unicode ? heading : marks_in_ascii(&arena, heading, &heading_size);
        const struct cell cell = cell_for_people(&columns[i], &cells[i], options, &arena);
        char *clean = arena_text(&arena, cell.text, cell.size);
        size_t size = text_clean(clean, cell.size);
        const char *text = options->unicode ? clean : marks_in_ascii(&arena, clean, &size);
        if (!options->no_header) {
            output_text(out, heading);
            write_spaces(out, indent - text_width(heading, strlen(heading)));
        }
        write_value(out, text, size, indent, options->width);
    }
    arena_release(&arena);
}

struct lines {
    struct table_sink sink; /* first, so that a sink is the lines it belongs to */
    FILE *out;
    struct render_options options;
    const struct column *columns;
    size_t count;
    bool begun; /* something stands above */
};

static bool lines_begin(struct table_sink *self, const char *title, const struct column *columns,
                        size_t count, struct fault *fault)
{
    struct lines *lines = (struct lines *)self;
    (void)fault;
    lines->columns = columns;
    lines->count = count;
    if (title && *title && !lines->options.no_header) {
        struct arena arena = {0};
        char *text = arena_text(&arena, title, strlen(title));
        write_value(lines->out, text, text_clean(text, strlen(text)), 0, lines->options.width);
        arena_release(&arena);
        lines->begun = true;
    }
    return true;
}

static bool lines_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct lines *lines = (struct lines *)self;
    output_text(lines->out, lines->begun ? "\n" : "");
    lines->begun = true;
    lines_record(lines->out, lines->columns, lines->count, cells, &lines->options);
    return output_check(lines->out, fault);
}

static bool lines_end(struct table_sink *self, struct fault *fault)
{
    struct lines *lines = (struct lines *)self;
    const struct provenance *item = lines->options.provenance;
    output_text(lines->out, item && item->key && lines->begun ? "\n" : "");
    for (; item && item->key; item++) {
        fprintf(lines->out, "%s: ", item->key);
        output_line(lines->out, item->value);
        output_byte(lines->out, '\n');
    }
    return output_finish(lines->out, fault);
}

struct table_sink *lines_open(FILE *out, const struct render_options *options)
{
    struct lines *lines = heap_alloc(sizeof *lines);
    *lines = (struct lines){.sink = {.begin = lines_begin, .row = lines_row, .end = lines_end},
                            .out = out,
                            .options = *options};
    return &lines->sink;
}

void lines_release(struct table_sink *sink)
{
    free(sink);
}

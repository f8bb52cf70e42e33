#include "arena.h"
#include "render_formats.h"
#include "render_parts.h"

#include <stdlib.h>
#include <string.h>

struct markdown {
    struct table_sink sink; /* first, so that a sink is the markdown it belongs to */
    FILE *out;
    struct render_options options;
    size_t count;
};

static bool is_word_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
           (unsigned char)byte >= 0x80;
}

/* A cell is to be read as it stands: `|` would end it, and the other signs would begin emphasis,
 * strike out what stands between two dates (1994~/1995~), or become a link, code or HTML. A `_`
 * within a word does nothing, and would spoil an address if escaped; `&` matters only where it may
 * begin an entity. */
static void write_escaped(FILE *out, const char *text, size_t size)
{
    size_t done = 0;
    for (size_t i = 0; i < size; i++) {
        char before = i > 0 ? text[i - 1] : ' ';
        char after = i + 1 < size ? text[i + 1] : ' ';
        const char *escape = "\\";
        size_t skip = 0; /* 1: the escape stands for the sign itself */
        switch (text[i]) {
        case '|':
        case '\\':
        case '`':
        case '*':
        case '~':
        case '[':
        case ']':
            break;
        case '_':
            if (is_word_byte(before) && is_word_byte(after)) {
                continue;
            }
            break;
        case '<':
            escape = "&lt;";
            skip = 1;
            break;
        case '&':
            if (after != '#' && !is_word_byte(after)) {
                continue;
            }
            escape = "&amp;";
            skip = 1;
            break;
        default:
            continue;
        }
        output_bytes(out, text + done, i - done);
        output_text(out, escape);
        done = i + skip;
    }
    output_bytes(out, text + done, size - done);
}

static void write_cell(FILE *out, const char *text, size_t size)
{
    output_parts(out, text, size, write_escaped, "<br>");
}

static bool markdown_begin(struct table_sink *self, const char *title, const struct column *columns,
                           size_t count, struct fault *fault)
{
    struct markdown *markdown = (struct markdown *)self;
    FILE *out = markdown->out;
    markdown->count = count;
    if (title != NULL && title[0] != '\0') {
        output_text(out, "**");
        write_cell(out, title, strlen(title));
        output_text(out, "**\n\n");
    }
    output_byte(out, '|');
    for (size_t i = 0; i < count; i++) {
        output_byte(out, ' ');
        if (!markdown->options.no_header) { /* else empty: a table must have the row */
            write_cell(out, columns[i].name, strlen(columns[i].name));
            output_byte(out, ' ');
        }
        output_byte(out, '|');
    }
    output_text(out, "\n|");
    for (size_t i = 0; i < count; i++) {
        output_text(out, columns[i].kind == COLUMN_NUMBER ? " ---: |" : " --- |");
    }
    output_byte(out, '\n');
    return output_check(out, fault);
}

static bool markdown_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct markdown *markdown = (struct markdown *)self;
    FILE *out = markdown->out;
    output_byte(out, '|');
    for (size_t i = 0; i < markdown->count; i++) {
        output_byte(out, ' ');
        if (cells[i].size > 0) {
            write_cell(out, cells[i].text, cells[i].size);
            output_byte(out, ' ');
        }
        output_byte(out, '|');
    }
    output_byte(out, '\n');
    return output_check(out, fault);
}

static bool markdown_end(struct table_sink *self, struct fault *fault)
{
    struct markdown *markdown = (struct markdown *)self;
    FILE *out = markdown->out;
    for (const struct provenance *item = markdown->options.provenance; item && item->key; item++) {
        output_text(out, item == markdown->options.provenance ? "\n- " : "- ");
        write_cell(out, item->key, strlen(item->key));
        output_text(out, ": ");
        write_cell(out, item->value, strlen(item->value));
        output_byte(out, '\n');
    }
    return output_finish(out, fault);
}

struct table_sink *markdown_open(FILE *out, const struct render_options *options)
{
    struct markdown *markdown = heap_alloc(sizeof *markdown);
    *markdown = (struct markdown){
        .sink = {.begin = markdown_begin, .row = markdown_row, .end = markdown_end},
        .out = out,
        .options = *options,
    };
    return &markdown->sink;
}

void markdown_release(struct table_sink *sink)
{
    free(sink);
}

#include "arena.h"
#include "render_formats.h"
#include "render_parts.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* Rows are flat, so they are written directly: jansson would build an object of each row first
 * (an allocation or two for each cell), and refuses bytes that are not UTF-8 and texts with a NUL.
 */
struct json {
    struct table_sink sink; /* first, so that a sink is the json it belongs to */
    FILE *out;
    const struct column *columns;
    size_t count;
    bool array; /* one array of all rows, or a line for each */
    bool some;  /* a row has been written */
};

/* Escapes what RFC 8259 section 7 requires, and DEL and the C1 controls too, for the sake of who
 * looks at JSON on a terminal. All else stays as it is, U+2028 too: JSON is not JavaScript. */
static void write_valid(FILE *out, const char *text, size_t size)
{
    size_t done = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)text[i];
        bool c1 = byte == 0xC2 && i + 1 < size && (unsigned char)text[i + 1] < 0xA0;
        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F && !c1) {
            continue;
        }
        output_bytes(out, text + done, i - done);
        if (c1) {
            byte = (unsigned char)text[++i]; /* U+0080..U+009F are 0xC2 and their own number */
        }
        done = i + 1;
        switch (byte) {
        case '"':
            output_text(out, "\\\"");
            break;
        case '\\':
            output_text(out, "\\\\");
            break;
        case '\n':
            output_text(out, "\\n");
            break;
        case '\r':
            output_text(out, "\\r");
            break;
        case '\t':
            output_text(out, "\\t");
            break;
        default: {
            static const char digits[] = "0123456789abcdef";
            output_text(out, "\\u00");
            output_byte(out, digits[byte >> 4]);
            output_byte(out, digits[byte & 15]);
            break;
        }
        }
    }
    output_bytes(out, text + done, size - done);
}

/* A JSON text is UTF-8 (RFC 8259 section 8.1), so each byte that is not becomes U+FFFD. */
static void write_string(FILE *out, const char *text, size_t size)
{
    output_byte(out, '"');
    for (;;) {
        size_t valid = text_invalid(text, size);
        write_valid(out, text, valid);
        if (valid == size) {
            break;
        }
        output_text(out, PART_CONTROL_SIGN);
        text += valid + 1;
        size -= valid + 1;
    }
    output_byte(out, '"');
}

static size_t skip_digits(const char *text, size_t size, size_t at)
{
    while (at < size && text[at] >= '0' && text[at] <= '9') {
        at++;
    }
    return at;
}

/* Is it a number as JSON writes one (RFC 8259 section 6; without an exponent)? */
static bool is_number(const char *text, size_t size)
{
    size_t start = size > 0 && text[0] == '-' ? 1 : 0;
    size_t end = skip_digits(text, size, start);
    if (end == start || (text[start] == '0' && end > start + 1)) {
        return false;
    }
    if (end < size && text[end] == '.') {
        start = end + 1;
        end = skip_digits(text, size, start);
        if (end == start) {
            return false;
        }
    }
    return end == size;
}

static void write_list(FILE *out, const char *text, size_t size)
{
    const char *separator = "";
    output_byte(out, '[');
    for (size_t at = 0; at < size;) {
        const char *space = memchr(text + at, ' ', size - at);
        size_t length = space == NULL ? size - at : (size_t)(space - text) - at;
        if (length > 0) {
            output_text(out, separator);
            write_string(out, text + at, length);
            separator = ",";
        }
        at += length + 1;
    }
    output_byte(out, ']');
}

static bool is_word(const struct cell *cell, const char *word)
{
    return cell->size == strlen(word) && memcmp(cell->text, word, cell->size) == 0;
}

/* What does not look like its column's kind is written as text: still valid JSON, and still true.
 */
static void write_cell(FILE *out, enum column_kind kind, const struct cell *cell)
{
    if (cell->text == NULL) {
        output_text(out, "null");
    } else if (kind == COLUMN_LIST) {
        write_list(out, cell->text, cell->size);
    } else if (kind == COLUMN_NUMBER && is_number(cell->text, cell->size)) {
        output_bytes(out, cell->text, cell->size);
    } else if (kind == COLUMN_FLAG && is_word(cell, "yes")) {
        output_text(out, "true");
    } else if (kind == COLUMN_FLAG && is_word(cell, "no")) {
        output_text(out, "false");
    } else {
        write_string(out, cell->text, cell->size);
    }
}

static bool json_begin(struct table_sink *self, const char *title, const struct column *columns,
                       size_t count, struct fault *fault)
{
    struct json *json = (struct json *)self;
    (void)title;
    json->columns = columns;
    json->count = count;
    if (json->array) {
        output_byte(json->out, '[');
    }
    return output_check(json->out, fault);
}

static bool json_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct json *json = (struct json *)self;
    FILE *out = json->out;
    if (json->array) {
        output_text(out, json->some ? ",\n" : "\n");
    }
    json->some = true;
    output_byte(out, '{');
    for (size_t i = 0; i < json->count; i++) {
        if (i > 0) {
            output_byte(out, ',');
        }
        const struct column *column = &json->columns[i];
        write_string(out, column->name, strlen(column->name));
        output_byte(out, ':');
        write_cell(out, column->kind, &cells[i]);
    }
    output_byte(out, '}');
    if (!json->array) {
        output_byte(out, '\n');
    }
    return output_check(out, fault);
}

static bool json_end(struct table_sink *self, struct fault *fault)
{
    struct json *json = (struct json *)self;
    if (json->array) {
        output_text(json->out, json->some ? "\n]\n" : "]\n");
    }
    return output_finish(json->out, fault);
}

static struct table_sink *open_json(FILE *out, bool array)
{
    struct json *json = heap_alloc(sizeof *json);
    *json = (struct json){
        .sink = {json_begin, json_row, json_end},
        .out = out,
        .array = array,
    };
    return &json->sink;
}

struct table_sink *json_open(FILE *out, const struct render_options *options)
{
    (void)options;
    return open_json(out, true);
}

void json_release(struct table_sink *sink)
{
    free(sink);
}

struct table_sink *jsonl_open(FILE *out, const struct render_options *options)
{
    (void)options;
    return open_json(out, false);
}

void jsonl_release(struct table_sink *sink)
{
    free(sink);
}

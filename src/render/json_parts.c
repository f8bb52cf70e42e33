#include "json_parts.h"

#include "render_parts.h"
#include "text.h"

#include <string.h>

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

void json_write_string(FILE *out, const char *text, size_t size)
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

static void write_list(FILE *out, const char *text, size_t size)
{
    const char *separator = "";
    output_byte(out, '[');
    for (size_t at = 0; at < size;) {
        const char *space = memchr(text + at, ' ', size - at);
        size_t length = space == NULL ? size - at : (size_t)(space - text) - at;
        if (length > 0) {
            output_text(out, separator);
            json_write_string(out, text + at, length);
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

void json_cell(FILE *out, enum column_kind kind, const struct cell *cell)
{
    if (cell->text == NULL) {
        output_text(out, "null");
    } else if (kind == COLUMN_LIST) {
        write_list(out, cell->text, cell->size);
    } else if (kind == COLUMN_NUMBER && text_is_number(cell->text, cell->size)) {
        output_bytes(out, cell->text, cell->size);
    } else if (kind == COLUMN_FLAG && is_word(cell, "yes")) {
        output_text(out, "true");
    } else if (kind == COLUMN_FLAG && is_word(cell, "no")) {
        output_text(out, "false");
    } else {
        json_write_string(out, cell->text, cell->size);
    }
}

void json_open_row(FILE *out, const struct column *columns, size_t count, const struct cell *cells)
{
    output_byte(out, '{');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            output_byte(out, ',');
        }
        json_write_string(out, columns[i].name, strlen(columns[i].name));
        output_byte(out, ':');
        json_cell(out, columns[i].kind, &cells[i]);
    }
}

void json_provenance(FILE *out, const struct provenance *items)
{
    const char *separator = "{";
    for (; items->key != NULL; items++) {
        output_text(out, separator);
        json_write_string(out, items->key, strlen(items->key));
        output_byte(out, ':');
        json_write_string(out, items->value, strlen(items->value));
        separator = ",";
    }
    output_text(out, separator[0] == '{' ? "{}" : "}");
}

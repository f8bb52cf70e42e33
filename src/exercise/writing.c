#include "writing.h"

#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void write_bytes(struct writing *out, const void *bytes, size_t size)
{
    out->text = heap_grow(out->text, &out->capacity, out->size + size + 1, 1);
    if (size) {
        memcpy(out->text + out->size, bytes, size);
    }
    out->size += size;
    out->text[out->size] = '\0';
}

void write_text(struct writing *out, const char *text)
{
    write_bytes(out, text, strlen(text));
}

void write_format(struct writing *out, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    const int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    out->text = heap_grow(out->text, &out->capacity, out->size + (size_t)size + 1, 1);
    vsnprintf(out->text + out->size, (size_t)size + 1, format, again);
    va_end(again);
    out->size += (size_t)size;
}

void write_html(struct writing *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            write_text(out, "&amp;");
            break;
        case '<':
            write_text(out, "&lt;");
            break;
        case '>':
            write_text(out, "&gt;");
            break;
        case '"':
            write_text(out, "&quot;");
            break;
        default:
            if ((unsigned char)*text >= 0x20 || *text == '\t' || *text == '\n') {
                write_bytes(out, text, 1);
            }
            break;
        }
    }
}

void write_json(struct writing *out, const char *text)
{
    write_text(out, "\"");
    for (; *text; text++) {
        const unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\') {
            write_format(out, "\\%c", byte);
        } else if (byte < 0x20) {
            write_format(out, "\\u%04x", byte);
        } else {
            write_bytes(out, text, 1);
        }
    }
    write_text(out, "\"");
}

void write_csv(struct writing *out, const char *text, const char *after)
{
    if (strpbrk(text, ",\"\r\n")) {
        write_text(out, "\"");
        for (; *text; text++) {
            write_bytes(out, text, 1);
            if (*text == '"') {
                write_text(out, "\"");
            }
        }
        write_text(out, "\"");
    } else {
        write_text(out, text);
    }
    write_text(out, after);
}

void writing_release(struct writing *out)
{
    free(out->text);
    *out = (struct writing){0};
}

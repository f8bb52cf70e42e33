#include "cells.h"

#include "arena.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

void cells_release(struct cells *cells)
{
    free(cells->text);
    *cells = (struct cells){0};
}

static void add(struct cells *cells, const char *bytes, size_t size)
{
    cells->text = heap_grow(cells->text, &cells->capacity, cells->size + size + 1, 1);
    memcpy(cells->text + cells->size, bytes, size);
    cells->size += size;
    cells->text[cells->size] = '\0';
}

/* What stands for a character: itself, or in ASCII its likeness. */
static const char *likeness(const struct cells *cells, const char *character, size_t size,
                            char out[8])
{
    const unsigned char lead = (unsigned char)character[0];
    memcpy(out, character, size < 7 ? size : 7);
    out[size < 7 ? size : 7] = '\0';
    if (text_hidden(character, size) < size || lead < 0x20 ||
        text_invalid(out, strlen(out)) != size) {
        return " ";
    }
    if (size == 1) {
        return out;
    }
    return cells->ascii ? text_ascii(character, size, out) : out;
}

static size_t character_size(const char *text, size_t size)
{
    size_t bytes = 1;
    while (bytes < size && ((unsigned char)text[bytes] & 0xC0U) == 0x80) {
        bytes++;
    }
    return bytes;
}

size_t cells_width(const struct cells *cells, const char *text)
{
    size_t width = 0, size = strlen(text);
    char out[8];
    while (size > 0) {
        const size_t bytes = character_size(text, size);
        const char *shown = likeness(cells, text, bytes, out);
        width += text_width(shown, strlen(shown));
        text += bytes;
        size -= bytes;
    }
    return width;
}

/* Puts as much of the text as takes at most `width` columns. */
static size_t put(struct cells *cells, const char *text, size_t width)
{
    size_t size = strlen(text), used = 0;
    char out[8];
    while (size > 0) {
        const size_t bytes = character_size(text, size);
        const char *shown = likeness(cells, text, bytes, out);
        const size_t wide = text_width(shown, strlen(shown));
        if (used + wide > width) {
            break;
        }
        add(cells, shown, strlen(shown));
        used += wide;
        text += bytes;
        size -= bytes;
    }
    cells->column += used;
    return used;
}

/* Codes only where the colour changes. */
static void set_colour(struct cells *cells, const char *code)
{
    if (code != cells->colour) {
        add(cells, "\033[", 2);
        add(cells, code ? code : "", code ? strlen(code) : 0);
        add(cells, "m", 1);
        cells->colour = code;
    }
}

void cells_coloured(struct cells *cells, const char *code, const char *text)
{
    set_colour(cells, code);
    put(cells, text, cells->width - cells->column);
}

void cells_put(struct cells *cells, const char *text)
{
    set_colour(cells, NULL);
    put(cells, text, cells->width - cells->column);
}

void cells_to(struct cells *cells, size_t column)
{
    set_colour(cells, NULL);
    while (cells->column < column && cells->column < cells->width) {
        add(cells, " ", 1);
        cells->column++;
    }
}

void cells_field(struct cells *cells, const char *text, size_t width, bool right)
{
    const size_t end = cells->column + width, wide = cells_width(cells, text);
    set_colour(cells, NULL);
    if (right && wide < width) {
        cells_to(cells, end - wide);
    }
    if (wide <= width) {
        put(cells, text, width);
    } else if (width > 0) {
        put(cells, text, width - 1);
        put(cells, cells->ascii ? "." : "…", 1);
    }
    cells_to(cells, end);
}

void cells_line(struct cells *cells)
{
    set_colour(cells, NULL);
    while (cells->size > 0 && cells->text[cells->size - 1] == ' ') {
        cells->size--;
    }
    add(cells, "\n", 1);
    cells->column = 0;
}

void cells_wrapped(struct cells *cells, const char *text, size_t indent)
{
    while (*text) {
        size_t end = 0, width = indent;
        /* The words that fit, at least one. */
        while (text[end]) {
            const size_t word = strcspn(text + end + (end > 0), " ") + (end > 0);
            char *part = heap_alloc(word + 1);
            memcpy(part, text + end, word);
            part[word] = '\0';
            const size_t wide = cells_width(cells, part);
            free(part);
            if (end > 0 && width + wide > cells->width) {
                break;
            }
            width += wide;
            end += word;
        }
        char *line = heap_alloc(end + 1);
        memcpy(line, text, end);
        line[end] = '\0';
        cells_to(cells, indent);
        cells_put(cells, line);
        cells_line(cells);
        free(line);
        text += end;
        text += strspn(text, " ");
    }
}

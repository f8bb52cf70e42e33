#include "ini_source.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>

struct value {
    const char *section, *key, *text;
};

struct ini_source {
    struct arena arena;
    struct value *values;
    size_t count, capacity;
};

/* The value without its quotes. */
static const char *take_value(struct ini_source *source, const char *text, size_t size)
{
    const bool quoted = size >= 2 && (*text == '"' || *text == '\'') && text[size - 1] == *text;
    return quoted ? arena_text(&source->arena, text + 1, size - 2)
                  : arena_text(&source->arena, text, size);
}

static void take_line(struct ini_source *source, const char **section, const char *line,
                      size_t size)
{
    const char *equals = memchr(line, '=', size);
    if (size >= 2 && *line == '[' && line[size - 1] == ']') {
        *section = arena_text(&source->arena, line + 1, size - 2);
    } else if (equals) {
        const size_t name = (size_t)(equals - line);
        source->values =
            heap_grow(source->values, &source->capacity, source->count + 1, sizeof *source->values);
        source->values[source->count++] =
            (struct value){.section = *section,
                           .key = arena_text(&source->arena, line, name),
                           .text = take_value(source, equals + 1, size - name - 1)};
    }
}

struct ini_source *ini_source_load(const char *text, size_t size, struct fault *fault)
{
    struct ini_source *source = heap_zero(1, sizeof *source);
    const char *section = "";
    (void)fault;
    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        const size_t length = end ? (size_t)(end - text) - at : size - at;
        take_line(source, &section, text + at, length);
        at += length + 1;
    }
    return source;
}

void ini_source_free(struct ini_source *source)
{
    if (source) {
        free(source->values);
        arena_release(&source->arena);
        free(source);
    }
}

const char *ini_source_value(const struct ini_source *source, const char *section, const char *key)
{
    for (size_t i = 0; i < source->count; i++) {
        const struct value *value = &source->values[i];
        if (strcmp(value->section, section) == 0 && strcmp(value->key, key) == 0) {
            return value->text;
        }
    }
    return NULL;
}

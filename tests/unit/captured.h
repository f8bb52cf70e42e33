#ifndef BLOCLINE_TEST_CAPTURED_H
#define BLOCLINE_TEST_CAPTURED_H

/* A sink that keeps its rows as lines of text, cells joined by '|', and a list of lines to compare
 * them with. */
#include "arena.h"
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct lines {
    char **list;
    size_t count, capacity;
};

static inline void lines_add(struct lines *lines, const char *text)
{
    lines->list = heap_grow(lines->list, &lines->capacity, lines->count + 1, sizeof *lines->list);
    lines->list[lines->count++] = strdup(text);
}

static inline void lines_release(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        free(lines->list[i]);
    }
    free(lines->list);
    *lines = (struct lines){0};
}

static inline void lines_same(const struct lines *actual, const struct lines *expected)
{
    for (size_t i = 0; i < actual->count && i < expected->count; i++) {
        assert_string_equal(actual->list[i], expected->list[i]);
    }
    assert_int_equal(actual->count, expected->count);
}

struct capture {
    struct table_sink sink; /* first */
    size_t columns;
    struct lines lines; /* rows; the names of columns are in `head` */
    char head[1024];
};

static inline bool capture_begin(struct table_sink *self, const char *title,
                                 const struct column *columns, size_t count, struct fault *fault)
{
    struct capture *capture = (struct capture *)self;
    (void)title;
    (void)fault;
    capture->columns = count;
    for (size_t i = 0; i < count; i++) {
        strcat(strcat(capture->head, i ? "|" : ""), columns[i].name);
    }
    return true;
}

static inline bool capture_row(struct table_sink *self, const struct cell *cells,
                               struct fault *fault)
{
    struct capture *capture = (struct capture *)self;
    char text[4096];
    size_t used = 0;
    (void)fault;
    for (size_t i = 0; i < capture->columns; i++) {
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%.*s", i ? "|" : "",
                                 (int)cells[i].size, cells[i].size ? cells[i].text : "");
    }
    lines_add(&capture->lines, text);
    return true;
}

static inline bool capture_end(struct table_sink *self, struct fault *fault)
{
    (void)self;
    (void)fault;
    return true;
}

static inline struct capture capture_new(void)
{
    return (struct capture){
        .sink = {.begin = capture_begin, .row = capture_row, .end = capture_end}};
}

#endif

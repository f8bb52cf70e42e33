#ifndef BLOCLINE_TEST_RENDERING_H
#define BLOCLINE_TEST_RENDERING_H

/* Sends rows of texts through a renderer; shared by the tests of the renderers. */
#include "render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_COLUMNS = 9 };

static const struct render_options plain = {.unicode = false};
static const struct render_options unicode = {.unicode = true};

/* Rows of texts that end with a row whose first text is END; NULL is "no value". */
static const char END[] = "end";
typedef const char *texts[MOST_COLUMNS];

static const struct column two_columns[] = {
    {"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name},
    {"count", COLUMN_NUMBER, ROLE_COUNT, MSG_heading_count}};
static const struct column one_column[] = {{"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name}};

/* Sends the rows to a sink: begin, each row, end. */
static inline bool feed_rows(struct table_sink *sink, const char *title,
                             const struct column *columns, size_t count, texts *rows,
                             struct fault *fault)
{
    bool good = sink->begin(sink, title, columns, count, fault);
    for (size_t i = 0; good && rows[i][0] != END; i++) {
        struct cell cells[MOST_COLUMNS];
        char *borrowed[MOST_COLUMNS];
        for (size_t c = 0; c < count; c++) {
            /* Borrowed for the call only, and not NUL-terminated. */
            size_t size = rows[i][c] == NULL ? 0 : strlen(rows[i][c]);
            borrowed[c] = rows[i][c] == NULL ? NULL : malloc(size + 1);
            if (borrowed[c] != NULL) {
                memcpy(borrowed[c], rows[i][c], size);
                borrowed[c][size] = '#';
            }
            cells[c] = (struct cell){borrowed[c], size};
        }
        good = sink->row(sink, cells, fault);
        for (size_t c = 0; c < count; c++) {
            free(borrowed[c]);
        }
    }
    return good && sink->end(sink, fault);
}

static inline bool send_rows(const struct renderer *renderer, FILE *out,
                             const struct render_options *options, const char *title,
                             const struct column *columns, size_t count, texts *rows,
                             struct fault *fault)
{
    struct table_sink *sink = renderer->open(out, options);
    bool good = feed_rows(sink, title, columns, count, rows, fault);
    renderer->release(sink);
    return good;
}

/* Returns what the renderer writes; to be freed. */
static inline char *render(const char *name, const struct render_options *options,
                           const char *title, const struct column *columns, size_t count,
                           texts *rows)
{
    char *text = NULL;
    size_t size = 0;
    struct fault fault = {0};
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_true(send_rows(renderer_find(name), out, options, title, columns, count, rows, &fault));
    assert_int_equal(fault.kind, FAULT_NONE);
    fclose(out);
    return text;
}

static inline void expect(const char *name, const struct render_options *options, const char *title,
                          const struct column *columns, size_t count, texts *rows,
                          const char *expected)
{
    char *text = render(name, options, title, columns, count, rows);
    assert_string_equal(text, expected);
    free(text);
}

#endif

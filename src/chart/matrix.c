#include "cells.h"
#include "day_table.h"
#include "draw.h"
#include "frame.h"
#include "message.h"
#include "terminal.h"
#include "text_width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `matrix`: how many blocs any two actors share on the day. A triangle of numbers, shaded; on the
 * diagonal, framed, in how many each is. */

enum { CELL_MOST = 44, CELL_GAP = 1 };

struct matrix {
    struct frame frame;
    struct day_table table;
    size_t *order, most;         /* most: the largest number of a pair */
    bool bare;                   /* too narrow for names: ids alone */
    double left, top, cell, ids; /* ids: the width of their column */
};

static void matrix_begin(struct matrix *matrix, const struct chart_data *data,
                         const struct chart_options *options)
{
    day_table_make(data, options->day, true, &matrix->table);
    matrix->order = heap_alloc((data->actor_count + 1) * sizeof *matrix->order);
    day_shared_order(&matrix->table, matrix->order);
    for (size_t i = 0; i < data->actor_count; i++) {
        for (size_t k = 0; k < i; k++) {
            const size_t shared = day_shared(&matrix->table, i, k, false);
            matrix->most = shared > matrix->most ? shared : matrix->most;
        }
    }
}

static void matrix_end(struct matrix *matrix)
{
    day_table_release(&matrix->table);
    free(matrix->order);
}

/* The step of a number, from the smallest to the largest of the picture. */
static size_t step_of(size_t number, size_t most)
{
    return most <= 1 ? THEME_STEPS - 3 : (number - 1) * (THEME_STEPS - 1) / (most - 1);
}

static void draw_number(struct matrix *matrix, double x, double y, size_t number, bool sure,
                        const char *ink)
{
    struct frame *frame = &matrix->frame;
    const double cell = matrix->cell;
    const struct svg_font font = {
        .size = cell < 30 ? cell * 0.42 : 13, .fill = ink, .anchor = ANCHOR_MIDDLE};
    const struct svg_font sign = {
        .size = cell < 30 ? cell * 0.32 : 9, .fill = ink, .anchor = ANCHOR_END};
    char text[24];
    snprintf(text, sizeof text, "%zu", number);
    frame_text(frame, x + cell / 2, y + cell / 2 + font.size * 0.36 + (sure ? 0 : 2), &font, text);
    if (!sure) {
        frame_text(frame, x + cell - 3, y + sign.size, &sign, "?");
    }
}

static void draw_pair(struct matrix *matrix, size_t row, size_t column)
{
    struct frame *frame = &matrix->frame;
    const struct chart_data *data = frame->data;
    const size_t a = matrix->order[row], b = matrix->order[column];
    const size_t shared = day_shared(&matrix->table, a, b, false),
                 certain = day_shared(&matrix->table, a, b, true);
    const double x = matrix->left + (double)column * matrix->cell,
                 y = matrix->top + (double)row * matrix->cell;
    char text[24];
    snprintf(text, sizeof text, "%zu", shared);
    svg_group_open(&frame->body);
    svg_attribute(&frame->body, "class", "pair");
    svg_attribute(&frame->body, "data-a", data->actors[a].id);
    svg_attribute(&frame->body, "data-b", data->actors[b].id);
    svg_attribute(&frame->body, "data-count", text);
    svg_group_opened(&frame->body);
    svg_title(&frame->body,
              arena_printf(&frame->arena, "%s, %s: %zu%s", data->actors[a].name,
                           data->actors[b].name, shared, certain < shared ? "?" : ""));
    if (shared == 0) {
        const struct svg_font dot = {
            .size = 12, .fill = frame->theme->dim, .anchor = ANCHOR_MIDDLE};
        frame_text(frame, x + matrix->cell / 2, y + matrix->cell / 2 + 4, &dot, "·");
    } else {
        const size_t step = step_of(shared, matrix->most);
        svg_rect(&frame->body, x + CELL_GAP / 2.0, y + CELL_GAP / 2.0, matrix->cell - CELL_GAP,
                 matrix->cell - CELL_GAP, frame->theme->step[step], NULL, 0);
        draw_number(matrix, x, y, shared, certain == shared, theme_step_ink(frame->theme, step));
    }
    svg_group_close(&frame->body);
}

static void draw_row(struct matrix *matrix, size_t row)
{
    struct frame *frame = &matrix->frame;
    const size_t actor = matrix->order[row];
    const struct chart_party *party = &frame->data->actors[actor];
    const double cell = matrix->cell, y = matrix->top + (double)row * cell,
                 x = matrix->left + (double)row * cell;
    const struct svg_font name = {.size = 12, .fill = frame->theme->ink, .anchor = ANCHOR_END};
    const struct svg_font id = {.size = 10, .fill = frame->theme->dim, .anchor = ANCHOR_END};
    const struct svg_font head = {
        .size = cell < 26 ? cell * 0.4 : 11, .fill = frame->theme->dim, .anchor = ANCHOR_MIDDLE};
    frame_fitted(frame, matrix->left - 8, y + cell / 2 + 4, 60, &id, party->id);
    if (!matrix->bare) {
        frame_name(frame, party, matrix->left - 16 - matrix->ids, y + cell / 2 + 4,
                   matrix->left - 16 - matrix->ids - FRAME_EDGE, &name);
    }
    for (size_t column = 0; column < row; column++) {
        draw_pair(matrix, row, column);
    }
    svg_rect(&frame->body, x + 1.5, y + 1.5, cell - 3, cell - 3, frame->theme->ground,
             frame->theme->dim, 1);
    draw_number(matrix, x, y, matrix->table.own[actor],
                matrix->table.own[actor] == matrix->table.own_certain[actor], frame->theme->ink);
    if (font_width(party->id, strlen(party->id), head.size, false) <= cell - 2) {
        frame_text(frame, x + cell / 2, y - 4, &head, party->id);
    }
}

static void draw_legend(struct matrix *matrix)
{
    struct frame *frame = &matrix->frame;
    const enum language lang = frame->options->lang;
    const struct svg_font font = {.size = 11, .fill = frame->theme->dim};
    const char *words = message(lang, MSG_chart_blocs_shared);
    double x = FRAME_EDGE;
    frame_text(frame, x, frame->y + 11, &font, words);
    x += font_width(words, strlen(words), 11, false) + 12;
    size_t before = THEME_STEPS;
    for (size_t number = 1; number <= matrix->most; number++) {
        const size_t step = step_of(number, matrix->most);
        if (step == before) {
            continue;
        }
        before = step;
        char text[24];
        snprintf(text, sizeof text, "%zu", number);
        const struct svg_font ink = {
            .size = 10, .fill = theme_step_ink(frame->theme, step), .anchor = ANCHOR_MIDDLE};
        svg_rect(&frame->body, x, frame->y, 28, 16, frame->theme->step[step], NULL, 0);
        frame_text(frame, x + 14, frame->y + 11.5, &ink, text);
        x += 29;
    }
    words = message(lang, MSG_chart_some_possible);
    x += 14;
    if (x + font_width(words, strlen(words), 11, false) > frame->width - FRAME_EDGE) {
        frame->y += 20;
        x = FRAME_EDGE;
    }
    frame_text(frame, x, frame->y + 11, &font, words);
    frame->y += 24;
}

static void measure(struct matrix *matrix)
{
    struct frame *frame = &matrix->frame;
    double names = 0;
    for (size_t i = 0; i < frame->data->actor_count; i++) {
        const struct chart_party *party = &frame->data->actors[i];
        const double id = font_width(party->id, strlen(party->id), 10, false);
        const double width = font_width(party->name, strlen(party->name), 12, false);
        matrix->ids = id > matrix->ids ? id : matrix->ids;
        names = width > names ? width : names;
    }
    matrix->ids = matrix->ids < 60 ? matrix->ids : 60;
    names += 16 + matrix->ids;
    const double most = frame->width * 0.34;
    matrix->left = FRAME_EDGE + (names < most ? names : most) + 8;
    const double actors = (double)frame->data->actor_count;
    double room = (frame->width - FRAME_EDGE - matrix->left) / actors;
    if (room < 18) {
        matrix->bare = true;
        matrix->left = FRAME_EDGE + matrix->ids + 12;
        room = (frame->width - FRAME_EDGE - matrix->left) / actors;
    }
    matrix->cell = room < CELL_MOST ? room : CELL_MOST;
    matrix->top = frame->y + 14;
}

static const char *description(const struct matrix *matrix, struct arena *arena)
{
    char counts[2][24];
    const size_t actors = matrix->frame.data->actor_count;
    snprintf(counts[0], sizeof counts[0], "%zu", actors);
    snprintf(counts[1], sizeof counts[1], "%zu", matrix->most);
    return message_format(arena, matrix->frame.options->lang, MSG_chart_description_matrix,
                          counts[0], counts[1], matrix->frame.options->day_text);
}

void chart_matrix_draw(const struct chart_data *data, const struct chart_options *options,
                       struct svg *svg)
{
    struct matrix matrix = {0};
    struct frame *frame = &matrix.frame;
    struct arena arena = {0};
    const enum language lang = options->lang;
    const char *const lines[] = {message(lang, MSG_chart_about_matrix),
                                 message_format(&arena, lang, MSG_chart_reading, options->reading),
                                 NULL};
    matrix_begin(&matrix, data, options);
    frame_begin(frame, data, options,
                message_format(&arena, lang, MSG_chart_title_matrix, options->day_text), lines);
    if (matrix.most == 0) {
        frame_nothing(frame,
                      message_format(&arena, lang, MSG_chart_nothing_shared, options->day_text));
    } else {
        measure(&matrix);
        for (size_t i = 0; i < data->actor_count; i++) {
            draw_row(&matrix, i);
        }
        frame->y = matrix.top + (double)data->actor_count * matrix.cell + 16;
        draw_legend(&matrix);
    }
    frame_end(frame, description(&matrix, &arena), svg);
    matrix_end(&matrix);
    arena_release(&arena);
}

void chart_matrix_print(const struct chart_data *data, const struct chart_options *options,
                        struct cells *cells)
{
    struct matrix matrix = {.frame = {.data = data, .options = options}};
    struct arena arena = {0};
    matrix_begin(&matrix, data, options);
    cells_title(cells, options,
                message_format(&arena, options->lang, MSG_chart_title_matrix, options->day_text));
    const size_t name = cells->width / 4;
    const size_t fit = (cells->width - name) / 5;
    const size_t shown = data->actor_count < fit + 1 ? data->actor_count : fit + 1;
    cells_to(cells, name);
    for (size_t i = 0; matrix.most && i + 1 < shown; i++) {
        cells_field(cells, data->actors[matrix.order[i]].id, 4, true);
        cells_put(cells, " ");
    }
    cells_line(cells);
    for (size_t row = 1; matrix.most && row < data->actor_count; row++) {
        const size_t a = matrix.order[row];
        cells_field(cells, data->actors[a].name, name - 1, false);
        cells_to(cells, name);
        for (size_t column = 0; column < row && column + 1 < shown; column++) {
            const size_t b = matrix.order[column];
            const size_t shared = day_shared(&matrix.table, a, b, false),
                         certain = day_shared(&matrix.table, a, b, true);
            char text[24];
            snprintf(text, sizeof text, "%zu", shared);
            cells_field(cells, shared ? text : cells->ascii ? "." : "·", 4, true);
            cells_put(cells, certain < shared ? "?" : " ");
        }
        cells_line(cells);
    }
    if (matrix.most == 0) {
        cells_wrapped(
            cells,
            message_format(&arena, options->lang, MSG_chart_nothing_shared, options->day_text), 0);
    }
    if (matrix.most && shown < data->actor_count) {
        cells_wrapped(cells,
                      message_plural(&arena, options->lang, MSG_chart_no_room,
                                     data->actor_count - shown, NULL, 0),
                      2);
    }
    cells_wrapped(cells, message(options->lang, MSG_chart_some_possible), 2);
    cells_foot(cells, data, options);
    matrix_end(&matrix);
    arena_release(&arena);
}

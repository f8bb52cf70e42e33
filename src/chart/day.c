#include "cells.h"
#include "day_table.h"
#include "draw.h"
#include "edtf.h"
#include "fills.h"
#include "frame.h"
#include "message.h"
#include "rows.h"
#include "terminal.h"
#include "text_width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `day`: a linear diagram. A line for each bloc, a column for each actor; a line that runs on joins
 * actors that are in it alike. */

enum { LINE_HEIGHT = 24, LINE_BAR = 14, LINE_GAP = 10, TIERS_MAX = 6 };

struct day_picture {
    struct frame frame;
    struct day_table table;
    size_t *actors, *blocs; /* orders */
    size_t bloc_count;
    double left, column, right; /* where the columns are */
};

/* A head that fits: the name, the short name, or the id. */
static const char *head_of(const struct chart_party *actor, double width)
{
    const char *names[] = {actor->name, actor->short_name, actor->abbreviation};
    for (size_t i = 0; i < 3; i++) {
        if (names[i] && font_width(names[i], strlen(names[i]), 11, false) <= width) {
            return names[i];
        }
    }
    return actor->id;
}

/* The heads of the columns, in as many tiers as they need, each over its column. */
static void draw_heads(struct day_picture *picture)
{
    struct frame *frame = &picture->frame;
    const struct chart_data *data = frame->data;
    const struct svg_font font = {.size = 11, .fill = frame->theme->ink, .anchor = ANCHOR_MIDDLE};
    const struct svg_font end = {.size = 10, .fill = frame->theme->dim, .anchor = ANCHOR_END};
    double widest = 0;
    for (size_t i = 0; i < data->actor_count; i++) {
        const char *text = head_of(&data->actors[picture->actors[i]], 2 * picture->column - 6);
        const double width = font_width(text, strlen(text), 11, false);
        widest = width > widest ? width : widest;
    }
    size_t tiers = 2;
    while (tiers < TIERS_MAX && (double)tiers * picture->column < widest + 6) {
        tiers++;
    }
    tiers = data->actor_count == 1 ? 1 : tiers;
    for (size_t i = 0; i < data->actor_count; i++) {
        const struct chart_party *actor = &data->actors[picture->actors[i]];
        const char *text = head_of(actor, 2 * picture->column - 6);
        const double x = picture->left + ((double)i + 0.5) * picture->column;
        const double y = frame->y + 12 + (double)((i + 1) % tiers) * 14;
        svg_stroke(&frame->body, x, y + 3, x, frame->y + (double)tiers * 14 + 6, frame->theme->grid,
                   1, NULL);
        svg_group_open(&frame->body);
        svg_group_opened(&frame->body);
        svg_title(&frame->body, actor->name);
        frame_text(frame, x, y, &font, text);
        svg_group_close(&frame->body);
    }
    frame_text(frame, frame->width - FRAME_EDGE, frame->y + (double)tiers * 14 - 2, &end,
               message(frame->options->lang, MSG_chart_full));
    frame->y += (double)tiers * 14 + 8;
}

/* Whether the standing runs on into the next column. */
static bool runs_on(const struct day_cell *a, const struct day_cell *b)
{
    return a->spell && b->spell && a->full && b->full && a->certain == b->certain &&
           a->spell->status == b->spell->status;
}

static void draw_cell(struct day_picture *picture, size_t bloc, size_t place, double y)
{
    struct frame *frame = &picture->frame;
    const size_t *actors = picture->actors, count = frame->data->actor_count;
    const struct day_cell *cell = day_cell_of(&picture->table, bloc, actors[place]);
    if (!cell->spell) {
        return;
    }
    const bool before =
        place > 0 && runs_on(day_cell_of(&picture->table, bloc, actors[place - 1]), cell);
    const bool after =
        place + 1 < count && runs_on(cell, day_cell_of(&picture->table, bloc, actors[place + 1]));
    const double gap = picture->column < 30 ? picture->column / 6 : LINE_GAP / 2.0;
    double x = picture->left + (double)place * picture->column, width = picture->column;
    x += before ? 0 : gap;
    width -= (before ? 0 : gap) + (after ? -0.5 : gap); /* half a pixel over the seam */
    const double thin = LINE_BAR * 0.38;
    frame_spell_open(frame, cell->spell);
    fill_bar(&frame->body, frame->data->fills[cell->spell->status], frame->theme, x,
             cell->certain ? y : y + (LINE_BAR - thin) / 2, width, cell->certain ? LINE_BAR : thin);
    if (cell->full && cell->certain) {
        svg_circle(&frame->body, picture->left + ((double)place + 0.5) * picture->column,
                   y + LINE_BAR / 2.0, picture->column < 20 ? 1.5 : 2.5, frame->theme->ground, NULL,
                   0);
    }
    svg_group_close(&frame->body);
}

static const char *number_of(const struct day_table *table, size_t bloc, char text[64])
{
    const size_t certain = table->certain[bloc], most = table->full[bloc];
    snprintf(text, 64, certain == most ? "%zu" : "%zu–%zu", certain, most);
    return text;
}

static void draw_line(struct day_picture *picture, size_t bloc)
{
    struct frame *frame = &picture->frame;
    const struct chart_party *party = &frame->data->blocs[bloc];
    const struct svg_font name = {.size = 12, .fill = frame->theme->ink};
    const struct svg_font bold = {
        .size = 12, .fill = frame->theme->ink, .bold = true, .anchor = ANCHOR_END};
    const struct svg_font number = {.size = 12, .fill = frame->theme->dim, .anchor = ANCHOR_END};
    const double y = frame->y, base = y + 11, end = picture->left - 10;
    const char *label = frame_abbreviation(frame, party);
    const double wide = label ? font_width(label, strlen(label), 12, true) : 0;
    const double limit = (end - FRAME_EDGE) / 2;
    char text[64];
    frame_name(frame, party, FRAME_EDGE, base, end - FRAME_EDGE - (wide < limit ? wide : limit) - 8,
               &name);
    if (label) {
        frame_fitted(frame, end, base, limit, &bold, label);
    }
    svg_stroke(&frame->body, picture->left, y + LINE_BAR / 2.0, picture->right, y + LINE_BAR / 2.0,
               frame->theme->grid, 1, NULL);
    for (size_t i = 0; i < frame->data->actor_count; i++) {
        draw_cell(picture, bloc, i, y);
    }
    frame_text(frame, frame->width - FRAME_EDGE, base, &number,
               number_of(&picture->table, bloc, text));
    frame->y += LINE_HEIGHT;
}

static void measure(struct day_picture *picture)
{
    struct frame *frame = &picture->frame;
    double widest = 60;
    for (size_t i = 0; i < picture->bloc_count; i++) {
        const struct chart_party *party = &frame->data->blocs[picture->blocs[i]];
        const char *label = frame_abbreviation(frame, party);
        const double width = font_width(party->name, strlen(party->name), 12, false) +
                             (label ? 10 + font_width(label, strlen(label), 12, true) : 0);
        widest = width > widest ? width : widest;
    }
    const double most = frame->width * 0.38;
    picture->left = FRAME_EDGE + (widest < most ? widest : most) + 10;
    picture->right = frame->width - FRAME_EDGE - 40;
    picture->column = (picture->right - picture->left) / (double)frame->data->actor_count;
}

/* The lines over it are of the columns: down through all rows. */
static void draw_columns(struct day_picture *picture)
{
    struct frame *frame = &picture->frame;
    const double height = (double)picture->bloc_count * LINE_HEIGHT;
    for (size_t i = 0; i < frame->data->actor_count; i++) {
        const double x = picture->left + ((double)i + 0.5) * picture->column;
        svg_stroke(&frame->body, x, frame->y - 4, x, frame->y + height - 4, frame->theme->grid, 1,
                   NULL);
    }
}

/* The statuses and the doubt that the lines show. */
static void draw_legend(struct day_picture *picture)
{
    const struct chart_data *data = picture->frame.data;
    bool *used = heap_zero(data->status_count + 1, sizeof *used), thin = false;
    for (size_t i = 0; i < picture->bloc_count * data->actor_count; i++) {
        const struct day_cell *cell = day_cell_of(
            &picture->table, picture->blocs[i / data->actor_count], i % data->actor_count);
        if (cell->spell) {
            used[cell->spell->status] = true;
            thin = thin || !cell->certain;
        }
    }
    frame_legend(&picture->frame, used, thin, false, false);
    free(used);
}

/* How many standings are shown. */
static size_t shown_of(const struct day_picture *picture)
{
    const size_t actors = picture->frame.data->actor_count;
    size_t count = 0;
    for (size_t i = 0; i < picture->bloc_count * actors; i++) {
        count +=
            day_cell_of(&picture->table, picture->blocs[i / actors], i % actors)->spell != NULL;
    }
    return count;
}

static const char *description(const struct day_picture *picture, struct arena *arena)
{
    char counts[3][24];
    snprintf(counts[0], sizeof counts[0], "%zu", shown_of(picture));
    snprintf(counts[1], sizeof counts[1], "%zu", picture->frame.data->actor_count);
    snprintf(counts[2], sizeof counts[2], "%zu", picture->bloc_count);
    return message_format(arena, picture->frame.options->lang, MSG_chart_description_day, counts[0],
                          counts[1], counts[2], picture->frame.options->day_text);
}

static void picture_begin(struct day_picture *picture, const struct chart_data *data,
                          const struct chart_options *options)
{
    day_table_make(data, options->day, false, &picture->table);
    picture->actors = heap_alloc((data->actor_count + 1) * sizeof *picture->actors);
    picture->blocs = heap_alloc((data->bloc_count + 1) * sizeof *picture->blocs);
    day_actor_order(data, picture->actors);
    picture->bloc_count = day_bloc_order(&picture->table, picture->blocs);
}

static void picture_end(struct day_picture *picture)
{
    day_table_release(&picture->table);
    free(picture->actors);
    free(picture->blocs);
}

void chart_day_draw(const struct chart_data *data, const struct chart_options *options,
                    struct svg *svg)
{
    struct day_picture picture = {0};
    struct frame *frame = &picture.frame;
    struct arena arena = {0};
    const enum language lang = options->lang;
    const char *const lines[] = {message(lang, MSG_chart_about_day),
                                 message_format(&arena, lang, MSG_chart_reading, options->reading),
                                 NULL};
    picture_begin(&picture, data, options);
    frame_begin(frame, data, options,
                message_format(&arena, lang, MSG_chart_title_day, options->day_text), lines);
    if (picture.bloc_count == 0) {
        frame_nothing(frame, message_format(&arena, lang, MSG_chart_nobody, options->day_text));
    } else {
        measure(&picture);
        draw_legend(&picture);
        draw_heads(&picture);
        draw_columns(&picture);
        for (size_t i = 0; i < picture.bloc_count; i++) {
            draw_line(&picture, picture.blocs[i]);
        }
        frame->y += 6;
    }
    frame_end(frame, description(&picture, &arena), svg);
    picture_end(&picture);
    arena_release(&arena);
}

/* ---- Terminal ---- */

void chart_day_print(const struct chart_data *data, const struct chart_options *options,
                     struct cells *cells)
{
    struct day_picture picture = {.frame = {.data = data, .options = options}};
    bool *used = heap_zero(data->status_count + 1, sizeof *used), thin = false;
    picture_begin(&picture, data, options);
    const size_t fit = (cells->width - 14) / 4;
    const size_t actors = data->actor_count < fit ? data->actor_count : fit;
    const size_t name = cells->width - 4 * actors - 7 < cells->width / 4 + 8
                            ? cells->width - 4 * actors - 7
                            : cells->width / 4 + 8;
    const size_t left = name + 6;
    cells_title(cells, options,
                message_format(&picture.frame.arena, options->lang, MSG_chart_title_day,
                               options->day_text));
    cells_to(cells, left);
    for (size_t i = 0; i < actors; i++) {
        cells_field(cells, data->actors[picture.actors[i]].id, 3, false);
        cells_put(cells, " ");
    }
    cells_line(cells);
    for (size_t i = 0; i < picture.bloc_count; i++) {
        const size_t bloc = picture.blocs[i];
        char number[64];
        const char *label = frame_abbreviation(&picture.frame, &data->blocs[bloc]);
        cells_field(cells, label ? label : data->blocs[bloc].name, name, false);
        cells_field(cells, number_of(&picture.table, bloc, number), 5, true);
        cells_to(cells, left);
        for (size_t k = 0; k < actors; k++) {
            const struct day_cell *cell = day_cell_of(&picture.table, bloc, picture.actors[k]);
            const struct day_cell *next =
                k + 1 < actors ? day_cell_of(&picture.table, bloc, picture.actors[k + 1]) : NULL;
            if (!cell->spell) {
                cells_put(cells, cells->ascii ? " .  " : " ·  ");
                continue;
            }
            const enum fill fill = data->fills[cell->spell->status];
            const char *sign =
                cell->certain ? fill_sign(fill, cells->ascii) : (cells->ascii ? "~" : "╌");
            used[cell->spell->status] |= cell->certain;
            thin = thin || !cell->certain;
            cells_signs(cells, options, fill, sign, next && runs_on(cell, next) ? 4 : 3);
            cells_to(cells, left + 4 * (k + 1));
        }
        cells_line(cells);
    }
    if (picture.bloc_count == 0) {
        cells_wrapped(cells,
                      message_format(&picture.frame.arena, options->lang, MSG_chart_nobody,
                                     options->day_text),
                      0);
    }
    if (actors < data->actor_count) {
        cells_wrapped(cells,
                      message_plural(&picture.frame.arena, options->lang, MSG_chart_no_room,
                                     data->actor_count - actors, NULL, 0),
                      2);
    }
    cells_legend(cells, data, options, used, thin, false);
    free(used);
    picture_end(&picture);
    arena_release(&picture.frame.arena);
}

#include "cells.h"
#include "draw.h"
#include "edtf.h"
#include "fills.h"
#include "frame.h"
#include "message.h"
#include "rows.h"
#include "sort.h"
#include "terminal.h"
#include "text_width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `together`: a row for each bloc that all actors shared, a strip in it for each of them; shaded
 * are the days that all had in common. */

enum { STRIP = 7, STRIP_STEP = 9, ROW_GAP = 8 };

/* A row: the shares of one bloc. */
struct shared {
    const struct chart_share *shares;
    size_t count;
};

struct together {
    struct frame frame;
    struct time_axis axis;
    struct shared *rows; /* by the first day that is shared */
    size_t count;
    double left, dates;
};

static int by_share(const void *left, const void *right)
{
    const struct chart_share *a = ((const struct shared *)left)->shares,
                             *b = ((const struct shared *)right)->shares;
    if (a->days.start_lo != b->days.start_lo) {
        return a->days.start_lo < b->days.start_lo ? -1 : 1;
    }
    return (a->bloc > b->bloc) - (a->bloc < b->bloc);
}

static void make_rows(struct together *together)
{
    const struct chart_data *data = together->frame.data;
    together->rows = heap_alloc((data->share_count + 1) * sizeof *together->rows);
    for (size_t i = 0; i < data->share_count; i++) {
        if (together->count &&
            together->rows[together->count - 1].shares->bloc == data->shares[i].bloc) {
            together->rows[together->count - 1].count++;
        } else {
            together->rows[together->count++] = (struct shared){&data->shares[i], 1};
        }
    }
    sort_list(together->rows, together->count, sizeof *together->rows, by_share);
}

/* "2006-01-25 – 2008-10-15", "2001-06-15 –": from the first to the last shared day. */
static const char *dates_of(struct together *together, const struct shared *row)
{
    const struct chart_share *first = row->shares, *last = &row->shares[row->count - 1];
    return arena_printf(&together->frame.arena, strcmp(last->end, "..") == 0 ? "%s –" : "%s – %s",
                        first->start, last->end);
}

static double row_height(const struct together *together)
{
    return (double)(together->frame.data->actor_count * STRIP_STEP) + ROW_GAP;
}

/* The shaded days: filled where all surely stood there, an outline where they may have. */
static void draw_shade(struct together *together, const struct chart_share *share, double y,
                       double height)
{
    struct frame *frame = &together->frame;
    const struct time_axis *axis = &together->axis;
    const int64_t shown = axis->hi > frame->data->as_of ? frame->data->as_of + 1 : axis->hi + 1;
    const int64_t end_hi = share->days.end_hi < shown ? share->days.end_hi : shown;
    const int64_t end_lo = share->days.end_lo < shown ? share->days.end_lo : shown;
    const double x1 = axis_x(axis, share->days.start_lo), x2 = axis_x(axis, end_hi);
    svg_group_open(&frame->body);
    svg_attribute(&frame->body, "class", "shared");
    svg_attribute(&frame->body, "data-bloc", frame->data->blocs[share->bloc].id);
    svg_attribute(&frame->body, "data-start", share->start);
    svg_attribute(&frame->body, "data-end", share->end);
    svg_group_opened(&frame->body);
    svg_title(&frame->body,
              arena_printf(&frame->arena, "%s: %s – %s", frame->data->blocs[share->bloc].name,
                           share->start, strcmp(share->end, "..") == 0 ? "" : share->end));
    svg_rect(&frame->body, x1, y, x2 - x1 < 2 ? 2 : x2 - x1, height, frame->theme->ground,
             frame->theme->shade, 1);
    if (share->days.start_hi < end_lo) {
        const double from = axis_x(axis, share->days.start_hi), to = axis_x(axis, end_lo);
        svg_rect(&frame->body, from, y, to - from < 2 ? 2 : to - from, height, frame->theme->shade,
                 NULL, 0);
    }
    svg_group_close(&frame->body);
}

static void draw_strips(struct together *together, uint32_t bloc, double y)
{
    struct frame *frame = &together->frame;
    const struct chart_data *data = frame->data;
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct chart_spell *spell = &data->spells[i];
        if (spell->bloc == bloc && spell->days.start_lo <= together->axis.hi &&
            spell->days.end_hi > together->axis.lo) {
            frame_spell_open(frame, spell);
            frame_bar(frame, &together->axis, &spell->days, data->fills[spell->status],
                      y + (double)spell->actor * STRIP_STEP, STRIP);
            svg_group_close(&frame->body);
        }
    }
}

static void draw_row(struct together *together, const struct shared *row)
{
    struct frame *frame = &together->frame;
    const struct chart_party *bloc = &frame->data->blocs[row->shares->bloc];
    const struct svg_font name = {.size = 12, .fill = frame->theme->ink};
    const struct svg_font bold = {
        .size = 12, .fill = frame->theme->ink, .bold = true, .anchor = ANCHOR_END};
    const struct svg_font dates = {
        .size = 10.5, .fill = frame->theme->dim, .anchor = ANCHOR_END, .tabular = true};
    const double height = row_height(together), inner = height - ROW_GAP + 2;
    const double base = frame->y + inner / 2 + 4, end = together->left - 12;
    const char *label = frame_abbreviation(frame, bloc);
    const double wide = label ? font_width(label, strlen(label), 12, true) : 0;
    const double limit = (end - FRAME_EDGE) / 2;
    frame_name(frame, bloc, FRAME_EDGE, base, end - FRAME_EDGE - (wide < limit ? wide : limit) - 8,
               &name);
    if (label) {
        frame_fitted(frame, end, base, limit, &bold, label);
    }
    for (size_t i = 0; i < row->count; i++) {
        draw_shade(together, &row->shares[i], frame->y, inner + 1);
    }
    draw_strips(together, row->shares->bloc, frame->y + 2);
    if (together->dates > 0) {
        frame_fitted(frame, frame->width - FRAME_EDGE, base, together->dates - 14, &dates,
                     dates_of(together, row));
    }
    frame->y += height;
}

static void measure(struct together *together)
{
    struct frame *frame = &together->frame;
    double widest = 60, dates = 0;
    for (size_t i = 0; i < together->count; i++) {
        const struct chart_party *bloc = &frame->data->blocs[together->rows[i].shares->bloc];
        const char *label = frame_abbreviation(frame, bloc);
        double width = font_width(bloc->name, strlen(bloc->name), 12, false) +
                       (label ? 12 + font_width(label, strlen(label), 12, true) : 0);
        widest = width > widest ? width : widest;
        const char *text = dates_of(together, &together->rows[i]);
        width = font_width(text, strlen(text), 10.5, false);
        dates = width > dates ? width : dates;
    }
    const double most = frame->width * 0.35;
    together->left = FRAME_EDGE + (widest < most ? widest : most) + 12;
    dates = dates < frame->width * 0.2 || frame->width < 500 ? dates : frame->width * 0.2;
    together->dates = frame->options->no_dates ? 0 : dates + 14;
    together->axis.x0 = together->left;
    together->axis.x1 = frame->width - FRAME_EDGE - together->dates - 10;
    if (together->axis.x1 < together->axis.x0 + 80) { /* a narrow picture: bars before dates */
        together->dates = 0;
        together->axis.x1 = frame->width - FRAME_EDGE - 8;
    }
}

/* "Kazakhstan, Kyrgyzstan and Uzbekistan" */
static const char *names_of(const struct chart_data *data, enum language lang, struct arena *arena)
{
    const char *text = data->actor_count ? data->actors->name : "";
    for (size_t i = 1; i < data->actor_count; i++) {
        text = i + 1 < data->actor_count
                   ? arena_printf(arena, "%s, %s", text, data->actors[i].name)
                   : message_format(arena, lang, MSG_chart_and, text, data->actors[i].name);
    }
    return text;
}

static void draw_all(struct together *together)
{
    struct frame *frame = &together->frame;
    struct frame_plot plot;
    bool *used = status_used(frame->data);
    measure(together);
    struct chart_options range = *frame->options;
    range.lo = together->axis.lo, range.hi = together->axis.hi;
    frame_legend(frame, used, frame_has_thin(frame->data, &range),
                 frame_has_tip(frame->data, &range), false);
    free(used);
    frame_plot_begin(frame, &together->axis, &plot);
    for (size_t i = 0; i < together->count; i++) {
        draw_row(together, &together->rows[i]);
    }
    frame_plot_end(frame, &together->axis, &plot);
}

void chart_together_draw(const struct chart_data *data, const struct chart_options *options,
                         struct svg *svg)
{
    struct together together = {0};
    struct frame *frame = &together.frame;
    struct arena arena = {0};
    const enum language lang = options->lang;
    const char *names = names_of(data, lang, &arena);
    const char *const lines[] = {message_format(&arena, lang, MSG_chart_about_together, names),
                                 message_format(&arena, lang, MSG_chart_reading, options->reading),
                                 NULL};
    frame_begin(frame, data, options, message_format(&arena, lang, MSG_chart_title_together, names),
                lines);
    frame_range(data, options, &together.axis);
    make_rows(&together);
    if (together.count == 0) {
        frame_nothing(frame, message_format(&arena, lang, MSG_chart_never_together, names));
    } else {
        draw_all(&together);
    }
    frame_end(frame, chart_description(data, options, &together.axis, &arena), svg);
    free(together.rows);
    arena_release(&arena);
}

/* The strip of one actor in a bloc. */
static void print_strip(struct together *together, struct cells *cells, uint32_t bloc,
                        uint32_t actor, struct cells_used *used)
{
    const struct chart_data *data = together->frame.data;
    size_t first = 0, count = 0;
    for (size_t i = 0; i < data->spell_count; i++) {
        if (data->spells[i].bloc == bloc && data->spells[i].actor == actor) {
            first = count ? first : i;
            count++;
        }
    }
    cells_put(cells, "  ");
    cells_field(cells, data->actors[actor].name, (size_t)together->axis.x0 - 3, false);
    cells_spells(cells, data, together->frame.options, &together->axis, &data->spells[first], count,
                 used);
    cells_line(cells);
}

void chart_together_print(const struct chart_data *data, const struct chart_options *options,
                          struct cells *cells)
{
    struct together together = {.frame = {.data = data, .options = options}};
    struct arena *arena = &together.frame.arena;
    struct cells_used used = {.status = heap_zero(data->status_count + 1, sizeof(bool))};
    const char *names = names_of(data, options->lang, arena);
    frame_range(data, options, &together.axis);
    together.axis.x0 = (double)(cells->width / 4);
    together.axis.x1 = (double)(cells->width - 2);
    make_rows(&together);
    cells_title(cells, options,
                message_format(arena, options->lang, MSG_chart_title_together, names));
    if (together.count == 0) {
        cells_wrapped(cells, message_format(arena, options->lang, MSG_chart_never_together, names),
                      0);
    } else {
        cells_ticks(cells, options, &together.axis);
    }
    for (size_t i = 0; i < together.count; i++) {
        const struct shared *row = &together.rows[i];
        const char *dates = dates_of(&together, row);
        const size_t wide = cells_width(cells, dates);
        const size_t room = cells->width > wide + 12 ? cells->width - wide - 2 : cells->width;
        cells_field(cells, data->blocs[row->shares->bloc].name, room, false);
        if (room < cells->width) {
            cells_put(cells, "  ");
            cells_put(cells, dates);
        }
        cells_line(cells);
        for (uint32_t k = 0; k < data->actor_count; k++) {
            print_strip(&together, cells, row->shares->bloc, k, &used);
        }
    }
    cells_legend(cells, data, options, used.status, used.thin, used.tip);
    free(used.status);
    free(together.rows);
    arena_release(arena);
}

#include "draw.h"

#include "edtf.h"
#include "frame.h"
#include "message.h"
#include "period.h"
#include "rows.h"
#include "terminal.h"
#include "text_width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `count`: how many full members a bloc had on each day. Small multiples on one scale. */

enum { PANEL_WIDTH = 290, PANEL_HEIGHT = 92, PLOT_HEIGHT = 60, PANEL_GAP = 34 };

/* What is counted in: blocs, or the actors named. */
static const struct chart_party *subjects_of(const struct chart_data *data,
                                             const struct chart_options *options)
{
    return options->of == PARTY_BLOC ? data->blocs : data->actors;
}

static size_t scale_of(size_t most)
{
    static const size_t tops[] = {4, 6, 8, 12, 16, 20, 30, 40, 50, 80, 100, 150, 200, 300, 500};
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        if (most <= tops[i]) {
            return tops[i];
        }
    }
    return (most + 999) / 1000 * 1000;
}

/* The number at the right: on the last day, or the most that there were of a bloc that ended. */
static void draw_last(struct frame *frame, const struct count_curve *curve,
                      const struct time_axis *axis, double base, double scale)
{
    const struct svg_font now = {.size = 10.5, .fill = frame->theme->ink, .bold = true};
    const struct svg_font past = {.size = 10.5, .fill = frame->theme->dim};
    const struct sum_step *last = curve->count ? &curve->steps[curve->count - 1] : NULL;
    if (!last) {
        return;
    }
    char text[48];
    if (last->possible > 0) {
        snprintf(text, sizeof text, last->certain == last->possible ? "%zu" : "%zu–%zu",
                 last->certain, last->possible);
        frame_text(frame, axis->x1 + 4, base - (double)last->possible * scale + 5, &now, text);
        return;
    }
    char year[PERIOD_TEXT_SIZE];
    period_text(BY_YEAR,
                period_of(&(struct calendar){BY_YEAR, last->day, last->day, NULL}, last->day),
                year);
    snprintf(text, sizeof text, "%zu", curve->most);
    const char *ended =
        message_format(&frame->arena, frame->options->lang, MSG_chart_ended, text, year);
    const double width = font_width(ended, strlen(ended), 10.5, false);
    const double x = axis_x(axis, last->day) + 5;
    frame_text(frame, x + width > axis->x1 - 4 ? axis->x1 - 4 - width : x,
               base - (double)curve->most * scale - 4, &past, ended);
}

static void draw_panel(struct frame *frame, uint32_t bloc, const struct time_axis *axis, double y,
                       size_t top, const struct count_curve *curve)
{
    const struct svg_font title = {.size = 11.5, .fill = frame->theme->ink, .bold = true};
    const struct svg_font number = {.size = 10, .fill = frame->theme->dim, .anchor = ANCHOR_END};
    const double plot = y + 24, base = plot + PLOT_HEIGHT, scale = PLOT_HEIGHT / (double)top;
    svg_group_open(&frame->body);
    svg_attribute(&frame->body, "class", "count");
    svg_attribute(&frame->body, frame->options->of == PARTY_BLOC ? "data-bloc" : "data-actor",
                  subjects_of(frame->data, frame->options)[bloc].id);
    svg_group_opened(&frame->body);
    svg_title(&frame->body, subjects_of(frame->data, frame->options)[bloc].name);
    frame_name(frame, &subjects_of(frame->data, frame->options)[bloc], axis->x0 - 20, y + 10,
               axis->x1 - axis->x0 + 30, &title);
    for (size_t i = 0; i <= 2; i++) {
        char text[24];
        const double at = base - (double)(top * i) / 2 * scale;
        snprintf(text, sizeof text, "%zu", top * i / 2);
        svg_stroke(&frame->body, axis->x0, at, axis->x1, at, frame->theme->grid, 1, NULL);
        frame_text(frame, axis->x0 - 5, at + 3.5, &number, text);
    }
    count_curve_draw(&frame->body, curve, axis, frame->theme, plot, PLOT_HEIGHT, top);
    frame_day_line(frame, axis, plot, base, 0);
    draw_last(frame, curve, axis, base, scale);
    svg_group_close(&frame->body);
    frame_ticks(frame, axis, base + 14);
}

void chart_count_draw(const struct chart_data *data, const struct chart_options *options,
                      struct svg *svg)
{
    struct frame frame;
    struct arena arena = {0};
    struct time_axis axis = {0};
    const enum language lang = options->lang;
    const bool of_bloc = options->of == PARTY_BLOC;
    const struct chart_party *subjects = subjects_of(data, options);
    const size_t count = of_bloc ? data->bloc_count : data->actor_count;
    const char *title =
        count == 1 ? message_format(&arena, lang,
                                    of_bloc ? MSG_chart_title_count : MSG_chart_title_count_actor,
                                    subjects->name)
                   : message(lang, of_bloc ? MSG_chart_title_counts : MSG_chart_title_counts_actor);
    const char *const lines[] = {
        message_format(&arena, lang, MSG_chart_about_count, options->day_text),
        count > 1 ? message(lang, MSG_chart_one_scale) : "",
        options->reading ? message_format(&arena, lang, MSG_chart_reading, options->reading) : "",
        NULL};
    frame_begin(&frame, data, options, title, lines);
    frame_range(data, options, &axis);
    axis.hi = axis.hi < options->day && options->hi == EDTF_POS_INF ? options->day : axis.hi;
    struct count_curve *curves = heap_alloc((count + 1) * sizeof *curves);
    size_t most = 1;
    for (uint32_t i = 0; i < count; i++) {
        count_curve_of(data, options->of, i, false, &axis, &curves[i]);
        most = curves[i].most > most ? curves[i].most : most;
    }
    if (data->spell_count == 0) {
        frame_nothing(&frame, message(lang, MSG_chart_nothing));
    } else {
        const double inner = frame.width - 2 * FRAME_EDGE;
        size_t columns = (size_t)(inner / PANEL_WIDTH);
        columns = columns < 1 ? 1 : columns > count ? count : columns;
        const double column = inner / (double)columns, top = frame.y + 8;
        for (uint32_t i = 0; i < count; i++) {
            axis.x0 = FRAME_EDGE + (double)(i % columns) * column + 22;
            axis.x1 = FRAME_EDGE + (double)(i % columns + 1) * column - 34;
            const double y = top + (double)(i / columns) * (PANEL_HEIGHT + PANEL_GAP);
            draw_panel(&frame, i, &axis, y, scale_of(most), &curves[i]);
            frame.y = y + PANEL_HEIGHT + 20;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        count_curve_release(&curves[i]);
    }
    free(curves);
    frame_end(&frame, chart_description(data, options, &axis, &arena), svg);
    arena_release(&arena);
}

/* ---- Terminal ---- */

/* The number in the middle of a cell's days. */
static size_t number_at(const struct count_curve *curve, double day)
{
    size_t number = 0;
    for (size_t i = 0; i < curve->count && (double)curve->steps[i].day <= day; i++) {
        number = curve->steps[i].possible;
    }
    return number;
}

static void print_curve(struct cells *cells, const struct chart_options *options,
                        const struct time_axis *axis, const struct count_curve *curve, size_t most)
{
    static const char *const blocks[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static const char *const plain[] = {" ", ".", ".", ":", ":", "=", "=", "#", "#"};
    const size_t first = (size_t)axis->x0, last = (size_t)axis->x1;
    const double per = ((double)axis->hi + 1 - (double)axis->lo) / (double)(last - first);
    for (size_t at = first; at < last; at++) {
        const double day = (double)axis->lo + ((double)(at - first) + 0.5) * per;
        const size_t number = number_at(curve, day);
        const size_t eighth = number == 0 ? 0 : 1 + (number * 8 - 1) / most;
        const size_t high = eighth > 8 ? 8 : eighth;
        cells_signs(cells, options, FILL_SOLID, cells->ascii ? plain[high] : blocks[high], 1);
    }
}

void chart_count_print(const struct chart_data *data, const struct chart_options *options,
                       struct cells *cells)
{
    const bool of_bloc = options->of == PARTY_BLOC;
    const struct chart_party *subjects = subjects_of(data, options);
    const size_t count = of_bloc ? data->bloc_count : data->actor_count;
    struct frame frame = {.data = data, .options = options};
    struct time_axis axis = {0};
    struct count_curve *curves = heap_alloc((count + 1) * sizeof *curves);
    size_t most = 1;
    frame_range(data, options, &axis);
    axis.hi = axis.hi < options->day && options->hi == EDTF_POS_INF ? options->day : axis.hi;
    axis.x0 = (double)(cells->width / 4);
    axis.x1 = (double)(cells->width - 8);
    for (uint32_t i = 0; i < count; i++) {
        count_curve_of(data, options->of, i, false, &axis, &curves[i]);
        most = curves[i].most > most ? curves[i].most : most;
    }
    cells_title(
        cells, options,
        message(options->lang, of_bloc ? MSG_chart_title_counts : MSG_chart_title_counts_actor));
    cells_ticks(cells, options, &axis);
    for (size_t i = 0; i < count; i++) {
        const struct count_curve *curve = &curves[i];
        const struct sum_step *last = curve->count ? &curve->steps[curve->count - 1] : NULL;
        const char *label = frame_abbreviation(&frame, &subjects[i]);
        char text[64] = "0";
        if (last) {
            snprintf(text, sizeof text, last->certain == last->possible ? "%zu" : "%zu-%zu",
                     last->certain, last->possible);
        }
        cells_field(cells, label ? label : subjects[i].name, (size_t)axis.x0 - 1, false);
        cells_to(cells, (size_t)axis.x0);
        print_curve(cells, options, &axis, curve, most);
        cells_put(cells, " ");
        cells_field(cells, text, 5, true);
        cells_line(cells);
        count_curve_release(&curves[i]);
    }
    cells_foot(cells, data, options);
    free(curves);
    arena_release(&frame.arena);
}

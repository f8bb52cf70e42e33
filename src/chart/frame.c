#include "frame.h"

#include "fills.h"
#include "message.h"
#include "text_width.h"

#include <stdio.h>
#include <string.h>

static const double key_line = 15;

void frame_text(struct frame *frame, double x, double y, const struct svg_font *font,
                const char *text)
{
    if (*text) {
        svg_text(&frame->body, x, y, font, text, strlen(text));
    }
}

double frame_wrapped_height(double width, double line, const struct svg_font *font,
                            const char *text)
{
    size_t size = strlen(text);
    double height = 0;
    while (size > 0) {
        const size_t part = font_wrap(text, size, font->size, font->bold, width);
        const size_t skip = part < size && text[part] == ' ' ? 1 : 0;
        text += part + skip;
        size -= part + skip;
        height += line;
    }
    return height;
}

double frame_wrapped(struct frame *frame, double x, double y, double width, double line,
                     const struct svg_font *font, const char *text)
{
    size_t size = strlen(text);
    double height = 0;
    while (size > 0) {
        const size_t part = font_wrap(text, size, font->size, font->bold, width);
        const size_t skip = part < size && text[part] == ' ' ? 1 : 0;
        svg_text(&frame->body, x, y + height, font, text, part);
        text += part + skip;
        size -= part + skip;
        height += line;
    }
    return height;
}

void frame_fitted(struct frame *frame, double x, double y, double width,
                  const struct svg_font *font, const char *text)
{
    const size_t size = strlen(text);
    if (font_width(text, size, font->size, font->bold) <= width) {
        frame_text(frame, x, y, font, text);
        return;
    }
    const double dots = font_width("…", 3, font->size, font->bold);
    size_t part = font_cut(text, size, font->size, font->bold, width - dots);
    while (part > 0 && text[part - 1] == ' ') {
        part--;
    }
    svg_group_open(&frame->body);
    svg_group_opened(&frame->body);
    svg_title(&frame->body, text);
    frame_text(frame, x, y, font, arena_printf(&frame->arena, "%.*s…", (int)part, text));
    svg_group_close(&frame->body);
}

void frame_begin(struct frame *frame, const struct chart_data *data,
                 const struct chart_options *options, const char *title, const char *const *lines)
{
    *frame = (struct frame){.data = data, .options = options, .width = options->width};
    frame->theme = theme_of(options->theme);
    frame->title = options->title ? options->title : title;
    const struct svg_font head = {.size = 18, .fill = frame->theme->ink, .bold = true};
    const struct svg_font small = {.size = 12, .fill = frame->theme->dim};
    const double inner = frame->width - 2 * FRAME_EDGE;
    frame->y = 28;
    frame->y += frame_wrapped(frame, FRAME_EDGE, frame->y, inner, 22, &head, frame->title) - 22;
    for (frame->y += 17; *lines; lines++) {
        if (**lines) {
            frame->y += frame_wrapped(frame, FRAME_EDGE, frame->y, inner, 17, &small, *lines);
        }
    }
}

static void foot(struct frame *frame)
{
    const struct svg_font font = {.size = 10, .fill = frame->theme->dim};
    const struct chart_options *options = frame->options;
    const char *lines[] = {
        options->note,
        options->source_line
            ? message_format(&frame->arena, options->lang, MSG_chart_source, options->source_line)
            : NULL,
        options->command_line ? message_format(&frame->arena, options->lang, MSG_chart_drawn_by,
                                               options->command_line)
                              : NULL};
    frame->y += 10;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (lines[i] && *lines[i]) {
            frame->y += frame_wrapped(frame, FRAME_EDGE, frame->y, frame->width - 2 * FRAME_EDGE,
                                      14, &font, lines[i]);
        }
    }
}

void frame_end(struct frame *frame, const char *description, struct svg *svg)
{
    foot(frame);
    const double height = frame->y + 6;
    svg_begin(svg, frame->width, height, language_code(frame->options->lang), frame->title,
              description, frame->options->theme == THEME_AUTO ? theme_auto_style() : NULL);
    if (!frame->options->no_ground) {
        svg_rect(svg, 0, 0, frame->width, height, frame->theme->ground, NULL, 0);
    }
    svg_raw(svg, frame->body.text ? frame->body.text : "");
    svg_end(svg);
    svg_release(&frame->body);
    arena_release(&frame->arena);
}

/* A place in the legend: moves to the next line where the text would leave the picture. */
static double legend_place(struct frame *frame, double *x, const char *text)
{
    const double width = 30 + font_width(text, strlen(text), 11, false);
    if (*x + width > frame->width - FRAME_EDGE && *x > FRAME_EDGE) {
        *x = FRAME_EDGE;
        frame->y += 17;
    }
    const double place = *x;
    const struct svg_font font = {.size = 11, .fill = frame->theme->dim};
    frame_text(frame, place + 30, frame->y + 9, &font, text);
    *x += width + 24;
    return place;
}

void frame_legend(struct frame *frame, const bool *used, bool thin, bool tip, bool compared)
{
    const enum language lang = frame->options->lang;
    const struct theme *theme = frame->theme;
    double x = FRAME_EDGE;
    bool any = thin || tip || compared;
    for (size_t i = 0; i < frame->data->status_count; i++) {
        if (used[i]) {
            const double place = legend_place(frame, &x, frame->data->statuses[i].name);
            fill_bar(&frame->body, frame->data->fills[i], theme, place, frame->y, 24, 10);
            any = true;
        }
    }
    if (thin) {
        const double place = legend_place(frame, &x, message(lang, MSG_chart_thin));
        svg_rect(&frame->body, place, frame->y + 3.1, 8, 3.8, theme->hue[FILL_SOLID], NULL, 0);
        svg_rect(&frame->body, place + 8, frame->y, 16, 10, theme->hue[FILL_SOLID], NULL, 0);
    }
    if (tip) {
        const double place = legend_place(frame, &x, message(lang, MSG_chart_goes_on));
        fill_bar(&frame->body, FILL_SOLID, theme, place, frame->y, 16, 10);
        fill_tip(&frame->body, FILL_SOLID, theme, place + 16, frame->y, 10, false);
    }
    if (compared) {
        const double place =
            legend_place(frame, &x,
                         message_format(&frame->arena, lang, MSG_chart_compared,
                                        frame->options->other ? frame->options->other : ""));
        svg_rect(&frame->body, place, frame->y + 3.5, 24, 3, theme->ink, NULL, 0);
    }
    frame->y += any ? 20 : 0;
}

void frame_key(struct frame *frame, const struct chart_event *const *events, size_t count)
{
    const struct svg_font number = {.size = 10.5, .fill = frame->theme->ink, .bold = true};
    const struct svg_font date = {.size = 10.5, .fill = frame->theme->dim, .tabular = true};
    const struct svg_font title = {.size = 11, .fill = frame->theme->ink};
    const size_t columns = frame->width >= 700 ? 2 : 1, rows = (count + columns - 1) / columns;
    const double column = (frame->width - 2 * FRAME_EDGE) / (double)columns;
    double widest = 0, lowest = frame->y;
    for (size_t i = 0; i < count; i++) {
        const double width = font_width(events[i]->date, strlen(events[i]->date), 10.5, false);
        widest = width > widest ? width : widest;
    }
    widest = widest > column / 2 ? column / 2 : widest;
    for (size_t c = 0; c < columns; c++) {
        double y = frame->y + 12;
        for (size_t i = c * rows; i < count && i < (c + 1) * rows; i++) {
            const double x = FRAME_EDGE + (double)c * column;
            char text[24];
            snprintf(text, sizeof text, "%zu", i + 1);
            frame_text(frame, x, y, &number, text);
            frame_fitted(frame, x + 22, y, widest, &date, events[i]->date);
            y += frame_wrapped(frame, x + 22 + widest + 10, y, column - widest - 46, key_line,
                               &title, events[i]->title);
        }
        lowest = y > lowest ? y : lowest;
    }
    frame->y = lowest;
}

void frame_nothing(struct frame *frame, const char *sentence)
{
    const struct svg_font font = {.size = 13, .fill = frame->theme->ink};
    frame->y += 24;
    frame->y += frame_wrapped(frame, FRAME_EDGE, frame->y, frame->width - 2 * FRAME_EDGE, 18, &font,
                              sentence);
}

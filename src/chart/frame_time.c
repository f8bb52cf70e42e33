#include "frame.h"

#include "edtf.h"
#include "fills.h"
#include "message.h"
#include "text_width.h"

#include <stdio.h>
#include <string.h>

/* The parts of a frame that have to do with time: axis, day line, bars. */

static double tick_width(const char *text)
{
    return font_width(text, strlen(text), 11, false);
}

bool frame_has_thin(const struct chart_data *data, const struct chart_options *options)
{
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct bounds *days = &data->spells[i].days;
        if ((days->start_lo < days->start_hi && days->start_hi >= options->lo) ||
            (days->end_lo < days->end_hi && days->end_lo <= options->hi)) {
            return true;
        }
    }
    return false;
}

bool frame_has_tip(const struct chart_data *data, const struct chart_options *options)
{
    for (size_t i = 0; i < data->spell_count; i++) {
        if (data->spells[i].days.end_hi == EDTF_POS_INF && options->hi >= data->as_of) {
            return true;
        }
    }
    return false;
}

static void widen(int64_t day, int64_t *lo, int64_t *hi)
{
    if (day != EDTF_NEG_INF && day != EDTF_POS_INF) {
        *lo = day < *lo ? day : *lo;
        *hi = day > *hi ? day : *hi;
    }
}

void frame_range(const struct chart_data *data, const struct chart_options *options,
                 struct time_axis *axis)
{
    int64_t lo = EDTF_POS_INF, hi = EDTF_NEG_INF;
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct bounds *days = &data->spells[i].days;
        widen(days->start_lo, &lo, &hi);
        widen(days->start_hi, &lo, &hi);
        widen(days->end_lo, &lo, &hi);
        widen(days->end_hi == EDTF_POS_INF ? data->as_of : days->end_hi, &lo, &hi);
    }
    for (size_t i = 0; i < data->other_count; i++) {
        widen(data->others[i].days.start_lo, &lo, &hi);
        widen(data->others[i].days.end_hi, &lo, &hi);
    }
    axis->lo = options->lo != EDTF_NEG_INF ? options->lo : lo;
    axis->hi = options->hi != EDTF_POS_INF ? options->hi : hi;
    if (axis->lo == EDTF_POS_INF || axis->lo == EDTF_NEG_INF) {
        axis->lo = data->as_of;
    }
    if (axis->hi <= axis->lo) {
        axis->hi = axis->lo + 1;
    }
}

void frame_ticks(struct frame *frame, const struct time_axis *axis, double y)
{
    const struct era era = {message(frame->options->lang, MSG_chart_bce)};
    const struct svg_font font = {.size = 11, .fill = frame->theme->dim, .anchor = ANCHOR_MIDDLE};
    struct tick ticks[TICKS_MAX];
    size_t count;
    axis_ticks(axis, &era, tick_width, 12, ticks, &count);
    for (size_t i = 0; i < count; i++) {
        double x = axis_x(axis, ticks[i].day);
        const double half = tick_width(ticks[i].text) / 2;
        x = x - half < 2 ? half + 2 : x;
        x = x + half > frame->width - 2 ? frame->width - 2 - half : x;
        frame_text(frame, x, y, &font, ticks[i].text);
    }
}

void frame_grid(struct frame *frame, const struct time_axis *axis, double y1, double y2)
{
    const struct era era = {message(frame->options->lang, MSG_chart_bce)};
    struct tick ticks[TICKS_MAX];
    size_t count;
    axis_ticks(axis, &era, tick_width, 12, ticks, &count);
    if (axis->hi > frame->data->as_of) {
        const double x = axis_x(axis, frame->data->as_of + 1);
        svg_rect(&frame->body, x, y1, axis->x1 - x, y2 - y1, frame->theme->beyond, NULL, 0);
    }
    for (size_t i = 0; i < count; i++) {
        const double x = axis_x(axis, ticks[i].day);
        svg_stroke(&frame->body, x, y1, x, y2, frame->theme->grid, 1, NULL);
    }
}

void frame_day_line(struct frame *frame, const struct time_axis *axis, double y1, double y2,
                    double label_y)
{
    const int64_t day = frame->options->day;
    if (day < axis->lo || day > axis->hi + 1) {
        return;
    }
    const double x = axis_x(axis, day);
    svg_stroke(&frame->body, x, y1, x, y2, frame->theme->day_line, 1, "3 3");
    if (label_y <= 0) {
        return;
    }
    const enum language lang = frame->options->lang;
    const bool at_end = day == frame->data->as_of;
    const char *text =
        at_end ? message_format(&frame->arena, lang, MSG_chart_as_of, frame->options->day_text)
               : frame->options->day_text;
    if (day > frame->data->as_of) {
        text =
            message_format(&frame->arena, lang, MSG_chart_past_records, frame->options->day_text);
    }
    const double width = font_width(text, strlen(text), 10, false);
    const bool right = x + width / 2 > frame->width - FRAME_EDGE;
    const struct svg_font font = {
        .size = 10, .fill = frame->theme->day_line, .anchor = right ? ANCHOR_END : ANCHOR_MIDDLE};
    const double least = FRAME_EDGE + width / 2;
    frame_text(frame,
               right       ? (x < width + FRAME_EDGE ? width + FRAME_EDGE : x)
               : x < least ? least
                           : x,
               label_y, &font, text);
}

void frame_plot_begin(struct frame *frame, const struct time_axis *axis, struct frame_plot *plot)
{
    frame->y += 12;
    plot->label = frame->y;
    frame->y += 14;
    frame_ticks(frame, axis, frame->y);
    plot->top = frame->y + 5;
    frame->y = plot->top + 6;
    plot->before = frame->body;
    frame->body = (struct svg){0};
}

void frame_plot_end(struct frame *frame, const struct time_axis *axis, struct frame_plot *plot)
{
    struct svg rows = frame->body;
    const double bottom = frame->y + 2;
    frame->body = plot->before;
    frame_grid(frame, axis, plot->top, bottom);
    frame_day_line(frame, axis, plot->top, bottom, plot->label);
    svg_raw(&frame->body, rows.text ? rows.text : "");
    svg_release(&rows);
    frame->y = bottom + 12;
    if (frame->y > 520) {
        frame_ticks(frame, axis, frame->y);
        frame->y += 6;
    }
}

/* A piece of a bar between two days, at least `least` pixels wide. */
static void piece(struct frame *frame, const struct time_axis *axis, int64_t from, int64_t to,
                  enum fill fill, double y, double height, double least)
{
    if (from >= to || to <= axis->lo || from > axis->hi) {
        return;
    }
    double x = axis_x(axis, from), width = axis_x(axis, to) - x;
    if (width < least) {
        width = least;
        x = x + width > axis->x1 ? axis->x1 - width : x;
    }
    if (width > 0) {
        fill_bar(&frame->body, fill, frame->theme, x, y, width, height);
    }
}

void frame_bar(struct frame *frame, const struct time_axis *axis, const struct bounds *days,
               enum fill fill, double y, double height)
{
    const bool open = days->end_hi == EDTF_POS_INF;
    const int64_t shown = axis->hi > frame->data->as_of ? frame->data->as_of + 1 : axis->hi + 1;
    const int64_t end_hi = open ? shown : days->end_hi;
    const int64_t end_lo = days->end_lo == EDTF_POS_INF ? shown : days->end_lo;
    const double thin = height * 0.38, thin_y = y + (height - thin) / 2;
    const int64_t certain = days->start_hi < end_lo ? days->start_hi : end_hi;
    piece(frame, axis, days->start_lo, certain < end_hi ? certain : end_hi, fill, thin_y, thin,
          days->start_hi >= end_lo ? 2 : 0);
    if (days->start_hi < end_lo) {
        piece(frame, axis, days->start_hi, end_lo, fill, y, height, 2);
        piece(frame, axis, end_lo, end_hi, fill, thin_y, thin, 0);
    }
    if (open && axis->hi >= frame->data->as_of && days->start_lo <= axis->hi) {
        const bool sure = days->end_lo == EDTF_POS_INF && days->start_hi < end_lo;
        fill_tip(&frame->body, fill, frame->theme, axis_x(axis, shown), sure ? y : thin_y,
                 sure ? height : thin, false);
    }
    if (days->start_lo == EDTF_NEG_INF && axis->lo < end_hi) {
        fill_tip(&frame->body, fill, frame->theme, axis->x0,
                 days->start_hi == EDTF_NEG_INF ? y : thin_y,
                 days->start_hi == EDTF_NEG_INF ? height : thin, true);
    }
}

/* "?", "~", "%" of an EDTF text, or NULL. */
static const char *qualifier_of(const char *date)
{
    const bool uncertain = strchr(date, '?'), approximate = strchr(date, '~');
    return strchr(date, '%') || (uncertain && approximate) ? "%"
           : uncertain                                     ? "?"
           : approximate                                   ? "~"
                                                           : NULL;
}

void frame_spell_open(struct frame *frame, const struct chart_spell *spell)
{
    const struct chart_data *data = frame->data;
    struct svg *svg = &frame->body;
    const char *status = data->statuses[spell->status].id;
    svg_group_open(svg);
    svg_attribute(svg, "class", arena_printf(&frame->arena, "spell %s", status));
    svg_attribute(svg, "data-bloc", data->blocs[spell->bloc].id);
    svg_attribute(svg, "data-actor", data->actors[spell->actor].id);
    svg_attribute(svg, "data-status", status);
    svg_attribute(svg, "data-start", spell->start);
    svg_attribute(svg, "data-end", spell->end);
    svg_attribute(svg, "data-certainty", spell->certainty);
    svg_group_opened(svg);
    const bool open = strcmp(spell->end, "..") == 0;
    svg_title(svg, message_format(&frame->arena, frame->options->lang,
                                  open ? MSG_chart_spell_open : MSG_chart_spell,
                                  data->actors[spell->actor].name, data->blocs[spell->bloc].name,
                                  data->statuses[spell->status].name, spell->start, spell->end));
}

static double sign_width(const char *sign)
{
    return font_width(sign, strlen(sign), 11, true);
}

/* The sign of a qualifier, unless it would stand on the last one: what ends and what begins there
 * then have one. */
static void draw_sign(struct frame *frame, double x, double y, enum anchor anchor, const char *sign)
{
    const struct svg_font font = {
        .size = 11, .fill = frame->theme->day_line, .bold = true, .anchor = anchor};
    const double wide = sign_width(sign), left = anchor == ANCHOR_END ? x - wide : x;
    const double gap = left - frame->sign_x;
    if (y == frame->sign_y && gap < 0 && gap > -2 * wide - 5) {
        return;
    }
    frame_text(frame, x, y + 10, &font, sign);
    frame->sign_x = left + wide;
    frame->sign_y = y;
}

void frame_spell(struct frame *frame, const struct time_axis *axis, const struct chart_spell *spell,
                 double y)
{
    if (spell->days.start_lo > axis->hi || spell->days.end_hi <= axis->lo) {
        return;
    }
    frame_spell_open(frame, spell);
    frame_bar(frame, axis, &spell->days, frame->data->fills[spell->status], y, BAR_HEIGHT);
    const char *start = qualifier_of(spell->start), *end = qualifier_of(spell->end);
    if (start && spell->days.start_lo >= axis->lo) {
        draw_sign(frame, axis_x(axis, spell->days.start_lo) - 2, y, ANCHOR_END, start);
    }
    if (end && spell->days.end_hi <= axis->hi) {
        draw_sign(frame, axis_x(axis, spell->days.end_hi) + 2, y, ANCHOR_START, end);
    }
    svg_group_close(&frame->body);
}

void frame_others(struct frame *frame, const struct time_axis *axis, uint32_t bloc, uint32_t actor,
                  double y)
{
    for (size_t i = 0; i < frame->data->other_count; i++) {
        const struct chart_spell *spell = &frame->data->others[i];
        if (spell->bloc == bloc && spell->actor == actor) {
            struct bounds days = spell->days;
            const int64_t shown =
                axis->hi > frame->data->as_of ? frame->data->as_of + 1 : axis->hi + 1;
            days.end_hi = days.end_hi == EDTF_POS_INF ? shown : days.end_hi;
            const double x = axis_x(axis, days.start_lo), width = axis_x(axis, days.end_hi) - x;
            if (days.start_lo <= axis->hi && days.end_hi > axis->lo) {
                svg_rect(&frame->body, x, y, width < 2 ? 2 : width, 3, frame->theme->ink, NULL, 0);
            }
        }
    }
}

#include "draw.h"

#include "edtf.h"
#include "fills.h"
#include "frame.h"
#include "message.h"
#include "rows.h"
#include "text_width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `history`: strips. A lane for each bloc and a row for each actor in it, or, of one actor, a row
 * for each bloc. */

enum { LANE_HEAD = 20, LANE_HEAD_TALL = 36, LANE_GAP = 7, FLAGS_MAX = 99 };

struct strips {
    struct frame frame;
    struct time_axis axis;
    struct chart_rows rows;
    double names, dates; /* widths of the columns left and right */
    const struct chart_event *flagged[FLAGS_MAX];
    size_t flag_count;
    bool lanes; /* heads of lanes, with flags */
};

/* Of how many rows of the lane the event begins or ends a bar: one actor that it takes from one
 * status to the next counts once. */
static size_t edges_of(const struct chart_data *data, const struct chart_event *event,
                       uint32_t bloc)
{
    size_t edges = 0;
    uint32_t before = NONE; /* spells of an actor stand together */
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct chart_spell *spell = &data->spells[i];
        const bool begins = spell->start_event && strcmp(spell->start_event, event->id) == 0;
        const bool ends = spell->end_event && strcmp(spell->end_event, event->id) == 0;
        if (spell->bloc == bloc && (begins || ends) && spell->actor != before) {
            edges++;
            before = spell->actor;
        }
    }
    return edges;
}

/* Events that begin or end at least two bars of the lane, else all that begin or end one. */
static bool is_flagged(const struct strips *strips, const struct chart_event *event, uint32_t bloc,
                       size_t least)
{
    if (event->lo == EDTF_NEG_INF || event->lo < strips->axis.lo || event->lo > strips->axis.hi) {
        return false;
    }
    if (strips->frame.options->flags == FLAGS_ALL) {
        return event->bloc == bloc || edges_of(strips->frame.data, event, bloc) > 0;
    }
    return edges_of(strips->frame.data, event, bloc) >= least;
}

static void flag(struct frame *frame, double x, double y, size_t number)
{
    struct svg *svg = &frame->body;
    const struct svg_font font = {
        .size = 9, .fill = frame->theme->ground, .bold = true, .anchor = ANCHOR_MIDDLE};
    char text[24];
    svg_path_begin(svg);
    svg_move(svg, x - 6.5, y);
    svg_line(svg, x + 6.5, y);
    svg_line(svg, x + 6.5, y + 9);
    svg_line(svg, x, y + 14);
    svg_line(svg, x - 6.5, y + 9);
    svg_close(svg);
    svg_path_end(svg, frame->theme->ink, NULL, 0, NULL);
    snprintf(text, sizeof text, "%zu", number);
    frame_text(frame, x, y + 9, &font, text);
}

/* The head of a lane: title, flags. Returns its height. */
static double lane_head(struct strips *strips, uint32_t bloc)
{
    struct frame *frame = &strips->frame;
    const struct chart_data *data = frame->data;
    const struct chart_party *party =
        frame->options->by_actor ? &data->actors[bloc] : &data->blocs[bloc];
    const struct svg_font title = {.size = 12.5, .fill = frame->theme->ink, .bold = true};
    const double title_end =
        FRAME_EDGE + 4 + font_width(party->name, strlen(party->name), 12.5, true) + 10;
    const struct chart_event *flags[FLAGS_MAX];
    size_t count = 0, least = 1;
    bool tall = false;
    const bool wanted = !frame->options->by_actor && frame->options->flags != FLAGS_NONE &&
                        (frame->options->flags != FLAGS_AUTO || strips->rows.lane_count <= 8);
    for (size_t i = 0; wanted && i < data->event_count; i++) {
        least = is_flagged(strips, &data->events[i], bloc, 2) ? 2 : least;
    }
    for (size_t i = 0; wanted && i < data->event_count; i++) {
        if (is_flagged(strips, &data->events[i], bloc, least) &&
            count + strips->flag_count < FLAGS_MAX) {
            flags[count++] = &data->events[i];
            tall = tall || axis_x(&strips->axis, data->events[i].lo) - 8 < title_end;
        }
    }
    const double height = tall ? LANE_HEAD_TALL : LANE_HEAD;
    svg_rect(&frame->body, FRAME_EDGE, frame->y, frame->width - 2 * FRAME_EDGE, height,
             frame->theme->band, NULL, 0);
    frame_fitted(frame, FRAME_EDGE + 4, frame->y + 14, frame->width - 2 * FRAME_EDGE - 8, &title,
                 party->name);
    double before = -100;
    for (size_t i = 0; i < count; i++) {
        double x = axis_x(&strips->axis, flags[i]->lo);
        x = x < before + 14 ? before + 14 : x; /* flags of one day stand side by side */
        before = x;
        strips->flagged[strips->flag_count++] = flags[i];
        flag(frame, x, frame->y + (tall ? 19 : 3), strips->flag_count);
    }
    return height;
}

static void draw_row(struct strips *strips, const struct chart_row *row)
{
    struct frame *frame = &strips->frame;
    const struct chart_data *data = frame->data;
    const struct svg_font name = {.size = 12, .fill = frame->theme->ink, .anchor = ANCHOR_END};
    const struct svg_font left = {.size = 12, .fill = frame->theme->ink};
    const struct svg_font bold = {
        .size = 12, .fill = frame->theme->ink, .bold = true, .anchor = ANCHOR_END};
    const struct svg_font dates = {
        .size = 10.5, .fill = frame->theme->dim, .anchor = ANCHOR_END, .tabular = true};
    const double y = frame->y + 3.5, base = y + 10, end = strips->axis.x0 - 12;
    if (strips->lanes) {
        const struct chart_party *party =
            frame->options->by_actor ? &data->blocs[row->bloc] : &data->actors[row->actor];
        frame_name(frame, party, end, base, end - FRAME_EDGE, &name);
    } else {
        const struct chart_party *party = &data->blocs[row->bloc];
        const char *label = frame_abbreviation(frame, party);
        const double wide = label ? font_width(label, strlen(label), 12, true) : 0;
        const double limit = (end - FRAME_EDGE) / 2;
        frame_name(frame, party, FRAME_EDGE, base,
                   end - FRAME_EDGE - (wide < limit ? wide : limit) - 10, &left);
        if (label) {
            frame_fitted(frame, end, base, limit, &bold, label);
        }
    }
    svg_stroke(&frame->body, strips->axis.x0, y + BAR_HEIGHT / 2.0, strips->axis.x1,
               y + BAR_HEIGHT / 2.0, frame->theme->grid, 1, NULL);
    for (size_t i = 0; i < row->count; i++) {
        frame_spell(frame, &strips->axis, &data->spells[row->first + i], y);
    }
    frame_others(frame, &strips->axis, row->bloc, row->actor, y + BAR_HEIGHT + 1);
    if (!frame->options->no_dates && strips->dates > 0) {
        frame_fitted(frame, frame->width - FRAME_EDGE, base, strips->dates - 12, &dates,
                     frame_dates(frame, &data->spells[row->first], row->count));
    }
    frame->y += ROW_HEIGHT + (data->other_count ? 3 : 0);
}

/* Widths of the columns: names at most three tenths of the picture. */
static void measure(struct strips *strips)
{
    struct frame *frame = &strips->frame;
    const struct chart_data *data = frame->data;
    double names = 60, dates = 0;
    for (size_t i = 0; i < strips->rows.count; i++) {
        const struct chart_row *row = &strips->rows.rows[i];
        const struct chart_party *party = strips->lanes && !frame->options->by_actor
                                              ? &data->actors[row->actor]
                                              : &data->blocs[row->bloc];
        double width = font_width(party->name, strlen(party->name), 12, false);
        if (!strips->lanes) {
            const char *label = frame_abbreviation(frame, party);
            width += label ? 12 + font_width(label, strlen(label), 12, true) : 0;
        }
        names = width > names ? width : names;
        const char *text = frame_dates(frame, &data->spells[row->first], row->count);
        width = font_width(text, strlen(text), 10.5, false);
        dates = width > dates ? width : dates;
    }
    const double most = frame->width * (strips->lanes ? 0.3 : 0.4);
    strips->names = names > most ? most : names;
    const double widest = frame->width * 0.2; /* longer ones are cut: bars come first */
    dates = dates < widest || frame->width < 500 ? dates : widest;
    strips->dates = frame->options->no_dates || dates == 0 ? 0 : dates + 12;
    strips->axis.x0 = FRAME_EDGE + strips->names + 12;
    strips->axis.x1 = frame->width - FRAME_EDGE - strips->dates - 14;
    if (strips->axis.x1 < strips->axis.x0 + 60) { /* a narrow picture: bars before dates */
        strips->dates = 0;
        strips->axis.x1 = frame->width - FRAME_EDGE - 8;
    }
}

static void draw_lanes(struct strips *strips)
{
    struct frame *frame = &strips->frame;
    for (size_t i = 0; i < strips->rows.count; i++) {
        const struct chart_row *row = &strips->rows.rows[i];
        const uint32_t lane = frame->options->by_actor ? row->actor : row->bloc;
        if (strips->lanes && row->first_of_lane) {
            frame->y += i ? LANE_GAP : 0;
            frame->y += lane_head(strips, lane) + 1;
        }
        draw_row(strips, row);
    }
}

/* How many full memberships at once, above the rows of one actor. */
static void draw_sum(struct strips *strips)
{
    struct frame *frame = &strips->frame;
    struct count_curve curve;
    count_curve_of(frame->data, PARTY_BLOC, NONE, true, &strips->axis, &curve);
    if (curve.most == 0) {
        count_curve_release(&curve);
        return;
    }
    const struct svg_font name = {.size = 12, .fill = frame->theme->ink};
    const struct svg_font number = {.size = 10, .fill = frame->theme->dim, .anchor = ANCHOR_END};
    const double top = frame->y + 4, height = 34;
    frame_fitted(frame, FRAME_EDGE, top + height / 2 + 4, strips->axis.x0 - FRAME_EDGE - 40, &name,
                 message(frame->options->lang, MSG_chart_full_at_once));
    char text[24];
    snprintf(text, sizeof text, "%zu", curve.most);
    frame_text(frame, strips->axis.x0 - 6, top + 6, &number, text);
    frame_text(frame, strips->axis.x0 - 6, top + height + 2, &number, "0");
    count_curve_draw(&frame->body, &curve, &strips->axis, frame->theme, top, height, curve.most);
    count_curve_release(&curve);
    frame->y = top + height + 10;
}

void chart_history_draw(const struct chart_data *data, const struct chart_options *options,
                        struct svg *svg)
{
    struct strips strips = {.lanes = chart_has_lanes(data, options)};
    struct frame *frame = &strips.frame;
    struct arena arena = {0};
    const enum language lang = options->lang;
    const struct chart_party *one =
        strips.lanes ? (data->bloc_count ? data->blocs : NULL) : data->actors;
    const char *title =
        !strips.lanes && one    ? message_format(&arena, lang, MSG_chart_title_actor, one->name)
        : data->bloc_count == 1 ? message_format(&arena, lang, MSG_chart_title_history, one->name)
                                : message(lang, MSG_chart_title_histories);
    const char *const lines[] = {
        message(lang, strips.lanes ? MSG_chart_about_history : MSG_chart_about_actor),
        options->reading ? message_format(&arena, lang, MSG_chart_reading, options->reading) : "",
        NULL};
    frame_begin(frame, data, options, title, lines);
    chart_rows_of(data, options, &strips.rows);
    if (strips.rows.count == 0) {
        frame_nothing(frame, message(lang, MSG_chart_nothing));
    } else {
        bool *used = status_used(data);
        frame_range(data, options, &strips.axis);
        struct chart_options range = *options;
        range.lo = strips.axis.lo, range.hi = strips.axis.hi;
        measure(&strips);
        frame->y += 2;
        frame_legend(frame, used, frame_has_thin(data, &range), frame_has_tip(data, &range),
                     data->other_count > 0);
        free(used);
        struct frame_plot plot;
        frame_plot_begin(frame, &strips.axis, &plot);
        if (!strips.lanes) {
            draw_sum(&strips);
        }
        draw_lanes(&strips);
        frame_plot_end(frame, &strips.axis, &plot);
        if (strips.flag_count) {
            frame_key(frame, strips.flagged, strips.flag_count);
        }
    }
    const struct svg_font small = {.size = 10, .fill = frame->theme->dim};
    frame->y += 8;
    frame->y += frame_wrapped(frame, FRAME_EDGE, frame->y, frame->width - 2 * FRAME_EDGE, 14,
                              &small, message(lang, MSG_chart_end_is)) -
                8;
    frame_end(frame, chart_description(data, options, &strips.axis, &arena), svg);
    chart_rows_release(&strips.rows);
    arena_release(&arena);
}

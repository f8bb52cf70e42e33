#include "cells.h"
#include "draw.h"
#include "edtf.h"
#include "fills.h"
#include "frame.h"
#include "message.h"
#include "pool.h"
#include "rows.h"
#include "terminal.h"
#include "text_width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `chronology`: a time line that runs down, true to scale, and beside it what happened. */

enum { LABEL_GAP = 17, LANES = 4, LANE_STEP = 5, LEAST_HEIGHT = 260, TICK_ROOM = 14 };

struct chronology {
    struct frame frame;
    struct time_axis axis;             /* x0, x1: its top and bottom */
    double line, dates, blocs, titles; /* x of the line and the columns */
    double bloc_width, date_width;
    double *anchors, *places;
    double busy[LANES]; /* how far down the lanes of bars are taken */
};

/* The range of what has a first or last day; what is open on one side stretches nothing. */
static void find_range(struct chronology *chronology)
{
    const struct chart_data *data = chronology->frame.data;
    const struct chart_options *options = chronology->frame.options;
    int64_t lo = EDTF_POS_INF, hi = EDTF_NEG_INF;
    for (size_t i = 0; i < data->event_count; i++) {
        const struct chart_event *event = &data->events[i];
        const int64_t first = event->lo == EDTF_NEG_INF ? event->hi : event->lo;
        const int64_t last = event->hi == EDTF_POS_INF ? event->lo : event->hi;
        /* What is open on one side says one day alone, and only where nothing else does. */
        if (event->lo != EDTF_NEG_INF && event->hi != EDTF_POS_INF) {
            lo = first < lo ? first : lo;
            hi = last > hi ? last : hi;
        }
    }
    for (size_t i = 0; lo == EDTF_POS_INF && i < data->event_count; i++) {
        const struct chart_event *event = &data->events[i];
        lo = event->lo != EDTF_NEG_INF ? event->lo : event->hi;
        hi = lo;
    }
    lo = lo == EDTF_POS_INF ? data->as_of : lo;
    hi = hi == EDTF_NEG_INF ? data->as_of : hi;
    chronology->axis.lo = options->lo != EDTF_NEG_INF ? options->lo : lo;
    chronology->axis.hi = options->hi != EDTF_POS_INF ? options->hi : hi;
    if (chronology->axis.hi <= chronology->axis.lo) {
        chronology->axis.hi = chronology->axis.lo + 1;
    }
}

static double tick_room(const char *text)
{
    (void)text;
    return TICK_ROOM;
}

static void draw_line(struct chronology *chronology)
{
    struct frame *frame = &chronology->frame;
    const struct era era = {message(frame->options->lang, MSG_chart_bce)};
    const struct svg_font font = {.size = 11, .fill = frame->theme->dim, .anchor = ANCHOR_END};
    const struct time_axis *axis = &chronology->axis;
    struct tick ticks[TICKS_MAX];
    size_t count;
    axis_ticks(axis, &era, tick_room, 8, ticks, &count);
    for (size_t i = 0; i < count; i++) {
        const double y = axis_x(axis, ticks[i].day);
        svg_stroke(&frame->body, chronology->line - 5, y, chronology->line, y, frame->theme->dim, 1,
                   NULL);
        frame_text(frame, chronology->line - 8, y + 4, &font, ticks[i].text);
    }
    svg_stroke(&frame->body, chronology->line, axis->x0, chronology->line, axis->x1,
               frame->theme->dim, 1.5, NULL);
}

/* A bar beside the line for the days between which an event happened; a tip where there is no
 * bound. Bars that would meet stand beside each other, as far as there is room. */
static void draw_span(struct chronology *chronology, const struct chart_event *event)
{
    struct frame *frame = &chronology->frame;
    const struct time_axis *axis = &chronology->axis;
    const double y1 = axis_x(axis, event->lo), y2 = axis_x(axis, event->hi);
    const char *hue = frame->theme->hue[FILL_SOLID];
    size_t lane = 0;
    while (lane + 1 < LANES && chronology->busy[lane] > y1 - 1) {
        lane++;
    }
    chronology->busy[lane] = y2 > chronology->busy[lane] ? y2 : chronology->busy[lane];
    const double x = chronology->line + 6 + (double)(lane * LANE_STEP);
    svg_rect(&frame->body, x, y1, 3, y2 - y1 < 2 ? 2 : y2 - y1, hue, NULL, 0);
    if (event->lo == EDTF_NEG_INF || event->hi == EDTF_POS_INF) {
        const double end = event->lo == EDTF_NEG_INF ? y1 : y2;
        const double tip = event->lo == EDTF_NEG_INF ? -5 : 5;
        svg_path_begin(&frame->body);
        svg_move(&frame->body, x - 2, end);
        svg_line(&frame->body, x + 1.5, end + tip);
        svg_line(&frame->body, x + 5, end);
        svg_close(&frame->body);
        svg_path_end(&frame->body, hue, NULL, 0, NULL);
    }
}

static const char *bloc_of(struct chronology *chronology, const struct chart_event *event)
{
    const struct chart_data *data = chronology->frame.data;
    if (event->bloc == NONE) {
        return "";
    }
    const char *label = frame_abbreviation(&chronology->frame, &data->blocs[event->bloc]);
    return label ? label : data->blocs[event->bloc].name;
}

static void draw_event(struct chronology *chronology, size_t number)
{
    struct frame *frame = &chronology->frame;
    const struct chart_event *event = &frame->data->events[number];
    const struct svg_font date = {.size = 10.5, .fill = frame->theme->dim, .tabular = true};
    const struct svg_font bloc = {.size = 11, .fill = frame->theme->ink, .bold = true};
    const struct svg_font title = {.size = 12, .fill = frame->theme->ink};
    const bool exact = event->lo == event->hi;
    const double y = chronology->anchors[number], place = chronology->places[number];
    const double from = chronology->line + 6 + LANES * LANE_STEP;
    svg_group_open(&frame->body);
    svg_attribute(&frame->body, "class", "event");
    svg_attribute(&frame->body, "data-event", event->id);
    svg_attribute(&frame->body, "data-date", event->date);
    if (event->bloc != NONE) {
        svg_attribute(&frame->body, "data-bloc", frame->data->blocs[event->bloc].id);
    }
    svg_group_opened(&frame->body);
    svg_title(&frame->body, arena_printf(&frame->arena, "%s: %s", event->date, event->title));
    if (!exact) {
        draw_span(chronology, event);
    }
    svg_path_begin(&frame->body);
    svg_move(&frame->body, chronology->line + 4, y);
    svg_line(&frame->body, from, y);
    svg_curve(&frame->body, from, chronology->dates - 4, y, place);
    svg_path_end(&frame->body, NULL, frame->theme->dim, 0.75, NULL);
    svg_circle(&frame->body, chronology->line, y, 3.5,
               exact ? frame->theme->hue[FILL_SOLID] : frame->theme->ground,
               frame->theme->hue[FILL_SOLID], 1.5);
    frame_fitted(frame, chronology->dates, place + 4, chronology->date_width, &date, event->date);
    frame_fitted(frame, chronology->blocs, place + 4, chronology->bloc_width, &bloc,
                 bloc_of(chronology, event));
    frame_fitted(frame, chronology->titles, place + 4,
                 frame->width - FRAME_EDGE - chronology->titles, &title, event->title);
    svg_group_close(&frame->body);
}

/* The columns: as wide as what is in them, but no more than their share. */
static void measure(struct chronology *chronology)
{
    struct frame *frame = &chronology->frame;
    const struct chart_data *data = frame->data;
    double dates = 0, blocs = 0;
    for (size_t i = 0; i < data->event_count; i++) {
        const char *bloc = bloc_of(chronology, &data->events[i]);
        double width = font_width(data->events[i].date, strlen(data->events[i].date), 10.5, false);
        dates = width > dates ? width : dates;
        width = font_width(bloc, strlen(bloc), 11, true);
        blocs = width > blocs ? width : blocs;
    }
    chronology->date_width = dates < frame->width * 0.22 ? dates : frame->width * 0.22;
    chronology->bloc_width = blocs < frame->width * 0.16 ? blocs : frame->width * 0.16;
    chronology->line = FRAME_EDGE + 62;
    chronology->dates = chronology->line + 6 + LANES * LANE_STEP + 34;
    chronology->blocs = chronology->dates + chronology->date_width + 12;
    chronology->titles =
        chronology->blocs + chronology->bloc_width + (chronology->bloc_width > 0 ? 12 : 0);
}

static void draw_all(struct chronology *chronology)
{
    struct frame *frame = &chronology->frame;
    const size_t count = frame->data->event_count;
    const double labels = (double)(count * LABEL_GAP);
    measure(chronology);
    chronology->axis.x0 = frame->y + 12;
    chronology->axis.x1 =
        chronology->axis.x0 + (labels * 1.15 > LEAST_HEIGHT ? labels * 1.15 : LEAST_HEIGHT);
    chronology->anchors = heap_alloc((count + 1) * sizeof *chronology->anchors);
    chronology->places = heap_alloc((count + 1) * sizeof *chronology->places);
    for (size_t i = 0; i < count; i++) {
        chronology->anchors[i] = axis_x(&chronology->axis, frame->data->events[i].lo);
        /* They come in order of first days; a clipped one may not stand before its neighbour. */
        if (i > 0 && chronology->anchors[i] < chronology->anchors[i - 1]) {
            chronology->anchors[i] = chronology->anchors[i - 1];
        }
    }
    pool_labels(chronology->anchors, count, LABEL_GAP, chronology->axis.x0, chronology->places);
    draw_line(chronology);
    for (size_t i = 0; i < count; i++) {
        draw_event(chronology, i);
    }
    const double last = count ? chronology->places[count - 1] : 0;
    frame->y = (last > chronology->axis.x1 ? last : chronology->axis.x1) + 18;
    free(chronology->anchors);
    free(chronology->places);
}

static const char *description(const struct chronology *chronology, struct arena *arena)
{
    char count[24];
    snprintf(count, sizeof count, "%zu", chronology->frame.data->event_count);
    return message_format(arena, chronology->frame.options->lang, MSG_chart_description_events,
                          count, day_text_of(arena, chronology->axis.lo),
                          day_text_of(arena, chronology->axis.hi));
}

void chart_chronology_draw(const struct chart_data *data, const struct chart_options *options,
                           struct svg *svg)
{
    struct chronology chronology = {0};
    struct frame *frame = &chronology.frame;
    struct arena arena = {0};
    const enum language lang = options->lang;
    const char *const lines[] = {message(lang, MSG_chart_about_chronology),
                                 message_format(&arena, lang, MSG_chart_reading, options->reading),
                                 NULL};
    frame_begin(frame, data, options, message(lang, MSG_chart_title_chronology), lines);
    find_range(&chronology);
    if (data->event_count == 0) {
        frame_nothing(frame, message(lang, MSG_chart_no_events));
    } else {
        draw_all(&chronology);
    }
    frame_end(frame, description(&chronology, &arena), svg);
    arena_release(&arena);
}

void chart_chronology_print(const struct chart_data *data, const struct chart_options *options,
                            struct cells *cells)
{
    struct chronology chronology = {.frame = {.data = data, .options = options}};
    size_t dates = 0, blocs = 0;
    cells_title(cells, options, message(options->lang, MSG_chart_title_chronology));
    for (size_t i = 0; i < data->event_count; i++) {
        const size_t date = cells_width(cells, data->events[i].date);
        const size_t bloc = cells_width(cells, bloc_of(&chronology, &data->events[i]));
        dates = date > dates ? date : dates;
        blocs = bloc > blocs ? bloc : blocs;
    }
    dates = dates < cells->width / 3 ? dates : cells->width / 3;
    blocs = blocs < cells->width / 5 ? blocs : cells->width / 5;
    for (size_t i = 0; i < data->event_count; i++) {
        cells_field(cells, data->events[i].date, dates, false);
        cells_put(cells, "  ");
        cells_field(cells, bloc_of(&chronology, &data->events[i]), blocs, false);
        cells_put(cells, blocs ? "  " : "");
        cells_field(cells, data->events[i].title, cells->width - cells->column, false);
        cells_line(cells);
    }
    if (data->event_count == 0) {
        cells_wrapped(cells, message(options->lang, MSG_chart_no_events), 0);
    }
    cells_foot(cells, data, options);
    arena_release(&chronology.frame.arena);
}

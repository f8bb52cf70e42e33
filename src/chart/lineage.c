#include "cells.h"
#include "draw.h"
#include "edtf.h"
#include "fills.h"
#include "frame.h"
#include "kin.h"
#include "lineage_parts.h"
#include "message.h"
#include "rows.h"
#include "terminal.h"
#include "text_width.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `lineage`: a band for each bloc, as high as it had members, and arrows at what became of it. */

static double height_of(const struct lineage *lineage, size_t members)
{
    return members == 0 ? 0 : sqrt((double)members / (double)lineage->most) * BAND_MOST;
}

/* "part of EurAsEC", "inspired EAEU, INT1996": the steps that are no arrows. */
static const char *words_of(struct lineage *lineage, uint32_t bloc)
{
    struct frame *frame = &lineage->frame;
    const struct chart_data *data = frame->data;
    const char *text = "";
    for (size_t i = 0; i < data->step_count; i++) {
        const struct chart_step *step = &data->steps[i];
        if (step->from != bloc || step_is_arrow(step)) {
            continue;
        }
        const struct chart_party *other = &data->blocs[step->to];
        const char *label = frame_abbreviation(frame, other);
        const enum message id = strcmp(step->relation, "nested-in") == 0  ? MSG_chart_nested_in
                                : strcmp(step->relation, "inspired") == 0 ? MSG_chart_inspired
                                                                          : MSG_chart_became;
        text = arena_printf(
            &frame->arena, "%s%s%s", text, *text ? ", " : "",
            message_format(&frame->arena, frame->options->lang, id, label ? label : other->name));
    }
    return text;
}

/* Bands from top to bottom. */
static void place_bands(struct lineage *lineage)
{
    struct frame *frame = &lineage->frame;
    double y = frame->y;
    for (size_t i = 0; i < frame->data->bloc_count; i++) {
        struct band *band = &lineage->bands[i];
        const double height = height_of(lineage, band->curve.most);
        const double least = *band->words ? 2 * NAME_LINE : NAME_LINE;
        band->height = height;
        const double tall = height > least ? height : least;
        band->middle = y + WORDS_HEIGHT + tall / 2;
        y += WORDS_HEIGHT + tall + BAND_GAP;
    }
    frame->y = y;
}

/* Half the height of a band from a step on. */
static double half_of(const struct lineage *lineage, const struct sum_step *step, bool possible)
{
    return height_of(lineage, possible ? step->possible : step->certain) / 2;
}

/* The area of a curve on both sides of the middle, as one path: the upper edge, and back along the
 * lower one. */
static void draw_area(struct lineage *lineage, const struct band *band, bool possible,
                      const char *fill)
{
    struct svg *svg = &lineage->frame.body;
    const struct time_axis *axis = &lineage->axis;
    const struct count_curve *curve = &band->curve;
    const double last = axis_x(axis, lineage->frame.data->as_of + 1);
    if (curve->count == 0) {
        return;
    }
    svg_path_begin(svg);
    svg_move(svg, axis_x(axis, curve->steps[0].day), band->middle);
    for (size_t i = 0; i < curve->count; i++) {
        const double y = band->middle - half_of(lineage, &curve->steps[i], possible);
        svg_line(svg, axis_x(axis, curve->steps[i].day), y);
        svg_line(svg, i + 1 < curve->count ? axis_x(axis, curve->steps[i + 1].day) : last, y);
    }
    for (size_t i = curve->count; i-- > 0;) {
        const double y = band->middle + half_of(lineage, &curve->steps[i], possible);
        svg_line(svg, i + 1 < curve->count ? axis_x(axis, curve->steps[i + 1].day) : last, y);
        svg_line(svg, axis_x(axis, curve->steps[i].day), y);
    }
    svg_close(svg);
    svg_path_end(svg, fill, NULL, 0, NULL);
}

static void draw_diamond(struct lineage *lineage, const struct band *band)
{
    struct frame *frame = &lineage->frame;
    const struct chart_party *bloc = &frame->data->blocs[band->bloc];
    if (bloc->founded == EDTF_NEG_INF || bloc->founded < lineage->axis.lo ||
        bloc->founded > lineage->axis.hi) {
        return;
    }
    const double x = axis_x(&lineage->axis, bloc->founded), y = band->middle;
    svg_path_begin(&frame->body);
    svg_move(&frame->body, x - 6, y);
    svg_line(&frame->body, x, y - 6);
    svg_line(&frame->body, x + 6, y);
    svg_line(&frame->body, x, y + 6);
    svg_close(&frame->body);
    svg_path_end(&frame->body, frame->theme->ground, frame->theme->ink, 1.5, NULL);
}

static void draw_name(struct lineage *lineage, const struct band *band)
{
    struct frame *frame = &lineage->frame;
    const struct chart_party *bloc = &frame->data->blocs[band->bloc];
    const struct svg_font name = {.size = 12, .fill = frame->theme->ink};
    const struct svg_font bold = {
        .size = 12, .fill = frame->theme->ink, .bold = true, .anchor = ANCHOR_END};
    const struct svg_font small = {.size = 10, .fill = frame->theme->dim};
    const char *label = frame_abbreviation(frame, bloc);
    const double end = lineage->left - 12, limit = (end - FRAME_EDGE) / 2;
    const double wide = label ? font_width(label, strlen(label), 12, true) : 0;
    const double y = band->middle + (*band->words ? -2 : 4);
    frame_name(frame, bloc, FRAME_EDGE, y, end - FRAME_EDGE - (wide < limit ? wide : limit) - 8,
               &name);
    if (label) {
        frame_fitted(frame, end, y, limit, &bold, label);
    }
    if (*band->words) {
        frame_fitted(frame, FRAME_EDGE, y + NAME_LINE, end - FRAME_EDGE, &small, band->words);
    }
}

static void draw_band(struct lineage *lineage, const struct band *band)
{
    struct frame *frame = &lineage->frame;
    const struct chart_party *bloc = &frame->data->blocs[band->bloc];
    const char *const hue = frame->theme->hue[FILL_SOLID];
    svg_group_open(&frame->body);
    svg_attribute(&frame->body, "class", "band");
    svg_attribute(&frame->body, "data-bloc", bloc->id);
    svg_group_opened(&frame->body);
    svg_title(&frame->body, bloc->name);
    draw_area(lineage, band, true, frame->theme->step[2]);
    draw_area(lineage, band, false, hue);
    const struct sum_step *last =
        band->curve.count ? &band->curve.steps[band->curve.count - 1] : NULL;
    if (last && last->possible > 0 && lineage->axis.hi >= frame->data->as_of) {
        const double height = height_of(lineage, last->possible);
        fill_tip(&frame->body, FILL_SOLID, frame->theme,
                 axis_x(&lineage->axis, frame->data->as_of + 1), band->middle - height / 2, height,
                 false);
    }
    if (!last) {
        draw_diamond(lineage, band);
    }
    svg_group_close(&frame->body);
}

static void draw_rows(struct lineage *lineage)
{
    const struct chart_data *data = lineage->frame.data;
    for (size_t i = 0; i < data->step_count; i++) {
        if (step_is_arrow(&data->steps[i])) {
            const struct arrow arrow = lineage_arrow_of(lineage, i);
            struct band *to = &lineage->bands[lineage->row[data->steps[i].to]];
            if (arrow.y2 < to->middle && to->head_count < HEADS_MAX) {
                to->heads[to->head_count++] = arrow.x2;
            }
            lineage_arrow(lineage, &arrow);
        }
    }
    for (size_t i = 0; i < data->bloc_count; i++) {
        draw_band(lineage, &lineage->bands[i]);
        draw_name(lineage, &lineage->bands[i]);
        lineage_members(lineage, &lineage->bands[i]);
    }
    for (size_t i = 0; i < data->step_count; i++) {
        if (step_is_arrow(&data->steps[i])) {
            const struct arrow arrow = lineage_arrow_of(lineage, i);
            lineage_head(lineage, &arrow);
        }
    }
}

static void measure(struct lineage *lineage)
{
    struct frame *frame = &lineage->frame;
    const struct chart_data *data = frame->data;
    double widest = 60;
    for (size_t i = 0; i < data->bloc_count; i++) {
        const struct chart_party *bloc = &data->blocs[i];
        const char *label = frame_abbreviation(frame, bloc);
        const double width = font_width(bloc->name, strlen(bloc->name), 12, false) +
                             (label ? 12 + font_width(label, strlen(label), 12, true) : 0);
        widest = width > widest ? width : widest;
    }
    const double most = frame->width * 0.33;
    lineage->left = FRAME_EDGE + (widest < most ? widest : most) + 12;
    lineage->axis.x0 = lineage->left + 8;
    lineage->axis.x1 = frame->width - FRAME_EDGE - 8;
}

/* The range: members, and the days of what was only proposed. */
static void find_range(struct lineage *lineage)
{
    const struct chart_data *data = lineage->frame.data;
    const struct chart_options *options = lineage->frame.options;
    frame_range(data, options, &lineage->axis);
    if (options->lo == EDTF_NEG_INF) {
        for (size_t i = 0; i < data->bloc_count; i++) {
            const int64_t founded = data->blocs[i].founded;
            if (founded != EDTF_NEG_INF && founded < lineage->axis.lo) {
                lineage->axis.lo = founded;
            }
        }
    }
    if (options->hi == EDTF_POS_INF && lineage->axis.hi < data->as_of) {
        lineage->axis.hi = data->as_of;
    }
}

static void lineage_begin(struct lineage *lineage)
{
    const struct chart_data *data = lineage->frame.data;
    size_t *order = heap_alloc((data->bloc_count + 1) * sizeof *order);
    lineage->bands = heap_zero(data->bloc_count + 1, sizeof *lineage->bands);
    lineage->row = heap_alloc((data->bloc_count + 1) * sizeof *lineage->row);
    lineage->most = 1;
    kin_order(data, order);
    for (size_t i = 0; i < data->bloc_count; i++) {
        struct band *band = &lineage->bands[i];
        band->bloc = (uint32_t)order[i];
        lineage->row[order[i]] = i;
        count_curve_of(data, PARTY_BLOC, band->bloc, true, &lineage->axis, &band->curve);
        lineage->most = band->curve.most > lineage->most ? band->curve.most : lineage->most;
        band->words = words_of(lineage, band->bloc);
    }
    free(order);
}

static void lineage_end(struct lineage *lineage)
{
    for (size_t i = 0; i < lineage->frame.data->bloc_count; i++) {
        count_curve_release(&lineage->bands[i].curve);
    }
    free(lineage->bands);
    free(lineage->row);
}

void chart_lineage_draw(const struct chart_data *data, const struct chart_options *options,
                        struct svg *svg)
{
    struct lineage lineage = {0};
    struct frame *frame = &lineage.frame;
    struct arena arena = {0};
    const enum language lang = options->lang;
    const char *subject = data->subject != NONE ? data->blocs[data->subject].name : NULL;
    const char *const lines[] = {
        message(lang, MSG_chart_about_lineage), message(lang, MSG_chart_about_arrows),
        message_format(&arena, lang, MSG_chart_reading, options->reading), NULL};
    frame_begin(frame, data, options,
                subject ? message_format(&arena, lang, MSG_chart_title_lineage, subject)
                        : message(lang, MSG_chart_title_lineages),
                lines);
    find_range(&lineage);
    if (data->step_count == 0) {
        frame_nothing(frame, subject ? message_format(&arena, lang, MSG_chart_no_lineage, subject)
                                     : message(lang, MSG_chart_no_lineages));
    } else {
        struct frame_plot plot;
        lineage_begin(&lineage);
        measure(&lineage);
        frame_plot_begin(frame, &lineage.axis, &plot);
        place_bands(&lineage);
        draw_rows(&lineage);
        frame_plot_end(frame, &lineage.axis, &plot);
        lineage_end(&lineage);
    }
    frame_end(frame, chart_description(data, options, &lineage.axis, &arena), svg);
    arena_release(&arena);
}

void chart_lineage_print(const struct chart_data *data, const struct chart_options *options,
                         struct cells *cells)
{
    struct arena arena = {0};
    const enum language lang = options->lang;
    const char *subject = data->subject != NONE ? data->blocs[data->subject].name : NULL;
    cells_title(cells, options,
                subject ? message_format(&arena, lang, MSG_chart_title_lineage, subject)
                        : message(lang, MSG_chart_title_lineages));
    for (size_t i = 0; i < data->tree_count; i++) {
        cells_field(cells, data->tree[i], cells->width, false);
        cells_line(cells);
    }
    if (data->step_count == 0) {
        cells_wrapped(cells,
                      subject ? message_format(&arena, lang, MSG_chart_no_lineage, subject)
                              : message(lang, MSG_chart_no_lineages),
                      0);
    }
    cells_foot(cells, data, options);
    arena_release(&arena);
}

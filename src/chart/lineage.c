#include "cells.h"
#include "draw.h"
#include "edtf.h"
#include "fills.h"
#include "frame.h"
#include "kin.h"
#include "message.h"
#include "rows.h"
#include "terminal.h"
#include "text_width.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `lineage`: a band for each bloc, as high as it had members, and arrows at what became of it. */

enum { BAND_MOST = 28, WORDS_HEIGHT = 15, BAND_GAP = 8, NAME_LINE = 13, ARROW_GAP = 8 };

struct band {
    uint32_t bloc;
    double middle, height; /* of the highest part */
    const char *words;     /* under the name, or "" */
    struct count_curve curve;
    double word_from; /* names of members begin right of the heads of arrows */
};

struct lineage {
    struct frame frame;
    struct time_axis axis;
    struct band *bands; /* in order */
    size_t *row;        /* by bloc: its band */
    size_t most;        /* members at once, of all bands */
    double left;
};

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

/* The area of a curve on both sides of the middle. */
static void draw_area(struct lineage *lineage, const struct band *band, bool possible,
                      const char *fill)
{
    struct svg *svg = &lineage->frame.body;
    const struct time_axis *axis = &lineage->axis;
    for (size_t i = 0; i < band->curve.count; i++) {
        const struct sum_step *step = &band->curve.steps[i];
        const int64_t shown = lineage->frame.data->as_of + 1;
        const int64_t end = i + 1 < band->curve.count ? band->curve.steps[i + 1].day : shown;
        const double height = height_of(lineage, possible ? step->possible : step->certain);
        const double x = axis_x(axis, step->day), width = axis_x(axis, end) - x;
        if (height > 0 && width > 0 && (!possible || step->possible != step->certain)) {
            svg_rect(svg, x, band->middle - height / 2, width < 1 ? 1 : width, height, fill, NULL,
                     0);
        }
    }
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

/* ---- Who was there ---- */

struct change {
    int64_t day;
    bool came;
    const char *id;
};

static int by_change(const void *left, const void *right)
{
    const struct change *a = left, *b = right;
    if (a->day != b->day) {
        return a->day < b->day ? -1 : 1;
    }
    if (a->came != b->came) {
        return a->came ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

/* Who came and who left (not those whom its end lets go), in order of days. */
static size_t changes_of(const struct chart_data *data, uint32_t bloc, struct change *list)
{
    size_t count = 0;
    int64_t last = EDTF_NEG_INF;
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct chart_spell *spell = &data->spells[i];
        if (spell->bloc == bloc) {
            last = spell->days.end_hi > last ? spell->days.end_hi : last;
        }
    }
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct chart_spell *spell = &data->spells[i];
        const struct chart_spell *next = i + 1 < data->spell_count ? spell + 1 : NULL;
        const struct chart_spell *before = i > 0 ? spell - 1 : NULL;
        if (spell->bloc != bloc) {
            continue;
        }
        const bool went_on = next && next->bloc == bloc && next->actor == spell->actor &&
                             next->days.start_lo <= spell->days.end_hi;
        const bool went_before = before && before->bloc == bloc && before->actor == spell->actor &&
                                 spell->days.start_lo <= before->days.end_hi;
        const char *id = data->actors[spell->actor].id;
        if (!went_before) {
            list[count++] = (struct change){spell->days.start_lo, true, id};
        }
        if (!went_on && spell->days.end_hi < last) {
            list[count++] = (struct change){spell->days.end_lo, false, id};
        }
    }
    qsort(list, count, sizeof *list, by_change);
    return count;
}

/* Over a band: who was there at first, then +TJK, −UZB, each at its day or right of what is there.
 * What has no room is in the title of the group. */
static void draw_members(struct lineage *lineage, const struct band *band)
{
    struct frame *frame = &lineage->frame;
    const struct chart_data *data = frame->data;
    struct change *list = heap_alloc((2 * data->spell_count + 1) * sizeof *list);
    const size_t count = changes_of(data, band->bloc, list);
    const struct svg_font font = {.size = 9.5, .fill = frame->theme->dim};
    const double y = band->middle - band->height / 2 - 4;
    const char *all = "";
    double free_from = band->word_from;
    bool cut = false;
    for (size_t i = 0; i < count;) {
        const int64_t day = list[i].day;
        const char *text = "";
        const bool first = i == 0;
        for (; i < count && list[i].day == day && (!first || list[i].came); i++) {
            text = arena_printf(&frame->arena, "%s%s%s%s", text, *text ? " " : "",
                                first          ? ""
                                : list[i].came ? "+"
                                               : "−",
                                list[i].id);
        }
        all = arena_printf(&frame->arena, "%s%s%s", all, *all ? "; " : "", text);
        const double wide = font_width(text, strlen(text), 9.5, false);
        double x = axis_x(&lineage->axis, day);
        x = x < free_from ? free_from : x;
        const double room = frame->width - FRAME_EDGE - x;
        if (cut || room < 24 || (!first && wide > room)) {
            cut = true;
            continue;
        }
        svg_rect(&frame->body, x - 1, y - 9, (wide < room ? wide : room) + 2, 11,
                 frame->theme->ground, NULL, 0);
        frame_fitted(frame, x, y, room, &font, text);
        free_from = x + (wide < room ? wide : room) + 8;
    }
    if (cut && free_from + 12 < frame->width - FRAME_EDGE) {
        svg_group_open(&frame->body);
        svg_group_opened(&frame->body);
        svg_title(&frame->body, all);
        frame_text(frame, free_from, y, &font, "…");
        svg_group_close(&frame->body);
    }
    free(list);
}

/* ---- Arrows ---- */

struct arrow {
    const struct chart_step *step;
    double x1, y1, x2, y2; /* from, to; the head is at the end */
    bool bent;
};

/* Where an arrow runs: out of the end of a band that ends with it, or out of its edge. Arrows of
 * one day and target stand beside each other. */
static struct arrow arrow_of(const struct lineage *lineage, size_t number)
{
    const struct chart_data *data = lineage->frame.data;
    const struct chart_step *step = &data->steps[number];
    const struct band *from = &lineage->bands[lineage->row[step->from]],
                      *to = &lineage->bands[lineage->row[step->to]];
    size_t turn = 0;
    for (size_t i = 0; i < number; i++) {
        turn += step_is_arrow(&data->steps[i]) && data->steps[i].to == step->to &&
                fabs(axis_x(&lineage->axis, data->steps[i].day) -
                     axis_x(&lineage->axis, step->day)) < ARROW_GAP;
    }
    const bool down = to->middle > from->middle;
    struct arrow arrow = {.step = step};
    const double x = axis_x(&lineage->axis, step->day);
    const int64_t ended = data->blocs[step->from].ended;
    arrow.bent = ended <= step->day + 1 && from->height > 0;
    arrow.x1 = x;
    arrow.x2 = x + (arrow.bent ? 4 : 0) + (double)(turn * ARROW_GAP);
    if (arrow.x2 > lineage->axis.x1 + 6) {
        arrow.x2 = lineage->axis.x1 + 6;
    }
    arrow.x1 = arrow.bent ? arrow.x1 : arrow.x2;
    arrow.y1 =
        arrow.bent ? from->middle : from->middle + (down ? from->height / 2 : -from->height / 2);
    const double gap = to->height > 0 ? 2 : 8;
    arrow.y2 = to->middle + (down ? -to->height / 2 - gap : to->height / 2 + gap);
    return arrow;
}

static void draw_arrow(struct lineage *lineage, const struct arrow *arrow)
{
    struct frame *frame = &lineage->frame;
    const struct chart_data *data = frame->data;
    const struct chart_step *step = arrow->step;
    struct svg *svg = &frame->body;
    const double short_of = arrow->y2 > arrow->y1 ? -4 : 4;
    svg_group_open(svg);
    svg_attribute(svg, "class", "arrow");
    svg_attribute(svg, "data-from", data->blocs[step->from].id);
    svg_attribute(svg, "data-to", data->blocs[step->to].id);
    svg_attribute(svg, "data-relation", step->relation);
    svg_group_opened(svg);
    svg_title(svg, arena_printf(&frame->arena, "%s → %s: %s, %s", data->blocs[step->from].name,
                                data->blocs[step->to].name, step->relation,
                                step->date ? step->date : ""));
    svg_path_begin(svg);
    svg_move(svg, arrow->x1, arrow->y1);
    if (arrow->bent) {
        svg_line(svg, arrow->x2, arrow->y1);
    }
    svg_line(svg, arrow->x2, arrow->y2 + short_of);
    svg_path_end(svg, NULL, frame->theme->ink, 1.5, NULL);
    svg_group_close(svg);
}

static void draw_head(struct lineage *lineage, const struct arrow *arrow)
{
    struct svg *svg = &lineage->frame.body;
    const double back = arrow->y2 > arrow->y1 ? -6 : 6;
    svg_path_begin(svg);
    svg_move(svg, arrow->x2, arrow->y2);
    svg_line(svg, arrow->x2 - 3.5, arrow->y2 + back);
    svg_line(svg, arrow->x2 + 3.5, arrow->y2 + back);
    svg_close(svg);
    svg_path_end(svg, lineage->frame.theme->ink, NULL, 0, NULL);
}

static void draw_rows(struct lineage *lineage)
{
    const struct chart_data *data = lineage->frame.data;
    for (size_t i = 0; i < data->step_count; i++) {
        if (step_is_arrow(&data->steps[i])) {
            const struct arrow arrow = arrow_of(lineage, i);
            struct band *to = &lineage->bands[lineage->row[data->steps[i].to]];
            const double begins =
                to->curve.count ? axis_x(&lineage->axis, to->curve.steps[0].day) : arrow.x2;
            if (arrow.y2 < to->middle && arrow.x2 + 7 > to->word_from && arrow.x2 < begins + 40) {
                to->word_from = arrow.x2 + 7;
            }
            draw_arrow(lineage, &arrow);
        }
    }
    for (size_t i = 0; i < data->bloc_count; i++) {
        draw_band(lineage, &lineage->bands[i]);
        draw_name(lineage, &lineage->bands[i]);
        draw_members(lineage, &lineage->bands[i]);
    }
    for (size_t i = 0; i < data->step_count; i++) {
        if (step_is_arrow(&data->steps[i])) {
            const struct arrow arrow = arrow_of(lineage, i);
            draw_head(lineage, &arrow);
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

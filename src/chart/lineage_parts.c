#include "lineage_parts.h"

#include "edtf.h"
#include "kin.h"
#include "sort.h"
#include "text_width.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Arrows ---- */

/* Where an arrow runs: out of the end of a band that ends with it, or out of its edge. Arrows of
 * one day and target stand beside each other. */
struct arrow lineage_arrow_of(const struct lineage *lineage, size_t number)
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

void lineage_arrow(struct lineage *lineage, const struct arrow *arrow)
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

void lineage_head(struct lineage *lineage, const struct arrow *arrow)
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
    sort_list(list, count, sizeof *list, by_change);
    return count;
}

/* Words on their way over a band. */
struct words {
    struct lineage *lineage;
    const struct band *band;
    struct svg_font font;
    double y, x;     /* where the next word may begin */
    const char *run; /* words that stand side by side and are not drawn yet */
    double run_x;
};

static double wide_of(const char *text)
{
    return font_width(text, strlen(text), 9.5, false);
}

static void flush(struct words *words)
{
    struct frame *frame = &words->lineage->frame;
    if (*words->run) {
        const double wide = wide_of(words->run);
        svg_rect(&frame->body, words->run_x - 1, words->y - 9, wide + 2, 11, frame->theme->ground,
                 NULL, 0);
        frame_text(frame, words->run_x, words->y, &words->font, words->run);
        words->run = "";
    }
}

/* Where a word of that width may stand, at x or right of the heads that it would meet. */
static double clear_of_heads(const struct band *band, double x, double wide)
{
    bool moved = true;
    while (moved) {
        moved = false;
        for (size_t i = 0; i < band->head_count; i++) {
            if (x < band->heads[i] + 5 && x + wide > band->heads[i] - 5) {
                x = band->heads[i] + 6;
                moved = true;
            }
        }
    }
    return x;
}

/* Puts a word at its day, or right of those that are there. False: there is no room. */
static bool put_word(struct words *words, double day_x, const char *word, bool same_day)
{
    struct frame *frame = &words->lineage->frame;
    const double wide = wide_of(word), gap = wide_of(" ");
    const double next = words->x + (same_day ? gap : words->x > 0 ? 8 : 0);
    double x = same_day || day_x < next ? next : day_x;
    x = clear_of_heads(words->band, x, wide);
    if (x + wide > frame->width - FRAME_EDGE) {
        return false;
    }
    if (same_day && *words->run && x <= words->x + gap + 0.01) {
        words->run = arena_printf(&frame->arena, "%s %s", words->run, word);
    } else {
        flush(words);
        words->run = word;
        words->run_x = x;
    }
    words->x = x + wide;
    return true;
}

void lineage_members(struct lineage *lineage, const struct band *band)
{
    struct frame *frame = &lineage->frame;
    struct change *list = heap_alloc((2 * frame->data->spell_count + 1) * sizeof *list);
    const size_t count = changes_of(frame->data, band->bloc, list);
    struct words words = {.lineage = lineage,
                          .band = band,
                          .font = {.size = 9.5, .fill = frame->theme->dim},
                          .y = band->middle - band->height / 2 - 4,
                          .run = ""};
    const char *left = "";
    for (size_t i = 0; i < count; i++) {
        const bool first = list[i].day == list[0].day && list[i].came;
        const char *word = arena_printf(&frame->arena, "%s%s",
                                        first          ? ""
                                        : list[i].came ? "+"
                                                       : "−",
                                        list[i].id);
        const bool same_day = i > 0 && list[i].day == list[i - 1].day;
        if (*left || !put_word(&words, axis_x(&lineage->axis, list[i].day), word, same_day)) {
            left = arena_printf(&frame->arena, "%s%s%s", left, *left ? " " : "", word);
        }
    }
    flush(&words);
    if (*left && words.x + 16 < frame->width - FRAME_EDGE + 8) {
        svg_group_open(&frame->body);
        svg_group_opened(&frame->body);
        svg_title(&frame->body, left);
        frame_text(frame, words.x + 4, words.y, &words.font, "…");
        svg_group_close(&frame->body);
    }
    free(list);
}

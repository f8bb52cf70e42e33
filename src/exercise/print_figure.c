#include "print_parts.h"

/* Figures as SVG, in whole numbers: a chart of bars, a grid for a curve, an axis of years. */

enum { LEFT = 28, TOP = 10, HEIGHT = 150, FOOT = 20, AXIS_STEP = 5 };

static void begin_svg(struct writing *out, const struct shown *shown, int height, const char *what)
{
    write_format(out,
                 "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"f%zu-%zu-%s-%s\">"
                 "<title id=\"f%zu-%zu-%s-%s\">",
                 AXIS_WIDTH, height, shown->variant + 1, shown->number, what,
                 language_code(shown->lang), shown->variant + 1, shown->number, what,
                 language_code(shown->lang));
    write_html(out, shown->item->form == ITEM_TIMELINE
                        ? shown->said->stem
                        : message(shown->lang, MSG_exercise_chart_title));
    write_text(out, "</title>");
}

static int64_t greatest_value(const struct item *item)
{
    int64_t most = 4;
    for (size_t i = 0; i < item->year_count; i++) {
        most = item->values[i] > most ? item->values[i] : most;
    }
    return most + 1;
}

static int height_of(int64_t value, int64_t most)
{
    return (int)(HEIGHT * value / most);
}

/* The lines of the numbers, and the years below. */
static void draw_scale(struct writing *out, const struct shown *shown, int64_t most)
{
    static const int64_t steps[] = {1, 2, 5, 10, 20, 50, 100};
    const struct item *item = shown->item;
    const bool large = shown->sheet->request->large; /* fewer numbers, in larger letters */
    size_t at = 0;
    while (at + 1 < sizeof steps / sizeof *steps && most / steps[at] > (large ? 6 : 12)) {
        at++;
    }
    const int64_t step = steps[at];
    /* A line for each number, so that a value can be read and drawn; the numbers by steps. */
    for (int64_t value = 0; value <= most; value += most > 30 ? step : 1) {
        const int y = TOP + HEIGHT - height_of(value, most);
        write_format(out, "<path d=\"M%d %dH%d\" stroke=\"%s\" stroke-width=\"0.6\"/>", LEFT, y,
                     AXIS_WIDTH - 4, value % step == 0 ? "#777" : "#ccc");
        if (value % step == 0) {
            write_format(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%lld</text>", LEFT - 5,
                         y + 4, (long long)value);
        }
    }
    const int wide = (AXIS_WIDTH - LEFT - 8) / (int)item->year_count;
    for (size_t i = 0; i < item->year_count; i++) {
        if (item->year_count <= (large ? 8 : 12) || i % (large ? 4 : 2) == 0) {
            write_format(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%lld</text>",
                         LEFT + wide * (int)i + wide / 2, TOP + HEIGHT + 15,
                         (long long)item->years[i]);
        }
    }
}

void figure_bars(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    const int64_t most = greatest_value(item);
    const int wide = (AXIS_WIDTH - LEFT - 8) / (int)item->year_count;
    begin_svg(out, shown, TOP + HEIGHT + FOOT, "bars");
    draw_scale(out, shown, most);
    for (size_t i = 0; i < item->year_count; i++) {
        const int high = height_of(item->values[i], most);
        write_format(out,
                     "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#777\" "
                     "stroke=\"#000\"/>",
                     LEFT + wide * (int)i + wide / 6, TOP + HEIGHT - high, wide * 2 / 3, high);
    }
    write_text(out, "</svg>");
}

void figure_curve(struct writing *out, const struct shown *shown, bool drawn)
{
    const struct item *item = shown->item;
    const int64_t most = greatest_value(item);
    const int wide = (AXIS_WIDTH - LEFT - 8) / (int)item->year_count;
    begin_svg(out, shown, TOP + HEIGHT + FOOT, drawn ? "key" : "grid");
    draw_scale(out, shown, most);
    for (size_t i = 0; i < item->year_count; i++) {
        write_format(out, "<path d=\"M%d %dV%d\" stroke=\"#999\" stroke-width=\"0.6\"/>",
                     LEFT + wide * (int)i + wide / 2, TOP, TOP + HEIGHT);
    }
    if (drawn) {
        write_text(out, "<path fill=\"none\" stroke=\"#000\" stroke-width=\"2\" d=\"");
        for (size_t i = 0; i < item->year_count; i++) {
            write_format(out, "%c%d %d", i ? 'L' : 'M', LEFT + wide * (int)i + wide / 2,
                         TOP + HEIGHT - height_of(item->values[i], most));
        }
        write_text(out, "\"/>");
    }
    write_text(out, "</svg>");
}

/* An axis of years. */
struct axis {
    int64_t first, span, step;
    int edge, width, base;
};

static int64_t floor_to(int64_t year, int64_t step)
{
    return year - ((year % step) + step) % step;
}

/* The years from one label of the axis to the next, so that labels do not touch. */
static int64_t label_step(int64_t span, int width, int label)
{
    static const int64_t steps[] = {5, 10, 20, 50, 100, 200, 500, 1000};
    size_t at = 0;
    while (at + 1 < sizeof steps / sizeof *steps && width * steps[at] / span < label) {
        at++;
    }
    return steps[at];
}

static void draw_years(struct writing *out, const struct axis *axis)
{
    for (int64_t year = axis->first; year <= axis->first + axis->span; year++) {
        const int x = axis->edge + (int)(axis->width * (year - axis->first) / axis->span);
        const bool whole = year % AXIS_STEP == 0;
        if (axis->span <= 60 || (whole && axis->span <= 300) || year % axis->step == 0) {
            write_format(out, "<path d=\"M%d %dV%d\" stroke=\"#000\"/>", x,
                         axis->base - (whole ? 7 : 4), axis->base + (whole ? 7 : 4));
        }
        if (year % axis->step == 0) {
            write_format(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%lld</text>", x,
                         axis->base + 22, (long long)year);
        }
    }
}

/* The middle of a year. */
static int year_middle(const struct axis *axis, int64_t year)
{
    return axis->edge + (int)(axis->width * (2 * (year - axis->first) + 1) / (2 * axis->span));
}

/* Letters that would touch stand above each other. */
static void draw_letters(struct writing *out, const struct shown *shown, const struct axis *axis,
                         int size)
{
    for (size_t i = 0; i < shown->item->option_count; i++) {
        const int x = year_middle(axis, shown_option(shown, i)->year);
        int above = 0;
        for (size_t k = 0; k < i; k++) {
            const int other = year_middle(axis, shown_option(shown, k)->year);
            above += other - x < size && x - other < size;
        }
        write_format(out,
                     "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-weight=\"bold\">%c"
                     "</text>",
                     x, axis->base - 12 - size * (above % 4), (char)('A' + (int)i));
    }
}

void figure_axis(struct writing *out, const struct shown *shown, bool lettered)
{
    const struct item *item = shown->item;
    const bool large = shown->sheet->request->large;
    int64_t first = INT64_MAX, last = INT64_MIN;
    for (size_t i = 0; i < item->option_count; i++) {
        first = item->options[i].year < first ? item->options[i].year : first;
        last = item->options[i].year > last ? item->options[i].year : last;
    }
    struct axis axis = {.first = floor_to(first, AXIS_STEP),
                        .edge = large ? 24 : 16,
                        .base = lettered && !large ? 70 : 90};
    axis.span = floor_to(last, AXIS_STEP) + AXIS_STEP - axis.first;
    axis.width = AXIS_WIDTH - 2 * axis.edge;
    axis.step = label_step(axis.span, axis.width, large ? 52 : 36);
    begin_svg(out, shown, axis.base + 30, lettered ? "key" : "axis");
    write_format(out, "<path d=\"M%d %dH%d\" stroke=\"#000\"/>", axis.edge - 5, axis.base,
                 AXIS_WIDTH - axis.edge + 5);
    draw_years(out, &axis);
    if (lettered) {
        draw_letters(out, shown, &axis, large ? 18 : 14);
    }
    write_text(out, "</svg>");
}

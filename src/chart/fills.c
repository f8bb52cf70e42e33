#include "fills.h"

#include <math.h>
#include <string.h>

void fills_assign(const char *const *ids, const bool *full, size_t count, enum fill *fills)
{
    static const struct {
        const char *id;
        enum fill fill;
    } known[] = {{"member", FILL_SOLID},     {"party", FILL_SPLIT},     {"associate", FILL_DOTS},
                 {"observer", FILL_HATCH},   {"partner", FILL_LINES},   {"candidate", FILL_UPRIGHT},
                 {"signatory", FILL_HOLLOW}, {"suspended", FILL_CROSS}, {"guest", FILL_DASHES},
                 {"dormant", FILL_DASHDOT}};
    size_t full_turn = 0, partial_turn = 0;
    for (size_t i = 0; i < count; i++) {
        bool found = false;
        for (size_t k = 0; k < sizeof known / sizeof *known && !found; k++) {
            /* A known word of the other class would look like what it is not. */
            found = strcmp(known[k].id, ids[i]) == 0 && full[i] == (known[k].fill <= FILL_SPLIT);
            fills[i] = found ? known[k].fill : fills[i];
        }
        if (!found && full[i]) {
            fills[i] = full_turn++ % 2 ? FILL_SPLIT : FILL_SOLID;
        } else if (!found) {
            fills[i] = (enum fill)(FILL_DOTS + partial_turn++ % (FILL_COUNT - FILL_DOTS));
        }
    }
}

bool hatch_clip(double x, double y, int rise, const double rect[4], double ends[4])
{
    const double left = rect[0], top = rect[1], right = rect[0] + rect[2],
                 bottom = rect[1] + rect[3];
    /* On the line, y falls by `rise` for each x to the right. */
    double x1 = left, y1 = y - rise * (left - x), x2 = right, y2 = y - rise * (right - x);
    const double low = rise > 0 ? y2 : y1, high = rise > 0 ? y1 : y2; /* low <= high */
    if (high < top || low > bottom) {
        return false;
    }
    if (y1 > bottom || y1 < top) {
        const double edge = y1 > bottom ? bottom : top;
        x1 += (rise > 0 ? 1 : -1) * (y1 - edge);
        y1 = edge;
    }
    if (y2 > bottom || y2 < top) {
        const double edge = y2 > bottom ? bottom : top;
        x2 += (rise > 0 ? 1 : -1) * (y2 - edge);
        y2 = edge;
    }
    ends[0] = x1, ends[1] = y1, ends[2] = x2, ends[3] = y2;
    return x2 - x1 > 0.05;
}

/* Parallel lines at 45 degrees, `step` pixels apart. */
static void hatch(struct svg *svg, int rise, double step, const double rect[4])
{
    const double first = rect[0] - rect[3], last = rect[0] + rect[2] + rect[3];
    double ends[4];
    for (double x = first; x <= last; x += step) {
        if (hatch_clip(x, rise > 0 ? rect[1] + rect[3] : rect[1], rise, rect, ends)) {
            svg_move(svg, ends[0], ends[1]);
            svg_line(svg, ends[2], ends[3]);
        }
    }
}

static void upright(struct svg *svg, double step, const double rect[4])
{
    for (double x = rect[0] + step / 2; x < rect[0] + rect[2]; x += step) {
        svg_move(svg, x, rect[1]);
        svg_line(svg, x, rect[1] + rect[3]);
    }
}

static void along(struct svg *svg, double share, const double rect[4])
{
    svg_move(svg, rect[0], rect[1] + rect[3] * share);
    svg_line(svg, rect[0] + rect[2], rect[1] + rect[3] * share);
}

static void dots(struct svg *svg, const char *hue, const double rect[4])
{
    size_t turn = 0;
    for (double x = rect[0] + 2.5; x < rect[0] + rect[2] - 1; x += 3, turn++) {
        svg_circle(svg, x, rect[1] + rect[3] * (turn % 2 ? 0.7 : 0.3), 0.9, hue, NULL, 0);
    }
}

/* What is drawn upon the ground of a partial status. */
static void pattern(struct svg *svg, enum fill fill, const char *hue, const double rect[4])
{
    static const double widths[FILL_COUNT] = {
        [FILL_HATCH] = 1.2, [FILL_LINES] = 1.4,  [FILL_UPRIGHT] = 1.1,
        [FILL_CROSS] = 0.9, [FILL_DASHES] = 1.8, [FILL_DASHDOT] = 1.8};
    static const char *const dashes[FILL_COUNT] = {
        [FILL_DASHES] = "5 3", [FILL_DASHDOT] = "6 2.5 1.5 2.5"};
    if (fill == FILL_DOTS) {
        dots(svg, hue, rect);
        return;
    }
    if (fill == FILL_HOLLOW || fill <= FILL_SPLIT || rect[2] <= 0.4 || rect[3] <= 0.4) {
        return;
    }
    svg_path_begin(svg);
    if (fill == FILL_HATCH || fill == FILL_CROSS) {
        hatch(svg, 1, fill == FILL_CROSS ? 5 : 5, rect);
    }
    if (fill == FILL_CROSS) {
        hatch(svg, -1, 5, rect);
    }
    if (fill == FILL_UPRIGHT) {
        upright(svg, 4, rect);
    }
    if (fill == FILL_LINES) {
        along(svg, 1.0 / 3, rect);
        along(svg, 2.0 / 3, rect);
    }
    if (fill == FILL_DASHES || fill == FILL_DASHDOT) {
        along(svg, 0.5, rect);
    }
    svg_move(svg, rect[0], rect[1]); /* never an empty path */
    svg_path_end(svg, NULL, hue, widths[fill], dashes[fill]);
}

void fill_bar(struct svg *svg, enum fill fill, const struct theme *theme, double x, double y,
              double width, double height)
{
    const char *hue = theme->hue[fill];
    if (fill <= FILL_SPLIT) {
        svg_rect(svg, x, y, width, height, hue, NULL, 0);
        if (fill == FILL_SPLIT && height > 6) {
            svg_stroke(svg, x, y + height / 2, x + width, y + height / 2, theme->ground, 1.5, NULL);
        }
        return;
    }
    if (width < 2 || height < 6) { /* too small for a border: the hue alone */
        svg_rect(svg, x, y, width, height, hue, NULL, 0);
        return;
    }
    const double rect[4] = {x + 1, y + 1, width - 2, height - 2};
    svg_rect(svg, x + 0.5, y + 0.5, width - 1, height - 1, theme->ground, hue, 1);
    pattern(svg, fill, hue, rect);
}

void fill_tip(struct svg *svg, enum fill fill, const struct theme *theme, double x, double y,
              double height, bool left)
{
    const double length = left ? -6 : 6;
    svg_path_begin(svg);
    svg_move(svg, x, y + (fill <= FILL_SPLIT ? 0 : 0.5));
    svg_line(svg, x + length, y + height / 2);
    svg_line(svg, x, y + height - (fill <= FILL_SPLIT ? 0 : 0.5));
    svg_close(svg);
    svg_path_end(svg, fill <= FILL_SPLIT ? theme->hue[fill] : theme->ground,
                 fill <= FILL_SPLIT ? NULL : theme->hue[fill], 1, NULL);
}

const char *fill_sign(enum fill fill, bool ascii)
{
    static const char *const signs[FILL_COUNT][2] = {{"█", "#"}, {"▓", "="}, {"▒", "o"}, {"░", "p"},
                                                     {"░", "p"}, {"·", "c"}, {"─", "-"}, {"╳", "x"},
                                                     {"·", "g"}, {"┄", "d"}};
    return signs[fill][ascii];
}

#include "terminal.h"

#include "edtf.h"
#include "fills.h"
#include "message.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

void cells_title(struct cells *cells, const struct chart_options *options, const char *title)
{
    cells_wrapped(cells, options->title ? options->title : title, 0);
}

/* The 16 colours of every terminal. Colour is never the only sign. */
static const char *colour_of(enum fill fill)
{
    static const char *const codes[FILL_COUNT] = {[FILL_SOLID] = "34",
                                                  [FILL_SPLIT] = "32",
                                                  [FILL_DOTS] = "35",
                                                  [FILL_HATCH] = "33",
                                                  [FILL_UPRIGHT] = "35"};
    return codes[fill];
}

void cells_signs(struct cells *cells, const struct chart_options *options, enum fill fill,
                 const char *sign, size_t count)
{
    const char *code = options->colour ? colour_of(fill) : NULL;
    for (size_t i = 0; i < count; i++) {
        cells_coloured(cells, code, sign);
    }
}

/* An entry of the legend, on the next line where this one is full. */
static void entry(struct cells *cells, const struct chart_options *options, int fill,
                  const char *sign, const char *text)
{
    if (cells->column > 2 && cells->column + 4 + cells_width(cells, text) > cells->width) {
        cells_line(cells);
    }
    cells_to(cells, cells->column == 0 ? 2 : cells->column + 2);
    if (fill >= 0) {
        cells_signs(cells, options, (enum fill)fill, sign, 1);
    } else {
        cells_put(cells, sign);
    }
    cells_put(cells, " ");
    cells_put(cells, text);
}

void cells_legend(struct cells *cells, const struct chart_data *data,
                  const struct chart_options *options, const bool *used, bool thin, bool tip)
{
    for (size_t i = 0; i < data->status_count; i++) {
        if (used[i]) {
            entry(cells, options, (int)data->fills[i], fill_sign(data->fills[i], cells->ascii),
                  data->statuses[i].name);
        }
    }
    if (thin) {
        entry(cells, options, -1, cells->ascii ? "~" : "╌",
              message(options->lang, MSG_chart_possible));
    }
    if (tip) {
        entry(cells, options, -1, cells->ascii ? ">" : "▶",
              message(options->lang, MSG_chart_goes_on));
    }
    if (cells->column) {
        cells_line(cells);
    }
    cells_foot(cells, data, options);
}

void cells_foot(struct cells *cells, const struct chart_data *data,
                const struct chart_options *options)
{
    struct arena arena = {0};
    const enum language lang = options->lang;
    const char *day = options->day == data->as_of
                          ? message_format(&arena, lang, MSG_chart_as_of, options->day_text)
                      : options->day > data->as_of
                          ? message_format(&arena, lang, MSG_chart_past_records, options->day_text)
                          : options->day_text;
    cells_wrapped(cells, day, 2);
    cells_wrapped(cells, message_format(&arena, lang, MSG_chart_reading, options->reading), 2);
    if (options->note) {
        cells_wrapped(cells, options->note, 2);
    }
    arena_release(&arena);
}

/* Widths of labels are asked for without a context: letters outside ASCII are one column here. */
static double label_width(const char *text)
{
    return (double)text_width(text, strlen(text));
}

void cells_ticks(struct cells *cells, const struct chart_options *options,
                 const struct time_axis *axis)
{
    const struct era era = {message(options->lang, MSG_chart_bce)};
    struct tick ticks[TICKS_MAX];
    size_t count;
    axis_ticks(axis, &era, label_width, 2, ticks, &count);
    for (size_t i = 0; i < count; i++) {
        const size_t at = (size_t)axis_x(axis, ticks[i].day);
        if (at + (size_t)label_width(ticks[i].text) <= cells->width && at >= cells->column) {
            cells_to(cells, at);
            cells_put(cells, ticks[i].text);
        }
    }
    cells_line(cells);
}

/* How much of the days from lo to hi a stretch covers. */
static double covered(int64_t from, int64_t to, double lo, double hi)
{
    const double a = (double)from > lo ? (double)from : lo, b = (double)to < hi ? (double)to : hi;
    return b > a ? (b - a) / (hi - lo) : 0;
}

struct choice {
    const struct chart_spell *spell;
    bool certain, first_half, last_half; /* which half is covered */
    double share;
};

/* What a cell shows of one spell: its certain days, or else its possible ones. */
static struct choice look(const struct chart_spell *spell, int64_t end, double lo, double hi)
{
    const struct bounds *days = &spell->days;
    const int64_t end_hi = days->end_hi < end ? days->end_hi : end;
    const int64_t end_lo = days->end_lo < end ? days->end_lo : end;
    const double middle = (lo + hi) / 2, all = covered(days->start_lo, end_hi, lo, hi);
    struct choice choice = {.spell = spell, .share = all};
    if (days->start_hi < end_lo) {
        const double sure = covered(days->start_hi, end_lo, lo, hi);
        choice.certain = sure > 0 && sure * 2 >= all;
        if (choice.certain) {
            choice.share = sure;
            choice.first_half = covered(days->start_hi, end_lo, lo, middle) >= 0.5;
            choice.last_half = covered(days->start_hi, end_lo, middle, hi) >= 0.5;
        }
    }
    return choice;
}

static struct choice choose(const struct chart_data *data, const struct chart_spell *spells,
                            size_t count, double lo, double hi)
{
    struct choice best = {0};
    bool best_wins = false;
    for (size_t i = 0; i < count; i++) {
        struct choice found = look(&spells[i], data->as_of + 1, lo, hi);
        const bool full = data->statuses[spells[i].status].full;
        const bool wins = full && found.certain && found.share >= 0.25;
        if (found.share > 0 &&
            ((wins && !best_wins) || (wins == best_wins && found.share > best.share))) {
            best = found;
            best_wins = wins;
        }
    }
    return best;
}

void cells_spells(struct cells *cells, const struct chart_data *data,
                  const struct chart_options *options, const struct time_axis *axis,
                  const struct chart_spell *spells, size_t count, struct cells_used *used)
{
    const size_t first = (size_t)axis->x0, last = (size_t)axis->x1;
    const double per = ((double)axis->hi + 1 - (double)axis->lo) / (double)(last - first);
    bool tip = false;
    cells_to(cells, first);
    for (size_t at = first; at < last; at++) {
        const double lo = (double)axis->lo + (double)(at - first) * per;
        const struct choice choice = choose(data, spells, count, lo, lo + per);
        if (!choice.spell) {
            cells_put(cells, " ");
            continue;
        }
        const enum fill fill = data->fills[choice.spell->status];
        const char *sign =
            choice.certain ? fill_sign(fill, cells->ascii) : (cells->ascii ? "~" : "╌");
        if (choice.certain && fill == FILL_SOLID && !cells->ascii) {
            sign = choice.first_half && !choice.last_half   ? "▌"
                   : choice.last_half && !choice.first_half ? "▐"
                                                            : sign;
        }
        used->status[choice.spell->status] |= choice.certain;
        used->thin = used->thin || !choice.certain;
        tip = at + 1 == last && choice.spell->days.end_hi == EDTF_POS_INF;
        cells_signs(cells, options, fill, sign, 1);
    }
    if (tip && axis->hi >= data->as_of) {
        cells_put(cells, cells->ascii ? ">" : "▶");
        used->tip = true;
    }
}

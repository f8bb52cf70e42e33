#include "draw.h"
#include "edtf.h"
#include "frame.h"
#include "message.h"
#include "rows.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

/* `history` for a terminal: names, cells, and the first day of full membership. */

struct strips_text {
    struct frame frame; /* for labels and its arena */
    struct time_axis axis;
    struct chart_rows rows;
    struct cells_used used;
    size_t name, dates; /* columns */
};

/* The first day of the first full spell, or "". */
static const char *first_day(const struct chart_data *data, const struct chart_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (data->statuses[data->spells[row->first + i].status].full) {
            return data->spells[row->first + i].start;
        }
    }
    return "";
}

static void print_head(struct strips_text *text, struct cells *cells,
                       const struct chart_party *party)
{
    const char *label = frame_abbreviation(&text->frame, party);
    cells_field(cells,
                arena_printf(&text->frame.arena, "%s%s%s", label ? label : "", label ? "  " : "",
                             party->name),
                cells->width, false);
    cells_line(cells);
}

static void print_row(struct strips_text *text, struct cells *cells, const struct chart_row *row,
                      bool lanes)
{
    const struct chart_data *data = text->frame.data;
    const struct chart_options *options = text->frame.options;
    const bool of_bloc = !lanes || options->by_actor;
    const struct chart_party *party = of_bloc ? &data->blocs[row->bloc] : &data->actors[row->actor];
    const char *label = of_bloc ? frame_abbreviation(&text->frame, party) : NULL;
    const char *name = cells_width(cells, party->name) <= text->name - 3 ? party->name
                       : party->short_name                               ? party->short_name
                       : label                                           ? label
                                                                         : party->name;
    cells_put(cells, lanes ? "  " : "");
    cells_field(cells, name, text->name - 1 - cells->column, false);
    cells_spells(cells, data, options, &text->axis, &data->spells[row->first], row->count,
                 &text->used);
    if (text->dates) {
        cells_to(cells, cells->width - text->dates);
        cells_field(cells, first_day(data, row), text->dates, false);
    }
    cells_line(cells);
}

static void measure(struct strips_text *text, const struct cells *cells)
{
    const struct chart_data *data = text->frame.data;
    for (size_t i = 0; i < text->rows.count && !text->frame.options->no_dates; i++) {
        const size_t width = cells_width(cells, first_day(data, &text->rows.rows[i]));
        text->dates = width > text->dates ? width : text->dates;
    }
    text->dates = text->dates < cells->width / 4 ? text->dates : cells->width / 4;
    text->name = cells->width / 4;
    frame_range(data, text->frame.options, &text->axis);
    text->axis.x0 = (double)text->name;
    text->axis.x1 = (double)(cells->width - text->dates - 2);
}

void chart_history_print(const struct chart_data *data, const struct chart_options *options,
                         struct cells *cells)
{
    struct strips_text text = {.frame = {.data = data, .options = options}};
    struct arena *arena = &text.frame.arena;
    const bool lanes = chart_has_lanes(data, options);
    text.used.status = heap_zero(data->status_count + 1, sizeof *text.used.status);
    chart_rows_of(data, options, &text.rows);
    measure(&text, cells);
    if (!lanes) {
        cells_title(cells, options,
                    message_format(arena, options->lang, MSG_chart_title_actor,
                                   data->actor_count ? data->actors->name : ""));
    } else if (options->title) {
        cells_title(cells, options, options->title);
    }
    if (!lanes) {
        cells_ticks(cells, options, &text.axis);
    }
    for (size_t i = 0; i < text.rows.count; i++) {
        const struct chart_row *row = &text.rows.rows[i];
        if (lanes && row->first_of_lane) {
            print_head(&text, cells,
                       options->by_actor ? &data->actors[row->actor] : &data->blocs[row->bloc]);
        }
        if (lanes && i == 0) {
            cells_ticks(cells, options, &text.axis);
        }
        print_row(&text, cells, row, lanes);
    }
    if (text.rows.count == 0) {
        cells_wrapped(cells, message(options->lang, MSG_chart_nothing), 0);
    }
    cells_legend(cells, data, options, text.used.status, text.used.thin, text.used.tip);
    free(text.used.status);
    chart_rows_release(&text.rows);
    arena_release(arena);
}

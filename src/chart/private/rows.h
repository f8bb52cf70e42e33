#ifndef BLOCLINE_ROWS_H
#define BLOCLINE_ROWS_H

#include "chart.h"
#include "intern.h"
#include "standing_sum.h"
#include "svg.h"
#include "time_axis.h"

/* From spells to rows and sums: what several kinds of pictures need. */

/* The spells of one actor in one bloc. */
struct chart_row {
    uint32_t bloc, actor;
    size_t first, count; /* of data->spells */
    const struct chart_spell
        *other; /* of a row that only the reading compared with has; else NULL */
    bool first_of_lane;
};

struct chart_rows {
    struct chart_row *rows;
    size_t count, lane_count;
};

/* Rows in the order of options->order: lanes in the order in which they were asked for (those of
 * one actor: as the rows); within, full standings before partial ones, then by the first day of the
 * first full spell, then by id. */
void chart_rows_of(const struct chart_data *data, const struct chart_options *options,
                   struct chart_rows *rows);
void chart_rows_release(struct chart_rows *rows);

/* Whether there are lanes: not of one actor, whose rows are blocs. */
bool chart_has_lanes(const struct chart_data *data, const struct chart_options *options);

/* A day as ISO writes it. Owned by the arena. */
const char *day_text_of(struct arena *arena, int64_t day);

/* By status: whether a spell of the picture has it. To be freed. */
bool *status_used(const struct chart_data *data);

/* The sentence of <desc>: spells, actors, blocs, range, day. Owned by the arena. */
const char *chart_description(const struct chart_data *data, const struct chart_options *options,
                              const struct time_axis *axis, struct arena *arena);

/* How many full standings there are, day by day, as steps: surely, and at most. */
struct count_curve {
    struct sum_step *steps; /* in order of days; each holds up to the next */
    size_t count, most;
};

/* Of all spells, or of those of the bloc or actor in the place `party` where that is not NONE, on
 * the days of the axis; `full`: of full standings only. Who passes from one status to another on a
 * day counts once. */
void count_curve_of(const struct chart_data *data, enum party of, uint32_t party, bool full,
                    const struct time_axis *axis, struct count_curve *curve);
void count_curve_release(struct count_curve *curve);

/* The curve as areas: certain full, possible pale. `most` is the top of the scale. */
void count_curve_draw(struct svg *svg, const struct count_curve *curve,
                      const struct time_axis *axis, const struct theme *theme, double top,
                      double height, size_t most);

#endif

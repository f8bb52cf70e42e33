#ifndef BLOCLINE_TERMINAL_H
#define BLOCLINE_TERMINAL_H

#include "cells.h"
#include "chart.h"
#include "time_axis.h"

/* What pictures for a terminal have in common. */

/* The title (--title, else `title`), wrapped. */
void cells_title(struct cells *cells, const struct chart_options *options, const char *title);

/* The sign `count` times, in the colour of the fill where colours are wanted. */
void cells_signs(struct cells *cells, const struct chart_options *options, enum fill fill,
                 const char *sign, size_t count);

/* The signs of the statuses that `used` marks, of what is only possible, and of what goes on; and
 * the foot. */
void cells_legend(struct cells *cells, const struct chart_data *data,
                  const struct chart_options *options, const bool *used, bool thin, bool tip);

/* The day, the reading, and the note. */
void cells_foot(struct cells *cells, const struct chart_data *data,
                const struct chart_options *options);

/* The labels of the ticks over the columns of the axis (x0 to before x1). */
void cells_ticks(struct cells *cells, const struct chart_options *options,
                 const struct time_axis *axis);

/* One row of cells, from axis->x0 to axis->x1: the status that covers most of a cell, a full one
 * from a quarter on. Marks what it used. */
struct cells_used {
    bool *status, thin, tip;
};
void cells_spells(struct cells *cells, const struct chart_data *data,
                  const struct chart_options *options, const struct time_axis *axis,
                  const struct chart_spell *spells, size_t count, struct cells_used *used);

#endif

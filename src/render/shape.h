#ifndef BLOCLINE_SHAPE_H
#define BLOCLINE_SHAPE_H

#include "render.h"
#include "table_filter.h"

/* Ready shapes: the columns that a chart tool asks for, made of ours. They are for tables of spells
 * (members, blocs, history, together) and of events (chronology). Days are of the form 1994-04-30;
 * a spell begins on the first day on which it may have held and ends on the first on which it
 * certainly no longer does. */

/* Their names: "timelinejs", "flourish" ...; NULL at the end. */
extern const char *const shape_names[];

/* Makes the filter. `open_end` (EDTF, NULL for none) is where what goes on ends. In `begin`:
 * FAULT_USAGE for a table that is of neither kind. */
struct table_filter *filter_shape(struct table_sink *next, const char *name, const char *open_end,
                                  const struct filter_say *say);

#endif

#ifndef BLOCLINE_NAMES_THEN_H
#define BLOCLINE_NAMES_THEN_H

#include "question.h"
#include "table_filter.h"

/* A filter that writes, in the column of names, what the actor or bloc was called on the day that
 * the question is about: its last day if it is a period; and where no day was given, the day on
 * which the row begins or happens. `both`: with the present name in brackets where that is another.
 * Names that are not known of that day stay as they are. In `begin`, if `must`: FAULT_USAGE for a
 * table that names nobody. The question is borrowed until the filter is released. */
struct table_filter *filter_names_then(struct table_sink *next, const struct question *question,
                                       bool both, bool must);

#endif

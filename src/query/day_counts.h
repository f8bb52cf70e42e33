#ifndef BLOCLINE_DAY_COUNTS_H
#define BLOCLINE_DAY_COUNTS_H

#include "arena.h"

#include <stddef.h>
#include <stdint.h>

/* Periods, of which is only asked how many a day is in: their first and last days, sorted. Each
 * asking takes a few steps, however many there are. */
struct day_counts {
    int64_t *first, *last;
    size_t count;
};

/* None yet, with room for `most`; the memory is the arena's. */
struct day_counts day_counts_of(struct arena *arena, size_t most);

/* Adds one, with its last day; nothing if it ends before it begins. */
void day_counts_add(struct day_counts *periods, int64_t first, int64_t last);

/* After the last one is added. */
void day_counts_sort(struct day_counts *periods);

/* How many the day is in. */
size_t day_counts_on(const struct day_counts *periods, int64_t day);

#endif

#ifndef BLOCLINE_CHART_LOAD_H
#define BLOCLINE_CHART_LOAD_H

#include "chart.h"
#include "question.h"

/* The rows of pictures: what `blocline chart` draws, read by the queries that answer the commands
 * behind them. Everything is owned by the arena of the loaded data, but for the arrays that grow. */

struct chart_loaded {
    struct chart_data data;
    struct arena arena;
    size_t capacity[6];
};

/* Begins: statuses and their fills, the last day of the records. chart_load_release after a fault
 * too. */
bool chart_load_begin(struct chart_loaded *loaded, const struct question *question,
                      struct fault *fault);
void chart_load_release(struct chart_loaded *loaded);

/* Adds all spells, in any status that is asked for (--status; without it all), of the blocs or of the
 * actors that the words name; of the other side only `only` (an id), if that is not NULL. All words
 * name blocs, or all name actors (`*of`). FAULT_USAGE beyond CHART_ROWS_MAX rows. */
bool chart_load_subjects(struct chart_loaded *loaded, const struct question *question,
                         const char *const *words, size_t count, enum party *of,
                         struct fault *fault);

/* Adds the full spells of the same pairs in another reading. */
bool chart_load_compared(struct chart_loaded *loaded, const struct question *question,
                         const char *reading, const char **title, struct fault *fault);

/* Adds the events of the blocs of the picture: dates, titles. */
bool chart_load_events(struct chart_loaded *loaded, const struct question *question,
                       struct fault *fault);

#endif

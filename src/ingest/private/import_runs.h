#ifndef BLOCLINE_IMPORT_RUNS_H
#define BLOCLINE_IMPORT_RUNS_H

#include "import_parts.h"

/* Tables by year: years that follow each other and say the same of one actor in one bloc are a run,
 * as they come, so that eight million cells are some ten thousands of runs. */
struct run {
    uint32_t bloc, actor;
    int32_t first, last; /* years */
    uint32_t first_line, last_line;
    uint16_t column;
    uint16_t status; /* of the import, also one of class none */
};

struct runs_read {
    struct run *list;
    size_t count, capacity;
    uint32_t *slots; /* by pair: its newest run, +1; open addressing */
    size_t slot_count, pairs;
    bool has_gaps; /* the table says where an actor was not there */
};

void import_runs_release(struct runs_read *runs);

/* One cell: the actor has the status in the bloc in this year. */
void import_runs_add(struct runs_read *runs, uint32_t bloc, uint32_t actor, int32_t year,
                     uint32_t status, uint32_t line, uint16_t column);

/* Sorts the runs and makes claims of them. Two that say different things of one year are the
 * finding `rows-disagree`, and the later is left out. */
void import_runs_end(struct import *import, struct runs_read *runs, size_t table);

/* Whether the status says that nothing is known (-9 of the Correlates of War). */
bool import_is_missing(const struct import *import, uint32_t status);

#endif

#ifndef BLOCLINE_IMPORT_EVENTS_H
#define BLOCLINE_IMPORT_EVENTS_H

#include "import_parts.h"

/* Claims of one source of one actor in one bloc, put in order: steps, as the fold will take them.
 */

struct chain_step {
    uint32_t date;
    uint32_t status; /* NONE: the standing ends */
    uint32_t line;
    uint16_t column;
    uint8_t table;
    bool has_effect; /* else it happened, and no standing comes of it */
    int64_t lo, hi;  /* of the date */
};

struct chain {
    struct import *import;
    struct chain_step *steps;
    size_t count, capacity;
    const struct claim *open; /* the standing now open, or NULL */
    uint32_t open_end;        /* its end as joined rows have it */
    uint32_t open_end_line;
    uint16_t open_end_column;
    const struct claim *under; /* one that goes on when the open one ends, or NULL */
};

/* Takes the next claim, in order of start. */
void chain_take(struct chain *chain, const struct claim *claim);
/* The end of the claims: `steps` are all there, and their dates say their order. */
void chain_end(struct chain *chain);

#endif

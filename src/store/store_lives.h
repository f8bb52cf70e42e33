#ifndef BLOCLINE_STORE_LIVES_H
#define BLOCLINE_STORE_LIVES_H

#include "store.h"

/* An account that counts in a reading and begins or ends the life of a bloc. */
struct turn_row {
    uint32_t bloc; /* its number */
    int64_t earliest, latest;
    bool ends;       /* else it founds it */
    bool institutes; /* it may begin again by it */
};

typedef bool turn_visit(void *context, const struct turn_row *row, struct fault *fault);

/* All such accounts of a reading, in order of bloc, first day, file. */
bool store_turns(struct store *store, int64_t reading, turn_visit *visit, void *context,
                 struct fault *fault);

#endif

#ifndef BLOCLINE_ROW_SORTER_H
#define BLOCLINE_ROW_SORTER_H

#include "fault.h"

#include <stdbool.h>
#include <stddef.h>

/* Puts rows in order that are too many for memory. What can do that lives in another layer; here is
 * only what sorting (table_filter.h) wants of it. Rows are bytes, in the order that their keys have
 * for memcmp; rows of one key stay in the order in which they were added. */
struct row_sorter {
    bool (*add)(struct row_sorter *self, const void *key, size_t key_size, const void *row,
                size_t row_size, struct fault *fault);
    /* The next row, from the first on, borrowed until the next call; `*row` is NULL after the last.
     * Nothing is added after the first call. */
    bool (*next)(struct row_sorter *self, const void **row, struct fault *fault);
    void (*release)(struct row_sorter *self);
};

#endif

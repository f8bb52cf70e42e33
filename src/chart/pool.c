#include "pool.h"

#include "arena.h"

#include <stdlib.h>

/* Labels that are pushed together. */
struct block {
    double sum;
    size_t count;
};

void pool_labels(const double *anchors, size_t count, double gap, double least, double *places)
{
    struct block *blocks = heap_alloc((count + 1) * sizeof *blocks);
    size_t made = 0, at = 0;
    /* Without the gaps, the places must not fall. */
    for (size_t i = 0; i < count; i++) {
        blocks[made++] = (struct block){anchors[i] - (double)i * gap, 1};
        while (made > 1 && blocks[made - 2].sum / (double)blocks[made - 2].count >
                               blocks[made - 1].sum / (double)blocks[made - 1].count) {
            blocks[made - 2].sum += blocks[made - 1].sum;
            blocks[made - 2].count += blocks[made - 1].count;
            made--;
        }
    }
    for (size_t b = 0; b < made; b++) {
        const double mean = blocks[b].sum / (double)blocks[b].count;
        for (size_t k = 0; k < blocks[b].count; k++, at++) {
            places[at] = (mean < least ? least : mean) + (double)at * gap;
        }
    }
    free(blocks);
}

#include "seen.h"

#include "arena.h"

#include <stdint.h>
#include <stdlib.h>

/* A Bloom filter in blocks (Putze, Sanders, Singler: "Cache-, Hash- and Space-Efficient Bloom
 * Filters", 2007): all bits of a text are in one block of 512, so that each text costs one line of
 * the cache, and a few texts few pages. */
enum { BLOCKS = 1 << 17, WORDS = 8, BITS = 6 };

struct seen {
    uint64_t blocks[BLOCKS][WORDS];
};

struct seen *seen_new(void)
{
    struct seen *seen = heap_zero(1, sizeof *seen);
    return seen;
}

void seen_free(struct seen *seen)
{
    free(seen);
}

/* Spreads every bit over all others (the last steps of MurmurHash3, 64 bits). */
static uint64_t mix(uint64_t hash)
{
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xff51afd7ed558ccd);
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
    return hash ^ (hash >> 33);
}

bool seen_before(struct seen *seen, const char *text, size_t size)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a, 64 bits */
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    }
    hash = mix(hash);
    uint64_t *block = seen->blocks[hash % BLOCKS];
    uint64_t places = mix(hash + 1); /* nine bits for each place */
    bool all = true;
    for (int i = 0; i < BITS; i++) {
        uint64_t *word = &block[places % WORDS];
        const uint64_t bit = UINT64_C(1) << (places / WORDS % 64);
        all = all && (*word & bit) != 0;
        *word |= bit;
        places >>= 9;
    }
    return all;
}

#ifndef BLOCLINE_RANDOM_H
#define BLOCLINE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* Numbers drawn from a seed: the same on every machine. splitmix64 (Steele, Lea, Flood 2014), its
 * state begun by FNV-1a of a text. */
struct random {
    uint64_t state;
};

/* FNV-1a, 64 bits, of a text; `hash` goes on from an earlier one, or is TEXT_HASH_START. */
#define TEXT_HASH_START UINT64_C(0xcbf29ce484222325)
uint64_t text_hash(uint64_t hash, const char *text);

struct random random_from(const char *text);

uint64_t random_next(struct random *random);

/* A number below n, each equally likely; n > 0. */
uint32_t random_below(struct random *random, uint32_t n);

/* Fisher-Yates from the end. */
void random_shuffle(struct random *random, uint32_t *list, size_t count);

#endif

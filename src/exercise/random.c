#include "random.h"

uint64_t text_hash(uint64_t hash, const char *text)
{
    for (; *text; text++) {
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    }
    return hash;
}

struct random random_from(const char *text)
{
    return (struct random){text_hash(TEXT_HASH_START, text)};
}

uint64_t random_next(struct random *random)
{
    uint64_t z = random->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

uint32_t random_below(struct random *random, uint32_t n)
{
    /* What is past the last whole multiple of n is drawn again. */
    const uint64_t limit = UINT64_MAX - UINT64_MAX % n;
    uint64_t drawn;
    do {
        drawn = random_next(random);
    } while (drawn >= limit);
    return (uint32_t)(drawn % n);
}

void random_shuffle(struct random *random, uint32_t *list, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        const uint32_t k = random_below(random, (uint32_t)i), last = list[i - 1];
        list[i - 1] = list[k];
        list[k] = last;
    }
}

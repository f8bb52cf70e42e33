#ifndef BLOCLINE_BYTE_ORDER_H
#define BLOCLINE_BYTE_ORDER_H

#include <stdint.h>

/* A number as it lies in memory of this machine, from and to the order in which files have it: the
 * lowest byte first. */
static inline uint16_t little_16(uint16_t number)
{
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? number : __builtin_bswap16(number);
}

static inline uint32_t little_32(uint32_t number)
{
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? number : __builtin_bswap32(number);
}

static inline uint64_t little_64(uint64_t number)
{
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? number : __builtin_bswap64(number);
}

#endif

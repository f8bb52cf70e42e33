#ifndef BLOCLINE_VARINT_H
#define BLOCLINE_VARINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Numbers in few bytes: seven bits a byte, the lowest first, the highest bit of a byte set if more
 * bytes follow (LEB128, DWARF 5, 7.6). */

enum { VARINT_SIZE = 10 /* at most */ };

/* The bytes that a number takes. */
static inline size_t varint_size(uint64_t number)
{
    size_t size = 1;
    for (; number >= 0x80; number >>= 7) {
        size++;
    }
    return size;
}

/* Writes a number; returns the bytes taken. */
static inline size_t varint_put(unsigned char *at, uint64_t number)
{
    size_t size = 0;
    for (; number >= 0x80; number >>= 7) {
        at[size++] = (unsigned char)(number | 0x80);
    }
    at[size++] = (unsigned char)number;
    return size;
}

/* Reads on at *at, before `end`. False if there is no number there. */
static inline bool varint_get(const unsigned char **at, const unsigned char *end, uint64_t *number)
{
    uint64_t got = 0;
    for (unsigned shift = 0; shift < 64 && *at < end; shift += 7) {
        const unsigned char byte = *(*at)++;
        got |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            *number = got;
            return true;
        }
    }
    return false;
}

/* Reads on at *at what varint_put wrote in this process, and nobody could change. */
static inline uint64_t varint_get_own(const unsigned char **at)
{
    uint64_t got = 0;
    unsigned shift = 0;
    uint64_t byte;
    do {
        byte = *(*at)++;
        got |= (byte & 0x7f) << shift;
        shift += 7;
    } while (byte >= 0x80);
    return got;
}

#endif

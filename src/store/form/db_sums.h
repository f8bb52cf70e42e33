#ifndef BLOCLINE_DB_SUMS_H
#define BLOCLINE_DB_SUMS_H

#include "byte_order.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Sums of pages: what blocline-ingest writes at the end of each page of a database, so that damage
 * is found by whoever reads the page. The bytes are those that SQLite leaves alone if a file says
 * so ("reserved space", byte 20 of its header; SQLite file format, 1.3.4), so it is an ordinary
 * database for everybody else.
 *
 *     u64  the sum of all bytes before it and of the page's number, little-endian
 *     u32  the file's change counter when it was made (the same on each page), little-endian
 *
 * Every program that changes the file changes the counter in its header, and does not know of the
 * sums. So the sums are binding as long as the counter is the one on page 1; else the file was
 * edited, and only the checks of what its rows say are left. */

enum {
    DB_PAGE_SIZE = 4096,
    DB_SUM_SIZE = 12,           /* bytes at the end of a page */
    DB_HEADER_RESERVED = 20,    /* where the header says how many are reserved, */
    DB_HEADER_COUNTER = 24,     /* the change counter (4 bytes, big-endian), */
    DB_HEADER_VALID = 92,       /* and the counter once more; all who write set both alike */
    DB_HEADER_WRITE_FORMAT = 18 /* 2: the file has a write-ahead log */
};

static inline uint32_t db_big_endian(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Four words, with which a processor does the same at once. */
typedef uint32_t db_four_words __attribute__((vector_size(16)));

static inline db_four_words little_four(db_four_words words)
{
    for (int i = 0; i < 4; i++) {
        words[i] = little_32(words[i]);
    }
    return words;
}

/* The sum of a page of DB_PAGE_SIZE bytes; `number` from 1. Sums of words and sums of these sums
 * (Fletcher's), eight side by side, which processors add in one go: a page takes a tenth of a
 * microsecond. The words' places count, and so do pages that changed places, or are all zeros. */
static inline uint64_t db_page_sum(const unsigned char *page, uint32_t number)
{
    enum { LANES = 8, SUMMED = DB_PAGE_SIZE - DB_SUM_SIZE };
    uint32_t words[LANES], sums[LANES], sums_of_sums[LANES];
    size_t at = 0;
    db_four_words low = {0}, high = {0}, low_sums = {0}, high_sums = {0}, word;
    for (; at + sizeof words <= SUMMED; at += sizeof words) {
        memcpy(&word, page + at, sizeof word);
        low += little_four(word);
        low_sums += low;
        memcpy(&word, page + at + sizeof word, sizeof word);
        high += little_four(word);
        high_sums += high;
    }
    memcpy(sums, &low, sizeof low);
    memcpy(sums + LANES / 2, &high, sizeof high);
    memcpy(sums_of_sums, &low_sums, sizeof low);
    memcpy(sums_of_sums + LANES / 2, &high_sums, sizeof high);
    memset(words, 0, sizeof words);
    memcpy(words, page + at, SUMMED - at); /* what is left is less than all lanes */
    uint64_t sum = number * UINT64_C(0x9E3779B97F4A7C15) + 1;
    for (size_t i = 0; i < LANES; i++) {
        sums[i] += little_32(words[i]);
        sums_of_sums[i] += sums[i];
        sum = (sum ^ (sums[i] | (uint64_t)sums_of_sums[i] << 32)) * UINT64_C(0xFF51AFD7ED558CCD);
        sum ^= sum >> 32;
    }
    return sum;
}

static inline uint64_t db_stored_sum(const unsigned char *page)
{
    uint64_t sum;
    memcpy(&sum, page + DB_PAGE_SIZE - DB_SUM_SIZE, sizeof sum);
    return little_64(sum);
}

static inline uint32_t db_stored_counter(const unsigned char *page)
{
    uint32_t counter;
    memcpy(&counter, page + DB_PAGE_SIZE - DB_SUM_SIZE + 8, sizeof counter);
    return little_32(counter);
}

static inline void db_store_sum(unsigned char *page, uint32_t number, uint32_t counter)
{
    const uint64_t sum = little_64(db_page_sum(page, number));
    const uint32_t count = little_32(counter);
    memcpy(page + DB_PAGE_SIZE - DB_SUM_SIZE, &sum, sizeof sum);
    memcpy(page + DB_PAGE_SIZE - DB_SUM_SIZE + 8, &count, sizeof count);
}

#endif

#include "store.h"

#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Memory for SQLite (SQLite documentation, "Dynamic Memory Allocation", 3.3.1.5). To read the
 * tables of a database and to prepare a statement it asks for thousands of small pieces, and gives
 * most back soon: a sixth of what a plain question takes. Here a small piece is the last one of its
 * size that was given back, or the next bytes of a larger block, and costs ten instructions. Blocks
 * are kept until the program ends. For one thread; SQLite itself has one allocator for the whole
 * process, so its state is here too. */

enum {
    STEP = 16,    /* sizes of pieces differ by this */
    HEADER = 8,   /* before each piece: its size; pieces lie at multiples of 8 */
    CLASSES = 64, /* larger pieces are the C library's */
    SMALL = CLASSES * STEP - HEADER,
    BLOCK = 1 << 16
};

static struct {
    char *at, *end;       /* what is left of the block at hand */
    void *given[CLASSES]; /* by size: the pieces given back, each with the address of the next */
} pool;

static size_t size_of(const void *piece)
{
    uint64_t size;
    memcpy(&size, (const char *)piece - HEADER, sizeof size);
    return (size_t)size;
}

static void *mark(char *bytes, size_t size)
{
    const uint64_t number = size;
    memcpy(bytes, &number, sizeof number);
    return bytes + HEADER;
}

/* A piece of the class, from the block. */
static void *cut(size_t class)
{
    const size_t size = (class + 1) * STEP;
    if ((size_t)(pool.end - pool.at) < size) {
        char *block = malloc(BLOCK);
        if (!block) {
            return NULL;
        }
        pool.at = block;
        pool.end = block + BLOCK;
    }
    char *bytes = pool.at;
    pool.at += size;
    return mark(bytes, size - HEADER);
}

static void *quick_malloc(int wanted)
{
    if (wanted > SMALL) {
        char *bytes = malloc((size_t)wanted + HEADER);
        return bytes ? mark(bytes, (size_t)wanted) : NULL;
    }
    const size_t class = ((size_t)wanted + HEADER - 1) / STEP;
    void *piece = pool.given[class];
    if (!piece) {
        return cut(class);
    }
    memcpy(&pool.given[class], piece, sizeof piece);
    return piece;
}

static void quick_free(void *piece)
{
    if (!piece) {
        return;
    }
    const size_t size = size_of(piece);
    if (size > SMALL) {
        free((char *)piece - HEADER);
        return;
    }
    const size_t class = (size + HEADER) / STEP - 1;
    memcpy(piece, &pool.given[class], sizeof piece);
    pool.given[class] = piece;
}

static int quick_size(void *piece)
{
    return piece ? (int)size_of(piece) : 0;
}

static void *quick_realloc(void *piece, int wanted)
{
    const size_t size = size_of(piece);
    if (size > SMALL && wanted > SMALL) {
        char *bytes = realloc((char *)piece - HEADER, (size_t)wanted + HEADER);
        return bytes ? mark(bytes, (size_t)wanted) : NULL;
    }
    if (size <= SMALL && (size_t)wanted <= size) {
        return piece;
    }
    void *larger = quick_malloc(wanted);
    if (larger) {
        memcpy(larger, piece, size < (size_t)wanted ? size : (size_t)wanted);
        quick_free(piece);
    }
    return larger;
}

static int quick_round(int wanted)
{
    return wanted > SMALL ? (wanted + 7) & ~7 : (wanted + HEADER + STEP - 1) / STEP * STEP - HEADER;
}

static int quick_begin(void *context)
{
    (void)context;
    return SQLITE_OK;
}

static void quick_end(void *context)
{
    (void)context;
}

void store_quick_memory(void)
{
    static const sqlite3_mem_methods methods = {.xMalloc = quick_malloc,
                                                .xFree = quick_free,
                                                .xRealloc = quick_realloc,
                                                .xSize = quick_size,
                                                .xRoundup = quick_round,
                                                .xInit = quick_begin,
                                                .xShutdown = quick_end};
#ifndef __SANITIZE_ADDRESS__ /* which looks at each piece, if it is the C library's */
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
#else
    (void)methods;
#endif
}

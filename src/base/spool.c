#include "spool.h"

#include "arena.h"
#include "files.h"
#include "memory.h"
#include "platform.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { IN_MEMORY = 4 << 20 }; /* bytes: a record of twenty thousand accounts makes no file */

struct spool {
    const char *folder;
    int fd;                /* -1: no file yet, or none to be had */
    bool no_file;          /* there is no room for one: all that comes stays in memory */
    uint64_t filed;        /* bytes in the file */
    const char *map;       /* all of the file, or NULL */
    char *waiting;         /* what comes after the file's bytes */
    size_t size, capacity; /* of `waiting` */
};

struct spool *spool_new(void)
{
    struct spool *spool = heap_alloc(sizeof *spool);
    *spool = (struct spool){.fd = -1};
    return spool;
}

void spool_free(struct spool *spool)
{
    if (spool) {
        if (spool->map) {
            platform_unmap(spool->map, (size_t)spool->filed);
        }
        if (spool->fd >= 0) {
            platform_close(spool->fd);
        }
        free(spool->waiting);
        free(spool);
    }
}

void spool_place(struct spool *spool, const char *folder)
{
    spool->folder = folder;
}

/* Moves what waits to the file. If that fails, what is waiting goes on waiting. */
static void file_waiting(struct spool *spool)
{
    struct fault fault = {0};
    if (spool->fd < 0 && !file_scratch(spool->folder, &spool->fd, &fault)) {
        spool->fd = -1;
    }
    if (spool->fd < 0 || !platform_write_at(spool->fd, spool->waiting, spool->size, spool->filed)) {
        spool->no_file = true;
        return;
    }
    if (spool->map) {
        platform_unmap(spool->map, (size_t)spool->filed);
    }
    spool->filed += spool->size;
    spool->size = 0;
    spool->map = platform_map(spool->fd, (size_t)spool->filed);
    if (!spool->map) {
        memory_failed((size_t)spool->filed); /* or addresses for it */
    }
}

uint64_t spool_put(struct spool *spool, const struct spool_part *parts, size_t count)
{
    if (spool->size >= IN_MEMORY && !spool->no_file) {
        file_waiting(spool);
    }
    const uint64_t piece = spool->filed + spool->size;
    for (size_t i = 0; i < count; i++) {
        spool->waiting =
            heap_grow(spool->waiting, &spool->capacity, spool->size + parts[i].size + 1, 1);
        if (parts[i].size) {
            memcpy(spool->waiting + spool->size, parts[i].bytes, parts[i].size);
        }
        spool->size += parts[i].size;
    }
    return piece;
}

const char *spool_at(const struct spool *spool, uint64_t piece)
{
    return piece < spool->filed ? spool->map + piece : spool->waiting + (piece - spool->filed);
}

void spool_rest(const struct spool *spool)
{
    if (spool->map) {
        platform_forget(spool->map, (size_t)spool->filed); /* they are in the file */
    }
}

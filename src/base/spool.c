#include "spool.h"

#include "arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { IN_MEMORY = 4 << 20 }; /* bytes: a record of twenty thousand accounts makes no file */

struct spool {
    int fd;            /* -1: no file yet, or none to be had */
    bool no_file;      /* there is no room for one: all that comes stays in memory */
    uint64_t filed;    /* bytes in the file */
    char *map;         /* all of the file, or NULL */
    char *waiting;     /* what comes after the file's bytes */
    size_t size, room; /* of `waiting` */
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
            munmap(spool->map, (size_t)spool->filed);
        }
        if (spool->fd >= 0) {
            close(spool->fd);
        }
        free(spool->waiting);
        free(spool);
    }
}

/* A file that nobody else can open and that is gone when we are, however we go. */
static int nameless_file(void)
{
    /* /var/tmp before /tmp, which often is in memory itself. */
    const char *const folders[] = {getenv("TMPDIR"), "/var/tmp", "/tmp"};
    int fd = -1;
    for (size_t i = 0; fd < 0 && i < sizeof folders / sizeof *folders; i++) {
        char path[512];
        if (!folders[i] || !*folders[i] ||
            snprintf(path, sizeof path, "%s/blocline.XXXXXX", folders[i]) >= (int)sizeof path) {
            continue;
        }
        fd = open(folders[i], O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
        if (fd < 0 && (fd = mkostemp(path, O_CLOEXEC)) >= 0) { /* not every file system can */
            unlink(path);
        }
    }
    return fd;
}

/* Moves what waits to the file. If that fails, what is waiting goes on waiting. */
static void file_waiting(struct spool *spool)
{
    if (spool->fd < 0) {
        spool->fd = nameless_file();
    }
    size_t done = 0;
    while (spool->fd >= 0 && done < spool->size) {
        const ssize_t wrote = pwrite(spool->fd, spool->waiting + done, spool->size - done,
                                     (off_t)(spool->filed + done));
        if (wrote < 0 && errno == EINTR) {
            continue;
        }
        if (wrote <= 0) {
            break;
        }
        done += (size_t)wrote;
    }
    if (done < spool->size) {
        spool->no_file = true;
        return;
    }
    if (spool->map) {
        munmap(spool->map, (size_t)spool->filed);
    }
    spool->filed += spool->size;
    spool->size = 0;
    spool->map = mmap(NULL, (size_t)spool->filed, PROT_READ, MAP_SHARED, spool->fd, 0);
    if (spool->map == MAP_FAILED) {
        abort(); /* out of memory, or of addresses for it */
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
            heap_grow(spool->waiting, &spool->room, spool->size + parts[i].size + 1, 1);
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
        madvise(spool->map, (size_t)spool->filed, MADV_DONTNEED); /* they are in the file */
    }
}

#include "aside.h"

#include "arena.h"
#include "messages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* The list of temporary files: what must be gone when the program ends. It can be reached from
 * everywhere because running out of memory and signals can happen everywhere. */
static char *_Atomic temporaries[ASIDE_FILES];

static int take_slot(char *path)
{
    for (int i = 0; i < ASIDE_FILES; i++) {
        char *none = NULL;
        if (atomic_compare_exchange_strong(&temporaries[i], &none, path)) {
            return i;
        }
    }
    return -1; /* it is then only taken away where the work ends as it should */
}

static void give_slot(int slot)
{
    if (slot >= 0) {
        atomic_store(&temporaries[slot], NULL);
    }
}

void aside_drop_all(void)
{
    for (int i = 0; i < ASIDE_FILES; i++) {
        char *path = atomic_load(&temporaries[i]);
        if (path) {
            unlink(path);
        }
    }
}

/* Whether the open file is a plain one of ours that nobody else can have, and still the one of that
 * name: who held the lock before may have moved it into its place. */
static bool is_still_there(int fd, const char *path)
{
    struct stat own, there;
    return fstat(fd, &own) == 0 && lstat(path, &there) == 0 && own.st_dev == there.st_dev &&
           own.st_ino == there.st_ino;
}

static bool is_ours(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
           status.st_nlink <= 1;
}

enum { WAITS = 10, WAIT_NS = 20000000 };

/* Opens the file and locks it; `*made` says that it was not there before. -1: errno says why;
 * EWOULDBLOCK: somebody else has it. */
static int open_locked(const char *path, bool *made)
{
    const int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int waits = 0;
    *made = false;
    for (int tries = 0; tries < 100; tries++) {
        int fd = open(path, flags | O_EXCL, 0600);
        *made = *made || fd >= 0;
        if (fd < 0 && errno == EEXIST) {
            fd = open(path, flags, 0600);
        }
        if (fd < 0) {
            return -1;
        }
        const bool locked = flock(fd, LOCK_EX | LOCK_NB) == 0;
        if (!locked && errno == EWOULDBLOCK) {
            close(fd);
            if (waits++ < WAITS) { /* who had it may just be ending */
                nanosleep(&(struct timespec){.tv_nsec = WAIT_NS}, NULL);
                continue;
            }
            errno = EWOULDBLOCK;
            return -1;
        }
        if (is_still_there(fd, path)) { /* (a file system without locks: go on without) */
            return fd;
        }
        close(fd);
    }
    errno = EWOULDBLOCK;
    return -1;
}

/* Empties the file and makes it ours alone. False: errno says why, 0: it is not ours. */
static bool empty_file(int fd)
{
    errno = 0;
    return is_ours(fd) && ftruncate(fd, 0) == 0 && fchmod(fd, 0600) == 0;
}

bool aside_open(struct aside *aside, const char *target, const char *suffix, const char *shown,
                struct fault *fault)
{
    const size_t size = strlen(target) + strlen(suffix) + 2;
    char *path = heap_alloc(size);
    snprintf(path, size, "%s.%s", target, suffix);
    bool made;
    const int fd = open_locked(path, &made);
    if (fd < 0) {
        if (errno == EWOULDBLOCK) {
            fault_say_with(fault, FAULT_IO, MSG_fault_busy_unchanged, shown);
        } else {
            fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, shown);
        }
        free(path);
        return false;
    }
    if (!empty_file(fd)) {
        if (errno == 0) {
            fault_say_with(fault, FAULT_IO, MSG_fault_in_the_way, shown, path);
        } else {
            fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, shown);
        }
        if (made) {
            unlink(path);
        }
        close(fd);
        free(path);
        return false;
    }
    *aside = (struct aside){.path = path, .fd = fd, .slot = take_slot(path)};
    return true;
}

static void close_aside(struct aside *aside)
{
    give_slot(aside->slot);
    close(aside->fd); /* and unlock it */
    free(aside->path);
    *aside = (struct aside){.fd = -1, .slot = -1};
}

bool aside_keep(struct aside *aside, const char *target, mode_t mode, struct fault *fault)
{
    if (fchmod(aside->fd, mode) != 0 || rename(aside->path, target) != 0) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, target);
        aside_drop(aside);
        return false;
    }
    close_aside(aside);
    return true;
}

void aside_drop(struct aside *aside)
{
    if (aside->path) {
        unlink(aside->path);
        close_aside(aside);
    }
}

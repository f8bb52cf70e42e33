#include "aside.h"

#include "arena.h"
#include "folder.h"
#include "messages.h"
#include "platform.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The list of temporary files: what must be gone when the program ends. It can be reached from
 * everywhere because running out of memory and signals can happen everywhere. */
static char *_Atomic temporaries[ASIDE_FILES];
static _Atomic int locked[ASIDE_FILES]; /* the files of those paths */

static int take_slot(char *path, int fd)
{
    for (int i = 0; i < ASIDE_FILES; i++) {
        char *none = NULL;
        if (atomic_compare_exchange_strong(&temporaries[i], &none, path)) {
            atomic_store(&locked[i], fd);
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
            platform_remove(path);
        }
    }
    folder_drop_all();
}

/* Closes the file under all its numbers: streams have one of their own (platform_stream). */
static void close_everywhere(int fd)
{
    enum { FIRST = 3, NUMBERS = 64 };
    struct platform_facts ours, facts;
    if (!platform_facts_open(fd, &ours)) {
        return;
    }
    for (int other = FIRST; other < NUMBERS; other++) {
        if (other != fd && platform_facts_open(other, &facts) && platform_same(&ours, &facts)) {
            platform_close(other);
        }
    }
    platform_close(fd);
}

void aside_close_all(void)
{
    for (int i = 0; i < ASIDE_FILES; i++) {
        if (atomic_load(&temporaries[i])) {
            close_everywhere(atomic_load(&locked[i]));
        }
    }
}

bool aside_open(struct aside *aside, const char *target, const char *suffix, const char *shown,
                struct fault *fault)
{
    const size_t size = strlen(target) + strlen(suffix) + 2;
    char *path = heap_alloc(size);
    snprintf(path, size, "%s.%s", target, suffix);
    bool made;
    const int fd = platform_open_locked(path, &made);
    if (fd < 0) {
        if (errno == EWOULDBLOCK) {
            fault_say_with(fault, FAULT_IO, MSG_fault_busy_unchanged, shown);
        } else {
            fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, shown);
        }
        free(path);
        return false;
    }
    if (!platform_make_empty(fd)) {
        if (errno == 0) {
            fault_say_with(fault, FAULT_IO, MSG_fault_in_the_way, shown, path);
        } else {
            fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, shown);
        }
        if (made) {
            platform_remove(path);
        }
        platform_close(fd);
        free(path);
        return false;
    }
    *aside = (struct aside){.path = path, .fd = fd, .slot = take_slot(path, fd)};
    return true;
}

static void close_aside(struct aside *aside)
{
    give_slot(aside->slot);
    if (aside->fd >= 0) {
        platform_close(aside->fd); /* and unlock it */
    }
    free(aside->path);
    *aside = (struct aside){.fd = -1, .slot = -1};
}

bool aside_keep(struct aside *aside, const char *target, unsigned mode, struct fault *fault)
{
    if (!platform_move(&aside->fd, aside->path, target, mode)) {
        if (errno == EBUSY) {
            fault_say_with(fault, FAULT_IO, MSG_fault_target_open, target);
        } else {
            fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, target);
        }
        aside_drop(aside);
        return false;
    }
    close_aside(aside);
    return true;
}

void aside_drop(struct aside *aside)
{
    if (aside->path) {
        platform_remove(aside->path);
        close_aside(aside);
    }
}

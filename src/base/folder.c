#include "folder.h"

#include "arena.h"
#include "files.h"
#include "messages.h"
#include "platform.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { FILES_MAX = 64 };

struct folder {
    const char *shown; /* as the user named it; borrowed */
    char *target, *path;
    folder_is_ours *ours;
    int lock; /* the file FOLDER_LOCK in it */
    size_t count;
    char *files[FILES_MAX]; /* paths of what is in it, for folder_drop_all */
};

/* The one that is being made. It can be reached from everywhere because running out of memory and
 * signals can happen everywhere. */
static struct folder *_Atomic current;

void folder_drop_all(void)
{
    const struct folder *folder = atomic_load(&current);
    for (size_t i = 0; folder && i < folder->count; i++) {
        platform_remove(folder->files[i]);
    }
    if (folder) {
        platform_remove_folder(folder->path);
    }
}

/* A walk through a folder. */
struct walk {
    const char *path;
    folder_is_ours *ours;
    size_t count;
    char *other; /* the first name that is not ours */
    bool remove; /* takes our files away */
    int failed;  /* errno of what could not be */
};

static void take_name(void *context, const char *name)
{
    struct walk *walk = context;
    struct platform_facts facts;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        return;
    }
    char *path = path_join(walk->path, name);
    walk->count++;
    const bool ours = walk->ours(name);
    if (ours && !platform_facts_link(path, &facts)) {
        walk->failed = errno;
    } else if (!ours || facts.kind != PLATFORM_FILE) {
        walk->other = walk->other ? walk->other : heap_text(name);
    } else if (walk->remove && !platform_remove(path)) {
        walk->failed = errno;
    }
    free(path);
}

static bool walk_folder(struct walk *walk)
{
    if (!platform_list(walk->path, take_name, walk)) {
        return false;
    }
    errno = walk->failed;
    return walk->failed == 0;
}

bool folder_look(const char *path, folder_is_ours *ours, enum folder_state *state, char **other,
                 struct fault *fault)
{
    struct walk walk = {.path = path, .ours = ours};
    struct platform_facts facts;
    *state = FOLDER_NONE;
    *other = NULL;
    if (!platform_facts(path, &facts)) {
        return errno == ENOENT || fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path);
    }
    if (facts.kind != PLATFORM_FOLDER) {
        *state = FOLDER_FILE;
        return true;
    }
    if (!walk_folder(&walk)) {
        free(walk.other);
        return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_read, path);
    }
    *other = walk.other;
    *state = walk.other ? FOLDER_OTHERS : walk.count ? FOLDER_OURS : FOLDER_NONE;
    return true;
}

bool folder_holds_us(const char *path, bool *holds, struct fault *fault)
{
    char *here = platform_here(), *real_here = here ? platform_real_path(here) : NULL;
    bool known = real_here || errno == ENOENT; /* a folder that was removed is in no other */
    char *target = known ? platform_real_path(path) : NULL;
    known = known && (target || errno == ENOENT);
    if (!known) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path);
    }
    const size_t size = target ? strlen(target) : 0;
    *holds = target && real_here && strncmp(real_here, target, size) == 0 &&
             (real_here[size] == '\0' || platform_is_separator(real_here[size]));
    free(here);
    free(real_here);
    free(target);
    return known;
}

/* The path without separators at its end, or where it leads to if it is there: a folder that links
 * lead to is replaced where it is. NULL: errno. */
static char *target_of(const char *path)
{
    char *there = platform_real_path(path);
    if (there || errno != ENOENT) {
        return there;
    }
    char *copy = heap_text(path);
    for (size_t size = strlen(copy); size > 1 && platform_is_separator(copy[size - 1]); size--) {
        copy[size - 1] = '\0';
    }
    return copy;
}

static void release(struct folder *folder)
{
    atomic_store(&current, NULL);
    if (folder->lock >= 0) {
        platform_close(folder->lock); /* and unlock it */
    }
    for (size_t i = 0; i < folder->count; i++) {
        free(folder->files[i]);
    }
    free(folder->target);
    free(folder->path);
    free(folder);
}

/* Takes our files away from the folder, and the folder if nothing else is in it. */
static void clear_away(const struct folder *folder)
{
    struct walk walk = {.path = folder->path, .ours = folder->ours, .remove = true};
    for (size_t i = 0; i < folder->count; i++) {
        platform_remove(folder->files[i]); /* which works where the folder cannot be listed */
    }
    walk_folder(&walk);
    free(walk.other);
    platform_remove_folder(folder->path);
}

/* Whether nothing but files of ours is in it: what a killed program may have left. */
static bool check_left(const struct folder *folder, struct fault *fault)
{
    struct walk walk = {.path = folder->path, .ours = folder->ours};
    const bool done = walk_folder(&walk) ||
                      fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, folder->shown);
    const bool in_the_way = walk.other != NULL;
    free(walk.other);
    return done && (!in_the_way || fault_say_with(fault, FAULT_IO, MSG_fault_in_the_way,
                                                  folder->shown, folder->path));
}

/* Takes what is left away but the lock, which is locked. */
static bool lock_and_clear(struct folder *folder, struct fault *fault)
{
    bool made;
    const char *lock = folder->files[0];
    struct walk walk = {.path = folder->path, .ours = folder->ours, .remove = true};
    folder->lock = platform_open_locked(lock, &made);
    if (folder->lock < 0 && errno == EWOULDBLOCK) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_busy_unchanged, folder->shown);
    }
    if (folder->lock < 0) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, folder->shown);
    }
    if (made) {
        return true;
    }
    /* Left by a killed program: the lock goes with the rest, and is made anew. */
    const bool cleared = walk_folder(&walk);
    free(walk.other);
    platform_close(folder->lock);
    folder->lock = cleared ? platform_open_locked(lock, &made) : -1;
    return folder->lock >= 0 ||
           fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, folder->shown);
}

bool folder_open(const char *path, folder_is_ours *ours, struct folder **out, struct fault *fault)
{
    struct folder *folder = heap_zero(1, sizeof *folder);
    const size_t size = strlen(path) + sizeof ".part";
    *out = NULL;
    folder->shown = path;
    folder->ours = ours;
    folder->lock = -1;
    folder->target = target_of(path);
    if (!folder->target) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path);
        release(folder);
        return false;
    }
    folder->path = heap_alloc(strlen(folder->target) + size);
    snprintf(folder->path, strlen(folder->target) + size, "%s.part", folder->target);
    folder->files[folder->count++] = path_join(folder->path, FOLDER_LOCK);
    const bool made = platform_make_folder(folder->path);
    if (made) {
        atomic_store(&current, folder);
    }
    if (!made && errno != EEXIST) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, path);
        release(folder);
        return false;
    }
    if ((!made && !check_left(folder, fault)) || !lock_and_clear(folder, fault)) {
        if (made) {
            platform_remove_folder(folder->path);
        }
        release(folder);
        return false;
    }
    atomic_store(&current, folder);
    *out = folder;
    return true;
}

FILE *folder_file(struct folder *folder, const char *name, struct fault *fault)
{
    char *path = path_join(folder->path, name);
    FILE *file = NULL;
    if (folder->count == FILES_MAX) {
        fault_say_with(fault, FAULT_IO, MSG_fault_internal_files, folder->shown);
        free(path);
        return NULL;
    }
    folder->files[folder->count++] = path;
    file = platform_stream_to(path);
    if (!file) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write_in, folder->shown, name);
    }
    return file;
}

bool folder_file_close(struct folder *folder, FILE *file, bool keep, struct fault *fault)
{
    errno = 0;
    const bool written =
        !keep || (fflush(file) == 0 && !ferror(file) && platform_sync_stream(file));
    const int failed = errno;
    const bool closed = fclose(file) == 0;
    if (!keep || (written && closed)) {
        return true;
    }
    errno = written ? errno : failed;
    return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, folder->shown);
}

static bool keep(struct folder *folder, bool replace, struct fault *fault)
{
    if (!platform_replaces_open()) { /* nor is an open file taken away there */
        platform_close(folder->lock);
        folder->lock = -1;
    }
    bool done = platform_remove(folder->files[0]);
    if (folder->lock >= 0) {
        platform_close(folder->lock);
        folder->lock = -1;
    }
    replace = replace && platform_exists(folder->target);
    done = done && (replace ? platform_exchange(folder->path, folder->target)
                            : platform_rename(folder->path, folder->target));
    if (!done) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, folder->shown);
        folder_drop(folder);
        return false;
    }
    atomic_store(&current, NULL); /* its files are the target's now */
    platform_sync_folder(folder->target);
    if (replace) {
        clear_away(folder); /* the old one */
    }
    release(folder);
    return true;
}

bool folder_keep(struct folder *folder, struct fault *fault)
{
    return keep(folder, true, fault);
}

bool folder_keep_new(struct folder *folder, struct fault *fault)
{
    return keep(folder, false, fault);
}

void folder_drop(struct folder *folder)
{
    if (folder) {
        clear_away(folder);
        release(folder);
    }
}

#include "write_target.h"

#include "arena.h"
#include "files.h"
#include "messages.h"
#include "platform.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WAIT_MS = 1000 /* for a program that is just writing its changes to the file */ };

/* Where the path leads to. Through a link we replace what it leads to, not the link; what is there
 * and leads nowhere that we could know is not replaced. */
static bool find_path(struct target *target, struct fault *fault)
{
    struct platform_facts facts;
    target->path = platform_real_path(target->shown);
    if (target->path) {
        return true;
    }
    const int why = errno;
    if (platform_facts_link(target->shown, &facts)) {
        errno = why;
        return facts.kind == PLATFORM_LINK && why == ENOENT
                   ? fault_say_with(fault, FAULT_IO, MSG_fault_link_to_nothing, target->shown)
                   : fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, target->shown);
    }
    if (errno != ENOENT) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, target->shown);
    }
    /* SQLite takes some names for more than names (db.h). */
    const bool plain = target->shown[0] != ':' && strncmp(target->shown, "file:", 5) != 0;
    target->path = plain ? heap_text(target->shown) : path_join(".", target->shown);
    return true;
}

/* Whether the file's first bytes are those of a database of ours. */
static bool check_header(struct target *target, bool *has_old, struct fault *fault)
{
    unsigned char header[100] = {0};
    const int file = platform_open(target->path);
    if (file < 0) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_open, target->shown);
    }
    const int64_t got = platform_read(file, header, sizeof header);
    if (got < 0) {
        fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_read, target->shown);
        platform_close(file);
        return false;
    }
    platform_close(file);
    /* SQLite file format, 1.3: the application id is the big-endian number at offset 68. */
    const uint32_t application = (uint32_t)header[68] << 24 | (uint32_t)header[69] << 16 |
                                 (uint32_t)header[70] << 8 | header[71];
    *has_old = got > 0;
    return got == 0 ||
           (got == (int64_t)sizeof header && memcmp(header, "SQLite format 3", 16) == 0 &&
            application == STORE_APPLICATION_ID) ||
           fault_say_with(fault, FAULT_IO, MSG_fault_not_ours_kept, target->shown);
}

/* A mistyped -d must not cost somebody a file: only an empty one or one of ours is replaced. */
static bool check_file(struct target *target, bool *has_old, struct fault *fault)
{
    struct platform_facts facts;
    *has_old = false;
    if (!platform_facts(target->path, &facts)) {
        const int why = errno;
        target->mode = platform_new_mode();
        errno = why;
        return why == ENOENT ||
               fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, target->shown);
    }
    target->mode = facts.mode;
    return facts.kind == PLATFORM_FILE
               ? check_header(target, has_old, fault)
               : fault_say_with(fault, FAULT_IO, MSG_fault_not_file, target->shown);
}

static const char *const side_files[] = {"-wal", "-journal", "-shm"};
enum { SIDE_FILES = sizeof side_files / sizeof *side_files };

static char *side_path(const struct target *target, const char *suffix)
{
    char *path = heap_alloc(strlen(target->path) + strlen(suffix) + 1);
    return strcat(strcpy(path, target->path), suffix);
}

/* The suffix of a side file that holds changes to the file; NULL: none does. False: that cannot be
 * known. */
static bool find_unfinished(const struct target *target, const char **found, struct fault *fault)
{
    bool known = true;
    *found = NULL;
    for (size_t i = 0; known && !*found && i < SIDE_FILES - 1; i++) { /* -shm holds none */
        struct platform_facts facts;
        char *path = side_path(target, side_files[i]);
        known = platform_facts_link(path, &facts) || errno == ENOENT ||
                fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_read, path);
        *found = known && facts.size > 0 ? side_files[i] : NULL;
        free(path);
    }
    return known;
}

/* Why the old file could not be locked. Without a side file there is nothing that could mix with
 * the new one: a file that is damaged, or that we may replace but not write to, is replaced. */
static bool refuse(struct target *target, int code, struct fault *fault)
{
    const char *suffix;
    if (!find_unfinished(target, &suffix, fault)) {
        return false;
    }
    if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) {
        return suffix && strcmp(suffix, "-wal") == 0
                   ? fault_say_with(fault, FAULT_IO, MSG_fault_target_wal, target->shown,
                                    target->shown, target->shown)
                   : fault_say_with(fault, FAULT_IO, MSG_fault_target_busy, target->shown);
    }
    if ((code & 0xff) == SQLITE_NOMEM) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_no_memory_opening, target->shown);
    }
    if (suffix) {
        return fault_say_with(fault, FAULT_IO, MSG_fault_target_changes, target->shown,
                              target->shown, suffix, sqlite3_errmsg(target->old));
    }
    sqlite3_close(target->old);
    target->old = NULL;
    return true;
}

static int keep_delete(void *mode, int count, char **values, char **names)
{
    (void)names;
    *(bool *)mode = count > 0 && values[0] && strcmp(values[0], "delete") == 0;
    return 0;
}

/* Takes SQLite's own write lock of the old file until it is replaced. What another program left
 * unfinished is taken back by SQLite on the way (a journal) or taken in (a write-ahead log), as it
 * would be by whoever opens the file next; readers of a file without such a log go on and finish.
 */
static bool lock_old(struct target *target, struct fault *fault)
{
    bool plain = false; /* it has no write-ahead log any more */
    int code =
        db_open(target->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL, &target->old);
    if (code == SQLITE_OK) {
        sqlite3_busy_timeout(target->old, WAIT_MS);
        code = sqlite3_exec(target->old, "PRAGMA journal_mode = DELETE", keep_delete, &plain, NULL);
    }
    if (code == SQLITE_OK && !plain) {
        code = SQLITE_BUSY;
    }
    if (code == SQLITE_OK) {
        code = sqlite3_exec(target->old, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    }
    return code == SQLITE_OK || refuse(target, code, fault);
}

bool target_open(struct target *target, const char *path, struct fault *fault)
{
    *target = (struct target){.shown = path};
    bool has_old;
    if (!find_path(target, fault) || !check_file(target, &has_old, fault) ||
        !aside_open(&target->made, target->path, "ingest", path, fault)) {
        return false;
    }
    char *search = side_path(target, ".ingest.search"); /* of an ingest that was killed */
    platform_remove(search);
    free(search);
    /* Whoever held the name before us may have replaced the file meanwhile. */
    return check_file(target, &has_old, fault) && (!has_old || lock_old(target, fault));
}

bool target_replace(struct target *target, struct fault *fault)
{
    for (size_t i = 0; i < SIDE_FILES; i++) {
        char *path = side_path(target, side_files[i]);
        const bool gone = platform_remove(path) || errno == ENOENT;
        if (!gone) {
            fault_say_errno(fault, FAULT_IO, MSG_fault_remove_former, path, target->shown);
        }
        free(path);
        if (!gone) {
            return false;
        }
    }
    /* After a crash of the machine too, the name leads to the old file or the new one: the data are
     * on the disk before the name is, and then the folder. */
    if (!platform_sync(target->made.fd)) {
        return fault_say_errno(fault, FAULT_IO, MSG_fault_cannot_write, target->shown);
    }
    if (!platform_replaces_open()) {
        sqlite3_close(target->old);
        target->old = NULL;
    }
    if (!aside_keep(&target->made, target->path, target->mode, fault)) {
        return false;
    }
    platform_sync_folder(target->path);
    return true;
}

void target_close(struct target *target)
{
    aside_drop(&target->made);
    sqlite3_close(target->old); /* ends its transaction, in which nothing was done */
    target->old = NULL;
    free(target->path);
    target->path = NULL;
}

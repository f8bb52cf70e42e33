#ifndef BLOCLINE_ASIDE_H
#define BLOCLINE_ASIDE_H

#include "fault.h"

#include <stdbool.h>

/* A file that is made beside the one that it will replace: TARGET.SUFFIX, one name, under a lock,
 * so that a second program finds out that there is a first, and so that what a killed program left
 * is taken by the next. Whatever becomes of the work, the target is the old file or the new one. */
struct aside {
    char *path; /* NULL: there is none */
    int fd;     /* for reading and writing, locked */
    int slot;   /* in the list of temporary files */
};

enum { ASIDE_FILES = 64 /* so many at a time in a process */ };

/* Makes an empty file beside `target`. FAULT_IO: it cannot be made, or another program is making
 * one; the fault names `shown`. Owned by the caller: aside_keep or aside_drop. */
bool aside_open(struct aside *aside, const char *target, const char *suffix, const char *shown,
                struct fault *fault);

/* Puts the file in the target's place with this mode, and closes it. Who wants its bytes to be on
 * the disk before its name is must see to that (fsync). False: it could not be; the target is as it
 * was, and the file is gone. */
bool aside_keep(struct aside *aside, const char *target, unsigned mode, struct fault *fault);

/* Takes the file away and closes it. Nothing if there is none. */
void aside_drop(struct aside *aside);

/* Takes away all that are open. For a program that ends in the middle of something: it allocates
 * nothing, and may be called by a signal handler. */
void aside_drop_all(void);

/* Closes all that are open, in a child that has nothing to do with them: it would keep their locks
 * when its parent is killed. */
void aside_close_all(void);

#endif

#ifndef BLOCLINE_WRITE_TARGET_H
#define BLOCLINE_WRITE_TARGET_H

#include "aside.h"
#include "db.h"

/* Where a database goes: the file that is there now, which nobody may write to meanwhile, and the
 * new one beside it. */
struct target {
    const char *shown; /* the path as it was typed; borrowed */
    char *path;        /* where that leads to */
    unsigned mode;     /* who may read it */
    sqlite3 *old;      /* holds SQLite's write lock of the file that is there; NULL: none is */
    struct aside made;
};

/* Looks whether a database may be written to `path`, and makes the file beside it. Refused, each by
 * name: what is no database of ours, a link that leads nowhere, a file that another program writes,
 * keeps open with a write-ahead log, or left with a change unfinished that cannot be taken back.
 * FAULT_IO. Owned by the caller: target_close, after a fault too. */
bool target_open(struct target *target, const char *path, struct fault *fault);

/* Puts the new file in the old one's place, and takes away what SQLite kept beside the old one. */
bool target_replace(struct target *target, struct fault *fault);

/* Lets go of everything; what was not put in place is gone. */
void target_close(struct target *target);

#endif

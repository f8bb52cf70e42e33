#ifndef BLOCLINE_FOLDER_H
#define BLOCLINE_FOLDER_H

#include "fault.h"

#include <stdbool.h>
#include <stdio.h>

/* A folder of files that is made beside the one that it will replace (FOLDER.part, under a lock)
 * and takes its place in one step: whatever becomes of the work, the target is the old folder or
 * the new one. Only one is made at a time in a process. */
struct folder;

#define FOLDER_LOCK "lock" /* a file in it as long as it is being made */

/* Whether a file of this name may stand in such a folder. What else stands there is somebody's own
 * and never taken away. */
typedef bool folder_is_ours(const char *name);

/* What stands where a folder is to be made. */
enum folder_state {
    FOLDER_NONE,   /* nothing, or an empty folder */
    FOLDER_OURS,   /* a folder with files of our names alone */
    FOLDER_OTHERS, /* a folder with something else in it; `*other` names it */
    FOLDER_FILE    /* no folder */
};

/* Looks at `path`. `*other` gets a name in a malloc'ed text, or NULL; free() it. FAULT_IO: it
 * cannot be read. */
bool folder_look(const char *path, folder_is_ours *ours, enum folder_state *state, char **other,
                 struct fault *fault);

/* Whether the program runs in the folder, or in one beneath it: who does so would see nothing of
 * the one that takes its place. FAULT_IO: it cannot be known. */
bool folder_holds_us(const char *path, bool *holds, struct fault *fault);

/* Makes an empty folder to put files into. What a killed program left of one is taken. FAULT_IO: it
 * cannot be made, or another program is making one. Owned by the caller: folder_keep or
 * folder_drop. */
bool folder_open(const char *path, folder_is_ours *ours, struct folder **folder,
                 struct fault *fault);

/* A new file in it, for writing; close it with folder_file_close. NULL after a fault. */
FILE *folder_file(struct folder *folder, const char *name, struct fault *fault);

/* Closes the file; its bytes are on the disk, so before the folder gets its name. FAULT_IO: some of
 * it could not be written. With `keep` false it only closes it. */
bool folder_file_close(struct folder *folder, FILE *file, bool keep, struct fault *fault);

/* Puts the folder in the target's place, takes the old one's files away and frees it. False: it
 * could not be; the target is as it was, and the new folder is gone. */
bool folder_keep(struct folder *folder, struct fault *fault);

/* The same where nothing is, or an empty folder: what is there is never replaced. */
bool folder_keep_new(struct folder *folder, struct fault *fault);

/* Takes the folder away and frees it. Nothing for NULL. */
void folder_drop(struct folder *folder);

/* Takes away the one that is open. For a program that ends in the middle of something: it allocates
 * nothing, and may be called by a signal handler. */
void folder_drop_all(void);

#endif

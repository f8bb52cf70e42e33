#ifndef BLOCLINE_NEW_FOLDER_H
#define BLOCLINE_NEW_FOLDER_H

#include "fault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A folder of files that comes to be as a whole or not at all: it is filled under a name of its own
 * beside the one it will have, and renamed at the end. */
struct new_folder {
    const char *target; /* borrowed */
    char *path;         /* where it is filled; NULL: there is none */
    char **names;       /* of the files made */
    size_t count, capacity;
    FILE *file; /* the one being written, or NULL */
};

/* Begins a folder that will be called `target`, where nothing is yet (or an empty folder).
 * FAULT_IO. Owned by the caller: new_folder_keep or new_folder_drop. */
bool new_folder_open(struct new_folder *folder, const char *target, struct fault *fault);

/* A new file in it, to be written; one at a time. NULL: a fault. */
FILE *new_folder_file(struct new_folder *folder, const char *name, struct fault *fault);

/* The file is whole. False: some of it could not be written. */
bool new_folder_close(struct new_folder *folder, struct fault *fault);

/* Gives the folder its name. False: it could not be, and the folder is gone. */
bool new_folder_keep(struct new_folder *folder, struct fault *fault);

/* Takes the folder away with all in it. Nothing if there is none. */
void new_folder_drop(struct new_folder *folder);

/* A file alone, where nothing is yet: FAULT_IO if there is something. NULL: a fault. */
FILE *new_file(const char *path, struct fault *fault);
bool new_file_close(FILE *file, const char *path, struct fault *fault);

#endif

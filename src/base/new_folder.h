#ifndef BLOCLINE_NEW_FOLDER_H
#define BLOCLINE_NEW_FOLDER_H

#include "aside.h"
#include "fault.h"

#include <stdbool.h>
#include <stdio.h>

/* A folder of files, and a file, that come to be as a whole or not at all, where nothing is yet:
 * each is filled under a name of its own beside the one it will have (folder.h, aside.h), and
 * renamed at the end. */
struct new_folder {
    const char *target; /* borrowed */
    struct folder *folder;
    const char *name; /* borrowed: of the file being written, */
    FILE *file;       /* or NULL */
};

/* Begins a folder that will be called `target`, where nothing is yet (or an empty folder); its
 * files are called NAME.csv or NAME.ini. FAULT_IO. Owned by the caller: new_folder_keep or
 * new_folder_drop. */
bool new_folder_open(struct new_folder *folder, const char *target, struct fault *fault);

/* A new file in it, to be written; one at a time. NULL: a fault. */
FILE *new_folder_file(struct new_folder *folder, const char *name, struct fault *fault);

/* The file is whole. False: some of it could not be written. */
bool new_folder_close(struct new_folder *folder, struct fault *fault);

/* Gives the folder its name. False: it could not be, and the folder is gone. */
bool new_folder_keep(struct new_folder *folder, struct fault *fault);

/* Takes the folder away with all in it. Nothing if there is none. */
void new_folder_drop(struct new_folder *folder);

/* A file alone; all zero: there is none. */
struct new_file {
    const char *target; /* borrowed */
    struct aside made;
    FILE *file;
};

/* Begins a file where nothing is yet: FAULT_IO if there is something. Owned by the caller:
 * new_file_keep or new_file_drop. */
bool new_file_open(struct new_file *file, const char *target, struct fault *fault);

/* All of it is written. False: some could not be. */
bool new_file_close(struct new_file *file, struct fault *fault);

/* Gives the file, which was closed, its name. False: it could not be, and the file is gone. Nothing
 * if there is none. */
bool new_file_keep(struct new_file *file, struct fault *fault);

/* Takes the file away. Nothing if there is none. */
void new_file_drop(struct new_file *file);

#endif

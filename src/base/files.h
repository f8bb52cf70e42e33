#ifndef BLOCLINE_FILES_H
#define BLOCLINE_FILES_H

#include "fault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Reads a whole regular file. `*text` gets `*size` bytes and a NUL after them; free() it.
 * Fault: FAULT_IO; a folder is refused by name. */
bool file_read(const char *path, char **text, size_t *size, struct fault *fault);

/* The same for all of stdin. */
bool stdin_read(char **text, size_t *size, struct fault *fault);

/* The same for a file of a folder that others may have made: only a regular file, not too large,
 * and nothing that links lead to outside the folder. */
bool file_read_in(const char *folder, const char *name, char **text, size_t *size,
                  struct fault *fault);

/* Whether there is such a file in the folder: 1, 0, or -1: it cannot be opened, which reading it
 * will say. */
int file_exists_in(const char *folder, const char *name);

/* Whether `path` is a folder. */
bool is_folder(const char *path);

/* A new file in `folder` that has no name, to be read and written: it is gone when `*file` is
 * closed, however the program ends. NULL: in /var/tmp or, where that cannot be, /tmp, which often
 * is in memory itself. FAULT_IO. */
bool file_scratch(const char *folder, int *file, struct fault *fault);

/* Whether a file can be called so here. FAULT_USAGE: why not. */
bool file_check_name(const char *path, struct fault *fault);

/* "folder/name" in one malloc'ed text; free() it. */
char *path_join(const char *folder, const char *name);

/* What follows the last folder of the path; borrowed. */
const char *path_name(const char *path);

/* Whether the path, of a file in a folder, does not lead out of that folder by its words. */
bool path_stays_inside(const char *path);

/* The next line without its end (LF or CRLF), to be freed; NULL: there is none. */
char *stream_line(FILE *in);

#endif

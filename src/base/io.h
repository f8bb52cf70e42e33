#ifndef BLOCLINE_IO_H
#define BLOCLINE_IO_H

#include "fault.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads a whole regular file. `*text` gets `*size` bytes and a NUL after them; free() it.
 * Fault: FAULT_IO; a folder is refused by name. */
bool file_read(const char *path, char **text, size_t *size, struct fault *fault);

/* Whether `path` is a folder. */
bool is_folder(const char *path);

/* "folder/name" in one malloc'ed text; free() it. */
char *path_join(const char *folder, const char *name);

#endif

#ifndef INJECT_TARGET_H
#define INJECT_TARGET_H

#include <stdbool.h>
#include <stddef.h>

/* What a command writes: a file, or a folder of files. For the programs of this folder: what fails
 * ends the program. */

struct bytes {
    char *at;
    size_t size;
    bool there;
};

_Noreturn void fail(const char *what);

/* A file; a folder as the names and the bytes of its files in order. Nothing if it is not there. */
struct bytes read_target_at(const char *path);
struct bytes read_file(const char *path);

/* Puts a file there. */
void write_file(const char *path, const struct bytes *bytes);

/* Takes away a file, or a folder with its files. */
void remove_target(const char *path);

#endif

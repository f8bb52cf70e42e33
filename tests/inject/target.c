#include "target.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH = 1024 };

void fail(const char *what)
{
    fprintf(stderr, "inject: %s: %s\n", what, strerror(errno));
    exit(EXIT_FAILURE);
}

struct bytes read_file(const char *path)
{
    struct bytes bytes = {0};
    struct stat status;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return bytes;
    }
    if (fstat(file, &status) != 0 || !(bytes.at = malloc((size_t)status.st_size + 1))) {
        fail(path);
    }
    const ssize_t got = read(file, bytes.at, (size_t)status.st_size);
    if (got != status.st_size) {
        fail(path);
    }
    bytes.size = (size_t)got;
    bytes.at[bytes.size] = '\0';
    bytes.there = true;
    close(file);
    return bytes;
}

void write_file(const char *path, const struct bytes *bytes)
{
    const int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0 || write(file, bytes->at, bytes->size) != (ssize_t)bytes->size) {
        fail(path);
    }
    close(file);
}

static void append(struct bytes *all, const void *more, size_t size)
{
    all->at = realloc(all->at, all->size + size + 1);
    if (!all->at) {
        fail("memory");
    }
    memcpy(all->at + all->size, more, size);
    all->size += size;
}

static int no_dots(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* Calls `take` for each file of the folder in order of name. */
static void each_file(const char *folder,
                      void (*take)(const char *path, const char *name, void *to), void *to)
{
    struct dirent **entries = NULL;
    char path[PATH];
    const int count = scandir(folder, &entries, no_dots, alphasort);
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%.500s/%.255s", folder, entries[i]->d_name);
        take(path, entries[i]->d_name, to);
        free(entries[i]);
    }
    free(entries);
}

static void add_file(const char *path, const char *name, void *to)
{
    struct bytes *all = to;
    struct bytes one = read_target_at(path);
    append(all, name, strlen(name) + 1);
    append(all, one.at, one.size);
    append(all, "", 1);
    free(one.at);
}

struct bytes read_target_at(const char *path)
{
    struct bytes all = {0};
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
        return read_file(path);
    }
    all.there = true;
    append(&all, "", 1);
    each_file(path, add_file, &all);
    return all;
}

static void remove_file(const char *path, const char *name, void *to)
{
    (void)name;
    (void)to;
    remove_target(path);
}

void remove_target(const char *path)
{
    struct stat status;
    if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        each_file(path, remove_file, NULL);
    }
    if (remove(path) != 0) {
        fail(path);
    }
}

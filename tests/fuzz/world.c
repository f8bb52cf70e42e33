#include "world.h"

#include "arena.h"
#include "files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[256];

void require(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "broken promise: %s\n", what);
        abort();
    }
}

static void clear_folder(void)
{
    DIR *list = opendir(folder);
    const struct dirent *entry;
    while (list && (entry = readdir(list))) {
        if (entry->d_name[0] != '.') {
            char *path = path_join(folder, entry->d_name);
            remove(path);
            free(path);
        }
    }
    if (list) {
        closedir(list);
    }
    rmdir(folder);
}

char *world_path(const char *name)
{
    if (!*folder) {
        const char *place = getenv("TMPDIR");
        if (!place || !*place) {
            place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
        }
        snprintf(folder, sizeof folder, "%s/blocline-fuzz.XXXXXX", place);
        require(mkdtemp(folder) != NULL, "there is a scratch folder");
        atexit(clear_folder);
    }
    return path_join(folder, name);
}

const char *world_file(const char *name, const void *bytes, size_t size)
{
    static char *path;
    free(path);
    path = world_path(name);
    FILE *file = fopen(path, "wb");
    require(file && fwrite(bytes, 1, size, file) == size, "the scratch folder can be written");
    fclose(file);
    return path;
}

const char *world_database_path(void)
{
    static char *path;
    if (!path) {
        path = world_path("mini.db");
        require(world_ingest(BLOCLINE_TESTS_DIR "/packages/mini", path), "the package is good");
    }
    return path;
}

const unsigned char *world_database(size_t *size)
{
    static char *bytes;
    static size_t length;
    struct fault fault = {0};
    if (!bytes) {
        require(file_read(world_database_path(), &bytes, &length, &fault), "it can be read");
    }
    *size = length;
    return (const unsigned char *)bytes;
}

int world_ask_line(const char *database, const char *line)
{
    char copy[1024], *words[64], *rest = copy;
    int count = 0;
    snprintf(copy, sizeof copy, "%s", line);
    while (count < 63 && (words[count] = strtok_r(rest, " ", &rest))) {
        count++;
    }
    words[count] = NULL;
    return world_ask(database, count, words);
}

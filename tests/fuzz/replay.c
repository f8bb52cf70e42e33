/* replay FOLDER: gives every file of a corpus to a fuzzer's function, once, without a fuzzer. */
#include "arena.h"
#include "files.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool replay(const char *path)
{
    struct fault fault;
    char *text;
    size_t size;
    if (!file_read(path, &text, &size, &fault)) {
        fprintf(stderr, "replay: %s\n", fault.text);
        return false;
    }
    /* A copy of its own size, so that reading past it is noticed. */
    uint8_t *data = heap_alloc(size);
    if (size > 0) {
        memcpy(data, text, size);
    }
    free(text);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    return true;
}

int main(int argc, char **argv)
{
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    int files = 0;
    bool done = folder != NULL;
    while (done) {
        const struct dirent *entry = readdir(folder);
        if (!entry) {
            break;
        }
        if (entry->d_name[0] != '.') {
            char *path = path_join(argv[1], entry->d_name);
            fprintf(stderr, "%s\n", path); /* the last one named is the one that fails */
            done = replay(path);
            free(path);
            files++;
        }
    }
    if (folder) {
        closedir(folder);
    }
    return done && files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

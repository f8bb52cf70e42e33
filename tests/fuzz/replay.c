/* replay FOLDER: gives every file of a corpus to a fuzzer's function, once, without a fuzzer; and
 * every line of FOLDER.txt, if there is one: bytes in hexadecimal (what a fuzzer found to take
 * another way through the code than all before it). */
#include "arena.h"
#include "files.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A copy of its own size, so that reading past it is noticed. */
static void give(const void *bytes, size_t size)
{
    uint8_t *data = heap_alloc(size);
    if (size > 0) {
        memcpy(data, bytes, size);
    }
    LLVMFuzzerTestOneInput(data, size);
    free(data);
}

static void give_line(const char *line, size_t size)
{
    unsigned char bytes[4096];
    size_t count = 0;
    for (size_t i = 0; i + 1 < size && count < sizeof bytes; i += 2) {
        const char pair[] = {line[i], line[i + 1], '\0'};
        bytes[count++] = (unsigned char)strtoul(pair, NULL, 16);
    }
    give(bytes, count);
}

static void replay_lines(const char *folder)
{
    struct fault fault = {0};
    char *text, path[1024];
    size_t size;
    snprintf(path, sizeof path, "%s.txt", folder);
    if (!file_read(path, &text, &size, &fault)) {
        return;
    }
    unsigned number = 1;
    for (const char *at = text; at < text + size; number++) {
        const size_t length = strcspn(at, "\n");
        fprintf(stderr, "%s:%u\n", path, number);
        give_line(at, length);
        at += length + (at[length] == '\n');
    }
    free(text);
}

static bool replay(const char *path)
{
    struct fault fault = {0};
    char *text;
    size_t size;
    if (!file_read(path, &text, &size, &fault)) {
        fprintf(stderr, "replay: %s\n", fault.text);
        return false;
    }
    give(text, size);
    free(text);
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
    if (done) {
        replay_lines(argv[1]);
    }
    if (folder) {
        closedir(folder);
    }
    return done && files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

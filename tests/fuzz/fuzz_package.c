/* Fuzzes loading: a folder made of the input, whose files stand one after the other, each after a
 * line "=== NAME". What must hold: a database, or findings of one line each with a place, or one
 * fault; and a database that was written answers. */
#include "world.h"

#include "arena.h"
#include "asked.h"
#include "files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FILES = 24 };

static const char mark[] = "=== ";

/* The next line that begins a file, or the end. */
static const char *find_mark(const char *at, const char *end)
{
    while (at < end && ((size_t)(end - at) < strlen(mark) || memcmp(at, mark, strlen(mark)) != 0)) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        at = line ? line + 1 : end;
    }
    return at;
}

/* A path in the folder, of a name of which only letters, digits, - and . are taken. */
static char *file_path(const char *folder, const char *name, size_t size)
{
    char kept[40];
    size_t used = 0;
    for (size_t i = 0; i < size && used < sizeof kept - 1; i++) {
        const char c = name[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (c == '.' && used)) {
            kept[used++] = c;
        }
    }
    kept[used] = '\0';
    return path_join(folder, used ? kept : "x.csv");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *folder = world_path("package"), *database = world_path("package.db");
    char *paths[FILES];
    int count = 0;
    const char *end = (const char *)data + size;
    require(mkdir(folder, 0755) == 0, "the folder is new");
    for (const char *at = find_mark((const char *)data, end); at < end && count < FILES;) {
        const char *name = at + strlen(mark), *line = memchr(name, '\n', (size_t)(end - name));
        const char *text = line ? line + 1 : end;
        at = find_mark(text, end);
        paths[count] = file_path(folder, name, (size_t)((line ? line : end) - name));
        FILE *file = fopen(paths[count++], "wb");
        require(file && fwrite(text, 1, (size_t)(at - text), file) == (size_t)(at - text),
                "the scratch folder can be written");
        fclose(file);
    }
    if (world_ingest(folder, database)) {
        require(world_ask_line(database, asked_by((unsigned)size)) != 4, "a new database answers");
    }
    for (int i = 0; i < count; i++) {
        unlink(paths[i]);
        free(paths[i]);
    }
    unlink(database);
    require(rmdir(folder) == 0, "nothing else is in the folder");
    free(folder);
    free(database);
    return 0;
}

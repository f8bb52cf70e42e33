/* Fuzzes files of questions: the input is the file, lines or CSV, for one table and for rows of
 * any. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char batch[] = "batch", command[] = "--command=blocs", format[] = "-f", jsonl[] = "jsonl";
    char *path = strdup(world_file("asked", data, size));
    require(path != NULL, "there is memory");
    char *lines[] = {batch, path, format, jsonl, NULL}, *rows[] = {batch, path, command, NULL};
    world_ask(world_database_path(), 4, lines);
    world_ask(world_database_path(), 3, rows);
    free(path);
    return 0;
}

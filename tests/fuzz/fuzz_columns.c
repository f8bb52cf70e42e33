/* Fuzzes the little languages of --columns, --sort, --status and their like: the first byte picks
 * the command, the second the option, the rest is its value. */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const commands[][3] = {
    {"members", "RIVER"},
    {"blocs", "XAL"},
    {"history", "RIVER"},
    {"chronology"},
    {"panel"},
    {"dyads"},
    {"changes", "1990", "2010"},
    {"list", "sources"},
};

static const char *const options[] = {"columns", "sort",   "status", "limit",   "null", "fill-open",
                                      "for",     "format", "on",     "reading", "lang", "from",
                                      "kind",    "source", "person", "by"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char copies[3][16], *words[6];
    int count = 0;
    if (size < 2) {
        return 0;
    }
    const char *const *command = commands[data[0] % (sizeof commands / sizeof *commands)];
    for (int i = 0; i < 3 && command[i]; i++) {
        snprintf(copies[i], sizeof copies[i], "%s", command[i]);
        words[count++] = copies[i];
    }
    const char *option = options[data[1] % (sizeof options / sizeof *options)];
    char *value = malloc(size + 32);
    require(value != NULL, "there is memory");
    const int used = sprintf(value, "--%s=", option);
    memcpy(value + used, data + 2, size - 2);
    value[(size_t)used + size - 2] = '\0';
    words[count++] = value;
    words[count] = NULL;
    world_ask(world_database_path(), count, words);
    free(value);
    return 0;
}

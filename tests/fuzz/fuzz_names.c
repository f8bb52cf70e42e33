/* Fuzzes the reading of names: of blocs, actors, events and people, as somebody might type them.
 * The first byte picks where the name stands. */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* NULL is the name. */
static const char *const lines[][4] = {
    {"members", NULL},    {"blocs", NULL},         {"history", NULL},
    {"lineage", NULL},    {"why", "RIVER", NULL},  {"together", "XAL", NULL},
    {"why", NULL, "XAL"}, {"disagreements", NULL},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char copies[4][16], dashes[] = "--", *words[8];
    if (size < 1) {
        return 0;
    }
    const unsigned pick = data[0] % (sizeof lines / sizeof *lines);
    const int given = pick == 4 || pick == 5 || pick == 6 ? 3 : 2;
    char *name = malloc(size);
    int count = 0;
    require(name != NULL, "there is memory");
    memcpy(name, data + 1, size - 1);
    name[size - 1] = '\0';
    for (int i = 0; i < given; i++) {
        if (i == 1) {
            words[count++] = dashes;
        }
        if (lines[pick][i]) {
            snprintf(copies[i], sizeof copies[i], "%s", lines[pick][i]);
        }
        words[count++] = lines[pick][i] ? copies[i] : name;
    }
    words[count] = NULL;
    world_ask(world_database_path(), count, words);
    free(name);
    return 0;
}

/* Fuzzes full-text search: the input is what is looked for. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char find[] = "find", dashes[] = "--", *text = malloc(size + 1);
    require(text != NULL, "there is memory");
    if (size > 0) {
        memcpy(text, data, size);
    }
    text[size] = '\0';
    char *words[] = {find, dashes, text, NULL};
    world_ask(world_database_path(), 3, words);
    free(text);
    return 0;
}

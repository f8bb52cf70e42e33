/* Fuzzes command lines: the words of the input are its lines. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { WORDS = 32 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *words[WORDS + 1], *text = malloc(size + 1);
    int count = 0;
    require(text != NULL, "there is memory");
    if (size > 0) {
        memcpy(text, data, size);
    }
    text[size] = '\0';
    for (char *at = text; at && count < WORDS;) {
        words[count++] = strsep(&at, "\n");
    }
    words[count] = NULL;
    world_ask(world_database_path(), count, words);
    free(text);
    return 0;
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "edtf.h"

/* Parses the valid strings of cases.tsv over and over, and prints how many a second. */

enum { STRINGS_MAX = 2000, STRING_SIZE = 64, ROUNDS = 20000 };

static char strings[STRINGS_MAX][STRING_SIZE];
static size_t lengths[STRINGS_MAX];

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : BLOCLINE_TESTS_DIR "/edtf/cases.tsv";
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        return EXIT_FAILURE;
    }
    char line[4096];
    int count = 0;
    while (count < STRINGS_MAX && fgets(line, sizeof line, file) != NULL) {
        struct edtf value;
        size_t length = strcspn(line, "\t");
        /* No valid string has an escape. */
        if (length >= STRING_SIZE || !edtf_parse(line, length, &value, NULL))
            continue;
        memcpy(strings[count], line, length);
        lengths[count++] = length;
    }
    fclose(file);

    double start = seconds();
    uint64_t sum = 0; /* so that nothing is optimised away */
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < count; i++) {
            struct edtf value;
            edtf_parse(strings[i], lengths[i], &value, NULL);
            sum += (uint64_t)value.earliest ^ (uint64_t)value.latest;
        }
    double elapsed = seconds() - start;
    double parses = (double)ROUNDS * count;
    printf("%d strings, %.2f million parses/s, %.0f ns each (%llx)\n", count,
           parses / elapsed / 1e6, elapsed / parses * 1e9, (unsigned long long)sum);
    return EXIT_SUCCESS;
}

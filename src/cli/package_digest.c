#include "package_digest.h"

#include <sha2.h> /* libmd */
#include <stdlib.h>
#include <string.h>

struct line {
    const char *name;
    char hex[SHA256_DIGEST_STRING_LENGTH];
};

static int compare_lines(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    const int order = strcmp(a->name, b->name);
    return order ? order : strcmp(a->hex, b->hex);
}

static void add(SHA2_CTX *context, const char *text)
{
    SHA256Update(context, (const uint8_t *)text, strlen(text));
}

void packages_digest(const struct packages *packages)
{
    struct dataset *dataset = packages->dataset;
    struct line *lines = heap_alloc((dataset->file_count + 1) * sizeof *lines);
    SHA2_CTX context;
    char hex[SHA256_DIGEST_STRING_LENGTH];
    for (size_t i = 0; i < dataset->file_count; i++) {
        const struct package_file *file = &packages->files[i];
        lines[i].name = file->name;
        SHA256Data((const uint8_t *)file->text, file->size, lines[i].hex);
    }
    qsort(lines, dataset->file_count, sizeof *lines, compare_lines);
    SHA256Init(&context);
    for (size_t i = 0; i < dataset->file_count; i++) {
        add(&context, lines[i].hex);
        add(&context, "  ");
        add(&context, lines[i].name);
        add(&context, "\n");
    }
    SHA256End(&context, hex);
    dataset->info.digest = arena_printf(&dataset->arena, "sha256:%s", hex);
    free(lines);
}

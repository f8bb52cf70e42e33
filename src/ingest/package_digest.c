#include "package_digest.h"

#include "sort.h"

#include <pthread.h>
#include <sha2.h> /* libmd */
#include <stdlib.h>
#include <string.h>

enum { THREAD_SIZE = 1 << 20 }; /* bytes, digested in 3 ms: what a thread is worth starting for */

struct line {
    uint32_t file; /* number of the dataset */
    char *name;
    char hex[SHA256_DIGEST_STRING_LENGTH];
};

struct package_digest {
    struct line *lines;
    size_t count, capacity;
    /* The file at hand: the last line. */
    const uint8_t *bytes;
    size_t size;
    pthread_t thread;
    bool running;
};

struct package_digest *package_digest_new(void)
{
    struct package_digest *digest = heap_alloc(sizeof *digest);
    *digest = (struct package_digest){0};
    return digest;
}

void package_digest_free(struct package_digest *digest)
{
    for (size_t i = 0; i < digest->count; i++) {
        free(digest->lines[i].name);
    }
    free(digest->lines);
    free(digest);
}

static void *digest_file(void *context)
{
    struct package_digest *digest = context;
    SHA256Data(digest->bytes, digest->size, digest->lines[digest->count - 1].hex);
    return NULL;
}

static void begin(void *context, uint32_t file, const char *name, const char *text, size_t size)
{
    struct package_digest *digest = context;
    digest->lines =
        heap_grow(digest->lines, &digest->capacity, digest->count + 1, sizeof *digest->lines);
    digest->lines[digest->count].file = file;
    digest->lines[digest->count++].name = heap_text(name);
    digest->bytes = (const uint8_t *)text;
    digest->size = size;
    digest->running =
        size >= THREAD_SIZE && pthread_create(&digest->thread, NULL, digest_file, digest) == 0;
    if (!digest->running) {
        digest_file(digest);
    }
}

static void end(void *context)
{
    struct package_digest *digest = context;
    if (digest->running) {
        pthread_join(digest->thread, NULL);
        digest->running = false;
    }
}

struct package_witness package_digest_witness(struct package_digest *digest)
{
    return (struct package_witness){.begin = begin, .end = end, .context = digest};
}

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

static const char *digest_of(const struct package_digest *digest, struct dataset *dataset,
                             uint32_t package)
{
    SHA2_CTX context;
    char hex[SHA256_DIGEST_STRING_LENGTH];
    SHA256Init(&context);
    for (size_t i = 0; i < digest->count; i++) {
        if (dataset->file_packages[digest->lines[i].file] != package) {
            continue;
        }
        add(&context, digest->lines[i].hex);
        add(&context, "  ");
        add(&context, digest->lines[i].name);
        add(&context, "\n");
    }
    SHA256End(&context, hex);
    return arena_printf(&dataset->arena, "sha256:%s", hex);
}

void package_digest_set(struct package_digest *digest, struct dataset *dataset)
{
    if (digest->count) {
        sort_list(digest->lines, digest->count, sizeof *digest->lines, compare_lines);
    }
    for (uint32_t i = 0; i < dataset->packages_count; i++) {
        dataset->packages[i].digest = digest_of(digest, dataset, i);
    }
}

#include "arena.h"

#include "memory.h"
#include "platform.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A block's pieces follow its header. Only the head block has room left; the others wait to be
 * freed. */
struct arena_block {
    struct arena_block *next;
    size_t size; /* bytes after the header */
    alignas(max_align_t) unsigned char data[];
};

/* The first block is small because many arenas live for one question only; each later one doubles
 * up to the largest, so that an ingest of a hundred thousand rows makes few calls to malloc. */
enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 18 };

static struct arena_block *block_new(size_t size)
{
    if (size > SIZE_MAX - sizeof(struct arena_block)) {
        memory_failed(SIZE_MAX);
    }
    struct arena_block *block = heap_alloc(sizeof *block + size);
    block->next = NULL;
    block->size = size;
    return block;
}

static size_t next_block_size(const struct arena_block *head)
{
    if (head == NULL) {
        return FIRST_BLOCK;
    }
    return head->size < LARGEST_BLOCK ? head->size * 2 : LARGEST_BLOCK;
}

/* A piece that begins at a multiple of `align`, a power of two. */
static void *take_piece(struct arena *arena, size_t size, size_t align)
{
    if (size > SIZE_MAX - alignof(max_align_t)) {
        memory_failed(SIZE_MAX);
    }
    /* An empty piece takes room too, so that no two pieces have the same address. */
    const size_t need = size == 0 ? 1 : size;
    const size_t start = (arena->used + align - 1) & ~(align - 1);

    if (arena->head != NULL && start <= arena->head->size && need <= arena->head->size - start) {
        arena->used = start + need;
        return arena->head->data + start;
    }
    size_t block_size = next_block_size(arena->head);
    if (need > block_size / 4 && arena->head != NULL) {
        /* A big piece gets a block of its own behind the head, whose room would be lost otherwise.
         */
        struct arena_block *own = block_new(need);
        own->next = arena->head->next;
        arena->head->next = own;
        return own->data;
    }
    struct arena_block *block = block_new(need > block_size ? need : block_size);
    block->next = arena->head;
    arena->head = block;
    arena->used = need;
    return block->data;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return take_piece(arena, size, alignof(max_align_t));
}

/* Texts stand side by side: an ingest of a million accounts keeps six million of them. */
char *arena_text(struct arena *arena, const char *text, size_t size)
{
    if (size == SIZE_MAX) {
        memory_failed(SIZE_MAX);
    }
    char *copy = take_piece(arena, size + 1, 1);
    if (size > 0) {
        memcpy(copy, text, size);
    }
    copy[size] = '\0';
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    char first[256]; /* most texts fit, and then need formatting only once */
    va_list arguments;

    va_start(arguments, format);
    int length = vsnprintf(first, sizeof first, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    if (length < 0) {
        return arena_text(arena, "", 0);
    }
    size_t size = (size_t)length;
    if (size < sizeof first) {
        return arena_text(arena, first, size);
    }
    char *text = take_piece(arena, size + 1, 1);
    va_start(arguments, format);
    vsnprintf(text, size + 1, format, arguments);
    va_end(arguments);
    return text;
}

void arena_take(struct arena *arena, struct arena *from)
{
    struct arena_block *last = from->head;
    while (last != NULL && last->next != NULL) {
        last = last->next;
    }
    if (arena->head == NULL) {
        *arena = *from;
    } else if (last != NULL) { /* behind the head, which alone has room left */
        last->next = arena->head->next;
        arena->head->next = from->head;
    }
    from->head = NULL;
    from->used = 0;
}

void arena_release(struct arena *arena)
{
    struct arena_block *block = arena->head;
    while (block != NULL) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    arena->head = NULL;
    arena->used = 0;
}

void *heap_alloc(size_t size)
{
    return heap_realloc(NULL, size);
}

void *heap_realloc(void *old, size_t size)
{
    /* realloc(p, 0) may free p and return NULL: never ask for nothing. */
    void *memory = realloc(old, size == 0 ? 1 : size);
    if (memory == NULL) {
        memory_failed(size);
    }
    return memory;
}

void *heap_zero(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size ? size : 1);
    if (memory == NULL) {
        memory_failed(size && count > SIZE_MAX / size ? SIZE_MAX : count * size);
    }
    return memory;
}

void heap_forget(void *bytes, size_t size)
{
    platform_forget(bytes, size);
}

char *heap_text(const char *text)
{
    const size_t size = strlen(text) + 1;
    return memcpy(heap_alloc(size), text, size);
}

void *heap_grow(void *array, size_t *capacity, size_t need, size_t size)
{
    assert(size > 0);
    if (need <= *capacity) {
        return array;
    }
    size_t larger = *capacity < 8 ? 8 : *capacity;
    while (larger < need) {
        if (larger > SIZE_MAX / 2) {
            memory_failed(SIZE_MAX);
        }
        larger *= 2;
    }
    if (larger > SIZE_MAX / size) {
        memory_failed(SIZE_MAX);
    }
    array = heap_realloc(array, larger * size);
    *capacity = larger;
    return array;
}

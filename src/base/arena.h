#ifndef BLOCLINE_ARENA_H
#define BLOCLINE_ARENA_H

#include "printf_like.h"

#include <stddef.h>

/* Memory that is given out in pieces and given back at once.
 * Running out of memory ends the program (memory.h): no caller could do better. */
struct arena {
    struct arena_block *head;
    size_t used; /* bytes used in the head block */
};

/* An arena of all zeros is empty and ready: `struct arena a = {0};` */

/* Returns `size` bytes aligned for any type, uninitialised. Owned by the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* Copies `size` bytes of `text` and a NUL after them. Owned by the arena. */
char *arena_text(struct arena *arena, const char *text, size_t size);

/* printf into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

/* Moves all pieces of `from`, which is empty then, to `arena`: they live as long as its own. */
void arena_take(struct arena *arena, struct arena *from);

/* Gives everything back; the arena is empty and ready again. */
void arena_release(struct arena *arena);

/* The malloc family for callers that cannot go on without: never NULL (memory.h). */
void *heap_alloc(size_t size);
void *heap_realloc(void *old, size_t size);

/* calloc: bytes of zeros, of which the pages that nobody writes to cost nothing. */
void *heap_zero(size_t count, size_t size);

/* Gives the memory of bytes that nobody will read again back to the system, as far as whole pages
 * are of them only, while the allocation that they are in is still used. They are lost. */
void heap_forget(void *bytes, size_t size);

/* strdup that never returns NULL; free() it. */
char *heap_text(const char *text);

/* Makes room for at least `need` elements of `size` bytes in a growing array: doubles `*room`.
 * Returns the (moved) array. */
void *heap_grow(void *array, size_t *capacity, size_t need, size_t size);

#endif

#include "memory.h"

#include <stdatomic.h>
#include <stdlib.h>

/* Allocations happen everywhere, so what they call can be reached from everywhere. */
static void (*_Atomic handler_now)(size_t size);

void memory_handler(void (*handler)(size_t size))
{
    atomic_store(&handler_now, handler);
}

void memory_failed(size_t size)
{
    void (*handler)(size_t) = atomic_load(&handler_now);
    if (handler) {
        handler(size);
    }
    abort();
}

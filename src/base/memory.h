#ifndef BLOCLINE_MEMORY_H
#define BLOCLINE_MEMORY_H

#include <stddef.h>

/* What happens when there is no more memory. No caller could go on, so none is asked: the handler
 * says what could not be had and ends the program, its temporary files taken away. */

/* `handler` must not return, and may not allocate. It may be called by any thread. Without one the
 * program is aborted. */
void memory_handler(void (*handler)(size_t size));

/* Calls the handler: `size` bytes could not be had (SIZE_MAX: more than can be counted). */
_Noreturn void memory_failed(size_t size);

#endif

#ifndef BLOCLINE_SEEN_H
#define BLOCLINE_SEEN_H

#include <stdbool.h>
#include <stddef.h>

/* Remembers which texts it has been shown, in 8 MiB (of which few texts touch little) however many
 * they are. What it has seen it never forgets; but a new text it may take for one it has seen,
 * about one in a million when it has seen a million, and one in 25 at ten millions. For where
 * that does no harm, and a set of all texts would be too much. */
struct seen;

/* Owned by the caller. */
struct seen *seen_new(void);
void seen_free(struct seen *seen);

/* Whether the text (`size` bytes) was shown before; from now on it was. */
bool seen_before(struct seen *seen, const char *text, size_t size);

#endif

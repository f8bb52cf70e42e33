#ifndef BLOCLINE_INTERN_H
#define BLOCLINE_INTERN_H

#include <stddef.h>
#include <stdint.h>

/* A set of different texts, numbered from 0 in order of arrival. Used to give ids to words and to
 * find rows by them. */
struct intern;

#define NONE UINT32_MAX

/* Owned by the caller; release with intern_free. */
struct intern *intern_new(void);
void intern_free(struct intern *set);

/* The number of `text` (`size` bytes), added if it is new; the set keeps its own copy. */
uint32_t intern_put(struct intern *set, const char *text, size_t size);

/* The number of `text`, or NONE. */
uint32_t intern_find(const struct intern *set, const char *text, size_t size);

/* The text with this number, NUL-terminated, borrowed until intern_free. */
const char *intern_text(const struct intern *set, uint32_t number);

uint32_t intern_count(const struct intern *set);

#endif

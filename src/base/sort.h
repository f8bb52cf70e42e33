#ifndef BLOCLINE_SORT_H
#define BLOCLINE_SORT_H

#include <stddef.h>

/* Sorting that keeps equal elements in their order, on every system: the C library's own does so on
 * some only, and answers must be the same everywhere. */

typedef int sort_compare(const void *left, const void *right);
typedef int sort_compare_with(const void *left, const void *right, void *context);

/* Sorts `count` elements of `size` bytes at `list`. Takes memory for half of them. */
void sort_list(void *list, size_t count, size_t size, sort_compare *compare);
void sort_list_with(void *list, size_t count, size_t size, sort_compare_with *compare,
                    void *context);

#endif

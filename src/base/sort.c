#include "sort.h"

#include "arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { SHORT = 8 /* elements that are sorted by insertion */, PLACE = 64 /* bytes */ };

struct sorting {
    size_t size;
    char *room; /* for half of the elements, or for one */
    sort_compare *compare;
    sort_compare_with *compare_with;
    void *context;
};

static int order(const struct sorting *sorting, const char *left, const char *right)
{
    return sorting->compare ? sorting->compare(left, right)
                            : sorting->compare_with(left, right, sorting->context);
}

/* One element; most are a pointer or a few numbers. */
static inline void copy(char *to, const char *from, size_t size)
{
    if (size == 8) {
        memcpy(to, from, 8);
    } else if (size == 16) {
        memcpy(to, from, 16);
    } else {
        memcpy(to, from, size);
    }
}

static void insert(const struct sorting *sorting, char *list, size_t count)
{
    const size_t size = sorting->size;
    for (size_t i = 1; i < count; i++) {
        size_t at = i;
        const char *moved = list + i * size;
        while (at > 0 && order(sorting, list + (at - 1) * size, moved) > 0) {
            at--;
        }
        if (at < i) {
            copy(sorting->room, moved, size);
            memmove(list + (at + 1) * size, list + at * size, (i - at) * size);
            copy(list + at * size, sorting->room, size);
        }
    }
}

/* Merges the halves: the first is put aside, and its place filled from both. */
static void merge(const struct sorting *sorting, char *list, size_t half, size_t count)
{
    const size_t size = sorting->size;
    const char *left = sorting->room, *left_end = left + half * size;
    const char *right = list + half * size, *right_end = list + count * size;
    memcpy(sorting->room, list, half * size);
    while (left < left_end && right < right_end) {
        const char **less = order(sorting, left, right) <= 0 ? &left : &right;
        copy(list, *less, size);
        *less += size;
        list += size;
    }
    memcpy(list, left, (size_t)(left_end - left)); /* the rest of the right is where it belongs */
}

static void sort(const struct sorting *sorting, char *list, size_t count)
{
    const size_t half = count / 2;
    if (count <= SHORT) {
        insert(sorting, list, count);
        return;
    }
    char *middle = list + half * sorting->size;
    sort(sorting, list, half);
    sort(sorting, middle, count - half);
    if (order(sorting, middle - sorting->size, middle) > 0) { /* else they are in order already */
        merge(sorting, list, half, count);
    }
}

static void run(struct sorting *sorting, void *list, size_t count)
{
    char place[PLACE];
    const bool is_short = count <= SHORT && sorting->size <= PLACE;
    if (count < 2) {
        return;
    }
    sorting->room = is_short ? place : heap_zero(count / 2 + 1, sorting->size);
    sort(sorting, list, count);
    if (!is_short) {
        free(sorting->room);
    }
}

void sort_list(void *list, size_t count, size_t size, sort_compare *compare)
{
    run(&(struct sorting){.size = size, .compare = compare}, list, count);
}

void sort_list_with(void *list, size_t count, size_t size, sort_compare_with *compare,
                    void *context)
{
    run(&(struct sorting){.size = size, .compare_with = compare, .context = context}, list, count);
}

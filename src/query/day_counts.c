#include "day_counts.h"

#include "sort.h"

struct day_counts day_counts_of(struct arena *arena, size_t most)
{
    return (struct day_counts){.first = arena_alloc(arena, most * sizeof(int64_t)),
                               .last = arena_alloc(arena, most * sizeof(int64_t))};
}

void day_counts_add(struct day_counts *periods, int64_t first, int64_t last)
{
    if (first <= last) {
        periods->first[periods->count] = first;
        periods->last[periods->count++] = last;
    }
}

static int compare_days(const void *left, const void *right)
{
    const int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

void day_counts_sort(struct day_counts *periods)
{
    if (periods->count) {
        sort_list(periods->first, periods->count, sizeof *periods->first, compare_days);
        sort_list(periods->last, periods->count, sizeof *periods->last, compare_days);
    }
}

/* How many of the sorted days are before `day`. */
static size_t days_before(const int64_t *days, size_t count, int64_t day)
{
    size_t lo = 0;
    while (lo < count) {
        const size_t middle = lo + (count - lo) / 2;
        if (days[middle] < day) {
            lo = middle + 1;
        } else {
            count = middle;
        }
    }
    return lo;
}

size_t day_counts_on(const struct day_counts *periods, int64_t day)
{
    const size_t begun =
        day == INT64_MAX ? periods->count : days_before(periods->first, periods->count, day + 1);
    return begun - days_before(periods->last, periods->count, day);
}

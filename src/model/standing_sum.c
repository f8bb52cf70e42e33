#include "standing_sum.h"

#include "arena.h"
#include "sort.h"

#include <stdlib.h>

/* What changes on a day. */
struct edge {
    int64_t day;
    int certain, possible;
};

static int by_day(const void *left, const void *right)
{
    const int64_t a = ((const struct edge *)left)->day, b = ((const struct edge *)right)->day;
    return (a > b) - (a < b);
}

static size_t put_edges(struct edge *edges, int64_t from, int64_t to, bool certain)
{
    if (from >= to) {
        return 0;
    }
    edges[0] = (struct edge){from, certain, !certain};
    edges[1] = (struct edge){to, -certain, -!certain};
    return 2;
}

/* The days of one owner from `*at` on, which touch or overlap, as one stretch. */
static struct bounds stretch_of(const struct summand *list, size_t count, size_t *at)
{
    const uint64_t owner = list[*at].owner;
    struct bounds days = list[*at].days;
    for (++*at; *at < count && list[*at].owner == owner; ++*at) {
        const struct bounds *next = &list[*at].days;
        if (next->start_lo > days.end_hi || next->start_hi > days.end_hi) {
            break;
        }
        days.end_lo = next->end_lo > days.end_lo ? next->end_lo : days.end_lo;
        days.end_hi = next->end_hi > days.end_hi ? next->end_hi : days.end_hi;
    }
    return days;
}

void standing_sum(const struct summand *list, size_t count, struct sum_step **steps,
                  size_t *step_count)
{
    struct edge *edges = heap_alloc((4 * count + 1) * sizeof *edges);
    size_t edge_count = 0, made = 0;
    for (size_t i = 0; i < count;) {
        const struct bounds days = stretch_of(list, count, &i);
        edge_count += put_edges(edges + edge_count, days.start_lo, days.end_hi, false);
        edge_count += put_edges(edges + edge_count, days.start_hi, days.end_lo, true);
    }
    if (edge_count) {
        sort_list(edges, edge_count, sizeof *edges, by_day);
    }
    *steps = heap_alloc((edge_count + 1) * sizeof **steps);
    int certain = 0, possible = 0;
    for (size_t i = 0; i < edge_count; i++) {
        certain += edges[i].certain;
        possible += edges[i].possible;
        if ((i + 1 < edge_count && edges[i + 1].day == edges[i].day) ||
            edges[i].day == EDTF_POS_INF) {
            continue;
        }
        const struct sum_step step = {edges[i].day, (size_t)certain, (size_t)possible};
        const struct sum_step *before = made ? &(*steps)[made - 1] : NULL;
        if (!before || before->certain != step.certain || before->possible != step.possible) {
            (*steps)[made++] = step;
        }
    }
    *step_count = made;
    free(edges);
}

#include "kin.h"

#include "edtf.h"
#include "order.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

bool step_is_arrow(const struct chart_step *step)
{
    static const char *const arrows[] = {"renamed", "transformed", "merged-into", "absorbed",
                                         "succeeded-by"};
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
        if (strcmp(step->relation, arrows[i]) == 0) {
            return step->day != EDTF_NEG_INF && step->day != EDTF_POS_INF;
        }
    }
    return false;
}

/* The family of a bloc, as the smallest place in it. */
static size_t root_of(size_t *parent, size_t at)
{
    while (parent[at] != at) {
        at = parent[at] = parent[parent[at]];
    }
    return at;
}

struct kin_key {
    const struct chart_party *bloc;
    size_t place, root, size;
};

static int by_family(const void *left, const void *right)
{
    const struct kin_key *a = left, *b = right;
    if (a->size != b->size) {
        return a->size > b->size ? -1 : 1;
    }
    if (a->root != b->root) {
        return a->root < b->root ? -1 : 1;
    }
    if (a->bloc->founded != b->bloc->founded) {
        return a->bloc->founded < b->bloc->founded ? -1 : 1;
    }
    return strcmp(a->bloc->id, b->bloc->id);
}

/* The cost of all arrows of one family. */
struct family {
    const struct chart_data *data;
    const size_t *members; /* places of blocs */
    size_t *row;           /* by bloc: its row; scratch */
};

static bool lives(const struct chart_party *bloc, int64_t day)
{
    return bloc->founded <= day && day < bloc->ended;
}

static double cost_of(const void *context, const size_t *order, size_t count)
{
    const struct family *family = context;
    const struct chart_data *data = family->data;
    double cost = 0;
    for (size_t i = 0; i < count; i++) {
        family->row[family->members[order[i]]] = i;
    }
    for (size_t i = 0; i < data->step_count; i++) {
        const struct chart_step *step = &data->steps[i];
        size_t from = family->row[step->from], to = family->row[step->to];
        if (from == SIZE_MAX || to == SIZE_MAX || !step_is_arrow(step)) {
            continue;
        }
        if (from > to) {
            const size_t swapped = from;
            from = to;
            to = swapped;
            cost += 3;
        }
        for (size_t k = from + 1; k < to; k++) {
            const struct chart_party *behind = &data->blocs[family->members[order[k]]];
            cost += lives(behind, step->day) ? 1 : 0.08;
        }
        cost += 0.001 * (double)(to - from);
    }
    return cost;
}

enum { FAMILY_MAX = 60 /* larger ones stay in order of time */ };

static void order_family(const struct chart_data *data, size_t *members, size_t count)
{
    struct family family = {.data = data,
                            .members = members,
                            .row = heap_alloc((data->bloc_count + 1) * sizeof *family.row)};
    size_t *order = heap_alloc(count * sizeof *order), *made = heap_alloc(count * sizeof *made);
    for (size_t i = 0; i < data->bloc_count; i++) {
        family.row[i] = SIZE_MAX;
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
    }
    order_moves(cost_of, &family, order, count, 6);
    for (size_t i = 0; i < count; i++) {
        made[i] = members[order[i]];
    }
    memcpy(members, made, count * sizeof *made);
    free(made);
    free(order);
    free(family.row);
}

void kin_order(const struct chart_data *data, size_t *order)
{
    const size_t count = data->bloc_count;
    size_t *parent = heap_alloc((count + 1) * sizeof *parent);
    struct kin_key *keys = heap_alloc((count + 1) * sizeof *keys);
    size_t *sizes = heap_zero(count + 1, sizeof *sizes);
    for (size_t i = 0; i < count; i++) {
        parent[i] = i;
    }
    for (size_t i = 0; i < data->step_count; i++) {
        const size_t a = root_of(parent, data->steps[i].from),
                     b = root_of(parent, data->steps[i].to);
        parent[a > b ? a : b] = a > b ? b : a;
    }
    for (size_t i = 0; i < count; i++) {
        sizes[root_of(parent, i)]++;
    }
    for (size_t i = 0; i < count; i++) {
        const size_t root = root_of(parent, i);
        keys[i] = (struct kin_key){&data->blocs[i], i, root, sizes[root]};
    }
    sort_list(keys, count, sizeof *keys, by_family);
    for (size_t i = 0; i < count; i++) {
        order[i] = keys[i].place;
    }
    for (size_t first = 0; first < count; first += keys[first].size) {
        if (keys[first].size > 2 && keys[first].size <= FAMILY_MAX) {
            order_family(data, order + first, keys[first].size);
        }
    }
    free(sizes);
    free(keys);
    free(parent);
}

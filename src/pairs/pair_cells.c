#include "pair_cells.h"

struct cell *number_cells(struct arena *arena, size_t last)
{
    struct cell *cells = arena_alloc(arena, (last + 1) * sizeof *cells);
    for (size_t i = 0; i <= last; i++) {
        cells[i] = cell_text(arena_printf(arena, "%zu", i));
    }
    return cells;
}

struct cell *list_labels(struct arena *arena, const struct party_set *set)
{
    struct cell *labels = arena_alloc(arena, (set->count + 1) * sizeof *labels);
    for (size_t i = 0; i < set->count; i++) {
        labels[i] = cell_text(arena_printf(arena, "%s ", set->list[i].id));
    }
    return labels;
}

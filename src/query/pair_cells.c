#include "pair_cells.h"

#include <string.h>

struct cell *number_cells(struct arena *arena, size_t last)
{
    struct cell *cells = arena_alloc(arena, (last + 1) * sizeof *cells);
    for (size_t i = 0; i <= last; i++) {
        cells[i] = cell_text(arena_printf(arena, "%zu", i));
    }
    return cells;
}

size_t list_room(const struct party_set *set)
{
    size_t room = 1;
    for (size_t i = 0; i < set->count; i++) {
        room += set->list[i].id_cell.size + 1;
    }
    return room;
}

struct cell list_shared(const struct pair *pair, const struct party_set *set, char *list)
{
    char *at = list;
    for (size_t i = 0; i < pair->words; i++) {
        for (uint64_t word = pair->shared[i]; word; word &= word - 1) {
            const struct cell *id = &set->list[i * 64 + (size_t)__builtin_ctzll(word)].id_cell;
            if (at > list) {
                *at++ = ' ';
            }
            memcpy(at, id->text, id->size);
            at += id->size;
        }
    }
    return (struct cell){list, (size_t)(at - list)};
}

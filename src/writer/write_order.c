#include "write.h"

#include "sort.h"

#include <stdlib.h>
#include <string.h>

/* The order in which packs and the change log take the spells of a fold. */

struct named {
    const char *id;
    uint32_t number;
};

static int compare_named(const void *left, const void *right)
{
    return strcmp(((const struct named *)left)->id, ((const struct named *)right)->id);
}

/* Sorts the list by id, and returns each number's place in it. */
static uint32_t *rank(struct named *list, uint32_t count)
{
    uint32_t *ranks = heap_alloc(((size_t)count + 1) * sizeof *ranks);
    sort_list(list, count, sizeof *list, compare_named);
    for (uint32_t i = 0; i < count; i++) {
        ranks[list[i].number] = i;
    }
    free(list);
    return ranks;
}

static uint32_t *rank_actors(const struct dataset *dataset)
{
    struct named *list = heap_alloc(((size_t)dataset->actors_count + 1) * sizeof *list);
    for (uint32_t i = 0; i < dataset->actors_count; i++) {
        list[i] = (struct named){dataset->actors[i].id, i};
    }
    return rank(list, dataset->actors_count);
}

static uint32_t *rank_blocs(const struct dataset *dataset)
{
    struct named *list = heap_alloc(((size_t)dataset->blocs_count + 1) * sizeof *list);
    for (uint32_t i = 0; i < dataset->blocs_count; i++) {
        list[i] = (struct named){dataset->blocs[i].id, i};
    }
    return rank(list, dataset->blocs_count);
}

struct ranked {
    uint32_t bloc, actor, spell;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->bloc != b->bloc) {
        return a->bloc < b->bloc ? -1 : 1;
    }
    if (a->actor != b->actor) {
        return a->actor < b->actor ? -1 : 1;
    }
    return (a->spell > b->spell) - (a->spell < b->spell);
}

uint32_t *order_spells(const struct dataset *dataset, const struct fold *fold)
{
    const uint32_t count = (uint32_t)fold->count;
    uint32_t *order = heap_alloc(((size_t)count + 1) * sizeof *order);
    uint32_t *blocs = rank_blocs(dataset), *actors = rank_actors(dataset);
    struct ranked *list = heap_alloc(((size_t)count + 1) * sizeof *list);
    for (uint32_t i = 0; i < count; i++) {
        const struct fold_spell *spell = &fold->spells[i];
        list[i] = (struct ranked){blocs[spell->bloc], actors[spell->actor], i};
    }
    sort_list(list, count, sizeof *list, compare_ranked);
    for (uint32_t i = 0; i < count; i++) {
        order[i] = list[i].spell;
    }
    free(list);
    free(blocs);
    free(actors);
    return order;
}

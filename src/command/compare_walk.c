#include "compare.h"
#include "sort.h"

#include <stdlib.h>

/* Walks the spells of two readings side by side, bloc by bloc. */

/* The spells of one actor in the bloc at hand. */
struct pair_part {
    uint32_t actor; /* rank */
    const struct plain_spell *spells[2];
    size_t count[2];
};

struct pair_list {
    struct pair_part *list;
    size_t count, capacity;
};

static int compare_pairs(const void *left, const void *right)
{
    const struct pair_part *a = left, *b = right;
    return (a->actor > b->actor) - (a->actor < b->actor);
}

/* How many of the spells from `spells` on are of the actor of the first. */
static size_t count_same(const struct plain_spell *spells, size_t count)
{
    size_t same = 0;
    while (same < count && spells[same].actor == spells[0].actor) {
        same++;
    }
    return same;
}

/* The spells of both readings, which stand in the order of actors' numbers, as pairs in the order
 * of their ranks; those of actors that are asked about. */
static bool make_pairs(const struct compare_walk *walk, const struct plain_spell *spells[2],
                       size_t left[2], struct pair_list *pairs, struct fault *fault)
{
    const struct party_set *actors = &walk->scope->actors;
    pairs->count = 0;
    while (left[0] || left[1]) {
        const uint32_t numbers[2] = {left[0] ? spells[0]->actor : UINT32_MAX,
                                     left[1] ? spells[1]->actor : UINT32_MAX};
        const uint32_t number = numbers[0] < numbers[1] ? numbers[0] : numbers[1];
        struct pair_part pair = {.actor = party_rank(actors, number)};
        if (pair.actor == NONE) {
            return spells_damaged(walk->scope->question->store, fault);
        }
        for (int i = 0; i < 2; i++) {
            pair.spells[i] = spells[i];
            pair.count[i] = numbers[i] == number ? count_same(spells[i], left[i]) : 0;
            spells[i] += pair.count[i];
            left[i] -= pair.count[i];
        }
        if (actors->list[pair.actor].chosen) {
            pairs->list =
                heap_grow(pairs->list, &pairs->capacity, pairs->count + 1, sizeof *pairs->list);
            pairs->list[pairs->count++] = pair;
        }
    }
    sort_list(pairs->list, pairs->count, sizeof *pairs->list, compare_pairs);
    return true;
}

struct walking {
    struct compare_walk *walk;
    struct spell_stream *streams[2];
    struct pair_list pairs;
    struct compare_list list;
};

static bool take_bloc(struct walking *walking, uint32_t bloc, struct fault *fault)
{
    struct compare_walk *walk = walking->walk;
    const struct scope *scope = walk->scope;
    const struct plain_spell *spells[2];
    size_t left[2];
    for (int i = 0; i < 2; i++) {
        if (!spell_stream_group(walking->streams[i], scope->blocs.list[bloc].number, &spells[i],
                                &left[i], fault)) {
            return false;
        }
    }
    if ((!left[0] || !left[1]) && !scope->blocs.limited) {
        walk->alone += left[0] || left[1];
        return true;
    }
    bool done = make_pairs(walk, spells, left, &walking->pairs, fault);
    for (size_t i = 0; done && i < walking->pairs.count; i++) {
        const struct pair_part *pair = &walking->pairs.list[i];
        compare_pair(&walking->list, &walk->window, scope, pair->spells, pair->count);
        done = walk->visit(walk->context, bloc, pair->actor, &walking->list, fault);
    }
    return done && walk->end(walk->context, bloc, fault);
}

bool compare_all(struct compare_walk *walk, struct fault *fault)
{
    const struct question *question = walk->scope->question;
    const struct party_set *blocs = &walk->scope->blocs;
    struct walking walking = {.walk = walk};
    bool done = true;
    for (int i = 0; done && i < 2; i++) {
        done = spell_stream_open(question->store, walk->readings[i], PARTY_BLOC,
                                 &walking.streams[i], fault);
    }
    for (uint32_t i = 0; done && i < blocs->count; i++) {
        watch_share(question->watch, i, blocs->count);
        done = !blocs->list[i].chosen || take_bloc(&walking, i, fault);
    }
    spell_stream_close(walking.streams[0]);
    spell_stream_close(walking.streams[1]);
    compare_list_release(&walking.list);
    free(walking.pairs.list);
    return done;
}

#include "fold_steps.h"

#include "edtf.h"
#include "kinds.h"

#include <stdlib.h>
#include <string.h>

/* Which account of each event counts: the first source in the reading's order that has one, and of
 * two by one source the first. */
static void choose_accounts(struct fold *fold, const struct dataset *dataset,
                            const struct reading *reading)
{
    fold->chosen = heap_alloc(((size_t)dataset->events_count + 1) * sizeof *fold->chosen);
    for (uint32_t event = 0; event < dataset->events_count; event++) {
        uint32_t best = NONE, best_rank = NONE;
        for (uint32_t i = dataset->events[event].first; i != NONE; i = dataset->accounts[i].next) {
            const uint32_t source = dataset->accounts[i].source;
            const uint32_t rank = source == NONE ? NONE : reading->rank[source];
            if (rank < best_rank) {
                best = i;
                best_rank = rank;
            }
        }
        fold->chosen[event] = best;
    }
}

static void add_step(struct folding *folding, const struct step *step)
{
    folding->steps = heap_grow(folding->steps, &folding->step_room, folding->step_count + 1,
                               sizeof *folding->steps);
    folding->steps[folding->step_count++] = *step;
}

/* An account that could not be read leaves holes: nothing is said of the actors it moves in the
 * blocs it moves them in, nor of the life of the bloc that it may found or end. All else is still
 * checked. */
static void doubt(struct folding *folding, const struct account *account)
{
    const struct dataset *dataset = folding->dataset;
    const uint32_t bloc = dataset->events[account->event].bloc;
    const uint32_t kind = account_kind(dataset, account);
    if (bloc != NONE && (kind == NONE || kinds()[kind].founds || kinds()[kind].ends)) {
        folding->lives[bloc].doubtful = true;
    }
    for (uint32_t i = 0; i < account->effect_count; i++) {
        const struct effect *effect = &dataset->effects[account->effects + i];
        folding->doubts = heap_grow(folding->doubts, &folding->doubt_room, folding->doubt_count + 1,
                                    sizeof *folding->doubts);
        folding->doubts[folding->doubt_count++] = (struct doubt){effect->bloc, effect->actor};
    }
}

static void found_bloc(struct life *life, int64_t day)
{
    if (!life->is_founded || day < life->founded) {
        life->founded = day;
    }
    life->is_founded = true;
}

/* The lives of the blocs and the steps of the actors, from the accounts that count. */
static void collect(struct folding *folding)
{
    const struct dataset *dataset = folding->dataset;
    for (uint32_t event = 0; event < dataset->events_count; event++) {
        const uint32_t number = folding->fold->chosen[event];
        if (number == NONE) {
            continue;
        }
        const struct account *account = &dataset->accounts[number];
        if (!account->sound) {
            doubt(folding, account);
            continue;
        }
        const uint32_t bloc = dataset->events[event].bloc;
        const uint32_t kind_number = account_kind(dataset, account);
        const struct kind *kind = kind_number == NONE ? NULL : &kinds()[kind_number];
        if (kind && kind->founds && bloc != NONE) {
            found_bloc(&folding->lives[bloc], account->lo);
        }
        if (kind && kind->ends && bloc != NONE) {
            uint32_t *end = &folding->lives[bloc].end_account;
            if (*end == NONE || dataset->accounts[*end].lo > account->lo) {
                *end = number;
            }
        }
        for (uint32_t i = 0; i < account->effect_count; i++) {
            const uint32_t effect_number = account->effects + i;
            const struct effect *effect = &dataset->effects[effect_number];
            /* A renaming, transformation or merger makes the bloc that it gives standings in. */
            if (kind && kind->ends && effect->bloc != bloc) {
                found_bloc(&folding->lives[effect->bloc], account->lo);
            }
            add_step(folding, &(struct step){effect->bloc, effect->actor, account->lo, account->hi,
                                             effect->status, number, effect_number});
        }
    }
}

static int compare_steps(const void *left, const void *right)
{
    const struct step *a = left, *b = right;
    if (a->bloc != b->bloc) {
        return a->bloc < b->bloc ? -1 : 1;
    }
    if (a->actor != b->actor) {
        return a->actor < b->actor ? -1 : 1;
    }
    if (a->lo != b->lo) {
        return a->lo < b->lo ? -1 : 1;
    }
    if (a->hi != b->hi) {
        return a->hi < b->hi ? -1 : 1;
    }
    return (a->effect > b->effect) - (a->effect < b->effect);
}

void fold_steps(struct folding *folding, const struct reading *reading)
{
    const struct dataset *dataset = folding->dataset;
    folding->lives = heap_alloc(((size_t)dataset->blocs_count + 1) * sizeof *folding->lives);
    for (uint32_t i = 0; i < dataset->blocs_count; i++) {
        folding->lives[i] = (struct life){.end_account = NONE};
    }
    choose_accounts(folding->fold, dataset, reading);
    collect(folding);
    if (folding->step_count) {
        qsort(folding->steps, folding->step_count, sizeof *folding->steps, compare_steps);
    }
}

#include "fold_steps.h"

#include "edtf.h"
#include "kinds.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

/* How many days a date leaves open; an account that could not be read is the least precise. */
static uint64_t days_of(const struct record_account *account)
{
    return account->valid ? (uint64_t)account->hi - (uint64_t)account->lo : UINT64_MAX;
}

/* Whether the account has a say of anybody. */
static bool leads_any(const struct folding *folding, const struct record_account *account)
{
    bool any = false;
    for (uint32_t i = 0; account->valid && i < account->effect_count; i++) {
        any = any || lead_has(folding, account, &folding->dataset->effects[account->effects + i]);
    }
    return any;
}

/* Which account of each event counts: the first source in the reading's order that has one, and of
 * two by one source the first. */
/* Whether an account counts more than the best so far. */
static bool counts_more(const struct folding *folding, uint32_t number, uint32_t rank,
                        uint32_t best, uint32_t best_rank)
{
    const struct record_account *a = &folding->dataset->accounts[number];
    const struct record_account *b = &folding->dataset->accounts[best];
    if (folding->reading->by_standing && leads_any(folding, a) != leads_any(folding, b)) {
        return leads_any(folding, a);
    }
    if (folding->reading->precise && days_of(a) != days_of(b)) {
        return days_of(a) < days_of(b);
    }
    return rank < best_rank;
}

static void choose_accounts(struct folding *folding)
{
    struct fold *fold = folding->fold;
    const struct dataset *dataset = folding->dataset;
    fold->chosen = heap_alloc(((size_t)dataset->events_count + 1) * sizeof *fold->chosen);
    for (uint32_t event = 0; event < dataset->events_count; event++) {
        uint32_t best = NONE, best_rank = NONE;
        for (uint32_t i = dataset->events[event].first; i != NONE; i = dataset->accounts[i].next) {
            const uint32_t rank = account_rank(folding, &dataset->accounts[i]);
            if (rank != NONE && (best == NONE || counts_more(folding, i, rank, best, best_rank))) {
                best = i;
                best_rank = rank;
            }
        }
        fold->chosen[event] = best;
    }
}

/* An account that could not be read leaves holes: nothing is said of the actors it moves in the
 * blocs it moves them in, nor of the life of the bloc that it may found or end. All else is still
 * checked. */
static void doubt(struct folding *folding, const struct record_account *account)
{
    const struct dataset *dataset = folding->dataset;
    const uint32_t bloc = dataset->events[account->event].bloc;
    const uint32_t kind = account_kind(dataset, account);
    if (bloc != NONE && (kind == NONE || kinds()[kind].founds || kinds()[kind].ends)) {
        folding->lives[bloc].doubtful = true;
    }
    for (uint32_t i = 0; i < account->effect_count; i++) {
        const struct record_effect *effect = &dataset->effects[account->effects + i];
        folding->doubts = heap_grow(folding->doubts, &folding->doubt_capacity,
                                    folding->doubt_count + 1, sizeof *folding->doubts);
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

/* What a valid account says of the lives of blocs. */
static void take_account(struct folding *folding, uint32_t number)
{
    const struct dataset *dataset = folding->dataset;
    const struct record_account *account = &dataset->accounts[number];
    const uint32_t bloc = dataset->events[account->event].bloc;
    const uint32_t kind_number = account_kind(dataset, account);
    const struct kind *kind = kind_number == NONE ? NULL : &kinds()[kind_number];
    if (kind && kind->founds && bloc != NONE) {
        found_bloc(&folding->lives[bloc], account->lo);
    }
    if (kind && bloc != NONE && (kind->ends || strcmp(kind->id, "institution") == 0)) {
        folding->turns = heap_grow(folding->turns, &folding->turn_capacity, folding->turn_count + 1,
                                   sizeof *folding->turns);
        folding->turns[folding->turn_count++] =
            (struct turn){bloc, number, account->lo, account->hi, kind->ends};
    }
    for (uint32_t i = 0; i < account->effect_count; i++) {
        const struct record_effect *effect = &dataset->effects[account->effects + i];
        /* A renaming, transformation or merger makes the bloc that it gives standings in. */
        if (kind && kind->ends && effect->bloc != bloc) {
            found_bloc(&folding->lives[effect->bloc], account->lo);
        }
    }
}

/* Counts the moves of an event in each bloc, in the place of the bloc after it. */
static void count_moves(struct folding *folding, uint32_t event)
{
    const struct dataset *dataset = folding->dataset;
    uint32_t number = NONE;
    while ((number = lead_account(folding, event, number)) != NONE) {
        const struct record_account *account = &dataset->accounts[number];
        for (uint32_t i = 0; account->valid && i < account->effect_count; i++) {
            const struct record_effect *effect = &dataset->effects[account->effects + i];
            folding->first_move[effect->bloc + 1] += lead_has(folding, account, effect);
        }
    }
}

static int compare_turns(const void *left, const void *right)
{
    const struct turn *a = left, *b = right;
    if (a->bloc != b->bloc) {
        return a->bloc < b->bloc ? -1 : 1;
    }
    if (a->lo != b->lo) {
        return a->lo < b->lo ? -1 : 1;
    }
    return (a->account > b->account) - (a->account < b->account);
}

/* Puts the turns of each bloc in order. What is instituted while it lives, or ends when it has
 * ended, is no turn: of several accounts of one end the first counts. */
static void order_turns(struct folding *folding)
{
    size_t kept = 0;
    if (folding->turn_count) {
        sort_list(folding->turns, folding->turn_count, sizeof *folding->turns, compare_turns);
    }
    for (size_t i = 0; i < folding->turn_count; i++) {
        const struct turn turn = folding->turns[i];
        struct life *life = &folding->lives[turn.bloc];
        const bool lives = life->turn_count % 2 == 0;
        if (turn.is_end != lives || (!lives && turn.lo <= folding->turns[kept - 1].hi)) {
            continue; /* it can begin again only when its end is past */
        }
        life->first_turn = life->turn_count ? life->first_turn : kept;
        life->end_account = life->turn_count ? life->end_account : turn.account;
        life->turn_count++;
        folding->turns[kept++] = turn;
    }
    folding->turn_count = kept;
}

/* The moves of the accounts that count, into the places that were counted. */
static void place_moves(struct folding *folding)
{
    const struct dataset *dataset = folding->dataset;
    const uint32_t blocs = dataset->blocs_count;
    for (uint32_t i = 0; i < blocs; i++) {
        folding->first_move[i + 1] += folding->first_move[i];
    }
    folding->moves = heap_alloc(((size_t)folding->first_move[blocs] + 1) * sizeof *folding->moves);
    uint32_t *next = heap_alloc(((size_t)blocs + 1) * sizeof *next);
    memcpy(next, folding->first_move, ((size_t)blocs + 1) * sizeof *next);
    for (uint32_t event = 0; event < dataset->events_count; event++) {
        uint32_t number = NONE;
        while ((number = lead_account(folding, event, number)) != NONE) {
            const struct record_account *account = &dataset->accounts[number];
            for (uint32_t i = 0; account->valid && i < account->effect_count; i++) {
                const uint32_t effect = account->effects + i;
                if (lead_has(folding, account, &dataset->effects[effect])) {
                    folding->moves[next[dataset->effects[effect].bloc]++] =
                        (struct move){number, effect};
                }
            }
        }
    }
    free(next);
}

void fold_collect(struct folding *folding, const struct record_reading *reading)
{
    const struct dataset *dataset = folding->dataset;
    const size_t blocs = dataset->blocs_count;
    folding->lives = heap_alloc((blocs + 1) * sizeof *folding->lives);
    folding->first_move = heap_alloc((blocs + 1) * sizeof *folding->first_move);
    memset(folding->first_move, 0, (blocs + 1) * sizeof *folding->first_move);
    for (size_t i = 0; i < blocs; i++) {
        folding->lives[i] = (struct life){.end_account = NONE};
    }
    folding->reading = reading;
    after_find(folding);
    leads_find(folding);
    choose_accounts(folding);
    for (uint32_t event = 0; event < dataset->events_count; event++) {
        const uint32_t number = folding->fold->chosen[event];
        if (number != NONE && dataset->accounts[number].valid) {
            take_account(folding, number);
        } else if (number != NONE) {
            doubt(folding, &dataset->accounts[number]);
        }
        count_moves(folding, event);
    }
    order_turns(folding);
    place_moves(folding);
}

void folding_release(struct folding *folding)
{
    free(folding->lives);
    free(folding->turns);
    free(folding->leads);
    free(folding->after);
    free(folding->ends);
    free(folding->moves);
    free(folding->first_move);
    free(folding->steps);
    free(folding->doubts);
}

static int compare_steps(const void *left, const void *right)
{
    const struct step *a = left, *b = right;
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

void fold_steps(struct folding *folding, uint32_t bloc)
{
    const struct dataset *dataset = folding->dataset;
    const uint32_t from = folding->first_move[bloc], to = folding->first_move[bloc + 1];
    folding->steps =
        heap_grow(folding->steps, &folding->step_capacity, to - from, sizeof *folding->steps);
    folding->step_count = to - from;
    for (uint32_t i = from; i < to; i++) {
        const struct move *move = &folding->moves[i];
        const struct record_account *account = &dataset->accounts[move->account];
        const struct record_effect *effect = &dataset->effects[move->effect];
        folding->steps[i - from] =
            (struct step){bloc,           effect->actor, account->lo, account->hi,
                          effect->status, move->account, move->effect};
    }
    if (to > from) {
        sort_list(folding->steps, to - from, sizeof *folding->steps, compare_steps);
    }
}

#include "fold_steps.h"

#include "arena.h"

#include <stdlib.h>

/* Readings that go by standing (`by = standing`): of an actor in a bloc the first source that knows
 * the two tells all, so that no chain is put together of what several say. */

uint32_t account_rank(const struct folding *folding, const struct record_account *account)
{
    const struct dataset *dataset = folding->dataset;
    const uint32_t package = dataset->file_packages[account->file];
    return account->source == NONE
               ? NONE
               : folding->reading->rank[(size_t)package * dataset->sources_count + account->source];
}

static size_t slot_of(const struct folding *folding, uint64_t pair)
{
    size_t slot = (size_t)((pair * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (folding->lead_room - 1);
    while (folding->leads[slot].is_used && folding->leads[slot].pair != pair) {
        slot = (slot + 1) & (folding->lead_room - 1);
    }
    return slot;
}

static void grow(struct folding *folding)
{
    struct lead *old = folding->leads;
    const size_t room = folding->lead_room;
    folding->lead_room = room ? 2 * room : 1024;
    folding->leads = heap_zero(folding->lead_room, sizeof *folding->leads);
    for (size_t i = 0; i < room; i++) {
        if (old[i].is_used) {
            folding->leads[slot_of(folding, old[i].pair)] = old[i];
        }
    }
    free(old);
}

static uint64_t pair_of(const struct record_effect *effect)
{
    return (uint64_t)effect->bloc << 32 | effect->actor;
}

static void offer(struct folding *folding, uint64_t pair, uint32_t rank)
{
    if (2 * folding->lead_count >= folding->lead_room) {
        grow(folding);
    }
    struct lead *lead = &folding->leads[slot_of(folding, pair)];
    if (!lead->is_used) {
        *lead = (struct lead){pair, rank, true};
        folding->lead_count++;
    } else if (rank < lead->rank) {
        lead->rank = rank;
    }
}

void leads_find(struct folding *folding)
{
    const struct dataset *dataset = folding->dataset;
    for (uint32_t i = 0; folding->reading->by_standing && i < dataset->accounts_count; i++) {
        const struct record_account *account = &dataset->accounts[i];
        const uint32_t rank = account_rank(folding, account);
        for (uint32_t k = 0; rank != NONE && account->valid && k < account->effect_count; k++) {
            offer(folding, pair_of(&dataset->effects[account->effects + k]), rank);
        }
    }
}

bool lead_has(const struct folding *folding, const struct record_account *account,
              const struct record_effect *effect)
{
    return !folding->leads ||
           folding->leads[slot_of(folding, pair_of(effect))].rank == account_rank(folding, account);
}

/* Whether an account of the event before this one is by the same source. */
static bool is_again(const struct folding *folding, uint32_t event, uint32_t number)
{
    const struct record_account *accounts = folding->dataset->accounts;
    uint32_t i = folding->dataset->events[event].first;
    while (i != number &&
           account_rank(folding, &accounts[i]) != account_rank(folding, &accounts[number])) {
        i = accounts[i].next;
    }
    return i != number;
}

uint32_t lead_account(const struct folding *folding, uint32_t event, uint32_t number)
{
    const struct record_account *accounts = folding->dataset->accounts;
    if (!folding->leads) {
        return number == NONE ? folding->fold->chosen[event] : NONE;
    }
    number = number == NONE ? folding->dataset->events[event].first : accounts[number].next;
    while (number != NONE &&
           (account_rank(folding, &accounts[number]) == NONE || is_again(folding, event, number))) {
        number = accounts[number].next;
    }
    return number;
}

#include "messages.h"
#include "write.h"

#include "kinds.h"

/* The numbers by which records refer to each other, looked at before they become keys. */

/* Whether a number is that of one of `count` things; or, where it may be, none. */
static bool is_one(uint32_t number, size_t count)
{
    return number < count;
}

static bool is_one_or_none(uint32_t number, size_t count)
{
    return number == NONE || number < count;
}

static uint32_t kind_count(void)
{
    uint32_t count = 0;
    while (kinds()[count].id) {
        count++;
    }
    return count;
}

/* A run of `size` elements from `first` in a list of `count`. */
static bool is_run(uint32_t first, uint32_t size, size_t count)
{
    return size == 0 || (first < count && size <= count - first);
}

/* Whether every element of a list of the dataset cites a source there, or none. */
#define ALL_CITED(dataset, list, valid)                                                            \
    for (uint32_t i = 0; i < (dataset)->list##_count; i++) {                                       \
        valid =                                                                                    \
            valid && is_one_or_none((dataset)->list[i].cited.source, (dataset)->sources_count);    \
    }

static bool is_owner(const struct dataset *dataset, const struct record_owner *owner)
{
    return is_one(owner->number,
                  owner->of == PARTY_BLOC ? dataset->blocs_count : dataset->actors_count);
}

static bool check_identities(const struct dataset *dataset)
{
    bool valid = true;
    ALL_CITED(dataset, statuses, valid)
    ALL_CITED(dataset, actors, valid)
    ALL_CITED(dataset, blocs, valid)
    ALL_CITED(dataset, people, valid)
    ALL_CITED(dataset, names, valid)
    ALL_CITED(dataset, codes, valid)
    ALL_CITED(dataset, places, valid)
    ALL_CITED(dataset, lineages, valid)
    for (uint32_t i = 0; i < dataset->people_count; i++) {
        valid = valid && is_one_or_none(dataset->people[i].actor, dataset->actors_count);
    }
    for (uint32_t i = 0; i < dataset->names_count; i++) {
        valid = valid && is_owner(dataset, &dataset->names[i].owner);
    }
    for (uint32_t i = 0; i < dataset->codes_count; i++) {
        valid = valid && is_owner(dataset, &dataset->codes[i].owner);
    }
    for (uint32_t i = 0; i < dataset->lineages_count; i++) {
        const struct record_lineage *lineage = &dataset->lineages[i];
        valid = valid && is_one(lineage->from, dataset->blocs_count) &&
                is_one(lineage->to, dataset->blocs_count) &&
                is_one_or_none(lineage->event, dataset->events_count);
    }
    return valid;
}

static bool check_accounts(const struct dataset *dataset)
{
    const uint32_t kind_limit = kind_count();
    bool valid = true;
    for (uint32_t i = 0; i < dataset->events_count; i++) {
        valid = valid && is_one(dataset->events[i].kind, kind_limit) &&
                is_one_or_none(dataset->events[i].bloc, dataset->blocs_count);
    }
    for (uint32_t i = 0; valid && i < dataset->accounts_count; i++) {
        const struct record_account *account = &dataset->accounts[i];
        valid =
            is_one(account->event, dataset->events_count) &&
            is_one(account->source, dataset->sources_count) &&
            is_one(account_kind(dataset, account), kind_limit) &&
            is_one(account->file, dataset->file_count) &&
            is_run(account->effects, account->effect_count, dataset->effects_count) &&
            is_run(account->actors, account->actor_count, dataset->actor_refs_count) &&
            is_run(account->participants, account->participant_count, dataset->participants_count);
    }
    for (uint32_t i = 0; i < dataset->effects_count; i++) {
        const struct record_effect *effect = &dataset->effects[i];
        valid = valid && is_one(effect->bloc, dataset->blocs_count) &&
                is_one(effect->actor, dataset->actors_count) &&
                is_one(effect->status, dataset->statuses_count);
    }
    for (uint32_t i = 0; i < dataset->actor_refs_count; i++) {
        valid = valid && is_one(dataset->actor_refs[i], dataset->actors_count);
    }
    for (uint32_t i = 0; i < dataset->participants_count; i++) {
        valid = valid && is_one(dataset->participants[i].person, dataset->people_count);
    }
    return valid;
}

static bool check_fold(const struct dataset *dataset, const struct fold *fold)
{
    bool valid = true;
    for (uint32_t i = 0; i < dataset->events_count; i++) {
        valid = valid && is_one_or_none(fold->chosen[i], dataset->accounts_count);
    }
    for (size_t i = 0; i < fold->count; i++) {
        const struct fold_spell *spell = &fold->spells[i];
        valid = valid && is_one(spell->bloc, dataset->blocs_count) &&
                is_one(spell->actor, dataset->actors_count) &&
                is_one(spell->status, dataset->statuses_count) &&
                is_one(spell->start_account, dataset->accounts_count) &&
                is_one_or_none(spell->end_account, dataset->accounts_count);
    }
    return valid;
}

bool check_references(const struct dataset *dataset, const struct fold *folds, struct fault *fault)
{
    bool valid = check_identities(dataset) && check_accounts(dataset);
    for (uint32_t i = 0; valid && i < dataset->readings_count; i++) {
        valid = check_fold(dataset, &folds[i]);
    }
    return valid || fault_say(fault, FAULT_DATA, MSG_fault_dangling_record);
}

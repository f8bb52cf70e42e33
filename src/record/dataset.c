#include "dataset.h"

#include <stdlib.h>
#include <string.h>

void dataset_init(struct dataset *dataset)
{
    memset(dataset, 0, sizeof *dataset);
    dataset->source_ids = intern_new();
    dataset->status_ids = intern_new();
    dataset->actor_ids = intern_new();
    dataset->bloc_ids = intern_new();
    dataset->person_ids = intern_new();
    dataset->event_ids = intern_new();
    dataset->role_ids = intern_new();
    dataset->date_ids = intern_new();
    dataset->texts = spool_new();
}

void dataset_release(struct dataset *dataset)
{
    struct intern *const sets[] = {dataset->source_ids, dataset->status_ids, dataset->actor_ids,
                                   dataset->bloc_ids,   dataset->person_ids, dataset->event_ids,
                                   dataset->role_ids,   dataset->date_ids};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        intern_free(sets[i]);
    }
    if (dataset->crowded) {
        intern_free(dataset->crowded);
    }
    free(dataset->crowded_accounts);
    free(dataset->alias_numbers);
    if (dataset->aliases) {
        intern_free(dataset->aliases);
    }
    if (dataset->shared_keys) {
        intern_free(dataset->shared_keys);
    }
    void *const lists[] = {
        dataset->sources,       dataset->statuses,       dataset->actors,
        dataset->blocs,         dataset->names,          dataset->people,
        dataset->lineages,      dataset->events,         dataset->accounts,
        dataset->effects,       dataset->participants,   dataset->readings,
        dataset->actor_refs,    dataset->dates,          dataset->codes,
        dataset->places,        dataset->packages,       dataset->sames,
        dataset->matches,       dataset->shared_sources, dataset->shared_statuses,
        dataset->shared_actors, dataset->shared_blocs,   dataset->shared_people,
        dataset->own_sources,   dataset->own_statuses,   dataset->own_actors,
        dataset->own_blocs,     dataset->own_people,     dataset->hidden,
        dataset->shared_names};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        free(lists[i]);
    }
    free(dataset->files);
    free(dataset->file_packages);
    free(dataset->event_names);
    spool_free(dataset->texts);
    arena_release(&dataset->arena);
    memset(dataset, 0, sizeof *dataset);
}

uint32_t dataset_file(struct dataset *dataset, const char *name, uint32_t package)
{
    dataset->file_packages = heap_grow(dataset->file_packages, &dataset->file_packages_capacity,
                                       dataset->file_count + 1, sizeof *dataset->file_packages);
    dataset->file_packages[dataset->file_count] = package;
    dataset->files = heap_grow(dataset->files, &dataset->files_capacity, dataset->file_count + 1,
                               sizeof *dataset->files);
    dataset->files[dataset->file_count] = arena_text(&dataset->arena, name, strlen(name));
    return (uint32_t)dataset->file_count++;
}

uint32_t account_kind(const struct dataset *dataset, const struct record_account *account)
{
    return account->kind != NONE ? account->kind : dataset->events[account->event].kind;
}

struct place account_place(const struct record_account *account)
{
    return (struct place){.file = account->file, .line = account->line, .field = PLACE_ROW};
}

/* ---- Texts of accounts: a number whose bits say which there are, and those, each with its NUL
 * ----
 */

enum { TEXTS = 6 + LANG_COUNT };

uint64_t account_texts_put(struct dataset *dataset, const struct record_texts *texts)
{
    const char *const all[TEXTS] = {
        texts->locator,        texts->where,          texts->note,
        texts->title[LANG_EN], texts->title[LANG_RU], texts->title[LANG_KK],
        texts->note_ru,        texts->note_kk,        texts->locator_ru};
    uint16_t present = 0;
    struct spool_part parts[1 + TEXTS] = {{&present, sizeof present}};
    size_t count = 1;
    for (unsigned i = 0; i < TEXTS; i++) {
        if (all[i]) {
            present = (uint16_t)(present | 1U << i);
            parts[count++] = (struct spool_part){all[i], strlen(all[i]) + 1};
        }
    }
    return spool_put(dataset->texts, parts, count);
}

struct record_texts account_texts(const struct dataset *dataset,
                                  const struct record_account *account)
{
    const char *at = spool_at(dataset->texts, account->texts);
    const char *all[TEXTS] = {NULL};
    uint16_t present;
    memcpy(&present, at, sizeof present);
    at += sizeof present;
    for (unsigned i = 0; i < TEXTS; i++) {
        if (present >> i & 1) {
            all[i] = at;
            at += strlen(at) + 1;
        }
    }
    return (struct record_texts){
        .locator = all[0],
        .where = all[1],
        .note = all[2],
        .title = {[LANG_EN] = all[3], [LANG_RU] = all[4], [LANG_KK] = all[5]},
        .note_ru = all[6],
        .note_kk = all[7],
        .locator_ru = all[8]};
}

void event_titles(const struct dataset *dataset, const struct record_event *event,
                  const char *titles[LANG_COUNT])
{
    struct record_texts texts = {0};
    uint32_t from = NONE;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        titles[lang] = NULL;
        if (event->titled[lang] != NONE) {
            if (event->titled[lang] != from) { /* mostly one account has them all */
                from = event->titled[lang];
                texts = account_texts(dataset, &dataset->accounts[from]);
            }
            titles[lang] = texts.title[lang];
        }
    }
}

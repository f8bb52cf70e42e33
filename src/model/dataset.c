#include "dataset.h"

#include <stdlib.h>
#include <string.h>

static const char *const language_codes[LANG_COUNT] = {"en", "ru", "kk"};

const char *language_code(enum language language)
{
    return language_codes[language];
}

enum language language_of(const char *code)
{
    enum language found = LANG_EN;
    while (found < LANG_COUNT && strcmp(language_codes[found], code) != 0) {
        found++;
    }
    return found;
}

void dataset_init(struct dataset *dataset)
{
    memset(dataset, 0, sizeof *dataset);
    dataset->source_ids = intern_new();
    dataset->status_ids = intern_new();
    dataset->actor_ids = intern_new();
    dataset->bloc_ids = intern_new();
    dataset->person_ids = intern_new();
    dataset->event_ids = intern_new();
}

void dataset_release(struct dataset *dataset)
{
    struct intern *const sets[] = {dataset->source_ids, dataset->status_ids, dataset->actor_ids,
                                   dataset->bloc_ids,   dataset->person_ids, dataset->event_ids};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        intern_free(sets[i]);
    }
    void *const lists[] = {dataset->sources,   dataset->statuses,     dataset->actors,
                           dataset->blocs,     dataset->names,        dataset->people,
                           dataset->lineages,  dataset->events,       dataset->accounts,
                           dataset->effects,   dataset->participants, dataset->readings,
                           dataset->actor_refs};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        free(lists[i]);
    }
    free(dataset->files);
    arena_release(&dataset->arena);
    memset(dataset, 0, sizeof *dataset);
}

uint32_t dataset_file(struct dataset *dataset, const char *name)
{
    dataset->files = heap_grow(dataset->files, &dataset->files_room, dataset->file_count + 1,
                               sizeof *dataset->files);
    dataset->files[dataset->file_count] = arena_text(&dataset->arena, name, strlen(name));
    return (uint32_t)dataset->file_count++;
}

uint32_t account_kind(const struct dataset *dataset, const struct account *account)
{
    return account->kind != NONE ? account->kind : dataset->events[account->event].kind;
}

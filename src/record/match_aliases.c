#include "match.h"
#include "matching.h"

#include <stdio.h>
#include <string.h>

/* Ids of one package for what is called otherwise. */

static const char *alias_key(char *key, size_t room, enum party of, uint32_t package,
                             const char *id, size_t size)
{
    snprintf(key, room, "%u %u %.*s", of, package, (int)size, id);
    return key;
}

enum { KEY_SIZE = 512 };

uint32_t party_find(const struct dataset *dataset, enum party of, uint32_t package, const char *id,
                    size_t size)
{
    const struct intern *ids = of == PARTY_BLOC ? dataset->bloc_ids : dataset->actor_ids;
    if (dataset->aliases) {
        char key[KEY_SIZE];
        alias_key(key, sizeof key, of, package, id, size);
        const uint32_t found = intern_find(dataset->aliases, key, strlen(key));
        if (found != NONE) {
            return dataset->alias_numbers[found];
        }
    }
    return intern_find(ids, id, size);
}

void party_put_alias(struct dataset *dataset, enum party of, uint32_t package, const char *id,
                     uint32_t number)
{
    char key[KEY_SIZE];
    alias_key(key, sizeof key, of, package, id, strlen(id));
    if (!dataset->aliases) {
        dataset->aliases = intern_new();
    }
    const uint32_t count = intern_count(dataset->aliases);
    const uint32_t found = intern_put(dataset->aliases, key, strlen(key));
    if (found == count) {
        dataset->alias_numbers = heap_grow(dataset->alias_numbers, &dataset->alias_capacity,
                                           (size_t)count + 1, sizeof *dataset->alias_numbers);
        dataset->alias_numbers[found] = number;
    }
}

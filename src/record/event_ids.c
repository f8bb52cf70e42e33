#include "record_field.h"

#include <string.h>

/* Which event an id is of. Events of two packages are two, also with one id, unless the one package
 * extends the other; then each is called PACKAGE/ID. */

/* The package of whose rows the event is; `package` for one whose first row is being read. */
static uint32_t owner_of(const struct dataset *dataset, uint32_t event, uint32_t package)
{
    const uint32_t first = dataset->events[event].first;
    return first == NONE ? package : dataset->file_packages[dataset->accounts[first].file];
}

static void set_name(struct dataset *dataset, uint32_t event, const char *name)
{
    dataset->event_names = heap_grow(dataset->event_names, &dataset->event_names_capacity,
                                     (size_t)event + 1, sizeof *dataset->event_names);
    for (; dataset->event_names_count <= event; dataset->event_names_count++) {
        dataset->event_names[dataset->event_names_count] = NULL;
    }
    dataset->event_names[event] = name;
}

/* The key of an event whose id another package has too: it is its name. `depth`: how often the
 * package is put before it, more than once only if an id looks like such a key. */
static const char *key_of(struct dataset *dataset, uint32_t package, const char *id, unsigned depth)
{
    const char *key = id;
    for (unsigned i = 0; i < depth; i++) {
        key = arena_printf(&dataset->arena, "%s/%s", dataset->packages[package].name, key);
    }
    return key;
}

/* The event of this id of the package itself, or NONE; `*depth` is that of the key that it has, or
 * would have. */
static uint32_t own_event(struct dataset *dataset, uint32_t package, const char *id, size_t size,
                          unsigned *depth)
{
    uint32_t found = intern_find(dataset->event_ids, id, size);
    for (*depth = 0; found != NONE && owner_of(dataset, found, package) != package;) {
        const char *key = key_of(dataset, package, id, ++*depth);
        found = intern_find(dataset->event_ids, key, strlen(key));
    }
    return found;
}

uint32_t event_find(struct dataset *dataset, uint32_t package, const char *id)
{
    unsigned depth;
    if (dataset->packages_count == 1) {
        return intern_find(dataset->event_ids, id, strlen(id));
    }
    uint32_t found = NONE;
    for (; package != NONE && found == NONE; package = dataset->packages[package].extends) {
        found = own_event(dataset, package, id, strlen(id), &depth);
    }
    return found;
}

/* A new event, under a key of its own; the one that has its id is renamed too. */
static uint32_t put_clashing(struct dataset *dataset, uint32_t package, const char *id,
                             unsigned depth)
{
    const char *key = key_of(dataset, package, id, depth);
    const uint32_t other = intern_find(dataset->event_ids, id, strlen(id));
    const uint32_t owner = owner_of(dataset, other, package);
    set_name(dataset, other,
             arena_printf(&dataset->arena, "%s/%s", dataset->packages[owner].name, id));
    return intern_put(dataset->event_ids, key, strlen(key));
}

uint32_t event_put(struct dataset *dataset, uint32_t package, const char *id, size_t size)
{
    if (dataset->packages_count == 1) {
        return intern_put(dataset->event_ids, id, size);
    }
    const uint32_t found = event_find(dataset, package, id);
    unsigned depth;
    if (found != NONE) {
        return found;
    }
    own_event(dataset, package, id, size, &depth);
    return depth ? put_clashing(dataset, package, id, depth)
                 : intern_put(dataset->event_ids, id, size);
}

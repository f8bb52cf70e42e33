#include "package_order.h"

#include "messages.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static struct place place_of(const struct manifest *manifest, const char *key)
{
    return ini_keys_place(manifest->keys, "package", key);
}

/* The last part of the folder's path. */
static const char *folder_name(struct arena *arena, const char *folder)
{
    size_t size = strlen(folder);
    while (size > 0 && folder[size - 1] == '/') {
        size--;
    }
    size_t from = size;
    while (from > 0 && folder[from - 1] != '/') {
        from--;
    }
    return size > from ? arena_text(arena, folder + from, size - from) : "package";
}

static bool same_id(const struct manifest *a, const struct manifest *b)
{
    return a->package.id && b->package.id && strcmp(a->package.id, b->package.id) == 0;
}

/* By its id, or else by its folder; so are those called that have an id which others have too. */
static void name_package(struct manifest *manifests, size_t count, size_t number,
                         struct dataset *dataset, struct findings *findings)
{
    struct manifest *manifest = &manifests[number];
    const char *folder = folder_name(&dataset->arena, manifest->folder);
    manifest->package.name = manifest->package.id ? manifest->package.id : folder;
    for (size_t i = 0; i < count; i++) {
        if (i != number && same_id(manifest, &manifests[i])) {
            manifest->package.name = folder;
        }
    }
    for (size_t i = 0; i < number; i++) {
        if (strcmp(manifests[i].package.name, manifest->package.name) == 0) {
            findings_say_with(findings, "doubled-package", place_of(manifest, "id"),
                              MSG_finding_doubled_package, manifest->package.name,
                              manifests[i].folder, manifest->folder);
            return;
        }
        if (same_id(manifest, &manifests[i])) {
            findings_say_with(findings, "same-package-id", place_of(manifest, "id"),
                              MSG_finding_same_package_id, manifests[i].folder, manifest->folder,
                              manifest->package.id);
        }
    }
}

/* The package that another names, or NONE after a finding. */
static uint32_t find_package(const struct manifest *manifests, size_t count,
                             const struct manifest *from, const char *key, const char *name,
                             struct findings *findings)
{
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(manifests[i].package.name, name) == 0 && &manifests[i] != from) {
            return (uint32_t)i;
        }
        nearest_offer(&nearest, manifests[i].package.name, manifests[i].package.name);
    }
    const bool itself = strcmp(from->package.name, name) == 0;
    findings_say_with(findings, "unknown-package", place_of(from, key),
                      itself ? MSG_finding_package_itself : MSG_finding_unknown_package,
                      from->package.name, key, name,
                      nearest_hint(&findings->arena, &nearest, findings->language));
    return NONE;
}

/* What stands in the way of a package being placed next: one that it needs is not placed yet. */
struct links {
    uint32_t extends, uses; /* in the order of the command line */
    bool placed;
};

static bool is_ready(const struct links *links, size_t number)
{
    const struct links *link = &links[number];
    return !link->placed && (link->extends == NONE || links[link->extends].placed) &&
           (link->uses == NONE || links[link->uses].placed);
}

static void place_package(struct manifest *manifests, struct links *links, size_t number,
                          struct dataset *dataset)
{
    struct manifest *manifest = &manifests[number];
    const struct links *link = &links[number];
    manifest->number = dataset->packages_count;
    manifest->package.extends = link->extends == NONE ? NONE : manifests[link->extends].number;
    manifest->package.uses = link->uses == NONE ? NONE : manifests[link->uses].number;
    manifest->package.first = number == 0;
    manifest->package.place = place_of(manifest, "id");
    manifest->package.place.file = manifest->file;
    links[number].placed = true;
    dataset->file_packages[manifest->file] = manifest->number;
    *DATASET_ADD(dataset, packages) = manifest->package;
}

void package_order(struct manifest *manifests, size_t count, struct dataset *dataset,
                   struct findings *findings)
{
    struct links *links = heap_alloc((count + 1) * sizeof *links);
    for (size_t i = 0; i < count; i++) {
        name_package(manifests, count, i, dataset, findings);
    }
    for (size_t i = 0; i < count; i++) {
        const struct manifest *manifest = &manifests[i];
        links[i] = (struct links){.extends = NONE, .uses = NONE};
        if (manifest->extends) {
            links[i].extends =
                find_package(manifests, count, manifest, "extends", manifest->extends, findings);
        }
        if (manifest->uses) {
            links[i].uses =
                find_package(manifests, count, manifest, "uses", manifest->uses, findings);
        }
    }
    for (size_t done = 0; done < count; done++) {
        size_t next = count, waiting = count;
        for (size_t i = 0; i < count; i++) {
            waiting = links[i].placed ? waiting : i;
            if (is_ready(links, i) && (next == count || strcmp(manifests[i].package.name,
                                                               manifests[next].package.name) < 0)) {
                next = i;
            }
        }
        if (next == count) {
            const struct manifest *manifest = &manifests[waiting];
            findings_say_with(findings, "package-circle",
                              place_of(manifest, manifest->extends ? "extends" : "uses"),
                              MSG_finding_package_circle, manifest->package.name);
            links[waiting].extends = links[waiting].uses = NONE;
            next = waiting;
        }
        place_package(manifests, links, next, dataset);
    }
    free(links);
}

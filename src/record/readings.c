#include "readings.h"

#include "messages.h"
#include "record_field.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Which accounts a reading asks for: those of the rows of a package that cite a source. */

/* The sources of each package: the ones that it lists, and the ones that its accounts cite. */
struct ownership {
    bool *owns; /* [package * sources_count + source] */
};

struct choice {
    struct dataset *dataset;
    struct record_reading *reading;
    const struct ownership *ownership;
    struct findings *findings;
    uint32_t next; /* the rank of what is taken next */
    bool absent;   /* a package that it names is not there */
};

static size_t cell(const struct dataset *dataset, uint32_t package, uint32_t source)
{
    return (size_t)package * dataset->sources_count + source;
}

static struct ownership find_owners(const struct dataset *dataset)
{
    const size_t size = (size_t)dataset->packages_count * dataset->sources_count + 1;
    struct ownership ownership = {heap_alloc(size * sizeof *ownership.owns)};
    memset(ownership.owns, 0, size * sizeof *ownership.owns);
    for (uint32_t i = 0; i < dataset->sources_count; i++) {
        ownership.owns[cell(dataset, package_at(dataset, &dataset->sources[i].place), i)] = true;
    }
    for (uint32_t i = 0; i < dataset->shared_sources_count; i++) {
        const struct shared_source *shared = &dataset->shared_sources[i];
        const uint32_t package = package_at(dataset, &shared->row.place);
        ownership.owns[cell(dataset, package, shared->number)] = true;
    }
    for (uint32_t i = 0; dataset->packages_count > 1 && i < dataset->accounts_count; i++) {
        const struct record_account *account = &dataset->accounts[i];
        if (account->source != NONE) {
            ownership.owns[cell(dataset, dataset->file_packages[account->file], account->source)] =
                true;
        }
    }
    return ownership;
}

/* What a package says that a source is. */
static const char *kind_of(const struct dataset *dataset, uint32_t package, uint32_t source)
{
    for (uint32_t i = 0; i < dataset->own_sources_count; i++) {
        const struct own_source *own = &dataset->own_sources[i];
        if (own->package == package && own->number == source) {
            return own->row.kind;
        }
    }
    return dataset->sources[source].kind;
}

static void take(struct choice *choice, uint32_t package, uint32_t source)
{
    uint32_t *rank = &choice->reading->rank[cell(choice->dataset, package, source)];
    if (*rank == NONE) {
        *rank = choice->next++;
    }
}

/* All sources of a package that are of a kind, or of every kind (NULL). Returns how many fit, taken
 * before or not. */
static uint32_t take_kind(struct choice *choice, uint32_t package, const char *kind)
{
    const struct dataset *dataset = choice->dataset;
    uint32_t fitting = 0;
    for (uint32_t i = 0; i < dataset->sources_count; i++) {
        if (!choice->ownership->owns[cell(dataset, package, i)]) {
            continue;
        }
        const char *own = kind_of(dataset, package, i);
        if (!kind || (own && strcmp(own, kind) == 0)) {
            take(choice, package, i);
            fitting++;
        }
    }
    return fitting;
}

/* A kind that no source has (yet) is no mistake: packages grow. */
static void say_no_kind(struct choice *choice, uint32_t package, const char *kind)
{
    const struct dataset *dataset = choice->dataset;
    struct findings *findings = choice->findings;
    struct nearest nearest = nearest_to(kind);
    for (uint32_t i = 0; i < dataset->sources_count; i++) {
        const char *own = kind_of(dataset, package, i);
        if (own && choice->ownership->owns[cell(dataset, package, i)]) {
            nearest_offer(&nearest, own, own);
        }
    }
    findings_say_with(findings, "unknown-source-kind", choice->reading->place,
                      MSG_finding_unknown_source_kind, choice->reading->id, kind,
                      nearest_hint(&findings->arena, &nearest, findings->language));
}

/* One source, by its id. Another package's is only asked if the reading names that package. */
static void take_source(struct choice *choice, uint32_t package, const char *id)
{
    const struct dataset *dataset = choice->dataset;
    struct findings *findings = choice->findings;
    const uint32_t source = intern_find(dataset->source_ids, id, strlen(id));
    if (source == NONE || source >= dataset->sources_count) {
        findings_say_with(findings, "unknown-source", choice->reading->place,
                          MSG_finding_reading_unknown_source, choice->reading->id, id,
                          intern_hint(findings, dataset->source_ids, id));
    } else if (choice->ownership->owns[cell(dataset, package, source)]) {
        take(choice, package, source);
    } else {
        const uint32_t other = package_at(dataset, &dataset->sources[source].place);
        findings_say_with(findings, "unknown-source", choice->reading->place,
                          MSG_finding_source_of_package, choice->reading->id, id,
                          dataset->packages[other].name, dataset->packages[other].name, id);
    }
}

/* The package that `PACKAGE/...` begins with, and what follows; NONE if it begins with none. */
static uint32_t package_named(const struct dataset *dataset, const char *word, const char **rest)
{
    uint32_t found = NONE;
    size_t longest = 0;
    for (uint32_t i = 0; i < dataset->packages_count; i++) {
        const size_t size = strlen(dataset->packages[i].name);
        if (size >= longest && strncmp(word, dataset->packages[i].name, size) == 0 &&
            word[size] == '/' && word[size + 1]) {
            found = i;
            longest = size;
            *rest = word + size + 1;
        }
    }
    return found;
}

/* A package that is not there is left out: the reading's own package can then be loaded alone. */
static void say_no_package(struct choice *choice, const char *word)
{
    const struct dataset *dataset = choice->dataset;
    struct findings *findings = choice->findings;
    const char *name = arena_text(&findings->arena, word, strcspn(word, "/"));
    struct nearest nearest = nearest_to(name);
    for (uint32_t i = 0; i < dataset->packages_count; i++) {
        nearest_offer(&nearest, dataset->packages[i].name, dataset->packages[i].name);
    }
    findings_say_with(findings, "absent-package", choice->reading->place,
                      MSG_finding_absent_package, choice->reading->id, name,
                      nearest_hint(&findings->arena, &nearest, findings->language), word);
}

static void take_word(struct choice *choice, const char *word)
{
    static const char kind_mark[] = "kind:";
    const struct dataset *dataset = choice->dataset;
    uint32_t package = choice->reading->package;
    const char *rest = word;
    const bool is_id = intern_find(dataset->source_ids, word, strlen(word)) != NONE;
    if (!is_id && strchr(word, '/')) {
        package = package_named(dataset, word, &rest);
        if (package == NONE) {
            choice->absent = true;
            say_no_package(choice, word);
            return;
        }
    }
    if (strcmp(rest, "*") == 0) {
        take_kind(choice, package, NULL);
    } else if (strncmp(rest, kind_mark, strlen(kind_mark)) == 0) {
        const char *kind = rest + strlen(kind_mark);
        if (!take_kind(choice, package, kind)) {
            say_no_kind(choice, package, kind);
        }
    } else {
        take_source(choice, package, rest);
    }
}

static void resolve_reading(struct choice *choice)
{
    struct dataset *dataset = choice->dataset;
    struct record_reading *reading = choice->reading;
    const size_t cells = (size_t)dataset->packages_count * dataset->sources_count;
    reading->rank = arena_alloc(&dataset->arena, (cells + 1) * sizeof *reading->rank);
    for (size_t i = 0; i < cells; i++) {
        reading->rank[i] = NONE;
    }
    const char *at = reading->sources ? reading->sources : "";
    for (at += strspn(at, " \t,"); *at; at += strspn(at, " \t,")) {
        const size_t size = strcspn(at, " \t,");
        take_word(choice, arena_text(&dataset->arena, at, size));
        at += size;
    }
    if (choice->next == 0 && !reading->refused && !choice->absent) {
        findings_say_with(choice->findings, "empty-reading", reading->place,
                          MSG_finding_empty_reading, reading->id);
    }
}

/* Whether another package's reading has the name too. That a package says nothing of readings does
 * not rename what another one says. */
static bool clashes_with(const struct record_reading *reading, const struct record_reading *other)
{
    return reading != other && strcmp(reading->id, other->id) == 0 &&
           (reading->implied || !other->implied);
}

/* Readings of two packages with one name are called PACKAGE/NAME, both of them. */
static void rename_clashing(struct dataset *dataset)
{
    const uint32_t count = dataset->readings_count;
    bool *clashes = heap_alloc(((size_t)count + 1) * sizeof *clashes);
    for (uint32_t i = 0; i < count; i++) {
        clashes[i] = false;
        for (uint32_t k = 0; k < count; k++) {
            clashes[i] = clashes[i] || clashes_with(&dataset->readings[i], &dataset->readings[k]);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        struct record_reading *reading = &dataset->readings[i];
        if (clashes[i]) {
            reading->id = arena_printf(&dataset->arena, "%s/%s",
                                       dataset->packages[reading->package].name, reading->id);
        }
    }
    free(clashes);
}

void reading_resolve(struct dataset *dataset, struct record_reading *reading,
                     struct findings *findings)
{
    const struct ownership ownership = find_owners(dataset);
    struct choice choice = {
        .dataset = dataset, .reading = reading, .ownership = &ownership, .findings = findings};
    resolve_reading(&choice);
    free(ownership.owns);
}

void readings_resolve(struct dataset *dataset, struct findings *findings)
{
    rename_clashing(dataset);
    for (uint32_t i = 0; i < dataset->readings_count; i++) {
        reading_resolve(dataset, &dataset->readings[i], findings);
    }
}

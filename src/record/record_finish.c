#include "edtf.h"
#include "record_field.h"

#include <stdlib.h>
#include <string.h>

/* Rules that need all records. */

/* The status that ends a standing is the one of class none; without it nobody can leave. */
static void check_statuses(const struct dataset *dataset, struct findings *findings)
{
    for (uint32_t i = 0; i < dataset->statuses_count; i++) {
        if (dataset->statuses[i].class == CLASS_NONE) {
            return;
        }
    }
    if (dataset->statuses_count) {
        struct place place = dataset->statuses[0].place;
        place.line = 0;
        findings_add(findings, SEVERITY_WARNING, "no-status-none", place,
                     "no status has class none: no standing can be ended by an effect");
    }
}

static int compare_names(const void *left, const void *right)
{
    const struct name *a = *(const struct name *const *)left;
    const struct name *b = *(const struct name *const *)right;
    if (a->of != b->of) {
        return a->of < b->of ? -1 : 1;
    }
    if (a->owner != b->owner) {
        return a->owner < b->owner ? -1 : 1;
    }
    if (a->lang != b->lang) {
        return a->lang < b->lang ? -1 : 1;
    }
    if (a->used_lo != b->used_lo) {
        return a->used_lo < b->used_lo ? -1 : 1;
    }
    return (a > b) - (a < b); /* in the order of the files, whatever the library's qsort does */
}

/* On any day an actor or bloc has one proper name in one language (its aliases are many); only the
 * day of a change may belong to both. */
static void check_names(const struct dataset *dataset, struct findings *findings)
{
    const struct name **proper = heap_alloc(dataset->names_count * sizeof *proper + 1);
    size_t count = 0;
    for (uint32_t i = 0; i < dataset->names_count; i++) {
        if (strcmp(dataset->names[i].form, "name") == 0) {
            proper[count++] = &dataset->names[i];
        }
    }
    qsort(proper, count, sizeof *proper, compare_names);
    for (size_t i = 1; i < count; i++) {
        const struct name *a = proper[i - 1], *b = proper[i];
        if (a->of == b->of && a->owner == b->owner && a->lang == b->lang &&
            b->used_lo < a->used_hi) {
            findings_add(
                findings, SEVERITY_ERROR, "names-overlap", b->place,
                "%s has the %s names \"%s\" and \"%s\" at the same time; give their periods "
                "in \"used\", or make one an alias",
                b->id, language_code((enum language)b->lang), a->text, b->text);
        }
    }
    free(proper);
}

void records_finish(struct dataset *dataset, struct findings *findings)
{
    check_statuses(dataset, findings);
    check_names(dataset, findings);
}

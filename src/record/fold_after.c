#include "fold_steps.h"

#include <string.h>

/* Statuses that follow others (`after` in statuses.csv): a signatory becomes a party, not the other
 * way round. Where the dates of two steps overlap this is their order. */

void after_find(struct folding *folding)
{
    const struct dataset *dataset = folding->dataset;
    const uint32_t count = dataset->statuses_count;
    for (uint32_t i = 0; i < count; i++) {
        for (const char *at = dataset->statuses[i].after; at && *at;) {
            at += strspn(at, " ");
            const size_t size = strcspn(at, " ");
            const uint32_t other = intern_find(dataset->status_ids, at, size);
            if (size && other < count) {
                folding->after = folding->after
                                     ? folding->after
                                     : heap_zero((size_t)count * count, sizeof *folding->after);
                folding->after[(size_t)i * count + other] = true;
            }
            at += size;
        }
    }
}

bool after_says(const struct folding *folding, const struct step *step, const struct step *other)
{
    return folding->after && step->status != NONE && other->status != NONE &&
           folding->after[(size_t)step->status * folding->dataset->statuses_count + other->status];
}

static bool overlap(const struct step *a, const struct step *b)
{
    return a->lo <= b->hi && b->lo <= a->hi;
}

/* The later of two steps begins no earlier than the other may have begun, and the other no later.
 */
static void bound(struct step *sooner, struct step *later)
{
    later->lo = later->lo < sooner->lo ? sooner->lo : later->lo;
    sooner->hi = sooner->hi > later->hi ? later->hi : sooner->hi;
}

void after_order(const struct folding *folding, struct step *steps, size_t count)
{
    bool moved = folding->after != NULL;
    while (moved) {
        moved = false;
        for (size_t i = 0; i + 1 < count; i++) {
            struct step *a = &steps[i], *b = a + 1;
            if (overlap(a, b) && after_says(folding, a, b) && !after_says(folding, b, a)) {
                const struct step kept = *a;
                *a = *b;
                *b = kept;
                moved = true;
            }
        }
    }
    for (size_t i = 0; folding->after && i + 1 < count; i++) {
        if (overlap(&steps[i], &steps[i + 1]) && after_says(folding, &steps[i + 1], &steps[i])) {
            bound(&steps[i], &steps[i + 1]);
        }
    }
}

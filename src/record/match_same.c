#include "matching.h"

#include "messages.h"
#include "text.h"

#include <string.h>

static uint32_t package_called(const struct dataset *dataset, const char *name)
{
    for (uint32_t i = 0; i < dataset->packages_count; i++) {
        if (strcmp(dataset->packages[i].name, name) == 0) {
            return i;
        }
    }
    return NONE;
}

static void say_no_row(const struct matching *matching, const struct record_same *same,
                       uint32_t package)
{
    struct nearest nearest = nearest_to(same->id);
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->rows[i].package == package) {
            nearest_offer(&nearest, matching->rows[i].id, matching->rows[i].id);
        }
    }
    findings_say_with(
        matching->findings, matching->of == PARTY_BLOC ? "unknown-bloc" : "unknown-actor",
        same->place,
        matching->of == PARTY_BLOC ? MSG_finding_match_no_bloc : MSG_finding_match_no_actor,
        same->package, same->id,
        nearest_hint(&matching->findings->arena, &nearest, matching->findings->language));
}

void matching_take_same(struct matching *matching, const struct record_same *same)
{
    struct dataset *dataset = matching->dataset;
    const uint32_t package = package_called(dataset, same->package);
    const struct intern *ids = matching->of == PARTY_BLOC ? dataset->bloc_ids : dataset->actor_ids;
    const uint32_t ours = intern_find(ids, same->ours.id, strlen(same->ours.id));
    if (package == NONE) {
        findings_say_with(matching->findings, "absent-package", same->place,
                          MSG_finding_match_absent, same->package);
        return;
    }
    struct match_row *row = matching_row(matching, package, same->id);
    if (!row) {
        say_no_row(matching, same, package);
    } else if (row->group != ours && matching_has(matching, ours, package)) {
        findings_say_with(matching->findings, "doubtful-match", same->place, MSG_finding_match_two,
                          same->id, same->package, same->ours.id);
    } else {
        row->group = ours;
        matching->ids[ours] = same->ours.id;
        matching_say(matching, row, "same.csv", NULL, &same->place);
    }
}

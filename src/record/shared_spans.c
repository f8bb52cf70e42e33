#include "messages.h"
#include "shared.h"

#include "edtf.h"
#include "match.h"
#include "sort.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

/* Names, codes and places have periods, and on any day one of a kind. What packages say of them
 * together: rows that are the same are one, and in the readings of a package another's row is left
 * out for the days on which the package, or one that it extends or uses, has one of its own. */

struct span {
    uint32_t number, package; /* the row */
    uint32_t group;           /* of one owner, language or scheme */
    const struct record_period *used;
    const char *value;
    bool exclusive; /* on any day there is one of them */
    bool dropped;   /* the same as an earlier one of another package */
};

struct spans {
    struct span *list;
    size_t count;
    struct intern *groups;
    bool *hidden; /* [package * count + place in list] */
    enum hidden_of of;
    int what; /* MSG_noun_name */
    struct dataset *dataset;
    struct findings *findings;
};

static void spans_init(struct spans *spans, struct dataset *dataset, uint32_t count,
                       enum hidden_of of, int what, struct findings *findings)
{
    const size_t cells = (size_t)dataset->packages_count * count + 1;
    *spans = (struct spans){.list = heap_zero((size_t)count + 1, sizeof *spans->list),
                            .groups = intern_new(),
                            .hidden = heap_zero(cells, sizeof *spans->hidden),
                            .count = count,
                            .of = of,
                            .what = what,
                            .dataset = dataset,
                            .findings = findings};
}

static void spans_release(struct spans *spans)
{
    free(spans->list);
    free(spans->hidden);
    intern_free(spans->groups);
}

static uint32_t group_of(struct spans *spans, const struct record_owner *owner, const char *rest)
{
    struct arena arena = {0};
    const char *key = arena_printf(&arena, "%u %u %s", owner->of, owner->number, rest);
    const uint32_t group = intern_put(spans->groups, key, strlen(key));
    arena_release(&arena);
    return group;
}

static int compare_spans(const void *left, const void *right)
{
    const struct span *a = left, *b = right;
    if (a->group != b->group) {
        return a->group < b->group ? -1 : 1;
    }
    return (a->number > b->number) - (a->number < b->number);
}

static bool share_days(const struct span *a, const struct span *b)
{
    const bool in_order = a->used->lo <= b->used->lo;
    return in_order ? b->used->lo < a->used->hi : a->used->lo < b->used->hi;
}

static bool same_span(const struct span *a, const struct span *b)
{
    return strcmp(a->value, b->value) == 0 && a->used->lo == b->used->lo &&
           a->used->hi == b->used->hi;
}

static const struct place *place_of(const struct spans *spans, const struct span *span)
{
    const struct dataset *dataset = spans->dataset;
    switch (spans->of) {
    case HIDDEN_NAME:
        return &dataset->names[span->number].place;
    case HIDDEN_CODE:
        return &dataset->codes[span->number].place;
    default:
        return &dataset->places[span->number].place;
    }
}

/* Whose name or code it is goes by several ids. */
static bool is_expected(const struct spans *spans, const struct span *span)
{
    const struct record_owner *owner =
        spans->of == HIDDEN_NAME   ? &spans->dataset->names[span->number].owner
        : spans->of == HIDDEN_CODE ? &spans->dataset->codes[span->number].owner
                                   : NULL;
    return owner && is_matched(spans->dataset, owner->of, owner->number);
}

static void say_differ(const struct spans *spans, const struct span *first, const struct span *span)
{
    const struct place *place = place_of(spans, first);
    findings_say_with(spans->findings, "packages-differ", *place_of(spans, span),
                      MSG_finding_spans_differ,
                      wording_text(spans->findings->language, spans->what), span->value,
                      first->value, spans->dataset->files[place->file], NUMBER_TEXT(place->line));
}

static bool is_always(const struct span *span)
{
    return span->used->lo == EDTF_NEG_INF && span->used->hi == EDTF_POS_INF;
}

/* Whether one of two rows says for all time what the other's package says for some days: then it is
 * but less exact. */
static bool is_vaguer(const struct span *group, size_t count, const struct span *a,
                      const struct span *b)
{
    for (size_t i = 0; i < count; i++) {
        if ((is_always(a) && group[i].package == b->package &&
             strcmp(group[i].value, a->value) == 0) ||
            (is_always(b) && group[i].package == a->package &&
             strcmp(group[i].value, b->value) == 0)) {
            return true;
        }
    }
    return false;
}

/* One group: drops what is the same, and says what differs. */
static void compare_group(struct spans *spans, struct span *group, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct span *other = NULL;
        for (size_t k = 0; k < i && !group[i].dropped; k++) {
            if (group[k].package == group[i].package || group[k].dropped) {
                continue;
            }
            group[i].dropped = same_span(&group[k], &group[i]);
            if (!other && group[i].exclusive && share_days(&group[k], &group[i]) &&
                strcmp(group[k].value, group[i].value) != 0 &&
                !is_vaguer(group, count, &group[k], &group[i])) {
                other = &group[k];
            }
        }
        if (other && !group[i].dropped && !is_expected(spans, &group[i])) {
            say_differ(spans, other, &group[i]);
        }
    }
}

/* Which rows of a group count in the readings of one package. */
static void hide_for(struct spans *spans, const struct span *group, size_t count, uint32_t package,
                     const uint32_t *order)
{
    const uint32_t packages = spans->dataset->packages_count;
    bool *hidden = spans->hidden + (size_t)package * spans->count + (size_t)(group - spans->list);
    uint32_t *turn = heap_alloc(((size_t)packages + 1) * sizeof *turn);
    for (uint32_t i = 0; i < packages; i++) {
        turn[order[i]] = i;
    }
    for (uint32_t at = 0; at < packages; at++) {
        for (size_t i = 0; i < count; i++) {
            for (size_t k = 0; turn[group[i].package] == at && k < count; k++) {
                hidden[i] = hidden[i] ||
                            (turn[group[k].package] < at && !hidden[k] &&
                             share_days(&group[k], &group[i]) && !same_span(&group[k], &group[i]));
            }
        }
    }
    free(turn);
}

static void settle_group(struct spans *spans, struct span *group, size_t count)
{
    const uint32_t packages = spans->dataset->packages_count;
    bool several = false;
    for (size_t i = 1; i < count; i++) {
        several = several || group[i].package != group[0].package;
    }
    if (!several) {
        return;
    }
    compare_group(spans, group, count);
    uint32_t *order = heap_alloc(((size_t)packages + 1) * sizeof *order);
    for (uint32_t i = 0; group->exclusive && i < packages; i++) {
        package_chain(spans->dataset, i, order);
        hide_for(spans, group, count, i, order);
    }
    free(order);
}

/* A row that was dropped counts where the same row does: the one that is left. */
static void pass_on(struct spans *spans, const struct span *group, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t same = 0;
        while (group[i].dropped && same < i &&
               (group[same].dropped || !same_span(&group[same], &group[i]))) {
            same++;
        }
        for (uint32_t p = 0; group[i].dropped && p < spans->dataset->packages_count; p++) {
            bool *hidden = spans->hidden + (size_t)p * spans->count + (size_t)(group - spans->list);
            hidden[same] = hidden[same] && hidden[i];
        }
    }
}

/* Settles all groups. `renumbered` gets each row's number among those that are left, NONE if it is
 * the same as another. */
static void settle(struct spans *spans, uint32_t *renumbered)
{
    struct dataset *dataset = spans->dataset;
    uint32_t left = 0;
    if (spans->count) {
        sort_list(spans->list, spans->count, sizeof *spans->list, compare_spans);
    }
    for (size_t i = 0, next; i < spans->count; i = next) {
        for (next = i; next < spans->count && spans->list[next].group == spans->list[i].group;) {
            next++;
        }
        settle_group(spans, &spans->list[i], next - i);
        pass_on(spans, &spans->list[i], next - i);
    }
    for (size_t i = 0; i < spans->count; i++) {
        renumbered[spans->list[i].number] = spans->list[i].dropped ? NONE : 0;
    }
    for (size_t i = 0; i < spans->count; i++) {
        renumbered[i] = renumbered[i] == NONE ? NONE : left++;
    }
    for (uint32_t p = 0; p < dataset->packages_count; p++) {
        for (size_t i = 0; i < spans->count; i++) {
            if (spans->hidden[(size_t)p * spans->count + i] && !spans->list[i].dropped) {
                *DATASET_ADD(dataset, hidden) =
                    (struct record_hidden){spans->of, p, renumbered[spans->list[i].number]};
            }
        }
    }
}

#define KEEP_LEFT(dataset, list, renumbered)                                                       \
    do {                                                                                           \
        uint32_t left = 0;                                                                         \
        for (uint32_t i = 0; i < (dataset)->list##_count; i++) {                                   \
            if ((renumbered)[i] != NONE) {                                                         \
                (dataset)->list[left++] = (dataset)->list[i];                                      \
            }                                                                                      \
        }                                                                                          \
        (dataset)->list##_count = left;                                                            \
    } while (0)

static void settle_names(struct dataset *dataset, struct findings *findings)
{
    const uint32_t count = dataset->names_count;
    uint32_t *renumbered = heap_alloc(((size_t)count + 1) * sizeof *renumbered);
    struct spans spans;
    spans_init(&spans, dataset, count, HIDDEN_NAME, MSG_noun_name, findings);
    for (uint32_t i = 0; i < count; i++) {
        const struct record_name *name = &dataset->names[i];
        const bool proper = strcmp(name->form, "name") == 0;
        const char *kind = arena_printf(&dataset->arena, "%u %s", name->lang, name->form);
        spans.list[i] = (struct span){.number = i,
                                      .package = package_at(dataset, &name->place),
                                      .group = group_of(&spans, &name->owner, kind),
                                      .used = &name->used,
                                      .value = name->text,
                                      .exclusive = proper};
    }
    settle(&spans, renumbered);
    for (uint32_t i = 0; i < count; i++) {
        if (renumbered[i] == NONE) {
            *DATASET_ADD(dataset, shared_names) = dataset->names[i];
        }
    }
    KEEP_LEFT(dataset, names, renumbered);
    spans_release(&spans);
    free(renumbered);
}

static void settle_codes(struct dataset *dataset, struct findings *findings)
{
    const uint32_t count = dataset->codes_count;
    uint32_t *renumbered = heap_alloc(((size_t)count + 1) * sizeof *renumbered);
    struct spans spans;
    spans_init(&spans, dataset, count, HIDDEN_CODE, MSG_noun_code, findings);
    for (uint32_t i = 0; i < count; i++) {
        const struct record_code *code = &dataset->codes[i];
        spans.list[i] = (struct span){.number = i,
                                      .package = package_at(dataset, &code->place),
                                      .group = group_of(&spans, &code->owner, code->scheme),
                                      .used = &code->used,
                                      .value = code->code,
                                      .exclusive = true};
    }
    settle(&spans, renumbered);
    KEEP_LEFT(dataset, codes, renumbered);
    spans_release(&spans);
    free(renumbered);
}

static const char *or_nothing(const char *text)
{
    return text ? text : "";
}

static void settle_places(struct dataset *dataset, struct findings *findings)
{
    const uint32_t count = dataset->places_count;
    uint32_t *renumbered = heap_alloc(((size_t)count + 1) * sizeof *renumbered);
    struct spans spans;
    spans_init(&spans, dataset, count, HIDDEN_PLACE, MSG_noun_place, findings);
    for (uint32_t i = 0; i < count; i++) {
        const struct record_place *place = &dataset->places[i];
        spans.list[i] =
            (struct span){.number = i,
                          .package = package_at(dataset, &place->place),
                          .group = intern_put(spans.groups, place->id, strlen(place->id)),
                          .used = &place->used,
                          .value = arena_printf(
                              &dataset->arena, "%s, %s, %s", or_nothing(place->name[LANG_EN]),
                              or_nothing(place->name[LANG_RU]), or_nothing(place->name[LANG_KK])),
                          .exclusive = true};
    }
    settle(&spans, renumbered);
    KEEP_LEFT(dataset, places, renumbered);
    spans_release(&spans);
    free(renumbered);
}

bool reading_sees(const struct dataset *dataset, uint32_t reading, uint32_t package)
{
    const struct record_reading *of = &dataset->readings[reading];
    const uint32_t sources = dataset->sources_count;
    bool seen = false;
    for (uint32_t at = of->package; at != NONE; at = dataset->packages[at].extends) {
        seen = seen || at == package;
    }
    for (uint32_t i = 0; !seen && i < sources; i++) {
        seen = of->rank[(size_t)package * sources + i] != NONE;
    }
    return seen;
}

static int compare_hidden(const void *left, const void *right)
{
    const struct record_hidden *a = left, *b = right;
    if (a->package != b->package) {
        return a->package < b->package ? -1 : 1;
    }
    if (a->of != b->of) {
        return a->of < b->of ? -1 : 1;
    }
    return (a->number > b->number) - (a->number < b->number);
}

void shared_settle_spans(struct dataset *dataset, struct findings *findings)
{
    if (dataset->packages_count < 2) {
        return;
    }
    settle_names(dataset, findings);
    settle_codes(dataset, findings);
    settle_places(dataset, findings);
    if (dataset->hidden_count) {
        sort_list(dataset->hidden, dataset->hidden_count, sizeof *dataset->hidden, compare_hidden);
    }
}

bool is_hidden(const struct dataset *dataset, enum hidden_of of, uint32_t package, uint32_t number)
{
    const struct record_hidden key = {of, package, number};
    return dataset->hidden_count && bsearch(&key, dataset->hidden, dataset->hidden_count,
                                            sizeof key, compare_hidden) != NULL;
}

#include "matching.h"

#include "edtf.h"
#include "messages.h"
#include "record_field.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

struct coded {
    const char *code;
    uint32_t group, package;
    bool ended; /* it bears the code no more */
};

static int compare_coded(const void *left, const void *right)
{
    const struct coded *a = left, *b = right;
    if (a->ended != b->ended) {
        return a->ended ? 1 : -1;
    }
    const int order = strcmp(a->code, b->code);
    if (order) {
        return order;
    }
    if (a->package != b->package) {
        return a->package < b->package ? -1 : 1;
    }
    return (a->group > b->group) - (a->group < b->group);
}

struct coded_list {
    struct coded *list;
    size_t count, capacity;
};

static void add_coded(struct coded_list *codes, const char *code, uint32_t group, uint32_t package,
                      bool ended)
{
    if (!code) {
        return;
    }
    codes->list = heap_grow(codes->list, &codes->capacity, codes->count + 1, sizeof *codes->list);
    codes->list[codes->count++] = (struct coded){code, group, package, ended};
}

static const char *column_code(enum party of, const void *row, const char *scheme)
{
    const struct record_actor *actor = row;
    const struct record_bloc *bloc = row;
    if (strcmp(scheme, "wikidata") == 0) {
        return of == PARTY_BLOC ? bloc->wikidata : actor->wikidata;
    }
    if (of == PARTY_BLOC) {
        return strcmp(scheme, "cow_igo") == 0 ? bloc->cow_igo : NULL;
    }
    return strcmp(scheme, "iso2") == 0          ? actor->iso2
           : strcmp(scheme, "iso_numeric") == 0 ? actor->iso_numeric
           : strcmp(scheme, "cow") == 0         ? actor->cow
           : strcmp(scheme, "gw") == 0          ? actor->gw
                                                : NULL;
}

static void list_codes(const struct matching *matching, const char *scheme,
                       struct coded_list *codes)
{
    const struct dataset *dataset = matching->dataset;
    for (size_t i = 0; i < matching->count; i++) {
        const struct match_row *row = &matching->rows[i];
        add_coded(codes, column_code(matching->of, matching_record(matching, row), scheme),
                  row->group, row->package, false);
    }
    for (uint32_t i = 0; i < dataset->codes_count; i++) {
        const struct record_code *code = &dataset->codes[i];
        const struct match_row *row =
            code->owner.of == matching->of && strcmp(code->scheme, scheme) == 0
                ? matching_row(matching, package_at(dataset, &code->place), code->owner.id)
                : NULL;
        if (row) {
            add_coded(codes, code->code, row->group, row->package, code->used.hi != EDTF_POS_INF);
        }
    }
}

static void say_doubtful(const struct matching *matching, const char *scheme, const char *code,
                         uint32_t a, uint32_t b)
{
    const struct match_row *first = matching_first(matching, a),
                           *second = matching_first(matching, b);
    findings_say_with(matching->findings, "doubtful-match", *second->place,
                      MSG_finding_match_doubtful, scheme, code, matching_name(matching, a),
                      matching->dataset->packages[first->package].name, matching_name(matching, b),
                      matching->dataset->packages[second->package].name);
}

/* How many groups of a package bear the code of `from`. */
static size_t bearers(const struct coded_list *codes, const struct coded *from)
{
    size_t count = 0;
    uint32_t last = NONE;
    for (size_t i = 0; i < codes->count; i++) {
        const struct coded *coded = &codes->list[i];
        if (coded->package == from->package && strcmp(coded->code, from->code) == 0 &&
            coded->group != last) {
            count++;
            last = coded->group;
        }
    }
    return count;
}

void matching_take_codes(struct matching *matching, const char *scheme)
{
    struct coded_list codes = {0};
    list_codes(matching, scheme, &codes);
    if (codes.count) {
        sort_list(codes.list, codes.count, sizeof *codes.list, compare_coded);
    }
    for (size_t i = 0; i < codes.count; i++) {
        for (size_t k = 0; k < i; k++) {
            struct coded *a = &codes.list[k], *b = &codes.list[i];
            if (a->package == b->package || a->group == b->group || strcmp(a->code, b->code)) {
                continue;
            }
            if (bearers(&codes, a) > 1 || bearers(&codes, b) > 1 ||
                !matching_may_join(matching, a->group, b->group)) {
                say_doubtful(matching, scheme, a->code, a->group, b->group);
                continue;
            }
            const bool in_order = matching_goes_first(matching, a->group, b->group);
            const uint32_t stays = in_order ? a->group : b->group;
            const uint32_t goes = in_order ? b->group : a->group;
            matching_join(matching, stays, goes, scheme, a->code);
            for (size_t n = 0; n < codes.count; n++) {
                codes.list[n].group = codes.list[n].group == goes ? stays : codes.list[n].group;
            }
        }
    }
    free(codes.list);
}

#ifndef BLOCLINE_SHEET_H
#define BLOCLINE_SHEET_H

#include "exercise_kinds.h"

/* A whole sheet: items of several kinds, none of which answers another, in one or more orders. */

enum { SHEET_ITEMS = 100, SHEET_VARIANTS = 8, SHEET_KINDS = 32 };

struct sheet_request {
    const struct exercise_kind *kinds[SHEET_KINDS];
    size_t kind_count, count, variants;
    const char *title;  /* NULL: the usual one */
    const char *remake; /* the command that makes the sheet again */
    bool large, no_key, key_only;
};

/* One order of the items. `options` is the place of each option (or right side) as printed. */
struct sheet_order {
    uint32_t items[SHEET_ITEMS];
    uint32_t options[SHEET_ITEMS][ITEM_OPTIONS]; /* by item */
    uint32_t sides[SHEET_ITEMS][ITEM_OPTIONS];   /* by item: right sides of a match */
};

struct sheet {
    struct pool *pool;
    const struct sheet_request *request;
    struct item *items;
    size_t count;
    int points;
    struct sheet_order *orders;        /* by variant */
    const char *short_of[SHEET_KINDS]; /* kinds that ran out; */
    size_t short_count;
};

/* Fills the sheet; fewer items than asked are no fault. Whether all was read says pool_whole. */
void sheet_make(struct sheet *sheet, struct pool *pool, const struct sheet_request *request);
/* Whether the records have one bloc alone, and nobody asked about it by name: then no sheet is made,
 * for every question would be about the same. */
bool sheet_is_lonely(const struct pool *pool);

void sheet_release(struct sheet *sheet);

/* How many items the kind can make by itself, counting no further than `most`. Whether all was read
 * says pool_whole. */
size_t sheet_possible(struct pool *pool, const struct exercise_kind *kind, size_t most);

#endif

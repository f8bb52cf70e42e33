#include "sheet.h"

#include <stdlib.h>
#include <string.h>

/* ---- Which items go together ---- */

static bool has_text(const char *const *list, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(list[i], text) == 0) {
            return true;
        }
    }
    return false;
}

static bool any_in(const char *const *a, size_t a_count, const char *const *b, size_t b_count)
{
    for (size_t i = 0; i < a_count; i++) {
        if (has_text(b, b_count, a[i])) {
            return true;
        }
    }
    return false;
}

/* Cards are put in order of time: no two may lie either way. */
static bool cards_meet(const struct item *a, const struct item *b)
{
    return a->form == ITEM_CARD && b->form == ITEM_CARD && a->low <= b->high && b->low <= a->high;
}

/* Whether one item asks what the other asks, or says. */
static bool items_clash(const struct item *a, const struct item *b)
{
    return strcmp(a->id, b->id) == 0 || cards_meet(a, b) ||
           any_in(a->asks, a->ask_count, b->asks, b->ask_count) ||
           any_in(a->asks, a->ask_count, b->reveals, b->reveal_count) ||
           any_in(a->reveals, a->reveal_count, b->asks, b->ask_count);
}

static bool is_about(const struct item *item, uint32_t bloc, uint32_t actor)
{
    return (bloc != NONE && item->bloc == bloc) ||
           (actor != NONE && (item->actor == actor || item->other == actor));
}

/* A sixth of the sheet, or what has to be where fewer than six are there to ask about. */
static size_t most_about(const struct sheet *sheet, enum party of)
{
    const struct pool *pool = sheet->pool;
    size_t there = 0;
    for (size_t i = 0; of == PARTY_BLOC && i < pool->facts.bloc_count; i++) {
        there += pool->facts.blocs[i].drawn && pool->facts.blocs[i].has_full;
    }
    for (size_t i = 0; of == PARTY_ACTOR && i < pool->facts.actor_count; i++) {
        there += pool->asked[i];
    }
    there = there > 6 ? 6 : there < 1 ? 1 : there;
    return (sheet->request->count + there - 1) / there;
}

static bool fits(const struct sheet *sheet, const struct item *item)
{
    size_t bloc = 0, actor = 0, other = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        if (items_clash(&sheet->items[i], item)) {
            return false;
        }
        bloc += is_about(&sheet->items[i], item->bloc, NONE);
        actor += is_about(&sheet->items[i], NONE, item->actor);
        other += is_about(&sheet->items[i], NONE, item->other);
    }
    const size_t most_actor = most_about(sheet, PARTY_ACTOR);
    return bloc < most_about(sheet, PARTY_BLOC) && actor < most_actor && other < most_actor;
}

/* ---- Orders ---- */

static void number_up(uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        list[i] = (uint32_t)i;
    }
}

/* Moves the right option of a single-choice item to the place that was dealt to it. */
static void place_right(const struct item *item, uint32_t *options, size_t place)
{
    for (size_t i = 0; i < item->option_count; i++) {
        if (item->options[options[i]].right) {
            const uint32_t right = options[i];
            options[i] = options[place];
            options[place] = right;
            return;
        }
    }
}

static bool is_sorted(const uint32_t *list, size_t count)
{
    bool up = true, down = true;
    for (size_t i = 1; i < count; i++) {
        up = up && list[i] > list[i - 1];
        down = down && list[i] < list[i - 1];
    }
    return up || down;
}

/* Letters are dealt: of the items with as many options each letter is right as often as others. */
static void deal_letters(const struct sheet *sheet, struct random *random,
                         struct sheet_order *order)
{
    for (size_t options = 2; options <= 5; options++) {
        uint32_t places[SHEET_ITEMS + ITEM_OPTIONS];
        size_t count = 0, dealt = 0;
        for (size_t i = 0; i < sheet->count; i++) {
            count += sheet->items[i].form == ITEM_SINGLE && !sheet->items[i].fixed &&
                     sheet->items[i].option_count == options;
        }
        while (dealt < count) {
            uint32_t round[ITEM_OPTIONS];
            number_up(round, options);
            random_shuffle(random, round, options);
            for (size_t i = 0; i < options && dealt < count; i++) {
                places[dealt++] = round[i];
            }
        }
        random_shuffle(random, places, count);
        dealt = 0;
        for (size_t i = 0; i < sheet->count; i++) {
            const uint32_t at = order->items[i];
            const struct item *item = &sheet->items[at];
            if (item->form == ITEM_SINGLE && !item->fixed && item->option_count == options) {
                place_right(item, order->options[at], places[dealt++]);
            }
        }
    }
}

static void shuffle_options(const struct item *item, struct random *random, uint32_t *options,
                            uint32_t *sides)
{
    number_up(options, item->option_count);
    number_up(sides, ITEM_OPTIONS);
    if (item->fixed || item->form == ITEM_SOURCES || item->form == ITEM_GRID ||
        item->form == ITEM_CARD) {
        return;
    }
    random_shuffle(random, options, item->option_count);
    if (item->form == ITEM_ORDER || item->form == ITEM_TIMELINE) {
        while (item->option_count > 2 && is_sorted(options, item->option_count)) {
            random_shuffle(random, options, item->option_count);
        }
    } else if (item->form == ITEM_MATCH) {
        size_t count = item->option_count;
        for (int i = 0; i < 2; i++) {
            for (int lang = 0; lang < LANG_COUNT; lang++) {
                if (item->said[lang].left_over[i]) {
                    count = item->option_count + (size_t)i + 1;
                }
            }
        }
        random_shuffle(random, sides, count);
    }
}

static void make_order(struct sheet *sheet, size_t variant)
{
    struct sheet_order *order = &sheet->orders[variant];
    struct random random =
        random_from(arena_printf(&sheet->pool->arena, "%s/%s/order/%zu", sheet->pool->options.seed,
                                 sheet->pool->digest, variant));
    size_t at = 0;
    for (int part = 0; part < PART_COUNT; part++) {
        const size_t first = at;
        for (uint32_t i = 0; i < sheet->count; i++) {
            if (sheet->items[i].part == (enum part)part) {
                order->items[at++] = i;
            }
        }
        if (variant > 0) {
            random_shuffle(&random, order->items + first, at - first);
        }
    }
    for (size_t i = 0; i < sheet->count; i++) {
        shuffle_options(&sheet->items[i], &random, order->options[i], order->sides[i]);
    }
    deal_letters(sheet, &random, order);
}

/* ---- The sheet ---- */

bool sheet_is_lonely(const struct pool *pool)
{
    return pool->id_count < 2 && pool->options.bloc_count == 0 && pool->options.actor_count == 0;
}

void sheet_make(struct sheet *sheet, struct pool *pool, const struct sheet_request *request)
{
    struct maker makers[SHEET_KINDS];
    bool spent[SHEET_KINDS] = {0};
    *sheet = (struct sheet){.pool = pool, .request = request};
    sheet->items = heap_alloc((request->count + 1) * sizeof *sheet->items);
    for (size_t i = 0; i < request->kind_count; i++) {
        maker_open(&makers[i], pool, request->kinds[i]);
        spent[i] = sheet_is_lonely(pool);
    }
    for (size_t left = sheet_is_lonely(pool) ? 0 : request->kind_count;
         left > 0 && sheet->count < request->count;) {
        for (size_t i = 0; i < request->kind_count && sheet->count < request->count; i++) {
            bool made = false;
            while (!spent[i] && !made) {
                struct item *item = &sheet->items[sheet->count];
                struct arena kept = pool->arena;
                pool->arena = (struct arena){NULL, 0};
                spent[i] = !maker_next(&makers[i], item);
                made = !spent[i] && fits(sheet, item);
                if (made) {
                    arena_take(&kept, &pool->arena);
                }
                arena_release(&pool->arena);
                pool->arena = kept;
                left -= spent[i];
            }
            if (made) {
                sheet->points += sheet->items[sheet->count].points;
                makers[i].truth = !makers[i].truth;
                sheet->count++;
            }
        }
    }
    for (size_t i = 0; i < request->kind_count; i++) {
        if (spent[i]) {
            sheet->short_of[sheet->short_count++] = request->kinds[i]->name;
        }
        maker_close(&makers[i]);
    }
    sheet->orders = heap_alloc((request->variants + 1) * sizeof *sheet->orders);
    for (size_t i = 0; i < request->variants; i++) {
        make_order(sheet, i);
    }
}

void sheet_release(struct sheet *sheet)
{
    free(sheet->items);
    free(sheet->orders);
}

size_t sheet_possible(struct pool *pool, const struct exercise_kind *kind, size_t most)
{
    struct maker maker;
    struct item item;
    size_t count = 0;
    maker_open(&maker, pool, kind);
    struct arena kept = pool->arena;
    pool->arena = (struct arena){NULL, 0};
    while (count < most && maker_next(&maker, &item)) {
        count++;
        maker.truth = !maker.truth;
        arena_release(&pool->arena);
    }
    arena_release(&pool->arena);
    pool->arena = kept;
    maker_close(&maker);
    return count;
}

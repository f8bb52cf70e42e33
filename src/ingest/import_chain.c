#include "edtf.h"
#include "import_events.h"
#include <stddef.h>

static const struct import_date *date_at(const struct chain *chain, uint32_t date)
{
    return &chain->import->dates.list[date];
}

static void repair(struct chain *chain, enum import_repair kind, const struct claim *claim,
                   uint16_t column)
{
    repair_add(&chain->import->repairs, kind, chain->import->table_files[claim->table], claim->line,
               column);
}

static struct chain_step *add_step(struct chain *chain, uint32_t date, uint32_t status,
                                   uint32_t line, uint16_t column, uint8_t table)
{
    chain->steps =
        heap_grow(chain->steps, &chain->capacity, chain->count + 1, sizeof *chain->steps);
    struct chain_step *step = &chain->steps[chain->count++];
    *step = (struct chain_step){.date = date,
                                .status = status,
                                .line = line,
                                .column = column,
                                .table = table,
                                .lo = date_at(chain, date)->lo,
                                .hi = date_at(chain, date)->hi,
                                .has_effect = true};
    return step;
}

static bool same_days(const struct import_date *a, const struct import_date *b)
{
    return (a->lo == b->lo && a->hi == b->hi) || (a->year != NO_YEAR && a->year == b->year);
}

/* Whether something that begins at `start` cannot have ended at `end`. */
static bool is_not_after(const struct import_date *end, const struct import_date *start)
{
    return end->hi <= start->lo ||
           (end->year != NO_YEAR && start->year != NO_YEAR && end->year <= start->year);
}

static void begin(struct chain *chain, const struct claim *claim, uint32_t date)
{
    struct chain_step *last = chain->count ? &chain->steps[chain->count - 1] : NULL;
    const struct import_date *days = date_at(chain, date);
    if (last && last->has_effect && last->status != NONE && days->lo == days->hi &&
        last->lo == days->lo && last->hi == days->hi) {
        last->has_effect = false; /* of a day only the last status counts */
        repair_add(&chain->import->repairs, REPAIR_ONE_DAY, chain->import->table_files[last->table],
                   last->line, last->column);
    }
    add_step(chain, date, claim->status, claim->line, claim->start_column, claim->table);
    chain->open = claim;
    chain->open_end = claim->end;
    chain->open_end_line = claim->end_line;
    chain->open_end_column = claim->end_column;
}

/* The open standing ends: what lay under it goes on, or nothing does. */
static void end_open(struct chain *chain)
{
    const struct claim *open = chain->open, *under = chain->under;
    const uint32_t end = chain->open_end;
    chain->open = NULL;
    chain->under = NULL;
    if (end == NONE) {
        return;
    }
    if (under && (under->end == NONE || date_at(chain, under->end)->lo > date_at(chain, end)->lo)) {
        begin(chain, under, end);
        return;
    }
    add_step(chain, end, NONE, chain->open_end_line, chain->open_end_column, open->table);
}

static void no_standing(struct chain *chain, const struct claim *claim, uint32_t date,
                        uint16_t column)
{
    add_step(chain, date, claim->status, claim->line, column, claim->table)->has_effect = false;
}

static bool ends_later(const struct chain *chain, uint32_t a, uint32_t b)
{
    return b != NONE && (a == NONE || date_at(chain, a)->lo > date_at(chain, b)->lo);
}

static void join(struct chain *chain, const struct claim *claim)
{
    if (ends_later(chain, claim->end, chain->open_end)) {
        chain->open_end = claim->end;
        chain->open_end_line = claim->end_line;
        chain->open_end_column = claim->end_column;
    }
}

/* A standing that begins while another is open. */
static void take_overlap(struct chain *chain, const struct claim *claim, uint32_t start)
{
    const struct claim *open = chain->open;
    const bool steps = open->is_step && claim->is_step;
    if (!steps) {
        repair(chain, REPAIR_OVERLAP, claim, claim->start_column);
    }
    if (open->status == claim->status) {
        join(chain, claim);
        return;
    }
    if (!steps && ends_later(chain, chain->open_end, claim->end)) {
        chain->under = open;
    }
    begin(chain, claim, start);
}

void chain_take(struct chain *chain, const struct claim *claim)
{
    uint32_t start = claim->start;
    if (start == NONE) {
        start = import_date_between(&chain->import->dates, EDTF_NEG_INF,
                                    date_at(chain, claim->end)->hi);
        repair(chain, REPAIR_NO_START, claim, claim->end_column);
    }
    if (claim->no_effect) {
        no_standing(chain, claim, start, claim->start_column);
        return;
    }
    if (claim->end != NONE && is_not_after(date_at(chain, claim->end), date_at(chain, start))) {
        repair(chain, REPAIR_END_FIRST, claim, claim->end_column);
        no_standing(chain, claim, start, claim->start_column);
        if (claim->is_step) {
            return;
        }
        struct chain_step *end =
            add_step(chain, claim->end, NONE, claim->end_line, claim->end_column, claim->table);
        end->has_effect = false;
        return;
    }
    while (chain->open && chain->open_end != NONE &&
           (date_at(chain, chain->open_end)->lo <= date_at(chain, start)->lo ||
            same_days(date_at(chain, chain->open_end), date_at(chain, start)))) {
        if (same_days(date_at(chain, chain->open_end), date_at(chain, start)) && !chain->under) {
            if (chain->open->status == claim->status) {
                join(chain, claim);
                return;
            }
            chain->open = NULL;
        } else {
            end_open(chain);
        }
    }
    if (chain->open) {
        take_overlap(chain, claim, start);
    } else {
        begin(chain, claim, start);
    }
}

/* ---- Dates that do not say in which order things were ---- */

static void set_days(struct chain *chain, struct chain_step *step, int64_t lo, int64_t hi)
{
    if (lo > hi) { /* they contradict each other */
        step->has_effect = false;
        repair_add(&chain->import->repairs, REPAIR_END_FIRST,
                   chain->import->table_files[step->table], step->line, step->column);
        return;
    }
    step->lo = lo;
    step->hi = hi;
    step->date = import_date_between(&chain->import->dates, lo, hi);
    repair_add(&chain->import->repairs, REPAIR_BOUNDED, chain->import->table_files[step->table],
               step->line, step->column);
}

/* A vague date that another lies within, or that begins before the one it comes after, is bounded
 * by it. */
static void bound(struct chain *chain)
{
    struct chain_step *before = NULL;
    for (size_t i = 0; i < chain->count; i++) {
        struct chain_step *step = &chain->steps[i];
        if (!step->has_effect) {
            continue;
        }
        if (before && step->lo < before->lo) {
            set_days(chain, step, before->lo + (before->lo == before->hi), step->hi);
        }
        before = step->has_effect ? step : before;
    }
    struct chain_step *after = NULL;
    for (size_t i = chain->count; i-- > 0;) {
        struct chain_step *step = &chain->steps[i];
        if (!step->has_effect) {
            continue;
        }
        if (after && step->hi > after->hi) {
            set_days(chain, step, step->lo, after->hi - (after->lo == after->hi));
        }
        after = step->has_effect ? step : after;
    }
}

void chain_end(struct chain *chain)
{
    while (chain->open && chain->open_end != NONE) {
        end_open(chain);
    }
    bound(chain);
    chain->open = NULL;
    chain->under = NULL;
}

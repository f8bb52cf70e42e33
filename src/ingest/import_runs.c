#include "import_runs.h"

#include "message.h"
#include "sort.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void import_runs_release(struct runs_read *runs)
{
    free(runs->list);
    free(runs->slots);
}

static size_t slot_of(const struct runs_read *runs, uint32_t bloc, uint32_t actor)
{
    const uint64_t key = ((uint64_t)bloc << 32 | actor) * UINT64_C(0x9E3779B97F4A7C15);
    size_t slot = (size_t)(key >> 32) & (runs->slot_count - 1);
    while (runs->slots[slot]) {
        const struct run *run = &runs->list[runs->slots[slot] - 1];
        if (run->bloc == bloc && run->actor == actor) {
            break;
        }
        slot = (slot + 1) & (runs->slot_count - 1);
    }
    return slot;
}

static void grow(struct runs_read *runs)
{
    uint32_t *old = runs->slots;
    const size_t count = runs->slot_count;
    runs->slot_count = count ? 2 * count : 1024;
    runs->slots = heap_zero(runs->slot_count, sizeof *runs->slots);
    for (size_t i = 0; i < count; i++) {
        if (old[i]) {
            const struct run *run = &runs->list[old[i] - 1];
            runs->slots[slot_of(runs, run->bloc, run->actor)] = old[i];
        }
    }
    free(old);
}

void import_runs_add(struct runs_read *runs, uint32_t bloc, uint32_t actor, int32_t year,
                     uint32_t status, uint32_t line, uint16_t column)
{
    if (2 * runs->pairs >= runs->slot_count) {
        grow(runs);
    }
    const size_t slot = slot_of(runs, bloc, actor);
    struct run *run = runs->slots[slot] ? &runs->list[runs->slots[slot] - 1] : NULL;
    if (run && run->status == status && run->last + 1 == year) {
        run->last = year;
        run->last_line = line;
        return;
    }
    runs->pairs += run == NULL;
    runs->list = heap_grow(runs->list, &runs->capacity, runs->count + 1, sizeof *runs->list);
    runs->list[runs->count++] = (struct run){.bloc = bloc,
                                             .actor = actor,
                                             .first = year,
                                             .last = year,
                                             .first_line = line,
                                             .last_line = line,
                                             .column = column,
                                             .status = (uint16_t)status};
    runs->slots[slot] = (uint32_t)runs->count;
}

static int compare_runs(const void *left, const void *right)
{
    const struct run *a = left, *b = right;
    if (a->bloc != b->bloc) {
        return a->bloc < b->bloc ? -1 : 1;
    }
    if (a->actor != b->actor) {
        return a->actor < b->actor ? -1 : 1;
    }
    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return (a->first_line > b->first_line) - (a->first_line < b->first_line);
}

static void report(struct import *import, size_t table, const struct run *a, const struct run *b)
{
    char year[16], line[16];
    snprintf(year, sizeof year, "%d", (int)b->first);
    snprintf(line, sizeof line, "%u", a->first_line);
    const struct place place = {
        .file = import->table_files[table], .line = b->first_line, .field = b->column};
    findings_add(
        import->findings, "rows-disagree", place, "%s",
        message_format(&import->findings->arena, import->language, MSG_import_rows_disagree,
                       import->actors.list[b->actor].id, import->blocs.list[b->bloc].id, year,
                       import->statuses[b->status].id, line, import->statuses[a->status].id));
}

static bool is_none(const struct import *import, const struct run *run)
{
    return strcmp(import->statuses[run->status].class, "none") == 0;
}

static void add_years(struct import *import, const struct run *run, size_t table,
                      enum years_rule rule)
{
    const bool goes_on = run->last >= import->last_year;
    const struct claim claim = {
        .bloc = run->bloc,
        .actor = run->actor,
        .start = import_date_year(&import->dates, run->first, rule, false),
        .end = goes_on ? NONE : import_date_year(&import->dates, run->last + 1, rule, true),
        .line = run->first_line,
        .end_line = run->last_line,
        .start_column = run->column,
        .end_column = run->column,
        .status = (uint8_t)run->status,
        .table = (uint8_t)table};
    import_claim_add(import, &claim);
}

bool import_is_missing(const struct import *import, uint32_t status)
{
    const char *cow = import->statuses[status].cow;
    return cow && strcmp(cow, "-9") == 0;
}

/* A table that has no other way to say that an actor was not there says so of nobody: then it was
 * there where a value is missing, too. */
static void count_missing(struct import *import, const struct runs_read *runs)
{
    for (size_t i = 0; i < runs->count && !runs->has_gaps; i++) {
        const struct run *run = &runs->list[i];
        for (int32_t year = run->first; import_is_missing(import, run->status) && year <= run->last;
             year++) {
            import_party_year(&import->actors.list[run->actor], year);
        }
    }
}

/* What is missing is missing only in years in which the actor was there: tables fill other years
 * with the same code. */
static void add_claim(struct import *import, const struct run *run, size_t table,
                      enum years_rule rule)
{
    const struct import_party *actor = &import->actors.list[run->actor];
    if (!actor->dense || !import_is_missing(import, run->status)) {
        add_years(import, run, table, rule);
        return;
    }
    struct run part = *run;
    for (int32_t year = run->first; year <= run->last; year++) {
        const bool there = import_party_has_year(actor, year);
        part.first = there && !import_party_has_year(actor, year - 1) && year > run->first
                         ? year
                         : part.first;
        part.last = year;
        if (there && (year == run->last || !import_party_has_year(actor, year + 1))) {
            add_years(import, &part, table, rule);
        }
    }
}

void import_runs_end(struct import *import, struct runs_read *runs, size_t table)
{
    const enum years_rule rule = import->map.tables[table].years;
    const uint32_t file = import->table_files[table];
    struct run *last = NULL;
    if (runs->count) {
        sort_list(runs->list, runs->count, sizeof *runs->list, compare_runs);
    }
    count_missing(import, runs);
    for (size_t i = 0; i < runs->count; i++) {
        struct run *run = &runs->list[i];
        const bool same_pair = last && last->bloc == run->bloc && last->actor == run->actor;
        if (same_pair && run->first <= last->last) {
            if (run->status != last->status) {
                report(import, table, last, run);
                continue;
            }
            repair_add(&import->repairs, REPAIR_DOUBLED, file, run->first_line, run->column);
        }
        if (same_pair && run->status == last->status && run->first <= last->last + 1) {
            if (run->last > last->last) {
                last->last = run->last;
                last->last_line = run->last_line;
            }
            continue;
        }
        if (last && !is_none(import, last)) {
            add_claim(import, last, table, rule);
        }
        last = run;
    }
    if (last && !is_none(import, last)) {
        add_claim(import, last, table, rule);
    }
}

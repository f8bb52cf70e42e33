#include "edtf.h"
#include "import_reader.h"

#include <stdlib.h>
#include <string.h>

/* The rows of a table, in one of five shapes, as claims. */

void import_claim_add(struct import *import, const struct claim *claim)
{
    struct claims *claims = &import->claims;
    claims->list =
        heap_grow(claims->list, &claims->capacity, claims->count + 1, sizeof *claims->list);
    claims->list[claims->count++] = *claim;
}

static void date_days(const struct import *import, uint32_t date, int64_t *lo, int64_t *hi)
{
    *lo = date == NONE ? EDTF_NEG_INF : import->dates.list[date].lo;
    *hi = date == NONE ? EDTF_POS_INF : import->dates.list[date].hi;
}

/* A standing with its start and its end. */
static void take_spell(struct rows_reader *reader, const struct csv_row *row)
{
    struct import *import = reader->import;
    struct claim claim = {.start = NONE,
                          .end = NONE,
                          .line = row->line,
                          .end_line = row->line,
                          .table = (uint8_t)reader->number};
    uint16_t column = 0;
    uint32_t status = NONE;
    const struct csv_field *said = cell_at(reader, row, IMPORT_STATUS, &column);
    const enum date_found start = cell_date(reader, row, &reader->role[IMPORT_START], false,
                                            &claim.start, &claim.start_column);
    const enum date_found end =
        cell_date(reader, row, &reader->role[IMPORT_END], true, &claim.end, &claim.end_column);
    bool good = start != FOUND_BAD && end != FOUND_BAD;
    if (said) {
        good = cell_status(reader, row, said, column, &status) && good;
    } else {
        status =
            import_status_put(import, reader->role[IMPORT_STATUS].count ? "unknown" : "member");
    }
    int64_t lo, hi;
    date_days(import, claim.start != NONE ? claim.start : claim.end, &lo, &hi);
    good = row_bloc(reader, row, &claim.bloc) && good;
    good = good && row_actor(reader, row, lo, hi, &claim.actor);
    if (!good || status == NONE || strcmp(import->statuses[status].class, "none") == 0) {
        return;
    }
    if (claim.start == NONE && claim.end == NONE) {
        repair_add(&import->repairs, REPAIR_NO_DATE, reader->file, row->line,
                   reader->role[IMPORT_START].at[0]);
        return;
    }
    claim.status = (uint8_t)status;
    import_note_end(import, claim.end);
    import_claim_add(import, &claim);
}

/* The steps of a row follow each other: a vague date is bounded by the ones beside it, and a step
 * that is dated after a later one has no effect. */
static void order_steps(struct rows_reader *reader, const struct csv_row *row, uint32_t *dates,
                        const uint16_t *columns, bool *back)
{
    struct import *import = reader->import;
    size_t before = SIZE_MAX;
    for (size_t i = 0; i < reader->table->steps.count; i++) {
        if (dates[i] == NONE) {
            continue;
        }
        if (before != SIZE_MAX) {
            const struct import_date a = import->dates.list[dates[before]];
            const struct import_date b = import->dates.list[dates[i]];
            if (b.hi < a.lo) {
                back[before] = true;
                repair_add(&import->repairs, REPAIR_STEP_BACK, reader->file, row->line,
                           columns[before]);
            } else if (b.lo < a.lo) {
                dates[i] = import_date_between(&import->dates, a.lo, b.hi);
                repair_add(&import->repairs, REPAIR_BOUNDED, reader->file, row->line, columns[i]);
            } else if (a.hi > b.hi) {
                dates[before] = import_date_between(&import->dates, a.lo, b.hi);
                repair_add(&import->repairs, REPAIR_BOUNDED, reader->file, row->line,
                           columns[before]);
            }
        }
        before = i;
    }
}

/* The dates of a row of steps. */
struct row_steps {
    uint32_t bloc, actor, end;
    uint16_t end_column;
    uint32_t dates[COLUMNS_OTHERS * 2]; /* by step; or NONE */
    uint16_t columns[COLUMNS_OTHERS * 2];
    bool back[COLUMNS_OTHERS * 2]; /* it is dated after a later one */
};

/* False after a finding. */
static bool read_steps(struct rows_reader *reader, const struct csv_row *row,
                       struct row_steps *steps)
{
    uint32_t first = NONE;
    bool good = true;
    for (size_t i = 0; i < reader->table->steps.count; i++) {
        steps->dates[i] = NONE;
        good = cell_date(reader, row, &reader->steps[i], false, &steps->dates[i],
                         &steps->columns[i]) != FOUND_BAD &&
               good;
        first = first == NONE ? steps->dates[i] : first;
    }
    good = cell_date(reader, row, &reader->role[IMPORT_END], true, &steps->end,
                     &steps->end_column) != FOUND_BAD &&
           good;
    int64_t lo, hi;
    date_days(reader->import, first, &lo, &hi);
    good = row_bloc(reader, row, &steps->bloc) && good;
    return good && row_actor(reader, row, lo, hi, &steps->actor);
}

/* A date column for each status. Who has an end and no step had the last status until then. */
static void take_steps(struct rows_reader *reader, const struct csv_row *row)
{
    struct import *import = reader->import;
    const size_t count = reader->table->steps.count;
    struct row_steps steps = {.end = NONE};
    bool any = false;
    if (!read_steps(reader, row, &steps)) {
        return;
    }
    order_steps(reader, row, steps.dates, steps.columns, steps.back);
    struct claim claim = {.bloc = steps.bloc,
                          .actor = steps.actor,
                          .end = steps.end,
                          .line = row->line,
                          .end_line = row->line,
                          .end_column = steps.end_column,
                          .table = (uint8_t)reader->number};
    for (size_t i = 0; i < count; i++) {
        if (steps.dates[i] != NONE) {
            any = true;
            claim.start = steps.dates[i];
            claim.start_column = steps.columns[i];
            claim.status = (uint8_t)reader->step_status[i];
            claim.is_step = true;
            claim.no_effect = steps.back[i];
            import_claim_add(import, &claim);
        }
    }
    if (!any && steps.end != NONE && count) {
        claim.start = NONE;
        claim.start_column = steps.end_column;
        claim.status = (uint8_t)reader->step_status[count - 1];
        import_claim_add(import, &claim);
    } else if (!any) {
        repair_add(&import->repairs, REPAIR_NO_DATE, reader->file, row->line,
                   reader->role[IMPORT_ACTOR].at[0]);
    }
}

/* A bloc, an actor and a year. */
static void take_panel(struct rows_reader *reader, const struct csv_row *row)
{
    struct import *import = reader->import;
    uint32_t bloc, actor, status;
    uint16_t column = reader->role[IMPORT_YEAR].at[0];
    int32_t year = 0;
    const struct csv_field *said = cell_at(reader, row, IMPORT_STATUS, &column);
    bool good = cell_year(reader, row, &year);
    if (said) {
        good = cell_status(reader, row, said, column, &status) && good;
    } else {
        status = reader->role[IMPORT_STATUS].count ? NONE : import_status_put(import, "member");
    }
    const int64_t day = good ? import_day_of_year(year) : 0;
    good = row_bloc(reader, row, &bloc) && good;
    good = good && row_actor(reader, row, day, day, &actor);
    if (good && status != NONE) {
        import_party_year(&import->blocs.list[bloc], year);
        import_runs_add(&reader->runs, bloc, actor, year, status, row->line, column);
    }
}

/* A year of a bloc or an actor, with a column for each of the others. */
static void take_wide(struct rows_reader *reader, const struct csv_row *row)
{
    struct import *import = reader->import;
    const bool by_bloc = reader->table->shape == SHAPE_WIDE_BLOCS;
    uint32_t one;
    int32_t year;
    if (!cell_year(reader, row, &year)) {
        return;
    }
    const int64_t day = import_day_of_year(year);
    if (!(by_bloc ? row_bloc(reader, row, &one) : row_actor(reader, row, day, day, &one))) {
        return;
    }
    struct import_parties *ones = by_bloc ? &import->blocs : &import->actors;
    struct import_parties *others = by_bloc ? &import->actors : &import->blocs;
    ones->list[one].dense = true;
    import_party_year(&ones->list[one], year);
    for (size_t i = 0; i < row->count; i++) {
        uint32_t status;
        const uint32_t other = reader->wide[i];
        if (other == NONE || !cell_status(reader, row, &row->fields[i], i, &status)) {
            continue;
        }
        if (status == NONE) {
            const struct csv_field *field = &row->fields[i];
            reader->runs.has_gaps = reader->runs.has_gaps || !field->text || !field->size ||
                                    import_is_null(reader->manner.null, field->text, field->size);
            continue;
        }
        if (!by_bloc || !import_is_missing(import, status)) {
            import_party_year(&others->list[other], year);
        }
        import_runs_add(&reader->runs, by_bloc ? one : other, by_bloc ? other : one, year, status,
                        row->line, (uint16_t)i);
    }
}

void reader_row(struct rows_reader *reader, const struct csv_row *row)
{
    switch (reader->table->shape) {
    case SHAPE_SPELLS:
        take_spell(reader, row);
        break;
    case SHAPE_STEPS:
        take_steps(reader, row);
        break;
    case SHAPE_PANEL:
        take_panel(reader, row);
        break;
    default:
        take_wide(reader, row);
        break;
    }
}

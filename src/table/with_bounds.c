#include "with_bounds.h"

#include "arena.h"
#include "edtf.h"
#include "messages.h"

#include <stdlib.h>
#include <string.h>

struct bounds_filter {
    struct table_filter filter;
    int64_t fill_earliest, fill_latest; /* EDTF_POS_INF: nothing fills an open end */
    struct bound_columns added;
    struct column *columns;
    struct cell *cells;
    size_t count;    /* of the columns that come in, */
    size_t own_from; /* of which those from here on are bounds; `count`: none are */
    char text[BOUND_COLUMNS_MAX][EDTF_DAY_SIZE];
};

/* A date by its role, and what its days are called. */
static const struct {
    enum column_role role;
    struct column columns[2];
} dates[] = {
    {ROLE_START,
     {{"start_earliest", COLUMN_DATE, ROLE_BOUND, MSG_heading_start_earliest},
      {"start_latest", COLUMN_DATE, ROLE_BOUND, MSG_heading_start_latest}}},
    {ROLE_END,
     {{"end_earliest", COLUMN_DATE, ROLE_BOUND, MSG_heading_end_earliest},
      {"end_latest", COLUMN_DATE, ROLE_BOUND, MSG_heading_end_latest}}},
    {ROLE_DATE,
     {{"date_earliest", COLUMN_DATE, ROLE_BOUND, MSG_heading_date_earliest},
      {"date_latest", COLUMN_DATE, ROLE_BOUND, MSG_heading_date_latest}}},
    {ROLE_PERIOD,
     {{"period_earliest", COLUMN_DATE, ROLE_BOUND, MSG_heading_period_earliest},
      {"period_latest", COLUMN_DATE, ROLE_BOUND, MSG_heading_period_latest}}},
};
enum { DATES = sizeof dates / sizeof *dates };

/* Whether a row is one standing in one period. */
static bool is_panel(const struct column *columns, size_t count)
{
    static const enum column_role roles[] = {ROLE_PERIOD, ROLE_BLOC, ROLE_ACTOR, ROLE_STATUS};
    bool has = true;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        has = has && column_with_role(columns, count, roles[i]) < count;
    }
    return has;
}

struct bound_columns bound_columns_of(const struct column *columns, size_t count)
{
    struct bound_columns added = {.count = 0};
    const bool panel = is_panel(columns, count);
    for (size_t i = 0; i < DATES; i++) {
        const bool standing = dates[i].role == ROLE_START || dates[i].role == ROLE_END;
        const size_t from = column_with_role(columns, count, dates[i].role);
        if (panel ? standing : from < count) {
            added.from[added.count / 2] = from;
            added.columns[added.count++] = dates[i].columns[0];
            added.columns[added.count++] = dates[i].columns[1];
        }
    }
    return added;
}

struct cell bound_cell(int64_t day, char *out)
{
    if (day == EDTF_NEG_INF || day == EDTF_POS_INF) {
        return cell_text("..");
    }
    return (struct cell){out, edtf_format_day(day, out)};
}

static bool bounds_begin(struct table_sink *sink, const char *title, const struct column *columns,
                         size_t count, struct fault *fault)
{
    struct bounds_filter *self = (struct bounds_filter *)sink;
    self->count = count;
    self->own_from = column_with_role(columns, count, ROLE_BOUND);
    if (self->own_from == count) {
        self->added = bound_columns_of(columns, count);
        if (self->added.count == 0) {
            return fault_say(fault, FAULT_USAGE, MSG_fault_bounds_no_dates);
        }
    }
    const size_t all = count + self->added.count;
    self->columns = heap_alloc(all * sizeof *self->columns);
    self->cells = heap_alloc(all * sizeof *self->cells);
    memcpy(self->columns, columns, count * sizeof *columns);
    memcpy(self->columns + count, self->added.columns,
           self->added.count * sizeof *self->added.columns);
    return self->filter.next->begin(self->filter.next, title, self->columns, all, fault);
}

/* The days that a cell may mean. False: it says none. */
static bool days_of(const struct cell *cell, int64_t *earliest, int64_t *latest)
{
    char text[16];
    struct edtf date;
    if (cell->size == 0) {
        return false;
    }
    const char *quarter = memchr(cell->text, 'Q', cell->size);
    if (quarter && cell->size < sizeof text - 1 && quarter + 2 == cell->text + cell->size) {
        /* 1998Q1 is 1998-33 (period_text) */
        const size_t year = (size_t)(quarter - cell->text);
        memcpy(text, cell->text, year);
        memcpy(text + year, "-3", 2);
        text[year + 2] = (char)(quarter[1] + 2);
        if (!edtf_parse(text, year + 3, &date, NULL)) {
            return false;
        }
    } else if (!edtf_parse(cell->text, cell->size, &date, NULL)) {
        return false;
    }
    *earliest = date.earliest;
    *latest = date.latest;
    return true;
}

static struct cell day_cell(const struct bounds_filter *self, int64_t day, bool latest, char *out)
{
    const int64_t fill = latest ? self->fill_latest : self->fill_earliest;
    const int64_t shown = day == EDTF_POS_INF ? fill : day;
    return shown == EDTF_POS_INF || shown == EDTF_NEG_INF ? cell_text(NULL)
                                                          : bound_cell(shown, out);
}

static bool is_dots(const struct cell *cell)
{
    return cell->size == 2 && memcmp(cell->text, "..", 2) == 0;
}

static bool bounds_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct bounds_filter *self = (struct bounds_filter *)sink;
    memcpy(self->cells, cells, self->count * sizeof *cells);
    for (size_t i = self->own_from; i < self->count; i++) { /* the first two are of the start */
        const size_t at = i - self->own_from;
        if (is_dots(&cells[i])) {
            self->cells[i] =
                day_cell(self, at < 2 ? EDTF_NEG_INF : EDTF_POS_INF, at % 2 != 0, self->text[at]);
        }
    }
    for (size_t i = 0; i < self->added.count; i += 2) {
        const struct cell *cell = &cells[self->added.from[i / 2]];
        int64_t earliest, latest;
        struct cell *const out = self->cells + self->count + i;
        bool known = days_of(cell, &earliest, &latest);
        if (!known && is_dots(cell)) { /* a beginning is before all days, else it is after them */
            const bool start = self->columns[self->added.from[i / 2]].role == ROLE_START;
            earliest = latest = start ? EDTF_NEG_INF : EDTF_POS_INF;
            known = true;
        }
        out[0] = known ? day_cell(self, earliest, false, self->text[i]) : cell_text(NULL);
        out[1] = known ? day_cell(self, latest, true, self->text[i + 1]) : cell_text(NULL);
    }
    return self->filter.next->row(self->filter.next, self->cells, fault);
}

static bool bounds_end(struct table_sink *sink, struct fault *fault)
{
    struct table_sink *next = ((struct table_filter *)sink)->next;
    return next->end(next, fault);
}

static void bounds_release(struct table_filter *filter)
{
    struct bounds_filter *self = (struct bounds_filter *)filter;
    free(self->columns);
    free(self->cells);
    free(self);
}

struct table_filter *filter_bounds(struct table_sink *next, const char *fill)
{
    struct bounds_filter *self = heap_alloc(sizeof *self);
    struct edtf date;
    const bool filled = fill && edtf_parse(fill, strlen(fill), &date, NULL);
    *self = (struct bounds_filter){
        .filter = {.sink = {.begin = bounds_begin, .row = bounds_row, .end = bounds_end},
                   .next = next,
                   .release = bounds_release},
        .fill_earliest = filled ? date.earliest : EDTF_POS_INF,
        .fill_latest = filled ? date.latest : EDTF_POS_INF,
    };
    return &self->filter;
}

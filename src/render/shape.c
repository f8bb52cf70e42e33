#include "shape.h"

#include "arena.h"
#include "day.h"
#include "edtf.h"
#include "render_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* How a cell of a shape is made. */
enum piece {
    PIECE_NOTHING,
    PIECE_COPY,  /* of the column `from` */
    PIECE_ISO3,  /* the actor, if it is a state (x-EU is not on any map) */
    PIECE_START, /* the day it begins */
    PIECE_END,   /* the first day on which it is over */
    PIECE_START_YEAR,
    PIECE_START_MONTH,
    PIECE_START_DAY,
    PIECE_END_YEAR, /* of the last day */
    PIECE_END_MONTH,
    PIECE_END_DAY,
    PIECE_WHEN, /* the dates as the records give them */
    PIECE_TEXT  /* "status, certainty", or the place and source of an event */
};

struct shape_column {
    struct column column;
    enum piece piece;
    const char *from;
};

enum { SHAPE_COLUMNS = 18 };

struct shape {
    const char *name;
    bool of_events;
    struct shape_column columns[SHAPE_COLUMNS + 1];
};

/* https://timeline.knightlab.com/docs/using-spreadsheets.html: the columns of its template. */
#define TIMELINEJS(headline, group)                                                                \
    {                                                                                              \
        {{"Year", COLUMN_NUMBER}, PIECE_START_YEAR, NULL},                                         \
            {{"Month", COLUMN_NUMBER}, PIECE_START_MONTH, NULL},                                   \
            {{"Day", COLUMN_NUMBER}, PIECE_START_DAY, NULL},                                       \
            {{"Time", COLUMN_TEXT}, PIECE_NOTHING, NULL},                                          \
            {{"End Year", COLUMN_NUMBER}, PIECE_END_YEAR, NULL},                                   \
            {{"End Month", COLUMN_NUMBER}, PIECE_END_MONTH, NULL},                                 \
            {{"End Day", COLUMN_NUMBER}, PIECE_END_DAY, NULL},                                     \
            {{"End Time", COLUMN_TEXT}, PIECE_NOTHING, NULL},                                      \
            {{"Display Date", COLUMN_TEXT}, PIECE_WHEN, NULL},                                     \
            {{"Headline", COLUMN_TEXT}, PIECE_COPY, headline},                                     \
            {{"Text", COLUMN_TEXT}, PIECE_TEXT, NULL},                                             \
            {{"Media", COLUMN_TEXT}, PIECE_NOTHING, NULL},                                         \
            {{"Media Credit", COLUMN_TEXT}, PIECE_NOTHING, NULL},                                  \
            {{"Media Caption", COLUMN_TEXT}, PIECE_NOTHING, NULL},                                 \
            {{"Media Thumbnail", COLUMN_TEXT}, PIECE_NOTHING, NULL},                               \
            {{"Type", COLUMN_TEXT}, PIECE_NOTHING, NULL},                                          \
            {{"Group", COLUMN_TEXT}, PIECE_COPY, group},                                           \
            {{"Background", COLUMN_TEXT}, PIECE_NOTHING, NULL},                                    \
    }

static const struct shape shapes[] = {
    {"timelinejs", false, TIMELINEJS("name", "bloc")},
    {"timelinejs", true, TIMELINEJS("title", "bloc")},
    /* Its Gantt chart: https://app.flourish.studio/@flourish/gantt. */
    {"flourish",
     false,
     {{{"start_date", COLUMN_DATE}, PIECE_START, NULL},
      {{"end_date", COLUMN_DATE}, PIECE_END, NULL},
      {{"name", COLUMN_TEXT}, PIECE_COPY, "name"},
      {{"bloc", COLUMN_TEXT}, PIECE_COPY, "bloc"},
      {{"status", COLUMN_TEXT}, PIECE_COPY, "status"}}},
    {"flourish",
     true,
     {{{"start_date", COLUMN_DATE}, PIECE_START, NULL},
      {{"end_date", COLUMN_DATE}, PIECE_END, NULL},
      {{"name", COLUMN_TEXT}, PIECE_COPY, "title"},
      {{"bloc", COLUMN_TEXT}, PIECE_COPY, "bloc"},
      {{"kind", COLUMN_TEXT}, PIECE_COPY, "kind"}}},
    /* Its Gantt chart: groups, lanes, start, end and colour, mapped by hand; the names are free. */
    {"rawgraphs",
     false,
     {{{"group", COLUMN_TEXT}, PIECE_COPY, "bloc"},
      {{"lane", COLUMN_TEXT}, PIECE_COPY, "name"},
      {{"start", COLUMN_DATE}, PIECE_START, NULL},
      {{"end", COLUMN_DATE}, PIECE_END, NULL},
      {{"colour", COLUMN_TEXT}, PIECE_COPY, "status"},
      {{"certainty", COLUMN_TEXT}, PIECE_COPY, "certainty"}}},
    {"rawgraphs",
     true,
     {{{"group", COLUMN_TEXT}, PIECE_COPY, "bloc"},
      {{"lane", COLUMN_TEXT}, PIECE_COPY, "title"},
      {{"start", COLUMN_DATE}, PIECE_START, NULL},
      {{"end", COLUMN_DATE}, PIECE_END, NULL},
      {{"colour", COLUMN_TEXT}, PIECE_COPY, "kind"},
      {{"certainty", COLUMN_TEXT}, PIECE_NOTHING, NULL}}},
    /* A map of the world finds its countries by ISO-Code; a table shows the rest. */
    {"datawrapper",
     false,
     {{{"ISO-Code", COLUMN_TEXT}, PIECE_ISO3, "actor"},
      {{"Name", COLUMN_TEXT}, PIECE_COPY, "name"},
      {{"Value", COLUMN_TEXT}, PIECE_COPY, "status"},
      {{"Bloc", COLUMN_TEXT}, PIECE_COPY, "bloc"},
      {{"Certainty", COLUMN_TEXT}, PIECE_COPY, "certainty"},
      {{"Start", COLUMN_DATE}, PIECE_START, NULL},
      {{"End", COLUMN_DATE}, PIECE_END, NULL}}},
    {"datawrapper",
     true,
     {{{"Date", COLUMN_DATE}, PIECE_START, NULL},
      {{"Title", COLUMN_TEXT}, PIECE_COPY, "title"},
      {{"Kind", COLUMN_TEXT}, PIECE_COPY, "kind"},
      {{"Bloc", COLUMN_TEXT}, PIECE_COPY, "bloc"},
      {{"Place", COLUMN_TEXT}, PIECE_COPY, "place"},
      {{"Source", COLUMN_TEXT}, PIECE_COPY, "source"}}},
};

const char shape_names[] = "timelinejs, flourish, rawgraphs, datawrapper";

static const struct shape *find_shape(const char *name, bool of_events)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (shapes[i].of_events == of_events && strcmp(shapes[i].name, name) == 0) {
            return &shapes[i];
        }
    }
    return NULL;
}

bool shape_exists(const char *name)
{
    return find_shape(name, false) != NULL;
}

struct shape_filter {
    struct table_filter filter;
    const char *name, *open_end;
    const struct shape *shape;
    struct column columns[SHAPE_COLUMNS];
    size_t from[SHAPE_COLUMNS]; /* of PIECE_COPY and PIECE_ISO3 */
    size_t count;
    /* Columns that come in; `came` for those that are not there. */
    size_t came, start, end, status, certainty, place, source;
    struct arena row; /* texts of the row */
};

static bool take_columns(struct shape_filter *self, const struct column *columns, size_t count,
                         struct fault *fault)
{
    for (const struct shape_column *want = self->shape->columns; want->column.name; want++) {
        const char *from = want->from != NULL ? want->from : "";
        const size_t found = column_find(columns, count, from, strlen(from));
        if (want->from != NULL && found == count) {
            return column_unknown("--for", from, strlen(from), columns, count, fault);
        }
        self->columns[self->count] = want->column;
        self->from[self->count++] = found;
    }
    return true;
}

static bool shape_begin(struct table_sink *sink, const char *title, const struct column *columns,
                        size_t count, struct fault *fault)
{
    struct shape_filter *self = (struct shape_filter *)sink;
    const size_t date = column_find(columns, count, "date", 4);
    self->came = count;
    self->start = column_find(columns, count, "start", 5);
    self->end = column_find(columns, count, "end", 3);
    self->status = column_find(columns, count, "status", 6);
    self->certainty = column_find(columns, count, "certainty", 9);
    self->place = column_find(columns, count, "place", 5);
    self->source = column_find(columns, count, "source", 6);
    const bool of_events =
        self->start == count && date < count && column_find(columns, count, "title", 5) < count;
    if (!of_events && (self->start == count || self->end == count)) {
        return fault_set(fault, FAULT_USAGE,
                         "--for shapes members, blocs, history, together and chronology, not this "
                         "table; -f csv gives it as it is");
    }
    if (of_events) {
        self->start = self->end = date;
    }
    self->shape = find_shape(self->name, of_events);
    return take_columns(self, columns, count, fault) &&
           self->filter.next->begin(self->filter.next, title, self->columns, self->count, fault);
}

static struct cell number_cell(struct shape_filter *self, int64_t number)
{
    return cell_text(arena_printf(&self->row, "%lld", (long long)number));
}

static struct cell day_cell(struct shape_filter *self, int64_t day)
{
    char text[EDTF_DAY_SIZE];
    const size_t size = edtf_format_day(day, text);
    return (struct cell){arena_text(&self->row, text, size), size};
}

/* The last day of what the row tells: of a spell, the day before the first on which it is over;
 * an event of one day has none of its own. */
static bool last_day(const struct shape_filter *self, const struct cell *cells, int64_t *day)
{
    int64_t first;
    if (!cell_last_day(&cells[self->end], self->open_end, day)) {
        return false;
    }
    if (!self->shape->of_events) {
        const bool open = cells[self->end].size == 2; /* `..`: the last day covered is still in */
        *day -= open ? 0 : 1;
        return true;
    }
    return cell_first_day(&cells[self->start], NULL, &first) && first < *day;
}

/* How precisely a date is written that is one date, and not a set or an interval. */
static enum edtf_precision precision_of(const struct cell *cell)
{
    struct edtf date;
    const bool one = cell->size > 0 && edtf_parse(cell->text, cell->size, &date, NULL) &&
                     date.kind == EDTF_DATE && !date.start.masked;
    return !one || date.start.precision == EDTF_SEASON ? EDTF_DAY
                                                       : (enum edtf_precision)date.start.precision;
}

/* TimelineJS knows years, months and days, and an end where the date is wider than it can say. */
static struct cell timeline_cell(struct shape_filter *self, enum piece piece,
                                 const struct cell *cells)
{
    const bool of_start = piece <= PIECE_START_DAY;
    const enum edtf_precision precision = precision_of(&cells[self->start]);
    int64_t day;
    if (of_start
            ? !cell_first_day(&cells[self->start], NULL, &day)
            : (self->shape->of_events && precision != EDTF_DAY) || !last_day(self, cells, &day)) {
        return (struct cell){NULL, 0};
    }
    const struct civil civil = day_to_civil(day);
    switch (piece) {
    case PIECE_START_YEAR:
    case PIECE_END_YEAR:
        return number_cell(self, civil.year);
    case PIECE_START_MONTH:
    case PIECE_END_MONTH:
        return of_start && precision == EDTF_YEAR ? (struct cell){NULL, 0}
                                                  : number_cell(self, civil.month);
    default:
        return of_start && precision != EDTF_DAY ? (struct cell){NULL, 0}
                                                 : number_cell(self, civil.day);
    }
}

static struct cell joined(struct shape_filter *self, const struct cell *cells, size_t first,
                          size_t second)
{
    const struct cell none = {"", 0};
    const struct cell *a = first < self->came && cells[first].size ? &cells[first] : &none;
    const struct cell *b = second < self->came && cells[second].size ? &cells[second] : &none;
    return cell_text(arena_printf(&self->row, "%.*s%s%.*s", (int)a->size, a->text,
                                  a->size && b->size ? ", " : "", (int)b->size, b->text));
}

static struct cell make_cell(struct shape_filter *self, size_t column, const struct cell *cells)
{
    const enum piece piece = self->shape->columns[column].piece;
    const struct cell none = {NULL, 0};
    const struct cell *start = &cells[self->start], *end = &cells[self->end];
    int64_t day;
    switch (piece) {
    case PIECE_NOTHING:
        return none;
    case PIECE_COPY:
        return cells[self->from[column]];
    case PIECE_ISO3: {
        const struct cell *actor = &cells[self->from[column]];
        return actor->size == 3 ? *actor : none;
    }
    case PIECE_START:
        return cell_first_day(start, NULL, &day) ? day_cell(self, day) : none;
    case PIECE_END:
        return !cell_last_day(end, self->open_end, &day)
                   ? none
                   : day_cell(self, self->shape->of_events ? day + 1 : day);
    case PIECE_WHEN:
        return self->shape->of_events
                   ? *start
                   : cell_text(arena_printf(&self->row, "%.*s/%.*s", (int)start->size,
                                            start->size ? start->text : "", (int)end->size,
                                            end->size ? end->text : ""));
    case PIECE_TEXT:
        return self->shape->of_events ? joined(self, cells, self->place, self->source)
                                      : joined(self, cells, self->status, self->certainty);
    case PIECE_START_YEAR:
    case PIECE_START_MONTH:
    case PIECE_START_DAY:
    case PIECE_END_YEAR:
    case PIECE_END_MONTH:
    case PIECE_END_DAY:
        break;
    }
    return timeline_cell(self, piece, cells);
}

static bool shape_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct shape_filter *self = (struct shape_filter *)sink;
    struct cell made[SHAPE_COLUMNS];
    for (size_t i = 0; i < self->count; i++) {
        made[i] = make_cell(self, i, cells);
    }
    const bool done = self->filter.next->row(self->filter.next, made, fault);
    arena_release(&self->row);
    return done;
}

static bool shape_end(struct table_sink *sink, struct fault *fault)
{
    struct table_sink *next = ((struct table_filter *)sink)->next;
    return next->end(next, fault);
}

static void shape_release(struct table_filter *filter)
{
    struct shape_filter *self = (struct shape_filter *)filter;
    arena_release(&self->row);
    free(self);
}

struct table_filter *filter_shape(struct table_sink *next, const char *name, const char *open_end)
{
    assert(shape_exists(name));
    struct shape_filter *self = heap_alloc(sizeof *self);
    *self = (struct shape_filter){
        .filter = {{.begin = shape_begin, .row = shape_row, .end = shape_end}, next, shape_release},
        .name = name,
        .open_end = open_end,
    };
    return &self->filter;
}

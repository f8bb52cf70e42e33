#include "shape.h"

#include "arena.h"
#include "day.h"
#include "edtf.h"
#include "message.h"
#include "render_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* How a cell of a shape is made. */
enum piece {
    PIECE_NOTHING,
    PIECE_COPY,  /* of the column with the role `from` */
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
    enum column_role from;
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
        {{"Year", COLUMN_NUMBER, ROLE_NONE, MSG_NONE}, PIECE_START_YEAR, ROLE_NONE},               \
            {{"Month", COLUMN_NUMBER, ROLE_NONE, MSG_NONE}, PIECE_START_MONTH, ROLE_NONE},         \
            {{"Day", COLUMN_NUMBER, ROLE_NONE, MSG_NONE}, PIECE_START_DAY, ROLE_NONE},             \
            {{"Time", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_NOTHING, ROLE_NONE},                \
            {{"End Year", COLUMN_NUMBER, ROLE_NONE, MSG_NONE}, PIECE_END_YEAR, ROLE_NONE},         \
            {{"End Month", COLUMN_NUMBER, ROLE_NONE, MSG_NONE}, PIECE_END_MONTH, ROLE_NONE},       \
            {{"End Day", COLUMN_NUMBER, ROLE_NONE, MSG_NONE}, PIECE_END_DAY, ROLE_NONE},           \
            {{"End Time", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_NOTHING, ROLE_NONE},            \
            {{"Display Date", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_WHEN, ROLE_NONE},           \
            {{"Headline", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, headline},                \
            {{"Text", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_TEXT, ROLE_NONE},                   \
            {{"Media", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_NOTHING, ROLE_NONE},               \
            {{"Media Credit", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_NOTHING, ROLE_NONE},        \
            {{"Media Caption", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_NOTHING, ROLE_NONE},       \
            {{"Media Thumbnail", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_NOTHING, ROLE_NONE},     \
            {{"Type", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_NOTHING, ROLE_NONE},                \
            {{"Group", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, group},                      \
            {{"Background", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_NOTHING, ROLE_NONE},          \
    }

static const struct shape shapes[] = {
    {"timelinejs", false, TIMELINEJS(ROLE_NAME, ROLE_BLOC)},
    {"timelinejs", true, TIMELINEJS(ROLE_TITLE, ROLE_BLOC)},
    /* Its Gantt chart: https://app.flourish.studio/@flourish/gantt. */
    {"flourish",
     false,
     {{{"start_date", COLUMN_DATE, ROLE_NONE, MSG_NONE}, PIECE_START, ROLE_NONE},
      {{"end_date", COLUMN_DATE, ROLE_NONE, MSG_NONE}, PIECE_END, ROLE_NONE},
      {{"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name}, PIECE_COPY, ROLE_NAME},
      {{"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc}, PIECE_COPY, ROLE_BLOC},
      {{"status", COLUMN_TEXT, ROLE_STATUS, MSG_heading_status}, PIECE_COPY, ROLE_STATUS}}},
    {"flourish",
     true,
     {{{"start_date", COLUMN_DATE, ROLE_NONE, MSG_NONE}, PIECE_START, ROLE_NONE},
      {{"end_date", COLUMN_DATE, ROLE_NONE, MSG_NONE}, PIECE_END, ROLE_NONE},
      {{"name", COLUMN_TEXT, ROLE_NAME, MSG_heading_name}, PIECE_COPY, ROLE_TITLE},
      {{"bloc", COLUMN_TEXT, ROLE_BLOC, MSG_heading_bloc}, PIECE_COPY, ROLE_BLOC},
      {{"kind", COLUMN_TEXT, ROLE_KIND, MSG_heading_kind}, PIECE_COPY, ROLE_KIND}}},
    /* Its Gantt chart: groups, lanes, start, end and colour, mapped by hand; the names are free. */
    {"rawgraphs",
     false,
     {{{"group", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_BLOC},
      {{"lane", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_NAME},
      {{"start", COLUMN_DATE, ROLE_START, MSG_heading_start}, PIECE_START, ROLE_NONE},
      {{"end", COLUMN_DATE, ROLE_END, MSG_heading_end}, PIECE_END, ROLE_NONE},
      {{"colour", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_STATUS},
      {{"certainty", COLUMN_TEXT, ROLE_CERTAINTY, MSG_heading_certainty},
       PIECE_COPY,
       ROLE_CERTAINTY}}},
    {"rawgraphs",
     true,
     {{{"group", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_BLOC},
      {{"lane", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_TITLE},
      {{"start", COLUMN_DATE, ROLE_START, MSG_heading_start}, PIECE_START, ROLE_NONE},
      {{"end", COLUMN_DATE, ROLE_END, MSG_heading_end}, PIECE_END, ROLE_NONE},
      {{"colour", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_KIND},
      {{"certainty", COLUMN_TEXT, ROLE_CERTAINTY, MSG_heading_certainty},
       PIECE_NOTHING,
       ROLE_NONE}}},
    /* A map of the world finds its countries by ISO-Code; a table shows the rest. */
    {"datawrapper",
     false,
     {{{"ISO-Code", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_ISO3, ROLE_ACTOR},
      {{"Name", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_NAME},
      {{"Value", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_STATUS},
      {{"Bloc", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_BLOC},
      {{"Certainty", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_CERTAINTY},
      {{"Start", COLUMN_DATE, ROLE_NONE, MSG_NONE}, PIECE_START, ROLE_NONE},
      {{"End", COLUMN_DATE, ROLE_NONE, MSG_NONE}, PIECE_END, ROLE_NONE}}},
    {"datawrapper",
     true,
     {{{"Date", COLUMN_DATE, ROLE_NONE, MSG_NONE}, PIECE_START, ROLE_NONE},
      {{"Title", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_TITLE},
      {{"Kind", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_KIND},
      {{"Bloc", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_BLOC},
      {{"Place", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_PLACE},
      {{"Source", COLUMN_TEXT, ROLE_NONE, MSG_NONE}, PIECE_COPY, ROLE_SOURCE}}},
};

const char *const shape_names[] = {"timelinejs", "flourish", "rawgraphs", "datawrapper", NULL};

static const struct shape *find_shape(const char *name, bool of_events)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (shapes[i].of_events == of_events && strcmp(shapes[i].name, name) == 0) {
            return &shapes[i];
        }
    }
    return NULL;
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
    struct filter_say say;
    size_t unbegun, unended; /* rows without a first day, and others without a last */
};

static bool not_this_table(struct fault *fault)
{
    return fault_say(fault, FAULT_USAGE, MSG_fault_for_shapes);
}

static bool take_columns(struct shape_filter *self, const struct column *columns, size_t count,
                         struct fault *fault)
{
    for (const struct shape_column *want = self->shape->columns; want->column.name; want++) {
        const size_t found = column_with_role(columns, count, want->from);
        if (want->from != ROLE_NONE && found == count) {
            return not_this_table(fault);
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
    const size_t date = column_with_role(columns, count, ROLE_DATE);
    self->came = count;
    self->start = column_with_role(columns, count, ROLE_START);
    self->end = column_with_role(columns, count, ROLE_END);
    self->status = column_with_role(columns, count, ROLE_STATUS);
    self->certainty = column_with_role(columns, count, ROLE_CERTAINTY);
    self->place = column_with_role(columns, count, ROLE_PLACE);
    self->source = column_with_role(columns, count, ROLE_SOURCE);
    const bool of_events = self->start == count && date < count &&
                           column_with_role(columns, count, ROLE_TITLE) < count;
    if (!of_events && (self->start == count || self->end == count)) {
        return not_this_table(fault);
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

/* The tools that shapes are for show what they are given as HTML. Texts of records are text: what
 * would be markup there is written so that it shows as it is. */
static struct cell escaped(struct shape_filter *self, struct cell cell)
{
    size_t need = 0;
    for (size_t i = 0; i < cell.size; i++) {
        need += cell.text[i] == '&'                          ? sizeof "&amp;" - 1
                : cell.text[i] == '<' || cell.text[i] == '>' ? sizeof "&lt;" - 1
                                                             : 1;
    }
    if (need == cell.size || strcmp(self->name, "rawgraphs") == 0) { /* it draws, and shows text */
        return cell;
    }
    char *text = arena_alloc(&self->row, need);
    size_t used = 0;
    for (size_t i = 0; i < cell.size; i++) {
        const char sign = cell.text[i];
        const char *as = sign == '<' ? "&lt;" : sign == '>' ? "&gt;" : sign == '&' ? "&amp;" : NULL;
        const size_t size = as ? strlen(as) : 1;
        memcpy(text + used, as ? as : &sign, size);
        used += size;
    }
    return (struct cell){text, used};
}

/* Counts the rows that the tool cannot place: a date it needs is missing. */
static void count_undated(struct shape_filter *self, const struct cell *cells)
{
    int64_t day;
    if (!cell_first_day(&cells[self->start], NULL, &day)) {
        self->unbegun++;
    } else if (!cell_last_day(&cells[self->end], self->open_end, &day)) {
        self->unended++;
    }
}

static bool shape_row(struct table_sink *sink, const struct cell *cells, struct fault *fault)
{
    struct shape_filter *self = (struct shape_filter *)sink;
    struct cell made[SHAPE_COLUMNS];
    count_undated(self, cells);
    for (size_t i = 0; i < self->count; i++) {
        made[i] = escaped(self, make_cell(self, i, cells));
    }
    const bool done = self->filter.next->row(self->filter.next, made, fault);
    arena_release(&self->row);
    return done;
}

static void say_number(const struct shape_filter *self, enum message id, size_t count,
                       const char *tool)
{
    if (count > 0) {
        struct arena arena = {0};
        self->say.say(self->say.context,
                      message_plural(&arena, self->say.lang, id, count, &tool, 1));
        arena_release(&arena);
    }
}

/* What the tool does with a row without a date it needs. A table of Datawrapper needs none, and
 * TimelineJS no end. */
static void say_undated(const struct shape_filter *self)
{
    const bool timeline = strcmp(self->name, "timelinejs") == 0;
    const char *const name = timeline                               ? "TimelineJS"
                             : strcmp(self->name, "rawgraphs") == 0 ? "RAWGraphs"
                             : strcmp(self->name, "flourish") == 0  ? "Flourish"
                                                                    : "Datawrapper";
    const bool shows = strcmp(self->name, "datawrapper") == 0;
    say_number(self, shows ? MSG_note_for_no_first_shown : MSG_note_for_no_first_out, self->unbegun,
               name);
    say_number(self, shows || timeline ? MSG_note_for_no_last_shown : MSG_note_for_no_last_out,
               self->unended, name);
}

static bool shape_end(struct table_sink *sink, struct fault *fault)
{
    struct shape_filter *self = (struct shape_filter *)sink;
    struct table_sink *next = self->filter.next;
    if (self->say.say) {
        say_undated(self);
    }
    return next->end(next, fault);
}

static void shape_release(struct table_filter *filter)
{
    struct shape_filter *self = (struct shape_filter *)filter;
    arena_release(&self->row);
    free(self);
}

struct table_filter *filter_shape(struct table_sink *next, const char *name, const char *open_end,
                                  const struct filter_say *say)
{
    assert(find_shape(name, false));
    struct shape_filter *self = heap_alloc(sizeof *self);
    *self = (struct shape_filter){
        .filter = {{.begin = shape_begin, .row = shape_row, .end = shape_end}, next, shape_release},
        .name = name,
        .open_end = open_end,
        .say = *say,
    };
    return &self->filter;
}

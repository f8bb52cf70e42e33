#include "arena.h"
#include "day.h"
#include "edtf.h"
#include "json_parts.h"
#include "message.h"
#include "render_formats.h"
#include "render_parts.h"
#include "row_spool.h"

#include <stdlib.h>
#include <string.h>

/* Which chart a table makes, by the columns it has. */
enum chart { CHART_NONE, CHART_SPELLS, CHART_PANEL, CHART_EVENTS };

/* Whether all rows so far have one text in a column. */
struct constant {
    bool differs;
    char *first; /* the text of the first row; NULL before */
    size_t size;
};

struct vega {
    struct table_sink sink; /* first, so that a sink is the vega it belongs to */
    FILE *out;
    struct render_options options;
    const struct column *columns;
    size_t count;
    struct row_spool *rows; /* the chart stands before its data, and depends on all of them */
    char *title;
    enum chart chart;
    size_t start, end, date, bloc, actor, name, period; /* columns; the count of them: none */
    struct constant one_bloc, one_actor;
    struct arena arena; /* of a row */
    size_t undated;     /* rows without a first or last day */
    size_t beyond;      /* rows of days that JavaScript cannot count */
};

static size_t find_column(const struct vega *vega, enum column_role role)
{
    return column_with_role(vega->columns, vega->count, role);
}

static bool vega_begin(struct table_sink *self, const char *title, const struct column *columns,
                       size_t count, struct fault *fault)
{
    struct vega *vega = (struct vega *)self;
    const char *subject = vega->options.subject != NULL ? vega->options.subject : "blocline";
    title = title != NULL && title[0] != '\0' ? title : subject;
    vega->title = heap_text(title);
    vega->columns = columns;
    vega->count = count;
    vega->rows = row_spool_new(count, ROW_SPOOL_MEMORY, vega->options.temporary);
    vega->start = find_column(vega, ROLE_START);
    vega->end = find_column(vega, ROLE_END);
    vega->date = find_column(vega, ROLE_DATE);
    vega->bloc = find_column(vega, ROLE_BLOC);
    vega->actor = find_column(vega, ROLE_ACTOR);
    vega->name = find_column(vega, ROLE_NAME);
    vega->period = find_column(vega, ROLE_PERIOD);
    const bool standing =
        vega->bloc < count && vega->actor < count && find_column(vega, ROLE_STATUS) < count;
    if (standing && vega->start < count && vega->end < count) {
        vega->chart = CHART_SPELLS;
    } else if (standing && vega->period < count) {
        vega->chart = CHART_PANEL;
    } else if (vega->date < count && find_column(vega, ROLE_KIND) < count &&
               find_column(vega, ROLE_TITLE) < count) {
        vega->chart = CHART_EVENTS;
    }
    return vega->chart != CHART_NONE || fault_say(fault, FAULT_USAGE, MSG_fault_vega);
}

static void compare(struct constant *constant, const struct cell *cell)
{
    if (constant->first == NULL) {
        constant->first = heap_alloc(cell->size + 1);
        constant->size = cell->size;
        memcpy(constant->first, cell->size > 0 ? cell->text : "", cell->size);
    } else if (!constant->differs) {
        constant->differs =
            constant->size != cell->size ||
            (cell->size > 0 && memcmp(constant->first, cell->text, cell->size) != 0);
    }
}

static bool vega_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct vega *vega = (struct vega *)self;
    if (vega->chart == CHART_SPELLS || vega->chart == CHART_PANEL) {
        compare(&vega->one_bloc, &cells[vega->bloc]);
        compare(&vega->one_actor, &cells[vega->actor]);
    }
    return row_spool_add(vega->rows, cells, fault);
}

/* ---- The data ---- */

/* As JavaScript reads days of UTC: years of four digits, or a sign and six (ECMAScript, "Expanded
 * Years"). */
static void write_day(FILE *out, const char *key, int64_t day)
{
    const struct civil civil = day_to_civil(day);
    const bool plain = civil.year >= 0 && civil.year <= 9999;
    fprintf(out, ",\"%s\":\"%s%0*lld-%02d-%02d\"", key,
            plain            ? ""
            : civil.year < 0 ? "-"
                             : "+",
            plain ? 4 : 6, (long long)(civil.year < 0 ? -civil.year : civil.year), civil.month,
            civil.day);
}

/* The years that a Date of JavaScript can hold to their end. */
static bool is_drawable(int64_t day)
{
    const int64_t year = day_to_civil(day).year;
    return year >= -271820 && year <= 275759;
}

/* Whether the days from `from` to `to` can be drawn; counts those that cannot. */
static bool can_draw(struct vega *vega, bool dated, int64_t from, int64_t to)
{
    vega->undated += !dated;
    const bool beyond = dated && !(is_drawable(from) && is_drawable(to));
    vega->beyond += beyond;
    return dated && !beyond;
}

/* The days of a spell: those on which it may have held, and those on which it surely did. */
static void write_spell(struct vega *vega, const struct cell *cells)
{
    const char *open_end = vega->options.open_end;
    int64_t from = 0, to = 0, sure_from, sure_to;
    const bool dated = cell_first_day(&cells[vega->start], NULL, &from) &&
                       cell_last_day(&cells[vega->start], NULL, &sure_from) &&
                       cell_first_day(&cells[vega->end], open_end, &sure_to) &&
                       cell_last_day(&cells[vega->end], open_end, &to);
    if (can_draw(vega, dated, from, to)) {
        write_day(vega->out, "possible_from", from);
        write_day(vega->out, "possible_to", to);
        if (sure_from < sure_to) {
            write_day(vega->out, "certain_from", sure_from);
            write_day(vega->out, "certain_to", sure_to);
        }
    }
}

static void write_event(struct vega *vega, const struct cell *cells)
{
    int64_t from = 0, to = 0;
    const bool dated = cell_first_day(&cells[vega->date], NULL, &from) &&
                       cell_last_day(&cells[vega->date], NULL, &to);
    if (can_draw(vega, dated, from, to)) {
        write_day(vega->out, "first_day", from);
        write_day(vega->out, "last_day", to);
    }
}

/* The lane of a spell: who or what its row is about beside the others. Names alone could meet
 * (ЦАС is two blocs), so the id stands with it. */
static void write_lane(struct vega *vega, const struct cell *cells)
{
    const bool one_bloc = !vega->one_bloc.differs, one_actor = !vega->one_actor.differs;
    const struct cell *bloc = &cells[vega->bloc], *actor = &cells[vega->actor];
    const char *lane;
    if (vega->name == vega->count || (!one_bloc && !one_actor)) {
        lane = arena_printf(&vega->arena, "%.*s: %.*s", (int)bloc->size, bloc->text,
                            (int)actor->size, actor->text);
    } else {
        const struct cell *name = &cells[vega->name], *id = one_bloc ? actor : bloc;
        lane = arena_printf(&vega->arena, "%.*s (%.*s)", (int)name->size,
                            name->size ? name->text : "", (int)id->size, id->text);
    }
    output_text(vega->out, ",\"lane\":");
    json_write_string(vega->out, lane, strlen(lane));
}

static bool write_values(struct vega *vega, struct fault *fault)
{
    const size_t count = row_spool_count(vega->rows);
    for (size_t i = 0; i < count; i++) {
        const struct cell *cells;
        if (!watch_step(vega->options.watch, MSG_doing_written_rows, i, count, fault) ||
            !row_spool_next(vega->rows, &cells, fault)) {
            return false;
        }
        output_text(vega->out, i > 0 ? ",\n" : "\n");
        json_open_row(vega->out, vega->columns, vega->count, cells);
        if (vega->chart == CHART_SPELLS) {
            write_lane(vega, cells);
            write_spell(vega, cells);
        } else if (vega->chart == CHART_EVENTS) {
            write_event(vega, cells);
        }
        arena_release(&vega->arena);
        output_byte(vega->out, '}');
        if (!output_check(vega->out, fault)) {
            return false;
        }
    }
    return true;
}

/* ---- The chart ---- */

/* Dates are days of UTC, and a scale of local time would show the day before west of Greenwich; so
 * would the words that are made of the end (x2) without a unit of time. A legend shows all it has:
 * Vega's own limit is 30. */
static const char spells[] =
    "\"height\":{\"step\":18},\n\"width\":640,\n"
    "\"encoding\":{\"y\":{\"field\":\"lane\",\"type\":\"nominal\",\"sort\":null,\"title\":null,"
    "\"axis\":{\"labelLimit\":320}},"
    "\"color\":{\"field\":\"status\",\"type\":\"nominal\",\"title\":null,"
    "\"legend\":{\"symbolLimit\":0}}},\n"
    "\"layer\":[\n"
    "{\"transform\":[{\"filter\":\"isValid(datum.possible_from)\"}],"
    "\"mark\":{\"type\":\"bar\",\"opacity\":0.35,\"tooltip\":{\"content\":\"data\"}},"
    "\"encoding\":{\"x\":{\"field\":\"possible_from\",\"type\":\"temporal\","
    "\"scale\":{\"type\":\"utc\"},\"axis\":{\"title\":null}},\"x2\":{\"field\":\"possible_to\","
    "\"timeUnit\":\"utcyearmonthdate\",\"title\":\"possible_to\"}}},\n"
    "{\"transform\":[{\"filter\":\"isValid(datum.certain_from)\"}],"
    "\"mark\":{\"type\":\"bar\",\"tooltip\":{\"content\":\"data\"}},"
    "\"encoding\":{\"x\":{\"field\":\"certain_from\",\"type\":\"temporal\","
    "\"scale\":{\"type\":\"utc\"},\"axis\":{\"title\":null}},\"x2\":{\"field\":\"certain_to\","
    "\"timeUnit\":\"utcyearmonthdate\",\"title\":\"certain_to\"}}}\n]";

static const char panel[] =
    "\"mark\":{\"type\":\"rect\",\"tooltip\":{\"content\":\"data\"}},\n"
    "\"encoding\":{\"x\":{\"field\":\"period\",\"type\":\"ordinal\",\"title\":null},"
    "\"y\":{\"field\":\"actor\",\"type\":\"nominal\",\"sort\":null,\"title\":null},";

static const char events[] =
    "\"height\":{\"step\":22},\n\"width\":640,\n"
    "\"transform\":[{\"filter\":\"isValid(datum.first_day)\"}],\n"
    "\"encoding\":{\"x\":{\"field\":\"first_day\",\"type\":\"temporal\","
    "\"scale\":{\"type\":\"utc\"},\"axis\":{\"title\":null}},"
    "\"y\":{\"field\":\"kind\",\"type\":\"nominal\",\"sort\":null,\"title\":null},"
    "\"color\":{\"field\":\"bloc\",\"type\":\"nominal\",\"title\":null,"
    "\"legend\":{\"symbolLimit\":0}}},\n"
    "\"layer\":[\n"
    "{\"mark\":\"rule\",\"encoding\":{\"x2\":{\"field\":\"last_day\","
    "\"timeUnit\":\"utcyearmonthdate\",\"title\":\"last_day\"}}},\n"
    "{\"mark\":{\"type\":\"point\",\"filled\":true,\"tooltip\":{\"content\":\"data\"}}}\n]";

static void write_chart(struct vega *vega)
{
    FILE *out = vega->out;
    switch (vega->chart) {
    case CHART_SPELLS:
        output_text(out, spells);
        break;
    case CHART_PANEL:
        output_text(out, panel);
        if (vega->one_bloc.differs) {
            output_text(out, "\"row\":{\"field\":\"bloc\",\"type\":\"nominal\",\"sort\":null,"
                             "\"title\":null},");
        }
        output_text(out, "\"color\":{\"field\":\"status\",\"type\":\"nominal\",\"title\":null,"
                         "\"legend\":{\"symbolLimit\":0}}");
        if (find_column(vega, ROLE_CERTAINTY) < vega->count) {
            output_text(out, ",\"opacity\":{\"field\":\"certainty\",\"type\":\"ordinal\","
                             "\"scale\":{\"domain\":[\"certain\",\"possible\"],"
                             "\"range\":[1,0.35]},\"title\":null}");
        }
        output_byte(out, '}');
        break;
    case CHART_EVENTS:
        output_text(out, events);
        break;
    case CHART_NONE:
        break;
    }
}

static void say_number(const struct vega *vega, enum message id, size_t count)
{
    const struct render_options *options = &vega->options;
    if (count > 0 && options->say != NULL) {
        struct arena arena = {0};
        options->say(options->say_context,
                     message_plural(&arena, options->lang, id, count, NULL, 0));
        arena_release(&arena);
    }
}

static void say_undrawn(const struct vega *vega)
{
    say_number(vega, MSG_note_vega_undated, vega->undated);
    say_number(vega, MSG_note_vega_beyond, vega->beyond);
}

static bool vega_end(struct table_sink *self, struct fault *fault)
{
    struct vega *vega = (struct vega *)self;
    FILE *out = vega->out;
    output_text(out, "{\"$schema\":\"https://vega.github.io/schema/vega-lite/v5.json\",\n"
                     "\"title\":");
    json_write_string(out, vega->title, strlen(vega->title));
    if (vega->options.provenance != NULL) {
        output_text(out, ",\n\"usermeta\":{\"provenance\":");
        json_provenance(out, vega->options.provenance);
        output_byte(out, '}');
    }
    output_text(out, ",\n");
    write_chart(vega);
    output_text(out, ",\n\"data\":{\"values\":[");
    if (!write_values(vega, fault)) {
        return false;
    }
    output_text(out, "\n]}}\n");
    say_undrawn(vega);
    return output_finish(out, fault);
}

struct table_sink *vega_open(FILE *out, const struct render_options *options)
{
    struct vega *vega = heap_alloc(sizeof *vega);
    *vega = (struct vega){
        .sink = {.begin = vega_begin, .row = vega_row, .end = vega_end},
        .out = out,
        .options = *options,
    };
    return &vega->sink;
}

void vega_release(struct table_sink *sink)
{
    struct vega *vega = (struct vega *)sink;
    if (vega == NULL) {
        return;
    }
    row_spool_free(vega->rows);
    free(vega->one_bloc.first);
    free(vega->one_actor.first);
    free(vega->title);
    arena_release(&vega->arena);
    free(vega);
}

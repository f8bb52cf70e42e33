#include "chart.h"
#include "chart_load.h"
#include "edtf.h"
#include "option_specs.h"
#include "period.h"
#include "svg.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* `blocline chart`: pictures. This file reads the words of the question; chart_load.c reads the
 * rows, and the room `chart` draws them. */

enum {
    WIDTH = OPTION_OWN,
    ORDER,
    GROUP,
    COMPARE,
    EVENTS,
    NO_DATES,
    TITLE,
    THEME,
    BACKGROUND,
    ASCII
};

static const char *const order_words[] = {"start", "end", "name", "days", "id", NULL};
static const char *const group_words[] = {"bloc", "actor", NULL};
static const char *const event_words[] = {"auto", "none", "edges", "all", NULL};
static const char *const theme_words[] = {"light", "dark", "grey", "auto", NULL};
static const char *const none_words[] = {"none", NULL};

static const struct option_spec options[] = {
    OPT_ON,
    OPT_FROM,
    OPT_TO,
    OPT_STATUS,
    {.id = WIDTH,
     .name = "width",
     .argument = "N",
     .kind = VALUE_NUMBER,
     .help = "pixels of a picture (960), columns of a terminal"},
    {.id = ORDER,
     .name = "order",
     .argument = "BY",
     .kind = VALUE_WORD,
     .words = order_words,
     .help = "rows by start (default), end, name, days or id"},
    {.id = GROUP,
     .name = "group",
     .argument = "BY",
     .kind = VALUE_WORD,
     .words = group_words,
     .help = "a lane for each bloc (default) or for each actor"},
    {.id = COMPARE,
     .name = "compare",
     .argument = "READING",
     .kind = VALUE_ID,
     .list = "readings",
     .help = "a thin line under each bar: the full standings of another reading"},
    {.id = EVENTS,
     .name = "events",
     .argument = "WHICH",
     .kind = VALUE_WORD,
     .words = event_words,
     .help = "flags of events: none, edges (that begin or end bars), all"},
    {.id = NO_DATES, .name = "no-dates", .help = "without the column of dates"},
    {.id = TITLE, .name = "title", .argument = "TEXT", .kind = VALUE_TEXT, .help = "another title"},
    {.id = THEME,
     .name = "theme",
     .argument = "THEME",
     .kind = VALUE_WORD,
     .words = theme_words,
     .help = "light (default), dark, grey, or auto: as the reader's screen"},
    {.id = BACKGROUND,
     .name = "background",
     .argument = "none",
     .kind = VALUE_WORD,
     .words = none_words,
     .help = "no ground: the page shows through"},
    {.id = ASCII, .name = "ascii", .help = "in a terminal, plain ASCII"},
    OPT_END,
};

static const struct column columns[] = {{"picture", COLUMN_TEXT, ROLE_PICTURE, MSG_NONE}};

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    const char *kind = given->operands[0];
    const struct chart_kind *found = NULL;
    struct nearest nearest = nearest_to(kind);
    struct arena arena = {0};
    const char *all = "";
    for (const struct chart_kind *row = chart_kinds(); row->name; row++) {
        found = strcmp(row->name, kind) == 0 ? row : found;
        nearest_offer(&nearest, row->name, row->name);
        all = arena_printf(&arena, "%s%s%s", all, *all ? ", " : "", row->name);
    }
    if (!found) {
        fault_set(fault, FAULT_USAGE, "unknown chart \"%s\"%s; expected one of: %s", kind,
                  nearest_hint(&arena, &nearest), all);
        arena_release(&arena);
        return false;
    }
    struct chart_loaded loaded;
    enum party of = PARTY_BLOC;
    struct svg svg = {0};
    char day[PERIOD_TEXT_SIZE];
    period_text(BY_DAY, question->when.latest, day);
    const char *digest = store_info(question->store, "digest", NULL);
    struct chart_options wanted = {
        .lang = question->lang,
        .theme = (enum theme_id)given->number[THEME],
        .width = given->value[WIDTH] ? (double)given->number[WIDTH] : CHART_WIDTH,
        .lo = question->lo,
        .hi = question->hi,
        .day = question->when.latest,
        .day_text = day,
        .by_actor = given->number[GROUP] == 1,
        .order = (enum chart_order)given->number[ORDER],
        .flags = (enum chart_flags)given->number[EVENTS],
        .no_dates = given->value[NO_DATES] != NULL,
        .no_ground = given->value[BACKGROUND] != NULL,
        .title = given->value[TITLE],
        .reading = question->reading_id,
        .command_line = given->command_line,
        .source_line = arena_printf(
            &arena, "%s, %s (sha256:%.12s), %s", store_title(question->store, question->lang, NULL),
            store_info(question->store, "version", NULL), digest ? digest : "",
            store_info(question->store, "licence", NULL))};
    bool done =
        chart_load_begin(&loaded, question, fault) &&
        chart_load_subjects(&loaded, question, given->operands + 1,
                            (size_t)given->operand_count - 1, &of, fault) &&
        (!given->value[COMPARE] ||
         chart_load_compared(&loaded, question, given->value[COMPARE], &wanted.other, fault)) &&
        chart_load_events(&loaded, question, fault);
    if (done) {
        found->draw(&loaded.data, &wanted, &svg);
        const struct cell cell = {svg.text, svg.size};
        done = table_begin(sink, NULL, columns, 1, fault) && table_row(sink, &cell, fault) &&
               table_end(sink, fault);
    }
    svg_release(&svg);
    chart_load_release(&loaded);
    arena_release(&arena);
    return done;
}

const struct command command_chart = {
    .name = "chart",
    .operands = "KIND SUBJECT...",
    .least = 2,
    .most = 100,
    .summary = "pictures: who belonged to what, from when to when",
    .help = "Draws a picture.",
    .options = options,
    .columns = columns,
    .column_count = 1,
    .examples = {"blocline chart history EAEU -o eaeu.svg",
                 "blocline chart count CIS EAEU -o n.svg"},
    .run = run,
    .format = "svg",
};

#include "cells.h"
#include "chart_load.h"
#include "edtf.h"
#include "messages.h"
#include "option_specs.h"
#include "period.h"
#include "shaping.h"
#include "standings.h"
#include "svg.h"
#include "wording.h"

#include "platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct command command_chart;

/* `blocline chart`: pictures. This file reads the words of the question; chart_load.c and its
 * neighbours read the rows, and the room `chart` draws them. */

enum { ORDER = OPTION_OWN, GROUP, COMPARE, EVENTS, NO_DATES, TITLE, THEME, BACKGROUND };

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
    OPT_BLOCS,
    {.id = OPTION_ACTOR,
     .name = "actor",
     .argument = "A[,A]",
     .kind = VALUE_IDS,
     .list = "actors",
     .words = option_all_words,
     .help = MSG_help_o_actor_2},
    OPT_KIND,
    OPT_PERSON,
    OPT_SOURCE,
    {.id = OPTION_WIDTH,
     .name = "width",
     .argument = "N",
     .kind = VALUE_NUMBER,
     .help = MSG_help_o_width},
    {.id = ORDER,
     .name = "order",
     .argument = "BY",
     .kind = VALUE_WORD,
     .words = order_words,
     .help = MSG_help_o_order},
    {.id = GROUP,
     .name = "group",
     .argument = "BY",
     .kind = VALUE_WORD,
     .words = group_words,
     .help = MSG_help_o_group},
    {.id = COMPARE,
     .name = "compare",
     .argument = "READING",
     .kind = VALUE_ID,
     .list = "readings",
     .help = MSG_help_o_compare},
    {.id = EVENTS,
     .name = "events",
     .argument = "WHICH",
     .kind = VALUE_WORD,
     .words = event_words,
     .help = MSG_help_o_events},
    {.id = NO_DATES, .name = "no-dates", .help = MSG_help_o_no_dates},
    {.id = TITLE,
     .name = "title",
     .argument = "TEXT",
     .kind = VALUE_TEXT,
     .help = MSG_help_o_title},
    {.id = THEME,
     .name = "theme",
     .argument = "THEME",
     .kind = VALUE_WORD,
     .words = theme_words,
     .help = MSG_help_o_theme},
    {.id = BACKGROUND,
     .name = "background",
     .argument = "none",
     .kind = VALUE_WORD,
     .words = none_words,
     .help = MSG_help_o_background},
    {.id = OPTION_SCALE,
     .name = "scale",
     .argument = "N",
     .kind = VALUE_NUMBER,
     .help = MSG_help_o_scale},
    {.id = OPTION_ASCII, .name = "ascii", .help = MSG_help_o_ascii},
    {.id = OPTION_DATA, .name = "data", .help = MSG_help_o_data},
    OPT_END,
};

static const struct column columns[] = {{"picture", COLUMN_TEXT, ROLE_PICTURE, MSG_NONE}};

/* ---- The command that draws it again ---- */

static const char *quoted(struct arena *arena, const char *word)
{
    if (*word && strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                              "-_.,:/@%+") == strlen(word)) {
        return word;
    }
    const char *text = "'";
    for (; *word; word++) {
        text = *word == '\'' ? arena_printf(arena, "%s'\\''", text)
                             : arena_printf(arena, "%s%c", text, *word);
    }
    return arena_printf(arena, "%s'", text);
}

/* Not of the picture: where it goes, and what is said beside it. */
static bool is_elsewhere(int id)
{
    return id == 'd' || id == 'f' || id == 'o' || id == 'q' || id == OPTION_FAIL_EMPTY ||
           id == OPTION_SCALE || (id >= OPTION_SHAPING && id != OPTION_WIDTH);
}

static const char *command_line(struct arena *arena, const struct command *command,
                                const struct options *given)
{
    struct option_spec specs[OPTIONS_MAX];
    const size_t count = command_specs(command, specs, OPTIONS_MAX);
    const char *text = "blocline chart";
    for (int i = 0; i < given->operand_count; i++) {
        text = arena_printf(arena, "%s %s", text, quoted(arena, given->operands[i]));
    }
    for (size_t i = 0; i < count; i++) {
        const char *value = given->value[specs[i].id];
        if (value && !is_elsewhere(specs[i].id)) {
            text = arena_printf(arena, "%s --%s%s%s", text, specs[i].name,
                                specs[i].argument ? " " : "",
                                specs[i].argument ? quoted(arena, value) : "");
        }
    }
    return text;
}

/* ---- What is asked ---- */

static bool check_operands(const struct chart_kind *kind, const struct options *given,
                           struct fault *fault)
{
    const int count = given->operand_count - 1;
    if (count < kind->least) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_chart_needs, kind->name,
                              kind->operands);
    }
    return count <= kind->most ||
           fault_say_with(fault, FAULT_USAGE,
                          kind->rows == CHART_EVENTS ? MSG_fault_chart_takes_no_choose
                                                     : MSG_fault_chart_takes_no,
                          kind->name, given->operands[kind->most + 1]);
}

static bool check_width(const struct options *given, bool picture, struct fault *fault)
{
    const size_t least = picture ? CHART_WIDTH_MIN : CHART_COLUMNS_MIN;
    const size_t most = picture ? CHART_WIDTH_MAX : 1000;
    if (given->value[OPTION_SCALE] &&
        (given->number[OPTION_SCALE] < 1 || given->number[OPTION_SCALE] > 16)) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_chart_scale,
                              given->value[OPTION_SCALE]);
    }
    return !given->value[OPTION_WIDTH] ||
           (given->number[OPTION_WIDTH] >= least && given->number[OPTION_WIDTH] <= most) ||
           fault_say_with(fault, FAULT_USAGE,
                          picture ? MSG_fault_chart_pixels : MSG_fault_chart_columns,
                          given->value[OPTION_WIDTH], NUMBER_TEXT(least), NUMBER_TEXT(most));
}

/* The form that is wanted: a picture, or lines for a terminal. */
static bool read_form(const struct question *question, bool *picture, struct fault *fault)
{
    const char *format = question->format ? question->format : "text";
    *picture =
        strcmp(format, "svg") == 0 || strcmp(format, "png") == 0 || strcmp(format, "pdf") == 0;
    return *picture || strcmp(format, "text") == 0 ||
           fault_say_with(fault, FAULT_USAGE, MSG_fault_chart_format, format);
}

static size_t columns_of(const struct question *question, const struct options *given)
{
    const char *asked = platform_variable("COLUMNS");
    size_t count = question->columns;
    if (count == 0 && asked && atoi(asked) > 0) {
        count = (size_t)atoi(asked);
    }
    count = given->value[OPTION_WIDTH] ? given->number[OPTION_WIDTH]
            : count                    ? count
                                       : CHART_COLUMNS;
    return count < CHART_COLUMNS_MIN ? CHART_COLUMNS_MIN : count > 1000 ? 1000 : count;
}

static const char *source_line(struct arena *arena, const struct question *question)
{
    const char *digest = store_info(question->store, "digest");
    const char *title = store_title(question->store, question->lang);
    const char *version = store_info(question->store, "version");
    const char *licence = store_info(question->store, "licence");
    const char *colon = digest ? strchr(digest, ':') : NULL; /* "sha256:..." */
    return arena_printf(arena, "%s%s%s%s%.12s%s%s%s", title ? title : "", version ? ", " : "",
                        version ? version : "", digest ? " (sha256:" : "",
                        digest ? (colon ? colon + 1 : digest) : "", digest ? ")" : "",
                        licence ? ", " : "", licence ? licence : "");
}

static struct chart_options read_options(struct arena *arena, const struct question *question,
                                         const struct options *given, char day[PERIOD_TEXT_SIZE])
{
    period_text(BY_DAY, question->when.latest, day);
    return (struct chart_options){
        .lang = question->lang,
        .theme = (enum theme_id)given->number[THEME],
        .width = given->value[OPTION_WIDTH] ? (double)given->number[OPTION_WIDTH] : CHART_WIDTH,
        .columns = columns_of(question, given),
        .ascii = given->value[OPTION_ASCII] != NULL,
        .colour = question->colour,
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
        .source_line = source_line(arena, question)};
}

static bool write_text(const char *text, size_t size, struct table_sink *sink, struct fault *fault)
{
    const struct cell cell = {text, size};
    return table_begin(sink, NULL, columns, 1, fault) && table_row(sink, &cell, fault) &&
           table_end(sink, fault);
}

static bool draw(const struct chart_kind *kind, const struct chart_loaded *loaded,
                 const struct chart_options *wanted, bool picture, struct table_sink *sink,
                 struct fault *fault)
{
    bool done;
    if (picture) {
        struct svg svg = {0};
        kind->draw(&loaded->data, wanted, &svg);
        done = write_text(svg.text, svg.size, sink, fault);
        svg_release(&svg);
    } else {
        struct cells cells = {.width = wanted->columns, .ascii = wanted->ascii};
        kind->print(&loaded->data, wanted, &cells);
        done = write_text(cells.text ? cells.text : "", cells.size, sink, fault);
        cells_release(&cells);
    }
    return done;
}

static const char *note_of(struct chart_loaded *loaded, enum language lang)
{
    return loaded->left_out
               ? message_plural(&loaded->arena, lang, MSG_chart_left_out, loaded->left_out, NULL, 0)
               : NULL;
}

/* A picture of the matrix has a cell for each pair: they must be large enough to be read. */
static bool check_room(const struct chart_kind *kind, const struct chart_loaded *loaded,
                       const struct chart_options *wanted, bool picture, struct fault *fault)
{
    const size_t count = loaded->data.actor_count;
    if (!chart_is_of_day(kind)) {
        return true;
    }
    const double room = picture ? (wanted->width - 220) / 18 : (double)(wanted->columns - 12) / 4;
    return count <= CHART_ACTORS || (double)count <= room ||
           fault_say_with(fault, FAULT_USAGE, MSG_fault_chart_too_wide, NUMBER_TEXT(count),
                          NUMBER_TEXT(picture ? wanted->width : (double)wanted->columns));
}

static bool run(const struct question *asked, const struct options *given, struct table_sink *sink,
                struct fault *fault)
{
    const struct chart_kind *kind = chart_kind_find(given->operands[0], fault);
    struct question question = *asked;
    struct options behind;
    struct chart_loaded loaded;
    enum party of = PARTY_BLOC;
    char day[PERIOD_TEXT_SIZE];
    bool picture;
    if (!kind || !check_operands(kind, given, fault) || !read_form(asked, &picture, fault) ||
        !check_width(given, picture, fault)) {
        return false;
    }
    if (question.when.latest == EDTF_POS_INF) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_chart_day, question.when_text);
    }
    chart_options_behind(given, &behind);
    if (!question.status && (kind->rows == CHART_SPELLS || chart_is_of_day(kind))) {
        question.status = "all";
    }
    const char *compared = given->value[COMPARE];
    bool done = chart_load_begin(&loaded, &question, fault);
    struct chart_options wanted = read_options(&loaded.arena, &question, given, day);
    wanted.command_line = command_line(&loaded.arena, &command_chart, given);
    done = done && chart_reading_title(&loaded, question.reading_id, &wanted.reading, fault) &&
           chart_load_kind(&loaded, kind, &behind, &of, fault) &&
           (!compared || chart_load_compared(&loaded, compared, of, &wanted.other, fault)) &&
           check_room(kind, &loaded, &wanted, picture, fault);
    if (done) {
        wanted.of = of;
        wanted.note = note_of(&loaded, question.lang);
        done = draw(kind, &loaded, &wanted, picture, sink, fault);
    }
    chart_load_release(&loaded);
    return done;
}

const struct command command_chart = {
    .name = "chart",
    .title = MSG_title_chart,
    .operands = "KIND [SUBJECT...]",
    .least = 1,
    .most = SUBJECTS_MAX,
    .summary = MSG_help_s_chart,
    .help = MSG_help_t_chart,
    .options = options,
    .columns = columns,
    .column_count = 1,
    .examples = {"blocline chart day 2015-01-01", "blocline chart history EAEU -o eaeu.svg"},
    .run = run,
    .format = "text",
};

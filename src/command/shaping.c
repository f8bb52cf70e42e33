#include "shaping.h"

#include "edtf.h"
#include "messages.h"
#include "names_then.h"
#include "shape.h"
#include "sorter.h"
#include "with_bounds.h"
#include "with_sources.h"

#include <stdint.h>
#include <string.h>

static const char *const excel_words[] = {"ru", NULL};
static const char *const color_words[] = {"auto", "always", "never", NULL}; /* enum color_when */

static const char *const names_words[] = {"now", "then", NULL}; /* enum names_when */

static const struct option_spec specs[] = {
    {.id = OPTION_COLUMNS, .name = "columns", .argument = "A,B,C", .help = MSG_help_o_columns},
    {.id = OPTION_SORT, .name = "sort", .argument = "A,-B", .help = MSG_help_o_sort},
    {.id = OPTION_LIMIT,
     .name = "limit",
     .argument = "N",
     .help = MSG_help_o_limit,
     .kind = VALUE_NUMBER},
    {.id = OPTION_NO_HEADER, .name = "no-header", .help = MSG_help_o_no_header},
    {.id = OPTION_NULL, .name = "null", .argument = "TEXT", .help = MSG_help_o_null},
    {.id = OPTION_FILL_OPEN,
     .name = "fill-open",
     .argument = "DATE",
     .help = MSG_help_o_fill_open,
     .kind = VALUE_DATE},
    {.id = OPTION_EXCEL,
     .name = "excel",
     .argument = "ru",
     .help = MSG_help_o_excel,
     .kind = VALUE_WORD,
     .words = excel_words},
    {.id = OPTION_FOR,
     .name = "for",
     .argument = "TOOL",
     .help = MSG_help_o_for,
     .kind = VALUE_WORD,
     .words = shape_names},
    {.id = OPTION_WITH_SOURCES, .name = "with-sources", .help = MSG_help_o_with_sources},
    {.id = OPTION_WITH_BOUNDS, .name = "with-bounds", .help = MSG_help_o_with_bounds},
    {.id = OPTION_WITH_PROVENANCE, .name = "with-provenance", .help = MSG_help_o_with_provenance},
    {.id = OPTION_COLOR,
     .name = "color",
     .argument = "WHEN",
     .help = MSG_help_o_color,
     .kind = VALUE_WORD,
     .words = color_words},
    {.id = OPTION_WIDTH,
     .name = "width",
     .argument = "N",
     .help = MSG_help_o_columns_wide,
     .kind = VALUE_NUMBER},
    {.id = OPTION_ASCII, .name = "ascii", .help = MSG_help_o_ascii_signs},
    {.id = OPTION_NAMES,
     .name = "names",
     .argument = "WHEN",
     .help = MSG_help_o_names,
     .kind = VALUE_WORD,
     .words = names_words},
    {.id = OPTION_NO_PAGER, .name = "no-pager", .help = MSG_help_o_no_pager},
};

const struct option_spec *shaping_options(size_t *count)
{
    *count = sizeof specs / sizeof *specs;
    return specs;
}

bool shaping_check(const struct options *options, struct fault *fault)
{
    const char *fill = options->value[OPTION_FILL_OPEN];
    struct edtf date;
    return !fill || (question_date("--fill-open", fill, &date, fault) &&
                     (date.kind == EDTF_DATE ||
                      fault_say_with(fault, FAULT_USAGE, MSG_fault_fill_open, fill)));
}

const char *shaping_open_end(const struct options *options, const struct question *question)
{
    const char *fill = options->value[OPTION_FILL_OPEN];
    return fill || !question->store ? fill : store_info(question->store, "as_of");
}

static void add(struct shaping *shaping, struct table_filter *filter)
{
    shaping->filters[shaping->count++] = filter;
    shaping->sink = &filter->sink;
}

static bool is_for_screen(const struct question *question)
{
    return question->format && strcmp(question->format, "screen") == 0;
}

/* Screens about a day say the name of then, and the present one in brackets; all else says the
 * present one, unless it is asked to. */
static bool add_names(struct shaping *shaping, const struct options *options,
                      const struct question *question, struct fault *fault)
{
    const bool said = options->value[OPTION_NAMES] != NULL;
    const bool screen = is_for_screen(question);
    const bool then =
        said ? options->number[OPTION_NAMES] == NAMES_THEN : screen && question->dated;
    if (said && !question->store) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_names_no_records);
    }
    if (then && question->store) {
        add(shaping, filter_names_then(shaping->sink, question, screen, said));
    }
    return true;
}

/* From the renderer's side to the query's: rows are sorted and counted before columns go, so that
 * one may sort by what is not shown. */
bool shaping_open(struct shaping *shaping, const struct options *options,
                  const struct question *question, struct table_sink *sink, struct fault *fault)
{
    const char *const *value = options->value;
    const size_t limit = value[OPTION_LIMIT] ? options->number[OPTION_LIMIT] : SIZE_MAX;
    const struct filter_say say = {question->say, question->say_context, question->lang};
    *shaping = (struct shaping){.sink = sink};
    if (value[OPTION_NULL]) {
        add(shaping, filter_null(shaping->sink, value[OPTION_NULL], &say));
    }
    if (value[OPTION_COLUMNS]) {
        add(shaping, filter_columns(shaping->sink, value[OPTION_COLUMNS]));
    }
    if (value[OPTION_FOR]) {
        add(shaping, filter_shape(shaping->sink, value[OPTION_FOR],
                                  shaping_open_end(options, question), &say));
    } else if (value[OPTION_FILL_OPEN]) {
        add(shaping, filter_fill_open(shaping->sink, value[OPTION_FILL_OPEN]));
    }
    if (value[OPTION_SORT]) { /* which may let the rows go that are beyond the limit */
        const struct sort_options means = {
            .limit = limit, .spill = store_sorter, .watch = question->watch};
        shaping->sort = filter_sort(shaping->sink, value[OPTION_SORT], &means);
        add(shaping, shaping->sort);
    } else if (value[OPTION_LIMIT]) {
        shaping->limit = filter_limit(shaping->sink, limit);
        add(shaping, shaping->limit);
    }
    if (!add_names(shaping, options, question, fault)) {
        return false;
    }
    if (value[OPTION_WITH_SOURCES]) {
        if (!question->store) {
            return fault_say(fault, FAULT_USAGE, MSG_fault_sources_no_records);
        }
        add(shaping, filter_sources(shaping->sink, question->store, question->reading));
    }
    if (value[OPTION_WITH_BOUNDS]) {
        add(shaping, filter_bounds(shaping->sink, value[OPTION_FILL_OPEN]));
    }
    if (question->watch) {
        add(shaping, filter_watch(shaping->sink, question->watch));
    }
    shaping->sink->full = shaping->limit ? filter_limit_full(shaping->limit) : NULL;
    return true;
}

bool shaping_needs(const struct options *options, const char *column)
{
    const char *const *value = options->value;
    /* A name that only contains it counts too: that costs time, and nothing else. */
    return !value[OPTION_COLUMNS] || strstr(value[OPTION_COLUMNS], column) ||
           (value[OPTION_SORT] && strstr(value[OPTION_SORT], column)) ||
           value[OPTION_WITH_SOURCES] || value[OPTION_FOR];
}

size_t shaping_left(const struct shaping *shaping)
{
    return shaping->sort    ? filter_sort_left(shaping->sort)
           : shaping->limit ? filter_limit_left(shaping->limit)
                            : 0;
}

void shaping_say_left(const struct shaping *shaping, const struct options *options,
                      const struct question *question)
{
    const size_t left = shaping_left(shaping);
    const char *limit = options->value[OPTION_LIMIT];
    if (left > 0 && shaping->sink->stopped) {
        question_say(question, MSG_note_limited_some, limit);
    } else if (left > 0) {
        question_say_number(question, MSG_note_limited, left, limit);
    }
}

void shaping_release(struct shaping *shaping)
{
    for (size_t i = 0; i < shaping->count; i++) {
        filter_free(shaping->filters[i]);
    }
    *shaping = (struct shaping){0};
}

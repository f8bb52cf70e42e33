#include "shaping.h"

#include "edtf.h"
#include "shape.h"
#include "sorter.h"
#include "with_sources.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const struct option_spec specs[] = {
    {OPTION_COLUMNS, "columns", "A,B,C", "only these columns, in this order"},
    {OPTION_SORT, "sort", "A,-B", "in order of column A, then of B from the last to the first"},
    {OPTION_LIMIT, "limit", "N", "the first N rows; how many there are more is said on stderr"},
    {OPTION_NO_HEADER, "no-header", NULL, "no names of columns"},
    {OPTION_NULL, "null", "TEXT", "TEXT where there is no value (NA for R)"},
    {OPTION_FILL_OPEN, "fill-open", "DATE", "DATE where an end is open, for tools that need one"},
    {OPTION_EXCEL, "excel", "ru", "CSV as Excel in Russian opens it: BOM, ;, CRLF, no formulas"},
    {OPTION_FOR, "for", "TOOL", "columns for timelinejs, flourish, rawgraphs or datawrapper"},
    {OPTION_WITH_SOURCES, "with-sources", NULL, "a column with the sources that tell of each row"},
    {OPTION_WITH_PROVENANCE, "with-provenance", NULL,
     "say in the answer what it was made of: records, digest, reading, command"},
    {OPTION_COLOR, "color", "WHEN", "auto (on a terminal, without NO_COLOR), always or never"},
    {OPTION_NO_PAGER, "no-pager", NULL, "no pager on a terminal (else PAGER, or less -FRX)"},
};

const struct option_spec *shaping_options(size_t *count)
{
    *count = sizeof specs / sizeof *specs;
    return specs;
}

static bool read_limit(const char *text, size_t *limit, struct fault *fault)
{
    char *end;
    errno = 0;
    const unsigned long long number = strtoull(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end || errno != 0) {
        return fault_set(fault, FAULT_USAGE, "--limit: \"%s\" is not a number of rows", text);
    }
    *limit = (size_t)number;
    return true;
}

bool shaping_check(const struct options *options, struct fault *fault)
{
    const char *limit = options->value[OPTION_LIMIT], *fill = options->value[OPTION_FILL_OPEN];
    const char *excel = options->value[OPTION_EXCEL], *tool = options->value[OPTION_FOR];
    size_t rows;
    struct edtf date;
    if (limit && !read_limit(limit, &rows, fault)) {
        return false;
    }
    if (fill && !question_date("--fill-open", fill, &date, fault)) {
        return false;
    }
    if (fill && date.kind != EDTF_DATE) {
        return fault_set(fault, FAULT_USAGE, "--fill-open: \"%s\" is not one date", fill);
    }
    if (excel && strcmp(excel, "ru") != 0) {
        return fault_set(fault, FAULT_USAGE,
                         "--excel: unknown locale \"%s\"; expected ru (or write xlsx, which is "
                         "the same in all)",
                         excel);
    }
    return !tool || shape_exists(tool) ||
           fault_set(fault, FAULT_USAGE, "--for: unknown tool \"%s\"; expected one of: %s", tool,
                     shape_names);
}

const char *shaping_open_end(const struct options *options, const struct question *question)
{
    const char *fill = options->value[OPTION_FILL_OPEN];
    return fill || !question->store ? fill : store_info(question->store, "as_of", NULL);
}

static void add(struct shaping *shaping, struct table_filter *filter)
{
    shaping->filters[shaping->count++] = filter;
    shaping->sink = &filter->sink;
}

/* From the renderer's side to the query's: rows are sorted and counted before columns go, so that
 * one may sort by what is not shown. */
bool shaping_open(struct shaping *shaping, const struct options *options,
                  const struct question *question, struct table_sink *sink, struct fault *fault)
{
    const char *const *value = options->value;
    size_t limit = SIZE_MAX;
    *shaping = (struct shaping){.sink = sink};
    if (value[OPTION_NULL]) {
        add(shaping, filter_null(shaping->sink, value[OPTION_NULL]));
    }
    if (value[OPTION_COLUMNS]) {
        add(shaping, filter_columns(shaping->sink, value[OPTION_COLUMNS]));
    }
    if (value[OPTION_FOR]) {
        add(shaping,
            filter_shape(shaping->sink, value[OPTION_FOR], shaping_open_end(options, question)));
    } else if (value[OPTION_FILL_OPEN]) {
        add(shaping, filter_fill_open(shaping->sink, value[OPTION_FILL_OPEN]));
    }
    if (value[OPTION_LIMIT] && !read_limit(value[OPTION_LIMIT], &limit, fault)) {
        return false;
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
    if (value[OPTION_WITH_SOURCES]) {
        if (!question->store) {
            return fault_set(fault, FAULT_USAGE, "--with-sources: this command asks no records");
        }
        add(shaping, filter_sources(shaping->sink, question->store, question->reading));
    }
    if (question->watch) {
        add(shaping, filter_watch(shaping->sink, question->watch));
    }
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

void shaping_release(struct shaping *shaping)
{
    for (size_t i = 0; i < shaping->count; i++) {
        filter_free(shaping->filters[i]);
    }
    *shaping = (struct shaping){0};
}

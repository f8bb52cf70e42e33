#ifndef BLOCLINE_TABLE_FILTER_H
#define BLOCLINE_TABLE_FILTER_H

#include "row_sorter.h"
#include "table.h"
#include "watch.h"

/* Filters: table sinks that change what passes through them to the next sink, so that every tabular
 * answer can be shaped alike and no query knows of it. All stream but the one that sorts. */
struct table_filter {
    struct table_sink sink;  /* first, so that a sink is the filter it belongs to */
    struct table_sink *next; /* borrowed */
    void (*release)(struct table_filter *self);
};

/* Each function makes a filter that passes on to `next`; texts are borrowed until it is released.
 * Words of the user's that do not fit the table are found in `begin`: FAULT_USAGE. */

/* Only the columns in `names` ("actor,start"), in that order. A name may come twice. */
struct table_filter *filter_columns(struct table_sink *next, const char *names);

/* How rows are sorted. */
struct sort_options {
    size_t limit;  /* only the first so many rows are wanted; SIZE_MAX: all */
    size_t memory; /* bytes of rows and keys in memory; 0: some MiB */
    /* Makes what sorts those that are too many for memory, or sets the fault; NULL: all of them are
     * kept in memory. */
    struct row_sorter *(*spill)(const struct watch *watch, struct fault *fault);
    const struct watch *watch; /* progress and cancellation; may be NULL */
};

/* Rows in the order of `keys` ("bloc,-start"; - is descending), else in the order they came.
 * Numbers by value; dates by first day, then last day, with an open end last; codes that are
 * numbers too; words without regard to case, by the alphabet (alphabet.h), in every locale alike.
 * No value comes last, descending too. Passes nothing on until `end`. filter_sort_left says how
 * many more rows there were than `limit`. */
struct table_filter *filter_sort(struct table_sink *next, const char *keys,
                                 const struct sort_options *means);
size_t filter_sort_left(const struct table_filter *sort);

/* The first `limit` rows; filter_limit_left says how many more there were. */
struct table_filter *filter_limit(struct table_sink *next, size_t limit);
/* What is set once a row was left out: for table_sink.full. */
const bool *filter_limit_full(const struct table_filter *limit);
size_t filter_limit_left(const struct table_filter *limit);

/* All rows; their number is reported now and then ("rows"), and they can be cancelled. Looks
 * at the watch at every WATCH_STEPth row only: the others cost a count. */
struct table_filter *filter_watch(struct table_sink *next, const struct watch *watch);

/* Takes a line for people beside the answer. */
struct filter_say {
    void (*say)(void *context, const char *text); /* or NULL */
    void *context;
    enum language lang; /* of the texts */
};

/* `text` where there is no value. Says so if it is a value too, and the two cannot be
 * distinguished. */
struct table_filter *filter_null(struct table_sink *next, const char *text,
                                 const struct filter_say *say);

/* In columns of dates, `date` where an end is open: for `..` and at the end of `2015/..`. */
struct table_filter *filter_fill_open(struct table_sink *next, const char *date);

/* NULL is allowed. Does not release the next sink. */
void filter_free(struct table_filter *filter);

/* The number of the column called `name` (`size` bytes), or `count` if there is none. */
size_t column_find(const struct column *columns, size_t count, const char *name, size_t size);

/* FAULT_USAGE about a column that is not in the table, with the nearest and all there are. */
bool column_unknown(const char *option, const char *name, size_t size, const struct column *columns,
                    size_t count, struct fault *fault);

#endif

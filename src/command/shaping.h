#ifndef BLOCLINE_SHAPING_H
#define BLOCLINE_SHAPING_H

#include "command.h"
#include "question.h"
#include "table_filter.h"

/* The options that shape an answer, whatever the command: which columns and rows, in what order,
 * for which tool. Each is a filter between the query and the renderer. */

enum {
    OPTION_COLUMNS = OPTION_SHAPING,
    OPTION_SORT,
    OPTION_LIMIT,
    OPTION_NO_HEADER,
    OPTION_NULL,
    OPTION_FILL_OPEN,
    OPTION_EXCEL,
    OPTION_FOR,
    OPTION_WITH_SOURCES,
    OPTION_WITH_PROVENANCE,
    OPTION_COLOR,
    OPTION_WIDTH,
    OPTION_ASCII,
    OPTION_NO_PAGER,
    OPTION_NAMES,
    OPTION_WITH_BOUNDS
};

/* What --names says, in the order of its words. */
enum names_when { NAMES_NOW, NAMES_THEN };

/* What --color says, in the order of its words. */
enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* These options, `*count` of them. */
const struct option_spec *shaping_options(size_t *count);

/* Checks what their specs cannot say (commands_check calls it): FAULT_USAGE. */
bool shaping_check(const struct options *options, struct fault *fault);

/* The filters of one answer. All zeros is none. */
struct shaping {
    struct table_filter *filters[10];
    size_t count;
    struct table_filter *limit, *sort; /* of the filters, or NULL */
    struct table_sink *sink;           /* to write the answer to */
};

/* Puts the filters asked for before `sink`. `question` and `options` are borrowed until release. */
bool shaping_open(struct shaping *shaping, const struct options *options,
                  const struct question *question, struct table_sink *sink, struct fault *fault);

/* Whether anybody looks at the column: it is shown, sorted by, or followed to its sources. What an
 * answer takes long to find need not be found for nobody. */
bool shaping_needs(const struct options *options, const char *column);

/* How many rows --limit left out. */
size_t shaping_left(const struct shaping *shaping);

/* Says how many, or (where the command stopped there) that there are more. */
void shaping_say_left(const struct shaping *shaping, const struct options *options,
                      const struct question *question);

void shaping_release(struct shaping *shaping);

/* Where charts end what goes on: --fill-open, or the last day that the records cover; or NULL. */
const char *shaping_open_end(const struct options *options, const struct question *question);

#endif

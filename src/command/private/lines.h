#ifndef BLOCLINE_LINES_H
#define BLOCLINE_LINES_H

#include "question.h"

/* Lines of text for people, as the rows of a table of one column. */

struct lines {
    struct table_sink *sink;
    size_t width;
    struct arena arena;
};

bool lines_begin(struct lines *lines, const struct question *question, struct table_sink *sink,
                 struct fault *fault);

/* One line as it is. */
bool lines_add(struct lines *lines, const char *text, struct fault *fault);

/* A text wrapped at spaces; lines after the first begin with `indent` spaces, and so does the first
 * if `first` says so. */
bool lines_wrap(struct lines *lines, const char *text, size_t indent, bool first,
                struct fault *fault);

/* Ends the table and gives the memory back; false, too, if `done` is. */
bool lines_end(struct lines *lines, bool done, struct fault *fault);

#endif

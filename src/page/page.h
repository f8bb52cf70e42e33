#ifndef BLOCLINE_PAGE_H
#define BLOCLINE_PAGE_H

#include "question.h"
#include "store_page.h"
#include "table.h"

/* The records, or a part of them, as one page of HTML that needs no network: a frame, the style,
 * the records as JSON and the script that draws them. */

struct page_request {
    struct page_part part;
    const char *title; /* in place of the package's; NULL */
    int64_t day;       /* that it opens with */
    int64_t last;      /* day that the records cover */
};

/* Where a browser on a small machine begins to be slow. */
enum { PAGE_LARGE = 25 * 1000 * 1000 };

/* Writes the page, in blocks: rows of a sink for documents, without a path in the first column. Its
 * size in bytes goes to `*size`. The language and the reading it opens with are the question's. */
bool page_write(const struct question *question, const struct page_request *request,
                struct table_sink *sink, size_t *size, struct fault *fault);

#endif

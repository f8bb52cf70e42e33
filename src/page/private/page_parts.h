#ifndef BLOCLINE_PAGE_PARTS_H
#define BLOCLINE_PAGE_PARTS_H

#include "page.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A page on its way: text is gathered and handed on in blocks. */
struct page {
    const struct question *question;
    const struct page_request *request;
    struct table_sink *sink;
    struct fault *fault;
    char *text; /* gathered */
    size_t used, capacity, size;
    bool valid; /* nothing has failed so far */
};

/* Adds text to the line as it is. */
void page_put(struct page *page, const char *text);

/* The same with what HTML keeps for itself written out. */
void page_put_html(struct page *page, const char *text);

/* As a string of JSON, in which no `<` is: whatever it says, it does not end the element. NULL is
 * null. */
void page_put_json(struct page *page, const char *text);

void page_put_number(struct page *page, int64_t number);

/* Ends the line, and hands on what was gathered if it is much. Returns page->valid. */
bool page_line(struct page *page);

/* Hands on what is left. */
bool page_flush(struct page *page);

/* The element with the records: page_data.c. */
bool page_data(struct page *page);

/* The words of the script in every language, as an object of JSON: page_words.c. */
void page_words(struct page *page);

/* Made by the build of page.css and script/: BloclinePage.cmake. */
extern const char page_style[], page_script[], page_style_hash[], page_script_hash[];

#endif

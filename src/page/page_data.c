#include "page_parts.h"

#include "words.h"

/* The records as one object of JSON. A table is an object with the number of values in a row and
 * one flat array of all of them, as the script wants them:
 *
 *     "names":[7,[1,1,0,0,"Commonwealth of Independent States",null,null,
 *     ...]]
 *
 * Rows are lines, handed on as they are read. store_page.h says what their values are. */

struct rows {
    struct page *page;
    bool any;
};

static void put_value(struct page *page, const struct page_value *value)
{
    if (value->kind == PAGE_TEXT) {
        page_put_json(page, value->text);
    } else if (value->none) {
        page_put(page, "null");
    } else {
        page_put_number(page, value->number);
    }
}

static bool take_row(void *context, const struct page_value *values, size_t count,
                     struct fault *fault)
{
    struct rows *rows = context;
    struct page *page = rows->page;
    (void)fault; /* which is the page's */
    if (!rows->any) {
        page_put_number(page, (int64_t)count);
        page_put(page, ",[");
    }
    for (size_t i = 0; i < count; i++) {
        page_put(page, i > 0 || rows->any ? "," : "");
        put_value(page, &values[i]);
    }
    rows->any = true;
    return page_line(page);
}

static bool put_table(struct page *page, enum page_table table)
{
    struct rows rows = {.page = page};
    page_put(page, "\"");
    page_put(page, store_page_name(table));
    page_put(page, "\":[");
    page->valid = page->valid && store_page(page->question->store, table, &page->request->part,
                                            take_row, &rows, page->fault);
    page_put(page, rows.any ? "]],\n" : "0,[]],\n");
    return page->valid;
}

/* What the page opens with. */
static void put_settings(struct page *page)
{
    const struct page_request *request = page->request;
    page_put(page, "\"open\":{\"lang\":");
    page_put_json(page, language_code(page->question->lang));
    page_put(page, ",\"reading\":");
    page_put_json(page, page->question->reading_id);
    page_put(page, ",\"day\":");
    page_put_number(page, request->day);
    page_put(page, ",\"last\":");
    page_put_number(page, request->last);
    page_put(page, ",\"title\":");
    page_put_json(page, request->title);
    page_put(page, "},");
    page_line(page);
}

bool page_data(struct page *page)
{
    page_put(page, "<script type=\"application/json\" id=\"data\">{");
    put_settings(page);
    for (enum page_table table = 0; table < PAGE_TABLES && page->valid; table++) {
        put_table(page, table);
    }
    page_put(page, "\"words\":");
    page_words(page);
    page_put(page, "}</script>");
    return page_line(page);
}

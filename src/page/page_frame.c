#include "page.h"

#include "arena.h"
#include "day.h"
#include "message.h"
#include "page_parts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *text(const struct page *page, enum message id)
{
    return message(page->question->lang, id);
}

static const char *title_of(const struct page *page)
{
    const char *title = page->request->title;
    if (!title) {
        title = store_title(page->question->store, page->question->lang);
    }
    if (!title) {
        title = store_info(page->question->store, "id");
    }
    return title && *title ? title : "blocline";
}

static bool put_head(struct page *page)
{
    page_put(page, "<!DOCTYPE html>\n<html lang=\"");
    page_put(page, language_code(page->question->lang));
    page_put(page, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "script-src 'sha256-");
    page_put(page, page_script_hash);
    page_put(page, "'; style-src 'sha256-");
    page_put(page, page_style_hash);
    page_put(page, "'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
                   "<meta name=\"generator\" content=\"blocline\">\n<title>");
    page_put_html(page, title_of(page));
    /* An empty icon, or browsers ask for one. */
    page_put(page, "</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>");
    page_put(page, page_style);
    page_put(page, "</style>\n</head>\n<body>");
    return page_line(page);
}

/* What the script fills; and what is there without it. */
static bool put_body(struct page *page)
{
    page_put(page, "<a class=\"skip\" href=\"#main\">");
    page_put_html(page, text(page, MSG_page_skip));
    page_put(page, "</a>\n<header><h1>");
    page_put_html(page, title_of(page));
    page_put(page, "</h1><search class=\"find\"></search><span class=\"rd\"></span>"
                   "<span class=\"lang\"></span></header>\n<nav aria-label=\"");
    page_put_html(page, text(page, MSG_page_views));
    page_put(page, "\"></nav>\n<section class=\"day\" aria-label=\"");
    page_put_html(page, text(page, MSG_page_day));
    page_put(page, "\" hidden></section>\n<main id=\"main\" tabindex=\"-1\"></main>");
    return page_line(page);
}

/* For the members of one bloc a line each. */
struct members {
    struct page *page;
    struct arena arena;
    const char *bloc;
    size_t blocs;
};

enum { BLOCS_MAX = 200 };

static bool take_member(void *context, const struct page_value *values, size_t count,
                        struct fault *fault)
{
    struct members *members = context;
    struct page *page = members->page;
    const char *bloc = values[0].text ? values[0].text : "";
    (void)count, (void)fault;
    if (!members->bloc || strcmp(members->bloc, bloc) != 0) {
        members->blocs++;
        if (members->blocs > BLOCS_MAX) {
            members->bloc = ""; /* the rest is counted */
            return true;
        }
        arena_release(&members->arena);
        page_put(page, members->bloc ? "</td></tr>\n" : "");
        members->bloc = arena_printf(&members->arena, "%s", bloc);
        page_put(page, "<tr><th scope=\"row\">");
        page_put_html(page, bloc);
        page_put(page, "</th><td>");
    } else {
        page_put(page, ", ");
    }
    page_put_html(page, values[1].text ? values[1].text : "");
    return page->valid;
}

static bool put_members(struct page *page)
{
    const struct question *question = page->question;
    struct members members = {.page = page};
    page_put(page, "<table class=\"data\">\n<tbody>\n");
    page->valid =
        page->valid && store_page_members(question->store, question->reading, page->request->day,
                                          question->lang, take_member, &members, page->fault);
    page_put(page, members.blocs ? "</td></tr>\n" : "");
    if (members.blocs == 0 || members.blocs > BLOCS_MAX) {
        page_put(page, "<tr><td>");
        page_put_html(page, text(page, members.blocs ? MSG_page_no_script_more : MSG_page_nobody));
        page_put(page, "</td></tr>\n");
    }
    page_put(page, "</tbody>\n</table>\n");
    arena_release(&members.arena);
    return page->valid;
}

static bool put_without_script(struct page *page)
{
    struct arena arena = {0};
    const struct civil date = day_to_civil(page->request->day);
    const char *sign = date.year < 0 ? "-" : "";
    const char *day = arena_printf(&arena, "%s%04" PRId64 "-%02d-%02d", sign,
                                   date.year < 0 ? -date.year : date.year, date.month, date.day);
    page_put(page, "<noscript>\n<p>");
    page_put_html(page, message_format(&arena, page->question->lang, MSG_page_no_script, day));
    page_put(page, "</p>\n");
    put_members(page);
    page_put(page, "<p>");
    page_put_html(page, text(page, MSG_page_no_script_tables));
    page_put(page, "</p>\n</noscript>\n<footer></footer>");
    arena_release(&arena);
    return page_line(page);
}

static bool put_script(struct page *page)
{
    page_put(page, "<script>");
    page_put(page, page_script);
    page_put(page, "</script>\n</body>\n</html>");
    return page_line(page);
}

bool page_write(const struct question *question, const struct page_request *request,
                struct table_sink *sink, size_t *size, struct fault *fault)
{
    static const struct column columns[] = {{"path", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
                                            {"bytes", COLUMN_TEXT, ROLE_NONE, MSG_NONE}};
    struct page page = {
        .question = question, .request = request, .sink = sink, .fault = fault, .valid = true};
    const bool done = table_begin(sink, NULL, columns, 2, fault) && put_head(&page) &&
                      put_body(&page) && put_without_script(&page) && page_data(&page) &&
                      put_script(&page) && page_flush(&page) && table_end(sink, fault);
    *size = page.size;
    free(page.text);
    return done;
}

#include "page_parts.h"

#include "arena.h"
#include "text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void put_bytes(struct page *page, const char *bytes, size_t size)
{
    page->text = heap_grow(page->text, &page->capacity, page->used + size, 1);
    memcpy(page->text + page->used, bytes, size);
    page->used += size;
}

void page_put(struct page *page, const char *text)
{
    put_bytes(page, text, strlen(text));
}

void page_put_html(struct page *page, const char *text)
{
    for (size_t size; *text; text += size) {
        size = strcspn(text, "&<>\"");
        put_bytes(page, text, size);
        if (size == 0) {
            page_put(page, *text == '&'   ? "&amp;"
                           : *text == '<' ? "&lt;"
                           : *text == '>' ? "&gt;"
                                          : "&quot;");
            size = 1;
        }
    }
}

static bool is_plain(char byte)
{
    return (unsigned char)byte >= ' ' && byte != '"' && byte != '\\' && byte != '<' && byte != 0x7f;
}

void page_put_json(struct page *page, const char *text)
{
    if (!text) {
        page_put(page, "null");
        return;
    }
    page_put(page, "\"");
    while (*text) {
        size_t size = 0;
        while (text[size] && is_plain(text[size])) {
            size++;
        }
        put_bytes(page, text, size);
        text += size;
        if (*text) {
            char escape[8];
            snprintf(escape, sizeof escape, "\\u%04x", (unsigned)(unsigned char)*text++);
            page_put(page, escape);
        }
    }
    page_put(page, "\"");
}

void page_put_number(struct page *page, int64_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, number);
    page_put(page, digits);
}

bool page_flush(struct page *page)
{
    /* What records say is shown to people here: as on a screen, nothing in it is a command. */
    page->used = page->used ? text_clean_lines(page->text, page->used) : 0;
    const struct cell cells[] = {{NULL, 0}, {page->text, page->used}};
    page->valid = page->valid && (page->used == 0 || table_row(page->sink, cells, page->fault));
    page->size += page->used;
    page->used = 0;
    return page->valid;
}

bool page_line(struct page *page)
{
    enum { BLOCK = 1 << 16 }; /* bytes: handing on costs a call of the system */
    page_put(page, "\n");
    return page->used < BLOCK ? page->valid : page_flush(page);
}

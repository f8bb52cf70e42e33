#include "arena.h"
#include "render_formats.h"
#include "render_parts.h"
#include "render_words.h"

#include <stdlib.h>
#include <string.h>

struct html {
    struct table_sink sink; /* first, so that a sink is the html it belongs to */
    FILE *out;
    struct render_options options;
    const struct column *columns;
    size_t count;
    size_t rows;
    struct arena arena; /* of a row */
};

/* Colours of both schemes have a contrast of at least 7:1 (WCAG 2.2, 1.4.6). Everything is in the
 * page: it can be kept, mailed, and opened from a disk without a network. */
static const char style[] =
    ":root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--rule:#767676;--band:#f2f4f7}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#f0f0f0;--paper:#16181b;--rule:#8a8f98;"
    "--band:#22262b}}\n"
    "body{margin:1.5rem;color:var(--ink);background:var(--paper);"
    "font:1rem/1.5 system-ui,sans-serif}\n"
    "h1{font-size:1.4rem;margin:0 0 1rem}\n"
    ".scroll{overflow-x:auto}\n"
    "table{border-collapse:collapse}\n"
    "th,td{padding:.3rem .7rem;text-align:left;vertical-align:top;"
    "border-bottom:1px solid var(--rule)}\n"
    "thead th{position:sticky;top:0;background:var(--paper);border-bottom-width:2px}\n"
    "tbody tr:nth-child(even){background:var(--band)}\n"
    ".date{white-space:nowrap;font-variant-numeric:tabular-nums}\n"
    ".number{text-align:right;font-variant-numeric:tabular-nums}\n"
    "td{white-space:pre-line;overflow-wrap:break-word}\n"
    "td.date{white-space:nowrap}\n"
    "footer{margin-top:1.5rem;font-size:.875rem}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:0}\n"
    "dd{margin:0;overflow-wrap:anywhere}\n"
    "@media print{body{margin:0;font-size:10pt}h1{font-size:13pt}.scroll{overflow:visible}"
    "thead{display:table-header-group}thead th{position:static}tr{break-inside:avoid}"
    "th,td{padding:2pt 4pt}td.date.span{white-space:normal}"
    "table.wide{font-size:8pt}table.very-wide{font-size:6.5pt}td.long{overflow-wrap:anywhere;min-"
    "width:30mm}}\n"
    "@page{size:A4;margin:12mm}\n";

/* A page of more columns than this is printed across, and smaller. */
enum { UPRIGHT_COLUMNS = 5, LANDSCAPE_COLUMNS = 9 };
static const char landscape[] = "@page{size:A4 landscape;margin:10mm}\n";

static void write_html(FILE *out, const char *text)
{
    output_html(out, text, strlen(text));
}

static void write_class(FILE *out, enum column_kind kind)
{
    if (kind == COLUMN_DATE) {
        output_text(out, " class=\"date\"");
    } else if (kind == COLUMN_NUMBER) {
        output_text(out, " class=\"number\"");
    }
}

static void write_headings(struct html *html)
{
    FILE *out = html->out;
    output_text(out, "<thead>\n<tr>");
    for (size_t i = 0; i < html->count; i++) {
        const struct column *column = &html->columns[i];
        const char *text = column_heading(column, html->options.lang);
        output_text(out, "<th scope=\"col\"");
        write_class(out, column->kind);
        if (text == NULL) { /* the name of the contract, which is English */
            output_text(out, html->options.lang == LANG_EN ? "" : " lang=\"en\"");
            text = column->name;
        }
        output_byte(out, '>');
        write_html(out, text);
        output_text(out, "</th>");
    }
    output_text(out, "</tr>\n</thead>\n");
}

static bool html_begin(struct table_sink *self, const char *title, const struct column *columns,
                       size_t count, struct fault *fault)
{
    struct html *html = (struct html *)self;
    FILE *out = html->out;
    const char *subject = html->options.subject != NULL ? html->options.subject : "blocline";
    if (title == NULL || title[0] == '\0') {
        const enum message name = html->options.title;
        title = name != MSG_NONE ? message(html->options.lang, name) : subject;
    }
    html->columns = columns;
    html->count = count;
    output_text(out, "<!DOCTYPE html>\n<html lang=\"");
    write_html(out, language_code(html->options.lang));
    output_text(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"generator\" content=\"blocline\">\n<title>");
    write_html(out, title);
    output_text(out, "</title>\n<style>\n");
    output_text(out, style);
    output_text(out, count > UPRIGHT_COLUMNS ? landscape : "");
    output_text(out, "</style>\n</head>\n<body>\n<main>\n<h1 id=\"title\">");
    write_html(out, title);
    /* A part that scrolls has to be reachable by the keyboard, and to have a name. */
    output_text(out, "</h1>\n<div class=\"scroll\" role=\"region\" aria-labelledby=\"title\" "
                     "tabindex=\"0\">\n<table aria-labelledby=\"title\"");
    output_text(out, count > LANDSCAPE_COLUMNS ? " class=\"very-wide\">\n"
                     : count > UPRIGHT_COLUMNS ? " class=\"wide\">\n"
                                               : ">\n");
    if (!html->options.no_header) {
        write_headings(html);
    }
    output_text(out, "<tbody>\n");
    return output_check(out, fault);
}

/* Whether a word of the cell would not fit a column of paper: a URL, a digest. Such a word may be
 * broken, and no other. */
static bool is_long(const struct cell *cell)
{
    enum { WORD = 30 };
    size_t run = 0;
    for (size_t i = 0; i < cell->size; i++) {
        run = strchr(" \t\n\r", cell->text[i]) ? 0 : run + ((cell->text[i] & 0xC0) != 0x80);
        if (run > WORD) {
            return true;
        }
    }
    return false;
}

static bool html_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct html *html = (struct html *)self;
    FILE *out = html->out;
    output_text(out, "<tr>");
    for (size_t i = 0; i < html->count; i++) {
        const struct cell cell =
            cell_for_people(&html->columns[i], &cells[i], &html->options, &html->arena);
        output_text(out, "<td");
        if (html->columns[i].kind == COLUMN_TEXT && is_long(&cell)) {
            output_text(out, " class=\"long\"");
        }
        if (html->columns[i].kind == COLUMN_DATE && cell.size > sizeof "1994-04-30~") {
            output_text(out, " class=\"date span\""); /* two dates: on paper they may part */
        } else {
            write_class(out, html->columns[i].kind);
        }
        output_byte(out, '>');
        output_html(out, cell.text, cell.size);
        output_text(out, "</td>");
    }
    output_text(out, "</tr>\n");
    arena_release(&html->arena);
    html->rows++;
    return output_check(out, fault);
}

static bool html_end(struct table_sink *self, struct fault *fault)
{
    struct html *html = (struct html *)self;
    FILE *out = html->out;
    fprintf(out, "</tbody>\n</table>\n</div>\n<p>%s: %zu</p>\n</main>\n",
            message(html->options.lang, MSG_page_rows), html->rows);
    if (html->options.provenance != NULL) {
        output_text(out, "<footer>\n<dl lang=\"en\">\n");
        for (const struct provenance *item = html->options.provenance; item->key; item++) {
            output_text(out, "<dt>");
            write_html(out, item->key);
            output_text(out, "</dt><dd>");
            write_html(out, item->value);
            output_text(out, "</dd>\n");
        }
        output_text(out, "</dl>\n</footer>\n");
    }
    output_text(out, "</body>\n</html>\n");
    return output_finish(out, fault);
}

struct table_sink *html_open(FILE *out, const struct render_options *options)
{
    struct html *html = heap_alloc(sizeof *html);
    *html = (struct html){
        .sink = {.begin = html_begin, .row = html_row, .end = html_end},
        .out = out,
        .options = *options,
    };
    return &html->sink;
}

void html_release(struct table_sink *sink)
{
    free(sink);
}

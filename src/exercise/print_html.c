#include "html_parts.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

/* A sheet and its key as one page of HTML for the printer: A4, no script, nothing fetched. */

/* A text in a string of CSS. */
static void write_css_text(struct writing *out, const char *text)
{
    for (; *text; text++) {
        const unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\' || byte == '<' || byte == '&') {
            write_format(out, "\\%x ", byte);
        } else if (byte >= 0x20) {
            write_bytes(out, text, 1);
        }
    }
}

/* The foot of every page says which sheet it is of. */
static void write_feet(struct writing *out, const struct sheet *sheet,
                       const struct print_request *request)
{
    for (size_t v = request->first; v < request->first + request->variants; v++) {
        write_format(out, "@page v%zu{@bottom-left{content:\"", v + 1);
        write_css_text(out, sheet->pool->options.seed);
        write_format(out, "·%zu·", v + 1);
        write_css_text(out, short_digest(sheet));
        write_format(out,
                     "\";font:7pt sans-serif}@bottom-right{content:counter(page) \" / \" "
                     "counter(pages);font:7pt sans-serif}}\n.v%zu{page:v%zu}\n",
                     v + 1, v + 1);
    }
}

/* A text as HTML in which a day stays on the line of its month: a space after a number of one or
 * two digits, before a letter, does not break. */
static void write_tied(struct writing *out, const char *text)
{
    const char *from = text;
    for (const char *at = text; *at; at++) {
        size_t digits = 0;
        while (at - digits > text && at[-1 - (int)digits] >= '0' && at[-1 - (int)digits] <= '9') {
            digits++;
        }
        const bool begins = at - digits == text || at[-1 - (int)digits] == ' ';
        const bool letter = (unsigned char)at[1] >= 0x80 || (at[1] >= 'A' && at[1] <= 'Z');
        if (*at == ' ' && (digits == 1 || digits == 2) && begins && letter) {
            char *part = heap_text(from);
            part[at - from] = '\0';
            write_html(out, part);
            write_text(out, "&nbsp;");
            free(part);
            from = at + 1;
        }
    }
    write_html(out, from);
}

void tagged(struct writing *out, const char *open, const char *text, const char *close)
{
    write_text(out, open);
    write_tied(out, text);
    write_text(out, close);
}

/* A text in which ____ is a line to write on. */
static void write_stem_text(struct writing *out, const char *text)
{
    const char *gap = strstr(text, "____");
    if (!gap) {
        write_tied(out, text);
        return;
    }
    char *before = heap_text(text);
    before[gap - text] = '\0';
    write_tied(out, before);
    write_text(out, "<span class=\"blank\"></span>");
    write_tied(out, gap + 4);
    free(before);
}

static bool options_are_short(const struct shown *shown)
{
    for (size_t i = 0; i < shown->item->option_count; i++) {
        const char *text = shown_said(shown, i)->text;
        if (text_points(text, strlen(text)) > (shown->sheet->request->large ? 16 : 30)) {
            return false;
        }
    }
    return true;
}

static void html_options(struct writing *out, const struct shown *shown)
{
    write_format(out, "<ol class=\"options%s\">", options_are_short(shown) ? " short" : "");
    for (size_t i = 0; i < shown->item->option_count; i++) {
        write_format(out, "<li><span class=\"mark\">%c</span><span>", (char)('A' + (int)i));
        tagged(out, "", shown_said(shown, i)->text, "</span></li>");
    }
    write_text(out, "</ol>\n");
}

static void html_order(struct writing *out, const struct shown *shown)
{
    write_text(out, "<ol class=\"options\">");
    for (size_t i = 0; i < shown->item->option_count; i++) {
        tagged(out, "<li><span class=\"box\"></span><span>", shown_said(shown, i)->text,
               "</span></li>");
    }
    write_text(out, "</ol>\n");
}

static void html_match(struct writing *out, const struct shown *shown)
{
    bool brief = true;
    for (size_t i = 0; i < shown_side_count(shown); i++) {
        brief = brief && strlen(shown_side(shown, i)) <= 6;
    }
    write_format(out, "<div class=\"pairs%s\"><ol>", brief ? " short" : "");
    for (size_t i = 0; i < shown->item->option_count; i++) {
        write_format(out, "<li><span>%zu.</span><span class=\"box\"></span><span>", i + 1);
        tagged(out, "", shown_said(shown, i)->text, "</span></li>");
    }
    write_text(out, "</ol><ol>");
    for (size_t i = 0; i < shown_side_count(shown); i++) {
        write_format(out, "<li><span>%c.</span><span>", (char)('A' + (int)i));
        tagged(out, "", shown_side(shown, i), "</span></li>");
    }
    write_text(out, "</ol></div>\n");
}

void html_grid(struct writing *out, const struct shown *shown, bool solved)
{
    const struct item *item = shown->item;
    write_text(out, "<table class=\"grid\"><thead><tr><td></td>");
    for (size_t i = 0; i < item->year_count; i++) {
        write_format(out, "<th scope=\"col\">%lld</th>", (long long)item->years[i]);
    }
    write_text(out, "</tr></thead><tbody>");
    for (size_t i = 0; i < item->option_count; i++) {
        tagged(out, "<tr><th scope=\"row\">", shown_said(shown, i)->text, "</th>");
        for (size_t k = 0; k < item->year_count; k++) {
            write_text(out,
                       solved && shown_option(shown, i)->cells[k] ? "<td>✓</td>" : "<td></td>");
        }
        write_text(out, "</tr>");
    }
    write_text(out, "</tbody></table>\n");
}

static void html_accounts(struct writing *out, const struct shown *shown)
{
    const enum language lang = shown->lang;
    static const enum message heads[] = {MSG_exercise_source_name, MSG_exercise_source_kind,
                                         MSG_exercise_source_says};
    write_text(out, "<table class=\"accounts\"><thead><tr><td></td>");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        tagged(out, "<th scope=\"col\">", message(lang, heads[i]), "</th>");
    }
    write_text(out, "</tr></thead><tbody>");
    for (size_t i = 0; i < shown->item->option_count; i++) {
        const struct option_said *said = shown_said(shown, i);
        write_format(out, "<tr><th scope=\"row\">%c</th>", (char)('A' + (int)i));
        tagged(out, "<td>", said->text, "</td>");
        tagged(out, "<td>", said->note, "</td>");
        tagged(out, "<td>", said->side, "</td></tr>");
    }
    write_text(out, "</tbody></table>\n");
    tagged(out, "<p>", shown->said->extra, "</p><div class=\"rule\"></div>");
    tagged(out, "<p>", message(lang, MSG_exercise_sources_b),
           "</p><div class=\"rule\"></div><div class=\"rule\"></div>");
    tagged(out, "<p>", message(lang, MSG_exercise_sources_c),
           "</p><div class=\"rule\"></div><div class=\"rule\"></div>\n");
}

static void html_letters(struct writing *out, const struct shown *shown)
{
    write_text(out, "<ol class=\"options letters\">");
    for (size_t i = 0; i < shown->item->option_count; i++) {
        write_format(out, "<li><b>%c</b><span>", (char)('A' + (int)i));
        tagged(out, "", shown_said(shown, i)->text, "</span></li>");
    }
    write_text(out, "</ol>\n");
}

static void html_answer_line(struct writing *out, const struct shown *shown)
{
    tagged(out, "<div class=\"answer\"><span>", message(shown->lang, MSG_exercise_answer),
           "</span><span class=\"line\"></span></div>\n");
}

static void html_truth(struct writing *out, enum language lang)
{
    tagged(out, "<div class=\"answer\"><span>◯ ", message(lang, MSG_exercise_true), "</span>");
    tagged(out, "<span>◯ ", message(lang, MSG_exercise_false), "</span>");
    tagged(out, "<span>", message(lang, MSG_exercise_because),
           "</span><span class=\"line wide\"></span></div>\n");
}

static void html_form(struct writing *out, const struct shown *shown)
{
    switch (shown->item->form) {
    case ITEM_SINGLE:
    case ITEM_SEVERAL:
        html_options(out, shown);
        break;
    case ITEM_TRUTH:
        html_truth(out, shown->lang);
        break;
    case ITEM_NUMBER:
        html_answer_line(out, shown);
        break;
    case ITEM_TEXT:
        if (!strstr(shown->said->stem, "____")) {
            html_answer_line(out, shown);
        }
        break;
    case ITEM_OPEN:
        for (int i = 0; i < 5; i++) {
            write_text(out, "<div class=\"rule\"></div>");
        }
        write_text(out, "\n");
        break;
    case ITEM_ORDER:
        html_order(out, shown);
        break;
    case ITEM_MATCH:
        html_match(out, shown);
        break;
    case ITEM_GRID:
        html_grid(out, shown, false);
        break;
    case ITEM_CURVE:
        figure_curve(out, shown, false);
        break;
    case ITEM_TIMELINE:
        html_letters(out, shown);
        figure_axis(out, shown, false);
        break;
    case ITEM_SOURCES:
        html_accounts(out, shown);
        break;
    case ITEM_CARD:
        break;
    }
}

static void html_item(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    write_format(out, "<div class=\"item\"><p class=\"stem\"><span class=\"n\">%zu.</span>",
                 shown->number);
    write_stem_text(out, shown->said->stem);
    if (item->form == ITEM_SEVERAL && shown->said->extra) {
        tagged(out, " ", shown->said->extra, "");
    }
    tagged(out, "<span class=\"pt\">",
           message_plural(&shown->sheet->pool->arena, shown->lang, MSG_exercise_points,
                          (uint64_t)item->points, NULL, 0),
           "</span></p>\n");
    if (item->chart) {
        figure_bars(out, shown);
    }
    html_form(out, shown);
    write_text(out, "</div>\n");
}

static void html_head(struct writing *out, const struct sheet *sheet, size_t variant,
                      enum language lang)
{
    struct arena *arena = &sheet->pool->arena;
    tagged(out, "<h1>", sheet_title(sheet, lang), "</h1>\n<p class=\"head\"><span>");
    tagged(
        out, "",
        message_format(arena, lang, MSG_exercise_variant, number_text(sheet, (int64_t)variant + 1)),
        "</span><span>");
    tagged(out, "",
           message_format(arena, lang, MSG_exercise_points_of, number_text(sheet, sheet->points)),
           "</span></p>\n<p class=\"who\"><span>");
    tagged(out, "", message(lang, MSG_exercise_name), "<span class=\"line\"></span></span><span>");
    tagged(out, "", message(lang, MSG_exercise_class), "<span class=\"line\"></span></span><span>");
    tagged(out, "", message(lang, MSG_exercise_date), "<span class=\"line\"></span></span></p>\n");
    tagged(out, "<p class=\"note\">", message(lang, MSG_exercise_full_member), "");
    if (sheet->pool->facts.by_reading) {
        tagged(
            out, " ",
            message_format(arena, lang, MSG_exercise_by_reading, sheet->pool->question->reading_id),
            "");
    }
    write_text(out, "</p>\n");
}

static void html_pages(struct writing *out, const struct sheet *sheet, size_t variant,
                       enum language lang)
{
    struct arena *arena = &sheet->pool->arena;
    enum part part = PART_COUNT;
    int parts = 0;
    write_format(out, "<section class=\"sheet v%zu\" lang=\"%s\">\n", variant + 1,
                 language_code(lang));
    html_head(out, sheet, variant, lang);
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, variant, i, lang);
        const bool begins = shown.item->part != part, last = i + 1 == sheet->count;
        write_text(out, begins || last ? "<div class=\"keep\">" : "");
        if (begins) {
            part = shown.item->part;
            tagged(out, "<h2>",
                   message_format(arena, lang, MSG_exercise_part, number_text(sheet, ++parts),
                                  part_title(lang, part)),
                   "</h2>\n");
        }
        html_item(out, &shown);
        if (last) {
            tagged(out, "<p class=\"provenance\">", records_line(sheet, lang), "</p>");
        }
        write_text(out, begins || last ? "</div>\n" : "");
    }
    write_text(out, "</section>\n");
}

void print_html(struct writing *out, const struct sheet *sheet, const struct print_request *request)
{
    enum language first = LANG_EN;
    while (first + 1 < LANG_COUNT && !request->langs[first]) {
        first++;
    }
    write_format(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                 language_code(first));
    write_text(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    tagged(out, "<title>", sheet_title(sheet, first), "</title>\n<style>\n");
    write_text(out, html_style);
    write_feet(out, sheet, request);
    write_format(out, "</style>\n</head>\n<body%s>\n<main>\n",
                 sheet->request->large ? " class=\"large\"" : "");
    const bool cards = sheet->count && sheet->items[0].form == ITEM_CARD;
    if (cards) { /* for those who listen to the page */
        tagged(out, "<h1 class=\"unseen\">", sheet_title(sheet, first), "</h1>\n");
    }
    for (int key = 0; key < 2; key++) {
        for (size_t v = request->first; v < request->first + request->variants; v++) {
            for (enum language lang = LANG_EN; lang < LANG_COUNT; lang++) {
                if (!request->langs[lang]) {
                    continue;
                }
                if (cards && !key) {
                    html_cards(out, sheet, lang);
                } else if (!cards && (key ? request->key : request->pages)) {
                    (key ? html_key : html_pages)(out, sheet, v, lang);
                }
            }
        }
    }
    write_text(out, "</main>\n</body>\n</html>\n");
}

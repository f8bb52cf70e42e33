#include "print_parts.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

/* A sheet and its key as one page of HTML for the printer: A4, no script, nothing fetched. */

static const char style[] =
    "@page{size:A4;margin:15mm}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;font:11pt/1.35 \"Noto Sans\",\"DejaVu Sans\",Arial,sans-serif;color:#000;"
    "background:#fff}\n"
    "body.large{font-size:18pt;line-height:1.5}\n"
    "main{max-width:180mm;margin:0 auto}\n"
    ".sheet{break-before:page}\n"
    ".sheet:first-child{break-before:auto}\n"
    "h1{font-size:1.3em;margin:0 0 .2em}\n"
    "h2{font-size:1em;margin:.8em 0 .5em;border-bottom:1px solid #000}\n"
    ".head{display:flex;justify-content:space-between;font-weight:bold}\n"
    ".who{display:flex;gap:1em;margin:.5em 0}\n"
    ".who span{flex:1;display:flex;gap:.4em}\n"
    ".line{flex:1;border-bottom:1px solid #000;min-width:3em}\n"
    ".blank{display:inline-block;border-bottom:1px solid #000;width:9em}\n"
    ".note{border:1px solid #000;border-radius:2px;padding:.3em .5em;font-size:.85em;margin:.4em "
    "0}\n"
    ".keep,.item{break-inside:avoid}\n"
    ".item{margin:0 0 .8em;padding-left:2em;position:relative}\n"
    ".item p{margin:0 0 .3em}\n"
    ".n{position:absolute;left:0;font-weight:bold}\n"
    ".stem{padding-right:3.5em}\n"
    ".large .stem{padding-right:4em}\n"
    ".pt{position:absolute;right:0;top:0;font-size:.75em;color:#333}\n"
    ".options{list-style:none;margin:0;padding:0}\n"
    ".options.short{display:grid;grid-template-columns:1fr 1fr}\n"
    ".options li{display:flex;gap:.5em;margin:.1em 0}\n"
    ".mark{flex:none;width:1.4em;height:1.4em;border:1px solid "
    "#000;border-radius:50%;font-size:.8em;"
    "text-align:center;line-height:1.3em;margin-top:.15em}\n"
    ".box{flex:none;width:1.9em;height:1.4em;border:1px solid #000}\n"
    ".pairs{display:grid;grid-template-columns:2fr 3fr;gap:1em}\n"
    ".pairs.short{grid-template-columns:4fr 1fr}\n"
    ".pairs ol{margin:0;padding:0;list-style:none}\n"
    ".pairs li{display:flex;gap:.5em;margin:.15em 0}\n"
    ".letters{columns:2;column-gap:1em}\n"
    ".letters li{break-inside:avoid}\n"
    ".answer{display:flex;gap:.5em;align-items:baseline;flex-wrap:wrap}\n"
    ".answer .line{max-width:10em}\n"
    ".answer .wide{max-width:none}\n"
    ".rule{border-bottom:1px solid #000;height:1.7em}\n"
    "table{border-collapse:collapse;font-size:.85em;max-width:100%}\n"
    "th,td{border:1px solid #000;padding:.2em .4em;text-align:center;overflow-wrap:break-word}\n"
    ".grid td{min-width:2.4em;height:1.9em}\n"
    ".left,.left th,.left td{text-align:left}\n"
    ".grid th:first-child,.accounts td{text-align:left}\n"
    "svg{display:block;width:100%;font:11px \"Noto Sans\",\"DejaVu Sans\",Arial,sans-serif}\n"
    ".large svg{font-size:16px}\n"
    ".provenance{font-size:.7em;border-top:1px solid "
    "#000;padding-top:.3em;margin:0;break-before:avoid;"
    "overflow-wrap:anywhere}\n"
    ".key .item{font-size:.85em}\n"
    ".key .what{font-weight:bold;font-size:1.15em}\n"
    ".source{color:#333}\n"
    ".source,.command,.provenance{overflow-wrap:anywhere}\n"
    "pre{margin:0 0 .3em;font-size:.95em;white-space:pre-wrap}\n"
    ".strip{margin:0 0 .6em}\n"
    ".cards{display:grid;grid-template-columns:1fr 1fr;grid-auto-rows:65mm;break-after:page}\n"
    ".card{border:1px dashed #000;padding:6mm;position:relative;overflow:hidden;"
    "overflow-wrap:anywhere}\n"
    ".card p{margin:0 0 .5em}\n"
    ".card .what{font-weight:bold;font-size:1.1em}\n"
    ".card .small{font-size:.75em}\n"
    ".card .n{left:auto;right:3mm;bottom:2mm;font-weight:normal;font-size:.7em}\n";

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
        write_format(out,
                     "·%zu·%s\";font:7pt sans-serif}@bottom-right{content:counter(page) \" / \" "
                     "counter(pages);font:7pt sans-serif}}\n.v%zu{page:v%zu}\n",
                     v + 1, short_digest(sheet), v + 1, v + 1);
    }
}

static void tagged(struct writing *out, const char *open, const char *text, const char *close)
{
    write_text(out, open);
    write_html(out, text);
    write_text(out, close);
}

/* A text in which ____ is a line to write on. */
static void write_stem_text(struct writing *out, const char *text)
{
    const char *gap = strstr(text, "____");
    if (!gap) {
        write_html(out, text);
        return;
    }
    char *before = heap_text(text);
    before[gap - text] = '\0';
    write_html(out, before);
    write_text(out, "<span class=\"blank\"></span>");
    write_html(out, gap + 4);
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

static void html_grid(struct writing *out, const struct shown *shown, bool solved)
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
    tagged(out, "<p>", shown->said->extra,
           "</p><div class=\"answer\"><span class=\"line\">"
           "</span></div>");
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

/* ---- The key ---- */

/* Numbers and short answers, twelve to a table: one wide table would shrink the whole page. */
static void html_strip(struct writing *out, const struct sheet *sheet, size_t variant,
                       enum language lang)
{
    const size_t most = sheet->request->large ? 6 : 12;
    for (size_t i = 0; i < sheet->count;) {
        struct writing numbers = {0}, answers = {0};
        size_t taken = 0;
        for (; i < sheet->count && taken < most; i++) {
            const struct shown shown = shown_item(sheet, variant, i, lang);
            if (answer_is_short(&shown)) {
                write_format(&numbers, "<th scope=\"col\">%zu</th>", shown.number);
                tagged(&answers, "<td>", short_answer(&shown), "</td>");
                taken++;
            }
        }
        if (taken) {
            tagged(out, "<table class=\"strip\"><thead><tr><th scope=\"row\">",
                   message(lang, MSG_exercise_number), "</th>");
            write_bytes(out, numbers.text, numbers.size);
            tagged(out, "</tr></thead><tbody><tr><th scope=\"row\">",
                   message(lang, MSG_exercise_answer_row), "</th>");
            write_bytes(out, answers.text, answers.size);
            write_text(out, "</tr></tbody></table>\n");
        }
        writing_release(&numbers);
        writing_release(&answers);
    }
}

static void html_key_what(struct writing *out, const struct shown *shown)
{
    write_format(out, "<p class=\"what\"><span class=\"n\">%zu.</span>", shown->number);
    if (shown->item->form == ITEM_OPEN) { /* of several lines */
        tagged(out, "</p><pre>", short_answer(shown), "</pre>\n");
        return;
    }
    write_html(out, short_answer(shown));
    if (shown->item->form == ITEM_SINGLE) {
        for (size_t i = 0; i < shown->item->option_count; i++) {
            if (shown_option(shown, i)->right) {
                tagged(out, ". ", shown_said(shown, i)->text, "");
            }
        }
    }
    write_text(out, "</p>\n");
}

static void html_key_item(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    struct arena *arena = &shown->sheet->pool->arena;
    write_text(out, "<div class=\"item\">");
    html_key_what(out, shown);
    if (item->form == ITEM_GRID) {
        html_grid(out, shown, true);
    } else if (item->form == ITEM_CURVE) {
        figure_curve(out, shown, true);
    } else if (item->form == ITEM_TIMELINE) {
        figure_axis(out, shown, true);
    }
    if (shown->said->feedback) {
        tagged(out, "<p>", shown->said->feedback, "</p>\n");
    }
    for (size_t i = 0; i < item->option_count; i++) {
        const struct option_said *said = shown_said(shown, i);
        const char *why = said->why && *said->why                  ? said->why
                          : item->form == ITEM_MATCH && said->side ? said->side
                                                                   : NULL;
        if (why && item->form == ITEM_MATCH) {
            write_format(out, "<p>%zu. ", i + 1);
        } else if (why) {
            write_format(out, "<p>%c: ", (char)('A' + (int)i));
        }
        if (why) {
            tagged(out, "", said->text, "");
            tagged(out, " – ", why, "</p>\n");
        }
    }
    if (item->cite_count) {
        const char *cites = "";
        for (size_t i = 0; i < item->cite_count; i++) {
            cites = arena_printf(arena, "%s%s%s", cites, i ? "; " : "", item->cites[i]);
        }
        tagged(out, "<p class=\"source\">",
               message_format(arena, shown->lang, MSG_exercise_source, cites),
               item->cites_more ? " …</p>\n" : "</p>\n");
    }
    tagged(out, "<p class=\"command\">",
           message_format(arena, shown->lang, MSG_exercise_command, item->command), "</p></div>\n");
}

static void html_key(struct writing *out, const struct sheet *sheet, size_t variant,
                     enum language lang)
{
    struct arena *arena = &sheet->pool->arena;
    write_format(out, "<section class=\"sheet key v%zu\" lang=\"%s\">\n", variant + 1,
                 language_code(lang));
    tagged(out, "<h1>", message(lang, MSG_exercise_key), " · ");
    tagged(
        out, "",
        message_format(arena, lang, MSG_exercise_variant, number_text(sheet, (int64_t)variant + 1)),
        "</h1>\n");
    html_strip(out, sheet, variant, lang);
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, variant, i, lang);
        html_key_item(out, &shown);
    }
    tagged(out, "<p class=\"provenance\">", records_line(sheet, lang), "<br>");
    tagged(out, "", message_format(arena, lang, MSG_exercise_remake, sheet->request->remake),
           "</p>\n</section>\n");
}

/* ---- Cards ---- */

/* Eight to a page: the fronts, then the backs with their columns changed, so that both sides meet
 * when the leaf is turned over its long edge. */
static void html_cards(struct writing *out, const struct sheet *sheet, enum language lang)
{
    enum { PAGE = 8 };
    const struct item *item = &sheet->items[0];
    for (size_t first = 0; first < sheet->count; first += PAGE) {
        for (int back = 0; back < 2; back++) {
            write_format(out, "<div class=\"sheet cards v1\" lang=\"%s\">", language_code(lang));
            for (size_t i = 0; i < PAGE; i++) {
                const size_t at = first + (back ? i ^ 1 : i);
                if (at >= sheet->count) {
                    write_text(out, "<div class=\"card\"></div>");
                    continue;
                }
                item = &sheet->items[at];
                tagged(out, "<div class=\"card\"><p class=\"what\">",
                       back ? item->said[lang].answer : item->said[lang].stem, "</p>");
                if (back) {
                    tagged(out, "<p>", item->said[lang].stem, "</p><p class=\"small\">");
                    tagged(out, "", item->cite_count ? item->cites[0] : "", "</p>");
                }
                write_format(out, "<span class=\"n\">%zu</span></div>", at + 1);
            }
            write_text(out, "</div>\n");
        }
    }
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
    write_text(out, style);
    write_feet(out, sheet, request);
    write_format(out, "</style>\n</head>\n<body%s>\n<main>\n",
                 sheet->request->large ? " class=\"large\"" : "");
    const bool cards = sheet->count && sheet->items[0].form == ITEM_CARD;
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

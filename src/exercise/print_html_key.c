#include "html_parts.h"

/* The key of a printed sheet, and cards. */

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
        } else if (why && item->form == ITEM_ORDER) { /* the number that belongs into its box */
            write_format(out, "<p>%u: ", shown->options[i] + 1);
        } else if (why && item->form == ITEM_GRID) {
            write_text(out, "<p>");
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

void html_key(struct writing *out, const struct sheet *sheet, size_t variant, enum language lang)
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
void html_cards(struct writing *out, const struct sheet *sheet, enum language lang)
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
                tagged(out,
                       back ? "<div class=\"card\"><p class=\"when\">"
                            : "<div class=\"card\"><p class=\"what\">",
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

#include "export_parts.h"

#include <string.h>

/* Moodle XML: the richest form that one reader takes whole. */

static void base64(struct writing *out, const char *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        const unsigned a = (unsigned char)bytes[i];
        const unsigned b = i + 1 < size ? (unsigned char)bytes[i + 1] : 0;
        const unsigned c = i + 2 < size ? (unsigned char)bytes[i + 2] : 0;
        const unsigned all = a << 16 | b << 8 | c;
        const char four[4] = {digits[all >> 18], digits[all >> 12 & 63],
                              i + 1 < size ? digits[all >> 6 & 63] : '=',
                              i + 2 < size ? digits[all & 63] : '='};
        write_bytes(out, four, 4);
    }
}

/* A text in CDATA, which nothing in it can end. */
static void cdata(struct writing *out, const char *text)
{
    write_text(out, "<text><![CDATA[");
    for (; *text; text++) {
        if (strncmp(text, "]]>", 3) == 0) {
            write_text(out, "]]]]><![CDATA[>");
            text += 2;
        } else if ((unsigned char)*text >= 0x20 || *text == '\t' || *text == '\n') {
            write_bytes(out, text, 1);
        }
    }
    write_text(out, "]]></text>");
}

/* The same of words that stand in HTML. */
static void html_cdata(struct writing *out, const char *text)
{
    struct writing html = {0};
    write_html(&html, text);
    cdata(out, html.text ? html.text : "");
    writing_release(&html);
}

static void element(struct writing *out, const char *name, const char *text)
{
    write_format(out, "<%s format=\"html\">", name);
    html_cdata(out, text ? text : "");
    write_format(out, "</%s>\n", name);
}

/* An answer; the text of a choice is HTML, what pupils type is not. */
static void answer(struct writing *out, const char *fraction, const char *text, bool typed,
                   const char *feedback)
{
    write_format(out, "<answer fraction=\"%s\"%s>", fraction, typed ? "" : " format=\"html\"");
    if (typed) {
        cdata(out, text);
    } else {
        html_cdata(out, text);
    }
    write_text(out, "\n");
    element(out, "feedback", feedback);
    write_text(out, "</answer>\n");
}

static void choice(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    size_t right = 0;
    for (size_t i = 0; i < item->option_count; i++) {
        right += item->options[i].right;
    }
    write_format(out,
                 "<single>%s</single><shuffleanswers>%s</shuffleanswers>"
                 "<answernumbering>ABCD</answernumbering>\n",
                 item->form == ITEM_SINGLE ? "true" : "false", item->fixed ? "false" : "true");
    for (size_t i = 0; i < item->option_count; i++) {
        const bool is_right = shown_option(shown, i)->right;
        const char *fraction =
            item->form == ITEM_SINGLE
                ? (is_right ? "100" : "0")
                : arena_printf(&shown->sheet->pool->arena, "%s%s", is_right ? "" : "-",
                               fraction_of(is_right ? right : item->option_count - right));
        answer(out, fraction, shown_said(shown, i)->text, false, shown_said(shown, i)->why);
    }
}

static void matching(struct writing *out, const struct shown *shown)
{
    write_text(out, "<shuffleanswers>true</shuffleanswers>\n");
    for (size_t i = 0; i < shown->item->option_count; i++) {
        write_text(out, "<subquestion format=\"html\">");
        html_cdata(out, shown_said(shown, i)->text);
        write_text(out, "<answer>");
        cdata(out, shown_said(shown, i)->side);
        write_text(out, "</answer></subquestion>\n");
    }
    for (int i = 0; i < 2; i++) {
        if (shown->said->left_over[i]) {
            write_text(out, "<subquestion format=\"html\"><text></text><answer>");
            cdata(out, shown->said->left_over[i]);
            write_text(out, "</answer></subquestion>\n");
        }
    }
}

static void ordering(struct writing *out, const struct shown *shown)
{
    write_text(out, "<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>"
                    "<selectcount>0</selectcount>"
                    "<gradingtype>RELATIVE_ONE_PREVIOUS_AND_NEXT</gradingtype>\n");
    for (size_t i = 0; i < shown->item->option_count; i++) {
        answer(out, arena_printf(&shown->sheet->pool->arena, "%zu", i + 1),
               shown->item->options[i].said[shown->lang].text, false, NULL);
    }
}

static const char *accounts_text(const struct shown *shown)
{
    struct arena *arena = &shown->sheet->pool->arena;
    const char *text = "";
    for (size_t i = 0; i < shown->item->option_count; i++) {
        const struct option_said *said = shown_said(shown, i);
        text = arena_printf(arena, "%s%c) %s (%s): %s. ", text, (char)('A' + (int)i), said->text,
                            said->note, said->side);
    }
    return arena_printf(arena, "%s %s%s %s %s", shown->said->stem, text, shown->said->extra,
                        message(shown->lang, MSG_exercise_sources_b),
                        message(shown->lang, MSG_exercise_sources_c));
}

/* The grid as a cloze: a menu in each cell. Braces and the like in names would end it. */
static void cloze_text(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    struct writing html = {0};
    write_text(&html, "<p>");
    write_html(&html, shown->said->stem);
    write_text(&html, "</p><table><tr><td></td>");
    for (size_t i = 0; i < item->year_count; i++) {
        write_format(&html, "<th>%lld</th>", (long long)item->years[i]);
    }
    write_text(&html, "</tr>");
    for (size_t i = 0; i < item->option_count; i++) {
        write_text(&html, "<tr><th>");
        write_html(&html, shown_said(shown, i)->text);
        write_text(&html, "</th>");
        for (size_t k = 0; k < item->year_count; k++) {
            write_text(&html, shown_option(shown, i)->cells[k] ? "<td>{1:MULTICHOICE:=✓~–}</td>"
                                                               : "<td>{1:MULTICHOICE:✓~=–}</td>");
        }
        write_text(&html, "</tr>");
    }
    write_text(&html, "</table>");
    write_text(out, "<questiontext format=\"html\">");
    cdata(out, html.text);
    write_text(out, "</questiontext>\n");
    writing_release(&html);
}

/* The stem, with the figure that it asks about as a file. */
static void stem_text(struct writing *out, const struct shown *shown)
{
    struct writing html = {0}, svg = {0};
    const bool curve = shown->item->form == ITEM_CURVE;
    write_text(&html, "<p>");
    write_html(&html, shown->item->form == ITEM_SOURCES ? accounts_text(shown) : shown->said->stem);
    write_text(&html, "</p>");
    if (shown->item->chart || curve) {
        write_text(&html, "<p><img src=\"@@PLUGINFILE@@/chart.svg\" alt=\"");
        write_html(&html, message(shown->lang, MSG_exercise_chart_title));
        write_text(&html, "\"></p>");
        if (curve) {
            figure_curve(&svg, shown, false);
        } else {
            figure_bars(&svg, shown);
        }
    }
    write_text(out, "<questiontext format=\"html\">");
    cdata(out, html.text);
    if (svg.text) {
        static const char from[] = "<svg ";
        struct writing whole = {0};
        write_text(&whole, "<svg xmlns=\"http://www.w3.org/2000/svg\" ");
        write_text(&whole, svg.text + sizeof from - 1);
        write_text(out, "<file name=\"chart.svg\" path=\"/\" encoding=\"base64\">");
        base64(out, whole.text, whole.size);
        write_text(out, "</file>");
        writing_release(&whole);
    }
    write_text(out, "</questiontext>\n");
    writing_release(&html);
    writing_release(&svg);
}

static const char *type_of(const struct item *item)
{
    switch (item->form) {
    case ITEM_SINGLE:
    case ITEM_SEVERAL:
        return "multichoice";
    case ITEM_TRUTH:
        return "truefalse";
    case ITEM_NUMBER:
        return "numerical";
    case ITEM_TEXT:
        return "shortanswer";
    case ITEM_ORDER:
    case ITEM_TIMELINE:
        return "ordering";
    case ITEM_MATCH:
        return "matching";
    case ITEM_GRID:
        return "cloze";
    case ITEM_CURVE:
    case ITEM_SOURCES:
    case ITEM_OPEN:
    case ITEM_CARD:
        break;
    }
    return "essay";
}

static void answers(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    struct arena *arena = &shown->sheet->pool->arena;
    switch (item->form) {
    case ITEM_SINGLE:
    case ITEM_SEVERAL:
        choice(out, shown);
        break;
    case ITEM_TRUTH:
        answer(out, item->truth ? "100" : "0", "true", true, NULL);
        answer(out, item->truth ? "0" : "100", "false", true, NULL);
        break;
    case ITEM_NUMBER:
        write_format(out, "<answer fraction=\"100\"><text>%lld</text>",
                     (long long)((item->low + item->high) / 2));
        write_format(out, "<tolerance>%lld</tolerance></answer>\n",
                     (long long)((item->high - item->low) / 2));
        break;
    case ITEM_TEXT:
        write_text(out, "<usecase>0</usecase>\n");
        for (size_t i = 0; i < item->accepted_count; i++) {
            answer(out, "100", item->accepted[i], true, NULL);
        }
        break;
    case ITEM_ORDER:
    case ITEM_TIMELINE:
        ordering(out, shown);
        break;
    case ITEM_MATCH:
        matching(out, shown);
        break;
    case ITEM_CURVE:
    case ITEM_SOURCES:
    case ITEM_OPEN:
        write_text(out, "<responseformat>editor</responseformat>\n");
        element(out, "graderinfo",
                arena_printf(arena, "%s. %s", short_answer(shown), whole_feedback(shown)));
        break;
    case ITEM_GRID:
    case ITEM_CARD:
        break;
    }
}

bool export_moodle(struct writing *out, const struct sheet *sheet, enum language lang,
                   struct export_left *left, struct fault *fault)
{
    (void)fault;
    write_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n"
                    "<question type=\"category\"><category>");
    cdata(out, arena_printf(&sheet->pool->arena, "$course$/top/%s", category_of(sheet, lang)));
    write_text(out, "</category></question>\n");
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, 0, i, lang);
        const struct item *item = shown.item;
        if (item->form == ITEM_CARD) {
            leave_out(left, item);
            continue;
        }
        write_format(out, "<question type=\"%s\">\n<name>", type_of(item));
        cdata(out, item->id);
        write_text(out, "</name>\n");
        if (item->form == ITEM_GRID) {
            cloze_text(out, &shown);
        } else {
            stem_text(out, &shown);
        }
        element(out, "generalfeedback", whole_feedback(&shown));
        if (item->form != ITEM_GRID) {
            write_format(out, "<defaultgrade>%d</defaultgrade>\n", item->points);
        }
        write_text(out, "<penalty>0.3333333</penalty><hidden>0</hidden>\n<idnumber>");
        write_html(out, item->id);
        write_text(out, "</idnumber>\n");
        answers(out, &shown);
        write_format(out,
                     "<tags><tag><text>%s</text></tag><tag><text>%s</text></tag></tags>\n"
                     "</question>\n",
                     item->kind->name, language_code(lang));
    }
    write_text(out, "</quiz>\n");
    return true;
}

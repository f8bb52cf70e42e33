#include "export_parts.h"

#include <string.h>

/* Texts of lines: AMC-TXT of auto-multiple-choice, and the text that text2qti makes QTI for Canvas
 * of. */

/* ---- AMC-TXT ---- */

/* A bracket before one of these signs begins something: a word joiner parts them. */
static void amc_text(struct writing *out, const char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text < 0x20) {
            write_text(out, " ");
            continue;
        }
        write_bytes(out, text, 1);
        if (*text == '[' && text[1] && strchr("*_|!=v/", text[1])) {
            write_text(out, "\xE2\x81\xA0");
        }
    }
}

static void amc_answer(struct writing *out, bool right, const char *text)
{
    write_text(out, right ? "+ " : "- ");
    amc_text(out, text);
    write_text(out, "\n");
}

bool export_amc(struct writing *out, const struct sheet *sheet, enum language lang,
                struct export_left *left, struct fault *fault)
{
    const uint64_t seed = text_hash(TEXT_HASH_START, sheet->pool->options.seed);
    (void)fault;
    write_text(out, "# AMC-TXT: auto-multiple-choice\nPaperSize: A4\n");
    write_format(out, "RandomSeed: %llu\nTitle: ", (unsigned long long)(seed % 4000000) + 1);
    amc_text(out, sheet_title(sheet, lang));
    write_text(out, "\nPresentation: ");
    amc_text(out, message(lang, MSG_exercise_full_member));
    write_text(out, "\n\n");
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, 0, i, lang);
        if (shown.item->form != ITEM_SINGLE && shown.item->form != ITEM_TRUTH) {
            leave_out(left, shown.item);
            continue;
        }
        write_format(out, "*%s[id=%s] ",
                     shown.item->form == ITEM_TRUTH || shown.item->fixed ? "[ordered]" : "",
                     shown.item->id);
        amc_text(out, shown.said->stem);
        write_text(out, "\n");
        for (size_t k = 0; k < shown.item->option_count; k++) {
            amc_answer(out, shown_option(&shown, k)->right, shown_said(&shown, k)->text);
        }
        if (shown.item->form == ITEM_TRUTH) {
            amc_answer(out, shown.item->truth, message(lang, MSG_exercise_true));
            amc_answer(out, !shown.item->truth, message(lang, MSG_exercise_false));
        }
        write_text(out, "\n");
    }
    return true;
}

/* ---- text2qti ---- */

/* Text of one line of Markdown. */
static void canvas_text(struct writing *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_{}[]<>#$|~", *text)) {
            write_format(out, "\\%c", *text);
        } else {
            write_text(out, (unsigned char)*text < 0x20 ? " " : "");
            write_bytes(out, text, (unsigned char)*text >= 0x20);
        }
    }
}

static void canvas_feedback(struct writing *out, const char *before, const char *text)
{
    if (text && *text) {
        write_text(out, before);
        canvas_text(out, text);
        write_text(out, "\n");
    }
}

static void canvas_answers(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    const bool several = item->form == ITEM_SEVERAL;
    for (size_t i = 0; i < item->option_count && item->form != ITEM_SOURCES; i++) {
        const bool right = shown_option(shown, i)->right;
        if (several) {
            write_text(out, right ? "[*] " : "[ ] ");
        } else {
            write_format(out, "%s%c) ", right ? "*" : "", (char)('a' + (int)i));
        }
        canvas_text(out, shown_said(shown, i)->text);
        write_text(out, "\n");
        canvas_feedback(out, "... ", shown_said(shown, i)->why);
    }
    if (item->form == ITEM_TRUTH) {
        write_format(out, "%sa) %s\n%sb) %s\n", item->truth ? "*" : "",
                     message(shown->lang, MSG_exercise_true), item->truth ? "" : "*",
                     message(shown->lang, MSG_exercise_false));
    } else if (item->form == ITEM_NUMBER) {
        write_format(out, "=   [%lld, %lld]\n", (long long)item->low, (long long)item->high);
    } else if (item->form == ITEM_TEXT) {
        for (size_t i = 0; i < item->accepted_count; i++) {
            write_text(out, "*   ");
            canvas_text(out, item->accepted[i]);
            write_text(out, "\n");
        }
    } else if (item->form == ITEM_SOURCES || item->form == ITEM_OPEN) {
        write_text(out, "____\n");
    }
}

bool export_canvas(struct writing *out, const struct sheet *sheet, enum language lang,
                   struct export_left *left, struct fault *fault)
{
    size_t number = 0;
    (void)fault;
    write_text(out, "Quiz title: ");
    canvas_text(out, sheet_title(sheet, lang));
    write_text(out, "\nQuiz description: ");
    canvas_text(out, message(lang, MSG_exercise_full_member));
    write_text(out, "\n\n");
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, 0, i, lang);
        const enum item_form form = shown.item->form;
        if ((form != ITEM_SINGLE && form != ITEM_SEVERAL && form != ITEM_TRUTH &&
             form != ITEM_NUMBER && form != ITEM_TEXT && form != ITEM_OPEN &&
             form != ITEM_SOURCES) ||
            shown.item->chart) {
            leave_out(left, shown.item);
            continue;
        }
        write_text(out, "Title: ");
        canvas_text(out, shown.item->id);
        write_format(out, "\nPoints: %d\n%zu. ", shown.item->points, ++number);
        canvas_text(out, shown.said->stem);
        for (size_t k = 0; form == ITEM_SOURCES && k < shown.item->option_count; k++) {
            const struct option_said *said = shown_said(&shown, k);
            write_format(out, " %c. ", (char)('A' + (int)k));
            canvas_text(out, said->text);
            write_text(out, ": ");
            canvas_text(out, said->side);
        }
        if (form == ITEM_SOURCES) {
            write_text(out, " ");
            canvas_text(out, shown.said->extra);
        }
        write_text(out, "\n");
        canvas_feedback(out, "... ", whole_feedback(&shown));
        canvas_answers(out, &shown);
        write_text(out, "\n");
    }
    return true;
}

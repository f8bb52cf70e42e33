#include "export_parts.h"

#include <string.h>

/* GIFT: what Moodle and many others read, and people edit by hand. */

/* One pass: signs that GIFT takes for its own are escaped, `->` would part a pair. */
static void gift_text(struct writing *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\~=#{}:", *text)) {
            write_format(out, "\\%c", *text);
        } else if (strncmp(text, "->", 2) == 0) {
            write_text(out, "→");
            text++;
        } else if (*text == '\n') {
            write_text(out, "\\n");
        } else if ((unsigned char)*text >= 0x20) {
            write_bytes(out, text, 1);
        }
    }
}

/* An option or a feedback: one that begins with a bracket would name a format, one with a percent
 * sign a weight. */
static void gift_part(struct writing *out, const char *text)
{
    write_text(out, *text == '[' || *text == '%' ? "[plain]" : "");
    gift_text(out, text);
}

static void gift_feedback(struct writing *out, const char *before, const char *text)
{
    if (text && *text) {
        write_text(out, before);
        gift_part(out, text);
    }
}

static void gift_options(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    size_t right = 0;
    for (size_t i = 0; i < item->option_count; i++) {
        right += item->options[i].right;
    }
    for (size_t i = 0; i < item->option_count; i++) {
        const bool is_right = shown_option(shown, i)->right;
        if (item->form == ITEM_SEVERAL) {
            write_format(out, "~%%%s%s%%", is_right ? "" : "-",
                         fraction_of(is_right ? right : item->option_count - right));
        } else {
            write_text(out, is_right ? "=" : "~");
        }
        gift_part(out, shown_said(shown, i)->text);
        gift_feedback(out, " #", shown_said(shown, i)->why);
        write_text(out, "\n");
    }
}

static void gift_answer(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    if (item->form == ITEM_TRUTH) {
        write_text(out, item->truth ? "TRUE" : "FALSE");
    } else if (item->form == ITEM_NUMBER) {
        write_format(out, "#%lld..%lld", (long long)item->low, (long long)item->high);
    } else if (item->form == ITEM_OPEN) {
        return; /* an essay has no answer that a program could judge */
    } else if (item->form == ITEM_TEXT) {
        for (size_t i = 0; i < item->accepted_count; i++) {
            write_text(out, "=");
            gift_part(out, item->accepted[i]);
            write_text(out, "\n");
        }
    } else if (item->form == ITEM_MATCH) {
        for (size_t i = 0; i < item->option_count; i++) {
            write_text(out, "=");
            gift_part(out, shown_said(shown, i)->text);
            write_text(out, " -> ");
            gift_text(out, shown_said(shown, i)->side);
            write_text(out, "\n");
        }
    } else {
        gift_options(out, shown);
    }
}

bool export_gift(struct writing *out, const struct sheet *sheet, enum language lang,
                 struct export_left *left, struct fault *fault)
{
    (void)fault;
    write_text(out, "\n$CATEGORY: ");
    gift_text(out, category_of(sheet, lang));
    write_text(out, "\n\n");
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, 0, i, lang);
        const enum item_form form = shown.item->form;
        if (form == ITEM_ORDER || form == ITEM_TIMELINE || form == ITEM_GRID ||
            form == ITEM_CURVE || form == ITEM_SOURCES || form == ITEM_CARD || shown.item->chart) {
            leave_out(left, shown.item);
            continue;
        }
        write_text(out, "::");
        gift_text(out, shown.item->id);
        write_text(out, "::[plain]");
        gift_text(out, shown.said->stem);
        write_text(out, " {");
        const bool bare = form == ITEM_TRUTH || form == ITEM_NUMBER || form == ITEM_OPEN;
        write_text(out, bare ? "" : "\n");
        gift_answer(out, &shown);
        gift_feedback(out, bare ? "\n####" : "####", whole_feedback(&shown));
        write_text(out, out->text[out->size - 1] == '\n' ? "}\n\n" : "\n}\n\n");
    }
    return true;
}

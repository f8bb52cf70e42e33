#include "print_parts.h"

#include <ctype.h>
#include <string.h>

/* A sheet as Markdown for pandoc: teachers edit it, or make a Word file of it. */

static void md_text(struct writing *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_{}[]<>#$|~^@\"'", *text) ||
            (strchr("-+=:!.)", *text) && ispunct((unsigned char)text[1]))) {
            write_format(out, "\\%c", *text);
        } else {
            write_bytes(out, (unsigned char)*text < 0x20 ? " " : text, 1);
        }
    }
}

static void md_line(struct writing *out, const char *before, const char *text, const char *after)
{
    write_text(out, before);
    md_text(out, text);
    write_text(out, after);
}

static void md_lettered(struct writing *out, const struct shown *shown, const char *mark)
{
    for (size_t i = 0; i < shown->item->option_count; i++) {
        write_format(out, "    - %s", mark);
        if (!*mark) {
            write_format(out, "**%c** ", (char)('A' + (int)i));
        }
        md_line(out, "", shown_said(shown, i)->text, "\n");
    }
    write_text(out, "\n");
}

static void md_grid(struct writing *out, const struct shown *shown, bool solved)
{
    const struct item *item = shown->item;
    write_text(out, "\n    | |");
    for (size_t i = 0; i < item->year_count; i++) {
        write_format(out, " %lld |", (long long)item->years[i]);
    }
    write_text(out, "\n    |---|");
    for (size_t i = 0; i < item->year_count; i++) {
        write_text(out, ":-:|");
    }
    write_text(out, "\n");
    for (size_t i = 0; i < item->option_count; i++) {
        md_line(out, "    | ", shown_said(shown, i)->text, " |");
        for (size_t k = 0; k < item->year_count; k++) {
            write_text(out, solved && shown_option(shown, i)->cells[k] ? " x |" : "  |");
        }
        write_text(out, "\n");
    }
    write_text(out, "\n");
}

static void md_series(struct writing *out, const struct shown *shown, bool values)
{
    const struct item *item = shown->item;
    write_text(out, "\n    |");
    for (size_t i = 0; i < item->year_count; i++) {
        write_format(out, " %lld |", (long long)item->years[i]);
    }
    write_text(out, "\n    |");
    for (size_t i = 0; i < item->year_count; i++) {
        write_text(out, ":-:|");
    }
    write_text(out, "\n    |");
    for (size_t i = 0; i < item->year_count; i++) {
        if (values) {
            write_format(out, " %lld |", (long long)item->values[i]);
        } else {
            write_text(out, "  |");
        }
    }
    write_text(out, "\n\n");
}

static void md_match(struct writing *out, const struct shown *shown)
{
    md_lettered(out, shown, "\\_\\_\\_ ");
    for (size_t i = 0; i < shown_side_count(shown); i++) {
        write_format(out, "    - **%c** ", (char)('A' + (int)i));
        md_line(out, "", shown_side(shown, i), "\n");
    }
    write_text(out, "\n");
}

static void md_accounts(struct writing *out, const struct shown *shown)
{
    for (size_t i = 0; i < shown->item->option_count; i++) {
        const struct option_said *said = shown_said(shown, i);
        write_format(out, "    - **%c** ", (char)('A' + (int)i));
        md_line(out, "", said->text, " (");
        md_line(out, "", said->note, "): ");
        md_line(out, "", said->side, "\n");
    }
    md_line(out, "\n    ", shown->said->extra, "\n\n");
    md_line(out, "    ", message(shown->lang, MSG_exercise_sources_b), "\n\n");
    md_line(out, "    ", message(shown->lang, MSG_exercise_sources_c), "\n\n");
}

static void md_item(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    write_format(out, "%zu.  ", shown->number);
    md_line(out, "", shown->said->stem, " (");
    md_line(out, "",
            message_plural(&shown->sheet->pool->arena, shown->lang, MSG_exercise_points,
                           (uint64_t)item->points, NULL, 0),
            ")\n\n");
    if (item->chart) {
        md_series(out, shown, true);
    }
    switch (item->form) {
    case ITEM_SINGLE:
    case ITEM_SEVERAL:
    case ITEM_TIMELINE:
        md_lettered(out, shown, "");
        break;
    case ITEM_ORDER:
        md_lettered(out, shown, "\\_\\_\\_ ");
        break;
    case ITEM_TRUTH:
        md_line(out, "    ", message(shown->lang, MSG_exercise_true), " / ");
        md_line(out, "", message(shown->lang, MSG_exercise_false), ". ");
        md_line(out, "", message(shown->lang, MSG_exercise_because), " \\_\\_\\_\\_\\_\\_\n\n");
        break;
    case ITEM_MATCH:
        md_match(out, shown);
        break;
    case ITEM_GRID:
        md_grid(out, shown, false);
        break;
    case ITEM_CURVE:
        md_series(out, shown, false);
        break;
    case ITEM_SOURCES:
        md_accounts(out, shown);
        break;
    case ITEM_NUMBER:
    case ITEM_TEXT:
        if (!strstr(shown->said->stem, "____")) {
            md_line(out, "    ", message(shown->lang, MSG_exercise_answer),
                    " \\_\\_\\_\\_\\_\\_\n\n");
        }
        break;
    case ITEM_OPEN:
        write_text(out, "    \\_\\_\\_\\_\\_\\_\n\n");
        break;
    case ITEM_CARD:
        md_line(out, "    ", shown->said->answer, "\n\n");
        break;
    }
}

static void md_pages(struct writing *out, const struct sheet *sheet, size_t variant,
                     enum language lang)
{
    struct arena *arena = &sheet->pool->arena;
    enum part part = PART_COUNT;
    int parts = 0;
    md_line(out, "# ", sheet_title(sheet, lang), "\n\n**");
    md_line(
        out, "",
        message_format(arena, lang, MSG_exercise_variant, number_text(sheet, (int64_t)variant + 1)),
        "** · ");
    md_line(out, "",
            message_format(arena, lang, MSG_exercise_points_of, number_text(sheet, sheet->points)),
            "\n\n");
    md_line(out, "> ", message(lang, MSG_exercise_full_member), "\n\n");
    if (sheet->pool->facts.by_reading) {
        md_line(
            out, "> ",
            message_format(arena, lang, MSG_exercise_by_reading, sheet->pool->question->reading_id),
            "\n\n");
    }
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, variant, i, lang);
        if (shown.item->part != part) {
            part = shown.item->part;
            md_line(out, "## ",
                    message_format(arena, lang, MSG_exercise_part, number_text(sheet, ++parts),
                                   part_title(lang, part)),
                    "\n\n");
        }
        md_item(out, &shown);
    }
    md_line(out, "", records_line(sheet, lang), "\n\n");
}

static void md_key(struct writing *out, const struct sheet *sheet, size_t variant,
                   enum language lang)
{
    struct arena *arena = &sheet->pool->arena;
    md_line(out, "# ", message(lang, MSG_exercise_key), " · ");
    md_line(
        out, "",
        message_format(arena, lang, MSG_exercise_variant, number_text(sheet, (int64_t)variant + 1)),
        "\n\n");
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, variant, i, lang);
        write_format(out, "%zu.  **", shown.number);
        md_line(out, "", short_answer(&shown), "**\n\n");
        if (shown.item->form == ITEM_GRID) {
            md_grid(out, &shown, true);
        } else if (shown.item->form == ITEM_CURVE) {
            md_series(out, &shown, true);
        }
        if (shown.said->feedback) {
            md_line(out, "    ", shown.said->feedback, "\n\n");
        }
        for (size_t k = 0; k < shown.item->option_count; k++) {
            const struct option_said *said = shown_said(&shown, k);
            if (said->why && *said->why) {
                md_line(out, "    - ", said->text, ": ");
                md_line(out, "", said->why, "\n");
            }
        }
        for (size_t k = 0; k < shown.item->cite_count; k++) {
            md_line(out, "\n    ",
                    message_format(arena, lang, MSG_exercise_source, shown.item->cites[k]), "\n");
        }
        md_line(out, "\n    ",
                message_format(arena, lang, MSG_exercise_command, shown.item->command), "\n\n");
    }
    md_line(out, "", message_format(arena, lang, MSG_exercise_remake, sheet->request->remake),
            "\n\n");
}

void print_markdown(struct writing *out, const struct sheet *sheet,
                    const struct print_request *request)
{
    for (int key = 0; key < 2; key++) {
        for (size_t v = request->first;
             (key ? request->key : request->pages) && v < request->first + request->variants; v++) {
            for (enum language lang = LANG_EN; lang < LANG_COUNT; lang++) {
                if (request->langs[lang]) {
                    (key ? md_key : md_pages)(out, sheet, v, lang);
                }
            }
        }
    }
}

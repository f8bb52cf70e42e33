#include "print_parts.h"

#include <string.h>

/* A sheet as lines of text, for a terminal. */

static void text_options(struct writing *out, const struct shown *shown)
{
    for (size_t i = 0; i < shown->item->option_count; i++) {
        write_format(out, "    %c) %s\n", (char)('A' + (int)i), shown_said(shown, i)->text);
    }
}

static void text_match(struct writing *out, const struct shown *shown)
{
    for (size_t i = 0; i < shown->item->option_count; i++) {
        write_format(out, "    %zu. ___ %s\n", i + 1, shown_said(shown, i)->text);
    }
    write_text(out, "\n");
    for (size_t i = 0; i < shown_side_count(shown); i++) {
        write_format(out, "    %c. %s\n", (char)('A' + (int)i), shown_side(shown, i));
    }
}

static void text_years(struct writing *out, const struct shown *shown)
{
    for (size_t i = 0; i < shown->item->year_count; i++) {
        write_format(out, " %lld", (long long)shown->item->years[i]);
    }
    write_text(out, "\n");
}

static void text_grid(struct writing *out, const struct shown *shown, bool solved)
{
    write_text(out, "   ");
    text_years(out, shown);
    for (size_t i = 0; i < shown->item->option_count; i++) {
        write_text(out, "   ");
        for (size_t k = 0; k < shown->item->year_count; k++) {
            write_text(out, solved && shown_option(shown, i)->cells[k] ? " [x] " : " [ ] ");
        }
        write_format(out, " %s\n", shown_said(shown, i)->text);
    }
}

static void text_bars(struct writing *out, const struct shown *shown)
{
    for (size_t i = 0; i < shown->item->year_count; i++) {
        write_format(out, "    %lld ", (long long)shown->item->years[i]);
        for (int64_t k = 0; k < shown->item->values[i]; k++) {
            write_text(out, "#");
        }
        write_format(out, " %lld\n", (long long)shown->item->values[i]);
    }
}

static void text_accounts(struct writing *out, const struct shown *shown)
{
    for (size_t i = 0; i < shown->item->option_count; i++) {
        const struct option_said *said = shown_said(shown, i);
        write_format(out, "    %c) %s (%s): %s\n", (char)('A' + (int)i), said->text, said->note,
                     said->side);
    }
    write_format(out, "    %s\n    %s\n    %s\n", shown->said->extra,
                 message(shown->lang, MSG_exercise_sources_b),
                 message(shown->lang, MSG_exercise_sources_c));
}

static void text_item(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    const enum language lang = shown->lang;
    write_format(out, "%zu. %s (%s)\n", shown->number, shown->said->stem,
                 message_plural(&shown->sheet->pool->arena, lang, MSG_exercise_points,
                                (uint64_t)item->points, NULL, 0));
    if (item->chart) {
        text_bars(out, shown);
    }
    switch (item->form) {
    case ITEM_SINGLE:
    case ITEM_SEVERAL:
    case ITEM_TIMELINE:
        text_options(out, shown);
        break;
    case ITEM_TRUTH:
        write_format(out, "    ( ) %s  ( ) %s  %s\n", message(lang, MSG_exercise_true),
                     message(lang, MSG_exercise_false), message(lang, MSG_exercise_because));
        break;
    case ITEM_NUMBER:
        write_format(out, "    %s ________\n", message(lang, MSG_exercise_answer));
        break;
    case ITEM_ORDER:
        for (size_t i = 0; i < item->option_count; i++) {
            write_format(out, "    [ ] %s\n", shown_said(shown, i)->text);
        }
        break;
    case ITEM_MATCH:
        text_match(out, shown);
        break;
    case ITEM_GRID:
        text_grid(out, shown, false);
        break;
    case ITEM_CURVE:
        write_text(out, "   ");
        text_years(out, shown);
        break;
    case ITEM_SOURCES:
        text_accounts(out, shown);
        break;
    case ITEM_TEXT:
        if (!strstr(shown->said->stem, "____")) {
            write_format(out, "    %s ________\n", message(lang, MSG_exercise_answer));
        }
        break;
    case ITEM_OPEN:
        write_text(out, "    ________________________________________\n"
                        "    ________________________________________\n"
                        "    ________________________________________\n");
        break;
    case ITEM_CARD:
        break;
    }
    write_text(out, "\n");
}

static void text_pages(struct writing *out, const struct sheet *sheet, size_t variant,
                       enum language lang)
{
    struct arena *arena = &sheet->pool->arena;
    enum part part = PART_COUNT;
    int parts = 0;
    write_format(out, "%s\n", sheet_title(sheet, lang));
    if (sheet->request->variants > 1) {
        write_format(out, "%s\n",
                     message_format(arena, lang, MSG_exercise_variant,
                                    number_text(sheet, (int64_t)variant + 1)));
    }
    write_format(
        out, "%s\n\n%s\n",
        message_format(arena, lang, MSG_exercise_points_of, number_text(sheet, sheet->points)),
        message(lang, MSG_exercise_full_member));
    if (sheet->pool->facts.by_reading) {
        write_format(out, "%s\n",
                     message_format(arena, lang, MSG_exercise_by_reading,
                                    sheet->pool->question->reading_id));
    }
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, variant, i, lang);
        if (shown.item->part != part) {
            part = shown.item->part;
            write_format(out, "\n%s\n\n",
                         message_format(arena, lang, MSG_exercise_part, number_text(sheet, ++parts),
                                        part_title(lang, part)));
        }
        text_item(out, &shown);
    }
    write_format(out, "%s\n%s·%zu·%s\n", records_line(sheet, lang), sheet->pool->options.seed,
                 variant + 1, short_digest(sheet));
}

static void text_key_item(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    write_format(out, "%zu. %s\n", shown->number, short_answer(shown));
    if (item->form == ITEM_GRID) {
        text_grid(out, shown, true);
    } else if (item->form == ITEM_CURVE) {
        text_bars(out, shown);
    }
    if (shown->said->feedback) {
        write_format(out, "    %s\n", shown->said->feedback);
    }
    for (size_t i = 0; i < item->option_count; i++) {
        const struct option_said *said = shown_said(shown, i);
        if (said->why && *said->why) {
            write_format(out, "    %c: %s: %s\n", (char)('A' + (int)i), said->text, said->why);
        }
    }
    for (size_t i = 0; i < item->cite_count; i++) {
        write_format(out, "    %s\n",
                     message_format(&shown->sheet->pool->arena, shown->lang, MSG_exercise_source,
                                    item->cites[i]));
    }
    write_format(out, "    %s\n\n",
                 message_format(&shown->sheet->pool->arena, shown->lang, MSG_exercise_command,
                                item->command));
}

static void text_key(struct writing *out, const struct sheet *sheet, size_t variant,
                     enum language lang)
{
    struct arena *arena = &sheet->pool->arena;
    write_format(out, "%s · %s\n\n", message(lang, MSG_exercise_key),
                 message_format(arena, lang, MSG_exercise_variant,
                                number_text(sheet, (int64_t)variant + 1)));
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, variant, i, lang);
        text_key_item(out, &shown);
    }
    write_format(out, "%s\n",
                 message_format(arena, lang, MSG_exercise_remake, sheet->request->remake));
}

void print_text(struct writing *out, const struct sheet *sheet, const struct print_request *request)
{
    bool first = true;
    for (int key = 0; key < 2; key++) {
        if (!(key ? request->key : request->pages)) {
            continue;
        }
        for (size_t v = request->first; v < request->first + request->variants; v++) {
            for (enum language lang = LANG_EN; lang < LANG_COUNT; lang++) {
                if (!request->langs[lang]) {
                    continue;
                }
                write_text(out, first ? "" : "\f\n");
                first = false;
                if (key) {
                    text_key(out, sheet, v, lang);
                } else {
                    text_pages(out, sheet, v, lang);
                }
            }
        }
    }
}

#include "export_parts.h"

#include <string.h>

const struct exporter *exporters(void)
{
    static const struct exporter all[] = {
        {"moodle", false, export_moodle},  {"gift", false, export_gift},
        {"amc", false, export_amc},        {"canvas", false, export_canvas},
        {"anki", true, export_anki},       {"kahoot", true, export_kahoot},
        {"quizizz", true, export_quizizz}, {NULL, false, NULL},
    };
    return all;
}

bool leave_out(struct export_left *left, const struct item *item)
{
    left->count++;
    for (size_t i = 0; i < left->kind_count; i++) {
        if (strcmp(left->kinds[i], item->kind->name) == 0) {
            return false;
        }
    }
    if (left->kind_count < SHEET_KINDS) {
        left->kinds[left->kind_count++] = item->kind->name;
    }
    return false;
}

bool can_carry(const struct item *item, unsigned forms)
{
    return (forms & 1U << item->form) && !item->chart;
}

const char *whole_feedback(const struct shown *shown)
{
    struct arena *arena = &shown->sheet->pool->arena;
    const char *text = shown->said->feedback ? shown->said->feedback : "";
    if (shown->item->form == ITEM_OPEN) {
        text = arena_printf(arena, "%s %s", shown->said->answer, text);
    }
    for (size_t i = 0; i < shown->item->cite_count; i++) {
        text = arena_printf(
            arena, "%s%s%s", text, *text ? " " : "",
            message_format(arena, shown->lang, MSG_exercise_source, shown->item->cites[i]));
    }
    return text;
}

const char *fraction_of(size_t n)
{
    static const char *const fractions[] = {"100",      "100",      "50",   "33.33333", "25", "20",
                                            "16.66667", "14.28571", "12.5", "11.11111", "10"};
    return fractions[n < 10 ? n : 10];
}

const char *category_of(const struct sheet *sheet, enum language lang)
{
    const char *title = store_title(sheet->pool->question->store, lang);
    return arena_printf(&sheet->pool->arena, "%s · %s", title ? title : "blocline",
                        sheet->pool->options.seed);
}

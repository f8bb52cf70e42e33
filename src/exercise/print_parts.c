#include "print_parts.h"

#include "messages.h"

#include <string.h>

struct shown shown_item(const struct sheet *sheet, size_t variant, size_t place, enum language lang)
{
    const struct sheet_order *order = &sheet->orders[variant];
    const uint32_t at = order->items[place];
    return (struct shown){.sheet = sheet,
                          .item = &sheet->items[at],
                          .options = order->options[at],
                          .sides = order->sides[at],
                          .said = &sheet->items[at].said[lang],
                          .lang = lang,
                          .number = place + 1,
                          .variant = variant};
}

const struct item_option *shown_option(const struct shown *shown, size_t place)
{
    return &shown->item->options[shown->options[place]];
}

const struct option_said *shown_said(const struct shown *shown, size_t place)
{
    return &shown_option(shown, place)->said[shown->lang];
}

size_t shown_side_count(const struct shown *shown)
{
    size_t count = shown->item->option_count;
    for (int i = 0; i < 2; i++) {
        count += shown->said->left_over[i] != NULL;
    }
    return count;
}

const char *shown_side(const struct shown *shown, size_t place)
{
    const size_t at = shown->sides[place], count = shown->item->option_count;
    return at < count ? shown->item->options[at].said[shown->lang].side
                      : shown->said->left_over[at - count];
}

const char *number_text(const struct sheet *sheet, int64_t number)
{
    return arena_printf(&sheet->pool->arena, "%lld", (long long)number);
}

static const char *letters_of_right(const struct shown *shown)
{
    struct arena *arena = &shown->sheet->pool->arena;
    const char *letters = "";
    for (size_t i = 0; i < shown->item->option_count; i++) {
        if (shown_option(shown, i)->right) {
            letters =
                arena_printf(arena, "%s%s%c", letters, *letters ? " " : "", (char)('A' + (int)i));
        }
    }
    return letters;
}

/* The number of each event as it stands on the page. */
static const char *numbers_of_order(const struct shown *shown)
{
    struct arena *arena = &shown->sheet->pool->arena;
    const char *numbers = "";
    for (size_t i = 0; i < shown->item->option_count; i++) {
        numbers =
            arena_printf(arena, "%s%s%u", numbers, *numbers ? " " : "", shown->options[i] + 1);
    }
    return numbers;
}

/* The letter of the right side of each left one. */
static const char *letters_of_match(const struct shown *shown)
{
    struct arena *arena = &shown->sheet->pool->arena;
    const char *letters = "";
    const size_t sides = shown_side_count(shown);
    for (size_t i = 0; i < shown->item->option_count; i++) {
        for (size_t k = 0; k < sides; k++) {
            if (shown->sides[k] == shown->options[i]) {
                letters = arena_printf(arena, "%s%s%zu%c", letters, *letters ? " " : "", i + 1,
                                       (char)('A' + (int)k));
            }
        }
    }
    return letters;
}

/* The letters of a timeline in order of time. */
static const char *letters_of_timeline(const struct shown *shown)
{
    struct arena *arena = &shown->sheet->pool->arena;
    const char *letters = "";
    for (uint32_t right = 0; right < shown->item->option_count; right++) {
        for (size_t i = 0; i < shown->item->option_count; i++) {
            if (shown->options[i] == right) {
                letters = arena_printf(arena, "%s%s%c", letters, *letters ? " " : "",
                                       (char)('A' + (int)i));
            }
        }
    }
    return letters;
}

const char *short_answer(const struct shown *shown)
{
    switch (shown->item->form) {
    case ITEM_SINGLE:
    case ITEM_SEVERAL:
        return letters_of_right(shown);
    case ITEM_TRUTH:
        return message(shown->lang, shown->item->truth ? MSG_exercise_true : MSG_exercise_false);
    case ITEM_ORDER:
        return numbers_of_order(shown);
    case ITEM_TIMELINE:
        return letters_of_timeline(shown);
    case ITEM_MATCH:
        return letters_of_match(shown);
    case ITEM_NUMBER:
    case ITEM_TEXT:
    case ITEM_OPEN:
    case ITEM_GRID:
    case ITEM_CURVE:
    case ITEM_SOURCES:
    case ITEM_CARD:
        break;
    }
    return shown->said->answer ? shown->said->answer : "";
}

bool answer_is_short(const struct shown *shown)
{
    const enum item_form form = shown->item->form;
    return form == ITEM_SINGLE || form == ITEM_TRUTH || form == ITEM_NUMBER;
}

const char *short_digest(const struct sheet *sheet)
{
    const char *colon = strchr(sheet->pool->digest, ':');
    return arena_printf(&sheet->pool->arena, "%.8s", colon ? colon + 1 : sheet->pool->digest);
}

static const char *info_or(const struct sheet *sheet, const char *key)
{
    const char *value = store_info(sheet->pool->question->store, key);
    return value ? value : "–";
}

const char *records_line(const struct sheet *sheet, enum language lang)
{
    const char *title = store_title(sheet->pool->question->store, lang);
    return message_format(&sheet->pool->arena, lang, MSG_exercise_records, title ? title : "–",
                          info_or(sheet, "version"), info_or(sheet, "as_of"), short_digest(sheet),
                          sheet->pool->question->reading_id, info_or(sheet, "licence"));
}

const char *part_title(enum language lang, enum part part)
{
    static const enum message titles[PART_COUNT] = {
        MSG_exercise_part_choose, MSG_exercise_part_write, MSG_exercise_part_match,
        MSG_exercise_part_work};
    return message(lang, titles[part]);
}

const char *sheet_title(const struct sheet *sheet, enum language lang)
{
    return sheet->request->title ? sheet->request->title : message(lang, MSG_exercise_title);
}

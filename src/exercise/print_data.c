#include "print_parts.h"

#include <string.h>

/* Items as data: JSON Lines, JSON, CSV. */

const char *form_name(enum item_form form)
{
    static const char *const names[] = {"single", "several", "truth",    "number", "text",
                                        "open",   "order",   "timeline", "match",  "grid",
                                        "curve",  "sources", "card"};
    return names[form];
}

static void write_list(struct writing *out, const char *const *list, size_t count)
{
    write_text(out, "[");
    for (size_t i = 0; i < count; i++) {
        write_text(out, i ? "," : "");
        write_json(out, list[i]);
    }
    write_text(out, "]");
}

static void write_option(struct writing *out, const struct shown *shown, size_t place)
{
    const struct item_option *option = shown_option(shown, place);
    const struct option_said *said = shown_said(shown, place);
    write_text(out, "{\"text\":");
    write_json(out, said->text);
    write_text(out, ",\"id\":");
    write_json(out, option->id);
    write_format(out, ",\"correct\":%s,\"why\":", option->right ? "true" : "false");
    write_json(out, said->why ? said->why : "");
    if (said->side) {
        write_text(out, ",\"side\":");
        write_json(out, said->side);
    }
    write_text(out, "}");
}

static void write_answer(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    if (item->form == ITEM_TRUTH) {
        write_text(out, item->truth ? "true" : "false");
    } else if (item->form == ITEM_NUMBER) {
        write_format(out, "[%lld,%lld]", (long long)item->low, (long long)item->high);
    } else if (item->form == ITEM_TEXT || item->form == ITEM_OPEN) {
        write_list(out, item->accepted, item->accepted_count);
    } else {
        const char *answer = short_answer(shown);
        write_list(out, &answer, 1);
    }
}

static void write_item(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    const struct pool *pool = shown->sheet->pool;
    write_text(out, "{\"id\":");
    write_json(out, item->id);
    write_format(out, ",\"kind\":\"%s\",\"form\":\"%s\",\"level\":%d,\"lang\":\"%s\",\"reading\":",
                 item->kind->name, form_name(item->form), pool->options.level,
                 language_code(shown->lang));
    write_json(out, pool->question->reading_id);
    write_format(out, ",\"points\":%d,\"stem\":", item->points);
    write_json(out, shown->said->stem);
    write_text(out, ",\"options\":[");
    for (size_t i = 0; i < item->option_count; i++) {
        write_text(out, i ? "," : "");
        write_option(out, shown, i);
    }
    write_text(out, "],\"answer\":");
    write_answer(out, shown);
    write_text(out, ",\"feedback\":");
    write_json(out, shown->said->feedback ? shown->said->feedback : "");
    write_text(out, ",\"cites\":");
    write_list(out, item->cites, item->cite_count);
    write_format(
        out, ",\"claim\":%s,\"command\":", shown->said->claim ? shown->said->claim : item->claim);
    write_json(out, item->command);
    write_text(out, ",\"asks\":");
    write_list(out, item->asks, item->ask_count);
    write_text(out, ",\"reveals\":");
    write_list(out, item->reveals, item->reveal_count);
    write_text(out, "}");
}

static void write_head(struct writing *out, const struct sheet *sheet)
{
    const struct pool *pool = sheet->pool;
    const char *id = store_info(pool->question->store, "id");
    const char *as_of = store_info(pool->question->store, "as_of");
    write_text(out, "{\"seed\":");
    write_json(out, pool->options.seed);
    write_text(out, ",\"digest\":");
    write_json(out, pool->digest);
    write_text(out, ",\"as_of\":");
    write_json(out, as_of ? as_of : "");
    write_text(out, ",\"package\":");
    write_json(out, id ? id : "");
    write_text(out, ",\"options\":");
    write_json(out, sheet->request->remake);
    write_text(out, ",\"orders\":[");
    for (size_t v = 0; v < sheet->request->variants; v++) {
        write_text(out, v ? ",[" : "[");
        for (size_t i = 0; i < sheet->count; i++) {
            write_text(out, i ? "," : "");
            write_json(out, sheet->items[sheet->orders[v].items[i]].id);
        }
        write_text(out, "]");
    }
    write_text(out, "]}");
}

static void write_items(struct writing *out, const struct sheet *sheet,
                        const struct print_request *request, const char *between)
{
    bool first = true;
    for (enum language lang = LANG_EN; lang < LANG_COUNT; lang++) {
        for (size_t i = 0; request->langs[lang] && i < sheet->count; i++) {
            const struct shown shown = shown_item(sheet, request->first, i, lang);
            write_text(out, first ? "" : between);
            write_item(out, &shown);
            first = false;
        }
    }
}

void print_jsonl(struct writing *out, const struct sheet *sheet,
                 const struct print_request *request)
{
    write_head(out, sheet);
    write_text(out, "\n");
    write_items(out, sheet, request, "\n");
    write_text(out, "\n");
}

void print_json(struct writing *out, const struct sheet *sheet, const struct print_request *request)
{
    write_text(out, "{\"sheet\":");
    write_head(out, sheet);
    write_text(out, ",\n\"items\":[\n");
    write_items(out, sheet, request, ",\n");
    write_text(out, "\n]}\n");
}

/* ---- CSV ---- */

static const char *all_options(const struct shown *shown)
{
    struct arena *arena = &shown->sheet->pool->arena;
    const char *list = "";
    for (size_t i = 0; i < shown->item->option_count; i++) {
        const struct option_said *said = shown_said(shown, i);
        list = arena_printf(arena, "%s%s%c) %s", list, i ? "; " : "", (char)('A' + (int)i),
                            said->text);
    }
    return list;
}

static const char *all_feedback(const struct shown *shown)
{
    struct arena *arena = &shown->sheet->pool->arena;
    const char *list = shown->said->feedback ? shown->said->feedback : "";
    for (size_t i = 0; i < shown->item->option_count; i++) {
        const struct option_said *said = shown_said(shown, i);
        if (said->why) {
            list = arena_printf(arena, "%s%s%c: %s", list, *list ? "; " : "", (char)('A' + (int)i),
                                said->why);
        }
    }
    return list;
}

void print_csv(struct writing *out, const struct sheet *sheet, const struct print_request *request)
{
    size_t number = 0;
    write_text(out, "number,id,kind,level,points,stem,options,answer,feedback,sources,command\n");
    for (enum language lang = LANG_EN; lang < LANG_COUNT; lang++) {
        for (size_t i = 0; request->langs[lang] && i < sheet->count; i++) {
            const struct shown shown = shown_item(sheet, request->first, i, lang);
            const struct item *item = shown.item;
            const char *sources = "";
            for (size_t k = 0; k < item->cite_count; k++) {
                sources = arena_printf(&sheet->pool->arena, "%s%s%s", sources, k ? " | " : "",
                                       item->cites[k]);
            }
            write_format(out, "%zu,", ++number);
            write_csv(out, item->id, ",");
            write_format(out, "%s,%d,%d,", item->kind->name, sheet->pool->options.level,
                         item->points);
            write_csv(out, shown.said->stem, ",");
            write_csv(out, all_options(&shown), ",");
            write_csv(out, short_answer(&shown), ",");
            write_csv(out, all_feedback(&shown), ",");
            write_csv(out, sources, ",");
            write_csv(out, item->command, "\n");
        }
    }
}

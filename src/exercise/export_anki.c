#include "deck.h"
#include "export_parts.h"
#include "zip_stored.h"

#include <stdlib.h>
#include <string.h>

/* Cards for Anki: a deck that carries its own type of note, for an import of text fails or loses
 * the back where Anki does not speak English; and text, to be edited first. */

struct card {
    const char *id; /* of the item, and of the pair in it */
    const char *kind;
    struct writing front, back, source; /* HTML */
};

typedef bool card_write(void *context, const struct card *card);

/* ---- What stands on cards ---- */

static void write_paragraph(struct writing *out, const char *text)
{
    write_text(out, "<p>");
    write_html(out, text);
    write_text(out, "</p>");
}

static void front_of(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    write_html(out, shown->said->stem);
    if (item->form == ITEM_SINGLE) {
        write_text(out, "<ol type=\"A\">");
        for (size_t i = 0; i < item->option_count; i++) {
            write_text(out, "<li>");
            write_html(out, shown_said(shown, i)->text);
            write_text(out, "</li>");
        }
        write_text(out, "</ol>");
    } else if (item->form == ITEM_TRUTH) {
        write_text(out, "<p>");
        write_html(out, message(shown->lang, MSG_exercise_true));
        write_text(out, " / ");
        write_html(out, message(shown->lang, MSG_exercise_false));
        write_text(out, "</p>");
    }
}

static void back_of(struct writing *out, const struct shown *shown)
{
    const struct item *item = shown->item;
    write_text(out, "<b>");
    write_html(out, item->form == ITEM_CARD ? shown->said->answer : short_answer(shown));
    for (size_t i = 0; item->form == ITEM_SINGLE && i < item->option_count; i++) {
        if (shown_option(shown, i)->right) {
            write_text(out, ". ");
            write_html(out, shown_said(shown, i)->text);
        }
    }
    write_text(out, "</b>");
    if (shown->said->feedback) {
        write_paragraph(out, shown->said->feedback);
    }
    for (size_t i = 0; item->form == ITEM_SINGLE && i < item->option_count; i++) {
        const struct option_said *said = shown_said(shown, i);
        if (said->why && *said->why) {
            write_format(out, "<p>%c. ", (char)('A' + (int)i));
            write_html(out, said->why);
            write_text(out, "</p>");
        }
    }
}

static void source_of(struct writing *out, const struct shown *shown)
{
    for (size_t i = 0; i < shown->item->cite_count; i++) {
        write_text(out, i ? "<br>" : "");
        write_html(out, shown->item->cites[i]);
    }
}

static bool give_card(struct card *card, card_write *write, void *context)
{
    const bool done = write(context, card);
    writing_release(&card->front);
    writing_release(&card->back);
    writing_release(&card->source);
    return done;
}

/* Each pair of a match is a card. */
static bool give_pairs(const struct shown *shown, card_write *write, void *context)
{
    const struct item *item = shown->item;
    bool done = true;
    for (size_t i = 0; done && i < item->option_count; i++) {
        const struct option_said *said = &item->options[i].said[shown->lang];
        struct card card = {
            .id = arena_printf(&shown->sheet->pool->arena, "%s/%s", item->id, item->options[i].id),
            .kind = item->kind->name};
        write_html(&card.front, shown->said->stem);
        write_text(&card.front, "<p><b>");
        write_html(&card.front, said->text);
        write_text(&card.front, "</b></p>");
        write_text(&card.back, "<b>");
        write_html(&card.back, said->side);
        write_text(&card.back, "</b>");
        if (said->why && *said->why && strcmp(said->why, said->side) != 0) {
            write_paragraph(&card.back, said->why);
        }
        source_of(&card.source, shown);
        done = give_card(&card, write, context);
    }
    return done;
}

static bool give_all(const struct sheet *sheet, enum language lang, struct export_left *left,
                     card_write *write, void *context)
{
    const unsigned forms = 1U << ITEM_SINGLE | 1U << ITEM_TRUTH | 1U << ITEM_NUMBER |
                           1U << ITEM_TEXT | 1U << ITEM_MATCH | 1U << ITEM_CARD;
    bool done = true;
    for (size_t i = 0; done && i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, 0, i, lang);
        if (!can_carry(shown.item, forms)) {
            leave_out(left, shown.item);
        } else if (shown.item->form == ITEM_MATCH) {
            done = give_pairs(&shown, write, context);
        } else {
            struct card card = {.id = shown.item->id, .kind = shown.item->kind->name};
            front_of(&card.front, &shown);
            back_of(&card.back, &shown);
            source_of(&card.source, &shown);
            done = give_card(&card, write, context);
        }
    }
    return done;
}

static const char *text_of(const struct writing *writing)
{
    return writing->text ? writing->text : "";
}

/* ---- Ids: another deck must not take the place of this one, and an import of the same deck must
 * add nothing ---- */

static uint64_t hash_of(const struct sheet *sheet, enum language lang, const char *what)
{
    const char *package = store_info(sheet->pool->question->store, "id");
    return text_hash(TEXT_HASH_START,
                     arena_printf(&sheet->pool->arena, "%s/%s/%s", package ? package : "",
                                  language_code(lang), what));
}

/* A number such as Anki makes of the time in milliseconds. */
static int64_t anki_id(uint64_t hash)
{
    return INT64_C(1000000000000) + (int64_t)(hash % UINT64_C(577836800000));
}

/* ---- The deck ---- */

struct notes {
    const struct sheet *sheet;
    enum language lang;
    struct deck_note *list;
    size_t count, capacity;
};

static const char *tags_of(const struct notes *notes, const struct card *card)
{
    return arena_printf(&notes->sheet->pool->arena, "blocline %s", card->kind);
}

static bool add_note(void *context, const struct card *card)
{
    struct notes *notes = context;
    struct arena *arena = &notes->sheet->pool->arena;
    const uint64_t hash = hash_of(notes->sheet, notes->lang, card->id);
    const char *front = text_of(&card->front);
    notes->list = heap_grow(notes->list, &notes->capacity, notes->count + 1, sizeof *notes->list);
    notes->list[notes->count++] =
        (struct deck_note){.id = anki_id(hash),
                           .card_id = anki_id(text_hash(hash, "card")),
                           .guid = arena_printf(arena, "bl%016llx", (unsigned long long)hash),
                           .fields = arena_printf(arena, "%s\x1f%s\x1f%s", front,
                                                  text_of(&card->back), text_of(&card->source)),
                           .first = arena_printf(arena, "%s", front),
                           .tags = tags_of(notes, card)};
    return true;
}

static const char field_form[] =
    "{\"name\":\"%s\",\"ord\":%d,\"font\":\"Arial\",\"size\":20,\"sticky\":false,\"rtl\":false,"
    "\"media\":[]}";

static const char *models_json(struct arena *arena, int64_t model, int64_t deck)
{
    const char *fields = arena_printf(
        arena, "%s,%s,%s", arena_printf(arena, field_form, "Question", 0),
        arena_printf(arena, field_form, "Answer", 1), arena_printf(arena, field_form, "Source", 2));
    return arena_printf(
        arena,
        "{\"%lld\":{\"id\":%lld,\"name\":\"blocline exercise\",\"type\":0,\"mod\":1577836800,"
        "\"usn\":-1,\"sortf\":0,\"did\":%lld,\"vers\":[],\"tags\":[],\"req\":[[0,\"any\",[0]]],"
        "\"latexPre\":\"\\\\documentclass{article}\\\\begin{document}\","
        "\"latexPost\":\"\\\\end{document}\",\"css\":\".card{font-family:arial;font-size:20px;"
        "text-align:left;color:black;background-color:white}.source{font-size:.7em;color:#555}\","
        "\"flds\":[%s],\"tmpls\":[{\"name\":\"Card 1\",\"ord\":0,\"qfmt\":\"{{Question}}\","
        "\"afmt\":\"{{FrontSide}}<hr id=answer>{{Answer}}<p class=source>{{Source}}</p>\","
        "\"bqfmt\":\"\",\"bafmt\":\"\",\"did\":null}]}}",
        (long long)model, (long long)model, (long long)deck, fields);
}

static const char *deck_json(struct arena *arena, int64_t id, const char *quoted_name)
{
    return arena_printf(
        arena,
        "\"%lld\":{\"id\":%lld,\"name\":%s,\"desc\":\"\",\"mod\":1577836800,\"usn\":-1,"
        "\"collapsed\":false,\"browserCollapsed\":false,\"dyn\":0,\"conf\":1,\"extendNew\":0,"
        "\"extendRev\":0,\"newToday\":[0,0],\"revToday\":[0,0],\"lrnToday\":[0,0],"
        "\"timeToday\":[0,0]}",
        (long long)id, (long long)id, quoted_name);
}

static const char options_json[] =
    "{\"1\":{\"id\":1,\"name\":\"Default\",\"mod\":0,\"usn\":0,\"maxTaken\":60,\"autoplay\":true,"
    "\"timer\":0,\"replayq\":true,\"new\":{\"bury\":false,\"delays\":[1,10],\"initialFactor\":2500,"
    "\"ints\":[1,4,7],\"order\":1,\"perDay\":20,\"separate\":true},\"rev\":{\"bury\":false,"
    "\"ease4\":1.3,\"fuzz\":0.05,\"ivlFct\":1,\"maxIvl\":36500,\"minSpace\":1,\"perDay\":200},"
    "\"lapse\":{\"delays\":[10],\"leechAction\":0,\"leechFails\":8,\"minInt\":1,\"mult\":0}}}";

static const char *conf_json(struct arena *arena, int64_t model, int64_t deck)
{
    return arena_printf(
        arena,
        "{\"activeDecks\":[1],\"addToCur\":true,\"collapseTime\":1200,\"curDeck\":%lld,"
        "\"curModel\":\"%lld\",\"dueCounts\":true,\"estTimes\":true,\"newBury\":true,"
        "\"newSpread\":0,\"nextPos\":1,\"sortBackwards\":false,\"sortType\":\"noteFld\","
        "\"timeLim\":0}",
        (long long)deck, (long long)model);
}

static const char *quoted(struct arena *arena, const char *text)
{
    struct writing json = {0};
    write_json(&json, text);
    const char *kept = arena_text(arena, json.text, json.size);
    writing_release(&json);
    return kept;
}

bool export_anki(struct writing *out, const struct sheet *sheet, enum language lang,
                 struct export_left *left, struct fault *fault)
{
    struct arena *arena = &sheet->pool->arena;
    struct notes notes = {.sheet = sheet, .lang = lang};
    struct zip_stored zip = {0};
    char *bytes = NULL;
    size_t size = 0;
    const char *name = category_of(sheet, lang);
    const int64_t model = anki_id(text_hash(TEXT_HASH_START, "blocline exercise, 3 fields"));
    const int64_t id = anki_id(hash_of(sheet, lang, name));
    give_all(sheet, lang, left, add_note, &notes);
    const struct deck deck = {.id = id,
                              .model_id = model,
                              .conf = conf_json(arena, model, id),
                              .models = models_json(arena, model, id),
                              .decks =
                                  arena_printf(arena, "{%s,%s}", deck_json(arena, 1, "\"Default\""),
                                               deck_json(arena, id, quoted(arena, name))),
                              .options = options_json,
                              .notes = notes.list,
                              .count = notes.count};
    const bool done = deck_bytes(&deck, &bytes, &size, fault);
    if (done) {
        zip_add(&zip, "collection.anki2", bytes, size);
        zip_add(&zip, "media", "{}", 2);
        zip_end(&zip);
        write_bytes(out, zip.bytes, zip.size);
    }
    zip_release(&zip);
    free(bytes);
    free(notes.list);
    return done;
}

/* ---- The same as text ---- */

struct lines {
    struct notes notes;
    struct writing *out;
};

/* A field of a line: tabs and line ends in it are spaces. */
static void write_tabbed(struct writing *out, const char *text, const char *after)
{
    for (; *text; text++) {
        write_bytes(out, *text == '\t' || *text == '\n' ? " " : text, 1);
    }
    write_text(out, after);
}

static bool add_line(void *context, const struct card *card)
{
    const struct lines *lines = context;
    const uint64_t hash = hash_of(lines->notes.sheet, lines->notes.lang, card->id);
    write_format(lines->out, "bl%016llx\t", (unsigned long long)hash);
    write_tabbed(lines->out, text_of(&card->front), "\t");
    write_tabbed(lines->out, text_of(&card->back), "");
    if (card->source.size) {
        write_text(lines->out, "<p>");
        write_tabbed(lines->out, card->source.text, "</p>");
    }
    write_format(lines->out, "\t%s\n", tags_of(&lines->notes, card));
    return true;
}

bool export_anki_text(struct writing *out, const struct sheet *sheet, enum language lang,
                      struct export_left *left, struct fault *fault)
{
    struct lines lines = {.notes = {.sheet = sheet, .lang = lang}, .out = out};
    (void)fault;
    write_text(out, "#separator:tab\n#html:true\n#deck:");
    write_tabbed(out, category_of(sheet, lang), "\n#guid column:1\n#tags column:4\n");
    return give_all(sheet, lang, left, add_line, &lines);
}

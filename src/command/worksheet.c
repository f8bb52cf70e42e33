#include "exercise_options.h"
#include "export.h"
#include "files.h"
#include "messages.h"
#include "print.h"
#include "text.h"
#include "wording.h"
#include "worksheet_verify.h"

#include <string.h>

/* `worksheet`: exercises on paper, with their key. */

enum { VARIANTS = EXERCISE_OWN, SPLIT, KEY, NO_KEY, KEY_ONLY, TITLE, FOR, VERIFY };

/* Where the documents of one sheet go. */
struct delivery {
    struct exercise *exercise;
    const struct sheet *sheet;
    const struct options *given;
    struct table_sink *sink;
    const char *form;
};

static void print_form(struct writing *out, const struct delivery *delivery,
                       const struct print_request *request)
{
    static const struct {
        const char *form;
        void (*print)(struct writing *out, const struct sheet *sheet,
                      const struct print_request *request);
        bool data; /* for programs: every byte as the records have it */
    } printers[] = {{"html", print_html, false},   {"text", print_text, false},
                    {"md", print_markdown, false}, {"csv", print_csv, true},
                    {"json", print_json, true},    {"jsonl", print_jsonl, true}};
    for (size_t i = 0; i < sizeof printers / sizeof *printers; i++) {
        if (strcmp(printers[i].form, delivery->form) == 0) {
            printers[i].print(out, delivery->sheet, request);
            if (!printers[i].data && out->size) {
                out->size = text_clean_lines(out->text, out->size);
            }
        }
    }
}

/* Writes one document, to a path or (NULL) to the output. */
static bool deliver(const struct delivery *delivery, const char *path,
                    const struct print_request *request, struct fault *fault)
{
    struct writing out = {0};
    print_form(&out, delivery, request);
    const struct cell cells[] = {{path, path ? strlen(path) : 0}, {out.text, out.size}};
    const bool done = table_row(delivery->sink, cells, fault);
    writing_release(&out);
    return done;
}

static const char *listed(struct arena *arena, const char *const *words, size_t count)
{
    const char *list = "";
    for (size_t i = 0; i < count; i++) {
        list = arena_printf(arena, "%s%s%s", list, i ? ", " : "", words[i]);
    }
    return list;
}

static void note_left_out(const struct delivery *delivery, const struct export_left *left,
                          const char *program)
{
    struct arena *arena = &delivery->exercise->arena;
    const struct question *question = &delivery->exercise->question;
    if (left->count) {
        question_say(question, MSG_exercise_left_out, arena_printf(arena, "%zu", left->count),
                     program, listed(arena, left->kinds, left->kind_count));
    }
    if (left->too_long_count) {
        question_say(question, MSG_exercise_too_long,
                     arena_printf(arena, "%zu", left->too_long_count), program,
                     listed(arena, left->too_long, left->too_long_count));
    }
}

/* The exercises for a program of others. */
static bool deliver_export(const struct delivery *delivery, struct fault *fault)
{
    const struct exporter *exporter = exporters();
    struct export_left left = {0};
    struct writing out = {0};
    const struct question *question = &delivery->exercise->question;
    while (strcmp(exporter->name, delivery->given->value[FOR]) != 0) {
        exporter++;
    }
    export_write *write = delivery->given->value['f'] ? export_anki_text : exporter->write;
    bool done = write(&out, delivery->sheet, delivery->exercise->question.lang, &left, fault);
    if (done && left.count + left.too_long_count == delivery->sheet->count) {
        done = question_refuse(question, fault, FAULT_DATA, MSG_exercise_no_form, exporter->name);
    }
    if (out.size && !exporter->binary) {
        out.size = text_clean_lines(out.text, out.size);
    }
    const struct cell cells[] = {{NULL, 0}, {out.text, out.size}};
    done = done && table_row(delivery->sink, cells, fault);
    writing_release(&out);
    if (done) {
        note_left_out(delivery, &left, exporter->name);
    }
    return done;
}

static size_t language_count(const bool *langs)
{
    size_t count = 0;
    for (int i = 0; i < LANG_COUNT; i++) {
        count += langs[i];
    }
    return count;
}

/* "sheet.html" becomes "sheet-1.html", or "sheet-1-ru.html" where there are several languages. */
static const char *split_path(const struct delivery *delivery, size_t variant, enum language lang)
{
    struct arena *arena = &delivery->exercise->arena;
    const char *path = delivery->given->value['o'];
    const char *name = path_name(path), *dot = strrchr(name, '.');
    const size_t stem = dot && dot > name ? (size_t)(dot - path) : strlen(path);
    const bool several = language_count(delivery->exercise->pool.options.langs) > 1;
    return arena_printf(arena, "%.*s-%zu%s%s%s", (int)stem, path, variant + 1, several ? "-" : "",
                        several ? language_code(lang) : "", path + stem);
}

static bool deliver_split(const struct delivery *delivery, struct print_request request,
                          struct fault *fault)
{
    const bool *langs = delivery->exercise->pool.options.langs;
    bool done = true;
    for (size_t v = 0; v < delivery->sheet->request->variants; v++) {
        for (enum language lang = LANG_EN; done && lang < LANG_COUNT; lang++) {
            struct print_request one = request;
            memset(one.langs, 0, sizeof one.langs);
            one.langs[lang] = true;
            one.first = v;
            one.variants = 1;
            done = !langs[lang] || deliver(delivery, split_path(delivery, v, lang), &one, fault);
        }
    }
    return done;
}

static bool deliver_all(const struct delivery *delivery, struct fault *fault)
{
    const struct options *given = delivery->given;
    const char *key = given->value[KEY];
    struct print_request request = {.variants = delivery->sheet->request->variants,
                                    .pages = !given->value[KEY_ONLY],
                                    .key = !given->value[NO_KEY] && !key};
    memcpy(request.langs, delivery->exercise->pool.options.langs, sizeof request.langs);
    if (given->value[FOR]) {
        return deliver_export(delivery, fault);
    }
    if (!(given->value[SPLIT] ? deliver_split(delivery, request, fault)
                              : deliver(delivery, NULL, &request, fault))) {
        return false;
    }
    request.pages = false;
    request.key = true;
    return !key || deliver(delivery, key, &request, fault);
}

static bool check(const struct options *given, struct fault *fault)
{
    const struct {
        int one, other;
        const char *one_name, *other_name;
    } apart[] = {{KEY, NO_KEY, "--key", "--no-key"},
                 {KEY, KEY_ONLY, "--key", "--key-only"},
                 {NO_KEY, KEY_ONLY, "--no-key", "--key-only"}};
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
        if (given->value[apart[i].one] && given->value[apart[i].other]) {
            return fault_say_with(fault, FAULT_USAGE, MSG_fault_options_exclude, apart[i].one_name,
                                  apart[i].other_name);
        }
    }
    if (given->value[SPLIT] && !given->value['o']) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_split_needs_output);
    }
    const bool cards_as_text = given->value[FOR] && strcmp(given->value[FOR], "anki") == 0 &&
                               given->value['f'] && strcmp(given->value['f'], "text") == 0;
    if (given->value[FOR] &&
        (given->value[SPLIT] || given->value[KEY] || (given->value['f'] && !cards_as_text))) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_for_says_format);
    }
    if (given->value[FOR] && given->value[EXERCISE_LANGS] &&
        strchr(given->value[EXERCISE_LANGS], ',')) {
        return fault_say(fault, FAULT_USAGE, MSG_fault_for_one_language);
    }
    return !given->value[VARIANTS] ||
           (given->number[VARIANTS] >= 1 && given->number[VARIANTS] <= SHEET_VARIANTS) ||
           fault_say_with(fault, FAULT_USAGE, MSG_fault_variants, NUMBER_TEXT(SHEET_VARIANTS));
}

/* --verify takes what is asked from the file. */
static bool check_verify(const struct options *given, struct fault *fault)
{
    static const int others[] = {EXERCISE_COUNT,
                                 EXERCISE_LEVEL,
                                 EXERCISE_SEED,
                                 EXERCISE_SKIP,
                                 EXERCISE_CONTESTED,
                                 EXERCISE_LARGE,
                                 OPTION_BLOC,
                                 OPTION_ACTOR,
                                 OPTION_FROM,
                                 OPTION_TO,
                                 OPTION_READING,
                                 VARIANTS,
                                 SPLIT,
                                 KEY,
                                 NO_KEY,
                                 KEY_ONLY,
                                 TITLE,
                                 FOR};
    bool alone = given->operand_count == 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        alone = alone && !given->value[others[i]];
    }
    return alone || fault_say(fault, FAULT_USAGE, MSG_fault_verify_alone);
}

static void note_sheet(struct exercise *exercise, const struct sheet *sheet,
                       const struct options *given, const char *form)
{
    if (exercise->seed_drawn) {
        question_say(&exercise->question, MSG_exercise_seed_drawn, exercise->pool.options.seed);
    }
    if (sheet->count < exercise->request.count) {
        question_say(&exercise->question, MSG_exercise_fewer,
                     arena_printf(&exercise->arena, "%zu", sheet->count),
                     arena_printf(&exercise->arena, "%zu", exercise->request.count),
                     exercise_shortage(exercise, sheet));
    }
    const bool paper =
        strcmp(form, "html") == 0 || strcmp(form, "md") == 0 || strcmp(form, "text") == 0;
    if (paper && !given->value[FOR] && !given->value[KEY] && !given->value[NO_KEY] &&
        !given->value[KEY_ONLY] && !exercise->cards) {
        question_say(&exercise->question, MSG_exercise_key_at_end, NULL);
    }
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    static const struct column columns[] = {{"file", COLUMN_TEXT, ROLE_NONE, MSG_NONE},
                                            {"document", COLUMN_TEXT, ROLE_NONE, MSG_NONE}};
    struct exercise exercise = {0};
    struct sheet sheet = {0};
    if (given->value[VERIFY]) {
        return check_verify(given, fault) &&
               worksheet_verify(question, given->value[VERIFY], given->value[EXERCISE_LANGS],
                                given->value['f'] != NULL, sink, fault);
    }
    bool done =
        check(given, fault) && exercise_open(&exercise, "worksheet", question, given, fault);
    if (done) {
        exercise.request.variants = given->value[VARIANTS] ? given->number[VARIANTS] : 1;
        exercise.request.title = given->value[TITLE];
        exercise.request.large = given->value[EXERCISE_LARGE] != NULL;
        sheet_make(&sheet, &exercise.pool, &exercise.request);
        done = pool_whole(&exercise.pool, fault);
        if (done && sheet.count == 0) {
            done = question_refuse(&exercise.question, fault, FAULT_DATA, MSG_exercise_none,
                                   exercise_shortage(&exercise, &sheet));
        }
    }
    const struct delivery delivery = {&exercise, &sheet, given, sink, question->format};
    done = done && table_begin(sink, NULL, columns, 2, fault) && deliver_all(&delivery, fault) &&
           table_end(sink, fault);
    if (done) {
        note_sheet(&exercise, &sheet, given, question->format);
    }
    sheet_release(&sheet);
    exercise_release(&exercise);
    return done;
}

static const char *const programs[] = {"moodle", "gift",   "amc",     "canvas",
                                       "anki",   "kahoot", "quizizz", NULL};

static const struct option_spec options[] = {
    OPT_EXERCISES(MSG_help_o_count_worksheet),
    {.id = VARIANTS,
     .name = "variants",
     .argument = "N",
     .kind = VALUE_NUMBER,
     .help = MSG_help_o_variants},
    {.id = SPLIT, .name = "split", .help = MSG_help_o_split},
    {.id = KEY, .name = "key", .argument = "FILE", .kind = VALUE_FILE, .help = MSG_help_o_key},
    {.id = NO_KEY, .name = "no-key", .help = MSG_help_o_no_key},
    {.id = KEY_ONLY, .name = "key-only", .help = MSG_help_o_key_only},
    {.id = TITLE, .name = "title", .argument = "TEXT", .help = MSG_help_o_sheet_title},
    {.id = EXERCISE_LARGE, .name = "large", .help = MSG_help_o_large},
    {.id = FOR,
     .name = "for",
     .argument = "PROGRAM",
     .kind = VALUE_WORD,
     .words = programs,
     .help = MSG_help_o_exercise_for},
    {.id = VERIFY,
     .name = "verify",
     .argument = "FILE",
     .kind = VALUE_FILE,
     .help = MSG_help_o_verify},
    {.id = EXERCISE_LANGS,
     .name = "lang",
     .argument = "LANG",
     .words = language_words.texts,
     .help = MSG_help_o_lang},
    OPT_END,
};

static const char *const documents[] = {"html", "text", "md", "csv", "json", "jsonl", NULL};

const struct command command_worksheet = {
    .name = "worksheet",
    .operands = "[KIND...]",
    .least = 0,
    .most = 32,
    .summary = MSG_help_s_worksheet,
    .help = MSG_help_t_worksheet,
    .options = options,
    .examples = {"blocline worksheet --seed 2026 -f text",
                 "blocline worksheet members when --seed 7 --level 1 -f csv"},
    .run = run,
    .documents = documents,
};

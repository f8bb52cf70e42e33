/* The query program without its `main` (cli/main.c): reads words, asks, and writes the answer in
 * the format that was asked for, to nobody. */
#include "world.h"

#include "command.h"
#include "render.h"
#include "screen_words.h"
#include "shaping.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What `cli` prints of a fault or a note. */
static void check_line(const char *text)
{
    char line[FAULT_TEXT_SIZE];
    snprintf(line, sizeof line, "%s", text);
    const size_t size = text_clean(line, strlen(line));
    require(size > 0 && strlen(line) == size, "something is said");
    require(text_invalid(line, size) == size, "in UTF-8");
    for (size_t i = 0; i < size; i++) {
        require((unsigned char)line[i] >= 0x20 && line[i] != 0x7f, "nothing controls a terminal");
    }
}

static void hear_note(void *context, const char *text)
{
    (void)context;
    check_line(text);
}

/* A document is written by its command (cli/document.h): two cells, a path and bytes. */
struct document {
    struct table_sink sink; /* first, so that a sink is the document it belongs to */
    FILE *out;
};

static bool document_begin(struct table_sink *self, const char *title, const struct column *columns,
                           size_t count, struct fault *fault)
{
    (void)self, (void)title, (void)columns, (void)fault;
    require(count == 2, "a document has a path and bytes");
    return true;
}

static bool document_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    (void)fault;
    fwrite(cells[1].text, 1, cells[1].size, ((struct document *)self)->out);
    return true;
}

static bool document_end(struct table_sink *self, struct fault *fault)
{
    (void)self, (void)fault;
    return true;
}

static const struct renderer *choose_renderer(const struct command *command,
                                              const struct options *options)
{
    const char *name = options->value['f'] ? options->value['f'] : options->value[OPTION_AS];
    const char *usual = command->format ? command->format : "csv";
    if (command->documents) {
        usual = command->documents[0];
    }
    name = name ? name : usual;
    if (strcmp(name, "xlsx") == 0 || strcmp(name, "png") == 0 || strcmp(name, "pdf") == 0) {
        name = "json"; /* others' code, and slow: tests/inject runs it */
    }
    for (int i = 0; command->documents && command->documents[i]; i++) {
        static struct renderer document;
        if (strcmp(command->documents[i], name) == 0) {
            document = (struct renderer){.name = command->documents[i]};
            return &document;
        }
    }
    return command->documents ? NULL : renderer_find(name);
}

static bool render_answer(FILE *out, const struct command *command, const struct options *options,
                          struct question *question, struct fault *fault)
{
    const struct renderer *renderer = choose_renderer(command, options);
    struct screen_words words = {0};
    struct document document = {
        .sink = {.begin = document_begin, .row = document_row, .end = document_end}, .out = out};
    if (!renderer) {
        return fault_set(fault, FAULT_USAGE, "unknown format");
    }
    question_words(question, &words);
    words.program = "blocline";
    question->format = renderer->name;
    question->screen = strcmp(renderer->name, "screen") == 0 ? &words : NULL;
    question->width = 80;
    question->for_graph =
        strcmp(renderer->name, "dot") == 0 || strcmp(renderer->name, "graphml") == 0;
    const struct render_options means = {
        .lang = question->lang,
        .unicode = true,
        .width = question->width,
        .no_header = options->value[OPTION_NO_HEADER] != NULL,
        .excel_ru = options->value[OPTION_EXCEL] != NULL,
        .subject = command->name,
        .screen = &words,
        .open_end = shaping_open_end(options, question),
        .as_of = question->store ? store_info(question->store, "as_of") : NULL,
        .say = hear_note};
    struct table_sink *sink = command->documents ? &document.sink : renderer->open(out, &means);
    struct shaping shaping = {.sink = sink};
    question->say_error = hear_note;
    const bool done =
        (command->shapes_itself || shaping_open(&shaping, options, question, sink, fault)) &&
        commands_answer(command, question, options, shaping.sink, fault);
    shaping_release(&shaping);
    if (!command->documents) {
        renderer->release(sink);
    }
    screen_words_release(&words);
    return done;
}

static bool run_command(FILE *out, const char *database, const struct command *command,
                        struct options *options, struct fault *fault)
{
    struct store *store = NULL;
    struct question question = {.say = hear_note};
    if (!commands_check(command, options, fault)) {
        return false;
    }
    const enum language lang =
        options->value[OPTION_LANG] ? language_of(options->value[OPTION_LANG]) : LANG_EN;
    const struct question_options words = {.reading = options->value[OPTION_READING],
                                           .on = options->value[OPTION_ON],
                                           .from = options->value[OPTION_FROM],
                                           .to = options->value[OPTION_TO],
                                           .rule = (enum rule)options->number[OPTION_RULE],
                                           .status = options->value[OPTION_STATUS],
                                           .lang = lang < LANG_COUNT ? lang : LANG_EN,
                                           .takes_dates = command_takes(command, OPTION_ON) ||
                                                          command_takes(command, OPTION_FROM)};
    question.lang = words.lang;
    const bool done = (command->no_database ||
                       (store_open(database, &store, fault) &&
                        question_init(&question, store, &words, hear_note, NULL, fault))) &&
                      render_answer(out, command, options, &question, fault);
    store_close(store);
    return done;
}

static bool run_words(FILE *out, const char *database, int count, char **words, struct fault *fault)
{
    struct options options = {.command_line = "blocline"};
    struct option_spec specs[OPTIONS_MAX];
    int next;
    size_t known = command_specs(NULL, specs, OPTIONS_MAX);
    if (!options_read(count, words, specs, known, true, &options, &next, fault)) {
        return false;
    }
    if (next >= count) {
        return fault_set(fault, FAULT_USAGE, "which command?");
    }
    const struct command *command = commands_find(words[next], fault);
    if (!command) {
        return false;
    }
    known = command_specs(command, specs, OPTIONS_MAX);
    return options_read(count - next, words + next, specs, known, false, &options, &next, fault) &&
           run_command(out, database, command, &options, fault);
}

int world_ask(const char *database, int count, char **words)
{
    static FILE *nobody;
    if (!nobody) {
        nobody = fopen("/dev/null", "w");
    }
    return world_answer(nobody, database, count, words);
}

int world_answer(FILE *out, const char *database, int count, char **words)
{
    struct fault fault = {0};
    char program[] = "blocline", *all[128] = {program};
    int total = 1;
    for (int i = 0; i < count && total < 127; i++) {
        all[total++] = words[i];
    }
    all[total] = NULL;
    if (run_words(out, database, total, all, &fault)) {
        return FAULT_NONE;
    }
    require(fault.kind != FAULT_NONE, "a failure has a reason");
    check_line(fault.text);
    return (int)fault.kind;
}

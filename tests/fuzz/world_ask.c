/* The query program without its `main` (cli/main.c): reads words, asks, and writes the answer in
 * the format that was asked for, to nobody. */
#include "world.h"

#include "command.h"
#include "render.h"
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

static bool render_answer(const struct command *command, const struct options *options,
                          const struct question *question, struct fault *fault)
{
    const char *name = options->value['f'] ? options->value['f'] : options->value[OPTION_AS];
    const struct renderer *renderer = renderer_find(name ? name : "csv");
    if (!renderer) {
        return fault_set(fault, FAULT_USAGE, "unknown format");
    }
    if (strcmp(renderer->name, "xlsx") == 0) {
        renderer = renderer_find("json"); /* others' code, and slow: tests/inject runs it */
    }
    FILE *out = fopen("/dev/null", "w");
    const struct render_options means = {
        .lang = question->lang,
        .unicode = true,
        .no_header = options->value[OPTION_NO_HEADER] != NULL,
        .excel_ru = options->value[OPTION_EXCEL] != NULL,
        .subject = command->name,
        .open_end = shaping_open_end(options, question),
        .as_of = question->store ? store_info(question->store, "as_of") : NULL,
        .say = hear_note};
    struct table_sink *sink = renderer->open(out, &means);
    struct shaping shaping = {.sink = sink};
    struct question asked = *question;
    asked.format = renderer->name;
    asked.say_error = hear_note;
    const bool done =
        (command->shapes_itself || shaping_open(&shaping, options, &asked, sink, fault)) &&
        commands_answer(command, &asked, options, shaping.sink, fault);
    shaping_release(&shaping);
    renderer->release(sink);
    fclose(out);
    return done;
}

static bool run_command(const char *database, const struct command *command,
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
                      render_answer(command, options, &question, fault);
    store_close(store);
    return done;
}

static bool run_words(const char *database, int count, char **words, struct fault *fault)
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
           run_command(database, command, &options, fault);
}

int world_ask(const char *database, int count, char **words)
{
    struct fault fault = {0};
    char program[] = "blocline", *all[128] = {program};
    int total = 1;
    for (int i = 0; i < count && total < 127; i++) {
        all[total++] = words[i];
    }
    all[total] = NULL;
    if (run_words(database, total, all, &fault)) {
        return FAULT_NONE;
    }
    require(fault.kind != FAULT_NONE, "a failure has a reason");
    check_line(fault.text);
    return (int)fault.kind;
}

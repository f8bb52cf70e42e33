#include "command.h"
#include "help.h"
#include "output.h"
#include "paths.h"
#include "report.h"
#include "settings.h"
#include "store.h"
#include "version.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char program[] = "blocline";

static void say_note(void *context, const char *text)
{
    (void)context;
    fprintf(stderr, "%s: %s\n", program, text);
}

static bool check_operands(const struct command *command, const struct options *options,
                           struct fault *fault)
{
    if (options->operand_count < command->least) {
        return fault_set(fault, FAULT_USAGE, "%s needs %s: blocline %s %s", command->name,
                         command->operands, command->name, command->operands);
    }
    if (options->operand_count > command->most) {
        return fault_set(fault, FAULT_USAGE, "%s does not know what to do with \"%s\"%s",
                         command->name, options->operands[command->most],
                         command->most ? " (a name of several words needs quotes)" : "");
    }
    return true;
}

static bool find_language(const char *code, enum language *lang, struct fault *fault)
{
    *lang = code ? language_of(code) : LANG_EN;
    return *lang < LANG_COUNT ||
           fault_set(fault, FAULT_USAGE, "unknown language \"%s\"; expected one of: en, ru, kk",
                     code);
}

static bool open_database(const char *option, const char *setting, struct store **store,
                          struct fault *fault)
{
    char *path = database_path(option, setting);
    const bool done = path ? store_open(path, store, fault)
                           : fault_set(fault, FAULT_IO,
                                       "no database found: name one with -d FILE or BLOCLINE_DB");
    free(path);
    return done;
}

/* Asks the question and writes the answer. */
static bool answer(const struct command *command, const struct options *options,
                   const struct settings *settings, size_t *rows, struct fault *fault)
{
    const char *lang = options->value[OPTION_LANG], *reading = options->value[OPTION_READING];
    const char *format = options->value['f'] ? options->value['f'] : options->value[OPTION_AS];
    /* A -o file's extension says more than a standing preference. */
    const char *preferred = command_format(command);
    if (!preferred && !options->value['o']) {
        preferred = settings->format;
    }
    struct question_words words = {.reading = reading ? reading : settings->reading,
                                   .on = options->value[OPTION_ON],
                                   .from = options->value[OPTION_FROM],
                                   .to = options->value[OPTION_TO],
                                   .rule = options->value[OPTION_RULE],
                                   .status = options->value[OPTION_STATUS]};
    struct store *store = NULL;
    struct question question;
    struct output output = {0};
    note_say *say = options->value['q'] ? NULL : say_note;
    bool done = find_language(lang ? lang : settings->lang, &words.lang, fault);
    if (done && command->no_database) {
        question = (struct question){.lang = words.lang, .say = say};
    } else if (done) {
        done = open_database(options->value['d'], settings->database, &store, fault) &&
               question_init(&question, store, &words, say, NULL, fault);
    }
    if (done && output_open(&output, options->value['o'], format ? format : preferred, fault)) {
        question.for_people = output_is_for_people(&output);
        done = command->run(&question, options, output.sink, rows, fault);
    } else {
        done = false;
    }
    const bool whole = done || fault->kind == FAULT_PART;
    if (!output_close(&output, whole, whole ? fault : NULL)) {
        done = false;
    }
    store_close(store);
    return done;
}

static int run_command(const struct command *command, const struct options *options)
{
    struct fault fault = {0};
    struct settings settings = {0};
    size_t rows = 0;
    const bool done = check_operands(command, options, &fault) &&
                      settings_read(&settings, &fault) &&
                      answer(command, options, &settings, &rows, &fault);
    settings_release(&settings);
    if (!done) {
        return report_fault(program, &fault);
    }
    return rows == 0 && options->value[OPTION_FAIL_EMPTY] ? EXIT_REFUSED : EXIT_ANSWERED;
}

static int print_help(const char *name, struct fault *fault)
{
    const struct command *command = name ? command_find(name, fault) : NULL;
    if (name && !command) {
        return report_fault(program, fault);
    }
    if (command) {
        help_command(stdout, command);
    } else {
        help_program(stdout);
    }
    return EXIT_ANSWERED;
}

int main(int argc, char **argv)
{
    struct fault fault = {0};
    struct options options = {0};
    struct option_spec specs[32];
    size_t count;
    int next;
    /* A reader that leaves early (head) ends us quietly, even under a parent that ignores it. */
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* a file over the limit is a failed write like any other */
    const struct option_spec *before = common_options(&count);
    if (!options_read(argc, argv, before, count, true, &options, &next, &fault)) {
        return report_fault(program, &fault);
    }
    if (options.value['V']) {
        printf("blocline %s\n", BLOCLINE_VERSION);
        return EXIT_ANSWERED;
    }
    if (next >= argc || strcmp(argv[next], "help") == 0) {
        if (next >= argc && !options.value['h']) {
            fault_set(&fault, FAULT_USAGE, "which command? `blocline -h` lists them");
            return report_fault(program, &fault);
        }
        return print_help(next + 1 < argc ? argv[next + 1] : NULL, &fault);
    }
    const struct command *command = command_find(argv[next], &fault);
    if (!command) {
        return report_fault(program, &fault);
    }
    count = command_specs(command, specs, sizeof specs / sizeof *specs);
    if (!options_read(argc - next, argv + next, specs, count, false, &options, &next, &fault)) {
        return report_fault(program, &fault);
    }
    if (options.value['h']) {
        help_command(stdout, command);
        return EXIT_ANSWERED;
    }
    return run_command(command, &options);
}

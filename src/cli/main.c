#include "answer.h"
#include "arena.h"
#include "asked_language.h"
#include "command.h"
#include "complete.h"
#include "help.h"
#include "interrupt.h"
#include "man.h"
#include "memory.h"
#include "platform.h"
#include "provenance.h"
#include "report.h"
#include "settings.h"
#include "sqlite_running.h"
#include "version.h"

#include <stdio.h>
#include <string.h>

static const char program[] = "blocline";

static int run_command(const struct command *command, struct options *options)
{
    struct fault fault = {.language = (enum language)options->language};
    struct settings settings = {0};
    size_t rows = 0;
    const bool done = commands_check(command, options, &fault) &&
                      settings_read(&settings, &fault) &&
                      answer(command, options, &settings, &rows, &fault);
    settings_release(&settings);
    if (!done) {
        const int status = report_fault(program, &fault);
        return interrupt_signal() ? 128 + interrupt_signal() : status;
    }
    return rows == 0 && options->value[OPTION_FAIL_EMPTY] ? EXIT_REFUSED : EXIT_ANSWERED;
}

/* What the build makes of the table of commands: prints it, if `name` is one of these. */
static bool print_made(const char *name)
{
    static const struct {
        const char *option;
        void (*print)(FILE *out);
    } made[] = {{"--man", man_blocline},       {"--man-ru", man_blocline_ru},
                {"--man-kk", man_blocline_kk}, {"--bash", complete_bash},
                {"--zsh", complete_zsh},       {"--fish", complete_fish}};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        if (strcmp(name, made[i].option) == 0) {
            made[i].print(stdout);
            return true;
        }
    }
    return false;
}

/* `help`, `help COMMAND`. */
static int print_help(const char *name, const struct options *options, struct fault *fault)
{
    const struct command *command = name ? commands_find(name, fault) : NULL;
    if (name && !command) {
        commands_unknown(name, options, fault);
        return report_fault(program, fault);
    }
    help_show(command, help_language(options));
    return EXIT_ANSWERED;
}

/* `-o -` is standard output, as elsewhere. */
static void write_to_stdout(struct options *options)
{
    const char *path = options->value['o'];
    if (path && strcmp(path, "-") == 0) {
        options->value['o'] = NULL;
    }
}

static int run(int argc, char **argv, struct options *options)
{
    struct fault fault = {.language = early_language(argc, argv, options)};
    struct option_spec specs[OPTIONS_MAX];
    int next;
    size_t count = command_specs(NULL, specs, OPTIONS_MAX);
    if (!options_read(argc, argv, specs, count, true, options, &next, &fault)) {
        return report_fault(program, &fault);
    }
    options->language = (int)help_language(options);
    write_to_stdout(options);
    if (options->value['V']) {
        const char *running = sqlite_running();
        printf("blocline " BLOCLINE_VERSION " (SQLite %s)\n", running);
        if (options->value[OPTION_LIBRARIES]) {
            printf("SQLite %s\n" BLOCLINE_LIBRARIES, running);
        }
        return EXIT_ANSWERED;
    }
    if (next >= argc && !options->value['h']) {
        return run_command(&command_start, options);
    }
    const bool asks_help = next < argc && strcmp(argv[next], "help") == 0;
    const char *word = asks_help && next + 1 < argc ? argv[next + 1] : NULL;
    if (word && print_made(word)) {
        return EXIT_ANSWERED;
    }
    if (word) { /* `help members --lang ru`, `help --lang ru` */
        int first = *word == '-' ? next : next + 1;
        word = *word == '-' ? NULL : word;
        if (!options_read(argc - first, argv + first, specs, count, false, options, &first,
                          &fault)) {
            return report_fault(program, &fault);
        }
    }
    if (next >= argc || asks_help) {
        return print_help(word, options, &fault);
    }
    const struct command *command = commands_find(argv[next], &fault);
    if (!command) { /* its first word is a name, or one to be searched for */
        commands_unknown(argv[next], options, &fault);
        command = &command_card;
        next--;
    }
    count = command_specs(command, specs, OPTIONS_MAX);
    struct fault misread = {.language = fault.language};
    if (!options_read(argc - next, argv + next, specs, count, false, options, &next, &misread)) {
        return report_fault(program, fault.kind && commands_near(options) ? &fault : &misread);
    }
    write_to_stdout(options);
    if (options->value['h'] && command == &command_card) {
        return report_fault(program, &fault);
    }
    if (options->value['h']) {
        help_show(command, help_language(options));
        return EXIT_ANSWERED;
    }
    options->language = (int)help_language(options); /* --lang may stand after the command */
    return run_command(command, options);
}

int main(int argc, char **argv)
{
    struct options options = {0};
    struct arena arena = {0};
    report_no_memory_in(LANG_EN);
    store_quick_memory();
    if (!platform_begin(&argc, &argv)) {
        return report_arguments(program);
    }
    /* Help is written at once: of a write that failed early no reason would be known at the end. */
    static char written[1 << 17]; /* of no buffer of ours the C library takes its own size */
    setvbuf(stdout, written, _IOFBF, sizeof written);
    options.arena = &arena;
    options.command_line = command_line(&arena, argc, argv); /* before getopt moves the words */
    const int status = run(argc, argv, &options);
    arena_release(&arena);
    return report_output(program, status);
}

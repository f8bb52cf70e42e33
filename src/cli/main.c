#include "arena.h"
#include "command.h"
#include "complete.h"
#include "export_watch.h"
#include "help.h"
#include "interrupt.h"
#include "man.h"
#include "memory.h"
#include "message.h"
#include "output.h"
#include "paths.h"
#include "provenance.h"
#include "report.h"
#include "settings.h"
#include "shaping.h"
#include "store.h"
#include "text.h"
#include "version.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char program[] = "blocline";

/* Notes for people beside the answer: said at once, or kept while a pager has the screen. */
struct notes {
    bool kept;
    struct progress *progress; /* a line on stderr that makes way for them; or NULL */
    struct arena arena;
    char *text;
};

static void say_note(void *context, const char *text)
{
    struct notes *notes = context;
    if (notes->kept) {
        char *line = arena_text(&notes->arena, text, strlen(text));
        text_clean(line, strlen(line));
        notes->text = arena_printf(&notes->arena, "%s%s: %s\n", notes->text ? notes->text : "",
                                   program, line);
    } else {
        if (notes->progress) {
            progress_clear(notes->progress);
        }
        char *line = heap_text(text);
        text_clean(line, strlen(line));
        fprintf(stderr, "%s: %s\n", program, line);
        free(line);
    }
}

static void release_notes(struct notes *notes)
{
    if (notes->text) {
        fputs(notes->text, stderr);
    }
    arena_release(&notes->arena);
}

static bool find_language(const char *code, enum language *lang, struct fault *fault)
{
    *lang = code ? language_of(code) : LANG_EN;
    if (*lang < LANG_COUNT) {
        return true;
    }
    const enum language known = language_alias(code);
    const char *meant = known < LANG_COUNT ? language_code(known) : NULL;
    struct arena arena = {0};
    fault_set(fault, FAULT_USAGE, "unknown language \"%s\"%s%s%s; expected one of: %s", code,
              meant ? " (did you mean " : "", meant ? meant : "", meant ? "?)" : "",
              words_listed(&arena, &language_words));
    arena_release(&arena);
    return false;
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

/* What the words of a command line say of the form of the answer. */
static struct output_request output_request(const struct command *command,
                                            const struct options *options,
                                            const struct settings *settings)
{
    const char *const *value = options->value;
    const char *temporary = getenv("TMPDIR");
    struct output_request request = {
        .path = value['o'],
        .format = value['f'] ? value['f'] : value[OPTION_AS],
        .color = (enum color_when)options->number[OPTION_COLOR],
        .no_pager = value[OPTION_NO_PAGER] != NULL,
        .render = {.no_header = value[OPTION_NO_HEADER] != NULL,
                   .excel_ru = value[OPTION_EXCEL] != NULL,
                   .subject = command->name,
                   .title = command->title,
                   .temporary = temporary && *temporary ? temporary : NULL}};
    /* What is shaped for a tool is a file for it. A -o file's extension, too, says more than a
     * standing preference. */
    if (value[OPTION_FOR] || value[OPTION_EXCEL]) {
        request.preferred = "csv";
    } else {
        request.preferred = command->format;
    }
    if (command->document) {
        request.format = command->format; /* whatever the file is called */
    }
    if (!request.preferred && !request.path) {
        request.preferred = settings->format;
    }
    return request;
}

static void watch_begin(struct export_watch *export, struct question *question,
                        const struct output *output, bool quiet, struct notes *notes)
{
    export_watch_begin(export, output, quiet);
    notes->progress = &export->progress;
    question->watch = export_watch_of(export);
    if (question->store && question->watch) {
        store_watch(question->store, &export->records);
    }
}

static void watch_end(struct export_watch *export, struct question *question, struct notes *notes)
{
    progress_clear(&export->progress);
    notes->progress = NULL;
    if (question->store && question->watch) {
        store_watch(question->store, NULL);
    }
    question->watch = NULL;
}

/* Runs the command, and says what of its answer was left out. */
static bool fill_output(const struct command *command, const struct options *options,
                        const struct question *question, const struct output *output, size_t *rows,
                        struct fault *fault)
{
    struct shaping shaping = {0};
    const bool done = shaping_open(&shaping, options, question, output->sink, fault) &&
                      commands_answer(command, question, options, shaping.sink, fault);
    *rows = done ? shaping.sink->rows : 0;
    const size_t left = shaping_left(&shaping);
    if (done && left > 0) {
        question_note(question, "%zu more %s left out (--limit %s)", left,
                      left == 1 ? "row is" : "rows are", options->value[OPTION_LIMIT]);
    }
    shaping_release(&shaping);
    return done;
}

/* Writes the answer in the form that was asked for. */
static bool write_answer(const struct command *command, const struct options *options,
                         struct question *question, struct output_request *request,
                         struct notes *notes, size_t *rows, struct fault *fault)
{
    struct provenance items[PROVENANCE_ITEMS];
    struct output output = {0};
    struct export_watch export = {0};
    request->render.lang = question->lang;
    request->render.open_end = shaping_open_end(options, question);
    request->render.as_of = question->store ? store_info(question->store, "as_of") : NULL;
    request->render.say = question->say;
    request->render.say_context = notes;
    if (options->value[OPTION_WITH_PROVENANCE]) {
        provenance_fill(items, question, options->command_line);
        request->render.provenance = items;
    }
    request->render.watch = &export.watch; /* which begins when it is known where the answer goes */
    if (request->path) {
        interrupt_catch(false); /* before there is a file to be taken away */
    }
    bool done = output_open(&output, request, fault);
    if (done) {
        watch_begin(&export, question, &output, options->value['q'] != NULL, notes);
    }
    if (done && output_is_guess(request)) {
        question_note(question, "%s: no format has this extension, so it is %s (-f names another)",
                      request->path, output.renderer->name);
    }
    const bool paged = output.pager.file != NULL;
    notes->kept = paged;
    question->for_people = done && output_is_for_people(&output);
    done = done && fill_output(command, options, question, &output, rows, fault);
    watch_end(&export, question, notes);
    done = export_watch_keep(&output, done, fault);
    const bool whole = done || fault->kind == FAULT_PART;
    /* Whoever leaves a pager before the end has seen enough; a pager that could not be run leaves
     * early too, and says so on closing. */
    const bool left_pager = !done && paged && fault->kind == FAULT_PIPE && !interrupt_signal();
    if (!output_close(&output, whole, whole || left_pager ? fault : NULL)) {
        return false;
    }
    return done || left_pager;
}

/* Asks the question and writes the answer. */
static bool answer(const struct command *command, const struct options *options,
                   const struct settings *settings, size_t *rows, struct fault *fault)
{
    const char *lang = options->value[OPTION_LANG], *reading = options->value[OPTION_READING];
    struct question_options words = {.reading = reading ? reading : settings->reading,
                                     .on = options->value[OPTION_ON],
                                     .from = options->value[OPTION_FROM],
                                     .to = options->value[OPTION_TO],
                                     .rule = (enum rule)options->number[OPTION_RULE],
                                     .status = options->value[OPTION_STATUS],
                                     .takes_dates = command_takes(command, OPTION_ON) ||
                                                    command_takes(command, OPTION_FROM)};
    struct store *store = NULL;
    struct question question;
    struct notes notes = {0};
    struct output_request request = output_request(command, options, settings);
    note_say *say = options->value['q'] ? NULL : say_note;
    bool done = find_language(lang ? lang : settings->lang, &words.lang, fault);
    if (done && command->no_database) {
        question = (struct question){.lang = words.lang, .say = say, .say_context = &notes};
    } else if (done) {
        done = open_database(options->value['d'], settings->database, &store, fault) &&
               question_init(&question, store, &words, say, &notes, fault);
        if (done && store_edited(store)) {
            question_note(&question,
                          "the database was edited by another program since it was made; "
                          "damage to it may go unnoticed (info --check)");
        }
    }
    done = done && write_answer(command, options, &question, &request, &notes, rows, fault);
    release_notes(&notes);
    store_close(store);
    return done;
}

static int run_command(const struct command *command, struct options *options)
{
    struct fault fault = {0};
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

/* `help`, `help COMMAND`, and what the build makes of the table of commands. */
static int print_help(const char *name, struct fault *fault)
{
    static const struct {
        const char *option;
        void (*print)(FILE *out);
    } made[] = {{"--man", man_blocline},
                {"--bash", complete_bash},
                {"--zsh", complete_zsh},
                {"--fish", complete_fish}};
    for (size_t i = 0; name && i < sizeof made / sizeof *made; i++) {
        if (strcmp(name, made[i].option) == 0) {
            made[i].print(stdout);
            return EXIT_ANSWERED;
        }
    }
    const struct command *command = name ? commands_find(name, fault) : NULL;
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

static int run(int argc, char **argv, struct options *options)
{
    struct fault fault = {0};
    struct option_spec specs[OPTIONS_MAX];
    int next;
    size_t count = command_specs(NULL, specs, OPTIONS_MAX);
    if (!options_read(argc, argv, specs, count, true, options, &next, &fault)) {
        return report_fault(program, &fault);
    }
    if (options->value['V']) {
        printf("blocline " BLOCLINE_VERSION_LINE "%s",
               options->value[OPTION_LIBRARIES] ? BLOCLINE_LIBRARIES : "");
        return EXIT_ANSWERED;
    }
    if (next >= argc || strcmp(argv[next], "help") == 0) {
        if (next >= argc && !options->value['h']) {
            fault_set(&fault, FAULT_USAGE, "which command? `blocline -h` lists them");
            return report_fault(program, &fault);
        }
        return print_help(next + 1 < argc ? argv[next + 1] : NULL, &fault);
    }
    const struct command *command = commands_find(argv[next], &fault);
    if (!command) {
        return report_fault(program, &fault);
    }
    count = command_specs(command, specs, OPTIONS_MAX);
    if (!options_read(argc - next, argv + next, specs, count, false, options, &next, &fault)) {
        return report_fault(program, &fault);
    }
    if (options->value['h']) {
        help_command(stdout, command);
        return EXIT_ANSWERED;
    }
    return run_command(command, options);
}

int main(int argc, char **argv)
{
    struct options options = {0};
    struct arena arena = {0};
    report_fill_streams();
    memory_handler(report_no_memory);
    /* A reader that leaves early (head) ends us quietly, even under a parent that ignores it. */
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* a file over the limit is a failed write like any other */
    options.command_line = command_line(&arena, argc, argv); /* before getopt moves the words */
    const int status = run(argc, argv, &options);
    arena_release(&arena);
    return report_output(program, status);
}

#include "arena.h"
#include "bare_words.h"
#include "command.h"
#include "complete.h"
#include "export_watch.h"
#include "functions.h"
#include "help.h"
#include "interrupt.h"
#include "man.h"
#include "memory.h"
#include "message.h"
#include "output.h"
#include "paths.h"
#include "platform.h"
#include "provenance.h"
#include "report.h"
#include "settings.h"
#include "shaping.h"
#include "spoken.h"
#include "sqlite_running.h"
#include "store.h"
#include "store_sql.h"
#include "text.h"
#include "version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char program[] = "blocline";

/* Notes for people beside the answer: said at once, or kept while a pager has the screen. */
struct notes {
    bool kept;
    size_t width;              /* columns that a line may take; 0: any */
    struct progress *progress; /* a line on stderr that makes way for them; or NULL */
    struct arena arena;
    char *text;
};

/* The note after its prefix, wrapped, with its line breaks. */
static const char *wrap_note(struct notes *notes, const char *prefix, const char *text)
{
    enum { HANG = 2 };
    const char *note = arena_printf(&notes->arena, "%s%s", prefix, text), *lines = "";
    size_t left = strlen(note), taken = left, size = left;
    for (size_t width = notes->width; left > 0; note += taken, left -= taken) {
        if (notes->width > 0) {
            size = text_break(note, left, width, &taken);
        }
        lines =
            arena_printf(&notes->arena, "%s%s%.*s\n", lines, *lines ? "  " : "", (int)size, note);
        width = notes->width > HANG + 1 ? notes->width - HANG : 1;
    }
    return lines;
}

/* Says a line, after `prefix`. */
static void say_line(struct notes *notes, const char *prefix, const char *text)
{
    if (notes->kept) {
        char *line = arena_text(&notes->arena, text, strlen(text));
        text_clean(line, strlen(line));
        notes->text = arena_printf(&notes->arena, "%s%s", notes->text ? notes->text : "",
                                   wrap_note(notes, prefix, line));
    } else {
        if (notes->progress) {
            progress_clear(notes->progress);
        }
        char *line = heap_text(text);
        text_clean(line, strlen(line));
        fprintf(stderr, "%s%s\n", prefix, line);
        free(line);
    }
}

static const char note_prefix[] = "blocline: ";

static void say_note(void *context, const char *text)
{
    say_line(context, note_prefix, text);
}

/* What is wrong with a line of a file: the place stands first. */
static void say_error(void *context, const char *text)
{
    say_line(context, "", text);
}

static void release_notes(struct notes *notes)
{
    if (notes->text) {
        fflush(stdout); /* the answer first */
        fputs(notes->text, stderr);
    }
    arena_release(&notes->arena);
}

/* Whether the answer goes to a terminal as it is. */
static bool is_to_terminal(const struct options *options)
{
    return !options->value['o'] && platform_is_terminal(stdout);
}

/* What is neither named nor set is the language of the locale, on a terminal only: what goes to a
 * program or a file is the same everywhere. */
static enum language default_language(const struct options *options)
{
    const enum language lang = is_to_terminal(options) ? language_of_locale() : LANG_COUNT;
    return lang < LANG_COUNT ? lang : LANG_EN;
}

/* Of a help, which is to be had however wrong the rest is. */
static enum language help_language(const struct options *options)
{
    const char *code = options->value[OPTION_LANG];
    const enum language lang = code ? language_of(code) : LANG_COUNT;
    return lang < LANG_COUNT ? lang : default_language(options);
}

static bool find_language(const char *code, const struct options *options, enum language *lang,
                          struct fault *fault)
{
    *lang = code ? language_of(code) : default_language(options);
    if (*lang < LANG_COUNT) {
        return true;
    }
    const enum language known = language_alias(code);
    const char *meant = known < LANG_COUNT ? language_code(known) : NULL;
    struct arena arena = {0};
    const char *hint =
        meant ? message_format(&arena, fault->language, MSG_fault_did_you_mean, meant) : "";
    fault_say_with(fault, FAULT_USAGE, MSG_fault_unknown_language, code, hint,
                   words_listed(&arena, &language_words));
    arena_release(&arena);
    return false;
}

static bool open_database(const char *option, const struct settings *settings, bool *nowhere,
                          struct store **store, struct fault *fault)
{
    const char *variable = platform_variable("BLOCLINE_DB");
    char *path = database_path(option, settings->database);
    bool done =
        path ? store_open(path, store, fault) : fault_say(fault, FAULT_IO, MSG_fault_no_database);
    *nowhere = !done && (!path || !platform_exists(path));
    free(path);
    if (!done && !option && !(variable && *variable)) {
        settings_blame(settings, SETTING_DATABASE, fault);
    }
    return done;
}

/* What the words of a command line say of the form of the answer. */
static struct output_request output_request(const struct command *command,
                                            const struct options *options,
                                            const struct settings *settings)
{
    const char *const *value = options->value;
    const char *temporary = platform_variable("TMPDIR");
    struct output_request request = {
        .path = value['o'],
        .format = value['f'] ? value['f'] : value[OPTION_AS],
        .color = (enum color_when)options->number[OPTION_COLOR],
        .documents = command->documents,
        .no_pager = value[OPTION_NO_PAGER] != NULL,
        .ascii = value[OPTION_ASCII] != NULL,
        .width = value[OPTION_WIDTH] && !command_takes(command, OPTION_WIDTH)
                     ? (size_t)options->number[OPTION_WIDTH]
                     : 0, /* of a picture: in pixels */
        .render = {.no_header = value[OPTION_NO_HEADER] != NULL,
                   .excel_ru = value[OPTION_EXCEL] != NULL,
                   .scale = (double)options->number[OPTION_SCALE],
                   .subject = command->name,
                   .title = command->title,
                   .temporary = temporary && *temporary ? temporary : NULL}};
    /* What is shaped for a tool is a file for it. A -o file's extension, too, says more than a
     * standing preference. */
    if (value[OPTION_FOR] || value[OPTION_EXCEL]) {
        request.preferred = "csv";
    } else if (command->own_lines && is_to_terminal(options)) {
        request.preferred = "text";
    } else if (command->shapes_itself && is_to_terminal(options)) {
        request.preferred = "table";
    } else {
        request.preferred = command->format;
    }
    if (command->own_lines && request.format && strcmp(request.format, "screen") == 0) {
        request.format = "text";
    }
    if (command->shapes_itself && request.format && strcmp(request.format, "screen") == 0) {
        request.format = "table"; /* a screen is of one question */
    }
    if (!request.preferred && !request.path) {
        request.preferred = settings->format;
    }
    return request;
}

static void watch_begin(struct export_watch *export, struct question *question,
                        const struct output *output, bool quiet, struct notes *notes)
{
    export_watch_begin(export, output, quiet, question->lang);
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
    struct shaping shaping = {.sink = output->sink};
    const bool done = (command->shapes_itself ||
                       shaping_open(&shaping, options, question, output->sink, fault)) &&
                      commands_answer(command, question, options, shaping.sink, fault);
    *rows = done ? shaping.sink->rows : 0;
    if (done) {
        shaping_say_left(&shaping, options, question);
    }
    shaping_release(&shaping);
    return done;
}

/* The text as a word of a shell. */
static const char *shell_word(struct arena *arena, const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_./,:+@%";
    if (*text && strspn(text, plain) == strlen(text)) {
        return text;
    }
    const char *word = "";
    for (const char *at = text; *at; at++) {
        word = *at == '\'' ? arena_printf(arena, "%s'\\''", word)
                           : arena_printf(arena, "%s%c", word, *at);
    }
    return arena_printf(arena, "'%s'", word);
}

/* How a command begins that asks the same records in the same way. */
static const char *program_words(struct arena *arena, const struct options *options)
{
    const char *file = options->value['d'], *reading = options->value[OPTION_READING];
    const char *words = program;
    if (file) {
        words = arena_printf(arena, "%s -d %s", words, shell_word(arena, file));
    }
    return reading ? arena_printf(arena, "%s --reading %s", words, shell_word(arena, reading))
                   : words;
}

/* Writes the answer in the form that was asked for. */
static bool write_answer(const struct command *command, const struct options *options,
                         struct question *question, struct output_request *request,
                         struct notes *notes, size_t *rows, struct fault *fault)
{
    struct provenance items[PROVENANCE_ITEMS];
    struct output output = {0};
    struct export_watch export = {0};
    struct screen_words words = {0};
    question_words(question, &words);
    words.program = program_words(&words.arena, options);
    request->render.screen = &words;
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
        question_say(question, MSG_note_format, request->path, output.renderer->name);
    }
    const bool paged = output.pager.file != NULL;
    const bool screen = done && output_is_screen(&output);
    notes->kept = paged || screen;
    notes->width = screen ? output_note_width(request) : 0;
    question->screen = screen ? &words : NULL;
    question->width = output.columns ? output.columns : output_width();
    question->for_graph = done && output_is_graph(&output);
    question->format = done ? output.renderer->name : NULL;
    question->for_people =
        done && (output_is_for_people(&output) ||
                 (command->own_lines && strcmp(output.renderer->name, "text") == 0));
    question->columns = output.columns;
    question->colour = output.colour;
    question->ascii = request->ascii;
    done = done && fill_output(command, options, question, &output, rows, fault);
    watch_end(&export, question, notes);
    done = export_watch_keep(&output, done, fault);
    const bool whole = done || fault->kind == FAULT_PART;
    /* Whoever leaves a pager before the end has seen enough; a pager that could not be run leaves
     * early too, and says so on closing. */
    const bool left_pager = !done && paged && fault->kind == FAULT_PIPE && !interrupt_signal();
    const bool closed = output_close(&output, whole, whole || left_pager ? fault : NULL);
    question->screen = NULL;
    screen_words_release(&words);
    return closed && (done || left_pager);
}

/* Says what words were taken for. */
static void note_understood(const struct question *question, const struct options *options)
{
    for (const char *at = options->understood; at && *at;) {
        const size_t size = strcspn(at, "\n");
        question_note(question, "%.*s", (int)size, at);
        at += size + (at[size] == '\n');
    }
}

/* Whether the answer is to be a picture. (A format that is none is refused when it is opened.) */
static bool wants_picture(const struct output_request *request)
{
    const struct renderer *renderer;
    struct fault fault = {0};
    return output_format(request, &renderer, &fault) && renderer->picture;
}

/* The questions as functions of SQL, on the store of the question. */
static bool add_functions(const struct question *question, struct sqlite3 *db, size_t aside,
                          const struct watch *watch, struct fault *fault)
{
    const char *folder = platform_variable("TMPDIR");
    const struct functions_options options = {.store = question->store,
                                              .lang = question->lang,
                                              .reading = question->reading_id,
                                              .folder = folder && *folder ? folder : NULL,
                                              .aside = aside,
                                              .watch = watch};
    return functions_add(db, &options, fault);
}

/* Asks the question and writes the answer. */
static bool ask(const struct command *command, const struct options *options,
                const struct settings *settings, enum language lang, struct store *store,
                size_t *rows, struct fault *fault)
{
    const char *reading = options->value[OPTION_READING];
    struct question_options words = commands_question(command, options, lang);
    words.reading = reading ? reading : settings->reading;
    struct notes notes = {0};
    note_say *say = options->value['q'] ? NULL : say_note;
    struct question question = {.lang = lang, .say = say, .say_context = &notes};
    int64_t number;
    const char *id;
    if (store && !reading && settings->reading &&
        !store_reading(store, settings->reading, &number, &id, fault)) {
        return settings_blame(settings, SETTING_READING, fault);
    }
    bool done = !store || question_init(&question, store, &words, say, &notes, fault);
    question.say_error = say_error;
    question.add_functions = add_functions;
    question.overdue = report_overdue;
    question.say_context = &notes;
    if (done && store) {
        note_understood(&question, options);
    }
    if (done && store && store_edited(store)) {
        question_note(&question, "%s", message(lang, MSG_note_edited));
    }
    struct output_request request = output_request(command, options, settings);
    done = done && write_answer(command, options, &question, &request, &notes, rows, fault);
    release_notes(&notes);
    return done;
}

/* Finds what is meant by plain words, and what is to answer them. */
static bool understand(const struct command **command, struct options *options,
                       const struct settings *settings, struct store *store, const char **words,
                       struct fault *fault)
{
    if (!bare_words_mean(command, store, options, is_to_terminal(options), fault) ||
        !commands_place(*command, store, options, fault)) {
        return false;
    }
    const struct output_request request = output_request(*command, options, settings);
    return commands_redirect(command, options, wants_picture(&request), store, words, fault);
}

static bool answer(const struct command *command, struct options *options,
                   const struct settings *settings, size_t *rows, struct fault *fault)
{
    const char *code = options->value[OPTION_LANG], *words[COMMAND_WORDS];
    struct store *store = NULL;
    enum language lang;
    if (!find_language(code ? code : settings->lang, options, &lang, fault)) {
        return !code && settings_blame(settings, SETTING_LANG, fault);
    }
    fault->language = lang;
    options->language = (int)lang;
    report_no_memory_in(lang);
    if (command->asks_sql) {
        sql_count_memory();
    }
    bool nowhere = false;
    const bool done = (command->no_database ||
                       ((open_database(options->value['d'], settings, &nowhere, &store, fault) ||
                         (nowhere && bare_words_unknown(command, options, fault))) &&
                        understand(&command, options, settings, store, words, fault))) &&
                      ask(command, options, settings, lang, store, rows, fault);
    store_leave(store);
    return done;
}

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

/* `help`, `help COMMAND`, and what the build makes of the table of commands. */
static int print_help(const char *name, const struct options *options, struct fault *fault)
{
    static const struct {
        const char *option;
        void (*print)(FILE *out);
    } made[] = {{"--man", man_blocline},       {"--man-ru", man_blocline_ru},
                {"--man-kk", man_blocline_kk}, {"--bash", complete_bash},
                {"--zsh", complete_zsh},       {"--fish", complete_fish}};
    for (size_t i = 0; name && i < sizeof made / sizeof *made; i++) {
        if (strcmp(name, made[i].option) == 0) {
            made[i].print(stdout);
            return EXIT_ANSWERED;
        }
    }
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

/* The language of what is said before all options are read: that of a --lang wherever it stands. */
static enum language early_language(int argc, char **argv, const struct options *options)
{
    const enum language said = language_of_words(argc, argv);
    return said < LANG_COUNT ? said : default_language(options);
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
    if (asks_help && next + 1 < argc && strncmp(argv[next + 1], "--", 2) != 0) {
        int first = next + 1; /* `help members --lang ru` */
        if (!options_read(argc - first, argv + first, specs, count, false, options, &first,
                          &fault)) {
            return report_fault(program, &fault);
        }
    }
    if (next >= argc || asks_help) {
        return print_help(next + 1 < argc ? argv[next + 1] : NULL, options, &fault);
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

#include "answer.h"
#include "asked_language.h"
#include "bare_words.h"
#include "functions.h"
#include "interrupt.h"
#include "message.h"
#include "notes.h"
#include "output.h"
#include "paths.h"
#include "platform.h"
#include "provenance.h"
#include "report.h"
#include "shaping.h"
#include "store.h"
#include "store_sql.h"

#include <stdlib.h>
#include <string.h>

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
    const char *words = "blocline";
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
    note_say *say = options->value['q'] ? NULL : notes_say;
    struct question question = {.lang = lang, .say = say, .say_context = &notes};
    int64_t number;
    const char *id;
    if (store && !reading && settings->reading &&
        !store_reading(store, settings->reading, &number, &id, fault)) {
        return settings_blame(settings, SETTING_READING, fault);
    }
    bool done = !store || question_init(&question, store, &words, say, &notes, fault);
    question.say_error = notes_say_error;
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
    notes_release(&notes);
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

bool answer(const struct command *command, struct options *options, const struct settings *settings,
            size_t *rows, struct fault *fault)
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

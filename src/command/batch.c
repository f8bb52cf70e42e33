#include "batch.h"

#include "bare_words.h"
#include "messages.h"
#include "option_specs.h"
#include "shaping.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMMAND = OPTION_OWN, KEEP_EMPTY };

enum { NOTES_SAID = 10, EMPTY_NAMED = 12 };

extern const struct command command_card, command_chart, command_start;

struct batch {
    const struct question *question; /* of the whole */
    const struct options *given;
    struct batch_file file;
    struct batch_table table;
    const struct batch_question *at;
    const char *command; /* that all questions ask, and */
    uint32_t line;       /* the first that does; else NULL: each asks what it will */
    /* What was said beside the answers. */
    struct arena arena;
    const char *notes[NOTES_SAID];
    size_t said, unsaid;
    size_t refused, empty;
    const char *empty_lines;
    enum fault_kind worst; /* of what was refused */
};

/* ---- What is said ---- */

static void say_error(const struct batch *batch, const struct batch_question *at, uint32_t column,
                      const char *text)
{
    struct arena arena = {0};
    const struct question *question = batch->question;
    if (question->say_error) {
        question->say_error(question->say_context,
                            arena_printf(&arena, "%s:%u:%u: %s: %s", batch->file.name, at->line,
                                         column, message(question->lang, MSG_finding_error), text));
    }
    arena_release(&arena);
}

/* A note of the question at hand. What was said before is only counted: the notes of two thousand
 * questions are much alike. */
static void say_note(void *context, const char *text)
{
    struct batch *batch = context;
    bool known = batch->said == NOTES_SAID;
    for (size_t i = 0; i < batch->said && !known; i++) {
        known = strcmp(batch->notes[i], text) == 0;
    }
    if (known) {
        batch->unsaid++;
        return;
    }
    batch->notes[batch->said++] = arena_text(&batch->arena, text, strlen(text));
    question_note(batch->question, "%s:%u: %s", batch->file.name, batch->at->line, text);
}

/* Statuses as the contract for programs orders them: 4, 2, 3, 1. */
static int weight_of(enum fault_kind kind)
{
    switch (kind) {
    case FAULT_NONE:
        return 0;
    case FAULT_USAGE:
        return 3;
    case FAULT_UNKNOWN:
        return 2;
    case FAULT_DATA:
    case FAULT_PART:
        return 1;
    default:
        return 4;
    }
}

static void refuse(struct batch *batch, const struct batch_question *at, const struct fault *fault)
{
    const enum fault_kind kind = fault->kind == FAULT_PART ? FAULT_DATA : fault->kind;
    say_error(batch, at, batch_column(&batch->file, at, fault->text), fault->text);
    batch->refused++;
    if (weight_of(kind) > weight_of(batch->worst)) {
        batch->worst = kind;
    }
}

/* ---- One question ---- */

/* Options that are about the whole answer, or about the program: batch itself takes them. */
static const int outer_options[] = {'d',
                                    'o',
                                    'f',
                                    'h',
                                    'V',
                                    OPTION_LANG,
                                    OPTION_LIBRARIES,
                                    OPTION_AS,
                                    OPTION_FAIL_EMPTY,
                                    OPTION_EXCEL,
                                    OPTION_NO_HEADER,
                                    OPTION_WITH_PROVENANCE,
                                    OPTION_COLOR,
                                    OPTION_WIDTH,
                                    OPTION_ASCII,
                                    OPTION_NO_PAGER};

/* Options of batch that hold for each question which does not say otherwise. */
static const int inherited[] = {
    OPTION_READING,   OPTION_COLUMNS, OPTION_SORT,         OPTION_LIMIT,       OPTION_NULL,
    OPTION_FILL_OPEN, OPTION_FOR,     OPTION_WITH_SOURCES, OPTION_WITH_BOUNDS, OPTION_NAMES};

static bool refuse_option(const struct batch *batch, const struct option_spec *spec,
                          struct fault *fault)
{
    struct arena arena = {0};
    const char *name = spec->id < OPTION_FIRST
                           ? arena_printf(&arena, "%s (-%c)", spec->name, (char)spec->id)
                           : spec->name;
    question_refuse(batch->question, fault, FAULT_USAGE, MSG_fault_batch_option, name);
    arena_release(&arena);
    return false;
}

static bool check_options(const struct batch *batch, const struct option_spec *specs, size_t count,
                          struct options *options, struct fault *fault)
{
    for (size_t i = 0; i < sizeof outer_options / sizeof *outer_options; i++) {
        for (size_t k = 0; k < count; k++) {
            if (specs[k].id == outer_options[i] && options->value[specs[k].id]) {
                return refuse_option(batch, &specs[k], fault);
            }
        }
    }
    for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++) {
        if (!options->value[inherited[i]]) {
            options->value[inherited[i]] = batch->given->value[inherited[i]];
        }
    }
    return true;
}

/* Whether the command can be one of many questions, and answers with the table that was begun. */
static bool check_command(struct batch *batch, const struct command *command, struct fault *fault)
{
    if (command->documents || command->shapes_itself || command->asks_sql ||
        command->writes_files || command == &command_chart) {
        return question_refuse(batch->question, fault, FAULT_USAGE, MSG_fault_batch_table,
                               command->name);
    }
    if (batch->table.any) {
        return true;
    }
    if (!batch->command) {
        batch->command = command->name;
        batch->line = batch->at->line;
    }
    char line[16];
    snprintf(line, sizeof line, "%u", batch->line);
    return strcmp(batch->command, command->name) == 0 ||
           question_refuse(batch->question, fault, FAULT_USAGE, MSG_fault_batch_mixed,
                           command->name, batch->command, line);
}

/* The command, and its words read into `options`. argv has room for a word more. */
static bool read_question(struct batch *batch, char **argv, const struct command **command,
                          struct options *options, struct fault *fault)
{
    struct option_spec specs[OPTIONS_MAX];
    const struct batch_question *at = batch->at;
    struct fault unknown = {0};
    int count = (int)at->count, next;
    for (int i = 0; i < count; i++) { /* a word is only moved, never written to */
        argv[i + 1] = arena_text(options->arena, at->words[i].text, strlen(at->words[i].text));
    }
    argv[count + 1] = NULL;
    *command = commands_find(argv[1], &unknown);
    const bool named = *command != NULL;
    if (!named) { /* its first word is a name or a date */
        commands_unknown(argv[1], options, &unknown);
        *command = &command_card;
        argv[0] = argv[1];
    }
    const size_t spec_count = command_specs(*command, specs, OPTIONS_MAX);
    if (!options_read(named ? count : count + 1, argv + named, specs, spec_count, false, options,
                      &next, fault)) {
        if (!named && commands_near(options)) {
            *fault = unknown;
        }
        return false;
    }
    return check_options(batch, specs, spec_count, options, fault) &&
           commands_check(*command, options, fault);
}

static void note_understood(const struct question *question, const struct options *options)
{
    for (const char *at = options->understood; at && *at;) {
        const size_t size = strcspn(at, "\n");
        question_note(question, "%.*s", (int)size, at);
        at += size + (at[size] == '\n');
    }
}

static bool answer(struct batch *batch, const struct command *command,
                   const struct options *options, struct fault *fault)
{
    const struct question *whole = batch->question;
    struct question_options words = commands_question(command, options, whole->lang);
    note_say *say = whole->say && !options->value['q'] ? say_note : NULL;
    struct shaping shaping = {0};
    struct question question;
    words.reading = words.reading ? words.reading : whole->reading_id;
    if (!question_init(&question, whole->store, &words, say, batch, fault)) {
        return false;
    }
    question.format = whole->format;
    question.columns = whole->columns;
    question.width = whole->width;
    question.colour = whole->colour;
    question.for_people = whole->for_people;
    question.for_graph = whole->for_graph;
    question.watch = whole->watch;
    note_understood(&question, options);
    const bool done = shaping_open(&shaping, options, &question, &batch->table.sink, fault) &&
                      commands_answer(command, &question, options, shaping.sink, fault);
    if (done) {
        shaping_say_left(&shaping, options, &question);
    }
    shaping_release(&shaping);
    return done && batch_table_done(&batch->table, fault);
}

/* False: the fault is of this question. */
static bool ask(struct batch *batch, struct arena *arena, struct fault *fault)
{
    struct store *store = batch->question->store;
    struct options options = {
        .arena = arena, .language = batch->given->language, .command_line = batch->at->text};
    const struct command *command = NULL;
    const char *words[COMMAND_WORDS];
    char **argv = arena_alloc(arena, (batch->at->count + 2) * sizeof *argv);
    return read_question(batch, argv, &command, &options, fault) &&
           bare_words_mean(&command, store, &options, false, fault) &&
           commands_place(command, store, &options, fault) &&
           commands_redirect(&command, &options, false, store, words, fault) &&
           check_command(batch, command, fault) && answer(batch, command, &options, fault);
}

/* Whether no other question can be answered either. */
static bool is_final(enum fault_kind kind)
{
    return weight_of(kind) == 4;
}

static void count_empty(struct batch *batch)
{
    if (batch->empty++ < EMPTY_NAMED) {
        batch->empty_lines =
            arena_printf(&batch->arena, "%s%s%u", batch->empty_lines ? batch->empty_lines : "",
                         batch->empty_lines ? ", " : "", batch->at->line);
    } else if (batch->empty == EMPTY_NAMED + 1) {
        batch->empty_lines = arena_printf(&batch->arena, "%s ...", batch->empty_lines);
    }
}

static bool ask_all(struct batch *batch, struct fault *fault)
{
    for (size_t i = 0; i < batch->file.count; i++) {
        struct fault own = {.language = fault_language(fault)};
        struct arena arena = {0};
        const struct batch_question *at = batch->at = &batch->file.list[i];
        batch_table_next(&batch->table, at);
        if (at->error) {
            fault_set(&own, FAULT_USAGE, "%s", at->error);
        } else {
            ask(batch, &arena, &own);
        }
        arena_release(&arena);
        if (own.kind && batch->table.failed) { /* the form, or the disk, takes no answer */
            *fault = own;
            return false;
        }
        if (is_final(own.kind)) {
            *fault = own;
            return own.kind == FAULT_PIPE || own.kind == FAULT_STOPPED
                       ? false
                       : fault_context(fault, "%s:%u", batch->file.name, at->line);
        }
        if (own.kind) {
            refuse(batch, at, &own);
        } else if (!batch->table.rows) {
            count_empty(batch);
        }
        if (!watch_step(batch->question->watch, MSG_doing_questions, i + 1, batch->file.count,
                        fault)) {
            return false;
        }
    }
    return true;
}

/* ---- The whole ---- */

/* A table is of one command: looked at before anything is asked, as far as commands are named. */
static bool check_one_command(struct batch *batch, struct fault *fault)
{
    const struct batch_question *first = NULL;
    for (size_t i = 0; i < batch->file.count && !batch->table.any; i++) {
        const struct batch_question *at = &batch->file.list[i];
        struct fault unknown = {0};
        if (at->error || !commands_find(at->words[0].text, &unknown)) {
            continue;
        }
        first = first ? first : at;
        if (strcmp(first->words[0].text, at->words[0].text) != 0) {
            char line[16];
            snprintf(line, sizeof line, "%u", first->line);
            question_refuse(batch->question, fault, FAULT_USAGE, MSG_fault_batch_mixed,
                            at->words[0].text, first->words[0].text, line);
            return fault_context(fault, "%s:%u:%u", batch->file.name, at->line,
                                 batch_column(&batch->file, at, ""));
        }
    }
    return true;
}

static void say_rest(const struct batch *batch)
{
    const struct question *question = batch->question;
    if (!batch->file.count) {
        question_say(question, MSG_note_batch_none, batch->file.name);
    }
    if (batch->unsaid) {
        question_say_number(question, MSG_note_batch_more, batch->unsaid, "");
    }
    if (batch->empty && !batch->table.keep_empty) {
        question_say_number(question, MSG_note_batch_empty, batch->empty, batch->empty_lines);
    }
}

/* The answer is written as far as there is one; the status is that of the worst question. */
static bool finish(struct batch *batch, struct fault *fault)
{
    const struct question *question = batch->question;
    const bool fails = batch->empty && batch->given->value[OPTION_FAIL_EMPTY];
    struct arena arena = {0};
    char all[24];
    say_rest(batch);
    if (batch->refused && !batch->table.begun) {
        fault_set(fault, batch->worst, "%s", message(question->lang, MSG_fault_batch_all));
        return false;
    }
    if (!batch_table_close(&batch->table, fault)) {
        return false;
    }
    if (!batch->refused && !fails) {
        return true;
    }
    snprintf(all, sizeof all, "%zu", batch->file.count);
    const char *argument = all;
    fault_set(fault, FAULT_PART, "%s",
              message_plural(&arena, question->lang,
                             batch->refused ? MSG_fault_batch_part : MSG_fault_batch_empty,
                             batch->refused ? batch->refused : batch->empty, &argument, 1));
    fault->worst = batch->worst;
    arena_release(&arena);
    return false;
}

static bool run(const struct question *question, const struct options *given,
                struct table_sink *sink, struct fault *fault)
{
    struct batch batch = {
        .question = question,
        .given = given,
        .table = {.next = sink,
                  .any = question->format && strcmp(question->format, "jsonl") == 0,
                  .keep_empty = given->value[KEEP_EMPTY] != NULL,
                  .null = given->value[OPTION_NULL],
                  .lang = question->lang}};
    batch.table.file = &batch.file;
    batch_table_open(&batch.table);
    store_many(question->store);
    const bool done =
        batch_read(&batch.file, given->operands[0], given->value[COMMAND], question, fault) &&
        check_one_command(&batch, fault) && ask_all(&batch, fault) && finish(&batch, fault);
    batch_table_release(&batch.table);
    batch_release(&batch.file);
    arena_release(&batch.arena);
    return done;
}

static const struct option_spec options[] = {
    {.id = COMMAND, .name = "command", .argument = "WORDS", .help = MSG_help_o_batch_command},
    {.id = KEEP_EMPTY, .name = "keep-empty", .help = MSG_help_o_keep_empty},
    OPT_END,
};

const struct command command_batch = {
    .name = "batch",
    .title = MSG_title_batch,
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .summary = MSG_help_s_batch,
    .help = MSG_help_t_batch,
    .options = options,
    .examples = {"printf 'members EAEU 2015\\nmembers CIS 1993\\n' | blocline batch -",
                 "printf 'id;actor;on\\n7;KAZ;31.03.2015\\n' | blocline batch - --command blocs",
                 "printf 'why KGZ EAEU\\ncount CIS\\n' | blocline batch - -f jsonl"},
    .run = run,
    .shapes_itself = true,
};

#ifndef BLOCLINE_COMMAND_H
#define BLOCLINE_COMMAND_H

#include "options.h"
#include "question.h"
#include "table.h"

#include <stdbool.h>
#include <stddef.h>

/* The commands: one of the joint tables. A new command is a file of its own, which defines
 * `const struct command command_NAME` beside its function, and a line in commands.c. */

enum {
    /* Options of all commands have letters: d f o h q V. */
    OPTION_LANG = OPTION_FIRST,
    OPTION_READING,
    OPTION_FAIL_EMPTY,
    /* Those that several commands have: private/option_specs.h. */
    OPTION_ON,
    OPTION_ON_RANGE, /* --on where a range is asked for: both ends of it */
    OPTION_RULE,
    OPTION_STATUS,
    OPTION_FROM,
    OPTION_TO,
    OPTION_BLOC,
    OPTION_ACTOR,
    OPTION_ALL,
    OPTION_BY,
    OPTION_PERIOD_RULE,
    OPTION_CODES,
    OPTION_SHAPE,
    OPTION_CERTAIN,
    OPTION_AS,
    OPTION_KIND,
    OPTION_PERSON,
    OPTION_PLACE,
    OPTION_SOURCE,
    OPTION_TAG,
    OPTION_FOLLOW,
    OPTION_SKIP,
    OPTION_SCALE,
    OPTION_DATA,
    OPTION_LIBRARIES,
    /* Those of one command: no two commands are run at once, so all may begin here. */
    OPTION_OWN,
    /* From here on those that shape an answer (shaping.h). */
    OPTION_SHAPING = OPTION_FIRST + 46
};

/* Answers: writes one table to the sink. `given` has been checked: see commands_check. False: the
 * fault is set. */
typedef bool command_run(const struct question *question, const struct options *given,
                         struct table_sink *sink, struct fault *fault);

struct command {
    const char *name;
    enum message title;   /* of a page with an answer that has none; MSG_NONE: the name */
    const char *operands; /* for the usage line: "BLOC"; "" for none */
    int least, most;      /* how many operands; INT_MAX: any number */
    /* What the operands are, where they may stand in any order among other words (plain_words.h):
     * WANT_BLOC, WANT_ACTOR, both, or WORD_DATE; the last is of all that follow. 0: they are taken
     * as they come. */
    unsigned places[2];
    bool words;           /* takes other words too: names, and dates, for the options that it has */
    int leading;          /* so many operands stand first and are taken as they come */
    enum message summary; /* one line */
    enum message help;    /* paragraphs for -h */
    /* Beyond those of all commands, in the order of the help; a NULL name at the end. NULL: none */
    const struct option_spec *options;
    const struct column *columns; /* of its plain answer, part of the contract. NULL: it depends */
    size_t column_count;
    const char *examples[5]; /* real ones, NULL at the end */
    command_run *run;
    const char *format; /* of an answer where none is asked for; NULL: a table in some form */
    const char *const *documents; /* forms of an answer that it writes itself, byte by byte: the
                                   * usual one, that of a terminal, others; NULL: it is a table */
    bool no_database;             /* the question needs no database: question->store is NULL */
    bool shapes_itself; /* hands the options of shaping.h on: its answer is not shaped again */
    bool asks_sql; /* its question is SQL of the user's: memory is counted, functions are added */
    bool writes_files; /* its answer says which: it is asked by itself, not among many questions */
    bool own_lines;    /* on a terminal it writes lines of its own, not a table (-f text) */
};

/* The addresses of all commands in the order of the help, NULL at the end. */
const struct command *const *commands(void);

/* The command called `name`, or NULL and FAULT_USAGE with the nearest. */
const struct command *commands_find(const char *name, struct fault *fault);

/* The same fault, in the language of the options. Returns false. */
bool commands_unknown(const char *name, const struct options *given, struct fault *fault);

/* Sets the fault to a text of the catalogue, in the language of the options. Returns false. */
#define options_refuse(given, fault, kind, id, ...)                                                \
    options_refuse_texts(given, fault, kind, id, (const char *const[]){__VA_ARGS__},               \
                         sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))
bool options_refuse_texts(const struct options *given, struct fault *fault, enum fault_kind kind,
                          enum message id, const char *const *arguments, size_t count);

/* Whether the first operand is nearly the name of a command: a mistyped one. */
bool commands_near(const struct options *given);

/* Puts plain words where they belong (plain_words.h), for a command that takes them, and checks
 * that what it needs is there. FAULT_USAGE. */
bool commands_place(const struct command *command, struct store *store, struct options *given,
                    struct fault *fault);

/* The options of all commands (`*count` of them), without those of shaping.h. */
const struct option_spec *common_options(size_t *count);

/* Whether the option is one of the command's own (not one of those that all commands have). */
bool command_takes(const struct command *command, int id);

/* All options that may be given to one command (NULL: before any command), into `specs`, which has
 * room for OPTIONS_MAX: first its own; returns how many. */
size_t command_specs(const struct command *command, struct option_spec *specs, size_t capacity);

/* Checks what can be checked of a command line before anything is opened: the number of operands,
 * and that each option given is what its spec says. FAULT_USAGE, with what was expected. */
bool commands_check(const struct command *command, struct options *given, struct fault *fault);

/* The command of words that begin with no command's name: a card, or a search; and the first
 * screen. They are not among commands(). */
extern const struct command command_card, command_start;

/* Puts another command in the place of one, with the options that make it answer: the command
 * behind a picture for `chart KIND --data`; `chart` for a command whose answer is to be a picture
 * and has one of its name. `words` has room for COMMAND_WORDS operands and is borrowed with
 * `given`. FAULT_USAGE: no such kind of picture, or options that do not fit it. */
enum { COMMAND_WORDS = 1024 };
bool commands_redirect(const struct command **command, struct options *given, bool picture,
                       struct store *store, const char **words, struct fault *fault);

/* What the options say of the question itself. Borrowed from them. */
struct question_options commands_question(const struct command *command,
                                          const struct options *given, enum language lang);

/* Runs the command, after a check of those options that only a database can tell: the ids of
 * statuses, kinds and sources. (A name of a bloc, an actor or a person is looked up by the command,
 * which needs its number.) */
bool commands_answer(const struct command *command, const struct question *question,
                     const struct options *given, struct table_sink *sink, struct fault *fault);

#endif

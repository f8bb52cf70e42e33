#ifndef BLOCLINE_COMMAND_H
#define BLOCLINE_COMMAND_H

#include "options.h"
#include "question.h"
#include "table.h"

#include <stdbool.h>
#include <stddef.h>

/* The commands: one of the four joint tables. A new command is a row in commands.c and a function.
 */

enum {
    /* Options of all commands have letters: d f o h q V. */
    OPTION_LANG = OPTION_FIRST,
    OPTION_READING,
    OPTION_FAIL_EMPTY,
    OPTION_ON,
    OPTION_RULE,
    OPTION_STATUS,
    OPTION_FROM,
    OPTION_TO,
    OPTION_BLOC,
    OPTION_ACTOR,
    OPTION_KIND,
    OPTION_PERSON,
    OPTION_SOURCE,
    OPTION_TREE,
    OPTION_STYLE,
    /* The analyst's commands. Two ids may share a name: which is meant depends on the command. */
    OPTION_BY,
    OPTION_BLOCS,
    OPTION_ACTORS,
    OPTION_PANEL_RULE,
    OPTION_DYADS_RULE,
    OPTION_WIDE,
    OPTION_CODES,
    OPTION_SHAPE,
    OPTION_CERTAIN,
    OPTION_NET,
    OPTION_ANY_PAIR,
    OPTION_DAYS,
    OPTION_OF,
    OPTION_AS,
    OPTION_IS,
    OPTION_ESCAPED,
    OPTION_EVERY
};

enum { COMMAND_OPTIONS_MAX = 16 };

/* Answers: writes one table to the sink. False: the fault is set. */
typedef bool command_run(const struct question *question, const struct options *options,
                         struct table_sink *sink, struct fault *fault);

struct command {
    const char *name;
    const char *operands;             /* for the usage line: "BLOC" */
    int least, most;                  /* how many operands; INT_MAX: any number */
    const char *summary;              /* one line */
    const char *help;                 /* paragraphs for -h */
    int options[COMMAND_OPTIONS_MAX]; /* ids, beyond those of all commands; ends with 0 */
    const char *examples[3];          /* real ones, NULL at the end */
    command_run *run;
    bool no_database; /* the question needs no database: question->store is NULL */
};

/* All commands in the order of the help, ending with a NULL name. */
const struct command *commands(void);

/* The command called `name`, or NULL and FAULT_USAGE with the nearest. */
const struct command *command_find(const char *name, struct fault *fault);

/* The format of its answers where none is asked for: "text" of a command that prints prose, else
 * NULL, for a table in one form or another. */
const char *command_format(const struct command *command);

/* The options of all commands (`*count` of them), without those of shaping.h. */
const struct option_spec *common_options(size_t *count);

/* Whether the option is one of the command's own (not one of those that all commands have). */
bool command_takes(const struct command *command, int id);

/* All options that may be given to one command (NULL: before any command), into `specs`, which has
 * room for OPTIONS_MAX; returns how many. */
size_t command_specs(const struct command *command, struct option_spec *specs, size_t capacity);

#endif

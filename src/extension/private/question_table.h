#ifndef BLOCLINE_QUESTION_TABLE_H
#define BLOCLINE_QUESTION_TABLE_H

#include "command.h"
#include "functions.h"
#include "row_spool.h"
#include "sqlite.h"

/* What the files of this room share. */

enum { ARGUMENTS_MAX = 14 };

/* A command as a function. */
struct function {
    const struct command *command;
    int operands; /* so many of the arguments are operands; the others are options by their names */
    bool all;     /* without its operand the command answers for all (--all) */
    const char *arguments[ARGUMENTS_MAX + 1]; /* NULL at the end */
};

/* All of them, ending with one that has no command. */
const struct function *function_list(void);

/* Whether the argument must be there. */
bool function_needs(const struct function *function, int argument);

/* Of one connection; owned by its tables. */
struct functions {
    struct functions_options options;
    sqlite3 *db;
    struct store *own; /* opened by options.open; NULL: none */
    int uses;          /* tables that have it */
};

/* Asks: runs the command with the arguments (NULL: left out), `bounded` as --with-bounds does, and
 * puts its rows aside. `*rows` is owned by the caller, also after a fault; NULL if there is nothing
 * to be read. The fault's text names arguments, not options. */
bool function_ask(struct functions *functions, const struct function *function,
                  char *const *arguments, bool bounded, struct row_spool **rows,
                  struct fault *fault);

/* The virtual table of all functions: its client data is a struct function_entry. */
struct function_entry {
    const struct function *function;
    struct functions *functions;
};
extern const sqlite3_module question_table;

#endif

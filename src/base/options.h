#ifndef BLOCLINE_OPTIONS_H
#define BLOCLINE_OPTIONS_H

#include "arena.h"
#include "fault.h"

#include <stdbool.h>
#include <stddef.h>

/* Command lines, taken apart as getopt_long does (option_walk.h), with words that help. */

/* What an option's argument may be. */
enum value_kind {
    VALUE_TEXT,   /* any text, or (without an argument) nothing */
    VALUE_FILE,   /* a path */
    VALUE_WORD,   /* one of `words` */
    VALUE_NUMBER, /* how many of something: 0, 1, 2 ... */
    VALUE_DATE,   /* EDTF */
    VALUE_ID,     /* what `blocline list` lists under the name `list`: one of them, */
    VALUE_IDS     /* or several between commas */
};

/* One option. */
struct option_spec {
    int id;               /* a letter for short options, else >= OPTION_FIRST */
    const char *name;     /* without the dashes */
    const char *argument; /* what follows it, for the help ("FILE"), or NULL */
    int help;             /* an `enum message` (messages.h): one line */
    enum value_kind kind;
    const char *const *words; /* NULL at the end; beside VALUE_TEXT they are only suggested */
    const char *list;
    const char *others; /* what people try for its name, "year day"; NULL: nothing */
    const char *values; /* of its argument, what people try as an option of its own: "json csv" */
};

enum { OPTION_FIRST = 256, OPTION_IDS = 320 };

enum { OPTIONS_MAX = 64 }; /* that one command may have */

struct options {
    const char *value[OPTION_IDS]; /* by id: the argument, or "" for a flag given, or NULL */
    /* By id, filled by options_check: the place of an VALUE_WORD among its words, or an
     * VALUE_NUMBER. 0 where the option is not given, so the first word is the default. */
    size_t number[OPTION_IDS];
    const char *const *operands; /* any number; borrowed from argv */
    int operand_count;
    int leading; /* operands that are no plain words: they stand first, and stay there */
    const char *command_line; /* the whole of it, as it can be repeated; set by the caller */
    int language;             /* of messages about them, as the caller counts languages */
    struct arena *arena;      /* of the caller: what lives as long as the options do */
    /* What was taken for something else than it says, a line each: "31.03.2015 = 2015-03-31". */
    const char *understood; /* NULL: nothing */
};

/* Reads `argc` words at `argv` (argv[0] is the program or command) into `options`, whose values the
 * caller has set to zeros or to what an earlier call left. Moves the operands to the front of argv.
 * With `stop_at_word` reading ends at the first operand, and `*next` is its index. A word such as
 * -0044 or -Y17000 is an operand: a date. An option that takes several (VALUE_IDS) may be given
 * more than once. FAULT_USAGE: unknown option (with the one that is meant, or the nearest), missing
 * argument, option given twice. */
bool options_read(int argc, char **argv, const struct option_spec *specs, size_t count,
                  bool stop_at_word, struct options *options, int *next, struct fault *fault);

/* Checks the words and numbers among the options given, and fills `number`. FAULT_USAGE, with what
 * was expected. Other kinds are for those to check who know what they mean. */
bool options_check(const struct option_spec *specs, size_t count, struct options *options,
                   struct fault *fault);

#endif

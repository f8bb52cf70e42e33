#ifndef BLOCLINE_COMPLETE_WORDS_H
#define BLOCLINE_COMPLETE_WORDS_H

#include "command.h"
#include "options.h"

#include <stdio.h>

/* What the completions of all shells need to know: which words may stand where. */

/* Where the words come from that may stand in a place. */
struct words {
    enum { WORDS_NONE, WORDS_FILES, WORDS_LIST, WORDS_FIXED } kind;
    const char *list, *columns; /* of `blocline list`: the id, and what describes it */
    const char *const *fixed;   /* fixed words, NULL at the end; or */
    void (*print)(FILE *out);   /* what prints them, with a space after each */
};

/* Prints the words of WORDS_FIXED. */
void words_print(FILE *out, const struct words *words);

/* Of an operand, by the word that stands for it in the help: "BLOC". */
struct words operand_words(const char *word, size_t size);

/* Of an option's argument. */
struct words option_words(const struct option_spec *spec);

/* The next word of operands such as "BLOC|ACTOR ACTOR..." and its size, or NULL. */
const char *next_operand(const char *at, size_t *size);

/* Whether the option is one of the command (NULL: of all); whether another of the same name is. */
bool command_has(const struct command *command, const struct option_spec *spec);
bool command_has_other(const struct command *command, const struct option_spec *spec);

/* The options of all commands that are followed by a value, as they are typed. */
void print_valued(FILE *out, const char *between);

/* Prints each option once, though several commands have it. */
void each_option(FILE *out, void (*print)(FILE *out, const struct option_spec *spec));

#endif

#ifndef BLOCLINE_COMPLETE_WORDS_H
#define BLOCLINE_COMPLETE_WORDS_H

#include "command.h"
#include "options.h"

#include <stdio.h>

/* What the completions of all shells need to know: which words may stand where. */

/* Where the words come from that may stand in a place. */
struct words {
    enum { WORDS_NONE, WORDS_FILES, WORDS_LIST, WORDS_FIXED } kind;
    const char *ask, *columns; /* what blocline answers them to, "list blocs"; of the answer: the
                                * id, and what describes it */
    const char *const *fixed;  /* fixed words, NULL at the end; or */
    void (*print)(FILE *out);  /* what prints them, with a space after each */
};

/* Prints the words of WORDS_FIXED. */
void words_print(FILE *out, const struct words *words);

/* Of an operand, by the word that stands for it in the help: "BLOC". */
struct words operand_words(const char *word, size_t size);

/* Of an option's argument. */
struct words option_words(const struct option_spec *spec);

/* A word of operands such as "BLOC|ACTOR ACTOR...". */
struct operand {
    const char *text; /* to begin with: all of them */
    size_t size;
    size_t place; /* from 1; words with `|` between them have the same */
    bool more;    /* of all places that follow too */
};

/* Steps to the next word; false if there is none. */
bool next_operand(struct operand *operand);

/* Steps to the words of the next place of operands of which any words are known, `*count` of them
 * (at most OPERAND_WORDS); false if there is none. `*operand` is then the last of the place. */
enum { OPERAND_WORDS = 2 };
bool next_place(struct operand *operand, struct words *words, size_t *count);

/* Whether the option is one of the command (NULL: of all); whether another of the same name is. */
bool command_has(const struct command *command, const struct option_spec *spec);
bool command_has_other(const struct command *command, const struct option_spec *spec);

/* The options of any command that are followed by a value, as they are typed. */
void print_valued(FILE *out, const char *between);

/* Prints each option once, though several commands have it. */
void each_option(FILE *out, void (*print)(FILE *out, const struct option_spec *spec));

#endif

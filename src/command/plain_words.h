#ifndef BLOCLINE_PLAIN_WORDS_H
#define BLOCLINE_PLAIN_WORDS_H

#include "command.h"

/* Names and dates as plain words, in any order: `members EAEU 2015`, `why KGZ EAEU`, `chronology
 * Eurasian Economic Union 1996`. */

enum { WORD_DATE = 1u << 8 }; /* beside WANT_ACTOR and WANT_BLOC of resolve.h */

/* One word, or several that are one name or date. */
struct plain_word {
    const char *text;
    const char *date;       /* what it says as a date, or NULL */
    unsigned of;            /* WANT_ACTOR, WANT_BLOC, WORD_DATE; 0: it is neither name nor date */
    const char *id;         /* of the one that it names, or NULL */
    bool written_otherwise; /* a date that was understood */
    bool edge;              /* of a standing only: the day that "end of 1991" names */
};

/* What one text means. Four digits are a year where a date may stand; otherwise a name counts
 * first. With `nearby`, names in another case too. */
bool plain_word_read(struct store *store, const char *text, bool dates, bool nearby,
                     struct arena *arena, struct plain_word *word, struct fault *fault);

/* What a text is that is neither a name of a bloc or an actor nor a date: a kind of events, a
 * person, a place or a status, as the option that takes it (OPTION_KIND ...); 0: nothing known. */
bool plain_words_known(struct store *store, const char *text, struct arena *arena, int *option,
                       struct fault *fault);

/* Takes the `count` words together where several are one name or date. With `dates`, they may be
 * dates. Returns how many there are then; they are owned by the arena. */
bool plain_words_read(struct store *store, const char *const *words, int count, bool dates,
                      struct arena *arena, struct plain_word **list, size_t *found,
                      struct fault *fault);

/* Sorts the operands of a command that takes plain words: its operands stay, dates and other names
 * become its options, and so do kinds of events, statuses, people and places. FAULT_USAGE: a word
 * that has no place in it. */
bool plain_words_sort(const struct command *command, struct store *store, struct options *given,
                      struct fault *fault);

/* Puts ids in the place of names of kinds, in any language, in --kind. */
void plain_words_kinds(struct options *given);

/* Adds a line to what was understood. */
void note_understood_date(struct options *given, const char *text, const char *date);

#endif

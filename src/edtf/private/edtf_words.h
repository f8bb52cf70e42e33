#ifndef BLOCLINE_EDTF_WORDS_H
#define BLOCLINE_EDTF_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Dates as people write them, cut into words: for suggestions. English, Russian and Kazakh. */

enum {
    EDTF_FOLDED_MAX = 160, /* bytes; who writes more does not mean one date */
    EDTF_TOKENS_MAX = 32,
    EDTF_LOOKAHEAD = 5,
    EDTF_NUMBER_MAX = 15, /* digits */
    EDTF_GUESS_YEAR = 24  /* bytes */
};

enum edtf_word {
    WORD_END,     /* after the last */
    WORD_NUMBER,  /* token.text: its digits, X for open ones; value: as a number, if it has up to 5
                   */
    WORD_SIGN,    /* text: one character of -./?~%,:()[]{} */
    WORD_MONTH,   /* value: 1 to 12 */
    WORD_SEASON,  /* value: 21 to 24 */
    WORD_QUARTER, /* value: 33 to 36 */
    WORD_ROMAN,   /* value; also an ordinal: first */
    WORD_NTH, /* the quarter of "4th quarter", a half: value and the ordinal make EDTF's number */
    WORD_NOT, /* not later than */
    WORD_CIRCA,
    WORD_MAYBE,
    WORD_BEFORE,
    WORD_AFTER,
    WORD_SINCE,
    WORD_UNTIL, /* also "to", "through" */
    WORD_BETWEEN,
    WORD_AND,
    WORD_OR,
    WORD_BC,
    WORD_EARLY,
    WORD_MIDDLE,
    WORD_LATE,
    WORD_CENTURY,
    WORD_DECADE, /* the s of 1980s */
    WORD_UNKNOWN,
    WORD_OPEN, /* now, present */
    WORD_NOISE /* year, the; never handed out */
};

struct edtf_token {
    enum edtf_word word;
    int value;
    int length; /* of text */
    char text[20];
};

/* Writes s, n bytes, into out, NUL-terminated: in small letters, with ASCII digits, hyphens and
 * spaces for their relatives in Unicode, without quotes and zero bytes. False if it does not fit or
 * is not UTF-8. */
bool edtf_fold(const char *s, size_t n, char out[EDTF_FOLDED_MAX]);

/* Cuts a folded text into tokens, after which come EDTF_LOOKAHEAD or more WORD_END. False for words
 * we do not know. */
bool edtf_cut(const char *folded, struct edtf_token out[EDTF_TOKENS_MAX]);

/* Whether the token is one of the signs. */
bool edtf_is_sign(const struct edtf_token *t, const char *signs);

/* A date as far as it was said. */
struct edtf_guess {
    char year[EDTF_GUESS_YEAR]; /* as EDTF writes it; "" if not said */
    int month;                  /* or season; 0 if not said */
    int day;
    int other_month, other_day; /* 04/05/1994 is also this, or 0 */
    enum edtf_word part;        /* WORD_EARLY, WORD_MIDDLE, WORD_LATE, or WORD_END */
    unsigned qualifier;         /* EDTF_ flags */
};

/* Reads a date off the tokens; returns what is behind it, or NULL. */
const struct edtf_token *edtf_take_date(const struct edtf_token *t, struct edtf_guess *g);

/* Writes into out the EDTF string that the folded text differs from by a slip of form (a capital, a
 * space, a bracket), or returns false. */
bool edtf_repair(const char *folded, char out[64]);

/* If text is valid EDTF, copies it to out and returns true. */
bool edtf_accept(const char *text, char out[64]);

/* The same for a text made by printf's rules; false if it is too long. */
__attribute__((format(printf, 2, 3))) bool edtf_accept_format(char out[64], const char *format,
                                                              ...);

#endif

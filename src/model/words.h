#ifndef BLOCLINE_WORDS_H
#define BLOCLINE_WORDS_H

#include "arena.h"
#include "language.h"

#include <stdint.h>

/* The closed vocabularies: words that mean the same in records, in the database and in questions.
 * A word is said here and nowhere else. */

enum { WORDS_MAX = 15 };

/* The number of a word is its place, and the value of the enum that goes with the vocabulary. */
struct vocabulary {
    const char *texts[WORDS_MAX + 1]; /* ending with NULL */
};

#define WORD_UNKNOWN UINT32_MAX

/* The number of the word that is `text`, or WORD_UNKNOWN. Case counts. */
uint32_t word_find(const struct vocabulary *words, const char *text);

/* What to say of a `text` that is none of the words: " (did you mean X?)", or "" where none is
 * near; and all of them, "a, b, c". Both in `arena`. */
const char *word_hint(struct arena *arena, const struct vocabulary *words, const char *text,
                      enum language language);
const char *words_listed(struct arena *arena, const struct vocabulary *words);

extern const struct vocabulary language_words;

/* The code of a language ("en"), and the language of a code or LANG_COUNT. */
const char *language_code(enum language language);
enum language language_of(const char *code);

/* Whose name it is; an actor and a bloc may have the same id. */
enum party { PARTY_ACTOR, PARTY_BLOC };
extern const struct vocabulary party_words;

/* How a status counts (statuses.csv). */
enum status_class { CLASS_NONE, CLASS_PARTIAL, CLASS_FULL };
extern const struct vocabulary class_words;

/* The status in the Correlates of War IGO data: -9 missing, 0 none, 1 full, 2 associate, 3
 * observer; COW_NO_CODE: the status has none. */
enum { COW_MISSING = -9, COW_NO_CODE = -1 };
extern const struct vocabulary cow_status_words;

/* The text of such a number; NULL for COW_NO_CODE, and for what is no such number. */
const char *cow_status_text(int64_t code);

/* What a name is: the full name, a short form, an abbreviation, another name. */
enum name_form { FORM_NAME, FORM_SHORT, FORM_ABBREVIATION, FORM_ALIAS };
extern const struct vocabulary form_words;

/* How one bloc follows from another, or is part of it. */
extern const struct vocabulary relation_words;

/* What two readings say of the same days: the same, two statuses, only one of them anything, or
 * that is left open. */
enum contrast {
    CONTRAST_AGREE,
    CONTRAST_STATUS,
    CONTRAST_ONLY_FIRST,
    CONTRAST_ONLY_SECOND,
    CONTRAST_POSSIBLE,
    CONTRAST_COUNT
};
extern const struct vocabulary contrast_words;

/* How much the records say of a bloc: all its members at all times, some, or that it exists. */
enum coverage_kind { COVERAGE_COMPLETE, COVERAGE_PARTIAL, COVERAGE_MENTIONED };
extern const struct vocabulary coverage_words;

/* How sure an answer is. */
enum certainty { ABSENT, POSSIBLE, CERTAIN };
extern const struct vocabulary certainty_words;

/* What is asked of a period of several days. */
enum rule {
    RULE_ANY,   /* on some day of it */
    RULE_ALL,   /* on every day of it */
    RULE_START, /* on its first day */
    RULE_END,   /* on its last day */
};
extern const struct vocabulary rule_words;

/* What tables by period may ask besides: how many days of it. */
enum { RULE_DAYS = RULE_END + 1 };
extern const struct vocabulary panel_rule_words;

/* Under which rule the years of a data set were coded: a year counts if a standing held on some day
 * of it, on 1 January, on 31 December, all through it. */
enum years_rule { YEARS_ANY, YEARS_START, YEARS_END, YEARS_WHOLE, YEARS_UNKNOWN };
extern const struct vocabulary years_words;

/* The periods of such tables: enum by (period.h). */
extern const struct vocabulary by_words;

/* How actors are called in an answer: by id, or by a code. */
enum codes { CODES_ISO3, CODES_ISO2, CODES_COW, CODES_GW };
extern const struct vocabulary codes_words;

/* A column that says yes, or nothing. */
extern const struct vocabulary yes_words;

/* The lists of others in which actors and blocs have codes (codes.csv). */
extern const struct vocabulary scheme_words;

#endif

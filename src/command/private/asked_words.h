#ifndef BLOCLINE_ASKED_WORDS_H
#define BLOCLINE_ASKED_WORDS_H

#include "arena.h"
#include "language.h"

#include <stdbool.h>

/* The words of which people make questions ("who was in the CIS in 1993"), in every language of the
 * catalogue (ask.*): some say what is asked, others can be left out. */

enum asked {
    ASKED_NOTHING, /* none of them */
    ASKED_FILLER,  /* the, was, in */
    ASKED_ALL,
    ASKED_MEMBERS,
    ASKED_BLOCS,
    ASKED_HISTORY,
    ASKED_CHRONOLOGY,
    ASKED_WHY, /* why and when: what began or ended a standing */
    ASKED_CHANGES,
    ASKED_COUNT,
    ASKED_TOGETHER,
    ASKED_LINEAGE,
    ASKED_DISAGREEMENTS,
    ASKED_FIND,
    ASKED_SINCE,
    ASKED_UNTIL,
    ASKED_SIGNED,
    ASKED_LIFE, /* of a bloc: founded, dissolved */
    ASKED_COUNT_OF
};

/* What a word says, without regard to case. In a language of its own (`lang`, that of the answer) a
 * few more can be left out, which mean something else in others: "не" is "what" in Kazakh, "not" in
 * Russian. */
enum asked asked_word(struct arena *arena, const char *word, enum language lang);

/* Whether the word, which may be a code too, is none before a date: "in 2015". */
bool asked_before_date(const char *word);

/* The word without the ending of a case that Kazakh adds to names (ЕАЭО-ға, Ресейдің); NULL if it
 * has none. Owned by the arena. */
const char *asked_stem(struct arena *arena, const char *word);

#endif

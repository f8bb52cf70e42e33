#ifndef BLOCLINE_DATE_PHRASES_H
#define BLOCLINE_DATE_PHRASES_H

#include "arena.h"
#include "words.h"

#include <stdint.h>

/* The words that dates are said in. A new language is a column here. */

/* Phrases; %1 to %3 are what stands in their place. "OF" is the form after "some day in" (a
 * genitive in Russian and Kazakh). */
enum date_phrase {
    /* Years: before and after the beginning of the era; %1, %2 are numbers. */
    PHRASE_YEAR,
    PHRASE_YEAR_BC,
    PHRASE_YEAR_OF,
    PHRASE_YEAR_OF_BC,
    PHRASE_YEARS,
    PHRASE_YEARS_BC,
    PHRASE_YEARS_OF,
    PHRASE_YEARS_OF_BC,
    PHRASE_IN_YEAR, /* the year of a day or month */
    PHRASE_IN_YEAR_BC,
    PHRASE_DAY,       /* %1 day, %2 month, %3 year */
    PHRASE_MONTH_OF,  /* %1 month, %2 year */
    PHRASE_SEASON_OF, /* %1 season, %2 year */
    PHRASE_NORTHERN,
    PHRASE_SOUTHERN,
    /* Some day of a period, or of all days from %1 to %2. */
    PHRASE_SOME_DAY_OF,
    PHRASE_SOME_DAY_FROM_TO,
    PHRASE_SOME_DAY_UNTIL,
    PHRASE_SOME_DAY_SINCE,
    PHRASE_EVERY_DAY_FROM_TO,
    PHRASE_EVERY_DAY_UNTIL,
    PHRASE_EVERY_DAY_SINCE,
    PHRASE_EACH_FROM_TO, /* %3 is PHRASE_OF_YEAR, .._SEASON or .._MONTH */
    PHRASE_EACH_UNTIL,
    PHRASE_EACH_SINCE,
    PHRASE_OF_YEAR,
    PHRASE_OF_SEASON,
    PHRASE_OF_MONTH,
    /* Masks. */
    PHRASE_FITS,
    PHRASE_FIT_DAY,
    PHRASE_FIT_MONTH,
    PHRASE_FIT_SEASON,
    PHRASE_FIT_YEAR,
    PHRASE_FIT_YEARS,
    PHRASE_FIT_YEAR_LIKE,
    PHRASE_ANY_MONTH,
    PHRASE_ANY_YEAR,
    PHRASE_OR,
    PHRASE_ONLY_DAY,
    PHRASE_SIGNIFICANT, /* %1 year, %2 digits */
    PHRASE_TIMED,
    /* Qualifiers: of all of a date; or %1 of a component. */
    PHRASE_UNCERTAIN,
    PHRASE_APPROXIMATE,
    PHRASE_BOTH,
    PHRASE_QUALIFIED,
    PHRASE_THE_YEAR,
    PHRASE_THE_MONTH,
    PHRASE_THE_SEASON,
    PHRASE_THE_DAY,
    /* Whole values. */
    PHRASE_INTERVAL,
    PHRASE_ONE_OF,
    PHRASE_ALL_OF,
    PHRASE_OPEN,
    PHRASE_UNKNOWN,
    PHRASE_NO_LIMIT,
    PHRASE_RANGE,
    PHRASE_COUNT,         /* %1 range, %2 number of days */
    PHRASE_COUNT_FITTING, /* the same, of a range with gaps */
    PHRASE_NO_DAY,
    PHRASE_MORE,   /* %1: how many more */
    PHRASE_BEYOND, /* level %1, with the forms %2 that the specification lacks */
    PHRASE_CERTAIN,
    PHRASE_POSSIBLE,
    PHRASE_NO,
    /* What a line is about. */
    PHRASE_LABEL_DATE,
    PHRASE_LABEL_WORDS,
    PHRASE_LABEL_BEGINS,
    PHRASE_LABEL_ENDS,
    PHRASE_LABEL_RANGE,
    PHRASE_LABEL_CERTAIN,
    PHRASE_LABEL_LEVEL,
    PHRASE_LABEL_ON, /* %1: the day of --is */
    PHRASE_LABEL_REFUSED,
    PHRASE_LABEL_MEANT,
    PHRASE_NUMBER
};

const char *date_phrase(enum date_phrase phrase, enum language lang);

/* A pattern with its places filled in; NULL arguments are for places it does not have. Owned by
 * the arena. */
const char *date_fill(struct arena *arena, const char *pattern, const char *a, const char *b,
                      const char *c);

/* What edtf_error.message says, in `lang`; the message itself if it has no other words. */
const char *date_reason(const char *message, enum language lang);

/* Names of a month (1 to 12) and a season (21 to 41): by themselves, and as the first word of
 * PHRASE_MONTH_OF and PHRASE_SEASON_OF. */
const char *date_month(int month, enum language lang);
const char *date_month_of(int month, enum language lang);
const char *date_season(int season, enum language lang);
const char *date_season_of(int season, enum language lang);

/* "1 day", "30 days". */
const char *date_day_count(struct arena *arena, int64_t count, enum language lang);

/* A day: "30 April 1994", "15 March 45 BC"; the infinities as PHRASE_NO_LIMIT. */
const char *date_day_words(struct arena *arena, int64_t day, enum language lang);

/* A year as `phrase` says it, PHRASE_YEAR, PHRASE_YEAR_OF or PHRASE_IN_YEAR (whose _BC is the next
 * one); and years of one era as PHRASE_YEARS or PHRASE_YEARS_OF do. */
const char *date_year_words(struct arena *arena, int64_t year, enum date_phrase phrase,
                            enum language lang);
const char *date_years_words(struct arena *arena, int64_t first, int64_t last,
                             enum date_phrase phrase, enum language lang);

#endif

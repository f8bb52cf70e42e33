#include "date_words.h"

#include "date_phrases.h"
#include "day.h"

#include <string.h>

/* A date, an end of an interval or a member of a set in words. */

static const char *spaced(struct arena *arena, const char *words, const char *more)
{
    return *more ? arena_printf(arena, "%s %s", words, more) : words;
}

static const char *qualifier_word(unsigned qualifier, enum language lang)
{
    static const enum date_phrase words[] = {
        [EDTF_UNCERTAIN] = PHRASE_UNCERTAIN,
        [EDTF_APPROXIMATE] = PHRASE_APPROXIMATE,
        [EDTF_UNCERTAIN | EDTF_APPROXIMATE] = PHRASE_BOTH,
    };
    return date_phrase(words[qualifier], lang);
}

/* "(approximate)", "(the year uncertain, the day approximate)" or "". */
static const char *qualifiers(struct arena *arena, const struct edtf_side *side, enum language lang)
{
    const unsigned given[] = {side->year_q, side->month_q, side->day_q};
    const enum date_phrase names[] = {
        PHRASE_THE_YEAR, side->season ? PHRASE_THE_SEASON : PHRASE_THE_MONTH, PHRASE_THE_DAY};
    const size_t count = side->precision == EDTF_YEAR ? 1 : side->precision == EDTF_DAY ? 3 : 2;
    bool same = true;
    const char *list = "";
    for (size_t i = 0; i < count; i++) {
        same = same && given[i] == given[0];
        if (given[i]) {
            const char *one =
                date_fill(arena, date_phrase(PHRASE_QUALIFIED, lang), date_phrase(names[i], lang),
                          qualifier_word(given[i], lang), NULL);
            list = *list ? arena_printf(arena, "%s, %s", list, one) : one;
        }
    }
    if (same && given[0]) {
        list = qualifier_word(given[0], lang);
    }
    return *list ? arena_printf(arena, "(%s)", list) : "";
}

static const char *season_words(struct arena *arena, const struct edtf_side *side, int64_t year,
                                enum language lang)
{
    /* 21 to 24 say no hemisphere; 25 to 28 and 29 to 32 do (specification, "Level 2, Seasons"). */
    const char *words =
        date_fill(arena, date_phrase(PHRASE_SEASON_OF, lang), date_season_of(side->season, lang),
                  date_year_words(arena, year, PHRASE_IN_YEAR, lang), NULL);
    const char *where = "";
    if (side->season >= 25 && side->season <= 28) {
        where = date_phrase(PHRASE_NORTHERN, lang);
    } else if (side->season >= 29 && side->season <= 32) {
        where = date_phrase(PHRASE_SOUTHERN, lang);
    }
    words = date_fill(arena, date_phrase(PHRASE_SOME_DAY_OF, lang), words, NULL, NULL);
    return spaced(arena, words, where);
}

/* A year, years of one era, a month, or else from the first day to the last. */
static const char *run_words(struct arena *arena, const struct edtf *date, enum language lang)
{
    const struct civil first = day_to_civil(date->earliest), last = day_to_civil(date->latest);
    const char *period = NULL;
    if (first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31) {
        if (first.year == last.year) {
            period = date_year_words(arena, first.year, PHRASE_YEAR_OF, lang);
        } else if ((first.year > 0) == (last.year > 0)) {
            period = date_years_words(arena, first.year, last.year, PHRASE_YEARS_OF, lang);
        }
    } else if (first.year == last.year && first.month == last.month && first.day == 1 &&
               last.day == days_in_month(last.year, last.month)) {
        period =
            date_fill(arena, date_phrase(PHRASE_MONTH_OF, lang), date_month_of(first.month, lang),
                      date_year_words(arena, first.year, PHRASE_IN_YEAR, lang), NULL);
    }
    if (period) {
        return date_fill(arena, date_phrase(PHRASE_SOME_DAY_OF, lang), period, NULL, NULL);
    }
    return date_fill(arena, date_phrase(PHRASE_SOME_DAY_FROM_TO, lang),
                     date_day_words(arena, date->earliest, lang),
                     date_day_words(arena, date->latest, lang), NULL);
}

/* "(1950, significant digits: 2)" or "". */
static const char *significant(struct arena *arena, const char *text, size_t size,
                               const struct edtf_side *side, enum language lang)
{
    const char *sign = memchr(text, 'S', size);
    if (!side->significant || !sign) {
        return "";
    }
    text += strspn(text, "?~%");
    return date_fill(arena, date_phrase(PHRASE_SIGNIFICANT, lang),
                     arena_text(arena, text, (size_t)(sign - text)),
                     arena_printf(arena, "%d", side->significant), NULL);
}

const char *date_part_words(struct arena *arena, const char *text, size_t size,
                            const struct edtf *date, enum language lang)
{
    const struct edtf_side *side = &date->start;
    const struct edtf_element *element = &date->element[0];
    const char *words;
    if (date->earliest == date->latest) {
        words = date_day_words(arena, date->earliest, lang);
        if (side->masked) {
            words = date_fill(arena, date_phrase(PHRASE_ONLY_DAY, lang), words, NULL, NULL);
        }
    } else if (element->masked) {
        words = date_fill(arena, date_phrase(PHRASE_FITS, lang),
                          date_mask_words(arena, element, lang), NULL, NULL);
    } else if (side->season) {
        words = season_words(arena, side, day_to_civil(date->earliest).year, lang);
    } else {
        words = run_words(arena, date, lang);
    }
    words = spaced(arena, words, significant(arena, text, size, side, lang));
    if (side->timed) {
        words = spaced(arena, words, date_phrase(PHRASE_TIMED, lang));
    }
    return spaced(arena, words, qualifiers(arena, side, lang));
}

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
    static const enum message words[] = {
        [EDTF_UNCERTAIN] = MSG_date_uncertain,
        [EDTF_APPROXIMATE] = MSG_date_approximate,
        [EDTF_UNCERTAIN | EDTF_APPROXIMATE] = MSG_date_both,
    };
    return message(lang, words[qualifier]);
}

/* "(approximate)", "(the year uncertain, the day approximate)" or "". */
static const char *qualifiers(struct arena *arena, const struct edtf_side *side, enum language lang)
{
    const unsigned given[] = {side->year_q, side->month_q, side->day_q};
    const enum message names[] = {MSG_date_the_year,
                                  side->season ? MSG_date_the_season : MSG_date_the_month,
                                  MSG_date_the_day};
    const size_t count = side->precision == EDTF_YEAR ? 1 : side->precision == EDTF_DAY ? 3 : 2;
    bool same = true;
    const char *list = "";
    for (size_t i = 0; i < count; i++) {
        same = same && given[i] == given[0];
        if (given[i]) {
            const char *one =
                message_format(arena, lang, MSG_date_qualified, message(lang, names[i]),
                               qualifier_word(given[i], lang));
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
        message_format(arena, lang, MSG_date_season_of, date_season_of(side->season, lang),
                       date_year_words(arena, year, MSG_date_in_year, lang));
    const char *where = "";
    if (side->season >= 25 && side->season <= 28) {
        where = message(lang, MSG_date_northern);
    } else if (side->season >= 29 && side->season <= 32) {
        where = message(lang, MSG_date_southern);
    }
    words = message_format(arena, lang, MSG_date_some_day_of, words);
    return spaced(arena, words, where);
}

/* A year, years of one era, a month, or else from the first day to the last. */
static const char *run_words(struct arena *arena, const struct edtf *date, enum language lang)
{
    const struct civil first = day_to_civil(date->earliest), last = day_to_civil(date->latest);
    const char *period = NULL;
    if (first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31) {
        if (first.year == last.year) {
            period = date_year_words(arena, first.year, MSG_date_year_of, lang);
        } else if ((first.year > 0) == (last.year > 0)) {
            period = date_years_words(arena, first.year, last.year, MSG_date_years_of, lang);
        }
    } else if (first.year == last.year && first.month == last.month && first.day == 1 &&
               last.day == days_in_month(last.year, last.month)) {
        period = message_format(arena, lang, MSG_date_month_of, date_month_of(first.month, lang),
                                date_year_words(arena, first.year, MSG_date_in_year, lang));
    }
    if (period) {
        return message_format(arena, lang, MSG_date_some_day_of, period);
    }
    return message_format(arena, lang, MSG_date_some_day_from_to,
                          date_day_words(arena, date->earliest, lang),
                          date_day_words(arena, date->latest, lang));
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
    return message_format(arena, lang, MSG_date_significant,
                          arena_text(arena, text, (size_t)(sign - text)),
                          arena_printf(arena, "%d", side->significant));
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
            words = message_format(arena, lang, MSG_date_only_day, words);
        }
    } else if (element->masked) {
        words = message_format(arena, lang, MSG_date_fits, date_mask_words(arena, element, lang));
    } else if (side->season) {
        words = season_words(arena, side, day_to_civil(date->earliest).year, lang);
    } else {
        words = run_words(arena, date, lang);
    }
    words = spaced(arena, words, significant(arena, text, size, side, lang));
    if (side->timed) {
        words = spaced(arena, words, message(lang, MSG_date_timed));
    }
    return spaced(arena, words, qualifiers(arena, side, lang));
}

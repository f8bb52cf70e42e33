#include "date_phrases.h"

#include "day.h"
#include "edtf.h"

#include <inttypes.h>
#include <string.h>

enum { FOUR_SEASONS = 4, FIRST_SEASON = 21, FIRST_QUARTER = 33, LAST_EARLY_YEAR = 999 };

/* Ids are counted on from the first of a series: the catalogue has them in order. */
_Static_assert(MSG_date_month_12 == MSG_date_month_1 + 11 &&
                   MSG_date_month_of_12 == MSG_date_month_of_1 + 11 &&
                   MSG_date_month_in_day_12 == MSG_date_month_in_day_1 + 11 &&
                   MSG_date_season_13 == MSG_date_season_1 + 12 &&
                   MSG_date_season_of_13 == MSG_date_season_of_1 + 12,
               "months and seasons stand in order");

static const char *one_of(enum message first, int number, enum language lang)
{
    return message(lang, (enum message)((int)first + number));
}

const char *date_month(int month, enum language lang)
{
    return one_of(MSG_date_month_1, month - 1, lang);
}

const char *date_month_of(int month, enum language lang)
{
    return one_of(MSG_date_month_of_1, month - 1, lang);
}

/* Seasons with a hemisphere are the same four seasons. */
static int part_of(int season)
{
    return season < FIRST_QUARTER ? (season - FIRST_SEASON) % FOUR_SEASONS
                                  : season - FIRST_QUARTER + FOUR_SEASONS;
}

const char *date_season(int season, enum language lang)
{
    return one_of(MSG_date_season_1, part_of(season), lang);
}

const char *date_season_of(int season, enum language lang)
{
    return one_of(MSG_date_season_of_1, part_of(season), lang);
}

const char *date_day_count(struct arena *arena, int64_t count, enum language lang)
{
    return message_plural(arena, lang, MSG_date_days, (uint64_t)count, NULL, 0);
}

/* Year 0000 is 1 BC. */
static const char *year_number(struct arena *arena, int64_t year, enum language lang)
{
    const char *number = arena_printf(arena, "%" PRId64, year > 0 ? year : 1 - year);
    return year > 0 && year <= LAST_EARLY_YEAR
               ? message_format(arena, lang, MSG_date_year_early, number)
               : number;
}

/* The phrase for years before our era beside the one for years of it. */
static enum message of_era(enum message phrase, int64_t year)
{
    static const enum message before[][2] = {{MSG_date_year, MSG_date_year_bc},
                                             {MSG_date_year_of, MSG_date_year_of_bc},
                                             {MSG_date_years, MSG_date_years_bc},
                                             {MSG_date_years_of, MSG_date_years_of_bc},
                                             {MSG_date_in_year, MSG_date_in_year_bc}};
    for (size_t i = 0; year <= 0 && i < sizeof before / sizeof *before; i++) {
        if (before[i][0] == phrase) {
            return before[i][1];
        }
    }
    return phrase;
}

const char *date_year_words(struct arena *arena, int64_t year, enum message phrase,
                            enum language lang)
{
    return message_format(arena, lang, of_era(phrase, year), year_number(arena, year, lang));
}

const char *date_years_words(struct arena *arena, int64_t first, int64_t last, enum message phrase,
                             enum language lang)
{
    return message_format(arena, lang, of_era(phrase, first), year_number(arena, first, lang),
                          year_number(arena, last, lang));
}

const char *date_day_words(struct arena *arena, int64_t day, enum language lang)
{
    if (day == EDTF_NEG_INF || day == EDTF_POS_INF) {
        return message(lang, MSG_date_no_limit);
    }
    const struct civil civil = day_to_civil(day);
    return message_format(arena, lang, MSG_date_day, arena_printf(arena, "%d", civil.day),
                          one_of(MSG_date_month_in_day_1, civil.month - 1, lang),
                          date_year_words(arena, civil.year, MSG_date_in_year, lang));
}

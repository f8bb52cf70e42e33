#ifndef BLOCLINE_DATE_PHRASES_H
#define BLOCLINE_DATE_PHRASES_H

#include "arena.h"
#include "message.h"

#include <stdint.h>

/* The words that dates are said in: what the catalogue's texts (date.*, reason.*) are put together
 * to. */

/* Names of a month (1 to 12) and a season (21 to 41): by themselves, and as the first word of
 * date.month-of and date.season-of. */
const char *date_month(int month, enum language lang);
const char *date_month_of(int month, enum language lang);
const char *date_season(int season, enum language lang);
const char *date_season_of(int season, enum language lang);

/* "1 day", "30 days". */
const char *date_day_count(struct arena *arena, int64_t count, enum language lang);

/* A day: "30 April 1994", "15 March 45 BC"; the infinities as date.no-limit. */
const char *date_day_words(struct arena *arena, int64_t day, enum language lang);

/* A year as `phrase` says it, MSG_date_year, MSG_date_year_of or MSG_date_in_year (or the one for
 * years before our era beside it); and years of one era as MSG_date_years or MSG_date_years_of do.
 */
const char *date_year_words(struct arena *arena, int64_t year, enum message phrase,
                            enum language lang);
const char *date_years_words(struct arena *arena, int64_t first, int64_t last, enum message phrase,
                             enum language lang);

#endif

#ifndef BLOCLINE_SCREEN_DATES_H
#define BLOCLINE_SCREEN_DATES_H

#include "arena.h"
#include "words.h"

#include <stdbool.h>

/* Dates as people read them. Texts are owned by the arena; what is no EDTF comes back as it is. */

/* Short, for a column: 1994-04-30 as it is, ~1994 about, 1994..2023? some day between, 1998..2001
 * for what lasts; the word for now in the place of an open end. `start`: `..` is before all days.
 */
const char *screen_date(struct arena *arena, enum language language, const char *edtf, bool start);

/* In words, for a sentence: 31 March 2026, March 1998, 1998. Others as screen_date. */
const char *screen_date_words(struct arena *arena, enum language language, const char *edtf);

/* The same for a number of a day (edtf/day.h). */
const char *screen_day_words(struct arena *arena, enum language language, int64_t day);

#endif

#ifndef BLOCLINE_DATE_UNDERSTOOD_H
#define BLOCLINE_DATE_UNDERSTOOD_H

#include "arena.h"

/* Dates as people write them in questions: "12 декабря 2015", 31.03.2015, 1990s, today. (Data
 * packages stay strict: there a date is EDTF.) */

/* The EDTF that `text` has as its one meaning. NULL if it is EDTF already, or has no meaning or
 * more than one: then question_date says what is wrong. Owned by the arena, or static. */
const char *date_understood(struct arena *arena, const char *text);

#endif

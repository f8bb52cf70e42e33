#ifndef BLOCLINE_DATE_UNDERSTOOD_H
#define BLOCLINE_DATE_UNDERSTOOD_H

#include "arena.h"

/* Dates as people write them in questions: "12 декабря 2015", 31.03.2015, 1990s, today. (Data
 * packages stay strict: there a date is EDTF.) */

/* The EDTF that `text` has as its one meaning. NULL if it is EDTF already, or has no meaning or
 * more than one: then question_date says what is wrong. Owned by the arena, or static. */
const char *date_understood(struct arena *arena, const char *text);

/* The same of a question, where the end of a year or a month is its last day, the beginning its
 * first: "end of 1991", "в конце 1991 года". (What a source calls so is less sure.) */
const char *date_asked(struct arena *arena, const char *text);

#endif

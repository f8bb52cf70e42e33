#ifndef BLOCLINE_DATE_REASON_H
#define BLOCLINE_DATE_REASON_H

#include "arena.h"
#include "edtf.h"
#include "language.h"

/* Why a date was refused, in the language of who wrote it. The reader of dates (edtf.h) knows
 * English only. */

/* What edtf_error.message says, in `lang`; the message itself if it has no other words. */
const char *date_reason(const char *reason, enum language lang);

/* The same with what was expected, where that is known and can be said in `lang`. In `arena`. */
const char *date_explained(struct arena *arena, const struct edtf_error *error, enum language lang);

/* " (did you mean 2004?)", in `lang`; "" where nothing is near. In `arena`. */
const char *date_hint(struct arena *arena, const struct edtf_error *error, enum language lang);

#endif

#ifndef BLOCLINE_HEADINGS_H
#define BLOCLINE_HEADINGS_H

#include "message.h"

/* The names of columns for people: pages say "Начало" where the contract for programs says
 * `start`. */

/* The heading of the column `name`, or NULL if there is none. */
const char *heading(const char *name, enum language lang);

/* What to call an answer of the command `subject` in `lang`, where nothing says more; `subject`
 * itself if there is no other word. */
const char *page_title(const char *subject, enum language lang);

#endif

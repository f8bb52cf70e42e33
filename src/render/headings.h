#ifndef BLOCLINE_HEADINGS_H
#define BLOCLINE_HEADINGS_H

/* The names of columns for people: pages say "Начало" where the contract for programs says
 * `start`. */

/* The heading of the column `name` in `lang` ("en", "ru", "kk"), or NULL if there is none. */
const char *heading(const char *name, const char *lang);

/* What to call an answer of the command `subject` in `lang`, where nothing says more; `subject`
 * itself if there is no other word. */
const char *page_title(const char *subject, const char *lang);

#endif

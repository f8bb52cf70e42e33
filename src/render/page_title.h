#ifndef BLOCLINE_PAGE_TITLE_H
#define BLOCLINE_PAGE_TITLE_H

#include "message.h"

/* What to call an answer of the command `subject` in `lang`, where nothing says more; `subject`
 * itself if there is no other word. */
const char *page_title(const char *subject, enum language lang);

#endif

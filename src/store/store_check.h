#ifndef BLOCLINE_STORE_CHECK_H
#define BLOCLINE_STORE_CHECK_H

#include "store.h"

/* Whether a file is whole: more than an answer looks at, and so slower than any. */

/* Called for each thing that was looked at: "pages", "packed spells (record)" ...; `verdict` is
 * "good" or says what is not. Both in the language asked for. */
typedef bool check_visit(void *context, const char *what, const char *verdict, struct fault *fault);

/* Looks at all: the sums of the pages; SQLite's own structures; that what refers to something finds
 * it; that packs and the change log say what the spells say. FAULT_IO if anything is not good (when
 * all has been looked at), or cannot be read. */
bool store_check(struct store *store, enum language words, check_visit *visit, void *context,
                 struct fault *fault);

#endif

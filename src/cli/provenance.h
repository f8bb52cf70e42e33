#ifndef BLOCLINE_PROVENANCE_H
#define BLOCLINE_PROVENANCE_H

#include "arena.h"
#include "question.h"
#include "render.h"

enum { PROVENANCE_ITEMS = 8 };

/* What --with-provenance says: title, version and digest of the records, the reading, the last day
 * covered, the command line, the program. Ends with a NULL key; what is not known is left out.
 * Borrowed until the store is closed. */
void provenance_fill(struct provenance items[PROVENANCE_ITEMS], const struct question *question,
                     const char *command);

/* The words of a command line, quoted for sh where they need it. Owned by the arena. */
char *command_line(struct arena *arena, int argc, char *const *argv);

#endif

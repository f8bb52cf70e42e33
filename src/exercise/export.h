#ifndef BLOCLINE_EXERCISE_EXPORT_H
#define BLOCLINE_EXERCISE_EXPORT_H

#include "print.h"

/* Exercises for the programs of others. Each takes the items of one language, in the order of the
 * first variant, and leaves out those that it has no form for. */

enum { EXPORT_LEFT = SHEET_ITEMS };

/* What was left out, for a note: kinds there is no form for, and items that are too long. */
struct export_left {
    size_t count; /* of the first */
    const char *kinds[SHEET_KINDS];
    size_t kind_count;
    const char *too_long[SHEET_ITEMS]; /* ids */
    size_t too_long_count;
};

typedef bool export_write(struct writing *out, const struct sheet *sheet, enum language lang,
                          struct export_left *left, struct fault *fault);

struct exporter {
    const char *name; /* as after --for */
    bool binary;
    export_write *write;
};

/* Cards for Anki as text that it imports, for those who want to edit them first. */
export_write export_anki_text;

/* All of them; a NULL name at the end. */
const struct exporter *exporters(void);

#endif

#ifndef BLOCLINE_EXPORT_PARTS_H
#define BLOCLINE_EXPORT_PARTS_H

#include "export.h"
#include "print_parts.h"

export_write export_moodle, export_gift, export_amc, export_canvas, export_anki, export_kahoot,
    export_quizizz;

/* Notes that the item is left out. Returns false. */
bool leave_out(struct export_left *left, const struct item *item);

/* Whether a program can show all that the item shows: no figure, and a form among those given, each
 * as a bit (1 << ITEM_SINGLE). */
bool can_carry(const struct item *item, unsigned forms);

/* "A) ... " reasons of all options in one line, and sources; owned by the pool. */
const char *whole_feedback(const struct shown *shown);

/* What Moodle takes for 100/n. */
const char *fraction_of(size_t n);

/* A line for the category of a sheet: package and seed. */
const char *category_of(const struct sheet *sheet, enum language lang);

#endif

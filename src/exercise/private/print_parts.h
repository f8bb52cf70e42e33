#ifndef BLOCLINE_PRINT_PARTS_H
#define BLOCLINE_PRINT_PARTS_H

#include "print.h"

/* What the printers of sheets share. */

/* An item as a variant shows it. */
struct shown {
    const struct sheet *sheet;
    const struct item *item;
    const uint32_t *options, *sides; /* places */
    const struct item_said *said;
    enum language lang;
    size_t number; /* on the sheet, from 1 */
    size_t variant;
};

struct shown shown_item(const struct sheet *sheet, size_t variant, size_t place,
                        enum language lang);

/* The option that stands at a place, and its words. */
const struct item_option *shown_option(const struct shown *shown, size_t place);
const struct option_said *shown_said(const struct shown *shown, size_t place);

/* FORM_MATCH: how many right sides there are, and the one at a place. */
size_t shown_side_count(const struct shown *shown);
const char *shown_side(const struct shown *shown, size_t place);

/* The answer as the key says it in short: "C", "True", "1994", "2 1 3". Owned by the pool. */
const char *short_answer(const struct shown *shown);

/* Whether the short answer fits into the strip of the key. */
bool answer_is_short(const struct shown *shown);

/* The line of provenance, and the first eight digits of the digest. */
const char *records_line(const struct sheet *sheet, enum language lang);
const char *short_digest(const struct sheet *sheet);

const char *part_title(enum language lang, enum part part);
const char *sheet_title(const struct sheet *sheet, enum language lang);
const char *number_text(const struct sheet *sheet, int64_t number);

enum { AXIS_WIDTH = 640 };

/* SVG: the bars of an item, an empty or drawn grid, an axis of years with or without letters. */
void figure_bars(struct writing *out, const struct shown *shown);
void figure_curve(struct writing *out, const struct shown *shown, bool drawn);
void figure_axis(struct writing *out, const struct shown *shown, bool lettered);

#endif

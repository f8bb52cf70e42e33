#ifndef BLOCLINE_THEME_H
#define BLOCLINE_THEME_H

#include <stdbool.h>
#include <stddef.h>

/* Colours. Every text has a contrast of 4.5:1 to its ground, every mark of 3:1 (WCAG 2.2, 1.4.3 and
 * 1.4.11). Colour only helps: fill and height tell the same. */

enum theme_id { THEME_LIGHT, THEME_DARK, THEME_GREY, THEME_AUTO };

/* The fills: what distinguishes statuses. */
enum fill {
    FILL_SOLID,   /* member */
    FILL_SPLIT,   /* party: solid with a light line along the middle */
    FILL_DOTS,    /* associate */
    FILL_HATCH,   /* observer */
    FILL_LINES,   /* partner: two long lines */
    FILL_UPRIGHT, /* candidate */
    FILL_HOLLOW,  /* signatory */
    FILL_CROSS,   /* suspended */
    FILL_DASHES,  /* guest */
    FILL_DASHDOT, /* dormant */
    FILL_COUNT
};

enum { THEME_STEPS = 7, THEME_PALE_STEPS = 4 /* on which ink is read; on the others the ground */ };

struct theme {
    const char *ground, *ink, *dim, *day_line, *grid, *band, *beyond;
    const char *hue[FILL_COUNT];
    const char *step[THEME_STEPS]; /* of one hue, from pale to full */
    const char *shade;             /* behind days that several share */
};

/* The text that can be read on a step. */
const char *theme_step_ink(const struct theme *theme, size_t step);

/* The theme's colours; THEME_AUTO has those of THEME_LIGHT and a style of its own. */
const struct theme *theme_of(enum theme_id id);

/* The theme called "light", "dark", "grey" or "auto"; false if there is none. */
bool theme_find(const char *name, enum theme_id *id);

/* For THEME_AUTO: a <style> element that repaints the light colours where dark is preferred.
 * Renderers that do not know it draw light. */
const char *theme_auto_style(void);

#endif

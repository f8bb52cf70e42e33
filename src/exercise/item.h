#ifndef BLOCLINE_ITEM_H
#define BLOCLINE_ITEM_H

#include "words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One exercise: what is asked, its answer, why other answers are wrong, and the claim that the
 * database can be held to. Texts stand in every language of the sheet and are owned by the pool. */

enum item_form {
    ITEM_SINGLE,  /* one option of several */
    ITEM_SEVERAL, /* all right options */
    ITEM_TRUTH,   /* true or false */
    ITEM_NUMBER,
    ITEM_TEXT,
    ITEM_OPEN,     /* lines to write on; the key has an answer, not the only one */
    ITEM_ORDER,    /* options are in their right order */
    ITEM_TIMELINE, /* the same, put on an axis of years */
    ITEM_MATCH,    /* each option with its right side; right sides beyond them are left over */
    ITEM_GRID,     /* rows by years, ticked or not */
    ITEM_CURVE,    /* an empty grid in which a curve is drawn */
    ITEM_SOURCES,  /* accounts to be compared */
    ITEM_CARD      /* two sides */
};

/* "single", "several" ...; static. */
const char *form_name(enum item_form form);

enum part { PART_CHOOSE, PART_WRITE, PART_MATCH, PART_WORK, PART_COUNT };

enum { ITEM_OPTIONS = 16, ITEM_YEARS = 40, ITEM_ASKS = 64, ITEM_CITES = 6, ITEM_ACCEPTED = 48 };

struct option_said {
    const char *text; /* the option; a left side; an event; a row of a grid; an account's source */
    const char *why;  /* what is true of it */
    const char *side; /* ITEM_MATCH: its right side. ITEM_SOURCES: what it says */
    const char *note; /* ITEM_SOURCES: kind and date of the source */
};

struct item_option {
    const char *id; /* of an actor, a bloc, an event, a status, a source */
    bool right;
    bool used;              /* ITEM_SOURCES: the reading follows it */
    int64_t year;           /* ITEM_TIMELINE: of the event */
    bool cells[ITEM_YEARS]; /* ITEM_GRID */
    struct option_said said[LANG_COUNT];
};

struct item_said {
    const char *stem, *feedback;
    const char *claim;  /* where it depends on the language; else NULL */
    const char *answer; /* ITEM_NUMBER, ITEM_TEXT, ITEM_OPEN, ITEM_SOURCES: what the key says */
    const char *left_over[2]; /* ITEM_MATCH: right sides that belong to no option; or NULL */
    const char *extra;        /* ITEM_SOURCES: question a). "all": a line for the outline map */
};

struct item {
    const struct exercise_kind *kind;
    enum item_form form;
    enum part part;
    int points;
    const char *id;
    uint32_t bloc, actor, other; /* what it is about; NONE */
    int64_t day;
    struct item_option options[ITEM_OPTIONS];
    size_t option_count;
    bool truth;                          /* ITEM_TRUTH */
    int64_t low, high;                   /* ITEM_NUMBER: accepted from low to high */
    const char *accepted[ITEM_ACCEPTED]; /* ITEM_TEXT */
    size_t accepted_count;
    int64_t years[ITEM_YEARS]; /* ITEM_GRID, ITEM_CURVE, and charts */
    int64_t values[ITEM_YEARS];
    size_t year_count;
    bool chart; /* the bars of `values` stand above the answer line */
    bool fixed; /* the options keep their order */
    struct item_said said[LANG_COUNT];
    const char *cites[ITEM_CITES]; /* sources with locators */
    size_t cite_count;
    bool cites_more;
    const char *claim, *command; /* JSON object; a blocline command line */
    const char *asks[ITEM_ASKS], *reveals[ITEM_ASKS];
    size_t ask_count, reveal_count;
};

#endif

#ifndef BLOCLINE_STORE_PAGE_H
#define BLOCLINE_STORE_PAGE_H

#include "store.h"

/* The tables of the offline page (room page), each in one statement and handed out row by row, so
 * that a record of any size takes no memory. Tables of parties, statuses, kinds, readings and
 * people are always whole, and what refers to them says their number, from 1. Of events, accounts
 * and sources a part may be asked for: their first value is the number of the row less that of the
 * row before (1 where none is left out). */

enum page_table {
    PAGE_PACKAGE,
    PAGE_READINGS,
    PAGE_ACTORS,
    PAGE_BLOCS,
    PAGE_NAMES,
    PAGE_STATUSES,
    PAGE_KINDS,
    PAGE_SOURCES,
    PAGE_PEOPLE,
    PAGE_LINEAGE,
    PAGE_EVENTS,
    PAGE_ACCOUNTS,
    PAGE_EFFECTS,
    PAGE_PRESENT,
    PAGE_ROLES,
    PAGE_SPELLS,
    PAGE_TABLES
};

/* The part of the records that is wanted. Lists are JSON arrays of numbers of the store, which
 * outlive the call; NULL: all. Wanted are the spells of these blocs and actors that may touch the
 * days lo to hi, the events that begin and end them, and those that happened between, to them. */
struct page_part {
    const char *blocs, *actors;
    int64_t lo, hi;
};

enum { PAGE_READINGS_MAX = 48 }; /* each is a bit of an account; more are not distinguished */

/* What a value of a row is. */
enum page_value_kind {
    PAGE_TEXT,   /* or nothing */
    PAGE_NUMBER, /* or nothing */
    PAGE_DAY,    /* nothing: without limit */
    PAGE_STEP    /* a number, as its difference from the row before */
};

struct page_value {
    enum page_value_kind kind;
    const char *text; /* borrowed for the call; NULL: nothing */
    int64_t number;
    bool none; /* of a number or day: nothing */
};

/* What the page calls the table. */
const char *store_page_name(enum page_table table);

typedef bool page_visit(void *context, const struct page_value *values, size_t count,
                        struct fault *fault);
bool store_page(struct store *store, enum page_table table, const struct page_part *part,
                page_visit *visit, void *context, struct fault *fault);

/* The full members of each bloc on a day in a reading, for callers that cannot run the page's
 * script: the bloc's name and theirs, by bloc and actor. */
bool store_page_members(struct store *store, int64_t reading, int64_t day, enum language lang,
                        page_visit *visit, void *context, struct fault *fault);

#endif

#ifndef BLOCLINE_DATE_WORDS_H
#define BLOCLINE_DATE_WORDS_H

#include "arena.h"
#include "edtf.h"
#include "words.h"

#include <stddef.h>

/* What a date means, in words: lines for people, each with what it is about. */

struct date_line {
    const char *label; /* "ends"; "" in the first line, which is about the whole, and in members */
    const char *words;
};

struct date_lines {
    struct date_line *list; /* heap */
    size_t count, capacity;
};

/* Appends what the value means: what kind of thing it is with its ends or members, its first and
 * last day and how many days these are, the days that are certain, the level. `text` is what
 * `value` was read from, `size` bytes. Pure; the texts are static or owned by the arena. Free
 * lines->list. */
void date_words(struct arena *arena, const char *text, size_t size, const struct edtf *value,
                enum language lang, struct date_lines *lines);

/* A line more. */
void date_lines_add(struct date_lines *lines, const char *label, const char *words);

/* Some day of a date, which is no interval and no set: "some day in April 1994 (approximate)". Of
 * the length `size`. */
const char *date_part_words(struct arena *arena, const char *text, size_t size,
                            const struct edtf *date, enum language lang);

/* The parts of a mask that leaves gaps: "day 30 or 31, any month, year 2004". */
const char *date_mask_words(struct arena *arena, const struct edtf_element *mask,
                            enum language lang);

#endif

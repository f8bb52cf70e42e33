#ifndef BLOCLINE_FINDING_H
#define BLOCLINE_FINDING_H

#include "arena.h"
#include "language.h"
#include "printf_like.h"
#include "rules.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bad data is not a fault: every rule says all it finds, and all findings of a run are reported at
 * once, in the order of the files. */

/* Where in the records something stands. */
struct place {
    uint32_t file;   /* number of the file in the package (dataset files are numbered from 0) */
    uint32_t line;   /* first physical line of the row, from 1; 0: the file as a whole */
    uint32_t field;  /* field of the row, from 0; PLACE_ROW: the row as a whole */
    uint32_t offset; /* bytes into the field's text */
    uint32_t column; /* in code points, from 1; 0: not known yet (the reader works it out) */
};

#define PLACE_ROW UINT32_MAX /* not an enum: it is no int */

enum { FINDING_TEXT_SIZE = 1024 }; /* bytes; longer texts are cut */

struct finding {
    struct place place;
    enum severity severity; /* of the rule */
    const char *rule;       /* the rule's id, `unknown-actor` (rules.h) */
    const char *text;       /* one line of UTF-8, owned by the findings */
    const char *readings;   /* "record, essay": where it was found, if it depends; else NULL */
};

struct findings {
    struct arena arena;
    struct finding *list;
    size_t count, capacity;
    size_t errors;          /* how many of them are errors */
    size_t looked_at;       /* words that were looked at for a "did you mean": see intern_hint */
    enum language language; /* of their texts; whoever makes them sets it */
    const char *reading; /* what is added now is of this reading; NULL: of the records. Borrowed */
};

void findings_init(struct findings *findings);
void findings_release(struct findings *findings);

/* Adds a finding: `rule` is broken at `place`. The text is one of the catalogue (an `enum message`,
 * messages.h), as it is, with arguments (all const char *; the first is {1}), or with plural forms
 * of `number`, which is {1}. */
void findings_say(struct findings *findings, const char *rule, struct place place, int message);
#define findings_say_with(findings, rule, place, message, ...)                                     \
    findings_say_texts(findings, rule, place, message, (const char *const[]){__VA_ARGS__},         \
                       sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))
void findings_say_texts(struct findings *findings, const char *rule, struct place place,
                        int message, const char *const *arguments, size_t count);
#define findings_say_number(findings, rule, place, message, number, ...)                           \
    findings_say_number_texts(findings, rule, place, message, number,                              \
                              (const char *const[]){__VA_ARGS__},                                  \
                              sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))
void findings_say_number_texts(struct findings *findings, const char *rule, struct place place,
                               int message, uint64_t number, const char *const *arguments,
                               size_t count);

/* Of what is worded already. */
void findings_add(struct findings *findings, const char *rule, struct place place,
                  const char *format, ...) PRINTF_LIKE(4, 5);

/* Sorts by file, line, column, field, offset, keeping the order of what is equal, and drops exact
 * repetitions; of what several readings find at one place, one finding that names them all. */
void findings_sort(struct findings *findings);

#endif

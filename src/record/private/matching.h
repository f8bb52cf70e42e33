#ifndef BLOCLINE_MATCHING_H
#define BLOCLINE_MATCHING_H

#include "dataset.h"
#include "finding.h"

/* Which rows of actors.csv, or of blocs.csv, of all packages are of one thing (match.h), while that
 * is settled. Groups have numbers: those of the things as read. */

/* A row of actors.csv or blocs.csv. Rows of one group are of one thing. */
struct match_row {
    uint32_t package, number; /* number: that of the thing as read */
    uint32_t group;
    const char *id;
    const struct place *place;
};

struct matching {
    struct dataset *dataset;
    struct findings *findings;
    enum party of;
    struct match_row *rows;
    size_t count;
    const char **ids; /* per group: what it is called; NULL: as its first row says */
};

/* Whether one of the group's rows is of the package. */
bool matching_has(const struct matching *matching, uint32_t group, uint32_t package);

/* Whether no package has rows in both groups. */
bool matching_may_join(const struct matching *matching, uint32_t a, uint32_t b);

/* The group's first row; NULL: all of them went to others. */
const struct match_row *matching_first(const struct matching *matching, uint32_t group);

/* What the group's thing is called. */
const char *matching_name(const struct matching *matching, uint32_t group);

/* Whether the first of two groups gives the id that stays. */
bool matching_goes_first(const struct matching *matching, uint32_t a, uint32_t b);

/* Notes that a row is of its group: by `how`, a scheme of codes or "same.csv", and by which code
 * (NULL: by none). */
void matching_say(const struct matching *matching, const struct match_row *row, const char *how,
                  const char *code, const struct place *place);

/* Makes everything of group `b` part of `a`. */
void matching_join(struct matching *matching, uint32_t a, uint32_t b, const char *scheme,
                   const char *code);

/* The row that a package has under the id, or NULL. */
struct match_row *matching_row(const struct matching *matching, uint32_t package, const char *id);

/* The row's struct record_actor or struct record_bloc. */
const void *matching_record(const struct matching *matching, const struct match_row *row);

/* Joins what a row of same.csv says. Findings: `unknown-actor`, `unknown-bloc`, `absent-package`,
 * `doubtful-match`. */
void matching_take_same(struct matching *matching, const struct record_same *same);

/* Joins groups that bear one code of the scheme. Finding: `doubtful-match`. */
void matching_take_codes(struct matching *matching, const char *scheme);

/* Remembers what a package calls otherwise than it is called now (party_find). */
void party_put_alias(struct dataset *dataset, enum party of, uint32_t package, const char *id,
                     uint32_t number);

#endif

#ifndef BLOCLINE_BLOC_LINES_H
#define BLOCLINE_BLOC_LINES_H

#include "question.h"
#include "resolve.h"

/* --follow: blocs that became each other count as one. A line is every bloc that steps of lineage
 * of the relations asked for lead to or from; it goes by the name of its last, what it became. Of
 * several that nothing follows, the one that came last in time. */

struct line_bloc {
    uint32_t number; /* in the store */
    const char *id, *label;
};

struct bloc_lines {
    uint32_t *last; /* by number: that of the bloc that it counts as; NULL: nothing is followed */
    uint32_t greatest;      /* of these numbers; those beyond count as themselves */
    struct line_bloc *list; /* all blocs of lines, in order of time */
    size_t count;
};

/* Reads the lines; `relations` as in lineage.csv, between commas; NULL: none. Owned by the arena.
 * FAULT_USAGE: a word that is no relation, or one in which nothing goes on as something else
 * (nested-in, inspired). */
bool bloc_lines_read(const struct question *question, const char *relations, struct arena *arena,
                     struct bloc_lines *lines, struct fault *fault);

/* The number of the bloc that a bloc counts as. */
static inline uint32_t line_of(const struct bloc_lines *lines, uint32_t bloc)
{
    return lines->last && bloc <= lines->greatest ? lines->last[bloc] : bloc;
}

/* With --follow: puts the blocs of its line, in order of time, in the place of each bloc, each
 * once. The list is owned by the arena. */
bool bloc_lines_expand(const struct question *question, struct subject **subjects, size_t *count,
                       struct arena *arena, struct fault *fault);

#endif

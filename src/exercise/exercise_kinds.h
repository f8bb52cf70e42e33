#ifndef BLOCLINE_EXERCISE_KINDS_H
#define BLOCLINE_EXERCISE_KINDS_H

#include "exercise_pool.h"
#include "item.h"

/* The kinds of exercises: one of the joint tables. A kind is a row, a function that lists what
 * might be asked, and one that makes an item of it or declines. */

/* What an item may be about; the kind knows what the numbers mean. */
struct candidate {
    uint32_t a, b, c;
    int64_t day;
};

struct maker {
    struct pool *pool;
    struct random random;
    const struct exercise_kind *kind;
    bool truth; /* of a statement that is wanted next */
    struct candidate *list;
    size_t count, capacity, at;
};

struct exercise_kind {
    const char *name;
    enum item_form form;
    enum part part;
    int least_level, points;
    bool usual; /* asked where no kind is named */
    bool apart; /* never mixed with other kinds */
    void (*list)(struct maker *maker);
    bool (*make)(struct maker *maker, const struct candidate *candidate, struct item *item);
};

/* All kinds; a NULL name at the end. */
const struct exercise_kind *exercise_kinds(void);

/* Lists the candidates of a kind and shuffles them by the kind's own stream of numbers. To be given
 * to maker_close. */
void maker_open(struct maker *maker, struct pool *pool, const struct exercise_kind *kind);
void maker_close(struct maker *maker);

/* Makes the next item that can be made; false when there is none left. */
bool maker_next(struct maker *maker, struct item *item);

#endif

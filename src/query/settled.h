#ifndef BLOCLINE_SETTLED_H
#define BLOCLINE_SETTLED_H

#include "facts.h"

/* What may be said of an actor in a bloc whichever account of whichever source is right.
 *
 * Contested window: days on which accounts of one event would give a pair different standings.
 * Settled: the same answer on all the days asked about and `margin` days around them, which lie
 * outside of every contested window by that margin and before `as_of`; and every other reading that
 * has a spell of the pair gives that answer too. */

enum settled { UNSETTLED, SETTLED_FULL, SETTLED_NO };

/* The standing on every day from lo to hi: full member, not one, or nothing that could be said. */
enum settled settled_span(const struct facts *facts, const struct fact_bloc *bloc, uint32_t actor,
                          int64_t lo, int64_t hi, int64_t margin);

/* The same of one day. */
enum settled settled_on(const struct facts *facts, const struct fact_bloc *bloc, uint32_t actor,
                        int64_t day, int64_t margin);

/* Whether the status of the day is settled too; *status is it, or NULL for no standing at all. */
bool settled_status(const struct facts *facts, const struct fact_bloc *bloc, uint32_t actor,
                    int64_t day, int64_t margin, const char **status);

/* The number of full members on the day; false if it is not settled for some pair, or a signature
 * is open. */
bool settled_count(const struct facts *facts, const struct fact_bloc *bloc, int64_t day,
                   int64_t margin, size_t *count);

/* What the asked reading alone says: the status that is certain on the day, or NULL; and whether it
 * is one of class full. */
const char *reading_status(const struct fact_bloc *bloc, uint32_t actor, int64_t day);
bool reading_full(const struct fact_bloc *bloc, uint32_t actor, int64_t day);

/* Whether accounts differ about the pair on some day from lo to hi. */
bool pair_contested(const struct facts *facts, const struct fact_pair *pair, int64_t lo,
                    int64_t hi);

/* Whether the bloc lives on the day (settled.c says what a life is). */
bool bloc_lives(const struct fact_bloc *bloc, int64_t day);

/* A run: full spells of a pair that touch are one. */
struct run_of_days {
    const struct fact_spell *first, *last;
};

/* The runs of a pair in the asked reading, at most `room`; returns how many there are. */
size_t pair_runs(const struct fact_pair *pair, struct run_of_days *runs, size_t room);

/* Computes the windows of all pairs and the lives of the blocs: to be called once after facts_load.
 */
void settled_prepare(struct facts *facts);

#endif

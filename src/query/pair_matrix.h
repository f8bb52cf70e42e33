#ifndef BLOCLINE_PAIR_MATRIX_H
#define BLOCLINE_PAIR_MATRIX_H

#include "pair_holds.h"

/* How many links each two units share, for those who ask for no more than that: kept from period to
 * period, so that a period costs what changed in it and not all that is held. Where five in six
 * holds go on from year to year, all pairs of a million accounts take a quarter less time. */

enum {
    MATRIX_UNITS = 1 << 10 /* at most so many: 8 MiB of tallies */
};

struct pair_matrix;

/* Nobody shares anything yet. Owned by the caller. */
struct pair_matrix *pair_matrix_new(size_t units);
void pair_matrix_free(struct pair_matrix *matrix);

/* After each holds_enter. */
void pair_matrix_enter(struct pair_matrix *matrix, const struct holds *holds);

/* Writes what `first` shares with each greater unit into `tallies`, by unit. */
void pair_matrix_row(const struct pair_matrix *matrix, size_t first, uint64_t *tallies);

#endif

#include "pair_matrix.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>

/* A tally of the period that is not kept for the next one. */
struct passing {
    size_t cell;
    uint64_t less;
};

struct pair_matrix {
    size_t units;
    /* Two units share what is said of them in the row of the one and in that of the other, so that
     * whose holds change writes to its own row only, which is in the nearest cache. */
    uint64_t *cells;
    struct passing *passing;
    size_t passing_count, passing_capacity;
};

struct pair_matrix *pair_matrix_new(size_t units)
{
    const size_t size = units * units * sizeof(uint64_t);
    struct pair_matrix *matrix = heap_alloc(sizeof *matrix);
    *matrix = (struct pair_matrix){.units = units, .cells = heap_alloc(size + 1)};
    memset(matrix->cells, 0, size);
    return matrix;
}

void pair_matrix_free(struct pair_matrix *matrix)
{
    if (matrix) {
        free(matrix->cells);
        free(matrix->passing);
        free(matrix);
    }
}

/* What one hold shares with all of its link, `list` being the first of them: adds it to the row of
 * its unit, or takes it away (`sign` -1, in the arithmetic of 64 bits). With itself too: the
 * diagonal says how many links a unit holds. */
static void spread(struct pair_matrix *matrix, const struct affiliation *own,
                   const struct affiliation *list, uint64_t sign)
{
    uint64_t *const row = matrix->cells + unit_of(own) * matrix->units;
    const uint32_t link = own->link, certain = own->held & ENTRY_CERTAIN;
    for (; list->link == link; list++) {
        row[unit_of(list)] += sign * tally_of(list->held & certain);
    }
}

/* Adds what the holds at these places share with all of their link. By this two of them that share
 * a link are counted twice, so once is taken back. */
static void apply(struct pair_matrix *matrix, const struct affiliation *affiliations,
                  const uint32_t *places, size_t count, uint64_t sign)
{
    for (size_t i = 0, next; i < count; i = next) {
        const struct affiliation *list = affiliations + places[i];
        const uint32_t link = list->link;
        while (list > affiliations && list[-1].link == link) {
            list--;
        }
        for (next = i; next < count && affiliations[places[next]].link == link; next++) {
            const struct affiliation *own = affiliations + places[next];
            uint64_t *const row = matrix->cells + unit_of(own) * matrix->units;
            spread(matrix, own, list, sign);
            for (size_t k = i; k < next; k++) {
                const struct affiliation *other = affiliations + places[k];
                row[unit_of(other)] -= sign * tally_of(own->held & other->held);
            }
        }
    }
}

/* Two that hold a link for a part of the period only may not meet in it. */
static void part(struct pair_matrix *matrix, const struct affiliations *affiliations, uint32_t own,
                 uint32_t other)
{
    const struct affiliation *a = &affiliations->now[own], *b = &affiliations->now[other];
    const uint32_t both = a->held & b->held & ENTRY_LEVELS;
    const uint32_t met = holds_levels_met(affiliations, own, other) & ENTRY_LEVELS;
    if (met != both) {
        const struct passing passing = {unit_of(a) * matrix->units + unit_of(b),
                                        tally_of(both) - (met ? tally_of(met) : 0)};
        if (matrix->passing_count == matrix->passing_capacity) {
            matrix->passing = heap_grow(matrix->passing, &matrix->passing_capacity,
                                        matrix->passing_count + 1, sizeof *matrix->passing);
        }
        matrix->passing[matrix->passing_count++] = passing;
        matrix->cells[passing.cell] -= passing.less;
    }
}

void pair_matrix_enter(struct pair_matrix *matrix, const struct affiliations *affiliations)
{
    for (size_t i = 0; i < matrix->passing_count; i++) {
        matrix->cells[matrix->passing[i].cell] += matrix->passing[i].less;
    }
    matrix->passing_count = 0;
    apply(matrix, affiliations->before, affiliations->left, affiliations->left_count, UINT64_MAX);
    apply(matrix, affiliations->now, affiliations->came, affiliations->came_count, 1);
    for (size_t i = 0; i < affiliations->partial_count; i++) {
        const uint32_t own = affiliations->partial[i], link = affiliations->now[own].link;
        for (size_t k = i + 1; k < affiliations->partial_count &&
                               affiliations->now[affiliations->partial[k]].link == link;
             k++) {
            part(matrix, affiliations, own, affiliations->partial[k]);
        }
    }
}

bool pair_matrix_row(const struct pair_matrix *matrix, size_t first, uint64_t *tallies)
{
    const uint64_t *const cells = matrix->cells;
    const size_t units = matrix->units;
    if (!cells[first * units + first]) {
        return false;
    }
    for (size_t i = first + 1; i < units; i++) {
        tallies[i] = cells[first * units + i] + cells[i * units + first];
    }
    return true;
}

#include "coverage.h"

#include "spell_table.h"

#include <stdlib.h>
#include <string.h>

/* Whether this spell begins another bloc or actor than the one before. */
static bool is_new(struct coverage *coverage, const struct spell_row *row)
{
    if (coverage->bloc && strcmp(coverage->bloc, row->bloc) == 0 &&
        strcmp(coverage->actor, row->actor) == 0) {
        return false;
    }
    coverage->bloc = arena_text(&coverage->arena, row->bloc, strlen(row->bloc));
    coverage->actor = arena_text(&coverage->arena, row->actor, strlen(row->actor));
    return true;
}

/* Spells come in order of time, so that a gap is never filled later. */
static void cover(int64_t *covered, int64_t from, int64_t to)
{
    if (from < to && from <= *covered && to > *covered) {
        *covered = to;
    }
}

static bool covers(int64_t covered, int64_t latest)
{
    return covered > latest || covered == EDTF_POS_INF;
}

bool coverage_take(void *context, const struct spell_row *row, struct fault *fault)
{
    struct coverage *coverage = context;
    const struct edtf *when = &coverage->question->when;
    (void)fault;
    if (is_new(coverage, row)) {
        coverage->list = heap_grow(coverage->list, &coverage->capacity, coverage->count + 1,
                                   sizeof *coverage->list);
        coverage->list[coverage->count++] = ABSENT;
        coverage->possible = coverage->certain = when->earliest;
    }
    if (question_wants(coverage->question, row->status, row->class)) {
        cover(&coverage->possible, row->bounds.start_lo, row->bounds.end_hi);
        cover(&coverage->certain, row->bounds.start_hi, row->bounds.end_lo);
    }
    coverage->list[coverage->count - 1] = covers(coverage->certain, when->latest)    ? CERTAIN
                                          : covers(coverage->possible, when->latest) ? POSSIBLE
                                                                                     : ABSENT;
    return true;
}

void coverage_rewind(struct coverage *coverage)
{
    coverage->bloc = coverage->actor = NULL;
    coverage->at = 0;
}

bool coverage_init(struct coverage *coverage, const struct question *question,
                   const struct spell_query *query, struct fault *fault)
{
    *coverage = (struct coverage){.question = question};
    const bool done = store_spells(question->store, query, coverage_take, coverage, fault);
    coverage_rewind(coverage);
    return done;
}

void coverage_release(struct coverage *coverage)
{
    free(coverage->list);
    arena_release(&coverage->arena);
    *coverage = (struct coverage){0};
}

enum certainty coverage_next(struct coverage *coverage, const struct spell_row *row)
{
    coverage->at += is_new(coverage, row);
    const enum certainty all = coverage->list[coverage->at - 1];
    const enum certainty some =
        standing_in_period(&row->bounds, &coverage->question->when, RULE_ANY);
    return some < all ? some : all;
}

#include "through.h"

#include "spell_table.h"

#include <stdlib.h>
#include <string.h>

/* Whether this spell begins another bloc or actor than the one before. */
static bool is_new(struct through *through, const struct spell_row *row)
{
    if (through->bloc && strcmp(through->bloc, row->bloc) == 0 &&
        strcmp(through->actor, row->actor) == 0) {
        return false;
    }
    through->bloc = arena_text(&through->arena, row->bloc, strlen(row->bloc));
    through->actor = arena_text(&through->arena, row->actor, strlen(row->actor));
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

bool through_take(void *context, const struct spell_row *row, struct fault *fault)
{
    struct through *through = context;
    const struct edtf *when = &through->question->when;
    (void)fault;
    if (is_new(through, row)) {
        through->list =
            heap_grow(through->list, &through->room, through->count + 1, sizeof *through->list);
        through->list[through->count++] = ABSENT;
        through->possible = through->certain = when->earliest;
    }
    if (question_wants(through->question, row->status, row->class)) {
        cover(&through->possible, row->start_lo, row->end_hi);
        cover(&through->certain, row->start_hi, row->end_lo);
    }
    through->list[through->count - 1] = covers(through->certain, when->latest)    ? CERTAIN
                                        : covers(through->possible, when->latest) ? POSSIBLE
                                                                                  : ABSENT;
    return true;
}

void through_rewind(struct through *through)
{
    through->bloc = through->actor = NULL;
    through->at = 0;
}

bool through_init(struct through *through, const struct question *question,
                  const struct spell_query *query, struct fault *fault)
{
    *through = (struct through){.question = question};
    const bool done = store_spells(question->store, query, through_take, through, fault);
    through_rewind(through);
    return done;
}

void through_release(struct through *through)
{
    free(through->list);
    arena_release(&through->arena);
    *through = (struct through){0};
}

enum certainty through_next(struct through *through, const struct spell_row *row)
{
    through->at += is_new(through, row);
    const enum certainty all = through->list[through->at - 1];
    const struct bounds bounds = spell_bounds(row);
    const enum certainty some = standing_in_period(&bounds, &through->question->when, RULE_ANY);
    return some < all ? some : all;
}

#include "bloc_columns.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

void share_text(int64_t days, const struct calendar *calendar, int64_t period,
                char out[SHARE_TEXT_SIZE])
{
    const int64_t all = period_last(calendar, period) - period_first(calendar, period) + 1;
    const int64_t share = (days * 10000 + all / 2) / all;
    snprintf(out, SHARE_TEXT_SIZE, "%d.%04d", (int)(share / 10000), (int)(share % 10000));
}

struct marking {
    const struct scope *scope;
    bool *stood; /* by rank */
};

/* Which blocs have any standing asked for within the days asked about. Without --status the
 * Correlates of War shape asks for all, and has columns for those that have a number in it. */
static bool mark_bloc(void *context, const struct tenure_group *group, struct fault *fault)
{
    struct marking *marking = context;
    const struct scope *scope = marking->scope;
    (void)fault;
    for (size_t i = 0; i < group->count; i++) {
        marking->stood[group->bloc] = marking->stood[group->bloc] || !scope->with_cow ||
                                      scope->statuses[group->tenures[i].status].cow != COW_NO_CODE;
    }
    return true;
}

struct periods life_periods(const struct scope *scope, const struct days *life)
{
    const bool one_day = scope->rule == RULE_START || scope->rule == RULE_END;
    return periods_of_days(&scope->calendar, one_day ? scope->rule : RULE_ANY, life->lo,
                           life->hi == EDTF_POS_INF ? EDTF_POS_INF : life->hi + 1);
}

bool bloc_columns_alive(const struct bloc_columns *columns, size_t column, int64_t period)
{
    const size_t at = column - columns->first;
    bool alive = false;
    for (size_t i = columns->life[at]; i < columns->life[at + 1]; i++) {
        alive = alive || periods_have(columns->lives[i], period);
    }
    return alive;
}

static const char *lower_text(struct arena *arena, const char *text)
{
    char *copy = arena_text(arena, text, strlen(text));
    for (char *at = copy; *at; at++) {
        *at = (char)(isascii((unsigned char)*at) ? tolower((unsigned char)*at) : *at);
    }
    return copy;
}

bool bloc_columns_make(struct scope *scope, const struct column *heads, size_t head_count,
                       bool lower, enum column_kind kind, struct bloc_columns *made,
                       struct fault *fault)
{
    const size_t blocs = scope->blocs.count;
    struct arena *arena = &scope->arena;
    bool *stood = arena_alloc(arena, blocs + 1);
    struct scope_lives lives;
    struct marking marking = {scope, stood};
    size_t used = 0;
    memset(stood, 0, blocs + 1);
    *made = (struct bloc_columns){
        .columns = arena_alloc(arena, (head_count + blocs) * sizeof *made->columns),
        .first = head_count,
        .count = head_count,
        .column = arena_alloc(arena, (blocs + 1) * sizeof *made->column),
        .life = arena_alloc(arena, (blocs + 2) * sizeof *made->life)};
    memcpy(made->columns, heads, head_count * sizeof *heads);
    if (!scope_groups(scope, PARTY_BLOC, mark_bloc, NULL, &marking, fault) ||
        !scope_lives(scope, &lives, fault)) {
        return false;
    }
    made->lives = arena_alloc(arena, (lives.first[blocs] + 1) * sizeof *made->lives);
    for (size_t i = 0; i < blocs; i++) {
        made->column[i] = NONE;
        if (!scope->blocs.list[i].chosen || (!stood[i] && !scope->blocs.limited)) {
            continue;
        }
        const char *id = scope->blocs.list[i].id;
        made->life[made->count - head_count] = used;
        for (size_t k = lives.first[i]; k < lives.first[i + 1]; k++) {
            made->lives[used++] = life_periods(scope, &lives.list[k]);
        }
        made->life[made->count - head_count + 1] = used;
        made->column[i] = (uint32_t)made->count;
        made->columns[made->count++] =
            (struct column){.name = lower ? lower_text(arena, id) : id,
                            .kind = kind,
                            .role = kind == COLUMN_TEXT ? ROLE_EFFECT : ROLE_NONE};
    }
    return true;
}

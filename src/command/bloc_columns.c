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

/* Which blocs have any standing asked for within the days asked about. */
static bool mark_bloc(void *context, const struct tenure_group *group, struct fault *fault)
{
    (void)fault;
    ((bool *)context)[group->bloc] = true;
    return true;
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
    struct days *lives = arena_alloc(arena, (blocs + 1) * sizeof *lives);
    memset(stood, 0, blocs + 1);
    *made = (struct bloc_columns){
        .columns = arena_alloc(arena, (head_count + blocs) * sizeof *made->columns),
        .first = head_count,
        .count = head_count,
        .column = arena_alloc(arena, (blocs + 1) * sizeof *made->column),
        .lives = arena_alloc(arena, (blocs + 1) * sizeof *made->lives)};
    memcpy(made->columns, heads, head_count * sizeof *heads);
    if (!scope_groups(scope, PARTY_BLOC, mark_bloc, NULL, stood, fault) ||
        !scope_lives(scope, lives, fault)) {
        return false;
    }
    for (size_t i = 0; i < blocs; i++) {
        made->column[i] = NONE;
        if (!scope->blocs.list[i].chosen || (!stood[i] && !scope->blocs.limited)) {
            continue;
        }
        const char *id = scope->blocs.list[i].id;
        const int64_t end = lives[i].hi == EDTF_POS_INF ? EDTF_POS_INF : lives[i].hi + 1;
        made->lives[made->count - head_count] =
            periods_of_days(&scope->calendar, RULE_ANY, lives[i].lo, end);
        made->column[i] = (uint32_t)made->count;
        made->columns[made->count++] =
            (struct column){.name = lower ? lower_text(arena, id) : id, .kind = kind};
    }
    return true;
}

#include "day_table.h"

#include "edtf.h"
#include "order.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

static bool is_better(const struct day_cell *now, const struct chart_spell *spell, bool certain,
                      bool full)
{
    if (!now->spell || certain != now->certain) {
        return !now->spell || certain;
    }
    if (full != now->full) {
        return full;
    }
    return spell->days.start_lo >= now->spell->days.start_lo;
}

void day_table_make(const struct chart_data *data, int64_t day, bool full, struct day_table *table)
{
    const size_t actors = data->actor_count, blocs = data->bloc_count;
    *table = (struct day_table){.data = data,
                                .cells = heap_zero(actors * blocs + 1, sizeof *table->cells),
                                .full = heap_zero(blocs + 1, sizeof *table->full),
                                .certain = heap_zero(blocs + 1, sizeof *table->certain),
                                .own = heap_zero(actors + 1, sizeof *table->own),
                                .own_certain = heap_zero(actors + 1, sizeof *table->own_certain)};
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct chart_spell *spell = &data->spells[i];
        const enum certainty held = standing_on_day(&spell->days, day);
        const bool whole = data->statuses[spell->status].full;
        struct day_cell *cell = &table->cells[spell->bloc * actors + spell->actor];
        if (held != ABSENT && (whole || !full) && is_better(cell, spell, held == CERTAIN, whole)) {
            *cell = (struct day_cell){spell, held == CERTAIN, whole};
        }
    }
    for (size_t b = 0; b < blocs; b++) {
        for (size_t a = 0; a < actors; a++) {
            const struct day_cell *cell = day_cell_of(table, b, a);
            const bool counts = cell->spell && cell->full;
            table->full[b] += counts;
            table->own[a] += counts;
            table->certain[b] += counts && cell->certain;
            table->own_certain[a] += counts && cell->certain;
        }
    }
}

void day_table_release(struct day_table *table)
{
    free(table->cells);
    free(table->full);
    free(table->certain);
    free(table->own);
    free(table->own_certain);
    *table = (struct day_table){0};
}

size_t day_shared(const struct day_table *table, size_t a, size_t b, bool certain)
{
    size_t shared = 0;
    for (size_t i = 0; i < table->data->bloc_count; i++) {
        const struct day_cell *one = day_cell_of(table, i, a), *two = day_cell_of(table, i, b);
        shared += one->spell && two->spell && one->full && two->full &&
                  (!certain || (one->certain && two->certain));
    }
    return shared;
}

/* ---- Orders ---- */

/* Days of full membership that pairs share up to the end of the records; of an actor with itself:
 * its own. */
static void add_shared_days(const struct chart_data *data, double *like)
{
    const size_t actors = data->actor_count;
    const int64_t end = data->as_of + 1;
    size_t first = 0;
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct chart_spell *a = &data->spells[i];
        first = data->spells[first].bloc == a->bloc ? first : i; /* of the bloc */
        for (size_t k = first; k <= i && data->statuses[a->status].full; k++) {
            const struct chart_spell *b = &data->spells[k];
            if (!data->statuses[b->status].full) {
                continue;
            }
            int64_t lo = a->days.start_lo > b->days.start_lo ? a->days.start_lo : b->days.start_lo;
            int64_t hi = a->days.end_hi < b->days.end_hi ? a->days.end_hi : b->days.end_hi;
            lo = lo > end - 40000000 ? lo : end - 40000000;
            hi = hi < end ? hi : end;
            if (lo < hi) {
                like[a->actor * actors + b->actor] += (double)(hi - lo);
                like[b->actor * actors + a->actor] += a->actor == b->actor ? 0 : (double)(hi - lo);
            }
        }
    }
}

struct lines {
    size_t actors, blocs;
    bool *full; /* by bloc, then actor: ever a full standing */
};

/* Pieces into which the lines of blocs break, beyond one each. */
static double broken_lines(const void *context, const size_t *order, size_t count)
{
    const struct lines *lines = context;
    size_t pieces = 0;
    for (size_t b = 0; b < lines->blocs; b++) {
        bool before = false;
        for (size_t i = 0; i < count; i++) {
            const bool now = lines->full[b * lines->actors + order[i]];
            pieces += now && !before;
            before = now;
        }
    }
    return (double)pieces;
}

void day_actor_order(const struct chart_data *data, size_t *order)
{
    const size_t actors = data->actor_count;
    double *like = heap_zero(actors * actors + 1, sizeof *like);
    struct lines lines = {.actors = actors,
                          .blocs = data->bloc_count,
                          .full = heap_zero(actors * data->bloc_count + 1, sizeof *lines.full)};
    size_t most = 0;
    add_shared_days(data, like);
    for (size_t i = 0; i < data->spell_count; i++) {
        const struct chart_spell *spell = &data->spells[i];
        lines.full[spell->bloc * actors + spell->actor] |= data->statuses[spell->status].full;
    }
    for (size_t i = 1; i < actors; i++) {
        most = like[i * actors + i] > like[most * actors + most] ? i : most;
    }
    order_chain(like, actors, most, order);
    if (actors <= 40) { /* of more nobody counts the breaks */
        order_moves(broken_lines, &lines, order, actors, 4);
    }
    free(lines.full);
    free(like);
}

struct bloc_key {
    const struct chart_party *bloc;
    size_t place, full;
};

static int by_full(const void *left, const void *right)
{
    const struct bloc_key *a = left, *b = right;
    if (a->full != b->full) {
        return a->full > b->full ? -1 : 1;
    }
    if (a->bloc->founded != b->bloc->founded) {
        return a->bloc->founded < b->bloc->founded ? -1 : 1;
    }
    return strcmp(a->bloc->id, b->bloc->id);
}

size_t day_bloc_order(const struct day_table *table, size_t *order)
{
    const struct chart_data *data = table->data;
    struct bloc_key *keys = heap_alloc((data->bloc_count + 1) * sizeof *keys);
    size_t count = 0;
    for (size_t i = 0; i < data->bloc_count; i++) {
        if (table->full[i]) {
            keys[count++] = (struct bloc_key){&data->blocs[i], i, table->full[i]};
        }
    }
    sort_list(keys, count, sizeof *keys, by_full);
    for (size_t i = 0; i < count; i++) {
        order[i] = keys[i].place;
    }
    free(keys);
    return count;
}

void day_shared_order(const struct day_table *table, size_t *order)
{
    const size_t actors = table->data->actor_count;
    double *like = heap_zero(actors * actors + 1, sizeof *like);
    size_t first = 0;
    double most = -1;
    for (size_t a = 0; a < actors; a++) {
        for (size_t b = 0; b < a; b++) {
            const double shared = (double)day_shared(table, a, b, false);
            like[a * actors + b] = like[b * actors + a] = shared;
            if (shared > most) {
                most = shared;
                first = table->own[b] >= table->own[a] ? b : a;
            }
        }
    }
    /* Each next one is the one that has most in common with all that stand there. */
    bool *taken = heap_zero(actors + 1, sizeof *taken);
    double *sum = heap_zero(actors + 1, sizeof *sum);
    for (size_t made = 0; made < actors; made++) {
        size_t next = actors;
        for (size_t i = 0; i < actors; i++) {
            if (!taken[i] && (next == actors || sum[i] > sum[next])) {
                next = i;
            }
        }
        next = made == 0 ? first : next;
        order[made] = next;
        taken[next] = true;
        for (size_t i = 0; i < actors; i++) {
            sum[i] += like[next * actors + i];
        }
    }
    free(sum);
    free(taken);
    free(like);
}

#include "scope.h"

#include "edtf.h"
#include "sort.h"
#include "store_lives.h"

#include <stdlib.h>
#include <string.h>

/* From when to when blocs and actors are there. */

struct bloc_life {
    uint32_t bloc; /* rank */
    struct days days;
};

struct lives_read {
    struct scope *scope;
    struct days *stood; /* by rank: between which days it had some standing */
    struct bloc_life *list;
    size_t count, capacity;
    uint32_t bloc;          /* rank of the bloc at hand, or NONE */
    int64_t founded, ended; /* of its life at hand */
    bool is_founded, lives;
};

static void add_life(struct lives_read *read, uint32_t bloc, int64_t lo, int64_t hi)
{
    read->list = heap_grow(read->list, &read->capacity, read->count + 1, sizeof *read->list);
    read->list[read->count++] = (struct bloc_life){bloc, {lo, hi}};
}

/* A life begins with the founding; the first one with a standing that is said to be earlier. */
static int64_t first_day(const struct lives_read *read)
{
    const bool first = !read->count || read->list[read->count - 1].bloc != read->bloc;
    const int64_t stood = read->stood[read->bloc].lo;
    return read->is_founded && (!first || read->founded < stood) ? read->founded : stood;
}

static void end_bloc(struct lives_read *read)
{
    if (read->bloc != NONE && read->lives) {
        add_life(read, read->bloc, first_day(read), EDTF_POS_INF);
    }
}

static bool take_turn(void *context, const struct turn_row *row, struct fault *fault)
{
    struct lives_read *read = context;
    const uint32_t rank = party_rank(&read->scope->blocs, row->bloc);
    if (rank == NONE) {
        return spells_damaged(read->scope->question->store, fault);
    }
    if (rank != read->bloc) {
        end_bloc(read);
        read->bloc = rank;
        read->is_founded = false;
        read->lives = true;
    }
    if (row->ends && read->lives) {
        add_life(read, rank, first_day(read),
                 row->latest == EDTF_POS_INF ? EDTF_POS_INF : row->latest - 1);
        read->lives = false;
        read->ended = row->latest;
    } else if (!row->ends && read->lives && !read->is_founded) {
        read->founded = row->earliest;
        read->is_founded = true;
    } else if (row->institutes && !read->lives && row->earliest > read->ended) {
        read->founded = row->earliest;
        read->lives = read->is_founded = true;
    }
    return true;
}

/* The rank of the bloc that a bloc counts as (--follow). */
static uint32_t line_rank(const struct scope *scope, uint32_t rank)
{
    const uint32_t last =
        party_rank(&scope->blocs, line_of(&scope->lines, scope->blocs.list[rank].number));
    return last == NONE ? rank : last;
}

/* Between which days each bloc may have had some standing; lo > hi: none. */
static bool read_stood(struct lives_read *read, struct fault *fault)
{
    struct scope *scope = read->scope;
    struct spell_stream *stream = NULL;
    bool done = spell_stream_open(scope->question->store, scope->question->reading, PARTY_BLOC,
                                  &stream, fault);
    for (size_t i = 0; done && i < scope->blocs.count; i++) {
        const struct plain_spell *spells = NULL;
        size_t count = 0;
        struct days *stood = &read->stood[i];
        *stood = (struct days){EDTF_POS_INF, EDTF_NEG_INF};
        if (scope->blocs.list[line_rank(scope, (uint32_t)i)].chosen) {
            done = spell_stream_group(stream, scope->blocs.list[i].number, &spells, &count, fault);
        }
        for (size_t k = 0; done && k < count; k++) {
            const struct bounds *bounds = &spells[k].bounds;
            const int64_t last = bounds->end_hi == EDTF_POS_INF ? EDTF_POS_INF : bounds->end_hi - 1;
            stood->lo = bounds->start_lo < stood->lo ? bounds->start_lo : stood->lo;
            stood->hi = last > stood->hi ? last : stood->hi;
        }
    }
    spell_stream_close(stream);
    return done;
}

static int compare_lives(const void *left, const void *right)
{
    const struct bloc_life *a = left, *b = right;
    if (a->bloc != b->bloc) {
        return a->bloc < b->bloc ? -1 : 1;
    }
    return (a->days.lo > b->days.lo) - (a->days.lo < b->days.lo);
}

/* Lives of blocs that count as one are its lives; those that touch are one. In order of bloc and
 * time. */
static void join_lives(struct lives_read *read)
{
    size_t kept = 0;
    for (size_t i = 0; i < read->count; i++) {
        read->list[i].bloc = line_rank(read->scope, read->list[i].bloc);
    }
    sort_list(read->list, read->count, sizeof *read->list, compare_lives);
    for (size_t i = 0; i < read->count; i++) {
        struct bloc_life *last = kept ? &read->list[kept - 1] : NULL;
        const struct bloc_life *life = &read->list[i];
        if (life->days.lo > life->days.hi) {
            continue; /* nobody ever stood in it */
        }
        if (last && last->bloc == life->bloc &&
            (last->days.hi == EDTF_POS_INF || life->days.lo <= last->days.hi + 1)) {
            last->days.hi = life->days.hi > last->days.hi ? life->days.hi : last->days.hi;
        } else {
            read->list[kept++] = *life;
        }
    }
    read->count = kept;
}

static void place_lives(struct lives_read *read, struct scope_lives *lives)
{
    struct arena *arena = &read->scope->arena;
    const size_t blocs = read->scope->blocs.count;
    bool *told = heap_zero(blocs + 1, sizeof *told);
    for (size_t i = 0; i < read->count; i++) {
        told[read->list[i].bloc] = true;
    }
    for (size_t i = 0; i < blocs; i++) { /* of whose founding and end nobody tells */
        if (!told[i]) {
            add_life(read, (uint32_t)i, read->stood[i].lo, read->stood[i].hi);
        }
    }
    free(told);
    if (read->scope->lines.last) {
        join_lives(read);
    } else {
        sort_list(read->list, read->count, sizeof *read->list, compare_lives);
    }
    lives->list = arena_alloc(arena, (read->count + 1) * sizeof *lives->list);
    lives->first = arena_alloc(arena, (blocs + 2) * sizeof *lives->first);
    for (size_t i = 0, at = 0; i <= blocs; i++) {
        lives->first[i] = at;
        for (; at < read->count && read->list[at].bloc == i; at++) {
            lives->list[at] = read->list[at].days;
        }
    }
}

bool scope_lives(struct scope *scope, struct scope_lives *lives, struct fault *fault)
{
    struct lives_read read = {.scope = scope, .bloc = NONE};
    read.stood = heap_alloc((scope->blocs.count + 1) * sizeof *read.stood);
    const bool done =
        read_stood(&read, fault) &&
        store_turns(scope->question->store, scope->question->reading, take_turn, &read, fault);
    if (done) {
        end_bloc(&read);
        place_lives(&read, lives);
    }
    free(read.stood);
    free(read.list);
    return done;
}

bool scope_actor_days(const struct scope *scope, uint32_t actor, struct days *days)
{
    const struct member_text *who = &scope->actors.list[actor];
    days->lo = who->lo > who->exists_lo ? who->lo : who->exists_lo;
    days->hi = who->hi < who->exists_hi ? who->hi : who->exists_hi;
    return days->lo <= days->hi && days->lo <= scope->calendar.hi && scope->calendar.lo <= days->hi;
}

bool scope_shares_code(const struct scope *scope, uint32_t actor)
{
    const struct party_set *set = &scope->actors;
    const struct member_text *own = &set->list[actor];
    bool shares = false;
    struct days days = {0}, others;
    if (scope->codes == CODES_ISO3 || !scope_actor_days(scope, actor, &days)) {
        return false; /* ids are of one */
    }
    for (uint32_t i = 0; !shares && i < set->count; i++) {
        const struct member_text *other = &set->list[i];
        shares = other->number != own->number && other->code.size == own->code.size &&
                 memcmp(other->code.text, own->code.text, own->code.size) == 0 &&
                 scope_actor_days(scope, i, &others) && others.lo <= days.hi &&
                 days.lo <= others.hi;
    }
    return shares;
}

#include "scope.h"

#include "edtf.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

/* The walk over all spells, an actor in a bloc at a time. Spells come from the packs where all
 * blocs are asked about (a panel by year of a million accounts: 298 ms by SQL, 129 from the packs),
 * and else by SQL, which reads only those of the blocs chosen. */

struct part {
    uint32_t rank; /* of the other party */
    size_t first, count;
};

struct walk {
    struct scope *scope;
    enum party by;
    bool bare; /* tenures are not laid */
    group_visit *visit;
    owner_visit *after;
    void *context;
    struct part *parts;
    size_t part_capacity;
    struct tenure *tenures; /* of the group at hand, in order of time */
    size_t tenure_count, tenure_capacity;
    struct days *days; /* room for the days of the tenures */
    size_t day_capacity;
    bool lo_known;        /* the calendar begins where the records do */
    uint32_t bloc, actor; /* of the group at hand */
    bool any;             /* the owner at hand had a group */
};

static int compare_parts(const void *left, const void *right)
{
    const struct part *a = left, *b = right;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

/* The spells of one owner come in the order of the others' numbers; this is the order of ranks. */
static bool part_spells(struct walk *walk, const struct plain_spell *spells, size_t count,
                        size_t *parts, struct fault *fault)
{
    const struct party_set *others =
        walk->by == PARTY_BLOC ? &walk->scope->actors : &walk->scope->blocs;
    size_t used = 0;
    bool sorted = true;
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && spells[next].bloc == spells[i].bloc &&
                           spells[next].actor == spells[i].actor;) {
            next++;
        }
        const uint32_t number = walk->by == PARTY_BLOC ? spells[i].actor : spells[i].bloc;
        const uint32_t rank = party_rank(others, number);
        if (rank == NONE) {
            return spells_damaged(walk->scope->question->store, fault);
        }
        /* Once for each of its codes. */
        for (uint32_t at = rank;
             at < others->count && others->list[at].number == number && others->list[at].chosen;
             at++) {
            walk->parts =
                heap_grow(walk->parts, &walk->part_capacity, used + 1, sizeof *walk->parts);
            walk->parts[used] = (struct part){at, i, next - i};
            sorted = sorted && (!used || walk->parts[used - 1].rank < at);
            used++;
        }
    }
    if (!sorted) {
        sort_list(walk->parts, used, sizeof *walk->parts, compare_parts);
    }
    *parts = used;
    return true;
}

/* A spell that goes back without limit would fill periods without limit: then the calendar begins
 * with the first period that the records know anything of. */
static bool limit_past(struct walk *walk, struct fault *fault)
{
    struct scope *scope = walk->scope;
    int64_t first;
    if (walk->lo_known || scope->question->lo != EDTF_NEG_INF) {
        return true;
    }
    if (!scope_first_period(scope, &first, fault)) {
        return false;
    }
    walk->lo_known = true;
    if (scope->calendar.by != BY_WHOLE) {
        scope->calendar.lo = period_first(&scope->calendar, first);
    }
    return true;
}

static int64_t clamp(int64_t day, int64_t lo, int64_t hi)
{
    return day < lo ? lo : day > hi ? hi : day;
}

/* Keeps of a spell what lies on the days of the actor's code. */
static bool keep_part(const struct member_text *actor, struct bounds *bounds)
{
    const int64_t end = actor->hi == EDTF_POS_INF ? EDTF_POS_INF : actor->hi + 1;
    *bounds = (struct bounds){.start_lo = clamp(bounds->start_lo, actor->lo, end),
                              .start_hi = clamp(bounds->start_hi, actor->lo, end),
                              .end_lo = clamp(bounds->end_lo, actor->lo, end),
                              .end_hi = clamp(bounds->end_hi, actor->lo, end)};
    return bounds->start_lo < bounds->end_hi;
}

/* One more spell of the group at hand, if it is in a status asked for. */
static bool add_spell(struct walk *walk, const struct bounds *bounds, uint32_t status,
                      struct fault *fault)
{
    struct scope *scope = walk->scope;
    if (!scope->wanted[status - 1]) {
        return true;
    }
    walk->tenures = heap_grow(walk->tenures, &walk->tenure_capacity, walk->tenure_count + 1,
                              sizeof *walk->tenures);
    struct tenure *tenure = &walk->tenures[walk->tenure_count];
    tenure->bounds = tenure->whole = *bounds;
    if (scope->actors.parted && !keep_part(&scope->actors.list[walk->actor], &tenure->bounds)) {
        return true;
    }
    tenure->status = status - 1;
    tenure->class = scope->statuses[status - 1].class;
    if (scope->certain_only) {
        tenure->bounds.start_lo = tenure->bounds.start_hi;
        tenure->bounds.end_hi = tenure->bounds.end_lo;
    }
    if (!walk->bare) {
        if (tenure->bounds.start_lo == EDTF_NEG_INF && !limit_past(walk, fault)) {
            return false;
        }
        if (scope->rule != RULE_ALL && !tenure_lay(tenure, &scope->calendar, scope->rule)) {
            return true;
        }
    }
    walk->tenure_count++;
    return true;
}

static void widen(struct periods *told, int64_t first, int64_t last)
{
    told->first = first < told->first ? first : told->first;
    told->last = last > told->last ? last : told->last;
}

/* Notes from when to when the actor is mentioned, where it is known by a code that others may
 * have.
 */
static void note_told(const struct walk *walk, const struct tenure_group *group)
{
    const struct scope *scope = walk->scope;
    const struct calendar *calendar = &scope->calendar;
    struct periods *told = &scope->actors.list[group->actor].told;
    for (size_t i = 0; scope->codes != CODES_ISO3 && i < group->count; i++) {
        const struct tenure *tenure = &group->tenures[i];
        const struct periods periods =
            walk->bare ? periods_of_days(calendar, RULE_ANY, tenure->bounds.start_lo,
                                         tenure->bounds.end_hi)
                       : tenure->possible;
        if (periods.first <= periods.last) {
            widen(told, periods.first, periods.last);
        }
    }
}

/* Hands out the group at hand, if there is any of it. */
static bool end_group(struct walk *walk, struct fault *fault)
{
    struct tenure_group group = {walk->bloc, walk->actor, walk->tenures, walk->tenure_count};
    walk->tenure_count = 0;
    if (walk->scope->rule == RULE_ALL && !walk->bare) {
        walk->days =
            heap_grow(walk->days, &walk->day_capacity, 2 * group.count, sizeof *walk->days);
        group.count =
            tenure_lay_through(walk->tenures, group.count, &walk->scope->calendar, walk->days);
    }
    walk->any = walk->any || group.count;
    note_told(walk, &group);
    return !group.count || walk->visit(walk->context, &group, fault);
}

static bool end_owner(struct walk *walk, uint32_t owner, struct fault *fault)
{
    const bool any = walk->any;
    walk->any = false;
    return !any || !walk->after || walk->after(walk->context, owner, fault);
}

static bool is_wanted(const struct scope *scope, size_t bloc)
{
    return !scope->only_blocs || scope->only_blocs[bloc];
}

/* ---- By SQL ---- */

static bool walk_owner(struct walk *walk, uint32_t owner, const struct plain_spell *spells,
                       size_t count, struct fault *fault)
{
    size_t parts = 0;
    if (!part_spells(walk, spells, count, &parts, fault)) {
        return false;
    }
    for (size_t i = 0; i < parts; i++) {
        const struct part *part = &walk->parts[i];
        walk->bloc = walk->by == PARTY_BLOC ? owner : part->rank;
        walk->actor = walk->by == PARTY_BLOC ? part->rank : owner;
        for (size_t k = part->first; k < part->first + part->count; k++) {
            if (!add_spell(walk, &spells[k].bounds, spells[k].status, fault)) {
                return false;
            }
        }
        if (!end_group(walk, fault)) {
            return false;
        }
    }
    return end_owner(walk, owner, fault);
}

static bool walk_stream(struct walk *walk, struct fault *fault)
{
    const struct question *question = walk->scope->question;
    const struct party_set *owners =
        walk->by == PARTY_BLOC ? &walk->scope->blocs : &walk->scope->actors;
    struct spell_stream *stream = NULL;
    const struct bloc_lines *lines = &walk->scope->lines;
    bool done = spell_stream_open(question->store, question->reading, walk->by, &stream, fault);
    if (done) {
        spell_stream_follow(stream, lines->last, lines->greatest);
    }
    for (size_t i = 0; done && i < owners->count; i++) {
        const struct plain_spell *spells;
        size_t count;
        if (owners->list[i].chosen && (walk->by == PARTY_ACTOR || is_wanted(walk->scope, i))) {
            done = spell_stream_group(stream, owners->list[i].number, &spells, &count, fault) &&
                   walk_owner(walk, (uint32_t)i, spells, count, fault);
        }
    }
    spell_stream_close(stream);
    return done;
}

/* ---- From the packs, which are in the order of ranks ---- */

static bool take_packed(void *context, uint32_t bloc, const struct packed_days *spell,
                        struct fault *fault)
{
    struct walk *walk = context;
    const struct scope *scope = walk->scope;
    const uint32_t of = party_rank(&scope->blocs, bloc);
    if (of != NONE && !is_wanted(scope, of)) {
        return true;
    }
    const uint32_t who = party_rank(&scope->actors, spell->actor);
    if (of == NONE || who == NONE || spell->status - 1 >= scope->status_count) {
        return packs_damaged(scope->question->store, fault);
    }
    if (of != walk->bloc || who != walk->actor) {
        if (of < walk->bloc || (of == walk->bloc && who < walk->actor)) {
            return packs_damaged(scope->question->store, fault); /* they are in order */
        }
        if (!end_group(walk, fault) || (of != walk->bloc && !end_owner(walk, walk->bloc, fault))) {
            return false;
        }
        walk->bloc = of;
        walk->actor = who;
    }
    return !scope->actors.list[who].chosen || !scope->blocs.list[of].chosen ||
           add_spell(walk, &spell->bounds, spell->status, fault);
}

static bool walk_packs(struct walk *walk, const struct days *within, struct fault *fault)
{
    const struct scope *scope = walk->scope;
    struct pack_query query = {
        .reading = scope->question->reading, .lo = within->lo, .hi = within->hi, .only_full = true};
    for (size_t i = 0; i < scope->status_count; i++) {
        query.only_full =
            query.only_full && (!scope->wanted[i] || scope->statuses[i].class == CLASS_FULL);
    }
    return store_packed_days(scope->question->store, &query, take_packed, walk, fault) &&
           end_group(walk, fault) && end_owner(walk, walk->bloc, fault);
}

static bool walk_all(struct walk *walk, const struct days *within, struct fault *fault)
{
    const bool done = walk->by == PARTY_BLOC && !walk->scope->blocs.limited &&
                              !walk->scope->actors.parted && !walk->scope->lines.last
                          ? walk_packs(walk, within, fault)
                          : walk_stream(walk, fault);
    free(walk->parts);
    free(walk->tenures);
    free(walk->days);
    return done;
}

bool scope_groups(struct scope *scope, enum party by, group_visit *visit, owner_visit *after,
                  void *context, struct fault *fault)
{
    const struct days all = {scope->calendar.lo, scope->calendar.hi};
    struct walk walk = {
        .scope = scope, .by = by, .visit = visit, .after = after, .context = context};
    return walk_all(&walk, &all, fault);
}

bool scope_bare_groups(struct scope *scope, const struct days *within, group_visit *visit,
                       void *context, struct fault *fault)
{
    struct walk walk = {
        .scope = scope, .by = PARTY_BLOC, .bare = true, .visit = visit, .context = context};
    return walk_all(&walk, within, fault);
}

static bool want_bloc(void *context, uint32_t bloc, struct fault *fault)
{
    struct scope *scope = context;
    const struct party_set *blocs = &scope->blocs;
    const uint32_t number = line_of(&scope->lines, bloc);
    const uint32_t rank = party_rank(blocs, number);
    if (rank == NONE) {
        return spells_damaged(scope->question->store, fault);
    }
    for (size_t at = rank; at < blocs->count && blocs->list[at].number == number; at++) {
        scope->only_blocs[at] = true;
    }
    return true;
}

bool scope_only_blocs_of(struct scope *scope, uint32_t actor, struct fault *fault)
{
    const struct question *question = scope->question;
    scope->only_blocs =
        arena_alloc(&scope->arena, (scope->blocs.count + 1) * sizeof *scope->only_blocs);
    memset(scope->only_blocs, 0, (scope->blocs.count + 1) * sizeof *scope->only_blocs);
    return store_blocs_of(question->store, question->reading,
                          (uint32_t)scope->actors.list[actor].number, want_bloc, scope, fault);
}

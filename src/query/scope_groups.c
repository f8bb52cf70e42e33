#include "scope.h"

#include "edtf.h"

#include <stdlib.h>
#include <string.h>

/* The walk over all spells, an actor in a bloc at a time. */

struct part {
    uint32_t rank; /* of the other party */
    size_t first, count;
};

struct walk {
    struct scope *scope;
    enum party by;
    group_visit *visit;
    void *context;
    struct part *parts;
    size_t part_room;
    struct tenure *tenures;
    size_t tenure_room;
    struct days *days; /* room for the days of the tenures */
    size_t day_room;
    bool lo_known; /* the calendar begins where the records do */
};

static int compare_parts(const void *left, const void *right)
{
    const struct part *a = left, *b = right;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

/* The spells of one owner come in the order of the others' numbers; this is the order of ranks. */
static size_t part_spells(struct walk *walk, const struct plain_spell *spells, size_t count)
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
        const uint32_t rank = others->rank[number];
        if (!others->list[rank].chosen) {
            continue;
        }
        walk->parts = heap_grow(walk->parts, &walk->part_room, used + 1, sizeof *walk->parts);
        walk->parts[used] = (struct part){rank, i, next - i};
        sorted = sorted && (!used || walk->parts[used - 1].rank < rank);
        used++;
    }
    if (!sorted) {
        qsort(walk->parts, used, sizeof *walk->parts, compare_parts);
    }
    return used;
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

static bool lay_part(struct walk *walk, const struct plain_spell *spells, size_t count,
                     size_t *laid, struct fault *fault)
{
    struct scope *scope = walk->scope;
    const bool through = scope->rule == RULE_ALL;
    *laid = 0;
    walk->tenures = heap_grow(walk->tenures, &walk->tenure_room, count, sizeof *walk->tenures);
    for (size_t i = 0; i < count; i++) {
        const struct plain_spell *spell = &spells[i];
        struct tenure *tenure = &walk->tenures[*laid];
        if (!scope->wanted[spell->status - 1]) {
            continue;
        }
        *tenure = (struct tenure){
            .bounds = {spell->start_lo, spell->start_hi, spell->end_lo, spell->end_hi},
            .status = spell->status - 1,
            .class = scope->statuses[spell->status - 1].class};
        if (scope->certain_only) {
            tenure->bounds.start_lo = spell->start_hi;
            tenure->bounds.end_hi = spell->end_lo;
        }
        if (tenure->bounds.start_lo == EDTF_NEG_INF && !limit_past(walk, fault)) {
            return false;
        }
        if (through || tenure_lay(tenure, &scope->calendar, scope->rule)) {
            ++*laid;
        }
    }
    if (through) {
        walk->days = heap_grow(walk->days, &walk->day_room, 2 * *laid, sizeof *walk->days);
        *laid = tenure_lay_through(walk->tenures, *laid, &scope->calendar, walk->days);
    }
    return true;
}

static bool walk_owner(struct walk *walk, uint32_t owner, const struct plain_spell *spells,
                       size_t count, bool *any, struct fault *fault)
{
    const size_t parts = part_spells(walk, spells, count);
    *any = false;
    for (size_t i = 0; i < parts; i++) {
        const struct part *part = &walk->parts[i];
        struct tenure_group group;
        if (!lay_part(walk, spells + part->first, part->count, &group.count, fault)) {
            return false;
        }
        group.tenures = walk->tenures;
        group.bloc = walk->by == PARTY_BLOC ? owner : part->rank;
        group.actor = walk->by == PARTY_BLOC ? part->rank : owner;
        *any = *any || group.count;
        if (group.count && !walk->visit(walk->context, &group, fault)) {
            return false;
        }
    }
    return true;
}

bool scope_groups(struct scope *scope, enum party by, group_visit *visit, owner_visit *after,
                  void *context, struct fault *fault)
{
    const struct party_set *owners = by == PARTY_BLOC ? &scope->blocs : &scope->actors;
    struct walk walk = {.scope = scope, .by = by, .visit = visit, .context = context};
    struct spell_stream *stream = NULL;
    bool done =
        spell_stream_open(scope->question->store, scope->question->reading, by, &stream, fault);
    for (size_t i = 0; done && i < owners->count; i++) {
        const struct plain_spell *spells;
        size_t count;
        bool any = false;
        if (owners->list[i].chosen) {
            done = spell_stream_group(stream, owners->list[i].number, &spells, &count, fault) &&
                   walk_owner(&walk, (uint32_t)i, spells, count, &any, fault) &&
                   (!any || !after || after(context, (uint32_t)i, fault));
        }
    }
    spell_stream_close(stream);
    free(walk.parts);
    free(walk.tenures);
    free(walk.days);
    return done;
}

bool scope_lives(struct scope *scope, struct days *lives, struct fault *fault)
{
    struct spell_stream *stream = NULL;
    bool done = spell_stream_open(scope->question->store, scope->question->reading, PARTY_BLOC,
                                  &stream, fault);
    for (size_t i = 0; done && i < scope->blocs.count; i++) {
        const struct plain_spell *spells = NULL;
        size_t count = 0;
        lives[i] = (struct days){EDTF_POS_INF, EDTF_NEG_INF};
        if (scope->blocs.list[i].chosen) {
            done = spell_stream_group(stream, scope->blocs.list[i].number, &spells, &count, fault);
        }
        for (size_t k = 0; done && k < count; k++) {
            const int64_t last =
                spells[k].end_hi == EDTF_POS_INF ? EDTF_POS_INF : spells[k].end_hi - 1;
            lives[i].lo = spells[k].start_lo < lives[i].lo ? spells[k].start_lo : lives[i].lo;
            lives[i].hi = last > lives[i].hi ? last : lives[i].hi;
        }
    }
    spell_stream_close(stream);
    return done;
}

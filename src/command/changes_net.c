#include "changes_net.h"

#include "arena.h"
#include "spell_packs.h"

#include <stdlib.h>
#include <string.h>

/* Spells come from the packs, which pass by what lies outside the two days and have the texts of
 * events at hand: of a million accounts and ten years 0.1 s, where all spells by SQL took 0.4. */

/* An event that begins or ends a spell, kept beyond the call that told of it. */
struct told {
    int64_t lo, hi;
    char *text; /* its date, then its id */
    size_t date_size, event_size, capacity;
};

/* A standing on one of the days: the surest, of these the latest. */
struct stand {
    uint32_t status; /* 0: there can be none */
    enum certainty certainty;
};

struct net {
    struct changes *changes;
    net_visit *visit;
    void *context;
    int64_t bloc;
    uint32_t actor; /* of the spells at hand; 0: there were none yet */
    struct stand before, after;
    struct told begun; /* the standing `after` */
    struct told ended; /* the last spell that may have begun by then, from that of `before` on */
};

static void keep(struct told *told, int64_t lo, int64_t hi, struct cell date, struct cell event)
{
    told->text = heap_grow(told->text, &told->capacity, date.size + event.size + 1, 1);
    told->lo = lo;
    told->hi = hi;
    told->date_size = date.size;
    told->event_size = event.size;
    if (date.size) {
        memcpy(told->text, date.text, date.size);
    }
    if (event.size) {
        memcpy(told->text + date.size, event.text, event.size);
    }
}

/* Hands out what differs, if anything does, and forgets the actor in the bloc. */
static bool finish(struct net *net, struct fault *fault)
{
    const struct scope *scope = &net->changes->scope;
    const struct stand before = net->before, after = net->after;
    net->before = net->after = (struct stand){0, ABSENT};
    if (before.status == after.status) {
        return true;
    }
    const struct told *by = after.status ? &net->begun : &net->ended;
    const struct net_change change = {.bloc = party_rank(&scope->blocs, net->bloc),
                                      .actor = party_rank(&scope->actors, net->actor),
                                      .from = before.status,
                                      .to = after.status,
                                      .certain = before.certainty != POSSIBLE &&
                                                 after.certainty != POSSIBLE,
                                      .lo = by->lo,
                                      .hi = by->hi,
                                      .date = {by->text, by->date_size},
                                      .event = {by->text + by->date_size, by->event_size}};
    if (change.bloc == NONE || change.actor == NONE || !by->event_size) {
        return packs_damaged(scope->question->store, fault);
    }
    return !scope->blocs.list[change.bloc].chosen || !scope->actors.list[change.actor].chosen ||
           net->visit(net->context, &change, fault);
}

/* Whether the spell is the standing on the day, so far as is known. */
static bool stands(struct stand *stand, const struct packed_spell *spell, int64_t day)
{
    const enum certainty certainty = standing_on_day(&spell->bounds, day);
    if (certainty == ABSENT || certainty < stand->certainty) {
        return false;
    }
    *stand = (struct stand){spell->status, certainty};
    return true;
}

static bool take_spell(void *context, const struct packed_spell *spell, struct fault *fault)
{
    struct net *net = context;
    const struct bounds *bounds = &spell->bounds;
    if (spell->bloc != net->bloc || spell->actor != net->actor) {
        if (!finish(net, fault)) {
            return false;
        }
        net->bloc = spell->bloc;
        net->actor = spell->actor;
    }
    stands(&net->before, spell, net->changes->from);
    if (stands(&net->after, spell, net->changes->to)) {
        keep(&net->begun, bounds->start_lo, bounds->start_hi, spell->start, spell->start_event);
    }
    if (net->before.status && !net->after.status) {
        keep(&net->ended, bounds->end_lo, bounds->end_hi, spell->end, spell->end_event);
    }
    return true;
}

bool changes_net(struct changes *changes, net_visit *visit, void *context, struct fault *fault)
{
    const struct question *question = changes->scope.question;
    struct net net = {.changes = changes, .visit = visit, .context = context};
    net.before.certainty = net.after.certainty = ABSENT;
    const struct pack_query query = {
        .reading = question->reading, .lo = changes->from, .hi = changes->to};
    const bool done =
        store_packs(question->store, &query, take_spell, &net, fault) && finish(&net, fault);
    free(net.begun.text);
    free(net.ended.text);
    return done;
}

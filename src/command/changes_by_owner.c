#include "change.h"
#include "changes.h"
#include "changes_net.h"
#include "sort.h"
#include "store_events.h"

#include <stdlib.h>
#include <string.h>

/* Steps from one standing to another, gathered from spells bloc by bloc (or actor by actor) and
 * then sorted: all at once if they are few, else the days are cut into windows and each window is
 * gathered and sorted in a pass of its own, so that memory does not grow with the answer. */

enum { WINDOW_STEPS = 1 << 18, BUCKETS = 1 << 16 };

struct step {
    struct change change;
    uint32_t bloc, actor; /* ranks */
    uint32_t order;       /* among the steps of this actor in this bloc */
    bool certain;
    uint32_t date_size, event_size; /* bytes of the texts, */
    const char *texts;              /* date and event, in `texts` of the sweep; NULL: the account
                                     * of the change has them */
};

struct sweep {
    struct changes *changes;
    struct step *steps;
    struct arena texts;
    size_t count, capacity;
    uint32_t *buckets;        /* how many steps begin in each piece of the time asked about */
    int64_t bucket_days;      /* how long a piece is */
    uint32_t window, windows; /* the buckets gathered now: from window to before windows */
    bool counting;
    size_t total, limit; /* how many there are, and may be in memory */
};

static uint32_t bucket_of(const struct sweep *sweep, int64_t day)
{
    const int64_t from = sweep->changes->from, to = sweep->changes->to;
    return day <= from ? 0 : (uint32_t)(((day < to ? day : to) - from) / sweep->bucket_days);
}

/* Keeps the step if it lies in the window at hand: returns where, or else NULL. */
static struct step *take_step(struct sweep *sweep, const struct step *step)
{
    const uint32_t bucket = bucket_of(sweep, step->change.lo);
    if (sweep->changes->words->certain_only && !step->certain) {
        return NULL;
    }
    if (sweep->counting) {
        sweep->buckets[bucket]++;
        if (++sweep->total > sweep->limit) {
            return NULL;
        }
    } else if (bucket < sweep->window || bucket >= sweep->windows) {
        return NULL;
    }
    sweep->steps =
        heap_grow(sweep->steps, &sweep->capacity, sweep->count + 1, sizeof *sweep->steps);
    sweep->steps[sweep->count] = *step;
    return &sweep->steps[sweep->count++];
}

/* Takes what changed, of the actor in the bloc that `step` says, if it may lie within the time
 * asked about. */
static void offer_change(struct sweep *sweep, struct step *step, const struct change *change)
{
    step->change = *change;
    step->order++;
    if (changes_touch(sweep->changes, change->lo, change->hi, &step->certain)) {
        take_step(sweep, step);
    }
}

/* Every step of one actor in one bloc. */
static void list_steps(struct sweep *sweep, uint32_t bloc, uint32_t actor,
                       const struct plain_spell *spells, size_t count)
{
    struct step step = {.bloc = bloc, .actor = actor};
    struct change_maker maker = {0};
    struct change made[2];
    for (size_t i = 0; i < count; i++) {
        const struct plain_spell *spell = &spells[i];
        const struct change_spell taken = {.bounds = spell->bounds,
                                           .status = spell->status,
                                           .start_account = (uint32_t)spell->start_account,
                                           .end_account = (uint32_t)spell->end_account};
        const size_t made_count = change_take(&maker, &taken, made);
        for (size_t k = 0; k < made_count; k++) {
            offer_change(sweep, &step, &made[k]);
        }
    }
    if (change_finish(&maker, made)) {
        offer_change(sweep, &step, made);
    }
}

/* The standing on a day: the surest, of these the latest; NULL if there can be none. Of blocs that
 * count as one (--follow) several may be sure: then the highest, as in panel. */
static const struct plain_spell *standing_on(const struct scope *scope,
                                             const struct plain_spell *spells, size_t count,
                                             int64_t day, enum certainty *certainty)
{
    const struct plain_spell *best = NULL;
    *certainty = ABSENT;
    for (size_t i = 0; i < count; i++) {
        const enum certainty own = standing_on_day(&spells[i].bounds, day);
        const bool lower =
            scope->lines.last && best && own == CERTAIN && *certainty == CERTAIN &&
            scope->statuses[spells[i].status - 1].class < scope->statuses[best->status - 1].class;
        if (own != ABSENT && own >= *certainty && !lower) {
            best = &spells[i];
            *certainty = own;
        }
    }
    return best;
}

/* --net: one step from the standing of the first day to that of the last, dated by the event that
 * brought about the last: that it began, or that what came before ended. */
static void net_step(struct sweep *sweep, uint32_t bloc, uint32_t actor,
                     const struct plain_spell *spells, size_t count)
{
    enum certainty before, after;
    const struct scope *scope = &sweep->changes->scope;
    const struct plain_spell *from =
        standing_on(scope, spells, count, sweep->changes->from, &before);
    const struct plain_spell *to = standing_on(scope, spells, count, sweep->changes->to, &after);
    if ((from ? from->status : 0) == (to ? to->status : 0)) {
        return;
    }
    struct step step = {.bloc = bloc,
                        .actor = actor,
                        .change = {.from = from ? from->status : 0, .to = to ? to->status : 0},
                        .certain = before != POSSIBLE && after != POSSIBLE};
    struct change *change = &step.change;
    if (to) {
        change->lo = to->bounds.start_lo;
        change->hi = to->bounds.start_hi;
        change->account = (uint32_t)to->start_account;
    } else {
        const struct plain_spell *last = from;
        while (last + 1 < spells + count && last[1].bounds.start_lo <= sweep->changes->to) {
            last++;
        }
        change->lo = last->bounds.end_lo;
        change->hi = last->bounds.end_hi;
        change->account = (uint32_t)last->end_account;
    }
    take_step(sweep, &step);
}

static bool take_net(void *context, const struct net_change *net, struct fault *fault)
{
    (void)fault;
    struct sweep *sweep = context;
    const struct step step = {
        .bloc = net->bloc,
        .actor = net->actor,
        .change = {.from = net->from, .to = net->to, .lo = net->lo, .hi = net->hi},
        .certain = net->certain,
        .date_size = (uint32_t)net->date.size,
        .event_size = (uint32_t)net->event.size};
    struct step *kept = take_step(sweep, &step);
    if (kept) {
        char *texts = arena_alloc(&sweep->texts, net->date.size + net->event.size + 1);
        memcpy(texts, net->date.text, net->date.size);
        memcpy(texts + net->date.size, net->event.text, net->event.size);
        kept->texts = texts;
    }
    return true;
}

static bool take_spells(struct sweep *sweep, const struct plain_spell *spells, size_t count,
                        struct fault *fault)
{
    const struct scope *scope = &sweep->changes->scope;
    const uint32_t bloc = party_rank(&scope->blocs, spells->bloc);
    const uint32_t actor = party_rank(&scope->actors, spells->actor);
    if (bloc == NONE || actor == NONE) {
        return spells_damaged(scope->question->store, fault);
    }
    if (!scope->blocs.list[bloc].chosen || !scope->actors.list[actor].chosen) {
        return true;
    }
    if (sweep->changes->words->net) {
        net_step(sweep, bloc, actor, spells, count);
    } else {
        list_steps(sweep, bloc, actor, spells, count);
    }
    return true;
}

/* One pass: over the actors if some were named, as they have fewer spells, else over the blocs. */
static bool gather(struct sweep *sweep, struct fault *fault)
{
    const struct scope *scope = &sweep->changes->scope;
    const struct question *question = scope->question;
    const bool by_actor = scope->actors.limited && !scope->blocs.limited;
    const struct party_set *owners = by_actor ? &scope->actors : &scope->blocs;
    struct spell_stream *stream = NULL;
    sweep->count = 0;
    arena_release(&sweep->texts);
    if (sweep->changes->words->net && !scope->actors.limited && !scope->blocs.limited &&
        !scope->lines.last) {
        return changes_net(sweep->changes, take_net, sweep, fault);
    }
    bool done = spell_stream_open(question->store, question->reading,
                                  by_actor ? PARTY_ACTOR : PARTY_BLOC, &stream, fault);
    if (done) {
        spell_stream_follow(stream, scope->lines.last, scope->lines.greatest);
    }
    for (size_t i = 0; done && i < owners->count; i++) {
        const struct plain_spell *spells = NULL;
        size_t count = 0;
        if (owners->list[i].chosen) {
            done = spell_stream_group(stream, owners->list[i].number, &spells, &count, fault);
        }
        for (size_t k = 0, next; done && k < count; k = next) {
            for (next = k + 1; next < count && spells[next].bloc == spells[k].bloc &&
                               spells[next].actor == spells[k].actor;) {
                next++;
            }
            done = take_spells(sweep, spells + k, next - k, fault);
        }
    }
    spell_stream_close(stream);
    return done;
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int compare_steps(const void *left, const void *right)
{
    const struct step *a = left, *b = right;
    int order = COMPARE(a->change.lo, b->change.lo);
    order = order ? order : COMPARE(a->change.hi, b->change.hi);
    order = order ? order : COMPARE(a->bloc, b->bloc);
    order = order ? order : COMPARE(a->actor, b->actor);
    return order ? order : COMPARE(a->order, b->order);
}

static bool find_texts(struct account_finder *finder, int64_t account, struct cell *date,
                       struct cell *event, struct fault *fault)
{
    const char *when, *what;
    if (!account_find(finder, account, &when, &what, fault)) {
        return false;
    }
    *date = cell_text(when);
    *event = cell_text(what);
    return true;
}

static bool write_steps(struct sweep *sweep, struct account_finder *finder, struct fault *fault)
{
    if (sweep->count) {
        sort_list(sweep->steps, sweep->count, sizeof *sweep->steps, compare_steps);
    }
    for (size_t i = 0; i < sweep->count; i++) {
        const struct step *step = &sweep->steps[i];
        struct cell date = {step->texts, step->date_size};
        struct cell event = {step->texts ? step->texts + step->date_size : NULL, step->event_size};
        if (!step->texts && !find_texts(finder, step->change.account, &date, &event, fault)) {
            return false;
        }
        const struct changes_row row = {.bloc = step->bloc,
                                        .actor = step->actor,
                                        .from = step->change.from,
                                        .to = step->change.to,
                                        .certain = step->certain,
                                        .date = date,
                                        .event = event};
        if (!changes_write(sweep->changes, &row, fault)) {
            return false;
        }
    }
    return true;
}

bool changes_by_owner(struct changes *changes, struct fault *fault)
{
    struct sweep sweep = {.changes = changes,
                          .bucket_days = (changes->to - changes->from) / (BUCKETS - 1) + 1,
                          .buckets = heap_alloc(BUCKETS * sizeof *sweep.buckets),
                          .limit = changes->words->window ? changes->words->window : WINDOW_STEPS,
                          .counting = true};
    struct account_finder *finder = NULL;
    memset(sweep.buckets, 0, BUCKETS * sizeof *sweep.buckets);
    bool done = account_finder_open(changes->scope.question->store, &finder, fault) &&
                gather(&sweep, fault);
    sweep.counting = false;
    if (done && sweep.total <= sweep.limit) {
        done = write_steps(&sweep, finder, fault);
    } else {
        while (done && sweep.windows < BUCKETS) {
            size_t total = 0;
            sweep.window = sweep.windows;
            do {
                total += sweep.buckets[sweep.windows++];
            } while (sweep.windows < BUCKETS &&
                     total + sweep.buckets[sweep.windows] <= sweep.limit);
            done = !total || (gather(&sweep, fault) && write_steps(&sweep, finder, fault));
        }
    }
    account_finder_close(finder);
    arena_release(&sweep.texts);
    free(sweep.steps);
    free(sweep.buckets);
    return done;
}

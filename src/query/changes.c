#include "analyst.h"

#include "edtf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Steps from one standing to another, in order of date. The steps are gathered bloc by bloc and
 * then sorted: all at once if they are few, else the days are cut into windows and each window is
 * gathered and sorted in a pass of its own, so that memory does not grow with the answer. */

enum { WINDOW_STEPS = 1 << 18, BUCKETS = 1 << 16 };

struct step {
    int64_t lo, hi; /* first and last possible day */
    int64_t account;
    uint32_t bloc, actor, from, to; /* ranks; numbers of statuses, 0: none */
    uint32_t order;                 /* among the steps of this actor in this bloc */
    bool certain;
};

struct changes {
    struct scope scope;
    const struct changes_words *words;
    struct table_sink *sink;
    size_t *rows;
    int64_t from, to; /* days: after `from`, up to `to` */
    struct step *steps;
    size_t count, room;
    uint32_t *buckets;        /* how many steps begin in each piece of the time asked about */
    int64_t bucket_days;      /* how long a piece is */
    uint32_t window, windows; /* the buckets gathered now: from window to before windows */
    bool counting;
    size_t total, limit; /* how many there are, and may be in memory */
};

static uint32_t bucket_of(const struct changes *changes, int64_t day)
{
    return day <= changes->from ? 0 : (uint32_t)((day - changes->from) / changes->bucket_days);
}

static void take_step(struct changes *changes, const struct step *step)
{
    const uint32_t bucket = bucket_of(changes, step->lo);
    if (changes->words->certain_only && !step->certain) {
        return;
    }
    if (changes->counting) {
        changes->buckets[bucket]++;
        if (++changes->total > changes->limit) {
            return;
        }
    } else if (bucket < changes->window || bucket >= changes->windows) {
        return;
    }
    changes->steps =
        heap_grow(changes->steps, &changes->room, changes->count + 1, sizeof *changes->steps);
    changes->steps[changes->count++] = *step;
}

/* A step that happened on some day lo..hi, if it may lie within the time asked about. */
static void offer_step(struct changes *changes, struct step step)
{
    if (step.lo <= changes->to && step.hi > changes->from) {
        step.certain = step.lo > changes->from && step.hi <= changes->to;
        take_step(changes, &step);
    }
}

/* Every step of one actor in one bloc. Where one event ends a spell and begins the next, that is
 * one step. */
static void list_steps(struct changes *changes, uint32_t bloc, uint32_t actor,
                       const struct plain_spell *spells, size_t count)
{
    struct step step = {.bloc = bloc, .actor = actor};
    for (size_t i = 0; i < count; i++) {
        const struct plain_spell *spell = &spells[i];
        const bool goes_on = i && spells[i - 1].end_account == spell->start_account;
        step.from = goes_on ? spells[i - 1].status : 0;
        step.to = spell->status;
        step.lo = spell->start_lo;
        step.hi = spell->start_hi;
        step.account = spell->start_account;
        step.order++;
        offer_step(changes, step);
        if (spell->end_account &&
            (i + 1 == count || spells[i + 1].start_account != spell->end_account)) {
            step.from = spell->status;
            step.to = 0;
            step.lo = spell->end_lo;
            step.hi = spell->end_hi;
            step.account = spell->end_account;
            step.order++;
            offer_step(changes, step);
        }
    }
}

/* The standing on a day: the surest, of these the latest; NULL if there can be none. */
static const struct plain_spell *standing_on(const struct plain_spell *spells, size_t count,
                                             int64_t day, enum certainty *certainty)
{
    const struct plain_spell *best = NULL;
    *certainty = ABSENT;
    for (size_t i = 0; i < count; i++) {
        const struct bounds bounds = {spells[i].start_lo, spells[i].start_hi, spells[i].end_lo,
                                      spells[i].end_hi};
        const enum certainty own = standing_on_day(&bounds, day);
        if (own != ABSENT && own >= *certainty) {
            best = &spells[i];
            *certainty = own;
        }
    }
    return best;
}

/* --net: one step from the standing of the first day to that of the last, dated by the event that
 * brought about the last: that it began, or that what came before ended. */
static void net_step(struct changes *changes, uint32_t bloc, uint32_t actor,
                     const struct plain_spell *spells, size_t count)
{
    enum certainty before, after;
    const struct plain_spell *from = standing_on(spells, count, changes->from, &before);
    const struct plain_spell *to = standing_on(spells, count, changes->to, &after);
    if ((from ? from->status : 0) == (to ? to->status : 0)) {
        return;
    }
    struct step step = {.bloc = bloc,
                        .actor = actor,
                        .from = from ? from->status : 0,
                        .to = to ? to->status : 0,
                        .certain = before != POSSIBLE && after != POSSIBLE};
    if (to) {
        step.lo = to->start_lo;
        step.hi = to->start_hi;
        step.account = to->start_account;
    } else {
        const struct plain_spell *last = from;
        while (last + 1 < spells + count && last[1].start_lo <= changes->to) {
            last++;
        }
        step.lo = last->end_lo;
        step.hi = last->end_hi;
        step.account = last->end_account;
    }
    take_step(changes, &step);
}

static void take_spells(struct changes *changes, const struct plain_spell *spells, size_t count)
{
    const uint32_t bloc = changes->scope.blocs.rank[spells->bloc];
    const uint32_t actor = changes->scope.actors.rank[spells->actor];
    if (!changes->scope.blocs.list[bloc].chosen || !changes->scope.actors.list[actor].chosen) {
        return;
    }
    if (changes->words->net) {
        net_step(changes, bloc, actor, spells, count);
    } else {
        list_steps(changes, bloc, actor, spells, count);
    }
}

/* One pass: over the actors if some were named, as they have fewer spells, else over the blocs. */
static bool gather(struct changes *changes, struct fault *fault)
{
    const struct question *question = changes->scope.question;
    const bool by_actor = changes->scope.actors.limited && !changes->scope.blocs.limited;
    const struct party_set *owners = by_actor ? &changes->scope.actors : &changes->scope.blocs;
    struct spell_stream *stream = NULL;
    bool done = spell_stream_open(question->store, question->reading,
                                  by_actor ? PARTY_ACTOR : PARTY_BLOC, &stream, fault);
    changes->count = 0;
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
            take_spells(changes, spells + k, next - k);
        }
    }
    spell_stream_close(stream);
    return done;
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int compare_steps(const void *left, const void *right)
{
    const struct step *a = left, *b = right;
    int order = COMPARE(a->lo, b->lo);
    order = order ? order : COMPARE(a->hi, b->hi);
    order = order ? order : COMPARE(a->bloc, b->bloc);
    order = order ? order : COMPARE(a->actor, b->actor);
    return order ? order : COMPARE(a->order, b->order);
}

static bool write_steps(struct changes *changes, struct account_finder *finder, struct fault *fault)
{
    const struct scope *scope = &changes->scope;
    /* Among several blocs the actor's name tells more; of one actor, the bloc's. */
    const bool name_bloc = scope->actors.limited && !scope->blocs.limited;
    if (changes->count) {
        qsort(changes->steps, changes->count, sizeof *changes->steps, compare_steps);
    }
    for (size_t i = 0; i < changes->count; i++) {
        const struct step *step = &changes->steps[i];
        const struct member_text *bloc = &scope->blocs.list[step->bloc];
        const struct member_text *actor = &scope->actors.list[step->actor];
        const char *date, *event;
        if (!account_find(finder, step->account, &date, &event, fault)) {
            return false;
        }
        const struct cell cells[] = {
            cell_text(date),
            bloc->id_cell,
            actor->id_cell,
            name_bloc ? bloc->label_cell : actor->label_cell,
            cell_text(step->from ? scope->statuses[step->from - 1].id : NULL),
            cell_text(step->to ? scope->statuses[step->to - 1].id : NULL),
            cell_text(event),
            cell_text(certainty_text(step->certain ? CERTAIN : POSSIBLE)),
        };
        ++*changes->rows;
        if (!changes->sink->row(changes->sink, cells, fault)) {
            return false;
        }
    }
    return true;
}

static bool answer(struct changes *changes, struct fault *fault)
{
    static const struct column columns[] = {
        {"date", COLUMN_DATE},  {"bloc", COLUMN_TEXT},      {"actor", COLUMN_TEXT},
        {"name", COLUMN_TEXT},  {"from", COLUMN_TEXT},      {"to", COLUMN_TEXT},
        {"event", COLUMN_TEXT}, {"certainty", COLUMN_TEXT},
    };
    struct table_sink *sink = changes->sink;
    struct account_finder *finder = NULL;
    changes->bucket_days = (changes->to - changes->from) / (BUCKETS - 1) + 1;
    changes->buckets = heap_alloc(BUCKETS * sizeof *changes->buckets);
    memset(changes->buckets, 0, BUCKETS * sizeof *changes->buckets);
    changes->limit = changes->words->window ? changes->words->window : WINDOW_STEPS;
    changes->counting = true;
    bool done = account_finder_open(changes->scope.question->store, &finder, fault) &&
                sink->begin(sink, NULL, columns, sizeof columns / sizeof *columns, fault) &&
                gather(changes, fault);
    changes->counting = false;
    if (done && changes->total <= changes->limit) {
        done = write_steps(changes, finder, fault);
    } else {
        while (done && changes->windows < BUCKETS) {
            size_t total = 0;
            changes->window = changes->windows;
            do {
                total += changes->buckets[changes->windows++];
            } while (changes->windows < BUCKETS &&
                     total + changes->buckets[changes->windows] <= changes->limit);
            done = !total || (gather(changes, fault) && write_steps(changes, finder, fault));
        }
    }
    account_finder_close(finder);
    return done && sink->end(sink, fault);
}

static bool read_day(const char *name, const char *text, int64_t *day, bool *vague,
                     struct fault *fault)
{
    struct edtf date;
    if (!question_date(name, text, &date, fault)) {
        return false;
    }
    *day = date.latest;
    *vague = *vague || date.earliest != date.latest;
    return date.latest != EDTF_POS_INF ||
           fault_set(fault, FAULT_USAGE, "%s: \"%s\" has no last day", name, text);
}

static bool read_days(struct changes *changes, struct fault *fault)
{
    const struct changes_words *words = changes->words;
    bool vague = false;
    if (!read_day("FROM", words->from, &changes->from, &vague, fault) ||
        !read_day("TO", words->to, &changes->to, &vague, fault)) {
        return false;
    }
    if (changes->from > changes->to) {
        return fault_set(fault, FAULT_USAGE, "FROM %s is after TO %s", words->from, words->to);
    }
    if (changes->to > changes->scope.calendar.hi) { /* as_of: there is no --to */
        question_note(changes->scope.question, "%s goes beyond the records, which end on %s",
                      words->to, changes->scope.question->when_text);
    }
    if (vague) {
        char from[EDTF_DAY_SIZE], to[EDTF_DAY_SIZE];
        edtf_format_day(changes->from, from);
        edtf_format_day(changes->to, to);
        question_note(changes->scope.question, "after %s, up to %s", from, to);
    }
    return true;
}

bool query_changes(const struct question *question, const struct changes_words *words,
                   struct table_sink *sink, size_t *rows, struct fault *fault)
{
    const struct scope_words scope_words = {.blocs = words->blocs, .actors = words->actors};
    struct changes changes = {.words = words, .sink = sink, .rows = rows};
    const bool done = scope_open(&changes.scope, question, &scope_words, fault) &&
                      read_days(&changes, fault) && answer(&changes, fault);
    free(changes.steps);
    free(changes.buckets);
    scope_release(&changes.scope);
    return done;
}

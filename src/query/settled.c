#include "settled.h"

#include "account_compare.h"
#include "intern.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

/* ---- What one reading says ---- */

/* The answer of one reading's spells on all days from lo to hi. */
static enum settled said_by(const struct fact_spell *spells, size_t count, int64_t lo, int64_t hi)
{
    int64_t covered = lo; /* full on every day before this one */
    bool none = true;
    for (size_t i = 0; i < count; i++) {
        const struct bounds *bounds = &spells[i].bounds;
        if (spells[i].class != CLASS_FULL) {
            continue;
        }
        none = none && (bounds->start_lo > hi || bounds->end_hi <= lo);
        if (bounds->start_hi <= covered && covered < bounds->end_lo) {
            covered = bounds->end_lo;
        }
    }
    return covered > hi ? SETTLED_FULL : none ? SETTLED_NO : UNSETTLED;
}

static bool others_agree(const struct fact_pair *pair, int64_t lo, int64_t hi, enum settled answer)
{
    for (size_t i = 0, next; i < pair->other_count; i = next) {
        for (next = i;
             next < pair->other_count && pair->others[next].reading == pair->others[i].reading;) {
            next++;
        }
        if (said_by(pair->others + i, next - i, lo, hi) != answer) {
            return false;
        }
    }
    return true;
}

static bool is_contested(const struct fact_pair *pair, int64_t lo, int64_t hi, int64_t margin)
{
    for (size_t i = 0; i < pair->window_count; i++) {
        const struct fact_window *window = &pair->windows[i];
        const bool before = window->hi != EDTF_POS_INF && window->hi + margin < lo;
        const bool after = window->lo != EDTF_NEG_INF && window->lo - margin > hi;
        if (!before && !after) {
            return true;
        }
    }
    return false;
}

bool pair_contested(const struct facts *facts, const struct fact_pair *pair, int64_t lo, int64_t hi)
{
    return !facts->by_reading && is_contested(pair, lo, hi, 0);
}

static bool is_open_signature(const char *status)
{
    return strcmp(status, "signatory") == 0 || strcmp(status, "candidate") == 0;
}

/* Whether a signature or a candidacy by the day was never followed by a full membership: then its
 * ratification is unknown, and not denied. */
static bool signature_is_open(const struct fact_spell *spells, size_t count, int64_t day)
{
    for (size_t i = 0; i < count; i++) {
        bool followed = !is_open_signature(spells[i].status) || spells[i].bounds.start_lo > day;
        for (size_t k = i + 1; k < count && !followed; k++) {
            followed = spells[k].class == CLASS_FULL && spells[k].reading == spells[i].reading;
        }
        if (!followed) {
            return true;
        }
    }
    return false;
}

static bool may_deny(const struct facts *facts, const struct fact_bloc *bloc,
                     const struct fact_pair *pair, int64_t day)
{
    return bloc->has_full && bloc->complete &&
           (!pair ||
            (!signature_is_open(pair->spells, pair->count, day) &&
             (facts->by_reading || !signature_is_open(pair->others, pair->other_count, day))));
}

enum settled settled_span(const struct facts *facts, const struct fact_bloc *bloc, uint32_t actor,
                          int64_t lo, int64_t hi, int64_t margin)
{
    const struct fact_pair *pair = facts_pair(bloc, actor);
    if (hi + margin >= facts->as_of) {
        return UNSETTLED;
    }
    if (!pair) {
        return may_deny(facts, bloc, NULL, hi) ? SETTLED_NO : UNSETTLED;
    }
    const enum settled answer = said_by(pair->spells, pair->count, lo - margin, hi + margin);
    if (answer == UNSETTLED || (answer == SETTLED_NO && !may_deny(facts, bloc, pair, hi))) {
        return UNSETTLED;
    }
    if (!facts->by_reading && (is_contested(pair, lo - margin, hi + margin, margin) ||
                               !others_agree(pair, lo, hi, answer))) {
        return UNSETTLED;
    }
    return answer;
}

enum settled settled_on(const struct facts *facts, const struct fact_bloc *bloc, uint32_t actor,
                        int64_t day, int64_t margin)
{
    return settled_span(facts, bloc, actor, day, day, margin);
}

/* The one status of a reading on all days from lo to hi; false if there is not one answer. */
static bool status_by(const struct fact_spell *spells, size_t count, int64_t lo, int64_t hi,
                      const char **status)
{
    *status = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct bounds *bounds = &spells[i].bounds;
        if (bounds->start_hi <= lo && hi < bounds->end_lo) {
            *status = spells[i].status;
        } else if (bounds->start_lo <= hi && bounds->end_hi > lo) {
            return false;
        }
    }
    return true;
}

bool settled_status(const struct facts *facts, const struct fact_bloc *bloc, uint32_t actor,
                    int64_t day, int64_t margin, const char **status)
{
    const struct fact_pair *pair = facts_pair(bloc, actor);
    *status = NULL;
    if (!pair || settled_on(facts, bloc, actor, day, margin) == UNSETTLED ||
        !status_by(pair->spells, pair->count, day - margin, day + margin, status)) {
        return false;
    }
    for (size_t i = 0, next; !facts->by_reading && i < pair->other_count; i = next) {
        const char *other;
        for (next = i;
             next < pair->other_count && pair->others[next].reading == pair->others[i].reading;) {
            next++;
        }
        if (!status_by(pair->others + i, next - i, day, day, &other) ||
            (other == NULL) != (*status == NULL) || (other && strcmp(other, *status) != 0)) {
            return false;
        }
    }
    return true;
}

bool settled_count(const struct facts *facts, const struct fact_bloc *bloc, int64_t day,
                   int64_t margin, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < bloc->pair_count; i++) {
        const enum settled answer = settled_on(facts, bloc, bloc->pairs[i].actor, day, margin);
        if (answer == UNSETTLED) {
            return false;
        }
        *count += answer == SETTLED_FULL;
    }
    return bloc->has_full && bloc->complete;
}

static const struct fact_spell *certain_spell(const struct fact_bloc *bloc, uint32_t actor,
                                              int64_t day)
{
    const struct fact_pair *pair = facts_pair(bloc, actor);
    for (size_t i = 0; pair && i < pair->count; i++) {
        if (standing_on_day(&pair->spells[i].bounds, day) == CERTAIN) {
            return &pair->spells[i];
        }
    }
    return NULL;
}

const char *reading_status(const struct fact_bloc *bloc, uint32_t actor, int64_t day)
{
    const struct fact_spell *spell = certain_spell(bloc, actor, day);
    return spell ? spell->status : NULL;
}

bool reading_full(const struct fact_bloc *bloc, uint32_t actor, int64_t day)
{
    const struct fact_spell *spell = certain_spell(bloc, actor, day);
    return spell && spell->class == CLASS_FULL;
}

bool bloc_lives(const struct fact_bloc *bloc, int64_t day)
{
    return bloc->has_full && bloc->life_lo <= day && day < bloc->life_hi;
}

size_t pair_runs(const struct fact_pair *pair, struct run_of_days *runs, size_t room)
{
    size_t count = 0;
    const struct fact_spell *last = NULL;
    for (size_t i = 0; i < pair->count; i++) {
        const struct fact_spell *spell = &pair->spells[i];
        if (spell->class != CLASS_FULL) {
            continue;
        }
        if (last && last->end_account == spell->start_account && count) {
            if (count <= room) {
                runs[count - 1].last = spell;
            }
        } else {
            if (count < room) {
                runs[count] = (struct run_of_days){spell, spell};
            }
            count++;
        }
        last = spell;
    }
    return count;
}

/* ---- Contested windows ---- */

/* What an account says of a pair: a status; "" no change; NULL nothing. An account that names no
 * standing changes none: whether that is silence or denial is not for us to say, so it counts as a
 * word of its own. */
static const char *said_of_pair(const struct fact_account *account, const struct fact_event *event,
                                const struct fact_bloc *bloc, uint32_t actor)
{
    for (size_t i = 0; i < account->effect_count; i++) {
        if (account->effects[i].bloc == bloc->number && account->effects[i].actor == actor) {
            return account->effects[i].status;
        }
    }
    return account->ends && event->bloc == bloc->number ? "none" : "";
}

/* The account by which the others are measured: the chosen one, or the first. */
static const struct fact_account *leading(const struct fact_event *event)
{
    return &event->accounts[event->chosen < event->count ? event->chosen : 0];
}

static bool dates_exclude(const struct fact_event *event)
{
    const struct fact_account *lead = leading(event);
    const struct account_values one = {.date = lead->date};
    for (size_t i = 0; i < event->count; i++) {
        const struct account_values other = {.date = event->accounts[i].date};
        if (event->accounts[i].first && accounts_differ(&one, &other, ASPECT_DATE)) {
            return true;
        }
    }
    return false;
}

static bool statuses_differ(const struct fact_event *event, const struct fact_bloc *bloc,
                            uint32_t actor)
{
    const char *lead = said_of_pair(leading(event), event, bloc, actor);
    for (size_t i = 0; i < event->count; i++) {
        const char *said = said_of_pair(&event->accounts[i], event, bloc, actor);
        if (event->accounts[i].first && strcmp(said, lead) != 0) {
            return true;
        }
    }
    return false;
}

static bool event_touches(const struct fact_event *event, const struct fact_bloc *bloc,
                          uint32_t actor)
{
    for (size_t i = 0; i < event->count; i++) {
        if (event->accounts[i].first && *said_of_pair(&event->accounts[i], event, bloc, actor)) {
            return true;
        }
    }
    return false;
}

/* The day by which the next event after `day` that touches the pair in the asked reading has
 * happened for sure. */
static int64_t next_event(const struct fact_bloc *bloc, uint32_t actor,
                          const struct fact_event *except, int64_t day)
{
    int64_t first = EDTF_POS_INF, sure = EDTF_POS_INF;
    for (size_t i = 0; i < bloc->event_count; i++) {
        const struct fact_event *event = &bloc->events[i];
        if (event == except || event->chosen >= event->count) {
            continue;
        }
        const struct fact_account *account = &event->accounts[event->chosen];
        if (account->lo > day && account->lo < first &&
            *said_of_pair(account, event, bloc, actor)) {
            first = account->lo;
            sure = account->hi;
        }
    }
    return sure;
}

/* Whether another event that touches the pair may have happened on the days of the window: then
 * the order of the two is contested too, and with it what comes after. */
static bool others_within(const struct fact_bloc *bloc, uint32_t actor,
                          const struct fact_event *except, const struct fact_window *window)
{
    for (size_t i = 0; i < bloc->event_count; i++) {
        const struct fact_event *event = &bloc->events[i];
        if (event != except && event->lo <= window->hi && event->hi >= window->lo &&
            event_touches(event, bloc, actor)) {
            return true;
        }
    }
    return false;
}

static void make_windows(struct facts *facts, const struct fact_bloc *bloc, struct fact_pair *pair)
{
    pair->windows = arena_alloc(&facts->arena, bloc->event_count * sizeof *pair->windows + 1);
    for (size_t i = 0; i < bloc->event_count; i++) {
        const struct fact_event *event = &bloc->events[i];
        if (event->count < 2 || !event_touches(event, bloc, pair->actor)) {
            continue;
        }
        const bool date = dates_exclude(event);
        const bool status = statuses_differ(event, bloc, pair->actor);
        if (!date && !status) {
            continue;
        }
        struct fact_window window = {event->lo, event->hi};
        if (status || others_within(bloc, pair->actor, event, &window)) {
            window.hi = next_event(bloc, pair->actor, event, event->hi);
        }
        pair->windows[pair->window_count++] = window;
    }
}

/* ---- Lives ---- */

static int by_day(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static bool ends_the_first(const char *relation)
{
    static const char *const relations[] = {"renamed", "transformed", "merged-into", "absorbed",
                                            "succeeded-by"};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        if (strcmp(relation, relations[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* A bloc lives from the day on which its second full member is certain to the first day of its end,
 * or of the event by which another took its place, whichever comes first by any account. */
static void find_life(struct facts *facts, struct fact_bloc *bloc)
{
    int64_t *starts = heap_alloc((bloc->pair_count + 1) * sizeof *starts);
    size_t count = 0;
    for (size_t i = 0; i < bloc->pair_count; i++) {
        struct run_of_days run;
        if (pair_runs(&bloc->pairs[i], &run, 1) > 0) {
            starts[count++] = run.first->bounds.start_hi;
        }
    }
    sort_list(starts, count, sizeof *starts, by_day);
    bloc->life_lo = count > 1 ? starts[1] : EDTF_POS_INF;
    bloc->life_hi = EDTF_POS_INF;
    free(starts);
    for (size_t i = 0; i < bloc->event_count; i++) {
        const struct fact_event *event = &bloc->events[i];
        bool ends = false;
        for (size_t k = 0; k < event->count; k++) {
            ends = ends || (event->accounts[k].ends && event->bloc == bloc->number);
        }
        if (ends && event->lo < bloc->life_hi) {
            bloc->life_hi = event->lo;
        }
    }
    for (size_t i = 0; i < facts->lineage_count; i++) {
        const struct lineage_facts *step = &facts->lineage[i];
        if (step->from == bloc->number && ends_the_first(step->relation) &&
            step->earliest != EDTF_NEG_INF && step->earliest < bloc->life_hi) {
            bloc->life_hi = step->earliest;
        }
    }
}

void settled_prepare(struct facts *facts)
{
    for (size_t i = 0; i < facts->bloc_count; i++) {
        struct fact_bloc *bloc = &facts->blocs[i];
        for (size_t k = 0; k < bloc->pair_count; k++) {
            make_windows(facts, bloc, &bloc->pairs[k]);
        }
        find_life(facts, bloc);
    }
}

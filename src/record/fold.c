#include "fold.h"

#include "edtf.h"
#include "fold_steps.h"
#include "kinds.h"
#include "messages.h"
#include "printf_like.h"
#include "shared.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The walk along one actor's steps in one bloc. */
struct walk {
    struct folding *folding;
    const struct step *open;   /* the step that began the standing now open, or NULL */
    const struct step *last;   /* the step before, or NULL */
    const struct step *widest; /* the step so far with the latest last day, or NULL */
    const struct step *ended;  /* the end of the bloc, once it is passed, or NULL */
    size_t cut;                /* standings that the end of the bloc ended */
};

static bool is_end(const struct step *step)
{
    return step->status == NONE;
}

static const char *event_of(const struct walk *walk, const struct step *step)
{
    const struct dataset *dataset = walk->folding->dataset;
    return event_name(dataset, dataset->accounts[step->account].event);
}

static const char *date_of(const struct walk *walk, const struct step *step)
{
    return walk->folding->dataset->accounts[step->account].date;
}

static const char *status_of(const struct walk *walk, const struct step *step)
{
    return is_end(step) ? wording_text(walk->folding->findings->language, MSG_finding_end_of_bloc)
                        : walk->folding->dataset->statuses[step->status].id;
}

/* Says something of a step, at the actor's place in the account's effects. */
static void say(const struct walk *walk, const char *rule, const struct step *step, int message,
                const char *const *arguments, size_t count)
{
    const struct folding *folding = walk->folding;
    const struct dataset *dataset = folding->dataset;
    for (size_t i = 0; i < folding->doubt_count; i++) {
        if (folding->doubts[i].bloc == step->bloc && folding->doubts[i].actor == step->actor) {
            return;
        }
    }
    struct place place = account_place(&dataset->accounts[step->account]);
    if (!is_end(step)) {
        place.field = dataset->accounts[step->account].effects_field;
        place.offset = dataset->effects[step->effect].offset;
    }
    char text[FINDING_TEXT_SIZE];
    wording_write(text, sizeof text, wording_text(folding->findings->language, message), arguments,
                  count);
    findings_say_with(folding->findings, rule, place, MSG_finding_in,
                      dataset->actors[step->actor].id, dataset->blocs[step->bloc].id, text);
}

#define SAY(walk, rule, step, message, ...)                                                        \
    say(walk, rule, step, message, (const char *const[]){__VA_ARGS__},                             \
        sizeof(const char *const[]){__VA_ARGS__} / sizeof(const char *))

static bool same_days(const struct step *a, const struct step *b)
{
    return a->lo == b->lo && a->hi == b->hi;
}

/* Steps are sorted by first and last day. That is an order of time only if neither of two dates
 * lies inside the other (one that begins or ends with it does not: 1994 and 1994-12 have an order
 * by their first days and none against it by their last); where dates overlap the file must tell
 * the same order, and where they are the same it decides; but a day, even an unknown one, gives an
 * actor one status. */
static void check_order(const struct walk *walk, const struct step *step)
{
    const struct step *const other = walk->widest, *const last = walk->last;
    if (last && (after_says(walk->folding, step, last) ||
                 (other && after_says(walk->folding, step, other)))) {
        return; /* statuses say it */
    }
    if (other && step->lo > other->lo && step->hi < other->hi) {
        SAY(walk, "undecided-order", step, MSG_finding_undecided_order_within,
            status_of(walk, step), event_of(walk, step), date_of(walk, step),
            status_of(walk, other), event_of(walk, other), date_of(walk, other));
    } else if (last && !same_days(step, last) && step->lo <= last->hi &&
               step->account < last->account) {
        SAY(walk, "undecided-order", step, MSG_finding_undecided_order, status_of(walk, step),
            event_of(walk, step), date_of(walk, step), status_of(walk, last), event_of(walk, last),
            date_of(walk, last));
    } else if (last && same_days(step, last) && !is_end(step) && !is_end(last) &&
               (step->lo == step->hi || step->account == last->account) &&
               step->status != last->status) {
        SAY(walk, "two-statuses", step, MSG_finding_two_statuses, date_of(walk, step),
            status_of(walk, last), event_of(walk, last), status_of(walk, step),
            event_of(walk, step));
    }
}

/* A standing outside the days on which the actor exists is a mistake in one of the two; which one
 * is not for us to say, so nothing is ended. `end`: NULL for an open spell. */
static void check_existence(const struct walk *walk, const struct step *end)
{
    const struct step *open = walk->open;
    const struct folding *folding = walk->folding;
    const struct record_period *exists =
        &package_actor(folding->dataset, folding->package, open->actor)->exists;
    if (open->hi < exists->lo || open->lo > exists->hi) {
        SAY(walk, "outside-existence", open, MSG_finding_outside_existence, status_of(walk, open),
            date_of(walk, open), exists->text);
    } else if (exists->hi != EDTF_POS_INF && (!end || end->lo - 1 > exists->hi)) {
        SAY(walk, "outside-existence", open,
            end ? MSG_finding_outside_existence_until : MSG_finding_outside_existence_open,
            status_of(walk, open), date_of(walk, open), exists->text,
            end ? date_of(walk, end) : "");
    }
}

static void close_spell(struct walk *walk, const struct step *step)
{
    check_existence(walk, step);
    struct fold *fold = walk->folding->fold;
    const struct step *open = walk->open;
    fold->spells = heap_grow(fold->spells, &fold->capacity, fold->count + 1, sizeof *fold->spells);
    fold->spells[fold->count++] =
        (struct fold_spell){.bloc = open->bloc,
                            .actor = open->actor,
                            .status = open->status,
                            .start_account = open->account,
                            .end_account = step ? step->account : NONE,
                            .bounds = {.start_lo = open->lo,
                                       .start_hi = open->hi,
                                       .end_lo = step ? step->lo : EDTF_POS_INF,
                                       .end_hi = step ? step->hi : EDTF_POS_INF}};
    walk->open = NULL;
}

static void take_standing(struct walk *walk, const struct step *step)
{
    const struct life *life = &walk->folding->lives[step->bloc];
    if (walk->ended && life->doubtful) {
        return;
    }
    if (walk->ended) {
        SAY(walk, "after-bloc", step, MSG_finding_after_bloc, status_of(walk, step),
            date_of(walk, step), event_of(walk, walk->ended), date_of(walk, walk->ended));
        return;
    }
    if (!life->doubtful && life->is_founded && step->hi < life->founded) {
        char founded[EDTF_DAY_SIZE];
        edtf_format_day(life->founded, founded);
        SAY(walk, "before-bloc", step, MSG_finding_before_bloc, status_of(walk, step),
            date_of(walk, step), founded);
    }
    if (walk->open && walk->open->status == step->status) {
        SAY(walk, "same-status", step, MSG_finding_same_status, status_of(walk, step),
            date_of(walk, walk->open), event_of(walk, walk->open));
        return;
    }
    if (walk->open && !(same_days(walk->open, step) && step->lo == step->hi)) {
        close_spell(walk, step); /* of a day the last status counts, where statuses say which is */
    }
    walk->open = step;
}

static void take_leave(struct walk *walk, const struct step *step)
{
    if (walk->open) {
        close_spell(walk, step);
    } else if (!walk->ended || !same_days(walk->ended, step)) {
        SAY(walk, "leaving-without-belonging", step, MSG_finding_leaving_without_belonging,
            date_of(walk, step));
    }
}

static void take_step(struct walk *walk, const struct step *step)
{
    check_order(walk, step);
    if (is_end(step)) {
        if (walk->open) {
            close_spell(walk, step);
            walk->cut++;
        }
        walk->ended = step;
    } else if (walk->folding->dataset->statuses[step->status].class == CLASS_NONE) {
        take_leave(walk, step);
    } else {
        take_standing(walk, step);
    }
    walk->last = step;
    if (!walk->widest || step->hi >= walk->widest->hi) {
        walk->widest = step;
    }
}

/* Whether the end of the bloc, or its new beginning, comes before this step. */
static bool turn_is_next(const struct turn *turn, const struct step *step)
{
    if (turn->lo != step->lo) {
        return turn->lo < step->lo;
    }
    if (turn->hi != step->hi) {
        return turn->hi < step->hi;
    }
    return turn->account < step->account;
}

/* `end`: room for the step that an end is. */
static void take_turn(struct walk *walk, const struct turn *turn, struct step *end)
{
    if (!turn->is_end) {
        walk->ended = NULL;
        return;
    }
    *end = (struct step){.bloc = turn->bloc,
                         .actor = end->actor,
                         .status = NONE,
                         .lo = turn->lo,
                         .hi = turn->hi,
                         .account = turn->account};
    take_step(walk, end);
}

/* One actor in one bloc: `count` steps. Returns how many standings the end of the bloc ended. */
static size_t walk_steps(struct folding *folding, struct step *steps, size_t count)
{
    after_order(folding, steps, count);
    const struct life *life = &folding->lives[steps->bloc];
    size_t turn = life->first_turn;
    const size_t last = turn + life->turn_count;
    struct step *ends = heap_grow(folding->ends, &folding->end_capacity, life->turn_count + 1,
                                  sizeof *folding->ends);
    folding->ends = ends;
    struct walk walk = {.folding = folding};
    for (size_t i = 0; i < count; i++) {
        for (; turn < last && turn_is_next(&folding->turns[turn], &steps[i]); turn++, ends++) {
            ends->actor = steps->actor;
            take_turn(&walk, &folding->turns[turn], ends);
        }
        take_step(&walk, &steps[i]);
    }
    for (; turn < last && walk.open; turn++, ends++) {
        ends->actor = steps->actor;
        take_turn(&walk, &folding->turns[turn], ends);
    }
    if (walk.open) {
        close_spell(&walk, NULL);
    }
    return walk.cut;
}

/* Whether the account gives a standing in another bloc than its own. */
static bool has_heirs(const struct dataset *dataset, const struct record_account *account)
{
    for (uint32_t i = 0; i < account->effect_count; i++) {
        const struct record_effect *effect = &dataset->effects[account->effects + i];
        if (effect->bloc != dataset->events[account->event].bloc &&
            dataset->statuses[effect->status].class != CLASS_NONE) {
            return true;
        }
    }
    return false;
}

/* Whether the records say into what the bloc went. */
static bool has_lineage(const struct dataset *dataset, uint32_t bloc)
{
    for (uint32_t i = 0; i < dataset->lineages_count; i++) {
        if (dataset->lineages[i].from == bloc) {
            return true;
        }
    }
    return false;
}

/* A dissolution ends standings for good, and who is in a bloc that merges may stand in the other
 * already; what becomes another bloc as a rule does not. */
static void check_heirs(const struct folding *folding, uint32_t bloc, size_t cut)
{
    const struct dataset *dataset = folding->dataset;
    const struct record_account *account = &dataset->accounts[folding->lives[bloc].end_account];
    const char *kind = kinds()[account_kind(dataset, account)].id;
    const bool merged = strcmp(kind, "merger") == 0 && has_lineage(dataset, bloc);
    if (strcmp(kind, "dissolution") == 0 || merged || has_heirs(dataset, account)) {
        return;
    }
    struct place place = account_place(account);
    place.field = account->kind != NONE ? account->kind_field : place.field;
    findings_say_number(folding->findings, "ends-without-heirs", place,
                        MSG_finding_ends_without_heirs, cut, kind, dataset->blocs[bloc].id);
}

void fold_reading(struct fold *fold, const struct dataset *dataset, uint32_t reading,
                  struct findings *findings)
{
    *fold = (struct fold){0};
    struct folding folding = {.fold = fold,
                              .dataset = dataset,
                              .package = dataset->readings[reading].package,
                              .findings = findings};
    findings->reading = dataset->readings[reading].id;
    fold_collect(&folding, &dataset->readings[reading]);
    for (uint32_t bloc = 0; bloc < dataset->blocs_count; bloc++) {
        fold_steps(&folding, bloc);
        struct step *steps = folding.steps;
        size_t cut = 0;
        for (size_t i = 0, next; i < folding.step_count; i = next) {
            for (next = i + 1; next < folding.step_count && steps[next].actor == steps[i].actor;) {
                next++;
            }
            cut += walk_steps(&folding, steps + i, next - i);
        }
        if (cut > 0) {
            check_heirs(&folding, bloc, cut);
        }
    }
    findings->reading = NULL;
    folding_release(&folding);
}

void fold_release(struct fold *fold)
{
    free(fold->spells);
    free(fold->chosen);
    *fold = (struct fold){0};
}

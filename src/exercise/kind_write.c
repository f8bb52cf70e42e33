#include "kind_lists.h"
#include "make.h"

#include <string.h>

/* Questions answered by a word or a number: truefalse, when, gap, count, duration. */

static const char *year_text(struct maker *maker, int64_t year)
{
    return TEXT_OF(maker, "%lld", (long long)year);
}

static void feedback_of_pair(struct maker *maker, struct item *item)
{
    FOR_LANGS(maker, lang)
    {
        item->said[lang].feedback =
            TEXT_OF(maker, "%s: %s", actor_shown(maker->pool, item->actor, item->day, lang),
                    story_shown(maker->pool, item->bloc, item->actor, lang));
    }
}

/* Begins an item about an actor (a) in a bloc (b). */
static bool begin_pair(struct maker *maker, const struct candidate *about, struct item *item)
{
    item->actor = about->a;
    item->bloc = about->b;
    item->day = about->day;
    return actor_sayable(maker, about->a, about->day) &&
           bloc_sayable(maker, about->b, about->day, HIDE_STATES);
}

/* ---- True or false ---- */

void list_statements(struct maker *maker)
{
    enum { MOST = 300000 }; /* of more, each day gets so many actors, drawn */
    const struct pool *pool = maker->pool;
    const size_t actors = pool->facts.actor_count;
    list_bloc_days(maker);
    const size_t count = maker->count;
    const size_t each = count * actors > MOST ? MOST / count + 1 : actors;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < each; k++) {
            const uint32_t actor =
                each < actors ? random_below(&maker->random, (uint32_t)actors) : (uint32_t)k;
            const struct fact_actor *is = &pool->facts.actors[actor];
            const int64_t day = maker->list[i].day;
            if (pool->asked[actor] && is->exists_lo <= day && day <= is->exists_hi) {
                candidate_add(maker, actor, maker->list[i].a, 0, day);
            }
        }
    }
    maker->count -= count;
    if (maker->count) {
        memmove(maker->list, maker->list + count, maker->count * sizeof *maker->list);
    }
}

bool make_truefalse(struct maker *maker, const struct candidate *about, struct item *item)
{
    static const int least_score[] = {0, 1, 2, 4};
    const struct pool *pool = maker->pool;
    const enum settled answer =
        settled_on(&pool->facts, &pool->facts.blocs[about->b], about->a, about->day, pool->margin);
    if (answer != (maker->truth ? SETTLED_FULL : SETTLED_NO) || !begin_pair(maker, about, item) ||
        (!maker->truth && tempting_score(maker, about->b, about->day, about->a) <
                              least_score[pool->options.level])) {
        return false;
    }
    item->truth = maker->truth;
    asks_pair(maker, item, about->b, about->a);
    cite_pair(maker, item, about->b, about->a, about->day);
    feedback_of_pair(maker, item);
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = SAY(
            maker, lang,
            by_bloc(maker, about->b, MSG_exercise_truefalse_stem, MSG_exercise_truefalse_treaty),
            actor_shown(maker->pool, about->a, about->day, lang),
            bloc_shown(maker->pool, about->b, about->day, lang, HIDE_STATES),
            day_shown(maker->pool, about->day, lang));
    }
    const char *day = day_text(maker, about->day);
    finish_item(maker, item,
                TEXT_OF(maker, "{\"bloc\":%s,\"actor\":\"%s\",\"day\":\"%s\",\"full\":%s}",
                        quoted_bloc(maker, about->b), actor_id(maker, about->a), day,
                        item->truth ? "true" : "false"),
                TEXT_OF(maker, "blocline why %s %s --on %s%s", bloc_id(maker, about->b),
                        actor_id(maker, about->a), day, pool->reading_option));
    return true;
}

/* ---- Runs ---- */

/* An event whose date no account doubts. */
static bool surely_dated(const struct fact_event *event)
{
    for (size_t i = 0; event && i < event->count; i++) {
        if (*event->accounts[i].qualifier) {
            return false;
        }
    }
    return event && event->of_states && event->lo != EDTF_NEG_INF && event->hi != EDTF_POS_INF;
}

/* The only run of the pair in the reading, and the event that began it. */
static bool only_run(struct maker *maker, const struct candidate *about, struct run_of_days *run,
                     const struct fact_event **event)
{
    const struct fact_bloc *bloc = &maker->pool->facts.blocs[about->b];
    const struct fact_pair *pair = facts_pair(bloc, about->a);
    *event = NULL;
    return pair_runs(pair, run, 1) == 1 && facts_account(bloc, run->first->start_account, event) &&
           surely_dated(*event);
}

/* Whether every other reading that has a spell of the pair has one full run that begins on a day
 * from lo to hi, and ends from end_lo to end_hi (or not at all, where end_lo is an infinity). */
static bool others_run_so(const struct maker *maker, const struct fact_pair *pair, int64_t lo,
                          int64_t hi, int64_t end_lo, int64_t end_hi)
{
    for (size_t i = 0, next; !maker->pool->facts.by_reading && i < pair->other_count; i = next) {
        for (next = i;
             next < pair->other_count && pair->others[next].reading == pair->others[i].reading;) {
            next++;
        }
        const struct fact_pair alone = {.spells = pair->others + i, .count = next - i};
        struct run_of_days run;
        if (pair_runs(&alone, &run, 1) != 1 || run.first->bounds.start_lo < lo ||
            run.first->bounds.start_hi > hi ||
            (end_hi != EDTF_POS_INF &&
             (run.last->bounds.end_lo < end_lo || run.last->bounds.end_hi > end_hi))) {
            return false;
        }
    }
    return true;
}

/* Whether a window of the pair begins by `hi`, and is not within lo to hi. */
static bool windows_reach_out(const struct maker *maker, const struct fact_pair *pair, int64_t lo,
                              int64_t hi)
{
    for (size_t i = 0; !maker->pool->facts.by_reading && i < pair->window_count; i++) {
        const struct fact_window *window = &pair->windows[i];
        if (window->lo <= hi && (window->lo < lo || window->hi > hi)) {
            return true;
        }
    }
    return false;
}

static bool asked_days_have(const struct maker *maker, int64_t lo, int64_t hi)
{
    return maker->pool->lo <= hi && lo <= maker->pool->hi && hi < maker->pool->facts.as_of;
}

bool make_when(struct maker *maker, const struct candidate *about, struct item *item)
{
    const struct fact_bloc *bloc = &maker->pool->facts.blocs[about->b];
    const struct fact_pair *pair = facts_pair(bloc, about->a);
    struct run_of_days run;
    const struct fact_event *event;
    if (!begin_pair(maker, about, item) || !only_run(maker, about, &run, &event)) {
        return false;
    }
    const int64_t year = year_of(event->lo), first = first_of_year(year),
                  last = first_of_year(year + 1) - 1;
    if (year_of(event->hi) != year || run.first->bounds.start_lo < first ||
        run.first->bounds.start_hi > last || !asked_days_have(maker, first, event->hi) ||
        bloc->life_lo > last || bloc->life_hi <= first ||
        windows_reach_out(maker, pair, first, last) ||
        !others_run_so(maker, pair, first, last, EDTF_NEG_INF, EDTF_POS_INF)) {
        return false;
    }
    item->low = item->high = year;
    asks_pair(maker, item, about->b, about->a);
    asks_text(maker, item, "event", event->id);
    cite_pair(maker, item, about->b, about->a, run.first->bounds.start_hi);
    feedback_of_pair(maker, item);
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = SAY(
            maker, lang, by_bloc(maker, about->b, MSG_exercise_when_stem, MSG_exercise_when_treaty),
            actor_shown(maker->pool, about->a, about->day, lang),
            bloc_shown(maker->pool, about->b, about->day, lang, HIDE_STATES));
        item->said[lang].answer = year_text(maker, year);
    }
    finish_item(maker, item,
                TEXT_OF(maker, "{\"bloc\":%s,\"actor\":\"%s\",\"year\":%lld}",
                        quoted_bloc(maker, about->b), actor_id(maker, about->a), (long long)year),
                TEXT_OF(maker, "blocline why %s %s%s", bloc_id(maker, about->b),
                        actor_id(maker, about->a), maker->pool->reading_option));
    return true;
}

/* ---- The name of the bloc ---- */

/* Ends the walk, without a fault, at the first bloc that is another one. */
static bool is_the_bloc(void *context, int64_t bloc, struct fault *fault)
{
    const int64_t *wanted = context;
    (void)fault;
    return bloc == *wanted;
}

static void accept_names(struct maker *maker, struct item *item)
{
    const struct named *named = &maker->pool->bloc_names[item->bloc];
    for (size_t i = 0; i < named->count; i++) {
        const struct naming *naming = &named->list[i];
        bool known = naming->shared || naming->lo > item->day || naming->hi < item->day;
        for (size_t k = 0; k < item->accepted_count; k++) {
            known = known || strcmp(item->accepted[k], naming->text) == 0;
        }
        if (!known && item->accepted_count < ITEM_ACCEPTED) {
            item->accepted[item->accepted_count++] = naming->text;
        }
    }
}

/* Whether no other bloc has the actor from that day on. */
static bool begins_alone(struct maker *maker, int64_t actor, int64_t day, int64_t bloc)
{
    const struct question *question = maker->pool->question;
    struct fault fault = {.language = question->lang};
    const bool alone =
        store_blocs_begun(question->store, actor, day, day, is_the_bloc, &bloc, &fault);
    pool_unread(maker->pool, &fault);
    return alone;
}

bool make_gap(struct maker *maker, const struct candidate *about, struct item *item)
{
    const struct facts *facts = &maker->pool->facts;
    const struct fact_bloc *bloc = &facts->blocs[about->b];
    const struct fact_pair *pair = facts_pair(bloc, about->a);
    struct run_of_days run;
    const struct fact_event *event;
    if (!begin_pair(maker, about, item) || !only_run(maker, about, &run, &event) ||
        event->lo != event->hi || run.first->bounds.start_lo != run.first->bounds.start_hi ||
        run.first->bounds.start_lo != event->lo || !asked_days_have(maker, event->lo, event->lo) ||
        bloc->life_lo > event->lo || bloc->life_hi <= event->lo ||
        pair_contested(facts, pair, event->lo - 1, event->lo) ||
        !others_run_so(maker, pair, event->lo, event->lo, EDTF_NEG_INF, EDTF_POS_INF) ||
        !begins_alone(maker, facts->actors[about->a].number, event->lo, bloc->number)) {
        return false;
    }
    item->day = event->lo;
    accept_names(maker, item);
    asks_pair(maker, item, about->b, about->a);
    asks_text(maker, item, "event", event->id);
    cite_pair(maker, item, about->b, about->a, event->lo);
    feedback_of_pair(maker, item);
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = SAY(maker, lang, MSG_exercise_gap_stem,
                                    actor_shown(maker->pool, about->a, item->day, lang),
                                    day_shown(maker->pool, item->day, lang));
        item->said[lang].answer = bloc_shown(maker->pool, about->b, item->day, lang, HIDE_STATES);
    }
    const char *day = day_text(maker, item->day);
    finish_item(maker, item,
                TEXT_OF(maker, "{\"bloc\":%s,\"actor\":\"%s\",\"day\":\"%s\"}",
                        quoted_bloc(maker, about->b), actor_id(maker, about->a), day),
                TEXT_OF(maker, "blocline changes %s %s --actor %s%s",
                        day_text(maker, item->day - 1), day, actor_id(maker, about->a),
                        maker->pool->reading_option));
    return item->accepted_count > 0;
}

/* ---- How many ---- */

bool make_count(struct maker *maker, const struct candidate *about, struct item *item)
{
    const struct facts *facts = &maker->pool->facts;
    const struct fact_bloc *bloc = &facts->blocs[about->a];
    size_t count;
    item->bloc = about->a;
    item->day = about->day;
    if (!bloc_sayable(maker, about->a, about->day, HIDE_STATES) ||
        !settled_count(facts, bloc, about->day, maker->pool->margin, &count) || count == 0) {
        return false;
    }
    const char *who = "";
    for (size_t i = 0; i < bloc->pair_count; i++) {
        const uint32_t actor = bloc->pairs[i].actor;
        if (!reading_full(bloc, actor, about->day)) {
            continue;
        }
        if (!facts->actors[actor].state) {
            return false;
        }
        who = TEXT_OF(maker, "%s%s%s", who, *who ? " " : "", actor_id(maker, actor));
        asks_pair(maker, item, about->a, actor);
        cite_pair(maker, item, about->a, actor, about->day);
    }
    asks_text(maker, item, "count", bloc->id);
    item->low = item->high = (int64_t)count;
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem =
            SAY(maker, lang,
                by_bloc(maker, about->a, MSG_exercise_count_stem, MSG_exercise_count_treaty),
                bloc_shown(maker->pool, about->a, about->day, lang, HIDE_STATES),
                day_shown(maker->pool, about->day, lang));
        item->said[lang].answer = year_text(maker, (int64_t)count);
        item->said[lang].feedback = who;
    }
    const char *day = day_text(maker, about->day);
    finish_item(maker, item,
                TEXT_OF(maker, "{\"bloc\":%s,\"day\":\"%s\",\"count\":%zu}",
                        quoted_bloc(maker, about->a), day, count),
                TEXT_OF(maker, "blocline members %s --on %s%s", bloc->id, day,
                        maker->pool->reading_option));
    return true;
}

/* ---- How long ---- */

/* Whole years from one day to another. */
static int64_t whole_years(int64_t from, int64_t to)
{
    const struct civil a = day_to_civil(from), b = day_to_civil(to);
    const bool before = b.month < a.month || (b.month == a.month && b.day < a.day);
    return b.year - a.year - before;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t greatest(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

bool make_duration(struct maker *maker, const struct candidate *about, struct item *item)
{
    const struct facts *facts = &maker->pool->facts;
    const struct fact_bloc *bloc = &facts->blocs[about->b];
    const struct fact_pair *pair = facts_pair(bloc, about->a);
    struct run_of_days run;
    const struct fact_event *start, *end = NULL;
    if (!begin_pair(maker, about, item) || !only_run(maker, about, &run, &start) ||
        !facts_account(bloc, run.last->end_account, &end) || !surely_dated(end)) {
        return false;
    }
    const int64_t from = least(start->lo, run.first->bounds.start_lo),
                  from_hi = greatest(start->hi, run.first->bounds.start_hi);
    const int64_t to = least(end->lo, run.last->bounds.end_lo),
                  to_hi = greatest(end->hi, run.last->bounds.end_hi);
    const int64_t years = whole_years(from_hi, to);
    if (from_hi >= to || years < 1 || whole_years(from, to_hi) != years ||
        !asked_days_have(maker, from, to_hi) ||
        !others_run_so(maker, pair, from, from_hi, to, to_hi)) {
        return false;
    }
    for (size_t i = 0; !facts->by_reading && i < pair->window_count; i++) {
        const struct fact_window *window = &pair->windows[i];
        if (!(window->lo >= from && window->hi <= from_hi) &&
            !(window->lo >= to && window->hi <= to_hi)) {
            return false;
        }
    }
    item->low = item->high = years;
    asks_pair(maker, item, about->b, about->a);
    asks_text(maker, item, "event", start->id);
    asks_text(maker, item, "event", end->id);
    cite_pair(maker, item, about->b, about->a, from_hi);
    cite_pair(maker, item, about->b, about->a, to_hi);
    feedback_of_pair(maker, item);
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem =
            SAY(maker, lang,
                by_bloc(maker, about->b, MSG_exercise_duration_stem, MSG_exercise_duration_treaty),
                actor_shown(maker->pool, about->a, about->day, lang),
                bloc_shown(maker->pool, about->b, about->day, lang, HIDE_STATES));
        item->said[lang].answer = year_text(maker, years);
    }
    finish_item(maker, item,
                TEXT_OF(maker, "{\"bloc\":%s,\"actor\":\"%s\",\"years\":%lld}",
                        quoted_bloc(maker, about->b), actor_id(maker, about->a), (long long)years),
                TEXT_OF(maker, "blocline why %s %s%s", bloc_id(maker, about->b),
                        actor_id(maker, about->a), maker->pool->reading_option));
    return true;
}

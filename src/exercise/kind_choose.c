#include "kind_lists.h"
#include "make.h"

#include <stdlib.h>

/* Questions with one right option of four: members, odd, blocs, together, left; and `all`. */

/* ---- Who was in a bloc ---- */

struct crowd {
    uint32_t *full, *none;
    size_t full_count, none_count;
};

/* Full members and tempting others on the day; to be freed. */
static struct crowd crowd_of(struct maker *maker, uint32_t bloc, int64_t day, size_t full_need,
                             size_t none_need)
{
    const size_t room = maker->pool->facts.actor_count + 1;
    struct crowd crowd = {heap_alloc(room * sizeof(uint32_t)), heap_alloc(room * sizeof(uint32_t)),
                          0, 0};
    crowd.full_count = settled_actors(maker, bloc, day, SETTLED_FULL, true, crowd.full);
    if (crowd.full_count >= full_need) {
        crowd.none_count = settled_actors(maker, bloc, day, SETTLED_NO, false, crowd.none);
    }
    if (crowd.none_count >= none_need) {
        crowd.none_count = rank_tempting(maker, bloc, day, crowd.none, crowd.none_count, none_need);
    }
    random_shuffle(&maker->random, crowd.full, crowd.full_count);
    return crowd;
}

static void crowd_free(struct crowd *crowd)
{
    free(crowd->full);
    free(crowd->none);
}

/* Fills in `yes` full members and `no` others, those of `right` being right. */
static bool ask_crowd(struct maker *maker, struct item *item, const struct candidate *about,
                      size_t yes, size_t no, bool right)
{
    struct crowd crowd = crowd_of(maker, about->a, about->day, yes, no);
    const char *are = "", *not = "";
    const bool enough = crowd.full_count >= yes && crowd.none_count >= no;
    for (size_t i = 0; enough && i < yes; i++) {
        add_actor(maker, item, crowd.full[i], right);
        asks_pair(maker, item, about->a, crowd.full[i]);
        cite_pair(maker, item, about->a, crowd.full[i], about->day);
        are = json_more(maker, are, actor_id(maker, crowd.full[i]));
    }
    for (size_t i = 0; enough && i < no; i++) {
        add_actor(maker, item, crowd.none[i], !right);
        asks_pair(maker, item, about->a, crowd.none[i]);
        cite_pair(maker, item, about->a, crowd.none[i], about->day);
        not = json_more(maker, not, actor_id(maker, crowd.none[i]));
    }
    crowd_free(&crowd);
    const char *bloc = bloc_id(maker, about->a), *day = day_text(maker, about->day);
    finish_item(
        maker, item,
        TEXT_OF(maker, "{\"bloc\":%s,\"day\":\"%s\",\"yes\":[%s],\"no\":[%s]}",
                json_quoted(&maker->pool->arena, bloc), day, are, not ),
        TEXT_OF(maker, "blocline members %s --on %s%s", bloc, day, maker->pool->reading_option));
    return enough && options_differ(maker, item);
}

static bool begin_bloc(struct maker *maker, struct item *item, const struct candidate *about)
{
    item->bloc = about->a;
    item->day = about->day;
    return bloc_sayable(maker, about->a, about->day, HIDE_STATES);
}

static void stem_of_bloc(struct maker *maker, struct item *item, enum message id,
                         enum message treaty)
{
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem =
            SAY(maker, lang, by_bloc(maker, item->bloc, id, treaty),
                bloc_shown(maker->pool, item->bloc, item->day, lang, HIDE_STATES),
                day_shown(maker->pool, item->day, lang));
    }
}

bool make_members(struct maker *maker, const struct candidate *about, struct item *item)
{
    if (!begin_bloc(maker, item, about) || !ask_crowd(maker, item, about, 1, 3, true)) {
        return false;
    }
    stem_of_bloc(maker, item, MSG_exercise_members_stem, MSG_exercise_members_treaty);
    return true;
}

bool make_odd(struct maker *maker, const struct candidate *about, struct item *item)
{
    if (!begin_bloc(maker, item, about) || !ask_crowd(maker, item, about, 3, 1, false)) {
        return false;
    }
    stem_of_bloc(maker, item, MSG_exercise_odd_stem, MSG_exercise_odd_treaty);
    return true;
}

bool make_all(struct maker *maker, const struct candidate *about, struct item *item)
{
    const size_t yes = 3 + random_below(&maker->random, 3);
    if (!begin_bloc(maker, item, about) || !ask_crowd(maker, item, about, yes, 8 - yes, true)) {
        return false;
    }
    item->points = 4;
    stem_of_bloc(maker, item, MSG_exercise_all_stem, MSG_exercise_all_treaty);
    FOR_LANGS(maker, lang)
    {
        item->said[lang].extra = message(lang, MSG_exercise_all_map);
    }
    return true;
}

/* ---- Where an actor was ---- */

void list_actor_days(struct maker *maker)
{
    const struct pool *pool = maker->pool;
    for (uint32_t actor = 0; actor < pool->facts.actor_count && pool->lo <= pool->hi; actor++) {
        for (int64_t year = year_of(pool->lo); year <= year_of(pool->hi); year++) {
            for (int month = 3; month <= 9; month += 6) {
                const int64_t day = day_from_civil(year, month, 1);
                if (pool->asked[actor] && pool->lo <= day && day <= pool->hi) {
                    candidate_add(maker, actor, NONE, 0, day);
                }
            }
        }
    }
}

void list_two_actors(struct maker *maker)
{
    enum { EACH = 8, MOST = 300000 };
    list_actor_days(maker);
    const size_t count = maker->count;
    const size_t each = count * EACH > MOST ? MOST / count + 1 : EACH;
    for (size_t i = 0; i < count; i++) {
        /* With every other actor would be too many: with some, drawn. */
        const uint32_t actors = (uint32_t)maker->pool->facts.actor_count;
        for (size_t k = 0; k < each; k++) {
            const uint32_t other = random_below(&maker->random, actors);
            if (other > maker->list[i].a && maker->pool->asked[other]) {
                candidate_add(maker, maker->list[i].a, other, 0, maker->list[i].day);
            }
        }
    }
    maker->count -= count;
    for (size_t i = 0; i < maker->count; i++) {
        maker->list[i] = maker->list[i + count];
    }
}

/* How both (or the one) stand in the bloc: 2 all full, 1 one of two, 0 none; -1 not settled. */
static int standing_of(struct maker *maker, const struct candidate *about, uint32_t bloc)
{
    const struct pool *pool = maker->pool;
    const struct fact_bloc *in = &pool->facts.blocs[bloc];
    const enum settled one = settled_on(&pool->facts, in, about->a, about->day, pool->margin);
    const enum settled two =
        about->b == NONE ? one : settled_on(&pool->facts, in, about->b, about->day, pool->margin);
    return one == UNSETTLED || two == UNSETTLED ? -1
           : one == SETTLED_FULL && two == SETTLED_FULL
               ? 2
               : one == SETTLED_FULL || two == SETTLED_FULL;
}

/* Sorts the live blocs into right and wrong ones. */
static void sort_blocs(struct maker *maker, const struct candidate *about, struct crowd *crowd)
{
    const struct facts *facts = &maker->pool->facts;
    int *scores = heap_alloc((facts->bloc_count + 1) * sizeof *scores);
    uint32_t *order = heap_alloc((facts->bloc_count + 1) * sizeof *order);
    for (uint32_t i = 0; i < facts->bloc_count; i++) {
        order[i] = i;
    }
    random_shuffle(&maker->random, order, facts->bloc_count);
    for (size_t i = 0; i < facts->bloc_count; i++) {
        const uint32_t bloc = order[i];
        if ((about->b != NONE && facts->blocs[bloc].bilateral) ||
            !bloc_lives(&facts->blocs[bloc], about->day) ||
            !bloc_sayable(maker, bloc, about->day, HIDE_STATES)) {
            continue;
        }
        const int standing = standing_of(maker, about, bloc);
        if (standing == 2 && facts->blocs[bloc].drawn) {
            crowd->full[crowd->full_count++] = bloc;
        } else if (standing == 0 || standing == 1) {
            scores[crowd->none_count] =
                tempting_score(maker, bloc, about->day, about->a) + (standing == 1 ? 8 : 0);
            crowd->none[crowd->none_count++] = bloc;
        }
    }
    if (crowd->none_count >= 3) {
        crowd->none_count = rank_scored(maker, crowd->none, scores, crowd->none_count, 3);
    }
    free(order);
    free(scores);
}

static bool ask_blocs(struct maker *maker, const struct candidate *about, struct item *item)
{
    const size_t room = maker->pool->facts.bloc_count + 1;
    struct crowd crowd = {heap_alloc(room * sizeof(uint32_t)), heap_alloc(room * sizeof(uint32_t)),
                          0, 0};
    sort_blocs(maker, about, &crowd);
    if (crowd.full_count < 1 || crowd.none_count < 3) { /* as of most days that are tried */
        crowd_free(&crowd);
        return false;
    }
    const char *actors = json_more(maker, "", actor_id(maker, about->a));
    if (about->b != NONE) {
        actors = json_more(maker, actors, actor_id(maker, about->b));
    }
    const char *are = "", *not = "";
    for (size_t i = 0; i < 4; i++) {
        const uint32_t bloc = i == 0 ? crowd.full[0] : crowd.none[i - 1];
        add_bloc(maker, item, bloc, i == 0);
        asks_pair(maker, item, bloc, about->a);
        cite_pair(maker, item, bloc, about->a, about->day);
        if (about->b != NONE) {
            asks_pair(maker, item, bloc, about->b);
            cite_pair(maker, item, bloc, about->b, about->day);
        }
        if (i == 0) {
            item->bloc = bloc;
            are = json_more(maker, are, bloc_id(maker, bloc));
        } else {
            not = json_more(maker, not, bloc_id(maker, bloc));
        }
    }
    crowd_free(&crowd);
    const char *day = day_text(maker, about->day);
    const char *who = about->b == NONE ? TEXT_OF(maker, "\"actor\":%s", actors)
                                       : TEXT_OF(maker, "\"actors\":[%s]", actors);
    finish_item(maker, item,
                TEXT_OF(maker, "{%s,\"day\":\"%s\",\"yes\":[%s],\"no\":[%s]}", who, day, are, not ),
                about->b == NONE
                    ? TEXT_OF(maker, "blocline blocs %s --on %s%s", actor_id(maker, about->a), day,
                              maker->pool->reading_option)
                    : TEXT_OF(maker, "blocline together %s %s --from %s --to %s%s",
                              actor_id(maker, about->a), actor_id(maker, about->b), day, day,
                              maker->pool->reading_option));
    return options_differ(maker, item);
}

bool make_blocs(struct maker *maker, const struct candidate *about, struct item *item)
{
    item->actor = about->a;
    item->day = about->day;
    if (!actor_sayable(maker, about->a, about->day) || !ask_blocs(maker, about, item)) {
        return false;
    }
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = SAY(maker, lang, MSG_exercise_blocs_stem,
                                    actor_shown(maker->pool, about->a, about->day, lang),
                                    day_shown(maker->pool, about->day, lang));
    }
    return true;
}

bool make_together(struct maker *maker, const struct candidate *about, struct item *item)
{
    item->actor = about->a;
    item->other = about->b;
    item->day = about->day;
    if (!actor_sayable(maker, about->a, about->day) ||
        !actor_sayable(maker, about->b, about->day) || !ask_blocs(maker, about, item)) {
        return false;
    }
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = SAY(maker, lang, MSG_exercise_together_stem,
                                    actor_shown(maker->pool, about->a, about->day, lang),
                                    actor_shown(maker->pool, about->b, about->day, lang),
                                    day_shown(maker->pool, about->day, lang));
    }
    return true;
}

/* ---- What an actor left ---- */

static bool is_leaving(const char *kind)
{
    return word_find(&(const struct vocabulary){{"withdrawal", "suspension", "notice"}}, kind) !=
           WORD_UNKNOWN;
}

void list_leavings(struct maker *maker)
{
    const struct facts *facts = &maker->pool->facts;
    for (uint32_t bloc = 0; bloc < facts->bloc_count; bloc++) {
        for (size_t i = 0; facts->blocs[bloc].drawn && i < facts->blocs[bloc].pair_count; i++) {
            const struct fact_pair *pair = &facts->blocs[bloc].pairs[i];
            struct run_of_days runs[4];
            const size_t count = pair_runs(pair, runs, 4);
            for (size_t k = 0; maker->pool->asked[pair->actor] && k < count && k < 4; k++) {
                const struct fact_event *event = NULL;
                const struct fact_account *end =
                    facts_account(&facts->blocs[bloc], runs[k].last->end_account, &event);
                if (end && is_leaving(end->kind) && event->of_states &&
                    year_of(event->lo) == year_of(event->hi) && maker->pool->lo <= event->lo &&
                    event->hi <= maker->pool->hi) {
                    candidate_add(maker, pair->actor, bloc, 0, event->lo);
                }
            }
        }
    }
}

bool make_left(struct maker *maker, const struct candidate *about, struct item *item)
{
    const struct facts *facts = &maker->pool->facts;
    const int64_t year = year_of(about->day);
    const int64_t first = first_of_year(year), last = first_of_year(year + 1) - 1;
    const struct fact_bloc *from = &facts->blocs[about->b];
    uint32_t stayed[64];
    size_t count = 0;
    item->actor = about->a;
    item->day = about->day;
    if (!bloc_sayable(maker, about->b, about->day, HIDE_STATES) ||
        !actor_sayable(maker, about->a, about->day) || !bloc_lives(from, last) ||
        settled_on(facts, from, about->a, first - 1, 0) != SETTLED_FULL ||
        settled_on(facts, from, about->a, last + 1, 0) != SETTLED_NO) {
        return false;
    }
    for (uint32_t bloc = 0; bloc < facts->bloc_count && count < 64; bloc++) {
        if (bloc != about->b && bloc_lives(&facts->blocs[bloc], first) &&
            bloc_lives(&facts->blocs[bloc], last) &&
            bloc_sayable(maker, bloc, about->day, HIDE_STATES) &&
            settled_span(facts, &facts->blocs[bloc], about->a, first, last, 0) == SETTLED_FULL) {
            stayed[count++] = bloc;
        }
    }
    if (count < 3) {
        return false;
    }
    random_shuffle(&maker->random, stayed, count);
    item->bloc = about->b;
    add_bloc(maker, item, about->b, true);
    asks_pair(maker, item, about->b, about->a);
    cite_pair(maker, item, about->b, about->a, last);
    const char *list = "";
    for (size_t i = 0; i < 3; i++) {
        add_bloc(maker, item, stayed[i], false);
        asks_pair(maker, item, stayed[i], about->a);
        list = json_more(maker, list, bloc_id(maker, stayed[i]));
    }
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = SAY(maker, lang, MSG_exercise_left_stem,
                                    actor_shown(maker->pool, about->a, about->day, lang),
                                    TEXT_OF(maker, "%lld", (long long)year));
    }
    finish_item(maker, item,
                TEXT_OF(maker, "{\"actor\":\"%s\",\"year\":%lld,\"left\":%s,\"stayed\":[%s]}",
                        actor_id(maker, about->a), (long long)year,
                        json_quoted(&maker->pool->arena, bloc_id(maker, about->b)), list),
                TEXT_OF(maker, "blocline history %s --from %lld --to %lld%s",
                        actor_id(maker, about->a), (long long)year - 1, (long long)year + 1,
                        maker->pool->reading_option));
    return options_differ(maker, item);
}

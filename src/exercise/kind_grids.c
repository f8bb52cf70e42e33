#include "kind_lists.h"
#include "make.h"

#include <stdlib.h>
#include <string.h>

/* Standings side by side: status, certain, table. */

/* ---- status ---- */

static bool status_known(const struct item *item, const char *status)
{
    for (size_t i = 0; i < item->option_count; i++) {
        if (strcmp(item->options[i].id, status) == 0) {
            return true;
        }
    }
    return false;
}

/* One actor for each status, as they are drawn. The options' ids are the statuses meanwhile. */
static void gather_statuses(struct maker *maker, struct item *item, uint32_t *actors)
{
    const struct facts *facts = &maker->pool->facts;
    const struct fact_bloc *bloc = &facts->blocs[item->bloc];
    uint32_t *order = heap_alloc((bloc->pair_count + 1) * sizeof *order);
    for (size_t i = 0; i < bloc->pair_count; i++) {
        order[i] = (uint32_t)i;
    }
    random_shuffle(&maker->random, order, bloc->pair_count);
    for (size_t i = 0; i < bloc->pair_count && item->option_count < 6; i++) {
        const uint32_t actor = bloc->pairs[order[i]].actor;
        const char *status;
        if (maker->pool->asked[actor] && actor_sayable(maker, actor, item->day) &&
            settled_status(facts, bloc, actor, item->day, maker->pool->margin, &status) && status &&
            !status_known(item, status)) {
            actors[item->option_count] = actor;
            add_option(item, status, true);
        }
    }
    free(order);
}

/* A status that none of them has, and is no second word for full membership. */
static void leave_one_over(struct maker *maker, struct item *item)
{
    const struct pool *pool = maker->pool;
    static const struct vocabulary partial = {{"observer", "partner", "associate", "guest"}};
    for (size_t i = 0; i < pool->status_count; i++) {
        const char *status = pool->statuses[i].id;
        if (word_find(&partial, status) != WORD_UNKNOWN && !status_known(item, status)) {
            FOR_LANGS(maker, lang)
            {
                item->said[lang].left_over[0] = status_shown(pool, status, lang);
            }
            return;
        }
    }
}

bool make_status(struct maker *maker, const struct candidate *about, struct item *item)
{
    uint32_t actors[ITEM_OPTIONS];
    item->bloc = about->a;
    item->day = about->day;
    if (!bloc_sayable(maker, about->a, about->day, HIDE_STATES)) {
        return false;
    }
    gather_statuses(maker, item, actors);
    if (item->option_count < 3) {
        return false;
    }
    if (maker->pool->options.level >= 2) {
        leave_one_over(maker, item);
    }
    const char *list = "";
    for (size_t i = 0; i < item->option_count; i++) {
        struct item_option *option = &item->options[i];
        list = TEXT_OF(maker, "%s%s\"%s\":\"%s\"", list, i ? "," : "", actor_id(maker, actors[i]),
                       option->id);
        FOR_LANGS(maker, lang)
        {
            option->said[lang].text = actor_shown(maker->pool, actors[i], item->day, lang);
            option->said[lang].side = status_shown(maker->pool, option->id, lang);
            option->said[lang].why = story_shown(maker->pool, item->bloc, actors[i], lang);
        }
        asks_pair(maker, item, about->a, actors[i]);
        cite_pair(maker, item, about->a, actors[i], item->day);
        option->id = actor_id(maker, actors[i]);
    }
    item->points = (int)item->option_count;
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem =
            SAY(maker, lang, MSG_exercise_status_stem,
                bloc_shown(maker->pool, about->a, about->day, lang, HIDE_STATES),
                day_shown(maker->pool, about->day, lang));
    }
    const char *day = day_text(maker, about->day);
    finish_item(maker, item,
                TEXT_OF(maker, "{\"bloc\":%s,\"day\":\"%s\",\"status\":{%s}}",
                        quoted_bloc(maker, about->a), day, list),
                TEXT_OF(maker, "blocline members %s --on %s --status all%s",
                        bloc_id(maker, about->a), day, maker->pool->reading_option));
    return options_differ(maker, item);
}

/* ---- certain ---- */

/* Spells that begin on a day of a range (c / 3 is the place of the spell), asked about a day on
 * which they hold (c % 3 = 0), may hold (1), do not hold (2). */
void list_ranges(struct maker *maker)
{
    const struct facts *facts = &maker->pool->facts;
    for (uint32_t bloc = 0; bloc < facts->bloc_count; bloc++) {
        for (size_t i = 0; facts->blocs[bloc].drawn && i < facts->blocs[bloc].pair_count; i++) {
            const struct fact_pair *pair = &facts->blocs[bloc].pairs[i];
            for (uint32_t k = 0; maker->pool->asked[pair->actor] && k < pair->count; k++) {
                const struct bounds *bounds = &pair->spells[k].bounds;
                if (bounds->start_hi - bounds->start_lo >= 20 && bounds->start_lo != EDTF_NEG_INF &&
                    bounds->start_hi != EDTF_POS_INF) {
                    for (uint32_t c = 0; c < 3; c++) {
                        candidate_add(maker, pair->actor, bloc, k * 3 + c, bounds->start_hi);
                    }
                }
            }
        }
    }
}

static int64_t asked_day(const struct bounds *bounds, uint32_t answer)
{
    const int64_t range = bounds->start_hi - bounds->start_lo;
    return answer == 0   ? bounds->start_hi + 30
           : answer == 1 ? bounds->start_lo + range / 2
                         : bounds->start_lo - 30;
}

static bool is_plain_date(const char *text)
{
    struct edtf date;
    return edtf_parse(text, strlen(text), &date, NULL) && !date.qualifier && date.kind == EDTF_DATE;
}

/* "26 December 1991." and not "..", where a date ends with the sign of an abbreviation. */
static const char *one_stop(struct maker *maker, const char *text)
{
    char *out = arena_text(&maker->pool->arena, text, strlen(text)), *to = out;
    for (const char *at = out; *at; at++) {
        if (!(*at == '.' && at[1] == '.' && (at[2] == ' ' || at[2] == '\0'))) {
            *to++ = *at;
        }
    }
    *to = '\0';
    return out;
}

bool make_certain(struct maker *maker, const struct candidate *about, struct item *item)
{
    static const char *const ids[] = {"certainly", "possibly", "certainly not"};
    static const enum message texts[] = {MSG_exercise_certain_yes, MSG_exercise_certain_possible,
                                         MSG_exercise_certain_no};
    struct pool *pool = maker->pool;
    const struct fact_pair *pair = facts_pair(&pool->facts.blocs[about->b], about->a);
    const struct fact_spell *spell = &pair->spells[about->c / 3];
    const uint32_t answer = about->c % 3;
    const int64_t day = asked_day(&spell->bounds, answer);
    item->actor = about->a;
    item->bloc = about->b;
    item->day = day;
    if (pair->count != 1 || pair->window_count || day >= pool->facts.as_of ||
        (spell->end && (day + 30 >= spell->bounds.end_lo || !is_plain_date(spell->end))) ||
        !is_plain_date(spell->start) || !actor_sayable(maker, about->a, day) ||
        !bloc_sayable(maker, about->b, day, HIDE_STATES)) {
        return false;
    }
    for (uint32_t i = 0; i < 3; i++) {
        struct item_option *option = add_option(item, ids[i], i == answer);
        FOR_LANGS(maker, lang)
        {
            option->said[lang].text = message(lang, texts[i]);
        }
    }
    item->fixed = true;
    asks_pair(maker, item, about->b, about->a);
    cite_pair(maker, item, about->b, about->a, spell->bounds.start_hi);
    FOR_LANGS(maker, lang)
    {
        const char *end =
            spell->end ? SAY(maker, lang, MSG_exercise_end, date_shown(pool, spell->end, lang))
                       : message(lang, MSG_exercise_no_end);
        item->said[lang].stem = one_stop(
            maker,
            SAY(maker, lang, MSG_exercise_certain_stem, actor_shown(pool, about->a, day, lang),
                status_shown(pool, spell->status, lang),
                bloc_shown(pool, about->b, day, lang, HIDE_STATES),
                date_shown(pool, spell->start, lang), end, day_shown(pool, day, lang)));
        item->said[lang].feedback =
            one_stop(maker, SAY(maker, lang, MSG_exercise_certain_why,
                                date_shown(pool, day_text(maker, spell->bounds.start_lo), lang),
                                date_shown(pool, day_text(maker, spell->bounds.start_hi), lang)));
    }
    finish_item(
        maker, item,
        TEXT_OF(maker,
                "{\"bloc\":%s,\"actor\":\"%s\",\"status\":\"%s\",\"day\":\"%s\",\"answer\":\"%s\"}",
                quoted_bloc(maker, about->b), actor_id(maker, about->a), spell->status,
                day_text(maker, day), ids[answer]),
        TEXT_OF(maker, "blocline why %s %s%s", bloc_id(maker, about->b), actor_id(maker, about->a),
                pool->reading_option));
    return true;
}

/* ---- Years ---- */

/* Every drawn bloc (a) with every year (b) in which it lives on 1 July. */
void list_bloc_years(struct maker *maker)
{
    const struct pool *pool = maker->pool;
    for (uint32_t bloc = 0; bloc < pool->facts.bloc_count && pool->lo <= pool->hi; bloc++) {
        for (int64_t year = year_of(pool->lo); year <= year_of(pool->hi); year++) {
            const int64_t day = first_of_july(year);
            if (pool->facts.blocs[bloc].drawn && pool->lo <= day && day <= pool->hi &&
                bloc_lives(&pool->facts.blocs[bloc], day)) {
                candidate_add(maker, bloc, 0, 0, day);
            }
        }
    }
}

enum { TABLE_ROWS = 5, TABLE_YEARS = 8, TABLE_YEARS_LARGE = 5 };

/* Fills the cells of an actor; false if one is not settled. */
static bool fill_cells(struct maker *maker, const struct item *item, uint32_t actor, bool *cells,
                       size_t *ticks)
{
    const struct facts *facts = &maker->pool->facts;
    *ticks = 0;
    for (size_t i = 0; i < item->year_count; i++) {
        const enum settled answer = settled_on(facts, &facts->blocs[item->bloc], actor,
                                               first_of_july(item->years[i]), year_margin(maker));
        if (answer == UNSETTLED) {
            return false;
        }
        cells[i] = answer == SETTLED_FULL;
        *ticks += cells[i];
    }
    return true;
}

/* Adds rows: two at least that change, one at most that is empty. */
static void gather_rows(struct maker *maker, struct item *item, uint32_t *actors)
{
    const struct fact_bloc *bloc = &maker->pool->facts.blocs[item->bloc];
    size_t changing = 0, empty = 0, full = 0;
    uint32_t *order = heap_alloc((bloc->pair_count + 1) * sizeof *order);
    for (size_t i = 0; i < bloc->pair_count; i++) {
        order[i] = (uint32_t)i;
    }
    random_shuffle(&maker->random, order, bloc->pair_count);
    for (size_t i = 0; i < bloc->pair_count && item->option_count < TABLE_ROWS; i++) {
        const uint32_t actor = bloc->pairs[order[i]].actor;
        struct item_option option = {.id = actor_id(maker, actor), .right = true};
        size_t ticks;
        if (!maker->pool->asked[actor] || !actor_sayable(maker, actor, item->day) ||
            !fill_cells(maker, item, actor, option.cells, &ticks)) {
            continue;
        }
        const bool changes = ticks > 0 && ticks < item->year_count;
        if ((ticks == 0 && empty == 1) || (ticks == item->year_count && full == 2)) {
            continue;
        }
        changing += changes;
        empty += ticks == 0;
        full += ticks == item->year_count;
        actors[item->option_count] = actor;
        item->options[item->option_count++] = option;
    }
    free(order);
    if (changing < 2) {
        item->option_count = 0;
    }
}

bool make_table(struct maker *maker, const struct candidate *about, struct item *item)
{
    struct pool *pool = maker->pool;
    uint32_t actors[ITEM_OPTIONS];
    item->bloc = about->a;
    item->day = about->day;
    item->year_count = pool->options.large ? TABLE_YEARS_LARGE : TABLE_YEARS;
    for (size_t i = 0; i < item->year_count; i++) {
        item->years[i] = year_of(about->day) + (int64_t)i;
        if (!bloc_lives(&pool->facts.blocs[about->a], first_of_july(item->years[i])) ||
            first_of_july(item->years[i]) > pool->hi) {
            return false;
        }
    }
    if (!bloc_sayable(maker, about->a, about->day, HIDE_STATES)) {
        return false;
    }
    gather_rows(maker, item, actors);
    if (item->option_count < 4) {
        return false;
    }
    const char *years = "", *rows = "";
    for (size_t i = 0; i < item->year_count; i++) {
        years = TEXT_OF(maker, "%s%s%lld", years, i ? "," : "", (long long)item->years[i]);
    }
    for (size_t i = 0; i < item->option_count; i++) {
        const char *cells = "";
        for (size_t k = 0; k < item->year_count; k++) {
            cells = TEXT_OF(maker, "%s%s%s", cells, k ? "," : "",
                            item->options[i].cells[k] ? "true" : "false");
        }
        rows = TEXT_OF(maker, "%s%s\"%s\":[%s]", rows, i ? "," : "", item->options[i].id, cells);
        FOR_LANGS(maker, lang)
        {
            item->options[i].said[lang].text = actor_shown(pool, actors[i], item->day, lang);
            item->options[i].said[lang].why = story_shown(pool, item->bloc, actors[i], lang);
        }
        asks_pair(maker, item, about->a, actors[i]);
        cite_pair(maker, item, about->a, actors[i], first_of_july(item->years[0]));
    }
    item->points = (int)item->option_count;
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem =
            SAY(maker, lang,
                by_bloc(maker, about->a, MSG_exercise_table_stem, MSG_exercise_table_treaty),
                bloc_shown(pool, about->a, about->day, lang, HIDE_STATES));
    }
    finish_item(
        maker, item,
        TEXT_OF(maker, "{\"bloc\":%s,\"years\":[%s],\"rows\":{%s}}", quoted_bloc(maker, about->a),
                years, rows),
        TEXT_OF(maker, "blocline history %s%s", bloc_id(maker, about->a), pool->reading_option));
    return options_differ(maker, item);
}

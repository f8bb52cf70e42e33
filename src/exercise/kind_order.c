#include "kind_lists.h"
#include "make.h"

#include <string.h>

/* Events in time: order, timeline, match-dates, cards. Of every event all accounts count: two may
 * be put in order only if no account of the one can be later than one of the other. */

static const struct fact_event *event_of(const struct maker *maker, const struct candidate *about)
{
    return &maker->pool->facts.blocs[about->a].events[about->b];
}

/* First and last possible day: of all accounts, or of the reading's where it alone is followed. */
static struct fact_window hull_of(const struct maker *maker, const struct fact_event *event)
{
    const struct fact_account *chosen = &event->accounts[event->chosen];
    return maker->pool->facts.by_reading ? (struct fact_window){chosen->lo, chosen->hi}
                                         : (struct fact_window){event->lo, event->hi};
}

static bool is_dated(const struct maker *maker, const struct fact_event *event)
{
    static const struct vocabulary undated = {{"publication", "statement", "strategy"}};
    if (event->chosen >= event->count || !event->of_states) {
        return false;
    }
    for (size_t i = 0; i < event->count; i++) {
        if (*event->accounts[i].qualifier ||
            word_find(&undated, event->accounts[i].kind) != WORD_UNKNOWN) {
            return false;
        }
    }
    const struct fact_window hull = hull_of(maker, event);
    return hull.lo != EDTF_NEG_INF && hull.hi < maker->pool->facts.as_of &&
           hull.lo >= maker->pool->question->lo && hull.hi <= maker->pool->question->hi;
}

static bool concerns_asked(const struct maker *maker, const struct fact_event *event)
{
    const struct fact_account *account = &event->accounts[event->chosen];
    bool asked = maker->pool->options.actor_count == 0;
    for (size_t i = 0; i < account->effect_count; i++) {
        const uint32_t actor = account->effects[i].actor;
        asked = asked || (actor != NONE && maker->pool->asked[actor]);
    }
    return asked;
}

/* Each event once, by the first of the blocs that it concerns. */
void list_events(struct maker *maker)
{
    const struct facts *facts = &maker->pool->facts;
    struct intern *listed = intern_new();
    for (uint32_t bloc = 0; bloc < facts->bloc_count; bloc++) {
        for (uint32_t i = 0; facts->blocs[bloc].drawn && i < facts->blocs[bloc].event_count; i++) {
            const struct fact_event *event = &facts->blocs[bloc].events[i];
            if (is_dated(maker, event) && concerns_asked(maker, event) &&
                intern_put(listed, event->id, strlen(event->id)) == maker->count) {
                candidate_add(maker, bloc, i, 0, hull_of(maker, event).lo);
            }
        }
    }
    intern_free(listed);
}

/* ---- What an event is called ---- */

static bool is_roman(const char *word, size_t size)
{
    return size > 0 && strspn(word, "IVX") >= size;
}

/* Whether the title tells a place in time or in a series. */
static bool title_tells(struct maker *maker, const char *title, enum language lang)
{
    if (text_has_digit(title)) {
        return true;
    }
    const char *word = title;
    while (*word) {
        const size_t size = strcspn(word, " ,.:;()«»“”\"-");
        if (is_roman(word, size)) {
            return true;
        }
        word += size + (word[size] != '\0');
    }
    return text_has_word(maker->pool, title, message(lang, MSG_exercise_ordinals));
}

/* "Armenia – EAEU: becomes a full member", if that is all that the event does. */
static const char *becoming_full(struct maker *maker, uint32_t bloc, const struct fact_event *event,
                                 enum language lang)
{
    struct pool *pool = maker->pool;
    const struct fact_bloc *in = &pool->facts.blocs[bloc];
    const struct fact_account *account = &event->accounts[event->chosen];
    if (account->effect_count != 1 || account->effects[0].class != CLASS_FULL ||
        account->effects[0].bloc != in->number || account->effects[0].actor == NONE) {
        return NULL;
    }
    const struct fact_pair *pair = facts_pair(in, account->effects[0].actor);
    struct run_of_days runs[8];
    const size_t count = pair ? pair_runs(pair, runs, 8) : 0;
    for (size_t i = 0; i < count && i < 8; i++) {
        if (runs[i].first->start_account == account->number) {
            const char *who = actor_shown(pool, pair->actor, account->lo, lang);
            const char *what = bloc_shown(pool, bloc, account->lo, lang, HIDE_NOTHING);
            return who && what ? SAY(maker, lang, MSG_exercise_became, who, what) : NULL;
        }
    }
    return NULL;
}

const char *event_shown(struct maker *maker, uint32_t bloc, const struct fact_event *event,
                        enum language lang)
{
    const char *title = event->titles[lang];
    return title && *title && !title_tells(maker, title, lang)
               ? title
               : becoming_full(maker, bloc, event, lang);
}

static bool event_sayable(struct maker *maker, const struct candidate *about)
{
    FOR_LANGS(maker, lang)
    {
        if (!event_shown(maker, about->a, event_of(maker, about), lang)) {
            return false;
        }
    }
    return true;
}

/* ---- Several events ---- */

struct events {
    const struct candidate *list[ITEM_OPTIONS];
    size_t count;
};

static bool texts_differ(struct maker *maker, const struct candidate *a, const struct candidate *b)
{
    FOR_LANGS(maker, lang)
    {
        if (strcmp(event_shown(maker, a->a, event_of(maker, a), lang),
                   event_shown(maker, b->a, event_of(maker, b), lang)) == 0) {
            return false;
        }
    }
    return true;
}

typedef bool go_together(struct maker *maker, const struct candidate *a, const struct candidate *b);

static bool are_apart(struct maker *maker, const struct candidate *a, const struct candidate *b)
{
    static const int64_t least_days[] = {0, 900, 180, 1};
    const int64_t least = least_days[maker->pool->options.level];
    const struct fact_window x = hull_of(maker, event_of(maker, a)),
                             y = hull_of(maker, event_of(maker, b));
    return (maker->pool->options.level == 3 || a->a != b->a) &&
           (y.lo - x.hi >= least || x.lo - y.hi >= least);
}

static bool are_of_other_years(struct maker *maker, const struct candidate *a,
                               const struct candidate *b)
{
    const struct fact_window x = hull_of(maker, event_of(maker, a)),
                             y = hull_of(maker, event_of(maker, b));
    return year_of(x.lo) == year_of(x.hi) && year_of(y.lo) == year_of(y.hi) &&
           year_of(x.lo) != year_of(y.lo);
}

/* Takes `need` events that go together, from the candidate on; in order of time. */
static bool gather(struct maker *maker, const struct candidate *about, size_t need,
                   go_together *fit, struct events *events)
{
    const size_t from = (size_t)(about - maker->list);
    for (size_t i = 0; i < maker->count && events->count < need; i++) {
        const struct candidate *next = &maker->list[(from + i) % maker->count];
        bool fits = event_sayable(maker, next);
        for (size_t k = 0; fits && k < events->count; k++) {
            fits = fit(maker, next, events->list[k]) && texts_differ(maker, next, events->list[k]);
        }
        if (fits) {
            size_t at = events->count++;
            for (; at > 0 && events->list[at - 1]->day > next->day; at--) {
                events->list[at] = events->list[at - 1];
            }
            events->list[at] = next;
        } else if (i == 0) {
            return false;
        }
    }
    return events->count == need;
}

static void reveal_event(struct maker *maker, struct item *item, const struct fact_event *event)
{
    const struct fact_account *account = &event->accounts[event->chosen];
    asks_text(maker, item, "event", event->id);
    for (size_t i = 0; i < account->effect_count; i++) {
        const uint32_t bloc = facts_bloc(&maker->pool->facts, account->effects[i].bloc);
        if (bloc != NONE && account->effects[i].actor != NONE) {
            reveals_pair(maker, item, bloc, account->effects[i].actor);
        }
    }
}

static void add_event(struct maker *maker, struct item *item, const struct candidate *about)
{
    const struct fact_event *event = event_of(maker, about);
    const struct fact_account *account = &event->accounts[event->chosen];
    struct item_option *option = add_option(item, event->id, true);
    option->year = year_of(account->lo);
    FOR_LANGS(maker, lang)
    {
        option->said[lang].text = event_shown(maker, about->a, event, lang);
        option->said[lang].why = date_shown(maker->pool, account->date, lang);
        option->said[lang].side = TEXT_OF(maker, "%lld", (long long)option->year);
    }
    reveal_event(maker, item, event);
    cite_account(maker, item, account);
}

static bool make_row(struct maker *maker, const struct candidate *about, struct item *item,
                     size_t need, enum message stem)
{
    struct events events = {.count = 0};
    if (!gather(maker, about, need, are_apart, &events)) {
        return false;
    }
    const char *order = "";
    for (size_t i = 0; i < events.count; i++) {
        add_event(maker, item, events.list[i]);
        item->options[i].said[LANG_EN].side = item->options[i].said[LANG_RU].side =
            item->options[i].said[LANG_KK].side = NULL;
        order = json_more(maker, order, event_of(maker, events.list[i])->id);
    }
    item->day = events.list[0]->day;
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = SAY(maker, lang, stem, TEXT_OF(maker, "%zu", need));
    }
    finish_item(maker, item, TEXT_OF(maker, "{\"order\":[%s]}", order),
                TEXT_OF(maker, "blocline chronology --from %s --to %s%s",
                        day_text(maker, events.list[0]->day),
                        day_text(maker, hull_of(maker, event_of(maker, events.list[need - 1])).hi),
                        maker->pool->reading_option));
    return true;
}

bool make_order(struct maker *maker, const struct candidate *about, struct item *item)
{
    const size_t need = 4 + random_below(&maker->random, 3);
    item->points = (int)need - 1;
    return make_row(maker, about, item, need, MSG_exercise_order_stem);
}

bool make_timeline(struct maker *maker, const struct candidate *about, struct item *item)
{
    static const size_t needs[] = {5, 6, 8};
    const size_t need = needs[random_below(&maker->random, 3)];
    item->points = (int)need;
    return make_row(maker, about, item, need, MSG_exercise_timeline_stem);
}

bool make_match_dates(struct maker *maker, const struct candidate *about, struct item *item)
{
    enum { NEED = 5 };
    struct events events = {.count = 0};
    const struct fact_window hull = hull_of(maker, event_of(maker, about));
    if (year_of(hull.lo) != year_of(hull.hi) ||
        !gather(maker, about, NEED, are_of_other_years, &events)) {
        return false;
    }
    const char *years = "";
    for (size_t i = 0; i < NEED; i++) {
        add_event(maker, item, events.list[i]);
        years = TEXT_OF(maker, "%s%s%s:%lld", years, i ? "," : "",
                        json_quoted(&maker->pool->arena, item->options[i].id),
                        (long long)item->options[i].year);
    }
    item->points = NEED;
    item->day = events.list[0]->day;
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = message(lang, MSG_exercise_match_dates_stem);
    }
    finish_item(maker, item, TEXT_OF(maker, "{\"years\":{%s}}", years),
                TEXT_OF(maker, "blocline chronology --from %s --to %s%s",
                        day_text(maker, events.list[0]->day),
                        day_text(maker, hull_of(maker, event_of(maker, events.list[NEED - 1])).hi),
                        maker->pool->reading_option));
    return true;
}

/* ---- Cards ---- */

bool make_card(struct maker *maker, const struct candidate *about, struct item *item)
{
    const struct fact_event *event = event_of(maker, about);
    const struct fact_account *account = &event->accounts[event->chosen];
    const struct fact_window hull = hull_of(maker, event);
    if (!event_sayable(maker, about) || hull.lo != account->lo || hull.hi != account->hi) {
        return false;
    }
    item->day = hull.lo;
    item->low = hull.lo; /* the sheet keeps cards whose hulls meet apart */
    item->high = hull.hi;
    add_option(item, event->id, true);
    item->options[0].year = year_of(hull.lo);
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = event_shown(maker, about->a, event, lang);
        item->said[lang].answer = date_shown(maker->pool, account->date, lang);
        item->options[0].said[lang].text = item->said[lang].stem;
    }
    asks_text(maker, item, "event", event->id);
    cite_account(maker, item, account);
    finish_item(maker, item,
                TEXT_OF(maker, "{\"order\":[%s]}", json_quoted(&maker->pool->arena, event->id)),
                TEXT_OF(maker, "blocline chronology --from %s --to %s%s", day_text(maker, hull.lo),
                        day_text(maker, hull.hi), maker->pool->reading_option));
    return true;
}

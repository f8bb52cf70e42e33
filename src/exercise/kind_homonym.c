#include "kind_lists.h"
#include "make.h"
#include "store_names.h"

#include <stdlib.h>
#include <string.h>

/* homonym: whom a name means on a day, where several blocs have borne it. */

enum { MOST_BEARERS = 8 };

/* Who bears a name. */
struct bearers {
    const struct bloc_id *list[MOST_BEARERS];
    int64_t lo[MOST_BEARERS], hi[MOST_BEARERS]; /* from its first to its last day */
    size_t count;
    const struct pool *pool;
    int64_t from, to;  /* the days about the one asked about */
    int64_t bearer;    /* the bloc that is meant */
    bool whole, alone; /* the name is its own on all those days; nobody else's on any */
    bool strange;      /* actors bear it too, or too many blocs */
};

static const struct bloc_id *id_of(const struct pool *pool, int64_t number)
{
    for (size_t i = 0; i < pool->id_count; i++) {
        if (pool->ids[i].number == number) {
            return &pool->ids[i];
        }
    }
    return NULL;
}

static size_t place_of(const struct bearers *bearers, int64_t number)
{
    size_t at = 0;
    while (at < bearers->count && bearers->list[at]->number != number) {
        at++;
    }
    return at;
}

static bool take_bearer(void *context, const struct name_hit *hit, struct fault *fault)
{
    struct bearers *bearers = context;
    const struct bloc_id *id = hit->of == PARTY_BLOC ? id_of(bearers->pool, hit->owner) : NULL;
    const size_t at = place_of(bearers, hit->owner);
    (void)fault;
    if (!id || at == MOST_BEARERS) {
        bearers->strange = true;
        return true;
    }
    if (at == bearers->count) {
        bearers->list[bearers->count++] = id;
        bearers->lo[at] = hit->used_lo;
        bearers->hi[at] = hit->used_hi;
    }
    bearers->lo[at] = hit->used_lo < bearers->lo[at] ? hit->used_lo : bearers->lo[at];
    bearers->hi[at] = hit->used_hi > bearers->hi[at] ? hit->used_hi : bearers->hi[at];
    if (hit->owner == bearers->bearer) {
        bearers->whole =
            bearers->whole || (hit->used_lo <= bearers->from && hit->used_hi >= bearers->to);
    } else if (hit->used_lo <= bearers->to && hit->used_hi >= bearers->from) {
        bearers->alone = false;
    }
    return true;
}

/* Reads who bears the name; false if it does not mean this bloc alone about the day. */
static bool read_bearers(struct maker *maker, const struct naming *naming, const struct item *item,
                         struct bearers *bearers)
{
    struct pool *pool = maker->pool;
    struct fault fault = {.language = pool->question->lang};
    *bearers = (struct bearers){.pool = pool,
                                .from = item->day - pool->margin,
                                .to = item->day + pool->margin,
                                .bearer = pool->facts.blocs[item->bloc].number,
                                .alone = true};
    const bool read = store_names(pool->question->store, naming->key, take_bearer, bearers, &fault);
    pool_unread(pool, &fault);
    return read && bearers->whole && bearers->alone && !bearers->strange && bearers->count > 1;
}

/* The name in the language by which the bloc is asked about; NULL if there is none. */
static const struct naming *asked_name(struct maker *maker, const struct item *item,
                                       enum language lang, struct bearers *bearers)
{
    const struct named *named = &maker->pool->bloc_names[item->bloc];
    for (size_t i = 0; i < named->count; i++) {
        const struct naming *naming = &named->list[i];
        if (naming->shared && naming->lang == lang && naming->lo <= item->day &&
            item->day <= naming->hi && read_bearers(maker, naming, item, bearers)) {
            return naming;
        }
    }
    return NULL;
}

/* Every bloc (a) with every day in March and September on which it bears a name of others too. */
void list_homonyms(struct maker *maker)
{
    list_bloc_days(maker);
    size_t kept = 0;
    for (size_t i = 0; i < maker->count; i++) {
        const struct candidate one = maker->list[i];
        const struct named *named = &maker->pool->bloc_names[one.a];
        bool shared = false;
        for (size_t k = 0; k < named->count; k++) {
            const struct naming *naming = &named->list[k];
            shared = shared || (naming->shared && naming->lo <= one.day && one.day <= naming->hi);
        }
        if (shared) {
            maker->list[kept++] = one;
        }
    }
    maker->count = kept;
}

/* ---- Options ---- */

/* How near a bloc is to those that bear the name. */
enum nearness { BEARER, NEXT_OF_KIN, KIN, STRANGER };

static enum nearness nearness_to(struct maker *maker, const struct bearers *bearers, int64_t number)
{
    const struct facts *facts = &maker->pool->facts;
    bool *related = arena_alloc(&maker->pool->arena, facts->lineage_count + 1);
    if (place_of(bearers, number) < bearers->count) {
        return BEARER;
    }
    for (size_t i = 0; i < facts->lineage_count; i++) {
        const struct lineage_facts *step = &facts->lineage[i];
        if ((step->from == number && place_of(bearers, step->to) < bearers->count) ||
            (step->to == number && place_of(bearers, step->from) < bearers->count)) {
            return NEXT_OF_KIN;
        }
    }
    for (size_t i = 0; i < bearers->count; i++) {
        mark_family(facts, bearers->list[i]->number, related);
        if (is_family(facts, related, number)) {
            return KIN;
        }
    }
    return STRANGER;
}

static const char *used_days(struct maker *maker, const struct bearers *bearers, size_t at,
                             const char *name, enum language lang)
{
    const char *days[2];
    for (int i = 0; i < 2; i++) {
        const int64_t day = i ? bearers->hi[at] : bearers->lo[at];
        const bool open = day == EDTF_NEG_INF || day == EDTF_POS_INF;
        days[i] = open ? "…" : date_shown(maker->pool, day_text(maker, day), lang);
    }
    return SAY(maker, lang, MSG_exercise_name_used, name, days[0], days[1]);
}

/* Adds a bloc under a name of its own, unless it has none in some language. */
static void add_bearer(struct maker *maker, struct item *item, const struct bloc_id *bloc,
                       const struct bearers *bearers, const struct naming *const *names)
{
    struct item_option option = {.id = bloc->id, .right = bloc->number == bearers[LANG_EN].bearer};
    struct named named;
    struct fault fault = {.language = maker->pool->question->lang};
    if (!pool_names(maker->pool, bloc, &named, &fault)) {
        pool_unread(maker->pool, &fault);
        return;
    }
    FOR_LANGS(maker, lang)
    {
        struct option_said *said = &option.said[lang];
        const size_t at = place_of(&bearers[lang], bloc->number);
        said->text = name_of_its_own(maker->pool, &named, item->day, lang);
        if (!said->text) {
            return;
        }
        said->why = at < bearers[lang].count
                        ? used_days(maker, &bearers[lang], at, names[lang]->text, lang)
                        : SAY(maker, lang, MSG_exercise_name_never, names[lang]->text);
    }
    item->options[item->option_count++] = option;
    asks_text(maker, item, "name", option.id);
}

/* Others than the bearer of the day: those that bear the name at other times, then their kin,
 * nearest first. */
static void add_others(struct maker *maker, struct item *item, const struct bearers *bearers,
                       const struct naming *const *names, enum language first)
{
    enum { NEED = 4 };
    const struct pool *pool = maker->pool;
    uint32_t *order = arena_alloc(&maker->pool->arena, (pool->id_count + 1) * sizeof *order);
    for (size_t i = 0; i < pool->id_count; i++) {
        order[i] = (uint32_t)i;
    }
    random_shuffle(&maker->random, order, pool->id_count);
    for (enum nearness near = BEARER; near < STRANGER; near++) {
        for (size_t i = 0; i < pool->id_count && item->option_count < NEED; i++) {
            const struct bloc_id *bloc = &pool->ids[order[i]];
            bool fits = bloc->number != bearers[first].bearer &&
                        nearness_to(maker, &bearers[first], bloc->number) == near;
            FOR_LANGS(maker, lang)
            {
                fits = fits && nearness_to(maker, &bearers[lang], bloc->number) != STRANGER;
            }
            if (fits) {
                add_bearer(maker, item, bloc, bearers, names);
            }
        }
    }
}

/* Whether only the right option shares a word with the name. */
static bool right_stands_out(struct maker *maker, const struct item *item,
                             const struct naming *const *names)
{
    FOR_LANGS(maker, lang)
    {
        bool right = false, wrong = false;
        for (size_t i = 0; i < item->option_count; i++) {
            const bool shares =
                text_has_word(maker->pool, item->options[i].said[lang].text, names[lang]->text);
            right = right || (shares && item->options[i].right);
            wrong = wrong || (shares && !item->options[i].right);
        }
        if (right && !wrong) {
            return true;
        }
    }
    return false;
}

static void claim_name(struct maker *maker, struct item *item, const struct bearers *bearers,
                       const struct naming *const *names, enum language first)
{
    struct arena *arena = &maker->pool->arena;
    const char *day = day_text(maker, item->day);
    FOR_LANGS(maker, lang)
    {
        const char *owners = "";
        for (size_t i = 0; i < bearers[lang].count; i++) {
            owners = json_more(maker, owners, bearers[lang].list[i]->id);
        }
        item->said[lang].stem = SAY(maker, lang, MSG_exercise_homonym_stem, names[lang]->text,
                                    date_shown(maker->pool, day, lang));
        item->said[lang].claim =
            TEXT_OF(maker, "{\"name\":%s,\"day\":\"%s\",\"bloc\":%s,\"owners\":[%s]}",
                    json_quoted(arena, names[lang]->text), day,
                    json_quoted(arena, bloc_id(maker, item->bloc)), owners);
    }
    finish_item(maker, item, item->said[first].claim,
                TEXT_OF(maker, "blocline members '%s' --on %s%s", names[first]->text, day,
                        maker->pool->reading_option));
}

bool make_homonym(struct maker *maker, const struct candidate *about, struct item *item)
{
    struct bearers bearers[LANG_COUNT];
    const struct naming *names[LANG_COUNT] = {NULL};
    const struct fact_bloc *bloc = &maker->pool->facts.blocs[about->a];
    enum language first = LANG_COUNT;
    item->bloc = about->a;
    item->day = about->day;
    FOR_LANGS(maker, lang)
    {
        names[lang] = asked_name(maker, item, lang, &bearers[lang]);
        if (!names[lang] || strchr(names[lang]->text, '\'')) {
            return false; /* the quotation mark would end the name in the command */
        }
        first = first == LANG_COUNT ? lang : first;
    }
    const struct bloc_id right = {bloc->number, bloc->id};
    bearers[LANG_EN].bearer = bloc->number;
    add_bearer(maker, item, &right, bearers, names);
    if (item->option_count == 1) {
        add_others(maker, item, bearers, names, first);
    }
    claim_name(maker, item, bearers, names, first);
    return item->option_count >= 3 && options_differ(maker, item) &&
           !right_stands_out(maker, item, names);
}

#include "kind_lists.h"
#include "make.h"

#include <string.h>

/* Names and what became of blocs: match-names, match-langs, lineage. */

/* The last day on which the bloc was called as it was called last. */
static int64_t last_day_of(const struct maker *maker, uint32_t bloc)
{
    const struct fact_bloc *is = &maker->pool->facts.blocs[bloc];
    const int64_t end =
        is->life_hi < maker->pool->facts.as_of ? is->life_hi : maker->pool->facts.as_of;
    return end - 1;
}

void list_blocs(struct maker *maker)
{
    const struct facts *facts = &maker->pool->facts;
    for (uint32_t bloc = 0; bloc < facts->bloc_count; bloc++) {
        if (facts->blocs[bloc].drawn) {
            candidate_add(maker, bloc, 0, 0, last_day_of(maker, bloc));
        }
    }
}

/* ---- Two names of one bloc ---- */

typedef bool two_sides(struct maker *maker, const struct candidate *about, enum language lang,
                       const char **left, const char **right);

/* An abbreviation, and a name of two words that does not hold it. */
static bool abbreviation_and_name(struct maker *maker, const struct candidate *about,
                                  enum language lang, const char **left, const char **right)
{
    *left = bloc_abbreviation(maker->pool, about->a, about->day, lang);
    *right = bloc_full_name(maker->pool, about->a, about->day, lang);
    return *left && *right && strchr(*right, ' ') && !strstr(*right, *left);
}

/* Abbreviations in the language and in another, if they differ. */
static bool two_abbreviations(struct maker *maker, const struct candidate *about,
                              enum language lang, const char **left, const char **right)
{
    const enum language other = lang == LANG_RU ? LANG_KK : LANG_RU;
    *left = bloc_abbreviation(maker->pool, about->a, about->day, lang);
    *right = bloc_abbreviation(maker->pool, about->a, about->day, other);
    return *left && *right && strcmp(*left, *right) != 0;
}

/* Adds the bloc as a pair, unless it cannot be said in some language, or reads like another. */
static bool add_sides(struct maker *maker, struct item *item, const struct candidate *about,
                      two_sides *sides)
{
    struct item_option option = {.id = bloc_id(maker, about->a), .right = true};
    FOR_LANGS(maker, lang)
    {
        struct option_said *said = &option.said[lang];
        if (!sides(maker, about, lang, &said->text, &said->side)) {
            return false;
        }
        for (size_t i = 0; i < item->option_count; i++) {
            const struct option_said *other = &item->options[i].said[lang];
            if (strcmp(other->text, said->text) == 0 || strcmp(other->side, said->side) == 0) {
                return false;
            }
        }
    }
    item->options[item->option_count++] = option;
    asks_text(maker, item, "name", option.id);
    return true;
}

static const char *names_claim(struct maker *maker, const struct item *item, enum language lang)
{
    const char *names = "";
    for (size_t i = 0; i < item->option_count; i++) {
        const struct option_said *said = &item->options[i].said[lang];
        struct arena *arena = &maker->pool->arena;
        names = TEXT_OF(maker, "%s%s%s:[%s,%s]", names, i ? "," : "",
                        json_quoted(arena, item->options[i].id), json_quoted(arena, said->text),
                        json_quoted(arena, said->side));
    }
    return TEXT_OF(maker, "{\"names\":{%s}}", names);
}

static bool make_sides(struct maker *maker, const struct candidate *about, struct item *item,
                       two_sides *sides, enum message stem)
{
    enum { NEED = 5 };
    const size_t from = (size_t)(about - maker->list);
    for (size_t i = 0; i < maker->count && item->option_count < NEED; i++) {
        if (!add_sides(maker, item, &maker->list[(from + i) % maker->count], sides) && i == 0) {
            return false;
        }
    }
    if (item->option_count < NEED) {
        return false;
    }
    item->points = NEED;
    item->day = about->day;
    const char *first = NULL;
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem = message(lang, stem);
        item->said[lang].claim = names_claim(maker, item, lang);
        first = first ? first : item->said[lang].claim;
    }
    finish_item(maker, item, first, "blocline list blocs");
    return true;
}

bool make_match_names(struct maker *maker, const struct candidate *about, struct item *item)
{
    return make_sides(maker, about, item, abbreviation_and_name, MSG_exercise_match_names_stem);
}

bool make_match_langs(struct maker *maker, const struct candidate *about, struct item *item)
{
    return make_sides(maker, about, item, two_abbreviations, MSG_exercise_match_langs_stem);
}

/* ---- Lineage ---- */

static bool takes_the_place(const char *relation)
{
    static const struct vocabulary relations = {
        {"renamed", "transformed", "merged-into", "absorbed", "succeeded-by"}};
    return word_find(&relations, relation) != WORD_UNKNOWN;
}

void list_successions(struct maker *maker)
{
    const struct facts *facts = &maker->pool->facts;
    for (uint32_t i = 0; i < facts->lineage_count; i++) {
        const struct lineage_facts *step = &facts->lineage[i];
        const uint32_t from = facts_bloc(facts, step->from), to = facts_bloc(facts, step->to);
        if (takes_the_place(step->relation) && step->earliest != EDTF_NEG_INF && from != NONE &&
            to != NONE && facts->blocs[from].drawn) {
            candidate_add(maker, from, to, i, step->latest);
        }
    }
}

void mark_family(const struct facts *facts, int64_t bloc, bool *related)
{
    bool more = true;
    for (size_t i = 0; i < facts->lineage_count; i++) {
        related[i] = false;
    }
    /* By steps: one that touches the bloc, or a step that is marked, is of the family. */
    while (more) {
        more = false;
        for (size_t i = 0; i < facts->lineage_count; i++) {
            const struct lineage_facts *step = &facts->lineage[i];
            bool touches = step->from == bloc || step->to == bloc;
            for (size_t k = 0; k < facts->lineage_count && !touches; k++) {
                const struct lineage_facts *other = &facts->lineage[k];
                touches = related[k] && (step->from == other->from || step->from == other->to ||
                                         step->to == other->from || step->to == other->to);
            }
            more = more || (touches && !related[i]);
            related[i] = related[i] || touches;
        }
    }
}

bool is_family(const struct facts *facts, const bool *related, int64_t bloc)
{
    for (size_t i = 0; i < facts->lineage_count; i++) {
        if (related[i] && (facts->lineage[i].from == bloc || facts->lineage[i].to == bloc)) {
            return true;
        }
    }
    return false;
}

/* Whether only the right option shares a word with what is asked about. */
static bool right_word_stands_out(struct maker *maker, const struct item *item)
{
    FOR_LANGS(maker, lang)
    {
        const char *stem = bloc_shown(maker->pool, item->bloc, item->day, lang, HIDE_NOTHING);
        bool right = false, wrong = false;
        for (size_t i = 0; i < item->option_count; i++) {
            const bool shares = text_has_word(maker->pool, item->options[i].said[lang].text, stem);
            right = right || (shares && item->options[i].right);
            wrong = wrong || (shares && !item->options[i].right);
        }
        if (right && !wrong) {
            return true;
        }
    }
    return false;
}

static void add_named(struct maker *maker, struct item *item, uint32_t bloc, bool right)
{
    struct item_option *option = add_option(item, bloc_id(maker, bloc), right);
    FOR_LANGS(maker, lang)
    {
        option->said[lang].text = bloc_shown(maker->pool, bloc, item->day, lang, HIDE_NOTHING);
    }
}

/* Unsigned, since a life may begin at no known day. */
static uint64_t days_between(int64_t a, int64_t b)
{
    return a < b ? (uint64_t)b - (uint64_t)a : (uint64_t)a - (uint64_t)b;
}

bool make_lineage(struct maker *maker, const struct candidate *about, struct item *item)
{
    enum { TEN_YEARS = 3653 };
    const struct facts *facts = &maker->pool->facts;
    const struct lineage_facts *step = &facts->lineage[about->c];
    const struct fact_bloc *to = &facts->blocs[about->b];
    bool *related = arena_alloc(&maker->pool->arena, facts->lineage_count + 1);
    uint32_t *others = arena_alloc(&maker->pool->arena, (facts->bloc_count + 1) * sizeof *others);
    size_t count = 0;
    item->bloc = about->a;
    item->day = about->day;
    mark_family(facts, step->from, related);
    if (!to->has_full || !bloc_sayable(maker, about->a, about->day, HIDE_NOTHING) ||
        !bloc_sayable(maker, about->b, about->day, HIDE_NOTHING)) {
        return false;
    }
    for (uint32_t bloc = 0; bloc < facts->bloc_count; bloc++) {
        const struct fact_bloc *other = &facts->blocs[bloc];
        if (other->has_full && days_between(other->life_lo, to->life_lo) <= TEN_YEARS &&
            !is_family(facts, related, other->number) &&
            bloc_sayable(maker, bloc, about->day, HIDE_NOTHING)) {
            others[count++] = bloc;
        }
    }
    if (count < 3) {
        return false;
    }
    random_shuffle(&maker->random, others, count);
    add_named(maker, item, about->b, true);
    const char *no = "";
    for (size_t i = 0; i < 3; i++) {
        add_named(maker, item, others[i], false);
        no = json_more(maker, no, bloc_id(maker, others[i]));
    }
    asks_text(maker, item, "lineage", bloc_id(maker, about->a));
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem =
            SAY(maker, lang, MSG_exercise_lineage_stem,
                bloc_shown(maker->pool, about->a, about->day, lang, HIDE_NOTHING));
    }
    struct arena *arena = &maker->pool->arena;
    finish_item(maker, item,
                TEXT_OF(maker, "{\"from\":%s,\"to\":%s,\"relation\":\"%s\",\"no\":[%s]}",
                        json_quoted(arena, bloc_id(maker, about->a)),
                        json_quoted(arena, bloc_id(maker, about->b)), step->relation, no),
                TEXT_OF(maker, "blocline lineage %s%s", bloc_id(maker, about->a),
                        maker->pool->reading_option));
    return options_differ(maker, item) && !right_word_stands_out(maker, item);
}

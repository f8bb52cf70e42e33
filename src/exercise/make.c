#include "make.h"

#include <stdlib.h>
#include <string.h>

/* ---- Candidates ---- */

void candidate_add(struct maker *maker, uint32_t a, uint32_t b, uint32_t c, int64_t day)
{
    maker->list = heap_grow(maker->list, &maker->capacity, maker->count + 1, sizeof *maker->list);
    maker->list[maker->count++] = (struct candidate){a, b, c, day};
}

int64_t year_of(int64_t day)
{
    return day_to_civil(day).year;
}

int64_t first_of_year(int64_t year)
{
    return day_from_civil(year, 1, 1);
}

int64_t first_of_july(int64_t year)
{
    return day_from_civil(year, 7, 1);
}

int64_t year_margin(const struct maker *maker)
{
    return maker->pool->margin < 30 ? maker->pool->margin : 30;
}

void list_bloc_days(struct maker *maker)
{
    const struct pool *pool = maker->pool;
    if (pool->lo > pool->hi) {
        return;
    }
    for (uint32_t bloc = 0; bloc < pool->facts.bloc_count; bloc++) {
        for (int64_t year = year_of(pool->lo); year <= year_of(pool->hi); year++) {
            for (int month = 3; month <= 9; month += 6) {
                const int64_t day = day_from_civil(year, month, 1);
                if (pool->facts.blocs[bloc].drawn && pool->lo <= day && day <= pool->hi &&
                    bloc_lives(&pool->facts.blocs[bloc], day)) {
                    candidate_add(maker, bloc, 0, 0, day);
                }
            }
        }
    }
}

void list_pairs(struct maker *maker)
{
    const struct facts *facts = &maker->pool->facts;
    for (uint32_t bloc = 0; bloc < facts->bloc_count; bloc++) {
        for (size_t i = 0; facts->blocs[bloc].drawn && i < facts->blocs[bloc].pair_count; i++) {
            const struct fact_pair *pair = &facts->blocs[bloc].pairs[i];
            struct run_of_days run;
            if (maker->pool->asked[pair->actor] && pair_runs(pair, &run, 1) > 0) {
                candidate_add(maker, pair->actor, bloc, 0, run.first->bounds.start_lo);
            }
        }
    }
}

/* ---- Texts ---- */

enum message by_bloc(const struct maker *maker, uint32_t bloc, enum message id, enum message treaty)
{
    return bloc_is_treaty(maker->pool, bloc) ? treaty : id;
}

bool bloc_sayable(struct maker *maker, uint32_t bloc, int64_t day, int hide)
{
    FOR_LANGS(maker, lang)
    {
        if (!bloc_shown(maker->pool, bloc, day, lang, hide)) {
            return false;
        }
    }
    return true;
}

bool actor_sayable(struct maker *maker, uint32_t actor, int64_t day)
{
    FOR_LANGS(maker, lang)
    {
        if (!actor_shown(maker->pool, actor, day, lang)) {
            return false;
        }
    }
    return true;
}

const char *day_text(struct maker *maker, int64_t day)
{
    char text[EDTF_DAY_SIZE];
    edtf_format_day(day, text);
    return TEXT_OF(maker, "%s", text);
}

const char *actor_id(const struct maker *maker, uint32_t actor)
{
    return maker->pool->facts.actors[actor].id;
}

const char *bloc_id(const struct maker *maker, uint32_t bloc)
{
    return maker->pool->facts.blocs[bloc].id;
}

const char *json_quoted(struct arena *arena, const char *text)
{
    char *out = arena_alloc(arena, strlen(text) * 6 + 3), *at = out;
    *at++ = '"';
    for (; *text; text++) {
        const unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\') {
            *at++ = '\\';
            *at++ = (char)byte;
        } else if (byte < 0x20) {
            static const char digits[] = "0123456789abcdef";
            memcpy(at, "\\u00", 4);
            at[4] = digits[byte >> 4];
            at[5] = digits[byte & 15];
            at += 6;
        } else {
            *at++ = (char)byte;
        }
    }
    *at++ = '"';
    *at = '\0';
    return out;
}

const char *quoted_bloc(struct maker *maker, uint32_t bloc)
{
    return json_quoted(&maker->pool->arena, bloc_id(maker, bloc));
}

const char *json_more(struct maker *maker, const char *list, const char *id)
{
    return TEXT_OF(maker, "%s%s%s", list, *list ? "," : "", json_quoted(&maker->pool->arena, id));
}

/* ---- Options ---- */

struct item_option *add_option(struct item *item, const char *id, bool right)
{
    struct item_option *option = &item->options[item->option_count++];
    *option = (struct item_option){.id = id, .right = right};
    return option;
}

void add_actor(struct maker *maker, struct item *item, uint32_t actor, bool right)
{
    struct item_option *option = add_option(item, actor_id(maker, actor), right);
    FOR_LANGS(maker, lang)
    {
        option->said[lang].text = actor_shown(maker->pool, actor, item->day, lang);
        option->said[lang].why = story_shown(maker->pool, item->bloc, actor, lang);
    }
}

void add_bloc(struct maker *maker, struct item *item, uint32_t bloc, bool right)
{
    struct item_option *option = add_option(item, bloc_id(maker, bloc), right);
    FOR_LANGS(maker, lang)
    {
        const char *first = actor_shown(maker->pool, item->actor, item->day, lang);
        const char *story = story_shown(maker->pool, bloc, item->actor, lang);
        option->said[lang].text = bloc_shown(maker->pool, bloc, item->day, lang, HIDE_STATES);
        option->said[lang].why = TEXT_OF(maker, "%s: %s", first ? first : "", story);
        if (item->other != NONE) {
            const char *second = actor_shown(maker->pool, item->other, item->day, lang);
            option->said[lang].why =
                TEXT_OF(maker, "%s | %s: %s", option->said[lang].why, second ? second : "",
                        story_shown(maker->pool, bloc, item->other, lang));
        }
    }
}

bool options_differ(struct maker *maker, const struct item *item)
{
    FOR_LANGS(maker, lang)
    {
        for (size_t i = 0; i < item->option_count; i++) {
            const char *text = item->options[i].said[lang].text;
            if (!text || !*text) {
                return false;
            }
            for (size_t k = 0; k < i; k++) {
                if (strcmp(text, item->options[k].said[lang].text) == 0) {
                    return false;
                }
            }
        }
    }
    return true;
}

/* ---- What is asked, and given away ---- */

void asks_text(struct maker *maker, struct item *item, const char *what, const char *id)
{
    if (item->ask_count < ITEM_ASKS) {
        item->asks[item->ask_count++] = TEXT_OF(maker, "%s %s", what, id);
    }
}

void reveals_text(struct maker *maker, struct item *item, const char *what, const char *id)
{
    if (item->reveal_count < ITEM_ASKS) {
        item->reveals[item->reveal_count++] = TEXT_OF(maker, "%s %s", what, id);
    }
}

void asks_pair(struct maker *maker, struct item *item, uint32_t bloc, uint32_t actor)
{
    asks_text(maker, item, bloc_id(maker, bloc), actor_id(maker, actor));
}

void reveals_pair(struct maker *maker, struct item *item, uint32_t bloc, uint32_t actor)
{
    reveals_text(maker, item, bloc_id(maker, bloc), actor_id(maker, actor));
}

/* ---- Sources ---- */

void cite_account(struct maker *maker, struct item *item, const struct fact_account *account)
{
    const char *cite =
        TEXT_OF(maker, "%s%s%s%s%s; %s", account->source_title, account->publisher ? " — " : "",
                account->publisher ? account->publisher : "", account->source_date ? ", " : "",
                account->source_date ? account->source_date : "", account->locator);
    for (size_t i = 0; i < item->cite_count; i++) {
        if (strcmp(item->cites[i], cite) == 0) {
            return;
        }
    }
    if (item->cite_count < ITEM_CITES) {
        item->cites[item->cite_count++] = cite;
    } else {
        item->cites_more = true;
    }
}

void cite_pair(struct maker *maker, struct item *item, uint32_t bloc, uint32_t actor, int64_t day)
{
    const struct fact_bloc *in = &maker->pool->facts.blocs[bloc];
    const struct fact_pair *pair = facts_pair(in, actor);
    const struct fact_spell *spell = NULL;
    for (size_t i = 0; pair && i < pair->count; i++) {
        if (!spell || pair->spells[i].bounds.start_lo <= day) {
            spell = &pair->spells[i];
        }
    }
    const struct fact_account *account =
        spell ? facts_account(in, spell->start_account, NULL) : NULL;
    if (account) {
        cite_account(maker, item, account);
    }
    if (account && spell->end_account != ANY_ID && spell->bounds.end_lo <= day) {
        account = facts_account(in, spell->end_account, NULL);
        if (account) {
            cite_account(maker, item, account);
        }
    }
}

/* ---- Who tempts ---- */

size_t settled_actors(struct maker *maker, uint32_t bloc, int64_t day, enum settled answer,
                      bool asked, uint32_t *list)
{
    const struct pool *pool = maker->pool;
    size_t count = 0;
    for (uint32_t actor = 0; actor < pool->facts.actor_count; actor++) {
        const struct fact_actor *is = &pool->facts.actors[actor];
        if ((asked ? pool->asked[actor] : pool->usable[actor]) && is->exists_lo <= day &&
            day <= is->exists_hi && actor_sayable(maker, actor, day) &&
            settled_on(&pool->facts, &pool->facts.blocs[bloc], actor, day, pool->margin) ==
                answer) {
            list[count++] = actor;
        }
    }
    return count;
}

int tempting_score(struct maker *maker, uint32_t bloc, int64_t day, uint32_t actor)
{
    const struct facts *facts = &maker->pool->facts;
    const struct fact_bloc *in = &facts->blocs[bloc];
    const struct fact_pair *pair = facts_pair(in, actor);
    struct run_of_days run;
    int score = pair && pair_runs(pair, &run, 1) > 0 ? 4 : 0;
    score += reading_status(in, actor, day) ? 3 : 0;
    for (uint32_t other = 0; other < facts->bloc_count; other++) {
        if (other == bloc || !reading_full(&facts->blocs[other], actor, day)) {
            continue;
        }
        int shared = 0;
        for (size_t i = 0; i < in->pair_count && shared < 2; i++) {
            const uint32_t member = in->pairs[i].actor;
            shared += member != actor && reading_full(in, member, day) &&
                      reading_full(&facts->blocs[other], member, day);
        }
        score += shared >= 2;
    }
    return score;
}

size_t rank_scored(struct maker *maker, uint32_t *list, int *scores, size_t count, size_t need)
{
    size_t some = 0;
    for (size_t i = 0; i < count; i++) { /* insertion: equal ones keep the drawn order */
        const uint32_t one = list[i];
        const int score = scores[i];
        size_t at = i;
        for (; at > 0 && scores[at - 1] < score; at--) {
            scores[at] = scores[at - 1];
            list[at] = list[at - 1];
        }
        scores[at] = score;
        list[at] = one;
        some += score > 0;
    }
    const size_t left = some >= need ? some : count;
    size_t half = (left + 1) / 2;
    half = half < need ? need : half;
    if (half > left || maker->pool->options.level == 3) {
        return left;
    }
    if (maker->pool->options.level == 1) {
        memmove(list, list + left - half, half * sizeof *list);
    }
    random_shuffle(&maker->random, list, half);
    return half;
}

size_t rank_tempting(struct maker *maker, uint32_t bloc, int64_t day, uint32_t *actors,
                     size_t count, size_t need)
{
    int *scores = heap_alloc((count + 1) * sizeof *scores);
    random_shuffle(&maker->random, actors, count);
    for (size_t i = 0; i < count; i++) {
        scores[i] = tempting_score(maker, bloc, day, actors[i]);
    }
    const size_t left = rank_scored(maker, actors, scores, count, need);
    free(scores);
    return left;
}

/* ---- The end of an item, and makers ---- */

void finish_item(struct maker *maker, struct item *item, const char *claim, const char *command)
{
    item->claim = claim;
    item->command = command;
    item->id = TEXT_OF(maker, "%s-%08llx", maker->kind->name,
                       (unsigned long long)(text_hash(TEXT_HASH_START, claim) & 0xffffffffU));
}

void maker_open(struct maker *maker, struct pool *pool, const struct exercise_kind *kind)
{
    *maker = (struct maker){.pool = pool, .kind = kind, .truth = true};
    maker->random =
        random_from(arena_printf(&pool->arena, "%s/%s/%s/%d/%s", pool->options.seed, pool->digest,
                                 pool->question->reading_id, pool->options.level, kind->name));
    if (pool->options.level < kind->least_level) {
        return;
    }
    kind->list(maker);
    for (size_t i = maker->count; i > 1; i--) {
        const size_t k = random_below(&maker->random, (uint32_t)i);
        const struct candidate last = maker->list[i - 1];
        maker->list[i - 1] = maker->list[k];
        maker->list[k] = last;
    }
    maker->truth = random_below(&maker->random, 2) == 1;
}

void maker_close(struct maker *maker)
{
    free(maker->list);
    maker->list = NULL;
}

bool maker_next(struct maker *maker, struct item *item)
{
    struct pool *pool = maker->pool;
    while (maker->at < maker->count) {
        *item = (struct item){.kind = maker->kind,
                              .form = maker->kind->form,
                              .part = maker->kind->part,
                              .points = maker->kind->points,
                              .bloc = NONE,
                              .actor = NONE,
                              .other = NONE};
        /* The texts of items that are given up are given back at once. */
        struct arena kept = pool->arena;
        pool->arena = (struct arena){NULL, 0};
        const bool made = maker->kind->make(maker, &maker->list[maker->at++], item);
        if (made) {
            arena_take(&kept, &pool->arena);
        }
        arena_release(&pool->arena);
        pool->arena = kept;
        if (made) {
            return true;
        }
    }
    return false;
}

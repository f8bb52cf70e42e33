#include "account_compare.h"
#include "kind_lists.h"
#include "make.h"

#include <string.h>

/* Sources that exclude each other: which account says what, which two cannot both be right, which
 * one would you follow. */

enum { MOST_ACCOUNTS = 5 };

static bool exclude_each_other(const struct fact_account *a, const struct fact_account *b)
{
    const struct account_values one = {.date = a->date}, other = {.date = b->date};
    return accounts_differ(&one, &other, ASPECT_DATE);
}

void list_conflicts(struct maker *maker)
{
    const struct facts *facts = &maker->pool->facts;
    for (uint32_t bloc = 0; bloc < facts->bloc_count; bloc++) {
        for (uint32_t i = 0; facts->blocs[bloc].drawn && i < facts->blocs[bloc].event_count; i++) {
            const struct fact_event *event = &facts->blocs[bloc].events[i];
            bool clash = false;
            for (size_t k = 0; event->chosen < event->count && k < event->count; k++) {
                clash = clash ||
                        (event->accounts[k].first &&
                         exclude_each_other(&event->accounts[event->chosen], &event->accounts[k]));
            }
            if (clash && event->of_states && event->bloc == facts->blocs[bloc].number &&
                event->lo >= maker->pool->question->lo && event->hi <= maker->pool->question->hi) {
                candidate_add(maker, bloc, i, 0, event->lo);
            }
        }
    }
}

static const char *kind_of_source(const char *kind, enum language lang)
{
    static const struct vocabulary kinds = {{"treaty", "depositary", "official", "scholarship",
                                             "reference", "press", "dataset", "essay"}};
    const uint32_t found = kind ? word_find(&kinds, kind) : WORD_UNKNOWN;
    return found == WORD_UNKNOWN
               ? (kind ? kind : "")
               : message(lang, (enum message)((int)MSG_exercise_sourcekind_1 + (int)found));
}

/* Who gets a standing by the account: "Armenia, Belarus"; "" if nobody can be named, or too many.
 */
static const char *parties_of(struct maker *maker, const struct fact_account *account,
                              enum language lang)
{
    enum { MOST_NAMED = 6 };
    const char *list = "";
    for (size_t i = 0; i < account->effect_count && account->effect_count <= MOST_NAMED; i++) {
        const uint32_t actor = account->effects[i].actor;
        const char *name =
            actor == NONE ? NULL : actor_shown(maker->pool, actor, account->lo, lang);
        if (!name) {
            return "";
        }
        if (!strstr(list, name)) {
            list = TEXT_OF(maker, "%s%s%s", list, *list ? ", " : "", name);
        }
    }
    return list;
}

/* What standings the accounts tell of is not asked elsewhere. */
static void reveal_account(struct maker *maker, struct item *item,
                           const struct fact_account *account)
{
    for (size_t i = 0; i < account->effect_count; i++) {
        const uint32_t bloc = facts_bloc(&maker->pool->facts, account->effects[i].bloc);
        if (bloc != NONE && account->effects[i].actor != NONE) {
            reveals_pair(maker, item, bloc, account->effects[i].actor);
        }
    }
}

static void add_account(struct maker *maker, struct item *item, const struct fact_account *account)
{
    struct pool *pool = maker->pool;
    struct item_option *option = add_option(item, account->source_id, false);
    option->used = account->chosen;
    FOR_LANGS(maker, lang)
    {
        struct option_said *said = &option->said[lang];
        said->text =
            TEXT_OF(maker, "%s%s%s%s%s", account->source_title, account->publisher ? " — " : "",
                    account->publisher ? account->publisher : "", account->source_date ? ", " : "",
                    account->source_date ? account->source_date : "");
        said->note = kind_of_source(account->source_kind, lang);
        const char *parties = parties_of(maker, account, lang);
        said->side = TEXT_OF(maker, "%s%s%s%s%s", date_shown(pool, account->date, lang),
                             account->place ? "; " : "", account->place ? account->place : "",
                             *parties ? "; " : "", parties);
        said->why = account->note;
    }
    cite_account(maker, item, account);
}

/* The account whose date no other account of the event has; NULL if there is none. */
static const struct fact_account *account_alone(const struct fact_event *event)
{
    for (size_t i = 0; i < event->count; i++) {
        bool alone = event->accounts[i].first && !*event->accounts[i].qualifier;
        for (size_t k = 0; k < event->count; k++) {
            alone = alone && (k == i || event->accounts[k].lo != event->accounts[i].lo ||
                              event->accounts[k].hi != event->accounts[i].hi);
        }
        if (alone) {
            return &event->accounts[i];
        }
    }
    return NULL;
}

static char letter_of(const struct item *item, const char *source)
{
    for (size_t i = 0; i < item->option_count; i++) {
        if (strcmp(item->options[i].id, source) == 0) {
            return (char)('A' + (int)i);
        }
    }
    return '?';
}

bool make_sources(struct maker *maker, const struct candidate *about, struct item *item)
{
    const struct fact_event *event = &maker->pool->facts.blocs[about->a].events[about->b];
    const struct fact_account *alone = account_alone(event);
    const struct fact_account *used = &event->accounts[event->chosen];
    size_t sources = 0;
    for (size_t i = 0; i < event->count; i++) {
        sources += event->accounts[i].first;
    }
    FOR_LANGS(maker, lang)
    {
        if (!event_shown(maker, about->a, event, lang)) {
            return false;
        }
    }
    if (!alone || !used->first || sources < 2 || sources > MOST_ACCOUNTS) {
        return false;
    }
    item->bloc = about->a;
    item->day = event->lo;
    const char *clash = "", *letters = "";
    for (size_t i = 0; i < event->count; i++) {
        if (event->accounts[i].first) {
            add_account(maker, item, &event->accounts[i]);
            reveal_account(maker, item, &event->accounts[i]);
        }
    }
    for (size_t i = 0; i < event->count; i++) {
        for (size_t k = i + 1; k < event->count; k++) {
            const struct fact_account *a = &event->accounts[i], *b = &event->accounts[k];
            if (a->first && b->first && exclude_each_other(a, b)) {
                clash = TEXT_OF(maker, "%s%s[%s,%s]", clash, *clash ? "," : "",
                                json_quoted(&maker->pool->arena, a->source_id),
                                json_quoted(&maker->pool->arena, b->source_id));
                letters = TEXT_OF(maker, "%s%s%c – %c", letters, *letters ? ", " : "",
                                  letter_of(item, a->source_id), letter_of(item, b->source_id));
            }
        }
    }
    asks_text(maker, item, "event", event->id);
    item->options[letter_of(item, alone->source_id) - 'A'].right = true;
    FOR_LANGS(maker, lang)
    {
        struct item_said *said = &item->said[lang];
        said->stem =
            SAY(maker, lang, MSG_exercise_sources_stem, event_shown(maker, about->a, event, lang));
        said->extra =
            SAY(maker, lang, MSG_exercise_sources_a, date_shown(maker->pool, alone->date, lang));
        said->answer = SAY(maker, lang, MSG_exercise_sources_answer,
                           TEXT_OF(maker, "%c", letter_of(item, alone->source_id)), letters);
        said->feedback =
            SAY(maker, lang, MSG_exercise_sources_used, maker->pool->question->reading_id,
                TEXT_OF(maker, "%c", letter_of(item, used->source_id)));
    }
    struct arena *arena = &maker->pool->arena;
    finish_item(maker, item,
                TEXT_OF(maker, "{\"event\":%s,\"alone\":%s,\"clash\":[%s],\"used\":%s}",
                        json_quoted(arena, event->id), json_quoted(arena, alone->source_id), clash,
                        json_quoted(arena, used->source_id)),
                TEXT_OF(maker, "blocline disagreements %s%s", bloc_id(maker, about->a),
                        maker->pool->reading_option));
    return true;
}

#include "verify_claims.h"

#include "kind_lists.h"
#include "make.h"
#include "store_lists.h"
#include "text.h"
#include "verify_others.h"

#include <string.h>

/* Claims about standings. What is settled is asked without a margin: an account of a day nearby
 * does not change an answer. */

/* ---- What stands in a claim ---- */

/* Notes the first key that is not as it should be. */
void claim_broken(struct checking *checking, const char *key)
{
    checking->broken = checking->broken ? checking->broken : key;
}

const char *claim_text(struct checking *checking, json_t *claim, const char *key)
{
    const char *text = json_string_value(json_object_get(claim, key));
    if (!text) {
        claim_broken(checking, key);
        return "";
    }
    return text;
}

int64_t claim_number(struct checking *checking, json_t *claim, const char *key)
{
    json_t *number = json_object_get(claim, key);
    if (!json_is_integer(number)) {
        claim_broken(checking, key);
        return 0;
    }
    return (int64_t)json_integer_value(number);
}

int64_t claim_day(struct checking *checking, json_t *claim, const char *key)
{
    const char *text = claim_text(checking, claim, key);
    struct edtf date;
    if (!edtf_parse(text, strlen(text), &date, NULL) || date.earliest != date.latest) {
        claim_broken(checking, key);
        return 0;
    }
    return date.earliest;
}

json_t *claim_list(struct checking *checking, json_t *claim, const char *key)
{
    json_t *list = json_object_get(claim, key);
    if (!json_is_array(list)) {
        claim_broken(checking, key);
    }
    return list;
}

static json_t *claim_object(struct checking *checking, json_t *claim, const char *key)
{
    json_t *object = json_object_get(claim, key);
    if (!json_is_object(object)) {
        claim_broken(checking, key);
    }
    return object;
}

/* ---- Who is meant ---- */

uint32_t claim_bloc(struct checking *checking, const char *id)
{
    const struct facts *facts = &checking->pool->facts;
    for (uint32_t i = 0; i < facts->bloc_count; i++) {
        if (strcmp(facts->blocs[i].id, id) == 0) {
            return i;
        }
    }
    checking->unknown = id;
    return NONE;
}

/* NONE also for one that has no standing in any of the blocs here. */
static uint32_t claim_actor(struct checking *checking, const char *id)
{
    const struct facts *facts = &checking->pool->facts;
    for (uint32_t i = 0; i < facts->actor_count; i++) {
        if (strcmp(facts->actors[i].id, id) == 0) {
            return i;
        }
    }
    struct fault fault = {0};
    if (!store_knows(checking->pool->question->store, "actors", id, &fault)) {
        checking->unknown = id;
        *checking->fault = fault.kind == FAULT_USAGE ? *checking->fault : fault;
    }
    return NONE;
}

static enum settled standing(struct checking *checking, const char *bloc, const char *actor,
                             int64_t day)
{
    const struct facts *facts = &checking->pool->facts;
    const uint32_t in = claim_bloc(checking, bloc);
    const uint32_t who = claim_actor(checking, actor);
    return in == NONE ? UNSETTLED : settled_on(facts, &facts->blocs[in], who, day, 0);
}

/* Whether all of a list of actors stand so in the bloc; or the actor in all of a list of blocs. */
static bool all_stand(struct checking *checking, json_t *list, const char *bloc, const char *actor,
                      int64_t day, enum settled answer)
{
    bool all = true;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *one = json_string_value(json_array_get(list, i));
        one = one ? one : "";
        all = standing(checking, bloc ? bloc : one, actor ? actor : one, day) == answer && all;
    }
    return all;
}

/* The lists of full members and of others; a claim of nobody is none. */
static bool yes_and_no(struct checking *checking, json_t *claim, const char *bloc,
                       const char *actor, int64_t day)
{
    json_t *yes = claim_list(checking, claim, "yes"), *no = claim_list(checking, claim, "no");
    if (json_array_size(yes) + json_array_size(no) == 0) {
        claim_broken(checking, "yes");
    }
    const bool full = all_stand(checking, yes, bloc, actor, day, SETTLED_FULL);
    return all_stand(checking, no, bloc, actor, day, SETTLED_NO) && full;
}

static bool check_members(struct checking *checking, json_t *claim)
{
    const char *bloc = claim_text(checking, claim, "bloc");
    const int64_t day = claim_day(checking, claim, "day");
    claim_bloc(checking, bloc);
    return yes_and_no(checking, claim, bloc, NULL, day);
}

static bool check_blocs(struct checking *checking, json_t *claim)
{
    const char *actor = claim_text(checking, claim, "actor");
    const int64_t day = claim_day(checking, claim, "day");
    claim_actor(checking, actor);
    return yes_and_no(checking, claim, NULL, actor, day);
}

static bool check_together(struct checking *checking, json_t *claim)
{
    json_t *actors = claim_list(checking, claim, "actors");
    json_t *yes = claim_list(checking, claim, "yes"), *no = claim_list(checking, claim, "no");
    const int64_t day = claim_day(checking, claim, "day");
    bool holds = true;
    for (size_t i = 0; i < json_array_size(actors); i++) {
        const char *actor = json_string_value(json_array_get(actors, i));
        holds = all_stand(checking, yes, NULL, actor ? actor : "", day, SETTLED_FULL) && holds;
    }
    for (size_t i = 0; i < json_array_size(no); i++) {
        const char *bloc = json_string_value(json_array_get(no, i));
        bool apart = false;
        for (size_t k = 0; k < json_array_size(actors); k++) {
            const char *actor = json_string_value(json_array_get(actors, k));
            apart = standing(checking, bloc ? bloc : "", actor ? actor : "", day) == SETTLED_NO ||
                    apart;
        }
        holds = apart && holds;
    }
    return holds;
}

static bool check_left(struct checking *checking, json_t *claim)
{
    const struct facts *facts = &checking->pool->facts;
    const char *left = claim_text(checking, claim, "left");
    const char *actor = claim_text(checking, claim, "actor");
    json_t *stayed = claim_list(checking, claim, "stayed");
    const int64_t year = claim_number(checking, claim, "year");
    if (year < -9999 || year > 9999) {
        claim_broken(checking, "year");
        return false;
    }
    const int64_t first = first_of_year(year), last = first_of_year(year + 1) - 1;
    bool holds = standing(checking, left, actor, first - 1) == SETTLED_FULL &&
                 standing(checking, left, actor, last + 1) == SETTLED_NO;
    for (size_t i = 0; i < json_array_size(stayed); i++) {
        const char *bloc = json_string_value(json_array_get(stayed, i));
        const uint32_t in = claim_bloc(checking, bloc ? bloc : "");
        holds = holds && in != NONE &&
                settled_span(facts, &facts->blocs[in], claim_actor(checking, actor), first, last,
                             0) == SETTLED_FULL;
    }
    return holds;
}

static bool check_truefalse(struct checking *checking, json_t *claim)
{
    json_t *full = json_object_get(claim, "full");
    if (!json_is_boolean(full)) {
        claim_broken(checking, "full");
        return false;
    }
    return standing(checking, claim_text(checking, claim, "bloc"),
                    claim_text(checking, claim, "actor"), claim_day(checking, claim, "day")) ==
           (json_is_true(full) ? SETTLED_FULL : SETTLED_NO);
}

static bool counts(struct checking *checking, uint32_t bloc, int64_t day, int64_t number)
{
    const struct facts *facts = &checking->pool->facts;
    size_t count;
    return bloc != NONE && settled_count(facts, &facts->blocs[bloc], day, 0, &count) &&
           (int64_t)count == number;
}

static bool check_count(struct checking *checking, json_t *claim)
{
    const uint32_t bloc = claim_bloc(checking, claim_text(checking, claim, "bloc"));
    return counts(checking, bloc, claim_day(checking, claim, "day"),
                  claim_number(checking, claim, "count"));
}

static bool check_series(struct checking *checking, json_t *claim)
{
    const uint32_t bloc = claim_bloc(checking, claim_text(checking, claim, "bloc"));
    json_t *series = claim_list(checking, claim, "series");
    bool holds = json_array_size(series) > 0;
    for (size_t i = 0; holds && i < json_array_size(series); i++) {
        json_t *pair = json_array_get(series, i);
        const json_int_t year = json_integer_value(json_array_get(pair, 0));
        holds = year > -9999 && year < 9999 &&
                counts(checking, bloc, day_from_civil((int64_t)year, 7, 1),
                       (int64_t)json_integer_value(json_array_get(pair, 1)));
    }
    return holds;
}

static bool check_status(struct checking *checking, json_t *claim)
{
    const struct facts *facts = &checking->pool->facts;
    const uint32_t bloc = claim_bloc(checking, claim_text(checking, claim, "bloc"));
    const int64_t day = claim_day(checking, claim, "day");
    json_t *each;
    const char *actor;
    bool holds = bloc != NONE;
    json_object_foreach(claim_object(checking, claim, "status"), actor, each)
    {
        const uint32_t who = claim_actor(checking, actor);
        const char *status = NULL, *claimed = json_string_value(each);
        holds = holds && who != NONE && claimed &&
                settled_status(facts, &facts->blocs[bloc], who, day, 0, &status) && status &&
                strcmp(status, claimed) == 0;
    }
    return holds;
}

static bool check_table(struct checking *checking, json_t *claim)
{
    const char *bloc = claim_text(checking, claim, "bloc");
    json_t *years = claim_list(checking, claim, "years"), *row;
    const char *actor;
    bool holds = true;
    json_object_foreach(claim_object(checking, claim, "rows"), actor, row)
    {
        for (size_t i = 0; i < json_array_size(years); i++) {
            const json_int_t year = json_integer_value(json_array_get(years, i));
            const bool tick = json_is_true(json_array_get(row, i));
            holds = year > -9999 && year < 9999 &&
                    standing(checking, bloc, actor, day_from_civil((int64_t)year, 7, 1)) ==
                        (tick ? SETTLED_FULL : SETTLED_NO) &&
                    holds;
        }
    }
    return holds;
}

static bool check_certain(struct checking *checking, json_t *claim)
{
    static const char *const answers[] = {"certainly not", "possibly", "certainly"};
    const struct facts *facts = &checking->pool->facts;
    const uint32_t bloc = claim_bloc(checking, claim_text(checking, claim, "bloc"));
    const uint32_t actor = claim_actor(checking, claim_text(checking, claim, "actor"));
    const char *status = claim_text(checking, claim, "status");
    const int64_t day = claim_day(checking, claim, "day");
    const struct fact_pair *pair =
        bloc == NONE || actor == NONE ? NULL : facts_pair(&facts->blocs[bloc], actor);
    size_t found = 0;
    for (size_t i = 0; pair && i < pair->count; i++) {
        if (strcmp(pair->spells[i].status, status) == 0) {
            const enum certainty holds = standing_on_day(&pair->spells[i].bounds, day);
            const size_t said = holds == CERTAIN ? 2 : holds == POSSIBLE ? 1 : 0;
            found = said > found ? said : found;
        }
    }
    return pair && strcmp(answers[found], claim_text(checking, claim, "answer")) == 0;
}

/* Kinds that make one and the same item of an actor in a bloc: it is made again. */
static bool remakes(struct checking *checking, const struct exercise_kind *kind, json_t *claim)
{
    struct maker maker = {.pool = checking->pool, .kind = kind};
    struct candidate about = {.a = claim_actor(checking, claim_text(checking, claim, "actor")),
                              .b = claim_bloc(checking, claim_text(checking, claim, "bloc"))};
    struct item item = {.kind = kind, .bloc = NONE, .actor = NONE, .other = NONE};
    const struct facts *facts = &checking->pool->facts;
    if (about.a == NONE || about.b == NONE || !facts_pair(&facts->blocs[about.b], about.a) ||
        !kind->make(&maker, &about, &item)) {
        return false;
    }
    json_t *again = json_loads(item.claim, 0, NULL);
    const bool same = json_equal(again, claim) == 1;
    json_decref(again);
    return same;
}

bool claim_holds(struct checking *checking, const struct exercise_kind *kind, json_t *claim)
{
    static const struct {
        const char *kind;
        bool (*check)(struct checking *checking, json_t *claim);
    } checks[] = {{"members", check_members},
                  {"odd", check_members},
                  {"all", check_members},
                  {"blocs", check_blocs},
                  {"together", check_together},
                  {"left", check_left},
                  {"truefalse", check_truefalse},
                  {"count", check_count},
                  {"chart", check_series},
                  {"curve", check_series},
                  {"status", check_status},
                  {"table", check_table},
                  {"certain", check_certain},
                  {"order", check_order},
                  {"timeline", check_order},
                  {"cards", check_order},
                  {"match-dates", check_dates},
                  {"match-names", check_names},
                  {"match-langs", check_names},
                  {"lineage", check_lineage},
                  {"homonym", check_homonym},
                  {"sources", check_sources},
                  {"sql", check_sql}};
    checking->unknown = checking->broken = NULL;
    if (!json_is_object(claim)) {
        claim_broken(checking, "claim");
        return false;
    }
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (strcmp(checks[i].kind, kind->name) == 0) {
            return checks[i].check(checking, claim) && !checking->unknown && !checking->broken;
        }
    }
    return remakes(checking, kind, claim) && !checking->broken; /* when, gap, duration */
}

#include "verify_others.h"

#include "account_compare.h"
#include "make.h"
#include "store_names.h"
#include "store_views.h"
#include "text.h"

#include <string.h>

/* ---- Events ---- */

/* The event in any of the blocs; NULL if it is not there, or the reading does not know it. */
static const struct fact_event *event_in(struct checking *checking, const char *id)
{
    const struct facts *facts = &checking->pool->facts;
    for (size_t i = 0; id && i < facts->bloc_count; i++) {
        for (size_t k = 0; k < facts->blocs[i].event_count; k++) {
            const struct fact_event *event = &facts->blocs[i].events[k];
            if (strcmp(event->id, id) == 0) {
                return event->chosen < event->count ? event : NULL;
            }
        }
    }
    checking->unknown = id ? id : "";
    return NULL;
}

/* Its days, of the reading's account or of all of them. */
static struct fact_window days_of(const struct checking *checking, const struct fact_event *event)
{
    const struct fact_account *chosen = &event->accounts[event->chosen];
    return checking->pool->facts.by_reading ? (struct fact_window){chosen->lo, chosen->hi}
                                            : (struct fact_window){event->lo, event->hi};
}

bool check_order(struct checking *checking, json_t *claim)
{
    json_t *order = claim_list(checking, claim, "order");
    bool holds = json_array_size(order) > 0;
    struct fact_window before = {0, 0};
    for (size_t i = 0; holds && i < json_array_size(order); i++) {
        const struct fact_event *event =
            event_in(checking, json_string_value(json_array_get(order, i)));
        const struct fact_window days = event ? days_of(checking, event) : before;
        holds = event && (i == 0 || before.hi < days.lo);
        before = days;
    }
    return holds;
}

bool check_dates(struct checking *checking, json_t *claim)
{
    json_t *years = json_object_get(claim, "years"), *year;
    const char *id;
    bool holds = json_is_object(years);
    if (!holds) {
        claim_broken(checking, "years");
    }
    json_object_foreach(years, id, year)
    {
        const struct fact_event *event = event_in(checking, id);
        const struct fact_window days = event ? days_of(checking, event) : (struct fact_window){0};
        holds = event && days.lo != EDTF_NEG_INF && days.hi != EDTF_POS_INF &&
                year_of(days.lo) == year_of(days.hi) &&
                year_of(days.lo) == (int64_t)json_integer_value(year) && holds;
    }
    return holds;
}

static const struct fact_account *account_of(const struct fact_event *event, const char *source)
{
    for (size_t i = 0; source && i < event->count; i++) {
        if (event->accounts[i].first && strcmp(event->accounts[i].source_id, source) == 0) {
            return &event->accounts[i];
        }
    }
    return NULL;
}

static bool exclude_each_other(const struct fact_account *a, const struct fact_account *b)
{
    const struct account_values one = {.date = a->date}, other = {.date = b->date};
    return accounts_differ(&one, &other, ASPECT_DATE);
}

bool check_sources(struct checking *checking, json_t *claim)
{
    const struct fact_event *event = event_in(checking, claim_text(checking, claim, "event"));
    const char *used = claim_text(checking, claim, "used");
    json_t *clash = claim_list(checking, claim, "clash");
    const struct fact_account *alone =
        event ? account_of(event, claim_text(checking, claim, "alone")) : NULL;
    bool holds = alone && strcmp(event->accounts[event->chosen].source_id, used) == 0;
    for (size_t i = 0; holds && i < event->count; i++) {
        const struct fact_account *other = &event->accounts[i];
        holds = other == alone || other->lo != alone->lo || other->hi != alone->hi;
    }
    for (size_t i = 0; holds && i < json_array_size(clash); i++) {
        json_t *pair = json_array_get(clash, i);
        const struct fact_account *a =
            account_of(event, json_string_value(json_array_get(pair, 0)));
        const struct fact_account *b =
            account_of(event, json_string_value(json_array_get(pair, 1)));
        holds = a && b && exclude_each_other(a, b);
    }
    return holds;
}

/* ---- Names ---- */

/* Who bears a name: whether on the day, and who is among those that are listed. */
struct naming_check {
    const struct checking *checking;
    int64_t day;
    const char *bloc; /* that is meant */
    json_t *owners;   /* NULL: only it */
    bool borne, others, strange;
    size_t known; /* of the owners, each as a bit */
};

static bool take_owner(void *context, const struct name_hit *hit, struct fault *fault)
{
    struct naming_check *check = context;
    (void)fault;
    const bool now = hit->used_lo <= check->day && check->day <= hit->used_hi;
    const bool meant = hit->of == PARTY_BLOC && strcmp(hit->id, check->bloc) == 0;
    bool known = check->owners == NULL && meant;
    for (size_t i = 0; i < json_array_size(check->owners) && i < 64; i++) {
        const char *owner = json_string_value(json_array_get(check->owners, i));
        if (hit->of == PARTY_BLOC && owner && strcmp(owner, hit->id) == 0) {
            check->known |= (size_t)1 << i;
            known = true;
        }
    }
    check->strange = check->strange || !known;
    check->borne = check->borne || (meant && now);
    check->others = check->others || (!meant && now);
    return true;
}

static bool read_name(struct checking *checking, const char *name, struct naming_check *check)
{
    struct pool *pool = checking->pool;
    const char *key = text_name_key(&pool->arena, name, strlen(name));
    check->checking = checking;
    return key && store_names(pool->question->store, key, take_owner, check, checking->fault);
}

bool check_names(struct checking *checking, json_t *claim)
{
    json_t *names = json_object_get(claim, "names"), *sides;
    const char *bloc;
    bool holds = json_is_object(names);
    if (!holds) {
        claim_broken(checking, "names");
    }
    json_object_foreach(names, bloc, sides)
    {
        claim_bloc(checking, bloc);
        for (size_t i = 0; i < 2; i++) {
            const char *name = json_string_value(json_array_get(sides, i));
            struct naming_check check = {.bloc = bloc};
            bool any = false;
            if (name && read_name(checking, name, &check)) {
                /* whose name it is counts, on whatever day */
                any = !check.strange;
            }
            holds = any && holds;
        }
    }
    return holds;
}

bool check_homonym(struct checking *checking, json_t *claim)
{
    struct naming_check check = {.day = claim_day(checking, claim, "day"),
                                 .bloc = claim_text(checking, claim, "bloc"),
                                 .owners = claim_list(checking, claim, "owners")};
    const size_t count = json_array_size(check.owners);
    claim_bloc(checking, check.bloc);
    return count > 0 && count < 64 &&
           read_name(checking, claim_text(checking, claim, "name"), &check) && check.borne &&
           !check.others && !check.strange && check.known == ((size_t)1 << count) - 1;
}

/* ---- Lineage ---- */

bool check_lineage(struct checking *checking, json_t *claim)
{
    struct pool *pool = checking->pool;
    const struct facts *facts = &pool->facts;
    const uint32_t from = claim_bloc(checking, claim_text(checking, claim, "from"));
    const uint32_t to = claim_bloc(checking, claim_text(checking, claim, "to"));
    const char *relation = claim_text(checking, claim, "relation");
    json_t *no = claim_list(checking, claim, "no");
    bool *related = arena_alloc(&pool->arena, facts->lineage_count + 1);
    bool holds = false;
    for (size_t i = 0; from != NONE && to != NONE && i < facts->lineage_count; i++) {
        const struct lineage_facts *step = &facts->lineage[i];
        holds =
            holds || (step->from == facts->blocs[from].number &&
                      step->to == facts->blocs[to].number && strcmp(step->relation, relation) == 0);
    }
    for (size_t i = 0; holds && i < json_array_size(no); i++) {
        const char *id = json_string_value(json_array_get(no, i));
        const uint32_t other = claim_bloc(checking, id ? id : "");
        mark_family(facts, facts->blocs[from].number, related);
        holds = other != NONE && !is_family(facts, related, facts->blocs[other].number);
    }
    return holds;
}

/* ---- Queries ---- */

struct rows_check {
    json_t *rows;
    size_t count;
    bool differ;
};

static bool take_row(void *context, const char *row, struct fault *fault)
{
    struct rows_check *check = context;
    const char *claimed = json_string_value(json_array_get(check->rows, check->count));
    (void)fault;
    check->count++;
    check->differ = check->differ || !claimed || strcmp(claimed, row) != 0;
    return true;
}

/* Only the queries that we make are run: the text of the file is compared, and no more. */
bool check_sql(struct checking *checking, json_t *claim)
{
    struct pool *pool = checking->pool;
    const struct question *question = pool->question;
    const char *bloc = claim_text(checking, claim, "bloc"), *made;
    const char *claimed = claim_text(checking, claim, "sql");
    const char *day = json_string_value(json_object_get(claim, "day"));
    json_t *rows = claim_list(checking, claim, "rows");
    claim_bloc(checking, bloc);
    for (enum view_question asked = VIEW_NAMED; asked <= VIEW_STATUSES; asked++) {
        struct rows_check check = {.rows = rows};
        if (!store_view_question(question->store, asked, question->reading_id, bloc, day,
                                 &pool->arena, &made, take_row, &check, checking->fault)) {
            return false;
        }
        if (strcmp(made, claimed) == 0) {
            return !check.differ && check.count == json_array_size(rows);
        }
    }
    return false;
}

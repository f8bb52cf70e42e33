#include "facts.h"

#include "intern.h"
#include "sort.h"

#include <stdlib.h>
#include <string.h>

static const char *keep(struct facts *facts, const char *text)
{
    return text ? arena_text(&facts->arena, text, strlen(text)) : NULL;
}

/* Copies an array that grew on the heap into the arena, and frees it. */
static void *settle_array(struct facts *facts, void *grown, size_t count, size_t size)
{
    void *kept = arena_alloc(&facts->arena, count * size + 1);
    if (count) {
        memcpy(kept, grown, count * size);
    }
    free(grown);
    return kept;
}

/* ---- Actors ---- */

struct loading {
    struct facts *facts;
    struct fact_bloc *bloc;
    void *list; /* what grows at the moment */
    size_t count, capacity;
    int64_t event_id; /* of the accounts that come */
    struct fact_account *accounts;
    size_t account_count, account_capacity;
};

static bool is_state(const char *id, const char *kind)
{
    return kind ? strcmp(kind, "state") == 0 : strncmp(id, "x-", 2) != 0;
}

static bool take_actor(void *context, const struct actor_facts *row, struct fault *fault)
{
    struct loading *loading = context;
    struct fact_actor *list = loading->list;
    (void)fault;
    for (size_t i = 0; i < loading->count; i++) {
        if (list[i].number == row->actor) {
            return true;
        }
    }
    list = heap_grow(list, &loading->capacity, loading->count + 1, sizeof *list);
    list[loading->count++] = (struct fact_actor){.number = row->actor,
                                                 .id = keep(loading->facts, row->id),
                                                 .state = is_state(row->id, row->kind),
                                                 .exists_lo = row->exists_lo,
                                                 .exists_hi = row->exists_hi};
    loading->list = list;
    return true;
}

static int by_actor_id(const void *a, const void *b)
{
    return strcmp(((const struct fact_actor *)a)->id, ((const struct fact_actor *)b)->id);
}

static uint32_t actor_of(const struct facts *facts, int64_t number)
{
    for (size_t i = 0; i < facts->actor_count; i++) {
        if (facts->actors[i].number == number) {
            return (uint32_t)i;
        }
    }
    return NONE;
}

static bool load_actors(struct facts *facts, struct fault *fault)
{
    struct loading loading = {.facts = facts};
    bool done = true;
    for (size_t i = 0; done && i < facts->bloc_count; i++) {
        done = store_actor_facts(facts->question->store, facts->blocs[i].number, take_actor,
                                 &loading, fault);
    }
    if (loading.count) {
        sort_list(loading.list, loading.count, sizeof(struct fact_actor), by_actor_id);
    }
    facts->actors = settle_array(facts, loading.list, loading.count, sizeof *facts->actors);
    facts->actor_count = loading.count;
    return done;
}

/* ---- Events and their accounts ---- */

static void end_event(struct loading *loading)
{
    struct fact_event *events = loading->list;
    if (loading->account_count == 0) {
        return;
    }
    struct fact_event *event = &events[loading->count - 1];
    event->count = loading->account_count;
    event->accounts =
        settle_array(loading->facts, loading->accounts, event->count, sizeof *event->accounts);
    loading->accounts = NULL;
    loading->account_count = loading->account_capacity = 0;
    event->chosen = event->count;
    event->lo = EDTF_POS_INF;
    event->hi = EDTF_NEG_INF;
    for (size_t i = 0; i < event->count; i++) {
        struct fact_account *account = &event->accounts[i];
        account->first = true;
        for (size_t k = 0; k < i; k++) {
            account->first = account->first && event->accounts[k].source != account->source;
        }
        event->chosen = account->chosen ? i : event->chosen;
        event->lo = account->lo < event->lo ? account->lo : event->lo;
        event->hi = account->hi > event->hi ? account->hi : event->hi;
    }
}

static bool take_account(void *context, const struct account_facts *row, struct fault *fault)
{
    struct loading *loading = context;
    struct facts *facts = loading->facts;
    (void)fault;
    if (loading->count == 0 || loading->event_id != row->event_id) {
        end_event(loading);
        struct fact_event *events =
            heap_grow(loading->list, &loading->capacity, loading->count + 1, sizeof *events);
        events[loading->count++] = (struct fact_event){
            .id = keep(facts, row->event), .bloc = row->bloc, .of_states = true};
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            events[loading->count - 1].titles[lang] = keep(facts, row->titles[lang]);
        }
        loading->list = events;
        loading->event_id = row->event_id;
    }
    loading->accounts = heap_grow(loading->accounts, &loading->account_capacity,
                                  loading->account_count + 1, sizeof *loading->accounts);
    loading->accounts[loading->account_count++] =
        (struct fact_account){.number = row->account,
                              .source = row->source_id,
                              .kind = keep(facts, row->kind),
                              .date = keep(facts, row->date),
                              .qualifier = keep(facts, row->qualifier),
                              .locator = keep(facts, row->locator),
                              .place = keep(facts, row->place),
                              .note = keep(facts, row->note),
                              .source_id = keep(facts, row->source),
                              .source_title = keep(facts, row->source_title),
                              .source_kind = keep(facts, row->source_kind),
                              .source_date = keep(facts, row->source_date),
                              .publisher = keep(facts, row->publisher),
                              .lo = row->earliest,
                              .hi = row->latest,
                              .ends = row->ends,
                              .chosen = row->chosen};
    return true;
}

struct kept_effect {
    int64_t account;
    struct fact_effect effect;
};

static bool take_effect(void *context, const struct effect_facts *row, struct fault *fault)
{
    struct loading *loading = context;
    struct kept_effect *list = loading->list;
    (void)fault;
    list = heap_grow(list, &loading->capacity, loading->count + 1, sizeof *list);
    list[loading->count++] =
        (struct kept_effect){row->account,
                             {.bloc = row->bloc,
                              .actor = actor_of(loading->facts, row->actor),
                              .status = keep(loading->facts, row->status),
                              .class = (enum status_class)word_find(&class_words, row->class),
                              .state = is_state(row->actor_id, row->actor_kind)}};
    loading->list = list;
    return true;
}

/* Gives each account its effects; `effects` are in order of account. */
static void share_effects(struct facts *facts, struct fact_bloc *bloc,
                          const struct kept_effect *effects, size_t count)
{
    for (size_t e = 0; e < bloc->event_count; e++) {
        struct fact_event *event = &bloc->events[e];
        for (size_t a = 0; a < event->count; a++) {
            struct fact_account *account = &event->accounts[a];
            size_t lo = 0, hi = count, n = 0;
            while (lo < hi) {
                const size_t middle = (lo + hi) / 2;
                if (effects[middle].account < account->number) {
                    lo = middle + 1;
                } else {
                    hi = middle;
                }
            }
            while (lo + n < count && effects[lo + n].account == account->number) {
                n++;
            }
            account->effects = arena_alloc(&facts->arena, n * sizeof *account->effects + 1);
            account->effect_count = n;
            for (size_t i = 0; i < n; i++) {
                account->effects[i] = effects[lo + i].effect;
                event->of_states = event->of_states && account->effects[i].state;
            }
        }
    }
}

/* ---- Spells ---- */

struct kept_spell {
    uint32_t actor;
    struct fact_spell spell;
};

static bool take_spell(void *context, const struct spell_facts *row, struct fault *fault)
{
    struct loading *loading = context;
    struct kept_spell *list = loading->list;
    (void)fault;
    list = heap_grow(list, &loading->capacity, loading->count + 1, sizeof *list);
    list[loading->count++] =
        (struct kept_spell){actor_of(loading->facts, row->actor),
                            {.reading = row->reading,
                             .status = keep(loading->facts, row->status),
                             .class = (enum status_class)word_find(&class_words, row->class),
                             .bounds = row->bounds,
                             .start_account = row->start_account,
                             .end_account = row->end_account,
                             .start = keep(loading->facts, row->start),
                             .end = keep(loading->facts, row->end)}};
    loading->list = list;
    return true;
}

static bool names_pair(const struct fact_bloc *bloc, uint32_t actor)
{
    for (size_t e = 0; e < bloc->event_count; e++) {
        for (size_t a = 0; a < bloc->events[e].count; a++) {
            const struct fact_account *account = &bloc->events[e].accounts[a];
            for (size_t i = 0; i < account->effect_count; i++) {
                if (account->effects[i].bloc == bloc->number &&
                    account->effects[i].actor == actor) {
                    return true;
                }
            }
        }
    }
    return false;
}

static void make_pairs(struct facts *facts, struct fact_bloc *bloc, const struct kept_spell *spells,
                       size_t count)
{
    bloc->pairs = arena_alloc(&facts->arena, facts->actor_count * sizeof *bloc->pairs + 1);
    for (uint32_t actor = 0; actor < facts->actor_count; actor++) {
        if (!names_pair(bloc, actor)) {
            continue;
        }
        struct fact_pair pair = {.actor = actor};
        size_t total = 0;
        for (size_t i = 0; i < count; i++) {
            total += spells[i].actor == actor;
        }
        pair.spells = arena_alloc(&facts->arena, total * sizeof *pair.spells + 1);
        pair.others = arena_alloc(&facts->arena, total * sizeof *pair.others + 1);
        for (size_t i = 0; i < count; i++) {
            if (spells[i].actor != actor) {
                continue;
            }
            if (spells[i].spell.reading == facts->question->reading) {
                pair.spells[pair.count++] = spells[i].spell;
                bloc->has_full = bloc->has_full || spells[i].spell.class == CLASS_FULL;
            } else {
                pair.others[pair.other_count++] = spells[i].spell;
            }
        }
        bloc->pairs[bloc->pair_count++] = pair;
    }
}

static bool load_bloc(struct facts *facts, struct fact_bloc *bloc, struct fault *fault)
{
    struct store *store = facts->question->store;
    struct loading events = {.facts = facts}, effects = events, spells = events;
    bool done = store_account_facts(store, facts->question->reading, bloc->number, take_account,
                                    &events, fault);
    end_event(&events);
    bloc->events = settle_array(facts, events.list, events.count, sizeof *bloc->events);
    bloc->event_count = events.count;
    done = done && store_effect_facts(store, bloc->number, take_effect, &effects, fault) &&
           store_spell_facts(store, bloc->number, take_spell, &spells, fault);
    if (done) {
        share_effects(facts, bloc, effects.list, effects.count);
        make_pairs(facts, bloc, spells.list, spells.count);
    }
    free(effects.list);
    free(spells.list);
    return done;
}

/* ---- All ---- */

static bool take_lineage(void *context, const struct lineage_facts *row, struct fault *fault)
{
    struct loading *loading = context;
    struct lineage_facts *list = loading->list;
    (void)fault;
    list = heap_grow(list, &loading->capacity, loading->count + 1, sizeof *list);
    list[loading->count] = *row;
    list[loading->count].relation = keep(loading->facts, row->relation);
    list[loading->count++].event = keep(loading->facts, row->event);
    loading->list = list;
    return true;
}

static int by_bloc_id(const void *a, const void *b)
{
    return strcmp(((const struct fact_bloc *)a)->id, ((const struct fact_bloc *)b)->id);
}

bool facts_load(struct facts *facts, const struct question *question,
                const struct bloc_wanted *blocs, size_t count, bool by_reading, bool coverage_told,
                struct fault *fault)
{
    *facts = (struct facts){.question = question, .by_reading = by_reading};
    struct edtf as_of;
    const char *said = store_info(question->store, "as_of");
    facts->as_of =
        said && edtf_parse(said, strlen(said), &as_of, NULL) ? as_of.earliest : EDTF_POS_INF;
    facts->blocs = arena_alloc(&facts->arena, count * sizeof *facts->blocs + 1);
    facts->bloc_count = count;
    for (size_t i = 0; i < count; i++) {
        facts->blocs[i] = (struct fact_bloc){
            .number = blocs[i].number,
            .id = keep(facts, blocs[i].id),
            .kind = blocs[i].kind ? keep(facts, blocs[i].kind) : "",
            .complete =
                !coverage_told || (blocs[i].coverage && strcmp(blocs[i].coverage, "complete") == 0),
            .bilateral = blocs[i].bilateral,
            .drawn = true};
    }
    if (count) {
        sort_list(facts->blocs, count, sizeof *facts->blocs, by_bloc_id);
    }
    bool done = load_actors(facts, fault);
    for (size_t i = 0; done && i < count; i++) {
        done = load_bloc(facts, &facts->blocs[i], fault);
    }
    struct loading steps = {.facts = facts};
    done = done &&
           store_lineage_facts(question->store, question->reading, take_lineage, &steps, fault);
    facts->lineage = settle_array(facts, steps.list, steps.count, sizeof *facts->lineage);
    facts->lineage_count = steps.count;
    return done;
}

void facts_release(struct facts *facts)
{
    arena_release(&facts->arena);
}

const struct fact_account *facts_account(const struct fact_bloc *bloc, int64_t number,
                                         const struct fact_event **event)
{
    for (size_t e = 0; e < bloc->event_count; e++) {
        for (size_t a = 0; a < bloc->events[e].count; a++) {
            if (bloc->events[e].accounts[a].number == number) {
                if (event) {
                    *event = &bloc->events[e];
                }
                return &bloc->events[e].accounts[a];
            }
        }
    }
    return NULL;
}

const struct fact_pair *facts_pair(const struct fact_bloc *bloc, uint32_t actor)
{
    for (size_t i = 0; i < bloc->pair_count; i++) {
        if (bloc->pairs[i].actor == actor) {
            return &bloc->pairs[i];
        }
    }
    return NULL;
}

uint32_t facts_bloc(const struct facts *facts, int64_t number)
{
    for (size_t i = 0; i < facts->bloc_count; i++) {
        if (facts->blocs[i].number == number) {
            return (uint32_t)i;
        }
    }
    return NONE;
}

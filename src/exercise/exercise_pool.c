#include "exercise_pool.h"

#include "sort.h"
#include "store_lists.h"
#include "store_names.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BLOCS = 64 };

static const char *keep(struct pool *pool, const char *text)
{
    return text ? arena_text(&pool->arena, text, strlen(text)) : NULL;
}

/* ---- Which blocs ---- */

struct wanted {
    struct bloc_wanted bloc;
    int64_t events;
    bool named;
};

struct choosing {
    struct pool *pool;
    struct wanted *list;
    size_t count, capacity;
    struct bloc_id *ids;
    size_t id_capacity;
    bool coverage_told;
};

static bool among(const int64_t *list, size_t count, int64_t number)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i] == number) {
            return true;
        }
    }
    return false;
}

static bool take_bloc(void *context, const struct bloc_facts *row, struct fault *fault)
{
    struct choosing *choosing = context;
    const struct pool_options *options = &choosing->pool->options;
    const bool named = among(options->blocs, options->bloc_count, row->bloc);
    const bool treaty = row->kind && strcmp(row->kind, "treaty") == 0;
    (void)fault;
    choosing->coverage_told = choosing->coverage_told || row->coverage;
    choosing->ids = heap_grow(choosing->ids, &choosing->id_capacity, choosing->pool->id_count + 1,
                              sizeof *choosing->ids);
    choosing->ids[choosing->pool->id_count++] =
        (struct bloc_id){row->bloc, keep(choosing->pool, row->id)};
    if (among(options->skipped_blocs, options->skipped_bloc_count, row->bloc) ||
        (!named && (row->events == 0 || (options->level == 1 && treaty)))) {
        return true;
    }
    choosing->list =
        heap_grow(choosing->list, &choosing->capacity, choosing->count + 1, sizeof *choosing->list);
    choosing->list[choosing->count++] =
        (struct wanted){.bloc = {.number = row->bloc,
                                 .id = keep(choosing->pool, row->id),
                                 .kind = keep(choosing->pool, row->kind),
                                 .coverage = keep(choosing->pool, row->coverage),
                                 .bilateral = row->bilateral},
                        .events = row->events,
                        .named = named};
    return true;
}

/* Named ones first, then the ones with most accounts; equal ones in order of id. */
static int by_weight(const void *a, const void *b)
{
    const struct wanted *x = a, *y = b;
    if (x->named != y->named) {
        return x->named ? -1 : 1;
    }
    if (x->events != y->events) {
        return x->events > y->events ? -1 : 1;
    }
    return strcmp(x->bloc.id, y->bloc.id);
}

static bool choose_blocs(struct pool *pool, struct choosing *choosing, struct fault *fault)
{
    const struct pool_options *options = &pool->options;
    if (!store_bloc_facts(pool->question->store, take_bloc, choosing, fault)) {
        return false;
    }
    if (choosing->count) {
        sort_list(choosing->list, choosing->count, sizeof *choosing->list, by_weight);
    }
    size_t most = options->level == 1 ? 8 : options->level == 2 ? 16 : MOST_BLOCS;
    most = most > options->bloc_count ? most : options->bloc_count;
    if (options->level == 3 && choosing->count > most) {
        struct random random =
            random_from(arena_printf(&pool->arena, "%s/%s/blocs", options->seed, pool->digest));
        for (size_t i = options->bloc_count; i < most; i++) {
            const size_t k = i + random_below(&random, (uint32_t)(choosing->count - i));
            const struct wanted drawn = choosing->list[k];
            choosing->list[k] = choosing->list[i];
            choosing->list[i] = drawn;
        }
    }
    choosing->count = choosing->count < most ? choosing->count : most;
    return true;
}

static bool load_facts(struct pool *pool, struct fault *fault)
{
    struct choosing choosing = {.pool = pool};
    bool done = choose_blocs(pool, &choosing, fault);
    pool->ids = arena_alloc(&pool->arena, pool->id_count * sizeof *pool->ids + 1);
    if (pool->id_count) {
        memcpy(pool->ids, choosing.ids, pool->id_count * sizeof *pool->ids);
    }
    free(choosing.ids);
    struct bloc_wanted *blocs = arena_alloc(&pool->arena, (choosing.count + 1) * sizeof *blocs);
    for (size_t i = 0; i < choosing.count; i++) {
        blocs[i] = choosing.list[i].bloc;
    }
    done = done && facts_load(&pool->facts, pool->question, blocs, choosing.count,
                              pool->options.by_reading, choosing.coverage_told, fault);
    if (done) {
        settled_prepare(&pool->facts);
    }
    for (size_t i = 0; done && i < pool->facts.bloc_count; i++) {
        struct fact_bloc *bloc = &pool->facts.blocs[i];
        bloc->drawn = pool->options.bloc_count == 0 ||
                      among(pool->options.blocs, pool->options.bloc_count, bloc->number);
    }
    free(choosing.list);
    return done;
}

/* ---- Names ---- */

struct naming_load {
    struct pool *pool;
    struct naming *list;
    size_t count, capacity;
    enum party of;
    int64_t owner;
    bool shared;
};

static bool take_name(void *context, const struct name_facts *row, struct fault *fault)
{
    struct naming_load *load = context;
    (void)fault;
    const char *key = text_name_key(&load->pool->arena, row->text, strlen(row->text));
    load->list = heap_grow(load->list, &load->capacity, load->count + 1, sizeof *load->list);
    load->list[load->count++] = (struct naming){.lang = row->lang,
                                                .form = row->form,
                                                .text = keep(load->pool, row->text),
                                                .key = key ? key : "",
                                                .lo = row->used_lo,
                                                .hi = row->used_hi};
    load->pool->told[row->lang] = true;
    return true;
}

static bool take_owner(void *context, const struct name_hit *hit, struct fault *fault)
{
    struct naming_load *load = context;
    (void)fault;
    load->shared = load->shared || hit->of != load->of || hit->owner != load->owner;
    return true;
}

static bool load_names(struct pool *pool, enum party of, int64_t owner, const char *id,
                       struct named *named, struct fault *fault)
{
    struct store *store = pool->question->store;
    struct naming_load load = {.pool = pool, .of = of, .owner = owner};
    bool done = store_name_facts(store, of, owner, take_name, &load, fault);
    if (done && load.count == 0) {
        const struct name_facts by_id = {
            .lang = LANG_EN, .text = id, .used_lo = EDTF_NEG_INF, .used_hi = EDTF_POS_INF};
        done = take_name(&load, &by_id, fault);
    }
    for (size_t i = 0; done && i < load.count; i++) {
        load.shared = false;
        done = store_names(store, load.list[i].key, take_owner, &load, fault);
        load.list[i].shared = load.shared;
    }
    named->list = arena_alloc(&pool->arena, load.count * sizeof *named->list + 1);
    named->count = load.count;
    if (load.count) {
        memcpy(named->list, load.list, load.count * sizeof *named->list);
    }
    free(load.list);
    return done;
}

bool pool_names(struct pool *pool, const struct bloc_id *bloc, struct named *named,
                struct fault *fault)
{
    const uint32_t here = facts_bloc(&pool->facts, bloc->number);
    if (here != NONE) {
        *named = pool->bloc_names[here];
        return true;
    }
    return load_names(pool, PARTY_BLOC, bloc->number, bloc->id, named, fault);
}

static bool load_all_names(struct pool *pool, struct fault *fault)
{
    const struct facts *facts = &pool->facts;
    bool done = true;
    pool->bloc_names = arena_alloc(&pool->arena, facts->bloc_count * sizeof *pool->bloc_names + 1);
    pool->actor_names =
        arena_alloc(&pool->arena, facts->actor_count * sizeof *pool->actor_names + 1);
    for (size_t i = 0; done && i < facts->bloc_count; i++) {
        done = load_names(pool, PARTY_BLOC, facts->blocs[i].number, facts->blocs[i].id,
                          &pool->bloc_names[i], fault);
    }
    for (size_t i = 0; done && i < facts->actor_count; i++) {
        done = load_names(pool, PARTY_ACTOR, facts->actors[i].number, facts->actors[i].id,
                          &pool->actor_names[i], fault);
    }
    for (size_t i = 0; done && i < facts->bloc_count; i++) {
        for (size_t k = 0; k < pool->bloc_names[i].count; k++) {
            struct naming *naming = &pool->bloc_names[i].list[k];
            naming->names_state = text_names_state(pool, naming->text, NONE);
        }
    }
    return done;
}

/* ---- Statuses and the rest ---- */

struct status_load {
    struct pool *pool;
    enum language lang;
    size_t at;
};

static bool take_status(void *context, const struct cell *cells, struct fault *fault)
{
    struct status_load *load = context;
    struct pool *pool = load->pool;
    (void)fault;
    if (load->at >= pool->status_count) {
        struct status_name *grown =
            arena_alloc(&pool->arena, (pool->status_count + 1) * sizeof *grown);
        if (pool->status_count) {
            memcpy(grown, pool->statuses, pool->status_count * sizeof *grown);
        }
        grown[pool->status_count++] = (struct status_name){.id = keep(pool, cells[0].text)};
        pool->statuses = grown;
    }
    pool->statuses[load->at++].names[load->lang] = keep(pool, cells[1].text);
    return true;
}

static bool load_statuses(struct pool *pool, struct fault *fault)
{
    bool done = true;
    for (int lang = 0; done && lang < LANG_COUNT; lang++) {
        struct status_load load = {.pool = pool, .lang = (enum language)lang};
        done = store_list(pool->question->store, "statuses", (enum language)lang, take_status,
                          &load, fault);
    }
    return done;
}

static void choose_actors(struct pool *pool)
{
    const struct facts *facts = &pool->facts;
    pool->asked = arena_alloc(&pool->arena, facts->actor_count * sizeof *pool->asked + 1);
    pool->usable = arena_alloc(&pool->arena, facts->actor_count * sizeof *pool->usable + 1);
    for (size_t i = 0; i < facts->actor_count; i++) {
        const int64_t number = facts->actors[i].number;
        const bool named = among(pool->options.actors, pool->options.actor_count, number);
        const bool skipped =
            among(pool->options.skipped_actors, pool->options.skipped_actor_count, number);
        pool->asked[i] =
            (named || (pool->options.actor_count == 0 && facts->actors[i].state)) && !skipped;
        pool->usable[i] = (named || facts->actors[i].state) && !skipped;
    }
}

void pool_unread(struct pool *pool, const struct fault *fault)
{
    if (pool->unread.kind == FAULT_NONE) {
        pool->unread = *fault;
    }
}

bool pool_whole(const struct pool *pool, struct fault *fault)
{
    return pool->unread.kind == FAULT_NONE ||
           fault_set(fault, pool->unread.kind, "%s", pool->unread.text);
}

bool pool_open(struct pool *pool, const struct question *question,
               const struct pool_options *options, struct fault *fault)
{
    static const int64_t margins[] = {0, 180, 30, 7};
    *pool = (struct pool){.question = question,
                          .options = *options,
                          .margin = margins[options->level],
                          .lo = question->lo,
                          .hi = question->hi};
    const char *digest = store_info(question->store, "digest");
    pool->digest = digest ? digest : "";
    int64_t first;
    const char *id = "";
    store_cache(question->store, 16 * 1024);
    bool done = store_reading(question->store, NULL, &first, &id, fault) &&
                load_facts(pool, fault) && load_all_names(pool, fault) &&
                load_statuses(pool, fault);
    pool->reading_option = done && first != question->reading
                               ? arena_printf(&pool->arena, " --reading %s", question->reading_id)
                               : "";
    if (done) {
        choose_actors(pool);
        int64_t earliest = EDTF_POS_INF;
        for (size_t i = 0; i < pool->facts.bloc_count; i++) {
            const int64_t lo = pool->facts.blocs[i].life_lo;
            earliest = lo < earliest ? lo : earliest;
        }
        pool->lo = pool->lo > earliest ? pool->lo : earliest;
        pool->hi = pool->hi < pool->facts.as_of - 1 ? pool->hi : pool->facts.as_of - 1;
    }
    return done;
}

void pool_release(struct pool *pool)
{
    facts_release(&pool->facts);
    arena_release(&pool->arena);
}

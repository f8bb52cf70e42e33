#ifndef BLOCLINE_TEST_SETTLED_WORLD_H
#define BLOCLINE_TEST_SETTLED_WORLD_H

/* A small database of events given as CSV, with the facts of it: for the tests of what is settled
 * and of whole sheets. Files of the test that includes it are static. */
#include "dataset_text.h"
#include "day.h"
#include "exercise_pool.h"
#include "fold.h"
#include "writer.h"

#include <unistd.h>

struct settled_world {
    struct loading loading;
    struct fold folds[2];
    char path[64];
    struct store *store;
    struct question question;
};

static inline void say_nothing(void *context, const char *text)
{
    (void)context, (void)text;
}

/* Readings: `record` (first the treaty), `bookish` (first the book). Records end on 2010-12-31. */
static inline void settled_open(struct settled_world *world, const char *blocs, const char *names,
                                const char *lineage, const char *events)
{
    static const atomic_int stop = 0;
    const struct watch watch = {.stop = &stop};
    struct loading *loading = &world->loading;
    struct fault fault = {0};
    *world = (struct settled_world){.store = NULL};
    loading_init(loading);
    load_text(loading, "sources", "source,kind,title\ntreaty,treaty,T\nbook,scholarship,B\n");
    load_text(loading, "statuses",
              "status,class,cow\nmember,full,1\nparty,full,1\nobserver,partial,3\n"
              "signatory,partial,3\nnone,none,0\n");
    load_text(loading, "actors", "actor\nXAA\nXAB\nXAC\nXAD\nXAE\nXAF\nXAG\nXAH\nx-UN\n");
    load_text(loading, "blocs", blocs);
    load_reading(loading, "record", "treaty book");
    load_reading(loading, "bookish", "book treaty");
    load_text(loading, "names", names);
    load_text(loading, "events", events);
    load_text(loading, "lineage", lineage);
    records_finish(&loading->dataset, &loading->findings);
    loading->dataset.packages[0].as_of = "2010-12-31";
    loading->dataset.packages[0].as_of_day = day_from_civil(2010, 12, 31);
    for (uint32_t i = 0; i < 2; i++) {
        fold_reading(&world->folds[i], &loading->dataset, i, &loading->findings);
    }
    snprintf(world->path, sizeof world->path, "settled-%ld.db", (long)getpid());
    if (!writer_write(world->path, &loading->dataset, world->folds, &watch, &fault) ||
        !store_open(world->path, &world->store, &fault) ||
        !question_init(&world->question, world->store, &(struct question_options){0}, say_nothing,
                       NULL, &fault)) {
        show_findings(&loading->findings);
        fail_msg("%s", fault.text);
    }
}

static inline void settled_close(struct settled_world *world)
{
    store_close(world->store);
    unlink(world->path);
    for (size_t i = 0; i < 2; i++) {
        fold_release(&world->folds[i]);
    }
    loading_release(&world->loading);
}

static inline void settled_pool(struct settled_world *world, struct pool *pool,
                                const struct pool_options *options)
{
    struct fault fault = {0};
    if (!pool_open(pool, &world->question, options, &fault)) {
        fail_msg("%s", fault.text);
    }
}

static inline uint32_t bloc_of(const struct pool *pool, const char *id)
{
    for (uint32_t i = 0; i < pool->facts.bloc_count; i++) {
        if (strcmp(pool->facts.blocs[i].id, id) == 0) {
            return i;
        }
    }
    fail_msg("no bloc %s", id);
    return NONE;
}

static inline uint32_t actor_of(const struct pool *pool, const char *id)
{
    for (uint32_t i = 0; i < pool->facts.actor_count; i++) {
        if (strcmp(pool->facts.actors[i].id, id) == 0) {
            return i;
        }
    }
    return NONE; /* it has no standing anywhere */
}

#endif

#ifndef BLOCLINE_TEST_RANDOM_WORLD_H
#define BLOCLINE_TEST_RANDOM_WORLD_H

/* Randomly made packages and what they mean, day by day. The world is made first, as steps of
 * actors in blocs; then it is written as a package, ingested, and asked. What the answers must be
 * is worked out here from the steps alone, slowly: no code of blocline decides it but the numbering
 * of days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "day.h"
#include "edtf.h"
#include "fold.h"
#include "package.h"
#include "question.h"
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCS = 4, ACTORS = 6, STEPS = 9, STATUSES = 5, TEXT = 256 };

/* How many random packages a test tries: 4, or as many as BLOCLINE_WORLDS says (the target `oracles`). */
static uint32_t world_count(void)
{
    const char *wish = getenv("BLOCLINE_WORLDS");
    return wish ? (uint32_t)strtoul(wish, NULL, 10) : 4;
}

/* From some day lo..hi on the actor has the status; status 0: none. */
struct world_step {
    int64_t lo, hi;
    int status;
    char date[64], event[32];
};

struct world {
    uint32_t seed;
    struct world_step steps[BLOCS][ACTORS][STEPS];
    int count[BLOCS][ACTORS];
    char folder[64], database[96];
    struct store *store;
};

static const char *const status_ids[STATUSES] = {"none", "member", "party", "observer", "guest"};
static const int status_classes[STATUSES] = {CLASS_NONE, CLASS_FULL, CLASS_FULL, CLASS_PARTIAL,
                                             CLASS_PARTIAL};
static const char *const bloc_ids[BLOCS] = {"AB", "BC", "Cd", "DE"};
static const char *const actor_ids[ACTORS] = {"XAA", "XAB", "XAC", "XAD", "XAE", "x-F"};
static const char as_of_text[] = "2003-06-15";

static inline int64_t day_of(int year, int month, int day)
{
    return day_from_civil(year, month, day);
}

/* A small generator of its own, so that every machine makes the same worlds (Numerical Recipes). */
static inline int pick(struct world *world, int below)
{
    world->seed = world->seed * 1664525u + 1013904223u;
    return (int)((world->seed >> 8) % (uint32_t)below);
}

static inline void write_day(char *text, int64_t day)
{
    const struct civil civil = day_to_civil(day);
    snprintf(text, 16, "%04d-%02d-%02d", (int)civil.year, civil.month, civil.day);
}

/* A date about `day`, as vague as chance has it. */
static inline void make_date(struct world *world, struct world_step *step, int64_t day, bool first)
{
    const struct civil civil = day_to_civil(day);
    const int year = (int)civil.year, month = civil.month;
    char lo[16], hi[16];
    switch (pick(world, first ? 14 : 13)) {
    case 0:
    case 1:
        step->lo = day_of(year, 1, 1);
        step->hi = day_of(year, 12, 31);
        snprintf(step->date, sizeof step->date, "%04d", year);
        break;
    case 2:
    case 3:
        step->lo = day_of(year, month, 1);
        step->hi = step->lo + days_in_month(year, month) - 1;
        snprintf(step->date, sizeof step->date, "%04d-%02d", year, month);
        break;
    case 4:
    case 5:
        step->lo = day;
        step->hi = day + 1 + pick(world, 120);
        write_day(lo, step->lo);
        write_day(hi, step->hi);
        snprintf(step->date, sizeof step->date, "[%s..%s]", lo, hi);
        break;
    case 13:
        step->lo = EDTF_NEG_INF;
        step->hi = day;
        write_day(hi, day);
        snprintf(step->date, sizeof step->date, "[..%s]", hi);
        break;
    default:
        step->lo = step->hi = day;
        write_day(lo, day);
        snprintf(step->date, sizeof step->date, "%s%s", lo, pick(world, 5) ? "" : "~");
    }
}

/* Steps of one actor in one bloc, in an order that the dates leave no doubt of. */
static inline void make_steps(struct world *world, int bloc, int actor, bool exact)
{
    const int want = pick(world, STEPS - 2);
    int64_t day = day_of(1994, 1, 1) + pick(world, 900);
    int *count = &world->count[bloc][actor], status = 0;
    while (*count < want && day < day_of(2004, 6, 1)) {
        struct world_step *step = &world->steps[bloc][actor][*count], *before = step - 1;
        const bool first = *count == 0;
        make_date(world, step, day, first);
        if (exact) {
            step->lo = step->hi = day;
            write_day(step->date, day);
        }
        const bool orderly = first || (step->lo >= before->lo && step->hi >= before->hi &&
                                       !(step->hi == before->hi && step->lo == step->hi));
        if (!orderly) {
            day += 1 + pick(world, 60);
            continue;
        }
        do {
            step->status = pick(world, STATUSES);
        } while (step->status == status);
        status = step->status;
        snprintf(step->event, sizeof step->event, "e-%d-%d-%d", bloc, actor, *count);
        day = step->hi + (pick(world, 4) ? 1 + pick(world, 700) : -pick(world, 30));
        ++*count;
    }
}

/* Some blocs end; that is one more step for whoever still stands in them. */
static inline bool end_bloc(struct world *world, int bloc, struct world_step *end)
{
    const int64_t day = day_of(2007, 1, 1);
    if (bloc % 2) {
        return false;
    }
    *end = (struct world_step){.lo = day, .hi = day};
    write_day(end->date, day);
    snprintf(end->event, sizeof end->event, "end-%d", bloc);
    for (int actor = 0; actor < ACTORS; actor++) {
        int *count = &world->count[bloc][actor];
        if (*count && world->steps[bloc][actor][*count - 1].status) {
            world->steps[bloc][actor][(*count)++] = *end;
        }
    }
    return true;
}

static inline FILE *open_part(const struct world *world, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", world->folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    return file;
}

static inline void write_package(struct world *world, const bool *ends,
                                 const struct world_step *end)
{
    FILE *file = open_part(world, "blocline.ini");
    fprintf(file,
            "[package]\nid = random\ntitle_en = Random\nversion = 1\nlicence = CC0-1.0\n"
            "as_of = %s\n[reading r]\ntitle_en = R\nsources = *\n",
            as_of_text);
    fclose(file);
    file = open_part(world, "sources.csv");
    fputs("source,kind,title\ns,treaty,S\n", file);
    fclose(file);
    file = open_part(world, "statuses.csv");
    fputs("status,class,cow,name_en\nmember,full,1,a\nguest,partial,,e\nobserver,partial,3,b\n"
          "party,full,1,c\nnone,none,0,d\n",
          file);
    fclose(file);
    file = open_part(world, "actors.csv"); /* not in the order of ids */
    fputs("actor,kind,cow,source,locator\n", file);
    for (int i = ACTORS; i-- > 0;) {
        fprintf(file, "%s,state,%s,s,1\n", actor_ids[i], i % 2 ? "" : i == 0 ? "900" : "20");
    }
    fclose(file);
    file = open_part(world, "blocs.csv");
    fputs("bloc,kind,source,locator\n", file);
    for (int i = 0; i < BLOCS; i++) {
        fprintf(file, "%s,organisation,s,1\n", bloc_ids[(i * 3 + 1) % BLOCS]);
    }
    fclose(file);
    file = open_part(world, "names.csv");
    fputs("of,id,lang,form,name,used,source,locator\n", file);
    for (int i = 0; i < ACTORS; i++) {
        fprintf(file, "actor,%s,en,name,Actor %d,,s,1\n", actor_ids[i], i);
    }
    for (int i = 0; i < BLOCS; i++) {
        fprintf(file, "bloc,%s,en,name,Bloc %d,,s,1\n", bloc_ids[i], i);
    }
    fclose(file);
    file = open_part(world, "events.csv");
    fputs("event,date,kind,bloc,effects,source,locator,title_en\n", file);
    for (int bloc = 0; bloc < BLOCS; bloc++) {
        for (int actor = 0; actor < ACTORS; actor++) {
            for (int i = 0; i < world->count[bloc][actor]; i++) {
                const struct world_step *step = &world->steps[bloc][actor][i];
                if (strncmp(step->event, "end", 3) != 0) {
                    fprintf(file, "%s,\"%s\",%s,%s,%s=%s,s,1,t\n", step->event, step->date,
                            step->status ? "admission" : "withdrawal", bloc_ids[bloc],
                            status_ids[step->status], actor_ids[actor]);
                }
            }
        }
        if (ends[bloc]) {
            fprintf(file, "%s,%s,dissolution,%s,,s,1,t\n", end[bloc].event, end[bloc].date,
                    bloc_ids[bloc]);
        }
    }
    fclose(file);
}

static inline void ingest_package(struct world *world)
{
    struct dataset dataset;
    struct findings findings;
    struct packages packages;
    struct fold fold;
    struct fault fault = {0};
    const char *const paths[] = {world->folder};
    static const atomic_int stop = 0;
    const struct watch watch = {.stop = &stop};
    dataset_init(&dataset);
    findings_init(&findings);
    packages_init(&packages, &dataset, &findings);
    assert_true(packages_read(&packages, paths, 1, &fault));
    fold_reading(&fold, &dataset, 0, &findings);
    for (size_t i = 0; i < findings.count; i++) {
        /* Some things happen after as_of, so that there is something beyond the records. */
        if (strcmp(findings.list[i].rule, "after-coverage") != 0) {
            fail_msg("%s: %s", world->folder, findings.list[i].text);
        }
    }
    snprintf(world->database, sizeof world->database, "%s/random.db", world->folder);
    assert_true(writer_write(world->database, &dataset, &fold, &watch, &fault));
    assert_true(store_open(world->database, &world->store, &fault));
    fold_release(&fold);
    packages_release(&packages);
    findings_release(&findings);
    dataset_release(&dataset);
}

/* Makes the world of a number. `exact`: every date is a day. */
static inline struct world *world_new(uint32_t number, bool exact)
{
    struct world *world = calloc(1, sizeof *world);
    struct world_step end[BLOCS];
    bool ends[BLOCS];
    assert_non_null(world);
    world->seed = number * 7919u + 17u;
    for (int bloc = 0; bloc < BLOCS; bloc++) {
        for (int actor = 0; actor < ACTORS; actor++) {
            make_steps(world, bloc, actor, exact);
        }
        ends[bloc] = end_bloc(world, bloc, &end[bloc]);
    }
    snprintf(world->folder, sizeof world->folder, "/tmp/blocline-test-XXXXXX");
    assert_non_null(mkdtemp(world->folder));
    write_package(world, ends, end);
    ingest_package(world);
    return world;
}

static inline void world_free(struct world *world)
{
    static const char *const parts[] = {"blocline.ini", "sources.csv", "statuses.csv", "actors.csv",
                                        "blocs.csv",    "names.csv",   "events.csv",   "random.db"};
    store_close(world->store);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", world->folder, parts[i]);
        unlink(path);
    }
    rmdir(world->folder);
    free(world);
}

/* ---- What a step means on a day ---- */

/* 0: does not hold, 1: may hold, 2: holds. */
static inline int holds(const struct world *world, int bloc, int actor, int step, int64_t day)
{
    const struct world_step *steps = world->steps[bloc][actor];
    const bool last = step + 1 == world->count[bloc][actor];
    if (steps[step].status == 0) {
        return 0;
    }
    if (steps[step].hi <= day && (last || day < steps[step + 1].lo)) {
        return 2;
    }
    return steps[step].lo <= day && (last || day < steps[step + 1].hi) ? 1 : 0;
}

/* The surest of what the actor's steps of wanted statuses are on a day. */
static inline int stands(const struct world *world, int bloc, int actor, const bool *wanted,
                         int64_t day)
{
    int best = 0;
    for (int i = 0; i < world->count[bloc][actor]; i++) {
        if (wanted[world->steps[bloc][actor][i].status]) {
            const int own = holds(world, bloc, actor, i, day);
            best = own > best ? own : best;
        }
    }
    return best;
}

#endif

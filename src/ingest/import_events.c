#include "import_events.h"

#include "edtf.h"
#include "kinds.h"
#include "messages.h"
#include "sort.h"
#include "usual_statuses.h"
#include "watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* All claims as events: bloc by bloc, in it actor by actor, and source by source. */

enum { SAMPLE_EVENTS = 10, RANK_STEP = 10, RANK_OWN = 500 };

/* What a claim is sorted by within its bloc. */
struct sort_key {
    int64_t lo, hi; /* of its start */
    uint32_t actor, line, claim;
    uint16_t rank; /* of its status */
    uint8_t table;
};

struct writing {
    struct import *import;
    struct sort_key *keys;
    size_t key_capacity;
    struct chain chain;
    uint16_t rank[IMPORT_STATUSES];
    struct intern *ids; /* of the events of a pair and source */
    int64_t first_founded, first_standing, last_lo, last_hi; /* of the bloc at hand */
    uint32_t first_date;                                     /* of its first standing */
};

/* On one day the higher rank comes last. */
static void rank_statuses(struct writing *writing)
{
    const struct import *import = writing->import;
    for (size_t i = 0; i < import->status_count; i++) {
        const struct usual_status *usual = usual_status(import->statuses[i].id);
        writing->rank[i] =
            (uint16_t)(usual ? RANK_STEP * (usual - usual_statuses() + 1) : RANK_OWN + (int)i);
    }
    for (size_t i = 0; i < import->status_count; i++) {
        const char *after = import->statuses[i].after;
        for (size_t k = 0; after && k < import->status_count; k++) {
            const char *id = import->statuses[k].id;
            if (import_is_word(after, id, strlen(id)) && writing->rank[i] <= writing->rank[k]) {
                writing->rank[i] = (uint16_t)(writing->rank[k] + 1);
            }
        }
    }
}

static int compare_keys(const void *left, const void *right)
{
    const struct sort_key *a = left, *b = right;
    const int64_t pairs[][2] = {{a->actor, b->actor}, {a->table, b->table}, {a->lo, b->lo},
                                {a->hi, b->hi},       {a->rank, b->rank},   {a->line, b->line}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i][0] != pairs[i][1]) {
            return pairs[i][0] < pairs[i][1] ? -1 : 1;
        }
    }
    return (a->claim > b->claim) - (a->claim < b->claim);
}

/* ---- Rows ---- */

struct event_row {
    const char *id;
    uint32_t date;
    const char *kind, *bloc, *actor;
    const char *effect; /* a status, or NULL: the actor took part */
    const char *note;
    uint8_t table;
    uint32_t line;
    uint16_t column;
};

static void put_row(const struct import *import, FILE *out, const struct event_row *row)
{
    fprintf(out, "%s,", row->id);
    import_put_cell(out, intern_text(import->dates.texts, row->date));
    fprintf(out, ",%s,%s,", row->kind, row->bloc);
    if (row->effect) {
        fprintf(out, "%s=%s", row->effect, row->actor);
    }
    fprintf(out, ",%s,\"%s, line %u", import->table_sources[row->table],
            import->table_names[row->table], row->line);
    const char *column = import->headers[row->table][row->column];
    fputs(", column ", out);
    for (const char *at = column; *at; at++) {
        fputs(*at == '"' ? "\"\"" : (const char[]){*at, '\0'}, out);
    }
    fprintf(out, "\",%s,", row->effect || !row->actor ? "" : row->actor);
    import_put_cell(out, row->note ? row->note : "");
    fputc('\n', out);
}

static void write_row(struct import *import, const struct event_row *row)
{
    if (import->sample && import->event_count < SAMPLE_EVENTS) {
        fputs("; ", import->sample);
        put_row(import, import->sample, row);
    }
    if (import->events) {
        put_row(import, import->events, row);
    }
    import->event_count++;
}

/* "CIS.KAZ.member", "CIS.KAZ.member-2": the same in every source, so that their accounts meet. */
static void name_event(struct writing *writing, char *id, size_t room, const char *bloc,
                       const char *actor, const char *what)
{
    int length = snprintf(id, room, "%s.%s.%s", bloc, actor, what);
    for (int i = 2; i < INT32_MAX; i++) {
        const uint32_t before = intern_count(writing->ids);
        const size_t size = (size_t)length < room ? (size_t)length : room - 1;
        if (intern_put(writing->ids, id, size) == before) {
            return;
        }
        length = snprintf(id, room, "%s.%s.%s-%d", bloc, actor, what, i);
    }
}

/* ---- A pair ---- */

static void note_life(struct writing *writing, const struct chain_step *step, const char *kind)
{
    const uint32_t number = kind_find(kind);
    if (step->status != NONE && number != WORD_UNKNOWN && kinds()[number].founds &&
        step->lo < writing->first_founded) {
        writing->first_founded = step->lo;
    }
    if (!step->has_effect) {
        return;
    }
    if (step->status != NONE && step->hi < writing->first_standing) {
        writing->first_standing = step->hi;
        writing->first_date = step->date;
    }
    if (step->lo > writing->last_lo ||
        (step->lo == writing->last_lo && step->hi > writing->last_hi)) {
        writing->last_lo = step->lo;
        writing->last_hi = step->hi;
    }
}

static void write_pair(struct writing *writing, uint32_t bloc, uint32_t actor)
{
    struct import *import = writing->import;
    const char *bloc_id = import->blocs.list[bloc].id, *actor_id = import->actors.list[actor].id;
    const size_t room = strlen(bloc_id) + strlen(actor_id) + 80;
    char *id = heap_alloc(room);
    intern_free(writing->ids);
    writing->ids = intern_new();
    for (size_t i = 0; i < writing->chain.count; i++) {
        const struct chain_step *step = &writing->chain.steps[i];
        struct import_status *status =
            step->status == NONE ? NULL : &import->statuses[step->status];
        const char *kind = status ? status->kind : "withdrawal";
        name_event(writing, id, room, bloc_id, actor_id, status ? status->id : "end");
        if (status) {
            status->used = true;
        }
        note_life(writing, step, kind);
        write_row(import, &(struct event_row){
                              .id = id,
                              .date = step->date,
                              .kind = kind,
                              .bloc = bloc_id,
                              .actor = actor_id,
                              .effect = !step->has_effect ? NULL
                                        : status          ? status->id
                                                          : "none",
                              .note = step->has_effect ? NULL
                                                       : "no standing follows: another step of "
                                                         "this row contradicts it or replaces it",
                              .table = step->table,
                              .line = step->line,
                              .column = step->column});
    }
    free(id);
}

/* ---- The life of a bloc ---- */

static void write_life(struct writing *writing, const struct import_party *bloc, const char *what,
                       const char *kind, uint32_t date, uint32_t line, uint16_t column)
{
    char *id = heap_alloc(strlen(bloc->id) + strlen(what) + 2);
    sprintf(id, "%s.%s", bloc->id, what);
    write_row(writing->import, &(struct event_row){.id = id,
                                                   .date = date,
                                                   .kind = kind,
                                                   .bloc = bloc->id,
                                                   .table = bloc->table,
                                                   .line = line,
                                                   .column = column});
    free(id);
}

/* A bloc of which every year is told: founded in the first year of each run of them, ended after
 * the last, unless that is the last year of all. */
static void write_runs(struct writing *writing, const struct import_party *bloc)
{
    struct import *import = writing->import;
    const enum years_rule rule = import->map.tables[bloc->table].years;
    char what[32];
    int runs = 0;
    for (int32_t year = bloc->first_year; year <= bloc->last_year; year++) {
        if (!import_party_has_year(bloc, year)) {
            continue;
        }
        if (!import_party_has_year(bloc, year - 1)) {
            runs++;
            snprintf(what, sizeof what, runs > 1 ? "founded-%d" : "founded", runs);
            write_life(writing, bloc, what, "institution",
                       import_date_year(&import->dates, year, rule, false), bloc->line,
                       bloc->column);
        }
        if (!import_party_has_year(bloc, year + 1) && year < import->last_year) {
            snprintf(what, sizeof what, runs > 1 ? "ended-%d" : "ended", runs);
            write_life(writing, bloc, what, "dissolution",
                       import_date_year(&import->dates, year + 1, rule, true), bloc->line,
                       bloc->column);
        }
    }
}

static void write_founding(struct writing *writing, const struct import_party *bloc)
{
    struct import *import = writing->import;
    const struct import_date *founded =
        bloc->founded == NONE ? NULL : &import->dates.list[bloc->founded];
    if (founded && founded->lo < writing->first_founded) {
        writing->first_founded = founded->lo;
    }
    if (writing->first_standing < writing->first_founded &&
        writing->first_founded != EDTF_POS_INF) {
        if (founded) {
            repair_add(&import->repairs, REPAIR_FOUNDED_LATE, bloc->file, bloc->founded_line,
                       bloc->founded_column);
        }
        const uint32_t by =
            import_date_between(&import->dates, EDTF_NEG_INF, writing->first_standing);
        write_life(writing, bloc, "founded", "institution", by, bloc->line, bloc->column);
    } else if (founded) {
        write_life(writing, bloc, "founded", "institution", bloc->founded, bloc->founded_line,
                   bloc->founded_column);
    }
    if (bloc->ended == NONE) {
        return;
    }
    const struct import_date *ended = &import->dates.list[bloc->ended];
    if (writing->last_lo > ended->lo ||
        (writing->last_lo == ended->lo && writing->last_hi > ended->hi)) {
        repair_add(&import->repairs, REPAIR_ENDED_EARLY, bloc->file, bloc->ended_line,
                   bloc->ended_column);
    } else {
        write_life(writing, bloc, "ended", "dissolution", bloc->ended, bloc->ended_line,
                   bloc->ended_column);
    }
}

/* ---- A bloc ---- */

static struct sort_key key_of(const struct writing *writing, uint32_t number)
{
    const struct import *import = writing->import;
    const struct claim *claim = &import->claims.list[number];
    const struct import_date *start =
        claim->start == NONE ? NULL : &import->dates.list[claim->start];
    return (struct sort_key){.lo = start ? start->lo : EDTF_NEG_INF,
                             .hi = start ? start->hi : EDTF_NEG_INF,
                             .actor = claim->actor,
                             .line = claim->line,
                             .claim = number,
                             .rank = writing->rank[claim->status],
                             .table = claim->table};
}

static bool says_the_same(const struct claim *a, const struct claim *b)
{
    return a->start == b->start && a->end == b->end && a->status == b->status &&
           a->is_step == b->is_step;
}

static void write_bloc(struct writing *writing, uint32_t number, const uint32_t *claims,
                       size_t count)
{
    struct import *import = writing->import;
    const struct import_party *bloc = &import->blocs.list[number];
    writing->keys =
        heap_grow(writing->keys, &writing->key_capacity, count + 1, sizeof *writing->keys);
    writing->first_founded = writing->first_standing = EDTF_POS_INF;
    writing->last_lo = writing->last_hi = EDTF_NEG_INF;
    for (size_t i = 0; i < count; i++) {
        writing->keys[i] = key_of(writing, claims[i]);
    }
    if (count) {
        sort_list(writing->keys, count, sizeof *writing->keys, compare_keys);
    }
    if (bloc->dense) {
        write_runs(writing, bloc);
    }
    for (size_t i = 0; i < count; i++) {
        const struct claim *claim = &import->claims.list[writing->keys[i].claim];
        const struct claim *before = i ? &import->claims.list[writing->keys[i - 1].claim] : NULL;
        const bool same_pair =
            before && before->actor == claim->actor && before->table == claim->table;
        if (!same_pair && before) {
            chain_end(&writing->chain);
            write_pair(writing, number, before->actor);
        }
        if (!same_pair) {
            writing->chain.count = 0;
        }
        if (same_pair && says_the_same(before, claim)) {
            repair_add(&import->repairs, REPAIR_DOUBLED, import->table_files[claim->table],
                       claim->line, claim->start_column);
        } else {
            chain_take(&writing->chain, claim);
        }
    }
    if (count) {
        chain_end(&writing->chain);
        write_pair(writing, number, import->claims.list[writing->keys[count - 1].claim].actor);
    }
    if (!bloc->dense) {
        write_founding(writing, bloc);
    }
}

/* The claims of each bloc, by counting: claim numbers in order of bloc. */
static uint32_t *sort_by_bloc(const struct import *import, uint32_t *first)
{
    const struct claims *claims = &import->claims;
    const uint32_t blocs = intern_count(import->blocs.ids);
    uint32_t *sorted = heap_alloc((claims->count + 1) * sizeof *sorted);
    memset(first, 0, ((size_t)blocs + 2) * sizeof *first);
    for (size_t i = 0; i < claims->count; i++) {
        first[claims->list[i].bloc + 2]++;
    }
    for (uint32_t i = 2; i <= blocs + 1; i++) {
        first[i] += first[i - 1];
    }
    for (size_t i = 0; i < claims->count; i++) {
        sorted[first[claims->list[i].bloc + 1]++] = (uint32_t)i;
    }
    return sorted;
}

bool import_events(struct import *import, struct fault *fault)
{
    const uint32_t blocs = intern_count(import->blocs.ids);
    uint32_t *first = heap_alloc(((size_t)blocs + 3) * sizeof *first);
    uint32_t *sorted = sort_by_bloc(import, first);
    struct writing writing = {.import = import, .chain = {.import = import}, .ids = intern_new()};
    bool done = true;
    if (import->events) {
        fputs("event,date,kind,bloc,effects,source,locator,actors,note\n", import->events);
    }
    rank_statuses(&writing);
    for (uint32_t i = 0; done && i < blocs; i++) {
        write_bloc(&writing, i, sorted + first[i], first[i + 1] - first[i]);
        done = watch_step(import->watch, MSG_doing_events, i, blocs, fault);
    }
    intern_free(writing.ids);
    free(writing.keys);
    free(writing.chain.steps);
    free(sorted);
    free(first);
    return done;
}

#include "bulk.h"
#include "edtf.h"
#include "messages.h"
#include "pack.h"
#include "sort.h"
#include "write.h"

#include <stdlib.h>

/* Writes the groups and packs of a reading (pack.h). */

/* A spell of the group at hand, for the order in which packs take them. */
struct laid {
    bool full;      /* its status is of class full */
    uint32_t power; /* how long it lasted: the power of two of its days */
    uint32_t place; /* in the group */
    int64_t start;
};

struct packer {
    struct bulk groups, packs;
    const struct dataset *dataset;
    const struct fold_spell *spells;
    const uint32_t *order;   /* all spells of the reading by bloc, actor and time */
    const uint32_t *sources; /* of only_sources */
    size_t first;            /* of the group's, in `order` */
    bool of_actors;          /* packs of one actor each: they name the bloc in its place */
    struct laid *laid;
    unsigned char *bytes;
    size_t capacity;
};

struct group_row {
    int64_t id;
    const char *first_bloc, *last_bloc;
    struct put_blob blocs;
};

static const struct put group_columns[] = {
    DAY("group_id", group_row, id), TEXT("first_bloc", group_row, first_bloc),
    TEXT("last_bloc", group_row, last_bloc), BLOB("blocs", group_row, blocs), PUT_END};

struct pack_row {
    int64_t id, start_lo, end_hi;
    bool full;
    struct put_blob spells;
};

static const struct put pack_columns[] = {
    DAY("pack_id", pack_row, id),     DAY("start_lo", pack_row, start_lo),
    DAY("end_hi", pack_row, end_hi),  FLAG("full", pack_row, full),
    BLOB("spells", pack_row, spells), PUT_END};

static const struct fold_spell *spell_at(const struct packer *packer, const struct laid *laid)
{
    return &packer->spells[packer->order[packer->first + laid->place]];
}

/* The texts of a spell: the events that began and ended it, and their dates; and the sources of
 * the events. */
struct texts {
    const char *text[PACK_TEXTS];
    size_t size[PACK_TEXTS], sum;  /* bytes */
    uint32_t source[PACK_SOURCES]; /* in the store; 0: none, or several */
};

static struct texts texts_of(const struct packer *packer, const struct fold_spell *spell)
{
    const struct dataset *dataset = packer->dataset;
    const struct record_account *started = &dataset->accounts[spell->start_account];
    const struct record_account *ended =
        spell->end_account == NONE ? NULL : &dataset->accounts[spell->end_account];
    struct texts texts = {.text = {event_name(dataset, started->event), started->date,
                                   ended ? event_name(dataset, ended->event) : "",
                                   ended ? ended->date : ""},
                          .source = {packer->sources[started->event] + 1, /* NONE is the greatest */
                                     ended ? packer->sources[ended->event] + 1 : 0}};
    for (size_t i = 0; i < PACK_TEXTS; i++) {
        texts.size[i] = strlen(texts.text[i]);
        texts.sum += texts.size[i];
    }
    return texts;
}

/* Bytes of a spell in a pack, its texts without their bytes included. */
static size_t spell_size(size_t width)
{
    return pack_spell_size(width) + (PACK_TEXTS + PACK_SOURCES) * width / 2;
}

/* Whether a pack of width 4 can hold the spell. Its place and the beginning of its texts do fit. */
static bool is_narrow(const struct packer *packer, const struct fold_spell *spell,
                      const struct texts *texts)
{
    const uint32_t other = packer->of_actors ? spell->bloc : spell->actor;
    return pack_day_fits(spell->bounds.start_lo) && pack_day_fits(spell->bounds.start_hi) &&
           pack_day_fits(spell->bounds.end_lo) && pack_day_fits(spell->bounds.end_hi) &&
           other < UINT16_MAX && spell->status < UINT16_MAX && texts->sum <= PACK_SIZE &&
           texts->source[0] <= UINT16_MAX && texts->source[1] <= UINT16_MAX;
}

/* Writes the `count` spells at `laid` as one pack with `size` bytes of text. */
static bool write_pack(struct packer *packer, int64_t id, const struct laid *laid, size_t count,
                       size_t size, size_t width, struct fault *fault)
{
    const size_t small = width / 2, total = PACK_HEADER + count * spell_size(width) + size;
    packer->bytes = heap_grow(packer->bytes, &packer->capacity, total, 1);
    unsigned char *record = packer->bytes + PACK_HEADER;
    unsigned char *texts = record + count * pack_spell_size(width), *at = texts;
    int64_t start_lo = EDTF_POS_INF, end_hi = EDTF_NEG_INF;
    pack_put4(packer->bytes, (uint32_t)count);
    pack_put4(packer->bytes + 4, (uint32_t)width);
    for (size_t i = 0; i < count; i++) {
        const struct fold_spell *spell = spell_at(packer, &laid[i]);
        const struct texts own = texts_of(packer, spell);
        const int64_t day[PACK_DAYS] = {[PACK_START_LO] = spell->bounds.start_lo,
                                        [PACK_END_HI] = spell->bounds.end_hi,
                                        [PACK_START_HI] = spell->bounds.start_hi,
                                        [PACK_END_LO] = spell->bounds.end_lo};
        const uint32_t number[PACK_NUMBERS] = {
            [PACK_PLACE] = laid[i].place,
            [PACK_ACTOR] = (packer->of_actors ? spell->bloc : spell->actor) + 1,
            [PACK_STATUS] = spell->status + 1,
            [PACK_TEXT] = (uint32_t)(at - texts)};
        for (size_t k = 0; k < PACK_DAYS; k++, record += width) {
            pack_put_day(record, width, day[k]);
        }
        for (size_t k = 0; k < PACK_NUMBERS; k++, record += small) {
            pack_put(record, width, number[k]);
        }
        for (size_t k = 0; k < PACK_TEXTS; k++, at += small) {
            pack_put(at, width, (uint32_t)own.size[k]);
        }
        for (size_t k = 0; k < PACK_SOURCES; k++, at += small) {
            pack_put(at, width, own.source[k]);
        }
        for (size_t k = 0; k < PACK_TEXTS; at += own.size[k], k++) {
            memcpy(at, own.text[k], own.size[k]);
        }
        start_lo = spell->bounds.start_lo < start_lo ? spell->bounds.start_lo : start_lo;
        end_hi = spell->bounds.end_hi > end_hi ? spell->bounds.end_hi : end_hi;
    }
    const struct pack_row row = {
        id, start_lo, end_hi, laid->full, {packer->bytes, (size_t)(at - packer->bytes)}};
    return bulk_row(&packer->packs, &row, fault);
}

/* Cuts the group's spells, as they are laid out, into packs: as many as a page holds. */
static bool write_group_packs(struct packer *packer, int64_t group, size_t count,
                              struct fault *fault)
{
    const struct laid *laid = packer->laid;
    int64_t number = 0;
    bool done = true;
    for (size_t i = 0, next; done && i < count; i = next) {
        size_t width = 4, size = 0, used = PACK_HEADER;
        for (next = i; next < count; next++) {
            const struct fold_spell *spell = spell_at(packer, &laid[next]);
            const struct texts texts = texts_of(packer, spell);
            const size_t needs = is_narrow(packer, spell, &texts) ? 4 : 8;
            if (next > i && (needs != width || laid[next].full != laid[i].full ||
                             used + spell_size(width) + texts.sum > PACK_SIZE)) {
                break;
            }
            width = needs;
            used += spell_size(width) + texts.sum;
            size += texts.sum;
        }
        done =
            write_pack(packer, pack_id_of(group, number++), laid + i, next - i, size, width, fault);
    }
    return done;
}

static bool write_group_blocs(struct packer *packer, int64_t group, size_t count,
                              struct fault *fault)
{
    size_t used = 0;
    const char *first = NULL, *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct fold_spell *spell = &packer->spells[packer->order[packer->first + i]];
        if (i && packer->spells[packer->order[packer->first + i - 1]].bloc == spell->bloc) {
            continue;
        }
        const char *id = packer->dataset->blocs[spell->bloc].id;
        const size_t size = strlen(id);
        first = first ? first : id;
        last = id;
        packer->bytes = heap_grow(packer->bytes, &packer->capacity, used + PACK_BLOC + size, 1);
        pack_put4(packer->bytes + used, (uint32_t)i);
        pack_put4(packer->bytes + used + 4, spell->bloc + 1);
        pack_put4(packer->bytes + used + 8, (uint32_t)size);
        memcpy(packer->bytes + used + PACK_BLOC, id, size);
        used += PACK_BLOC + size;
    }
    const struct group_row row = {group, first, last, {packer->bytes, used}};
    return bulk_row(&packer->groups, &row, fault);
}

static uint32_t power_of(const struct fold_spell *spell)
{
    if (spell->bounds.start_lo == EDTF_NEG_INF || spell->bounds.end_hi == EDTF_POS_INF) {
        return 64;
    }
    const uint64_t days = (uint64_t)spell->bounds.end_hi - (uint64_t)spell->bounds.start_lo;
    uint32_t power = 0;
    while (power < 63 && days >> power > 1) {
        power++;
    }
    return power;
}

static int compare_laid(const void *left, const void *right)
{
    const struct laid *a = left, *b = right;
    if (a->full != b->full) {
        return a->full ? -1 : 1;
    }
    if (a->power != b->power) {
        return a->power < b->power ? -1 : 1;
    }
    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    return (a->place > b->place) - (a->place < b->place);
}

static bool write_group(struct packer *packer, int64_t group, size_t count, struct fault *fault)
{
    for (uint32_t i = 0; i < count; i++) {
        packer->laid[i].place = i;
        const struct fold_spell *spell = spell_at(packer, &packer->laid[i]);
        packer->laid[i].full = packer->dataset->statuses[spell->status].class == CLASS_FULL;
        packer->laid[i].power = power_of(spell);
        packer->laid[i].start = spell->bounds.start_lo;
    }
    sort_list(packer->laid, count, sizeof *packer->laid, compare_laid);
    return (packer->of_actors || write_group_blocs(packer, group, count, fault)) &&
           write_group_packs(packer, group, count, fault);
}

/* The same order, actor by actor. `*ends` gets where the spells of each end. */
static uint32_t *order_by_actor(const struct packer *packer, size_t count, size_t **ends)
{
    const uint32_t actors = packer->dataset->actors_count;
    size_t *next = heap_zero((size_t)actors + 2, sizeof *next);
    uint32_t *order = heap_alloc((count + 1) * sizeof *order);
    for (size_t i = 0; i < count; i++) {
        next[packer->spells[i].actor + 1]++;
    }
    for (uint32_t actor = 0; actor < actors; actor++) {
        next[actor + 1] += next[actor];
    }
    for (size_t i = 0; i < count; i++) {
        const uint32_t spell = packer->order[i];
        order[next[packer->spells[spell].actor]++] = spell;
    }
    *ends = next;
    return order;
}

static bool write_actors(struct packer *packer, int64_t reading, size_t count, struct fault *fault)
{
    size_t *ends;
    uint32_t *order = order_by_actor(packer, count, &ends);
    bool done = true;
    packer->order = order;
    packer->of_actors = true;
    packer->first = 0;
    for (uint32_t actor = 0; done && actor < packer->dataset->actors_count; actor++) {
        for (int64_t chunk = 0; done && packer->first < ends[actor]; chunk++) {
            const size_t left = ends[actor] - packer->first;
            const size_t part = left < PACK_GROUP ? left : PACK_GROUP;
            done =
                chunk < PACK_CHUNKS_MAX || fault_say(fault, FAULT_DATA, MSG_fault_too_many_spells);
            done = done && write_group(packer, pack_actor_group(reading, (int64_t)actor + 1, chunk),
                                       part, fault);
            packer->first += part;
        }
    }
    free(order);
    free(ends);
    return done;
}

bool write_packs(sqlite3 *db, uint32_t reading, const struct dataset *dataset,
                 const struct fold *fold, const struct watch *watch, struct fault *fault)
{
    uint32_t *order = order_spells(dataset, fold), *sources = only_sources(dataset);
    struct packer packer = {.dataset = dataset,
                            .spells = fold->spells,
                            .order = order,
                            .sources = sources,
                            .laid = heap_alloc(PACK_GROUP * sizeof *packer.laid)};
    bool done = bulk_open(&packer.groups, db, "spell_group", group_columns, 0, fault) &&
                bulk_open(&packer.packs, db, "spell_pack", pack_columns, 0, fault);
    for (int64_t group = 0;
         done && watch_go(watch, MSG_doing_packs, 0, 0) && packer.first < fold->count; group++) {
        const size_t left = fold->count - packer.first;
        const size_t count = left < PACK_GROUP ? left : PACK_GROUP;
        done = write_group(&packer, pack_group_id((int64_t)reading + 1, group), count, fault);
        packer.first += count;
    }
    if (done && reading + 1 < PACK_READINGS_MAX && dataset->actors_count < PACK_ACTORS_MAX - 1) {
        done = write_actors(&packer, (int64_t)reading + 1, fold->count, fault);
    }
    done = bulk_close(&packer.groups, done, fault) && done;
    done = bulk_close(&packer.packs, done, fault) && done;
    free(packer.laid);
    free(packer.bytes);
    free(sources);
    free(order);
    return done;
}

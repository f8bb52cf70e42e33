#include "edtf.h"
#include "pack.h"
#include "pack_groups.h"
#include "read.h"
#include "spell_packs.h"

#include <stdlib.h>
#include <string.h>

/* Reads packs (pack.h): a group at a time. */

/* A pack, taken apart. */
struct pack {
    const unsigned char *spells, *texts;
    size_t text_size, count, width;
};

/* Where a spell that touches the days asked about is found. */
struct found {
    uint32_t pack;   /* where its pack begins in the bytes kept */
    uint32_t number; /* in the pack */
};

struct group_reader {
    struct store *store;
    struct db_rows packs;
    int64_t lo, hi;
    uint32_t others;          /* how many there are of those that packs name */
    uint32_t first, end;      /* the places in the group that are asked about */
    struct found *places;     /* PACK_GROUP of them, of which those count whose bit is set */
    struct packed_days *days; /* instead of places and packs, if no texts are wanted */
    uint64_t bits[PACK_GROUP / 64];
    unsigned char *kept; /* the packs of the group that have such spells, each after its size */
    size_t used, capacity;
};

bool packs_damaged(struct store *store, struct fault *fault)
{
    return db_damaged(store->db, "packed spells", fault);
}

static bool pack_open(struct pack *pack, const unsigned char *bytes, size_t size)
{
    if (!bytes || size < PACK_HEADER) {
        return false;
    }
    pack->count = pack_get4(bytes);
    pack->width = pack_get4(bytes + 4);
    if ((pack->width != 4 && pack->width != 8) ||
        pack->count > (size - PACK_HEADER) / pack_spell_size(pack->width)) {
        return false;
    }
    pack->spells = bytes + PACK_HEADER;
    pack->texts = pack->spells + pack->count * pack_spell_size(pack->width);
    pack->text_size = size - (size_t)(pack->texts - bytes);
    return true;
}

static int64_t day_at(const struct pack *pack, enum pack_days day, size_t number)
{
    return pack_get_day(pack->spells + number * pack_spell_size(pack->width) + day * pack->width,
                        pack->width);
}

static uint32_t number_at(const struct pack *pack, enum pack_numbers what, size_t number)
{
    return pack_get(pack->spells + number * pack_spell_size(pack->width) + PACK_DAYS * pack->width +
                        what * (pack->width / 2),
                    pack->width);
}

static void read_days(const struct pack *pack, size_t number, struct packed_days *spell)
{
    *spell = (struct packed_days){
        .bounds = {.start_lo = day_at(pack, PACK_START_LO, number),
                   .start_hi = day_at(pack, PACK_START_HI, number),
                   .end_lo = day_at(pack, PACK_END_LO, number),
                   .end_hi = day_at(pack, PACK_END_HI, number)},
        .actor = number_at(pack, PACK_ACTOR, number),
        .status = number_at(pack, PACK_STATUS, number),
    };
}

/* Whether a spell's numbers are those of something there, and its days can be. */
static bool days_valid(const struct group_reader *reader, const struct packed_days *spell)
{
    return spell->actor - 1 < reader->others && spell->status - 1 < reader->store->statuses &&
           bounds_valid(&spell->bounds);
}

static bool read_texts(const struct pack *pack, size_t at, struct packed_spell *spell)
{
    struct cell *const cells[PACK_TEXTS] = {&spell->start_event, &spell->start, &spell->end_event,
                                            &spell->end};
    const size_t small = pack->width / 2;
    const size_t before = (PACK_TEXTS + PACK_SOURCES) * small;
    if (at > pack->text_size || pack->text_size - at < before) {
        return false;
    }
    const unsigned char *sizes = pack->texts + at, *sources = sizes + PACK_TEXTS * small;
    size_t left = pack->text_size - at - before;
    const char *text = (const char *)sizes + before;
    spell->start_source = pack_get(sources, pack->width);
    spell->end_source = pack_get(sources + small, pack->width);
    for (size_t i = 0; i < PACK_TEXTS; i++) {
        const size_t size = pack_get(sizes + i * small, pack->width);
        if (size > left) {
            return false;
        }
        *cells[i] = (struct cell){size ? text : NULL, size};
        text += size;
        left -= size;
    }
    return true;
}

static bool read_spell(const struct group_reader *reader, const struct found *found,
                       struct packed_spell *spell)
{
    struct pack pack;
    const size_t number = found->number;
    const unsigned char *kept = reader->kept + found->pack;
    if (!pack_open(&pack, kept + 4, pack_get4(kept))) {
        return false;
    }
    struct packed_days days;
    read_days(&pack, number, &days);
    spell->bounds = days.bounds;
    spell->actor = days.actor;
    spell->status = days.status;
    return days_valid(reader, &days) &&
           read_texts(&pack, number_at(&pack, PACK_TEXT, number), spell);
}

/* Keeps a pack's bytes for when the group is handed out. Returns where they are. */
static uint32_t keep_pack(struct group_reader *reader, const unsigned char *bytes, size_t size)
{
    const size_t at = reader->used;
    reader->kept = heap_grow(reader->kept, &reader->capacity, at + size + 4, 1);
    pack_put4(reader->kept + at, (uint32_t)size);
    memcpy(reader->kept + at + 4, bytes, size);
    reader->used += size + 4;
    return (uint32_t)at;
}

/* Puts those spells of the pack that touch the days asked about into their places. */
static bool gather(struct group_reader *reader, const unsigned char *bytes, size_t size)
{
    struct pack pack;
    uint32_t kept = UINT32_MAX;
    if (!pack_open(&pack, bytes, size)) {
        return false;
    }
    for (size_t i = 0; i < pack.count; i++) {
        if (day_at(&pack, PACK_START_LO, i) > reader->hi ||
            day_at(&pack, PACK_END_HI, i) <= reader->lo) {
            continue;
        }
        const uint32_t place = number_at(&pack, PACK_PLACE, i);
        if (place >= PACK_GROUP) {
            return false;
        }
        if (place < reader->first || place >= reader->end) {
            continue;
        }
        reader->bits[place / 64] |= UINT64_C(1) << place % 64;
        if (reader->days) {
            read_days(&pack, i, &reader->days[place]);
            if (!days_valid(reader, &reader->days[place])) {
                return false;
            }
            continue;
        }
        kept = kept == UINT32_MAX ? keep_pack(reader, bytes, size) : kept;
        reader->places[place] = (struct found){kept, (uint32_t)i};
    }
    return true;
}

static bool gather_group(struct group_reader *reader, int64_t group, struct fault *fault)
{
    struct db_rows *packs = &reader->packs;
    memset(reader->bits, 0, sizeof reader->bits);
    reader->used = 0;
    db_again(packs, fault);
    db_bind_i64(packs, ":first", pack_id_of(group, 0));
    db_bind_i64(packs, ":last", pack_id_of(group + 1, 0) - 1);
    while (db_next(packs)) {
        packs->valid = gather(reader, sqlite3_column_blob(packs->statement, 0),
                              (size_t)sqlite3_column_bytes(packs->statement, 0)) ||
                       packs_damaged(reader->store, fault);
    }
    return packs->valid;
}

/* The first place from `from` on whose bit is set, or PACK_GROUP. */
static uint32_t next_place(const struct group_reader *reader, uint32_t from)
{
    for (uint32_t word = from / 64; word < PACK_GROUP / 64; word++, from = word * 64) {
        const uint64_t rest = reader->bits[word] >> from % 64;
        if (rest) {
            return from + (uint32_t)__builtin_ctzll(rest);
        }
    }
    return PACK_GROUP;
}

/* Who is handed the spells: one of the two. */
struct receiver {
    packed_visit *visit;
    packed_days_visit *visit_days;
    void *context;
};

static bool hand_out(const struct group_reader *reader, uint32_t place, struct packed_spell *spell,
                     const struct receiver *to, struct fault *fault)
{
    if (to->visit_days) {
        return to->visit_days(to->context, (uint32_t)spell->bloc, &reader->days[place], fault);
    }
    if (!read_spell(reader, &reader->places[place], spell)) {
        return packs_damaged(reader->store, fault);
    }
    store_say_source(reader->store, 0, spell->start_event, spell->start_source);
    store_say_source(reader->store, 1, spell->end_event, spell->end_source);
    const bool done = to->visit(to->context, spell, fault);
    store_forget_sources(reader->store);
    return done;
}

/* A bloc of a group, and the places of its spells. */
struct group_bloc {
    uint32_t number;
    struct cell id;
    uint32_t first, end;
};

/* The blocs of a group (pack.h). */
struct group_blocs {
    const unsigned char *bytes;
    size_t size, at;
};

/* The next bloc; false at the end, or where the bytes are none: then `at` is not the size. */
static bool next_bloc(struct group_blocs *blocs, struct group_bloc *bloc)
{
    const size_t left = blocs->size - blocs->at;
    if (left < PACK_BLOC) {
        return false;
    }
    const unsigned char *at = blocs->bytes + blocs->at;
    if (left - PACK_BLOC < pack_get4(at + 8)) {
        return false;
    }
    const size_t size = pack_get4(at + 8);
    *bloc = (struct group_bloc){.number = pack_get4(at + 4),
                                .id = {(const char *)at + PACK_BLOC, size},
                                .first = pack_get4(at),
                                .end = left - PACK_BLOC - size >= PACK_BLOC
                                           ? pack_get4(at + PACK_BLOC + size)
                                           : PACK_GROUP};
    blocs->at += PACK_BLOC + size;
    return true;
}

/* Finds the places that are asked about. */
static bool find_places(struct group_reader *reader, struct group_blocs blocs, const char *wanted,
                        struct fault *fault)
{
    struct group_bloc bloc;
    reader->first = 0;
    reader->end = PACK_GROUP;
    if (!wanted) {
        return true;
    }
    reader->end = 0;
    while (next_bloc(&blocs, &bloc)) {
        if (bloc.id.size == strlen(wanted) && memcmp(bloc.id.text, wanted, bloc.id.size) == 0) {
            reader->first = bloc.first;
            reader->end = bloc.end;
            return true;
        }
    }
    return blocs.at == blocs.size || packs_damaged(reader->store, fault);
}

/* Hands out the group's spells in order, bloc by bloc. */
static bool visit_group(const struct group_reader *reader, struct group_blocs blocs,
                        const struct receiver *to, struct fault *fault)
{
    struct packed_spell spell;
    struct group_bloc bloc;
    uint32_t place = next_place(reader, 0);
    while (place < PACK_GROUP && next_bloc(&blocs, &bloc)) {
        if (bloc.number - 1 >= reader->store->blocs) {
            return packs_damaged(reader->store, fault);
        }
        spell.bloc = bloc.number;
        spell.bloc_id = bloc.id;
        for (; place < bloc.end && place < PACK_GROUP; place = next_place(reader, place + 1)) {
            if (!hand_out(reader, place, &spell, to, fault)) {
                return false;
            }
        }
    }
    return place == PACK_GROUP || packs_damaged(reader->store, fault);
}

/* The index has all that is needed to pass a pack by without touching its page. */
static const char packs_sql[] =
    "SELECT spells FROM spell_pack INDEXED BY spell_pack_by_days "
    "WHERE pack_id BETWEEN :first AND :last AND start_lo <= :hi AND end_hi > :lo "
    "AND full >= :only_full";

static bool read_groups(struct pack_groups *groups, struct group_reader *reader,
                        const struct pack_query *query, const struct receiver *to,
                        struct fault *fault)
{
    struct db_rows *rows = &groups->rows;
    int64_t number = query->bloc ? pack_groups_find(groups, query->bloc, fault) : 0;
    for (; rows->valid && pack_groups_at(groups, number, fault) &&
           (!query->bloc || strcmp(db_need(rows, 1), query->bloc) <= 0);
         number++) {
        const struct group_blocs blocs = {.bytes = sqlite3_column_blob(rows->statement, 0),
                                          .size = (size_t)sqlite3_column_bytes(rows->statement, 0)};
        rows->valid = db_sound(rows) && find_places(reader, blocs, query->bloc, fault) &&
                      gather_group(reader, groups->first + number, fault) &&
                      visit_group(reader, blocs, to, fault);
    }
    return rows->valid;
}

static bool read_packs(struct store *store, const struct pack_query *query,
                       const struct receiver *to, struct fault *fault)
{
    if (!store_count(store, fault)) {
        return false;
    }
    struct pack_groups groups = pack_groups_of(store, query->reading, fault);
    struct group_reader reader = {.store = store,
                                  .packs = db_rows_of(store->db, "packed spells", packs_sql, fault),
                                  .others = store->actors,
                                  .lo = query->lo,
                                  .hi = query->hi};
    if (to->visit_days) {
        reader.days = heap_alloc(PACK_GROUP * sizeof *reader.days);
    } else {
        reader.places = heap_alloc(PACK_GROUP * sizeof *reader.places);
    }
    db_bind_i64(&reader.packs, ":lo", query->lo);
    db_bind_i64(&reader.packs, ":hi", query->hi);
    db_bind_i64(&reader.packs, ":only_full", query->only_full);
    const bool done =
        groups.rows.valid && reader.packs.valid && read_groups(&groups, &reader, query, to, fault);
    db_close(&reader.packs);
    free(reader.kept);
    free(reader.places);
    free(reader.days);
    return db_close(&groups.rows) && done;
}

/* The last of the groups of an actor; less than the first if there is none. */
static bool last_chunk(struct store *store, int64_t first, int64_t *last, struct fault *fault)
{
    static const char sql[] = "SELECT pack_id FROM spell_pack WHERE pack_id BETWEEN :first AND "
                              ":last ORDER BY pack_id DESC LIMIT 1";
    struct db_rows rows = db_rows_of(store->db, "packed spells", sql, fault);
    db_bind_i64(&rows, ":first", pack_id_of(first, 0));
    db_bind_i64(&rows, ":last", pack_id_of(first + PACK_CHUNKS_MAX, 0) - 1);
    *last = db_next(&rows) ? db_i64(&rows, 0) >> 16 : first - 1;
    return db_close(&rows);
}

bool store_has_actor_packs(const struct pack_query *query)
{
    return query->reading > 0 && query->reading < PACK_READINGS_MAX && query->actor > 0 &&
           query->actor < PACK_ACTORS_MAX;
}

bool store_actor_packs(struct store *store, const struct pack_query *query, packed_visit *visit,
                       void *context, struct fault *fault)
{
    const int64_t first = pack_actor_group(query->reading, query->actor, 0);
    const struct receiver to = {.visit = visit, .context = context};
    int64_t last;
    if (!store_count(store, fault) || !last_chunk(store, first, &last, fault)) {
        return false;
    }
    struct group_reader reader = {.store = store,
                                  .packs = db_rows_of(store->db, "packed spells", packs_sql, fault),
                                  .others = store->blocs,
                                  .lo = query->lo,
                                  .hi = query->hi,
                                  .end = PACK_GROUP};
    reader.places = heap_alloc(PACK_GROUP * sizeof *reader.places);
    db_bind_i64(&reader.packs, ":lo", query->lo);
    db_bind_i64(&reader.packs, ":hi", query->hi);
    db_bind_i64(&reader.packs, ":only_full", query->only_full);
    bool done = reader.packs.valid;
    for (int64_t group = first; done && group <= last; group++) {
        struct packed_spell spell = {0};
        done = gather_group(&reader, group, fault);
        for (uint32_t place = next_place(&reader, 0); done && place < PACK_GROUP;
             place = next_place(&reader, place + 1)) {
            done = hand_out(&reader, place, &spell, &to, fault);
        }
    }
    db_close(&reader.packs);
    free(reader.kept);
    free(reader.places);
    return done;
}

bool store_packs(struct store *store, const struct pack_query *query, packed_visit *visit,
                 void *context, struct fault *fault)
{
    return read_packs(store, query, &(struct receiver){.visit = visit, .context = context}, fault);
}

bool store_packed_days(struct store *store, const struct pack_query *query,
                       packed_days_visit *visit, void *context, struct fault *fault)
{
    return read_packs(store, query, &(struct receiver){.visit_days = visit, .context = context},
                      fault);
}

/* The first day of one pack, some of whose spells go back without limit. */
static bool first_known(const unsigned char *bytes, size_t size, int64_t *first)
{
    struct pack pack;
    if (!pack_open(&pack, bytes, size)) {
        return false;
    }
    for (size_t i = 0; i < pack.count; i++) {
        struct packed_days days;
        read_days(&pack, i, &days);
        const int64_t day = days.bounds.start_lo > EDTF_NEG_INF   ? days.bounds.start_lo
                            : days.bounds.start_hi < EDTF_POS_INF ? days.bounds.start_hi
                                                                  : days.bounds.end_lo;
        *first = day < *first ? day : *first;
    }
    return true;
}

bool store_first_day(struct store *store, int64_t reading, int64_t *day, struct fault *fault)
{
    /* The index knows it of all packs but those that begin without limit. */
    static const char sql[] =
        "SELECT min(start_lo), NULL FROM spell_pack INDEXED BY spell_pack_by_days "
        "WHERE pack_id BETWEEN :first AND :last AND start_lo > :ever "
        "UNION ALL SELECT NULL, spells FROM spell_pack INDEXED BY spell_pack_by_days "
        "WHERE pack_id BETWEEN :first AND :last AND start_lo = :ever";
    struct db_rows rows = db_rows_of(store->db, "packed spells", sql, fault);
    *day = EDTF_POS_INF;
    db_bind_i64(&rows, ":first", pack_id_of(pack_group_id(reading, 0), 0));
    db_bind_i64(&rows, ":last", pack_id_of(pack_group_id(reading + 1, 0), 0) - 1);
    db_bind_i64(&rows, ":ever", EDTF_NEG_INF);
    while (db_next(&rows)) {
        if (sqlite3_column_type(rows.statement, 0) != SQLITE_NULL) {
            const int64_t first = db_i64(&rows, 0);
            *day = first < *day ? first : *day;
        } else if (sqlite3_column_type(rows.statement, 1) != SQLITE_NULL) {
            rows.valid = first_known(sqlite3_column_blob(rows.statement, 1),
                                     (size_t)sqlite3_column_bytes(rows.statement, 1), day) ||
                         packs_damaged(store, fault);
        }
    }
    return db_close(&rows);
}

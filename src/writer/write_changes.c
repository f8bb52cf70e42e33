#include "bulk.h"
#include "change.h"
#include "change_block.h"
#include "messages.h"
#include "pack.h"
#include "write.h"

#include <stdlib.h>

/* Writes the change log of a reading (change_block.h). */

/* A change, as small as can be, for there are more of them than spells: the beginning of a spell,
 * or the end of one. */
struct entry {
    int64_t lo, hi;
    uint32_t spell; /* number in the fold */
    uint32_t from;  /* status * 2, and 1 more if it is the end */
};

static bool is_end(const struct entry *entry)
{
    return entry->from & 1;
}

/* A run in the block at hand. */
struct run {
    int64_t lo, hi;
    uint32_t account, bloc;
    size_t text; /* where its text begins */
};

struct logger {
    struct bulk blocks;
    const struct dataset *dataset;
    const struct fold_spell *spells;
    const uint32_t *sources; /* of only_sources */
    int64_t id;              /* of the block at hand */
    int64_t hi;              /* the last day of its changes */
    unsigned char *bytes;
    size_t used, capacity;
    size_t last; /* where the last change's `to` begins */
    struct day_text day;
    struct run *runs;
    size_t run_count, run_capacity;
};

struct block_row {
    int64_t id, lo, hi;
    struct put_blob changes;
};

static const struct put block_columns[] = {DAY("block_id", block_row, id), DAY("lo", block_row, lo),
                                           DAY("hi", block_row, hi),
                                           BLOB("changes", block_row, changes), PUT_END};

static bool write_block(struct logger *logger, struct fault *fault)
{
    const struct block_row row = {
        logger->id++, logger->runs->lo, logger->hi, {logger->bytes, logger->used}};
    const bool done = bulk_row(&logger->blocks, &row, fault);
    logger->used = logger->run_count = 0;
    logger->hi = EDTF_NEG_INF;
    return done;
}

static struct run run_of(const struct logger *logger, const struct entry *entry)
{
    const struct fold_spell *spell = &logger->spells[entry->spell];
    return (struct run){.lo = entry->lo,
                        .hi = entry->hi,
                        .account = is_end(entry) ? spell->end_account : spell->start_account,
                        .bloc = spell->bloc};
}

static const struct run *last_run(const struct logger *logger)
{
    return logger->run_count ? &logger->runs[logger->run_count - 1] : NULL;
}

static bool goes_on(const struct logger *logger, const struct run *run)
{
    const struct run *last = last_run(logger);
    return last && last->account == run->account && last->bloc == run->bloc &&
           last->lo == run->lo && last->hi == run->hi;
}

/* Where the block has the account's text, or 0. An account's changes are all of the same days, so
 * it need not be sought further back. */
static size_t find_text(const struct logger *logger, const struct run *run)
{
    for (size_t i = logger->run_count; i-- > 0;) {
        const struct run *other = &logger->runs[i];
        if (other->lo != run->lo || other->hi != run->hi) {
            break;
        }
        if (other->account == run->account) {
            return other->text;
        }
    }
    return 0;
}

/* Puts the run's head down after the block at hand. Returns its size. */
static size_t put_run(struct logger *logger, struct run *run)
{
    const struct record_account *account = &logger->dataset->accounts[run->account];
    const char *event = event_name(logger->dataset, account->event);
    const struct run *last = last_run(logger);
    day_text_set(&logger->day, run->lo);
    const bool is_day = run->lo == run->hi && strcmp(logger->day.text, account->date) == 0;
    const size_t date_size = is_day ? 0 : strlen(account->date), event_size = strlen(event);
    const size_t text = find_text(logger, run);
    logger->bytes = heap_grow(logger->bytes, &logger->capacity,
                              logger->used + 10 * VARINT_SIZE + date_size + event_size, 1);
    unsigned char *const begin = logger->bytes + logger->used, *at = begin;
    at += varint_put(at, (uint64_t)run->lo - (last ? (uint64_t)last->lo : 0));
    at += varint_put(at, (uint64_t)run->hi - (uint64_t)run->lo);
    at += varint_put(at, run->bloc + 1);
    at += varint_put(at, text);
    run->text = text ? text : (size_t)(at - logger->bytes);
    if (!text) {
        at += varint_put(at, date_size);
        at += varint_put(at, event_size);
        at += varint_put(at, logger->sources[account->event] + 1); /* NONE is the greatest */
        memcpy(at, account->date, date_size);
        memcpy(at + date_size, event, event_size);
        at += date_size + event_size;
    }
    return (size_t)(at - begin);
}

/* Puts the change down after the block at hand, with the head of a run if it begins one. Returns
 * its size; *to gets where its `to` is. */
static size_t put_change(struct logger *logger, const struct entry *entry, struct run *run,
                         size_t *to)
{
    const struct fold_spell *spell = &logger->spells[entry->spell];
    size_t size = goes_on(logger, run) ? 0 : put_run(logger, run);
    logger->bytes =
        heap_grow(logger->bytes, &logger->capacity, logger->used + size + 3 * VARINT_SIZE, 1);
    unsigned char *const at = logger->bytes + logger->used;
    size += varint_put(at + size, spell->actor + 1);
    size += varint_put(at + size, entry->from / 2);
    *to = logger->used + size;
    return size + varint_put(at + size, is_end(entry) ? 0 : ((uint64_t)spell->status + 1) * 2);
}

static bool add_change(struct logger *logger, const struct entry *entry, struct fault *fault)
{
    size_t to;
    struct run run = run_of(logger, entry);
    size_t size = put_change(logger, entry, &run, &to);
    if (logger->used && logger->used + size > PACK_SIZE) {
        if (!write_block(logger, fault)) {
            return false;
        }
        size = put_change(logger, entry, &run, &to);
    }
    if (goes_on(logger, &run)) {
        logger->bytes[logger->last] |= 1;
    } else {
        logger->runs =
            heap_grow(logger->runs, &logger->run_capacity, logger->run_count + 1, sizeof run);
        logger->runs[logger->run_count++] = run;
    }
    logger->used += size;
    logger->last = to;
    logger->hi = entry->hi > logger->hi ? entry->hi : logger->hi;
    return true;
}

/* ---- The order of changes ---- */

/* The changes of the spells, which are taken in `order`. To be freed. */
static struct entry *list_changes(const struct fold *fold, const uint32_t *order, size_t *count)
{
    struct entry *entries = heap_alloc((2 * fold->count + 1) * sizeof *entries);
    struct change_maker maker = {0};
    struct change made[2];
    size_t used = 0;
    for (size_t i = 0; i < fold->count; i++) {
        const struct fold_spell *spell = &fold->spells[order[i]];
        const struct fold_spell *next = i + 1 < fold->count ? &fold->spells[order[i + 1]] : NULL;
        const struct change_spell taken = {
            .bounds = spell->bounds,
            .status = spell->status + 1,
            .start_account = spell->start_account + 1,
            .end_account = spell->end_account == NONE ? 0 : spell->end_account + 1};
        const size_t made_count = change_take(&maker, &taken, made);
        if (made_count == 2) {
            entries[used++] = (struct entry){made->lo, made->hi, order[i - 1], made->from * 2 + 1};
        }
        const struct change *begun = &made[made_count - 1];
        entries[used++] = (struct entry){begun->lo, begun->hi, order[i], begun->from * 2};
        if ((!next || next->bloc != spell->bloc || next->actor != spell->actor) &&
            change_finish(&maker, made)) {
            entries[used++] = (struct entry){made->lo, made->hi, order[i], made->from * 2 + 1};
        }
    }
    *count = used;
    return entries;
}

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

/* All days of the changes but the infinities. */
struct days_found {
    int64_t least, greatest;
};

static struct days_found find_days(const struct entry *entries, size_t count)
{
    struct days_found days = {EDTF_POS_INF, EDTF_NEG_INF};
    for (size_t i = 0; i < count; i++) {
        const int64_t of[] = {entries[i].lo, entries[i].hi};
        for (size_t k = 0; k < 2; k++) {
            if (of[k] != EDTF_NEG_INF && of[k] != EDTF_POS_INF) {
                days.least = of[k] < days.least ? of[k] : days.least;
                days.greatest = of[k] > days.greatest ? of[k] : days.greatest;
            }
        }
    }
    return days;
}

/* In the order of days, and as small as can be. */
static uint64_t key_of(int64_t day, const struct days_found *days)
{
    if (day == EDTF_NEG_INF || days->greatest < days->least) {
        return day == EDTF_POS_INF;
    }
    const int64_t near = day == EDTF_POS_INF ? days->greatest + 1 : day;
    return (uint64_t)near - (uint64_t)days->least + 1;
}

/* Sorts by first day (or by last), digit by digit, leaving what is equal as it stands. */
static void sort_by(bool last, struct entry **entries, struct entry **spare, size_t count,
                    const struct days_found *days)
{
    const uint64_t most = key_of(EDTF_POS_INF, days);
    for (unsigned shift = 0; shift < 64 && most >> shift; shift += DIGIT_BITS) {
        const struct entry *const from = *entries;
        struct entry *const to = *spare;
        size_t begin[DIGITS + 1] = {0};
        for (size_t i = 0; i < count; i++) {
            const uint64_t key = key_of(last ? from[i].hi : from[i].lo, days);
            begin[(key >> shift) % DIGITS + 1]++;
        }
        for (size_t i = 0; i < DIGITS; i++) {
            begin[i + 1] += begin[i];
        }
        for (size_t i = 0; i < count; i++) {
            const uint64_t key = key_of(last ? from[i].hi : from[i].lo, days);
            to[begin[(key >> shift) % DIGITS]++] = from[i];
        }
        *spare = *entries;
        *entries = to;
    }
}

/* Sorts by first and last day; the changes of the same days stay in the order that they have. Of
 * 1 365 115 changes: 49 ms, with qsort 228. */
static struct entry *sort_changes(struct entry *entries, size_t count)
{
    struct entry *spare = heap_alloc((count + 1) * sizeof *spare);
    const struct days_found days = find_days(entries, count);
    sort_by(true, &entries, &spare, count, &days);
    sort_by(false, &entries, &spare, count, &days);
    free(spare);
    return entries;
}

bool write_changes(sqlite3 *db, uint32_t reading, const struct dataset *dataset,
                   const struct fold *fold, const struct watch *watch, struct fault *fault)
{
    uint32_t *sources = only_sources(dataset);
    struct logger logger = {.dataset = dataset,
                            .spells = fold->spells,
                            .sources = sources,
                            .id = change_block_id((int64_t)reading + 1, 0),
                            .hi = EDTF_NEG_INF};
    size_t count = 0;
    uint32_t *order = order_spells(dataset, fold);
    struct entry *entries = list_changes(fold, order, &count);
    free(order);
    entries = sort_changes(entries, count);
    bool done = bulk_open(&logger.blocks, db, "change_block", block_columns, 0, fault);
    for (size_t i = 0; done && watch_go(watch, MSG_doing_changes, i, count) && i < count; i++) {
        done = add_change(&logger, &entries[i], fault);
    }
    if (done && logger.used) {
        done = write_block(&logger, fault);
    }
    done = bulk_close(&logger.blocks, done, fault) && done;
    free(entries);
    free(sources);
    free(logger.bytes);
    free(logger.runs);
    return done;
}

#include "change_block.h"
#include "change_log.h"
#include "read.h"

#include <string.h>

bool change_log_damaged(struct store *store, struct fault *fault)
{
    return db_damaged(store->db, "change log", fault);
}

/* A walk along the runs of a block. */
struct block {
    struct store *store;
    const unsigned char *bytes, *at, *end;
    struct logged_change change;
    struct day_text day;
};

/* The text of a run, which begins at `*at`, and is followed by what `*at` gets. */
static bool read_text(struct block *block, const unsigned char **at)
{
    struct logged_change *change = &block->change;
    uint64_t date, event, source;
    if (!varint_get(at, block->end, &date) || !varint_get(at, block->end, &event) ||
        !varint_get(at, block->end, &source) || source > UINT32_MAX) {
        return false;
    }
    const size_t left = (size_t)(block->end - *at);
    if (date > left || event > left - date) {
        return false;
    }
    change->date = (struct cell){(const char *)*at, (size_t)date};
    change->event = (struct cell){(const char *)*at + date, (size_t)event};
    change->source = (uint32_t)source;
    *at += date + event;
    if (!date) {
        day_text_set(&block->day, change->lo);
        change->date = (struct cell){block->day.text, block->day.size};
    }
    return true;
}

static bool read_run(struct block *block)
{
    struct logged_change *change = &block->change;
    uint64_t days, vague, bloc, text;
    if (!varint_get(&block->at, block->end, &days) || !varint_get(&block->at, block->end, &vague) ||
        !varint_get(&block->at, block->end, &bloc) || !varint_get(&block->at, block->end, &text) ||
        bloc < 1 || bloc > block->store->blocs || text >= (uint64_t)(block->end - block->bytes)) {
        return false;
    }
    change->lo = (int64_t)((uint64_t)change->lo + days);
    change->hi = (int64_t)((uint64_t)change->lo + vague);
    if (change->hi < change->lo) {
        return false;
    }
    change->bloc = (uint32_t)bloc;
    const unsigned char *earlier = block->bytes + text;
    return read_text(block, text ? &earlier : &block->at);
}

/* Hands out the block's changes that may have happened in the time asked about. */
static bool visit_block(struct block *block, const struct change_query *query, change_visit *visit,
                        void *context, struct fault *fault)
{
    struct logged_change *change = &block->change;
    change->lo = 0;
    while (block->at < block->end) {
        uint64_t actor, from, to;
        if (!read_run(block)) {
            return change_log_damaged(block->store, fault);
        }
        const bool wanted = change->lo <= query->to && change->hi > query->after;
        store_say_source(block->store, 0, change->event, change->source);
        do {
            if (!varint_get(&block->at, block->end, &actor) ||
                !varint_get(&block->at, block->end, &from) ||
                !varint_get(&block->at, block->end, &to) || actor < 1 ||
                actor > block->store->actors || from > block->store->statuses ||
                to >> 1 > block->store->statuses) {
                return change_log_damaged(block->store, fault);
            }
            change->actor = (uint32_t)actor;
            change->from = (uint32_t)from;
            change->to = (uint32_t)(to >> 1);
            if (wanted && !visit(context, change, fault)) {
                return false;
            }
        } while (to & 1);
    }
    return true;
}

bool store_changes(struct store *store, const struct change_query *query, change_visit *visit,
                   void *context, struct fault *fault)
{
    /* The index has all that is needed to pass a block by without touching its page. */
    static const char sql[] =
        "SELECT changes FROM change_block INDEXED BY change_block_by_days "
        "WHERE block_id BETWEEN :first AND :last AND lo <= :to AND hi > :after "
        "ORDER BY block_id";
    struct block block = {.store = store, .day = {.size = 0}};
    if (!store_count(store, fault)) {
        return false;
    }
    struct db_rows rows = db_rows_of(store->db, "change log", sql, fault);
    db_bind_i64(&rows, ":first", change_block_id(query->reading, 0));
    db_bind_i64(&rows, ":last", change_block_id(query->reading + 1, 0) - 1);
    db_bind_i64(&rows, ":to", query->to);
    db_bind_i64(&rows, ":after", query->after);
    while (db_next(&rows)) {
        const void *bytes = sqlite3_column_blob(rows.statement, 0); /* NULL if there are none */
        block.bytes = block.at = bytes ? bytes : (const void *)"";
        block.end = block.bytes + sqlite3_column_bytes(rows.statement, 0);
        rows.valid = visit_block(&block, query, visit, context, fault);
        store_forget_sources(store); /* their events are in the block */
    }
    return db_close(&rows);
}

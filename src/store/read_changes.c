#include "change_block.h"
#include "change_log.h"
#include "read.h"

#include <string.h>

bool change_log_damaged(struct fault *fault)
{
    return fault_set(fault, FAULT_DATA, "the change log in the database is damaged");
}

/* A walk along the runs of a block. */
struct block {
    const unsigned char *bytes, *at, *end;
    struct logged_change change;
    struct day_text day;
};

/* The text of a run, which begins at `*at`, and is followed by what `*at` gets. */
static bool read_text(struct block *block, const unsigned char **at)
{
    struct logged_change *change = &block->change;
    uint64_t date, event;
    if (!varint_get(at, block->end, &date) || !varint_get(at, block->end, &event)) {
        return false;
    }
    const size_t left = (size_t)(block->end - *at);
    if (date > left || event > left - date) {
        return false;
    }
    change->date = (struct cell){(const char *)*at, date};
    change->event = (struct cell){(const char *)*at + date, event};
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
        bloc > UINT32_MAX || text >= (uint64_t)(block->end - block->bytes)) {
        return false;
    }
    change->lo = (int64_t)((uint64_t)change->lo + days);
    change->hi = (int64_t)((uint64_t)change->lo + vague);
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
            return change_log_damaged(fault);
        }
        const bool wanted = change->lo <= query->to && change->hi > query->after;
        do {
            if (!varint_get(&block->at, block->end, &actor) ||
                !varint_get(&block->at, block->end, &from) ||
                !varint_get(&block->at, block->end, &to) || actor > UINT32_MAX ||
                from > UINT32_MAX || to >> 1 > UINT32_MAX) {
                return change_log_damaged(fault);
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
    static const char sql[] = "SELECT changes FROM change_block INDEXED BY change_block_by_days "
                              "WHERE block_id BETWEEN ?1 AND ?2 AND lo <= ?3 AND hi > ?4 "
                              "ORDER BY block_id";
    struct block block = {.day = {.size = 0}};
    struct db_rows rows = db_rows_of(store->db, sql, fault);
    sqlite3_bind_int64(rows.statement, 1, change_block_id(query->reading, 0));
    sqlite3_bind_int64(rows.statement, 2, change_block_id(query->reading + 1, 0) - 1);
    sqlite3_bind_int64(rows.statement, 3, query->to);
    sqlite3_bind_int64(rows.statement, 4, query->after);
    while (db_next(&rows)) {
        block.bytes = block.at = sqlite3_column_blob(rows.statement, 0);
        block.end = block.bytes + sqlite3_column_bytes(rows.statement, 0);
        rows.valid = visit_block(&block, query, visit, context, fault);
    }
    return db_close(&rows);
}

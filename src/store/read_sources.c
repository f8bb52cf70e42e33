#include "source_lists.h"

#include <stdlib.h>
#include <string.h>

void source_lists_close(struct source_lists *lists)
{
    if (!lists) {
        return;
    }
    struct db_rows *const rows[] = {&lists->events, &lists->accounts, &lists->chosen, &lists->one,
                                    &lists->blocs,  &lists->actors,   &lists->whole};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        db_close(rows[i]);
    }
    for (size_t i = 0; i < EVENTS_KEPT; i++) {
        free(lists->kept[i].event);
    }
    for (uint32_t i = 0; i < intern_count(lists->bloc_ids); i++) {
        free(lists->of_blocs[i].list);
    }
    number_texts_close(&lists->ids);
    intern_free(lists->lists);
    intern_free(lists->bloc_ids);
    intern_free(lists->actor_ids);
    free(lists->kept);
    free(lists->parts);
    free(lists->of_blocs);
    free(lists->actor_numbers);
    free(lists->facts);
    free(lists->text);
    free(lists);
}

struct source_lists *source_lists_of(struct store *store, int64_t reading, struct fault *fault)
{
    if (store->sources && store->sources->reading == reading) {
        return store->sources;
    }
    source_lists_close(store->sources);
    struct source_lists *lists = heap_zero(1, sizeof *lists);
    lists->store = store;
    lists->reading = reading;
    lists->greatest = -1;
    lists->ids = number_texts_of(store, "SELECT source FROM main.source WHERE source_id = :number");
    lists->lists = intern_new();
    lists->bloc_ids = intern_new();
    lists->actor_ids = intern_new();
    lists->kept = heap_zero(EVENTS_KEPT, sizeof *lists->kept);
    store->sources = lists;
    return store_hides_files(store, &lists->some_unseen, fault) ? lists : NULL;
}

void source_lists_begin(struct source_lists *lists, struct db_rows *rows, const char *sql,
                        struct fault *fault)
{
    if (!rows->statement) {
        *rows = db_rows_of(lists->store->db, "sources", sql, fault);
    }
    db_again(rows, fault);
}

/* ---- A list ---- */

void source_list_add(struct source_lists *lists, int64_t source, int64_t earliest, int64_t account)
{
    for (size_t i = 0; i < lists->part_count; i++) {
        struct part *part = &lists->parts[i];
        if (part->source == source) {
            part->earliest = earliest < part->earliest ? earliest : part->earliest;
            part->account = account < part->account ? account : part->account;
            return;
        }
    }
    lists->parts =
        heap_grow(lists->parts, &lists->part_room, lists->part_count + 1, sizeof *lists->parts);
    lists->parts[lists->part_count++] = (struct part){source, earliest, account};
}

static bool is_before(const struct part *left, const struct part *right)
{
    return left->earliest != right->earliest ? left->earliest < right->earliest
                                             : left->account < right->account;
}

bool source_list_make(struct source_lists *lists, const char **list, struct fault *fault)
{
    size_t used = 0;
    for (size_t i = 1; i < lists->part_count; i++) { /* few, and nearly in order */
        const struct part part = lists->parts[i];
        size_t at = i;
        for (; at > 0 && is_before(&part, &lists->parts[at - 1]); at--) {
            lists->parts[at] = lists->parts[at - 1];
        }
        lists->parts[at] = part;
    }
    for (size_t i = 0; i < lists->part_count; i++) {
        const char *id;
        if (!text_of_number(&lists->ids, lists->parts[i].source, &id, fault)) {
            return false;
        }
        if (lists->part_count == 1) {
            *list = id; /* kept as long */
            return true;
        }
        const size_t size = strlen(id);
        lists->text = heap_grow(lists->text, &lists->room, used + size + 1, 1);
        if (i > 0) {
            lists->text[used++] = ' ';
        }
        memcpy(lists->text + used, id, size);
        used += size;
    }
    *list = used ? intern_text(lists->lists, intern_put(lists->lists, lists->text, used)) : "";
    return true;
}

/* ---- Events ---- */

static struct event_list *kept_at(struct source_lists *lists, const char *event, size_t size)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)event[i]) * 16777619u;
    }
    return &lists->kept[(hash ^ hash >> 16) & (EVENTS_KEPT - 1)];
}

/* Which account of the event the reading chose; 0: none. */
static bool find_chosen(struct source_lists *lists, int64_t event, int64_t *account,
                        struct fault *fault)
{
    static const char sql[] =
        "SELECT account_id FROM chosen WHERE reading_id = :reading AND event_id = :event";
    source_lists_begin(lists, &lists->chosen, sql, fault);
    db_bind_i64(&lists->chosen, ":reading", lists->reading);
    db_bind_i64(&lists->chosen, ":event", event);
    *account = db_next(&lists->chosen) ? db_i64(&lists->chosen, 0) : 0;
    return lists->chosen.valid;
}

/* The sources of all accounts of an event that has several: that of the chosen account first, then
 * by account. */
static bool find_several(struct source_lists *lists, int64_t event, const char **list,
                         struct fault *fault)
{
    static const char all_sql[] =
        "SELECT source_id, account_id FROM account INDEXED BY account_by_event "
        "WHERE event_id = :event ORDER BY account_id";
    /* What is seen is listed anew each time, which takes longer than all else. */
    static const char seen_sql[] =
        "SELECT source_id, account_id FROM account INDEXED BY account_by_event "
        "WHERE event_id = :event AND " SEEN("account") "ORDER BY account_id";
    struct db_rows *rows = &lists->accounts;
    int64_t chosen, source = 0;
    if (!find_chosen(lists, event, &chosen, fault)) {
        return false;
    }
    lists->part_count = 0;
    source_lists_begin(lists, rows, lists->some_unseen ? seen_sql : all_sql, fault);
    db_bind_i64(rows, ":event", event);
    if (lists->some_unseen) {
        db_bind_i64(rows, ":seeing", lists->store->reading);
    }
    while (db_next(rows)) {
        source_list_add(lists, db_i64(rows, 0), 1, db_i64(rows, 1));
        source = db_i64(rows, 1) == chosen ? db_i64(rows, 0) : source;
        db_sound(rows);
    }
    for (size_t i = 0; i < lists->part_count; i++) {
        lists->parts[i].earliest = lists->parts[i].source != source;
    }
    return rows->valid && source_list_make(lists, list, fault);
}

/* The sources of the event. Nearly all have one, which the index that finds them says. */
static bool find_event(struct source_lists *lists, const char *event, size_t size,
                       const char **list, struct fault *fault)
{
    static const char sql[] =
        "SELECT source_id, event_id FROM event INDEXED BY event_by_id WHERE event = :event";
    struct db_rows *rows = &lists->events;
    if (++lists->events_found == EVENTS_FEW) {
        sqlite3_exec(lists->store->db, "PRAGMA cache_size = -40960", NULL, NULL, NULL);
    }
    source_lists_begin(lists, rows, sql, fault);
    db_bind_bytes(rows, ":event", event, size);
    *list = "";
    if (!db_next(rows)) {
        return rows->valid;
    }
    if (lists->some_unseen || sqlite3_column_type(rows->statement, 0) == SQLITE_NULL) {
        return find_several(lists, db_i64(rows, 1), list, fault);
    }
    return text_of_number(&lists->ids, db_i64(rows, 0), list, fault);
}

/* The source that a reader said the event has; 0: none. */
static uint32_t said_source(const struct store *store, const char *event, size_t size)
{
    for (size_t i = 0; i < sizeof store->said / sizeof *store->said; i++) {
        const struct cell *said = &store->said[i].event;
        if (store->said[i].source && said->size == size && memcmp(said->text, event, size) == 0) {
            return store->said[i].source;
        }
    }
    return 0;
}

bool store_event_sources(struct store *store, int64_t reading, const char *event, size_t size,
                         const char **sources, struct fault *fault)
{
    struct source_lists *lists = source_lists_of(store, reading, fault);
    if (!lists) {
        return false;
    }
    const uint32_t said = lists->some_unseen ? 0 : said_source(store, event, size);
    if (said) {
        return text_of_number(&lists->ids, said, sources, fault);
    }
    struct event_list *kept = kept_at(lists, event, size);
    if (kept->event && kept->size == size && memcmp(kept->event, event, size) == 0) {
        *sources = kept->list;
        return true;
    }
    if (!find_event(lists, event, size, sources, fault)) {
        return false;
    }
    free(kept->event);
    *kept = (struct event_list){heap_alloc(size + 1), size, *sources};
    memcpy(kept->event, event, size);
    return true;
}
